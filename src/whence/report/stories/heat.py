"""Who shares how much of which stretch: a strip for each article, and a matrix of all with all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.report.segments import tile
from whence.report.stories.view import CellView, MatrixView, StripView
from whence.report.wording import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from whence.model import Article, Derivation, Passage, Span, Story
    from whence.report.stories.cast import Cast
    from whence.report.stories.view import WhoView

    Shares = Mapping[str, Sequence[tuple[str, Span]]]
    """By article: who else has which of its stretches."""

CELLS, TALL = 240, 20
"""The units of a strip, across and down."""
LEVELS = 5
MOST = 100
"""More articles than this make no matrix: it would have ten thousand cells."""
_FLOORS = (0.0, 0.1, 0.25, 0.5, 0.75)
"""From which share on a cell has level 1, 2, 3, 4, 5."""


def shares(passages: Iterable[Passage]) -> dict[str, list[tuple[str, Span]]]:
    """Return for each article who else has which of its stretches."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for passage in passages:
        found.setdefault(passage.left, []).append((passage.right, passage.left_span))
        found.setdefault(passage.right, []).append((passage.left, passage.right_span))
    return found


def depths(length: int, shared: Sequence[tuple[str, Span]]) -> list[tuple[Span, int]]:
    """Return the stretches of a text of so many characters, in order, with how many others have each.

    >>> from whence.model import Span
    >>> [(tuple(s), n) for s, n in depths(9, [("a", Span(0, 5)), ("b", Span(3, 5)), ("b", Span(3, 7))])]
    [((0, 3), 1), ((3, 5), 2), ((5, 7), 1), ((7, 9), 0)]
    """
    cut = tile(length, [span for _, span in shared])
    return [(segment.span, len({shared[mark][0] for mark in segment.marks})) for segment in cut]


def profile(length: int, deep: Iterable[tuple[Span, int]], cells: int = CELLS) -> list[float]:
    """Return the mean depth in each of so many equal parts of the text."""
    found = [0.0] * cells
    if not length:
        return found
    for (begin, end), depth in deep:
        if not depth:
            continue
        first, last = begin * cells / length, end * cells / length
        for cell in range(int(first), min(cells, int(last) + 1)):
            found[cell] += depth * max(0.0, min(last, cell + 1) - max(first, cell))
    return found


def strip(article: Article, who: WhoView, shared: Sequence[tuple[str, Span]], ceiling: int) -> StripView:
    """Return an article's strip; `ceiling` is the greatest depth of any article of the story."""
    length = len(article.text)
    deep = depths(length, shared)
    covered = sum(span.end - span.begin for span, depth in deep if depth)
    return StripView(
        who=who,
        words=len(article.text.split()),
        shared=covered / length if length else 0.0,
        most=max((depth for _, depth in deep), default=0),
        levels=tuple(_levels(profile(length, deep), ceiling)),
    )


def _levels(found: Sequence[float], ceiling: int) -> Iterable[tuple[int, str]]:
    """Yield the paths of a profile by level; a stretch is as high as its share of the ceiling, and never unseen."""
    paths: dict[int, list[str]] = {}
    at = 0
    while at < len(found):
        height = _height(found[at], ceiling)
        end = at + 1
        while end < len(found) and _height(found[end], ceiling) == height:
            end += 1
        if height:
            level = -(-height * LEVELS // TALL)
            paths.setdefault(level, []).append(f"M{at} {TALL}v{-height}h{end - at}v{height}z")
        at = end
    for level in sorted(paths):
        yield level, "".join(paths[level])


def _height(depth: float, ceiling: int) -> int:
    return max(3, round(TALL * min(1.0, depth / ceiling))) if depth > 0.05 and ceiling else 0


def matrix(story: Story, who: Cast, mention: Callable[[str], WhoView]) -> MatrixView | None:
    """Return what share of each article (row) each other one (column) has; None for too many, or a single one."""
    keys = list(who.number)
    if not 1 < len(keys) <= MOST:
        return None
    known = _shares(story.derivations)
    parents = {(edge.child, edge.parent) for edge in story.lineage.edges}
    rows = [
        tuple(
            _cell(known[row, column], parent=(row, column) in parents) if known.get((row, column)) else None
            for column in keys
        )
        for row in keys
    ]
    return MatrixView(tuple(map(mention, keys)), tuple(rows))


def _shares(derivations: Iterable[Derivation]) -> dict[tuple[str, str], float]:
    """Return by (article, other): the share of the article's words that the other accounts for."""
    found = {}
    for one in derivations:
        found[one.left, one.right] = one.left_share
        found[one.right, one.left] = one.right_share
    return found


def _cell(share: float, *, parent: bool) -> CellView:
    return CellView(sum(share > floor for floor in _FLOORS), percent(share).rstrip("%"), parent)
