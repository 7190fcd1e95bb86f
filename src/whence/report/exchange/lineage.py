"""The lineage as a drawing that stands alone: an SVG without scripts, which asks for nothing from anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from datetime import time as time_of_day
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from whence.model import Article, Derivation, Lineage, LineageEdge, Story, TimelineEntry
from whence.report.exchange.descent import descents, rows
from whence.report.exchange.naming import day, moment, xml_shown
from whence.report.stories.cast import cast, cut
from whence.report.stories.drawing import draw
from whence.report.stories.told import EARLIEST
from whence.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from whence.report.exchange.tables import Tables
    from whence.report.stories.view import GraphView

MOST = 200
"""Most articles that are drawn: of more nobody could read the drawing."""
_FIRST = 400
"""Characters of a text that are looked at for its first words."""
_NOTES = 6
_NARROWEST = 560
_LINE, _LETTER = 18, 6.6
_SVG = "http://www.w3.org/2000/svg"
_TITLE = "Lineage, from the earliest on the left to the latest retellings on the right"
_KEY = (
    "Text goes from left to right; numbers: in the order of dates; a thick line: much of the child's words; dashed: "
    "unsure; dotted, with ?: cannot tell which came first"
)
_UNSEEN = "; a dashed box: an article that must have been there and is not at hand"
_STYLE = """
svg { font: 13px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif }
.paper { fill: #fbfaf7 } text { fill: #1d1f22 } .told { font-size: 12px; fill: #585c62 } .told.left { fill: #1d1f22 }
.node rect { fill: #fff; stroke: #585c62 } .node text { font-weight: 600 }
.node .below { fill: #585c62; font-weight: 400; font-size: 11.5px }
.earliest rect { stroke: #0b6b63; stroke-width: 2 } .node .mark, .earliest .below { fill: #0b6b63 }
.unseen rect, .absent rect { stroke-dasharray: 5 4; fill: #fbfaf7 } .unseen text { font-style: italic }
.edge .line { fill: none; stroke: #1f5fae; stroke-opacity: .62 } .edge .head { fill: #1f5fae }
.unsure .line { stroke-dasharray: 7 5 } .unsure .head { fill: #fff; stroke: #1f5fae }
.link .line { fill: none; stroke: #585c62; stroke-width: 1.5; stroke-dasharray: 1.5 4; stroke-linecap: round }
.link text { font-weight: 700 } .reach { fill: none; stroke: transparent; stroke-width: 12; pointer-events: stroke }
@media (prefers-color-scheme: dark) {
.paper { fill: #15171a } text, .told.left { fill: #e6e4df } .told, .node .below { fill: #a9adb3 }
.node rect { fill: #1c1f23; stroke: #a9adb3 } .earliest rect { stroke: #6fd0c3 }
.node .mark, .earliest .below { fill: #6fd0c3 } .unseen rect, .absent rect { fill: #15171a }
.edge .line { stroke: #8fbcf5 } .edge .head { fill: #8fbcf5 } .unsure .head { fill: #1c1f23; stroke: #8fbcf5 }
.link .line { stroke: #a9adb3 }
}
"""


def write(tables: Tables, file: BinaryIO) -> None:
    """Write the lineage of the tables as SVG, in UTF-8."""
    file.write(svg(tables).encode())


def svg(whole: Tables | Story) -> str:
    """Return the lineage as SVG; where not all of it is drawn, a sentence in it says what is left out."""
    drawn, left_out = _drawn(whole) if isinstance(whole, Story) else _told(whole)
    who = cast(drawn)
    graph = draw(drawn, who)
    key = _KEY + (_UNSEEN if drawn.lineage.unseen else "") + (f"; ◆ {EARLIEST}" if drawn.lineage.earliest else "")
    told = [f"{key}." if graph else "No article is known to derive from another."]
    notes = list(dict.fromkeys(drawn.notes))
    told += notes[:_NOTES]
    if len(notes) > _NOTES:
        told.append(f"{counted(len(notes) - _NOTES, 'note')} more, in the description of this drawing.")
    aloud = [_aloud(drawn, who.name), *left_out, *notes]
    return _page(graph, [*left_out, *told], len(left_out), " ".join(aloud))


def _aloud(story: Story, name: Callable[[str], str]) -> str:
    edges = story.lineage.edges
    listed = [f"{name(edge.child)} from {name(edge.parent)}" for edge in edges[:20]]
    more = [f"and {len(edges) - len(listed):,} more"] if len(edges) > len(listed) else []
    said = "; ".join([*listed, *more]) or "no derivations"
    return f"{counted(len(story.articles), 'article')}; {said}."


class _Choice(NamedTuple):
    """What is drawn of everything."""

    keys: set[str]
    articles: int
    """How many articles are left out."""


def _choose(keys: Sequence[str], pairs: Iterable[tuple[str, str]]) -> _Choice:
    """Return whole groups that hang together, the largest first, as many as fit.

    Of one that is too large for itself, what is nearest to its earliest article; alone stands nothing but among few.
    """
    import networkx as nx

    if len(keys) <= MOST:
        return _Choice(set(keys), 0)
    graph = nx.Graph()
    graph.add_nodes_from(keys)
    graph.add_edges_from(pairs)
    place = {key: n for n, key in enumerate(keys)}
    groups = [sorted(group, key=place.__getitem__) for group in nx.connected_components(graph) if len(group) > 1]
    groups.sort(key=lambda group: (-len(group), place[group[0]]))
    chosen = list(nx.bfs_tree(graph, groups[0][0]))[:MOST] if groups else []
    for group in groups[1:]:
        if len(chosen) + len(group) > MOST:
            break
        chosen += group
    return _Choice(set(chosen), len(keys) - len(chosen))


def _sentence(choice: _Choice, total: int, edges: int) -> list[str]:
    if not choice.articles or not choice.keys:
        return []
    drawn = f"{len(choice.keys):,} of {total:,} articles are drawn, the largest groups that hang together"
    return [
        f"{drawn}; left out: {counted(choice.articles, 'article')} and {counted(edges, 'line')} between two articles."
    ]


def _drawn(story: Story) -> tuple[Story, list[str]]:
    """Return as much of a story as is drawn, and what is said of the rest."""
    lineage = story.lineage
    unseen = {one.id for one in lineage.unseen}
    pairs = [(edge.parent, edge.child) for edge in lineage.edges]
    pairs += [(one.left, one.right) for one in lineage.undecided]
    held = dict.fromkeys(entry.article for entry in story.timeline)
    named = dict.fromkeys(end for pair in pairs for end in pair)
    keys = list(dict.fromkeys([*held, *(article.id for article in story.articles), *unseen, *named]))
    choice = _choose(keys, pairs)
    kept = choice.keys
    edges = tuple(edge for edge in lineage.edges if edge.parent in kept and edge.child in kept)
    undecided = tuple(one for one in lineage.undecided if one.left in kept and one.right in kept)
    lost = len(pairs) - len(edges) - len(undecided)
    part = replace(
        story,
        articles=tuple(article for article in story.articles if article.id in kept),
        timeline=tuple(entry for entry in story.timeline if entry.article in kept),
        lineage=replace(
            lineage,
            edges=edges,
            undecided=undecided,
            unseen=tuple(one for one in lineage.unseen if one.id in kept),
        ),
        notes=(*story.notes, *lineage.notes),
        blames=(),
    )
    return part, _sentence(choice, len(keys), lost)


def _told(tables: Tables) -> tuple[Story, list[str]]:
    """Return the tables as a story that can be drawn: of the derivations those from a parent straight to its child."""
    found, related = descents(tables)
    straight = [one for one in found if not one.via]
    apart = [one for one in related if not one.via]
    dates = {row["id"] or "": row["date"] for row in rows(tables.articles.select(["id", "date"]))}
    keys = sorted(dates, key=lambda key: _order(dates[key]))
    pairs = [(one.parent, one.child) for one in straight] + [(one.left, one.right) for one in apart]
    keys = list(dict.fromkeys([*keys, *(end for pair in pairs for end in pair)]))
    choice = _choose(keys, pairs)
    kept = choice.keys
    edges = tuple(
        LineageEdge(one.parent, one.child, one.kind, one.share or 0.0, one.direction_score or 0.0, one.reasons)  # type: ignore[arg-type]
        for one in straight
        if one.parent in kept and one.child in kept
    )
    undecided = tuple(
        Derivation(
            one.left, one.right, one.kind, one.direction, one.score or 0.0, one.direction_score or 0.0,  # type: ignore[arg-type]
            one.left_share or 0.0, one.right_share or 0.0, one.reasons,
        )
        for one in apart
        if one.left in kept and one.right in kept
    )  # fmt: skip
    articles = {article.id: article for article in _articles(tables, kept)}
    story = Story(
        id="",
        articles=tuple(articles.values()),
        timeline=tuple(TimelineEntry(k, day(dates[k]) and dates[k], (), 0.0) for k in keys if k in articles),
        lineage=Lineage(tuple(articles), edges, undecided=undecided),
        notes=tables.notes,
    )
    return story, _sentence(choice, len(keys), len(pairs) - len(edges) - len(undecided))


def _order(date: str | None) -> tuple[bool, datetime]:
    """Return what articles are sorted by: their time, those without a day last.

    A day without a time of day is taken as its end, so that no retelling seems to come before what it retells; a time
    without a zone as UTC.
    """
    known = day(date)
    if known is None:
        return True, datetime.min.replace(tzinfo=UTC)
    time = moment(date) or datetime.combine(datetime.fromisoformat(known), time_of_day.max)
    return False, time if time.tzinfo else time.replace(tzinfo=UTC)


def _articles(tables: Tables, kept: set[str]) -> Iterator[Article]:
    import pyarrow as pa
    import pyarrow.compute as pc

    given = tables.articles
    listed = given.filter(pc.is_in(given["id"], value_set=pa.array(sorted(kept), pa.string())))
    for row in rows(listed.drop_columns(["extra"])):
        text = (row["text"] or "")[:_FIRST]
        yield Article(row["id"] or "", text, row["outlet"], row["date"], row["title"], row["url"])


def _page(graph: GraphView | None, told: Sequence[str], marked: int, aloud: str) -> str:
    """Return the drawing with sentences beneath it, of which the first `marked` are set off."""
    width = max(_NARROWEST, graph.width if graph else 0)
    top = graph.height if graph else 0
    lines = [
        (line, n < marked)
        for n, sentence in enumerate(told)
        for line in wrap(xml_shown(cut(sentence, 1000)), int((width - 16) / _LETTER))
    ]
    height = top + _LINE * (len(lines) + 1)
    ids = "whence-lineage-title", "whence-lineage-desc"
    size = f'width="{width}" height="{height}"'
    page = [
        f'<svg xmlns="{_SVG}" {size} viewBox="0 0 {width} {height}" role="img" aria-labelledby="{" ".join(ids)}">',
        f'<title id="{ids[0]}">{_safe(_TITLE)}</title>',
        f'<desc id="{ids[1]}">{_safe(aloud)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" {size}/>',
        *(_shapes(graph) if graph else ()),
    ]
    for n, (line, is_marked) in enumerate(lines, 1):
        kind = "told left" if is_marked else "told"
        page.append(f'<text class="{kind}" x="8" y="{top + n * _LINE}">{_safe(line)}</text>')
    return "\n".join([*page, "</svg>", ""])


def _shapes(graph: GraphView) -> Iterator[str]:
    for link in graph.links:
        yield (
            f'<g class="link">{_tip(link.full)}<path class="reach" d="{link.path}"/><path class="line" '
            f'd="{link.path}"/><text x="{link.x}" y="{link.y}">?</text></g>'
        )
    for edge in graph.edges:
        yield (
            f'<g class="{"edge unsure" if edge.unsure else "edge"}">{_tip(edge.full)}<path class="reach" '
            f'd="{edge.path}"/><path class="line" d="{edge.path}" stroke-width="{edge.thickness}"/>'
            f'<path class="head" d="{edge.head}"/></g>'
        )
    for node in graph.nodes:
        inner = f'<rect x="1" y="1" width="{node.width - 2}" height="{node.height - 2}" rx="5"/>'
        if node.kind == "earliest":
            inner += f'<text class="mark" x="{node.width - 18}" y="17">◆</text>'
        middle = 18 if node.below else node.height / 2 + 5
        inner += f'<text x="10" y="{middle}">{_safe(node.label)}</text>'
        if node.below:
            inner += f'<text class="below" x="10" y="34">{_safe(node.below)}</text>'
        yield (
            f'<svg class="node {node.kind}" x="{node.x}" y="{node.y}" width="{node.width}" height="{node.height}">'
            f"{_tip(node.full)}{inner}</svg>"
        )


def _tip(text: str) -> str:
    return "<title>" + "\n".join(map(_safe, text.split("\n"))) + "</title>"


def _safe(text: str) -> str:
    return escape(xml_shown(text))
