"""Average linkage over a sparse graph, where two groups that would join must hold together as they do by themselves.

Agglomeration by the mean of all pairs across (UPGMA; Sokal and Michener 1958), from the pair that is worth most. A join
is worth the mean across, less `strictness` times what that falls short of the mean inside the two: two look-alike
events have middling pairs across and better ones inside, one loosely told story has middling pairs everywhere. This is
the local scaling of Zelnik-Manor and Perona (2004) for groups. The means inside are drawn to `prior`, as a group of
one has no pairs and a group of two only one.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Bounds(NamedTuple):
    """What it takes for two groups to be one; all in log-odds but where said."""

    least: float = -1.0
    """Worth from which two groups are joined: the one threshold."""
    strictness: float = 1.5
    """How many times over it counts that they hold together less across than inside."""
    prior: float = 1.0
    """Mean inside a group before its pairs are seen …"""
    prior_pairs: float = 3.0
    """… and how many pairs that is worth."""
    floor: float = -0.5
    """A pair below this joins nothing: groups without a better one across are never compared."""
    sample: int = 64
    """Most pairs that are scored across two groups; of larger groups an even sample stands for all."""


class _Across(NamedTuple):
    """What is known of the pairs across two groups."""

    total: float
    pairs: int


class _Group(NamedTuple):
    first: int
    members: list[int]
    inside: float
    """Sum over the pairs inside."""


def agglomerate(
    edges: Mapping[tuple[int, int], float], score: Callable[[int, int], float], bounds: Bounds = Bounds()
) -> list[list[int]]:
    """Return the groups of two and more, members and groups in rising order.

    `edges` are log-odds of pairs (i, j), i < j, that were looked at; `score` is asked for further pairs as they are
    needed. The same graph gives the same groups, in whatever order it comes.
    """
    linkage = _Linkage(edges, score, bounds)
    while linkage.join():
        pass
    return sorted(sorted(group.members) for group in linkage.groups.values() if len(group.members) > 1)


class _Linkage:
    def __init__(
        self, edges: Mapping[tuple[int, int], float], score: Callable[[int, int], float], bounds: Bounds
    ) -> None:
        self.score, self.bounds, self.known = score, bounds, edges
        kept = [(pair, z) for pair, z in sorted(edges.items()) if z >= bounds.floor]
        self.groups = {n: _Group(n, [n], 0.0) for pair, _ in kept for n in pair}
        self.across: dict[int, dict[int, _Across]] = {n: {} for n in self.groups}
        self.next = max(self.groups, default=-1) + 1
        self.heap: list[tuple[float, int, int, int, int]] = []
        for (i, j), z in kept:
            self._relate(i, j, _Across(z, 1))
        heapify(self.heap)

    def join(self) -> bool:
        """Join the two groups whose joining is worth most; return False when none is worth it."""
        while self.heap:
            worth, _, _, a, b = heappop(self.heap)
            if a not in self.groups or b not in self.groups:
                continue
            seen = self.across[a][b]
            if self._worth(a, b, seen) < -worth - 1e-9:
                continue  # was pushed before more was known
            if seen.pairs < len(self.groups[a].members) * len(self.groups[b].members):
                self._relate(a, b, self._looked_at(a, b), push=True)
                continue
            self._merge(a, b)
            return True
        return False

    def _worth(self, a: int, b: int, seen: _Across) -> float:
        """Return what it is worth to join the two; pairs not looked at yet are taken to be like those that were."""
        one, other = self.groups[a], self.groups[b]
        mean = seen.total / seen.pairs
        short = (self._inside(one) + self._inside(other)) / 2 - mean
        return mean - self.bounds.strictness * max(0.0, short)

    def _inside(self, group: _Group) -> float:
        size = len(group.members)
        prior, pairs = self.bounds.prior, self.bounds.prior_pairs
        return (group.inside + prior * pairs) / (size * (size - 1) / 2 + pairs)

    def _relate(self, a: int, b: int, seen: _Across, *, push: bool = False) -> None:
        self.across[a][b] = self.across[b][a] = seen
        worth = self._worth(a, b, seen)
        if worth >= self.bounds.least:
            first, second = sorted((self.groups[a].first, self.groups[b].first))
            entry = (-worth, first, second, a, b)
            if push:
                heappush(self.heap, entry)
            else:
                self.heap.append(entry)

    def _looked_at(self, a: int, b: int) -> _Across:
        """Score the pairs across the two, or an even sample of them."""
        one, other = self.groups[a].members, self.groups[b].members
        pairs = len(one) * len(other)
        step = max(1, -(-pairs // self.bounds.sample))
        scores = [self._pair(one[n // len(other)], other[(n + n // len(other)) % len(other)])
                  for n in range(0, pairs, step)]  # fmt: skip
        return _Across(sum(scores) / len(scores) * pairs, pairs)

    def _pair(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        odds = self.known.get(pair)
        return self.score(*pair) if odds is None else odds

    def _merge(self, a: int, b: int) -> None:
        one, other = self.groups.pop(a), self.groups.pop(b)
        new, self.next = self.next, self.next + 1
        inside = one.inside + other.inside + self.across[a][b].total
        large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
        large.members.extend(small.members)
        self.groups[new] = _Group(min(one.first, other.first), large.members, inside)
        self.across[new] = {}
        of_a, of_b = self.across.pop(a), self.across.pop(b)
        for n in sorted({*of_a, *of_b} - {a, b}):
            parts = [of.get(n, _Across(0.0, 0)) for of in (of_a, of_b)]
            self.across[n].pop(a, None)
            self.across[n].pop(b, None)
            self._relate(n, new, _Across(sum(p.total for p in parts), sum(p.pairs for p in parts)), push=True)


def components(edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the connected components of the pairs, members and components in rising order (union-find)."""
    parent: dict[int, int] = {}

    def root(n: int) -> int:
        parent.setdefault(n, n)
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    for i, j in edges:
        a, b = root(i), root(j)
        parent[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = {}
    for n in sorted(parent):
        found.setdefault(root(n), []).append(n)
    return sorted(found.values())
