r"""Who derives from whom as a graph for Gephi, networkx and whatever else reads GraphML or GEXF.

Both are XML 1.0, which cannot hold every character that an id may have: such a character stands as ``\u001b``, in ids
and in all other texts (`naming.xml_text`, `naming.xml_read`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.report.exchange.descent import descents, rows
from whence.report.exchange.naming import address, day, xml_shown, xml_text
from whence.report.stories.cast import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    import networkx as nx

    from whence.report.exchange.tables import Tables

_LABEL = 80
"""Most characters of a label; drawings are made of them."""


def write_graphml(tables: Tables, file: BinaryIO) -> None:
    """Write the graph as GraphML, in UTF-8."""
    import networkx as nx

    nx.write_graphml(graph(tables), file, named_key_ids=True)


def write_gexf(tables: Tables, file: BinaryIO) -> None:
    """Write the graph as GEXF 1.2, in UTF-8; articles begin on the day they are dated."""
    import networkx as nx

    made = graph(tables)
    for _, data in made.nodes(data=True):
        if found := day(data.get("date")):
            data["start"] = found
    nx.write_gexf(made, file)


def graph(tables: Tables) -> nx.DiGraph:
    """Return articles as nodes, and edges from parent to child; whatever is not known is left out.

    A node has `label`, `title`, `outlet`, `date`, `url` (where it is a web address) and `words` (how many). An edge
    has `relation`: ``derives``, or ``related`` where nothing says which came first; that one goes from left to right
    for want of a better way, and its `direction` says that it is none (``cannot tell``, ``common unseen parent``).
    Besides `kind`, `score` (of the kind), `direction_score`, `share` (of the child's words that the parent accounts
    for), `left_share` and `right_share` of a ``related`` one, `weight` (the share, for layouts), `reasons` and `via`,
    one a line. The graph itself has `notes`, which GEXF cannot hold.
    """
    import networkx as nx

    made = nx.DiGraph()
    if tables.notes:
        made.graph["notes"] = xml_text("\n".join(dict.fromkeys(tables.notes)))
    for row in rows(tables.articles.drop_columns(["extra"])):
        key = xml_text(row["id"] or "")
        if key not in made:
            made.add_node(key, **_node(row))
    found, related = descents(tables)
    for one in found:
        told = {
            "relation": "derives",
            "direction": "from parent to child",
            "share": one.share,
            "weight": one.share or None,
        }
        _edge(made, one.parent, one.child, told | _rest(one))
    for pair in related:
        told = {
            "relation": "related",
            "direction": pair.direction,
            "left_share": pair.left_share,
            "right_share": pair.right_share,
            "weight": max(pair.left_share or 0.0, pair.right_share or 0.0) or None,
        }
        _edge(made, pair.left, pair.right, told | _rest(pair))
    return made


def _node(row: Mapping[str, Any]) -> dict[str, Any]:
    outlet, title = xml_shown(row["outlet"] or ""), xml_shown(row["title"] or "")
    label = ": ".join(filter(None, (outlet, title))) or xml_shown(row["id"] or "") or NAMELESS
    told = {
        "title": row["title"],
        "outlet": row["outlet"],
        "date": row["date"],
        "url": address(row["url"]),
        "words": len((row["text"] or "").split()),
    }
    return {"label": _cut(label), **_fit(told)}


def _cut(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"


def _rest(one: Any) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "score": one.score,
        "direction_score": one.direction_score,
        "reasons": "\n".join(one.reasons),
        "via": "\n".join(one.via),
    }


def _edge(made: nx.DiGraph, begin: str, end: str, told: Mapping[str, Any]) -> None:
    ends = xml_text(begin), xml_text(end)
    for key, name in zip(ends, (begin, end), strict=True):
        if key not in made:  # only spoken of
            made.add_node(key, label=_cut(xml_shown(name) or NAMELESS))
    made.add_edge(*ends, **_fit(told))


def _fit(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a format can hold: no nulls, no empty texts, no characters that XML lacks."""
    fit = {name: xml_text(value) if isinstance(value, str) else value for name, value in told.items()}
    return {name: value for name, value in fit.items() if value is not None and value != ""}
