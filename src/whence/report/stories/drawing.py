"""The lineage as boxes and curves: from the left, where the earliest stand, to the right, where the last retellings do.

Articles that hang together are laid out together (`layers`), one group beneath the other; those that stand alone are
set in rows at the end.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from whence.report.escape import one_line
from whence.report.stories import view
from whence.report.stories.cast import cut, when
from whence.report.stories.layers import Layout, layout
from whence.report.stories.told import EARLIEST, headline, sure
from whence.report.summary import UNSURE
from whence.report.wording import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.model import Story
    from whence.report.stories.cast import Cast

ROOMY = 24
"""Up to so many boxes each has two lines."""
MOST = 400
"""More boxes than this are not drawn: nobody could read it, and the table has all of it."""
_MARGIN, _STEP, _HEAD = 8, 10, 9
_THICKEST = 7.0
_PULL = 90
"""How far a curve that goes back swings out."""
_LETTER = 7.6
"""Pixels that a letter of a label takes, at most of them."""
_DESCRIBED = 20


class _Size(NamedTuple):
    """Pixels: what a box measures, and what lies between two layers."""

    width: int
    height: int
    gap: int

    def left(self, layer: int) -> float:
        """Return where the boxes of a layer begin."""
        return _MARGIN + layer * (self.width + self.gap)


_TWO_LINES, _ONE_LINE = _Size(196, 44, 92), _Size(168, 26, 64)


class _Box(NamedTuple):
    x: float
    y: float
    width: int
    height: int

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class _Sheet(NamedTuple):
    """Where everything stands."""

    boxes: dict[str, _Box]
    bends: dict[int, list[tuple[float, float]]]
    """By edge: where each bend begins; it is as long as a box."""
    size: _Size
    width: float
    height: float


def draw(story: Story, who: Cast) -> view.GraphView | None:
    """Return the lineage to be drawn; None where there is nothing to draw, or far too much."""
    keys = _keys(story, who)
    if not keys or len(keys) > MOST or not (story.lineage.edges or story.lineage.undecided):
        return None
    compact = len(keys) > ROOMY
    sheet = _set(story, keys, _ONE_LINE if compact else _TWO_LINES)
    ports = _ports(story, sheet)
    return view.GraphView(
        width=round(sheet.width),
        height=round(sheet.height),
        nodes=tuple(_node(key, box, story, who, compact=compact) for key, box in sheet.boxes.items()),
        edges=tuple(_edges(story, sheet, ports, who)),
        links=tuple(_links(story, sheet, who)),
        description=_description(story, who),
    )


def _keys(story: Story, who: Cast) -> list[str]:
    """Return what is drawn: unseen parents, then articles in the order of time, then whatever edges name besides."""
    named = [end for edge in story.lineage.edges for end in (edge.parent, edge.child)]
    related = [end for found in story.lineage.undecided for end in (found.left, found.right)]
    return list(dict.fromkeys([*who.unseen, *who.number, *named, *related]))


def _groups(story: Story, keys: Sequence[str]) -> list[list[str]]:
    """Return the keys by what hangs together, the group with the earliest key first, those alone as one last group."""
    group = {key: [key] for key in keys}
    pairs = [(edge.parent, edge.child) for edge in story.lineage.edges]
    for one, other in [*pairs, *((d.left, d.right) for d in story.lineage.undecided)]:
        if group[one] is not group[other]:
            small, large = sorted((group[one], group[other]), key=len)
            large += small
            group |= dict.fromkeys(small, large)
    place = {key: n for n, key in enumerate(keys)}
    found = {id(members): sorted(members, key=place.__getitem__) for members in group.values()}
    joined = [members for members in found.values() if len(members) > 1]
    alone = [members[0] for members in found.values() if len(members) == 1]
    return [*sorted(joined, key=lambda members: -len(members)), alone]


def _set(story: Story, keys: Sequence[str], size: _Size) -> _Sheet:
    *joined, alone = _groups(story, keys)
    unit = size.height + _STEP
    boxes: dict[str, _Box] = {}
    bends: dict[int, list[tuple[float, float]]] = {}
    top, width = float(_MARGIN), 0.0
    for members in joined:
        found, numbers = _laid(story, members)
        for key, layer, place in zip(members, found.layer, found.place, strict=True):
            boxes[key] = _Box(size.left(layer), top + place * unit, size.width, size.height)
        for number, points in zip(numbers, found.bends, strict=True):
            bends[number] = [(size.left(layer), top + place * unit + size.height / 2) for layer, place in points]
        top += found.breadth * unit + _STEP
        width = max(width, size.left(found.depth - 1) + size.width)
    across = max(2, round(width / (size.width + size.gap))) if width else 3
    for n, key in enumerate(alone):
        boxes[key] = _Box(size.left(n % across), top + n // across * unit, size.width, size.height)
        width = max(width, boxes[key].right)
    if alone:
        top += ((len(alone) - 1) // across + 1) * unit
    return _Sheet(boxes, bends, size, width + 3 * _MARGIN, top)


def _laid(story: Story, members: Sequence[str]) -> tuple[Layout, list[int]]:
    """Return the layout of a group, and the numbers of its edges."""
    place = {key: n for n, key in enumerate(members)}
    numbers = [n for n, edge in enumerate(story.lineage.edges) if edge.child in place]
    chosen = [story.lineage.edges[n] for n in numbers]
    return layout(len(members), [(place[e.parent], place[e.child]) for e in chosen]), numbers


def _node(key: str, box: _Box, story: Story, who: Cast, *, compact: bool) -> view.NodeView:
    article = who.find(key)
    earliest = key == story.lineage.earliest
    unseen = who.unseen.get(key) if article is None else None
    below, full, kind = "", who.name(key), "absent"
    label = full
    if unseen is not None:
        label = f"{one_line(unseen.agency)}?" if unseen.agency else "unseen parent"
        below = "unseen parent" if unseen.agency else "not at hand"
        full, kind = f"{full}: not at hand, inferred ({unseen.score:.2f})", "unseen"
    elif article is not None:
        date = when(who.entries.get(key), article)
        label = f"{who.number[key]} {one_line(article.outlet or '') or full}"
        below, kind = (EARLIEST, "earliest") if earliest else (cut(date, 28), "article")
        told = f" ({EARLIEST})" if earliest else ""
        full = f"{who.number[key]} {full}, {date}: {headline(article)}{told}"
    room = box.width - 20 - (16 if earliest else 0)
    return view.NodeView(
        x=f"{box.x:.0f}",
        y=f"{box.y:.0f}",
        width=box.width,
        height=box.height,
        label=fitted(label, room),
        below="" if compact else below,
        full=full,
        kind=kind,
    )


def fitted(label: str, room: float) -> str:
    """Return as much of `label` as fits into so many pixels; Chinese, Japanese and Korean letters take two places.

    >>> fitted("12 Valley Courier", 160), fitted("12 Valley Courier and Herald", 160)
    ('12 Valley Courier', '12 Valley Courier an…')
    """
    places = [2 if east_asian_width(letter) in "WF" else 1 for letter in label]
    most = int(room / _LETTER)
    if sum(places) <= most:
        return label
    fitting = sum(total < most for total in accumulate(places))
    return f"{label[: max(1, fitting)].rstrip()}…"


def _ports(story: Story, sheet: _Sheet) -> dict[int, float]:
    """Return by edge how far from the middle of the child's box it ends, so that several do not lie on each other."""
    arriving: dict[str, list[tuple[float, int]]] = {}
    for number, edge in enumerate(story.lineage.edges):
        points = sheet.bends.get(number) or [(0.0, sheet.boxes[edge.parent].middle)]
        arriving.setdefault(edge.child, []).append((points[-1][1], number))
    ports = {}
    for child, found in arriving.items():
        room = sheet.boxes[child].height * 0.64
        for n, (_, number) in enumerate(sorted(found)):
            ports[number] = room * ((n + 0.5) / len(found) - 0.5)
    return ports


def _edges(story: Story, sheet: _Sheet, ports: dict[int, float], who: Cast) -> Iterator[view.EdgePathView]:
    for number, edge in enumerate(story.lineage.edges):
        parent, child = sheet.boxes[edge.parent], sheet.boxes[edge.child]
        x, y = child.x, child.middle + ports[number]
        points = [(parent.right, parent.middle)]
        for left, at in sheet.bends.get(number, ()):
            points += [(left, at), (left + sheet.size.width, at)]
        points.append((x - _HEAD + 1, y))
        told = f"{who.name(edge.parent)} → {who.name(edge.child)}: {percent(edge.share)}, {sure(edge.score)}"
        yield view.EdgePathView(
            path=_curve(points),
            head=f"M{x - _HEAD:.0f} {y - 5:.1f}L{x:.0f} {y:.1f}L{x - _HEAD:.0f} {y + 5:.1f}z",
            thickness=f"{1 + (_THICKEST - 1) * min(1.0, max(0.0, edge.share)):.1f}",
            unsure=edge.score < UNSURE,
            full="\n".join([told, *(f"– {cut(reason, 200)}" for reason in view.lines(edge.reasons))]),
        )


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """Return the path through `points`, whose pairs are the ends of curves and of straight stretches by turns."""
    (x, y), *rest = points
    path = f"M{x:.0f} {y:.1f}"
    for n, (end_x, end_y) in enumerate(rest):
        pull = abs(end_x - x) / 2 if end_x > x else _PULL
        curve = f"C{x + pull:.0f} {y:.1f} {end_x - pull:.0f} {end_y:.1f} {end_x:.0f} {end_y:.1f}"
        path += f"H{end_x:.0f}" if n % 2 else curve
        x, y = end_x, end_y
    return path


def _links(story: Story, sheet: _Sheet, who: Cast) -> Iterator[view.LinkPathView]:
    """Yield the related pairs of which nothing says which came first."""
    for found in story.lineage.undecided:
        one, other = sorted((sheet.boxes[found.left], sheet.boxes[found.right]))
        if one.x == other.x:
            x, y, end = one.right, one.middle, other.middle
            path = f"M{x:.0f} {y:.1f}C{x + 40:.0f} {y:.1f} {x + 40:.0f} {end:.1f} {x:.0f} {end:.1f}"
            mark = x + 30, (y + end) / 2
        else:
            path = _curve([(one.right, one.middle), (other.x, other.middle)])
            mark = (one.right + other.x) / 2, (one.middle + other.middle) / 2
        told = f"{who.name(found.left)} and {who.name(found.right)}: cannot tell which came first"
        yield view.LinkPathView(path, f"{mark[0]:.0f}", f"{mark[1] + 4:.0f}", told)


def _description(story: Story, who: Cast) -> str:
    """Return in words what is drawn, as far as somebody can listen to it."""
    edges: Iterable[str] = (
        f"{who.name(e.child)} from {who.name(e.parent)}, {percent(e.share)}" for e in story.lineage.edges[:_DESCRIBED]
    )
    rest = len(story.lineage.edges) - _DESCRIBED
    more = f"; and {rest:,} more" if rest > 0 else ""
    return f"{'; '.join(edges) or 'no edges'}{more}. The table below has every edge with its reasons."
