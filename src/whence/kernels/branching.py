"""Branchings of a directed graph: the cheapest one, and how probable each arc is when all of them are weighed.

A branching gives each node one parent or none, and has no circle. ``cheapest`` is the algorithm of Chu and Liu (1965)
and Edmonds (1967); ``marginals`` is the matrix-tree theorem for directed graphs (Tutte, 1948), by which the sum over
all branchings is a determinant, as Koo et al. used it for parsing (EMNLP 2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = 48
"""Nodes up to which a matrix is inverted without numpy, which takes longer to import."""


class Arc(NamedTuple):
    """A way from one node to another with its cost, or its weight."""

    parent: int
    child: int
    value: float


class _Level(NamedTuple):
    """A graph with some circle of its cheapest arcs, before the circles are drawn together into one node each."""

    arcs: list[Arc]
    best: list[int]
    circles: list[list[int]]
    origins: list[int]
    """For each arc of the graph in which the circles are single nodes, the arc here."""


def cheapest(roots: Sequence[float], arcs: Sequence[Arc]) -> list[int]:
    """Return the parent of each node in the branching of least cost, −1 where the node is a root.

    `roots[n]` is the cost of having no parent, which every node may have. Time is nodes · arcs at worst; in practice a
    few passes over the arcs.
    """
    size = len(roots)
    every = [*arcs, *(Arc(size, n, cost) for n, cost in enumerate(roots))]
    levels: list[_Level] = []
    current, count = every, size + 1
    root = size
    while True:
        best = _best(current, count)
        circles = _circles(current, best, root)
        if not circles:
            break
        level, current, count, root = _contracted(current, best, circles, root)
        levels.append(level)
    chosen = [arc for arc in best if arc >= 0]
    for level in reversed(levels):
        chosen = _expanded(level, [level.origins[arc] for arc in chosen])
    parents = [-1] * size
    for n in chosen:
        arc = every[n]
        parents[arc.child] = arc.parent if arc.parent < size else -1
    return parents


def _best(arcs: Sequence[Arc], count: int) -> list[int]:
    """Return for each node its cheapest arc, the first of equals, or −1."""
    best = [-1] * count
    for n, arc in enumerate(arcs):
        if arc.parent != arc.child and (best[arc.child] < 0 or arc.value < arcs[best[arc.child]].value):
            best[arc.child] = n
    return best


def _circles(arcs: Sequence[Arc], best: list[int], root: int) -> list[list[int]]:
    best[root] = -1
    seen = [-1] * len(best)
    circles = []
    for start in range(len(best)):
        node = start
        while seen[node] < 0 and best[node] >= 0:
            seen[node] = start
            node = arcs[best[node]].parent
        if seen[node] == start and best[node] >= 0:
            circle, other = [node], arcs[best[node]].parent
            while other != node:
                circle.append(other)
                other = arcs[best[other]].parent
            circles.append(circle)
        elif seen[node] < 0:
            seen[node] = start
    return circles


def _contracted(
    arcs: list[Arc], best: list[int], circles: list[list[int]], root: int
) -> tuple[_Level, list[Arc], int, int]:
    names = [-1] * len(best)
    for n, circle in enumerate(circles):
        for node in circle:
            names[node] = n
    count = len(circles)
    circled = [name >= 0 for name in names]
    for node, name in enumerate(names):
        if name < 0:
            names[node] = count
            count += 1
    smaller, origins = [], []
    for n, (parent, child, value) in enumerate(arcs):
        if names[parent] != names[child]:
            saved = arcs[best[child]].value if circled[child] else 0.0
            smaller.append(Arc(names[parent], names[child], value - saved))
            origins.append(n)
    return _Level(arcs, best, circles, origins), smaller, count, names[root]


def _expanded(level: _Level, chosen: list[int]) -> list[int]:
    """Return the chosen arcs with those inside the circles: all but the one where the circle is entered."""
    entered = {level.arcs[arc].child for arc in chosen}
    inside = [level.best[node] for circle in level.circles for node in circle if node not in entered]
    return chosen + inside


def marginals(roots: Sequence[float], arcs: Sequence[Arc]) -> tuple[list[float], list[float]]:
    """Return the probability that each node is a root, and that each arc is in the branching.

    `roots` and the arcs' values are weights above 0; a branching is as probable as the product of its weights. Arcs
    may not be given twice. Time grows with the third power of the nodes.
    """
    size = len(roots)
    laplacian = [[0.0] * size for _ in roots]
    for n, weight in enumerate(roots):
        laplacian[n][n] = weight
    for parent, child, weight in arcs:
        laplacian[child][child] += weight
        laplacian[parent][child] -= weight
    inverse = _inverse(laplacian) if size <= _SMALL else _inverse_of_many(laplacian)
    rooted = [_bounded(weight * inverse[n][n]) for n, weight in enumerate(roots)]
    return rooted, [_bounded(w * (inverse[child][child] - inverse[child][parent])) for parent, child, w in arcs]


def _bounded(probability: float) -> float:
    return max(0.0, min(1.0, probability))


def _inverse(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Gauss and Jordan, with the largest pivot of each column."""
    size = len(matrix)
    rows = [[*row, *(float(n == m) for m in range(size))] for n, row in enumerate(matrix)]
    for n in range(size):
        pivot = max(range(n, size), key=lambda m: abs(rows[m][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        scale = rows[n][n]
        top = rows[n] = [x / scale for x in rows[n]]
        for m in range(size):
            factor = rows[m][n]
            if m != n and factor:
                rows[m] = [x - factor * y for x, y in zip(rows[m], top, strict=True)]
    return [row[size:] for row in rows]


def _inverse_of_many(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    import numpy as np

    inverse: list[list[float]] = np.linalg.inv(np.array(matrix)).tolist()
    return inverse
