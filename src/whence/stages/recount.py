"""Recount the life of each quotation: every article that carries it, and what became of it on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import QuoteBiography, QuoteVersion, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whence.model import Attribution, Blame, Quotation

_FEWEST = 2


def recount(blames: Iterable[Blame], place: Mapping[str, int]) -> tuple[QuoteBiography, ...]:
    """Return the biographies of the quotations that two articles or more carry, the most widely carried first.

    `place` gives each article's place in the order of time. Quotations are one where one goes back to the other's
    words: to an attribution of the parent, or to bare words where it attributes none. Speech that no article at hand
    has between quotation marks is a report, not a quotation, and has no biography.
    """
    forest = _Forest()
    told: dict[_Node, QuoteVersion] = {}
    marked: set[_Node] = set()
    for blame in blames:
        for quotation in blame.quotations:
            _plant(quotation, forest, told)
            marked.update(_marked(quotation))
    roots = {forest.root(node) for node in marked}
    families: dict[_Node, list[QuoteVersion]] = {}
    for node, version in told.items():
        if (root := forest.root(node)) in roots:
            families.setdefault(root, []).append(version)
    lives = [_life(versions, place) for versions in families.values()]
    lives = [life for life in lives if len({v.article for v in life}) >= _FEWEST]
    lives.sort(key=lambda life: (-len({v.article for v in life}), place[life[0].article], life[0].span))
    return tuple(QuoteBiography(life) for life in lives)


_Node = tuple[str, Span]


class _Forest:
    """Disjoint sets of quotations, joined by union and find (Tarjan, J. ACM 22, 1975)."""

    def __init__(self) -> None:
        self._above: dict[_Node, _Node] = {}

    def root(self, node: _Node) -> _Node:
        while (above := self._above.get(node, node)) != node:
            self._above[node] = self._above.get(above, above)
            node = above
        return node

    def join(self, one: _Node, other: _Node) -> None:
        self._above[self.root(one)] = self.root(other)


def _plant(quotation: Quotation, forest: _Forest, told: dict[_Node, QuoteVersion]) -> None:
    """Put a quotation and the parents' versions of it into one set."""
    if not quotation.versions and quotation.fidelity != "unsupported":
        return
    own = quotation.child, _whole(quotation.attribution.content)
    best = quotation.versions[0].parent if quotation.versions else None
    told[own] = QuoteVersion(*own, quotation.fidelity if best else None, best, _named(quotation.attribution))
    for version in quotation.versions:
        where = _whole(version.attribution.content if version.attribution else version.spans)
        node = version.parent, where
        told.setdefault(node, QuoteVersion(*node, None, None, _named(version.attribution)))
        forest.join(own, node)


def _marked(quotation: Quotation) -> Iterator[_Node]:
    """Yield the places, of child and parents, whose words stand between quotation marks."""
    if quotation.attribution.marked:
        yield quotation.child, _whole(quotation.attribution.content)
    for version in quotation.versions:
        if version.attribution and version.attribution.marked:
            yield version.parent, _whole(version.attribution.content)


def _whole(spans: Sequence[Span]) -> Span:
    return Span(min(s.begin for s in spans), max(s.end for s in spans))


def _named(attribution: Attribution | None) -> str | None:
    return attribution.speaker.name if attribution else None


def _life(versions: Iterable[QuoteVersion], place: Mapping[str, int]) -> tuple[QuoteVersion, ...]:
    return tuple(sorted(versions, key=lambda v: (place[v.article], v.span)))
