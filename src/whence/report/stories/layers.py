"""A layered drawing of a directed graph: numbers in, places out.

After Sugiyama, Tagawa and Toda (IEEE Trans. Systems, Man and Cybernetics 11, 1981): edges that would close a circle
are turned round; a node's layer is the longest path to it; an edge that crosses layers bends at a dummy in each;
each layer is ordered by the barycentres of its neighbours, sweeping down and up, and the order with the fewest
crossings is kept. The places across a layer are those nearest to the neighbours' means that keep order and distance:
an isotonic regression, by pooling adjacent violators (Ayer et al., Annals of Mathematical Statistics 26, 1955).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SWEEPS = 12
"""Sweeps over all layers, down and up by turns; few drawings change after the eighth."""
_DUMMY = 0.45
"""The room that a bend takes, where a node takes 1."""


class Layout(NamedTuple):
    """Where each node stands and where each edge bends."""

    layer: list[int]
    """By node, from 0."""
    place: list[float]
    """By node, its middle across the layer, 0 the least; nodes of one layer are 1 or more apart."""
    bends: list[list[tuple[int, float]]]
    """By edge, layer and place of its bends, from its beginning to its end."""

    @property
    def depth(self) -> int:
        """The number of layers."""
        return max(self.layer, default=-1) + 1

    @property
    def breadth(self) -> float:
        """The greatest place of a node or a bend, plus 1."""
        return max([*self.place, *(at for bends in self.bends for _, at in bends)], default=-1.0) + 1


def layout(count: int, edges: Sequence[tuple[int, int]]) -> Layout:
    """Return places for `count` nodes; where nothing else decides, the one with the lower number comes first.

    `edges` are pairs (from, to) of numbers below `count`; loops and circles are allowed.

    >>> layout(3, [(0, 1), (0, 2), (1, 2)]).layer
    [0, 1, 2]
    """
    forward = _forward(count, edges)
    layer = _longest(count, forward)
    rows: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    for node, at in enumerate(layer):
        rows[at].append(node)
    above: list[list[int]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    chains: list[list[int]] = []
    for begin, end in forward:
        chain = []
        for at in range(layer[begin] + 1, layer[end]):
            chain.append(len(above))
            rows[at].append(len(above))
            above.append([])
            below.append([])
        if begin != end:
            for one, other in pairwise((begin, *chain, end)):
                below[one].append(other)
                above[other].append(one)
        chains.append(chain)
    rows = _ordered(rows, above, below)
    sizes = [1.0] * count + [_DUMMY] * (len(above) - count)
    place = _placed(rows, above, below, sizes)
    bends = [
        [(layer[begin] + 1 + n, place[dummy]) for n, dummy in enumerate(chain)]
        for (begin, _), chain in zip(forward, chains, strict=True)
    ]
    turned = (told != given for told, given in zip(forward, map(tuple, edges), strict=True))
    return Layout(layer, place[:count], [b[::-1] if t else b for b, t in zip(bends, turned, strict=True)])


def _forward(count: int, edges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return `edges` with those turned round that a search in depth finds to close a circle."""
    listed = list(edges)
    out: list[list[int]] = [[] for _ in range(count)]
    entered = [0] * count
    for n, (begin, end) in enumerate(listed):
        out[begin].append(n)
        entered[end] += begin != end
    state = [0] * count  # 0 not met, 1 on the path, 2 done
    for root in sorted(range(count), key=lambda node: (entered[node] > 0, node)):
        stack = [(root, iter(out[root]))] if not state[root] else []
        state[root] = state[root] or 1
        while stack:
            node, rest = stack[-1]
            for n in rest:
                begin, end = listed[n]
                if state[end] == 1 and begin != end:
                    listed[n] = (end, begin)
                elif state[end] == 0:
                    state[end] = 1
                    stack.append((end, iter(out[end])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return listed


def _longest(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Return the length of the longest path to each node (Kahn, Comm. ACM 5, 1962)."""
    out: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for begin, end in edges:
        if begin != end:
            out[begin].append(end)
            waiting[end] += 1
    layer = [0] * count
    ready = [node for node in range(count) if not waiting[node]]
    while ready:
        node = ready.pop()
        for end in out[node]:
            layer[end] = max(layer[end], layer[node] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    return layer


def _ordered(rows: list[list[int]], above: list[list[int]], below: list[list[int]]) -> list[list[int]]:
    best, fewest = rows, crossings(rows, below)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        rows = [*rows]
        down = sweep % 2 == 0
        order = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
        for at in order:
            fixed = {node: n for n, node in enumerate(rows[at - 1 if down else at + 1])}
            rows[at] = _by_barycentre(rows[at], above if down else below, fixed)
        if (found := crossings(rows, below)) < fewest:
            best, fewest = rows, found
    return best


def _by_barycentre(row: Sequence[int], links: Sequence[Sequence[int]], fixed: dict[int, int]) -> list[int]:
    """Return `row` by the mean place of each one's neighbours; who has none keeps his place."""
    means = {node: sum(fixed[n] for n in links[node]) / len(links[node]) for node in row if links[node]}
    moved = iter(sorted(means, key=means.__getitem__))
    return [next(moved) if node in means else node for node in row]


def crossings(rows: Sequence[Sequence[int]], below: Sequence[Sequence[int]]) -> int:
    """Return how many pairs of edges between neighbouring rows cross."""
    total = 0
    for row, after in pairwise(rows):
        place = {node: n for n, node in enumerate(after)}
        seen: list[int] = []
        for node in row:
            ends = [place[end] for end in below[node]]
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _placed(
    rows: Sequence[Sequence[int]],
    above: Sequence[Sequence[int]],
    below: Sequence[Sequence[int]],
    sizes: Sequence[float],
) -> list[float]:
    """Return the place of each node, from sweeps that draw each towards the mean of its neighbours."""
    place = [0.0] * len(sizes)
    for row in rows:
        for node, at in zip(row, apart([0.0] * len(row), [sizes[n] for n in row]), strict=True):
            place[node] = at
    for sweep in range(_SWEEPS):
        links = (above, below)[sweep % 2] if sweep < _SWEEPS - 2 else [a + b for a, b in zip(above, below, strict=True)]  # type: ignore[operator]
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wished = [sum(place[n] for n in links[m]) / len(links[m]) if links[m] else place[m] for m in row]
            for node, at in zip(row, apart(wished, [sizes[n] for n in row]), strict=True):
                place[node] = at
    least = min(place, default=0.0)
    return [at - least for at in place]


def apart(wished: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return the places nearest to `wished` (least squares) at which things of these sizes stand in this order.

    >>> apart([0.0, 0.0, 5.0], [1, 1, 1])
    [-0.5, 0.5, 5.0]
    """
    offsets, total = [], 0.0
    for n, size in enumerate(sizes):
        total += 0.0 if not n else (sizes[n - 1] + size) / 2
        offsets.append(total)
    pools: list[list[float]] = []  # sum, number
    for wish, offset in zip(wished, offsets, strict=True):
        pools.append([wish - offset, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
            last = pools.pop()
            pools[-1] = [pools[-1][0] + last[0], pools[-1][1] + last[1]]
    means = [total / number for total, number in pools for _ in range(int(number))]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
