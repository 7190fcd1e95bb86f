"""What the tables say of who derives from whom: what is known, and what is only known to be related."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from whence.report.exchange.naming import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from whence.report.exchange.tables import Tables


class Descent(NamedTuple):
    """One article derives from another."""

    parent: str
    child: str
    kind: str
    share: float | None
    """Share of the child's words that the parent accounts for, 0 to 1."""
    score: float | None
    """How sure the kind is, 0 to 1."""
    direction_score: float | None
    reasons: tuple[str, ...]
    via: tuple[str, ...]
    """Articles at hand by way of which it went; empty for a parent and its child."""


class Related(NamedTuple):
    """Two articles share text, and nothing says which way it went."""

    left: str
    right: str
    kind: str
    direction: str
    """``cannot tell`` or ``common unseen parent``."""
    left_share: float | None
    right_share: float | None
    score: float | None
    direction_score: float | None
    reasons: tuple[str, ...]
    via: tuple[str, ...]
    """Articles at hand from which both have it."""


def rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, a batch in memory at a time."""
    for batch in table.to_batches(max_chunksize=4096):
        yield from batch.to_pylist()


def descents(tables: Tables) -> tuple[list[Descent], list[Related]]:
    """Return the derivations with a direction and the relations without one.

    A pair that is not derived, or of which that is unknown, is neither. Of a pair that is there twice the surer row
    counts.
    """
    known: dict[tuple[str, str], Descent] = {}
    open_: dict[tuple[str, str], Related] = {}
    for row in rows(tables.derivations):
        left, right = row["left"] or "", row["right"] or ""
        if row["kind"] not in ("wholly", "partially") or left == right:
            continue
        rest = (number(row["score"]), number(row["direction_score"]), _texts(row["reasons"]), _texts(row["via"]))
        parent, child = row["parent"], row["child"]
        if parent is None or child is None or parent == child:
            told = row["direction"] or "cannot tell"
            found = Related(
                left, right, row["kind"], told, number(row["left_share"]), number(row["right_share"]), *rest
            )
            open_.setdefault((min(left, right), max(left, right)), found)
            continue
        share = number(row["left_share"] if child == left else row["right_share"])
        descent = Descent(parent, child, row["kind"], share, *rest)
        other = known.get((parent, child))
        if other is None or (descent.direction_score or 0) > (other.direction_score or 0):
            known[parent, child] = descent
    ends = {frozenset(pair) for pair in known}
    return list(known.values()), [one for one in open_.values() if frozenset((one.left, one.right)) not in ends]


def _texts(listed: Iterable[str | None] | None) -> tuple[str, ...]:
    return tuple(one for one in listed or () if one is not None)


def without_circles(found: Iterable[Descent]) -> tuple[list[Descent], list[Descent]]:
    """Return the derivations that contradict none that is surer, and those that would close a circle.

    Each pair is judged by itself, so that three of them can say that an article derives from itself; PROV forbids
    that. Circles lie within strongly connected components, and only there the order of sureness is walked through.
    """
    import networkx as nx

    listed = list(found)
    whole = nx.DiGraph((one.parent, one.child) for one in listed)
    component = {key: n for n, keys in enumerate(nx.strongly_connected_components(whole)) for key in keys}
    inside = [one for one in listed if component[one.parent] == component[one.child]]
    kept = nx.DiGraph()
    turned = set()
    for one in sorted(inside, key=lambda one: -(one.direction_score or 0)):
        if one.child in kept and one.parent in kept and nx.has_path(kept, one.child, one.parent):
            turned.add((one.parent, one.child))
        else:
            kept.add_edge(one.parent, one.child)
    return (
        [one for one in listed if (one.parent, one.child) not in turned],
        [one for one in listed if (one.parent, one.child) in turned],
    )


def sources(found: Iterable[Descent], related: Iterable[Related]) -> dict[str, list[str]]:
    """Return for each child the earliest known witnesses at hand that it goes back to, over whatever parents.

    That is an article which has no parent at hand, and of which nothing says that it shares one that is not at hand.
    `found` is without circles.
    """
    import networkx as nx

    graph = nx.DiGraph((one.parent, one.child) for one in found)
    orphans = {end for one in related if one.direction == "common unseen parent" for end in (one.left, one.right)}
    back: dict[str, set[str]] = {}
    for key in nx.topological_sort(graph):
        parents = list(graph.predecessors(key))
        own = set() if parents or key in orphans else {key}
        back[key] = own.union(*(back[parent] for parent in parents))
    return {key: sorted(roots) for key, roots in back.items() if graph.in_degree(key) and roots}
