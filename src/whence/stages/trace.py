"""Trace the lineage of a story: the graph with the fewest unexplained edges, parents that nobody has at hand, origins.

All articles of a story are settled together. Every pair says how likely either way is; among all branchings that give
each article one parent or none, each is as likely as the product of its edges, and an edge is as likely as the
branchings that have it (`kernels.branching`). What is drawn is the branching whose edges are likeliest together, as far
as they are likely enough to be claimed.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.branching import Arc, cheapest, marginals
from whence.model import Derivation, Lineage, LineageEdge
from whence.text.direction.dates import Dated, apart, dated, doubts, precedes
from whence.text.direction.extent import extent
from whence.text.direction.family import Edge, edges
from whence.text.direction.groups import Joined, groups
from whence.text.direction.odds import calibrated, is_slight, weigh
from whence.text.direction.origins import earliest, origins, unseen
from whence.text.direction.reasons import reasons, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from whence.model import Article
    from whence.text.direction.relation import Relation

_CLAIMED = 0.5
"""Least probability of an edge for it to be claimed: it is likelier than all else together."""
_SECOND = 0.12
"""Share of a child that a second parent must account for beside the first …"""
_SECOND_WAY, _SECOND_IN_TIME = 0.75, 0.5
"""… and how likely this way must be for the pair alone, without dates and with them."""
_FAMILY = 4
"""Articles that must hang together for them to bear out an edge that next to nothing else speaks for."""
_MANY = 2500
"""Articles in one story up to which all branchings are weighed; beyond, each child weighs its parents alone."""


class _Settled(NamedTuple):
    """One way of a pair with its probability among all branchings."""

    edge: Edge
    odds: float
    probability: float
    few: bool
    """Whether fewer than four articles hang together here."""


def trace(articles: Sequence[Article], relations: Sequence[Relation], now: datetime | None = None) -> Lineage:
    """Return how the articles of one story descend from each other.

    `relations` are those pairs of them that share reporting (`text.direction.relation.relate`); `now` is the time of
    asking: a later date is not believed. Time is that of the relations, and of the third power of the largest group of
    articles that hang together.
    """
    dates = dated(articles, now)
    names = [article.id for article in articles]
    settled, rooted = _settled(names, relations, _order(relations, dates))
    parents = _parents(names, settled, rooted)
    chosen = [way for way in settled if parents.get(way.edge.child) == way.edge.parent]
    claimed = [way for way in chosen if calibrated(way.probability) >= _CLAIMED]
    claimed = [way for way in claimed if not (way.few and is_slight(way.edge))]
    claimed += _seconds(settled, claimed)
    drawn = [_drawn(way, dates) for way in claimed]
    derived = {edge.child for edge in drawn}
    hidden = unseen(relations, {name: alone for name, alone in rooted.items() if name not in derived})
    open_pairs = _undecided(relations, settled, drawn, {c for parent in hidden for c in parent.children})
    return Lineage(
        tuple(names),
        tuple(drawn),
        tuple(hidden),
        earliest(names, drawn, dates, rooted),
        origins(names, drawn, hidden, open_pairs),
        tuple(open_pairs),
        tuple(_notes(articles, dates, settled)),
    )


def _order(relations: Sequence[Relation], dates: dict[str, Dated]) -> Callable[[str, str], bool]:
    """Return whether one article is known to be earlier than another; a credit outweighs the dates of its pair."""
    credited = {(way.left, way.right) for r in relations for way in (r, r.mirrored()) if way.right_credits}

    def earlier(one: str, other: str) -> bool:
        return precedes(dates[one], dates[other]) and (other, one) not in credited

    return earlier


def _settled(
    names: Sequence[str], relations: Sequence[Relation], earlier: Callable[[str, str], bool]
) -> tuple[list[_Settled], dict[str, float]]:
    """Return every possible way with its probability, and for each article the probability of having no parent."""
    ways = list(edges(relations, earlier))
    settled: list[_Settled] = []
    rooted: dict[str, float] = {}
    into: dict[str, list[Edge]] = {}
    for way in ways:
        into.setdefault(way.child, []).append(way)
    for group in groups(names, [(way.parent, way.child) for way in ways]):
        number = {name: n for n, name in enumerate(group)}
        some = [way for name in group for way in into.get(name, ())]
        odds = [weigh(way) for way in some]
        arcs = [Arc(number[w.parent], number[w.child], exp(o)) for w, o in zip(some, odds, strict=True)]
        alone, probable = (marginals if len(group) <= _MANY else _apart)([1.0] * len(group), arcs)
        few = len(group) < _FAMILY
        settled += [_Settled(w, o, p, few) for w, o, p in zip(some, odds, probable, strict=True)]
        rooted |= dict(zip(group, alone, strict=True))
    return settled, rooted


def _apart(roots: Sequence[float], arcs: Sequence[Arc]) -> tuple[list[float], list[float]]:
    """Return what `marginals` does, as if each node chose its parent for itself."""
    whole = list(roots)
    for arc in arcs:
        whole[arc.child] += arc.value
    return [r / w for r, w in zip(roots, whole, strict=True)], [arc.value / whole[arc.child] for arc in arcs]


def _parents(names: Sequence[str], settled: Sequence[_Settled], rooted: dict[str, float]) -> dict[str, str]:
    """Return the parent of each article that has one, in the branching whose edges are likeliest together."""
    number = {name: n for n, name in enumerate(names)}
    arcs = [Arc(number[way.edge.parent], number[way.edge.child], -way.probability) for way in settled]
    parents = cheapest([-rooted.get(name, 1.0) for name in names], arcs)
    return {name: names[parent] for name, parent in zip(names, parents, strict=True) if parent >= 0}


def _seconds(settled: Sequence[_Settled], claimed: Sequence[_Settled]) -> list[_Settled]:
    """Return second parents: each accounts for a good part of a child that its first parent does not have.

    One that descends from the child is none, and one that the first parent has the same part from is none either.
    """
    back = {(way.edge.parent, way.edge.child): way.odds for way in settled}
    parents: dict[str, set[str]] = {}
    first = {way.edge.child: way for way in claimed}
    for way in claimed:
        parents.setdefault(way.edge.child, set()).add(way.edge.parent)
    found: list[_Settled] = []
    for way in sorted(settled, key=lambda w: (-w.edge.relation.signs.shared, w.edge.parent, w.edge.child)):
        parent, child = way.edge.parent, way.edge.child
        if child not in first or parent in parents[child] or _reaches(parents, parent, child):
            continue
        alone = exp(way.odds) / (1 + exp(way.odds) + exp(back.get((child, parent), -20.0)))
        least = _SECOND_IN_TIME if way.edge.in_time else _SECOND_WAY
        if alone >= least and _fresh(way.edge, [w.edge for w in (first[child], *found) if w.edge.child == child]):
            parents[child].add(parent)
            found.append(way._replace(probability=alone))
    return found


def _reaches(parents: dict[str, set[str]], start: str, goal: str) -> bool:
    """Tell whether `goal` is `start` or one of its ancestors."""
    seen, left = {start}, [start]
    while left:
        name = left.pop()
        if name == goal:
            return True
        left += parents.get(name, set()) - seen
        seen |= parents.get(name, set())
    return False


def _fresh(edge: Edge, others: Sequence[Edge]) -> bool:
    """Tell whether the parent accounts for a good part of the child that no other parent has."""
    from whence.text.direction.comparison import weight

    child = edge.relation.comparison.right
    had = set()
    for other in others:
        had |= {n for n, partner in enumerate(other.relation.comparison.right.partner) if partner >= 0}
    tokens = child.witness.tokens.words
    new = [n for n, partner in enumerate(child.partner) if partner >= 0 and n not in had]
    return weight(tokens, new) >= _SECOND * weight(tokens, range(len(tokens)))


def _drawn(way: _Settled, dates: dict[str, Dated]) -> LineageEdge:
    edge, relation = way.edge, way.edge.relation
    share = relation.signs.right.outline.cover
    kind, _, _ = extent(share, max(share, relation.signs.left.outline.cover))
    when = [f"dated {apart(dates[edge.parent], dates[edge.child])} apart"] * precedes(
        dates[edge.parent], dates[edge.child]
    )
    why = (*said(relation), *when, *reasons(relation))
    return LineageEdge(edge.parent, edge.child, kind, round(share, 4), round(calibrated(way.probability), 4), why)


def _undecided(
    relations: Sequence[Relation], settled: Sequence[_Settled], drawn: Sequence[LineageEdge], hidden: set[str]
) -> list[Derivation]:
    """Return the pairs that no edge, chain of edges or unseen parent explains: the closest that join two lines.

    Two lines that other such pairs join already are not joined again, so there are fewer of them than articles.
    """
    parents: dict[str, set[str]] = {}
    for edge in drawn:
        parents.setdefault(edge.child, set()).add(edge.parent)
    probable = {(way.edge.parent, way.edge.child): way.probability for way in settled}
    tops = {name: _tops(parents, name) for r in relations for name in (r.left, r.right)}
    joined = Joined(tops)
    for name, above in tops.items():
        for top in above:
            joined.join(name, top)
    found = []
    for relation in sorted(relations, key=lambda r: -r.signs.shared):
        hide = tops[relation.left] & hidden and tops[relation.right] & hidden
        if joined.join(relation.left, relation.right) and not hide:
            found.append(_open(relation, probable))
    return found


def _tops(parents: dict[str, set[str]], name: str) -> set[str]:
    """Return the article's ancestors that have no parent, or itself."""
    seen, left, tops = {name}, [name], set()
    while left:
        at = left.pop()
        if at not in parents:
            tops.add(at)
        left += parents.get(at, set()) - seen
        seen |= parents.get(at, set())
    return tops


def _open(relation: Relation, probable: dict[tuple[str, str], float]) -> Derivation:
    left, right = relation.left, relation.right
    shares = relation.signs.left.outline.cover, relation.signs.right.outline.cover
    kind, score, rejected = extent(shares[1], max(shares))
    there, back = probable.get((left, right), 0.0), probable.get((right, left), 0.0)
    weak = f"{there:.0%} for {right} from {left}, {back:.0%} for the other way: not enough to claim either"
    return Derivation(
        left, right, kind, "cannot tell", round(score, 4), round(max(there, back), 4), round(shares[0], 4),
        round(shares[1], 4), (*said(relation), weak), rejected,
    )  # fmt: skip


def _notes(articles: Sequence[Article], dates: dict[str, Dated], settled: Sequence[_Settled]) -> Iterator[str]:
    missing = [article.id for article in articles if not (article.date or "").strip()]
    if missing:
        yield f"{len(missing)} of {len(articles)} articles have no date"
    yield from [doubt for doubt in doubts(dates.values()) if not doubt.endswith("has no date")][:5]
    if len(articles) > _MANY and settled:
        yield f"more than {_MANY} articles: parents were settled child by child"
