"""Connected components of a graph of pairs, and an order of the pairs that keeps kindred articles together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, types

_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_U8 = types.Array(types.uint8, 1, "C", readonly=True)
_I64 = types.Array(types.int64, 1, "C", readonly=True)


@njit(types.uint32[::1](_U32, _U32, types.int64), cache=True)
def components(left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32], nodes: int) -> npt.NDArray[np.uint32]:
    """Return for each of `nodes` nodes the least node of its component.

    Union–find with path halving, the lesser root on top (Tarjan, JACM 22, 1975).
    """
    parent = np.arange(nodes).astype(np.uint32)
    for n in range(left.size):
        a, b = left[n], right[n]
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a < b:
            parent[b] = a
        else:
            parent[a] = b
    for node in range(nodes):
        parent[node] = parent[parent[node]]
    return parent


@njit(types.int64[::1](_U32, _U32, _U8, types.int64), cache=True)
def kindred_order(
    left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32], seeds: npt.NDArray[np.uint8], nodes: int
) -> npt.NDArray[np.int64]:
    """Return an order of the pairs (left < right) in which those of one family follow each other.

    Every article hangs on the earlier one that it shares most seeds with (the earliest of equals); a pair belongs to
    the tree of its later article. So a stray shingle joins no families, as it would with components. Within a tree the
    order is that of the input.
    """
    parent = np.arange(nodes)
    most = np.zeros(nodes, np.int64)
    for n in range(left.size):
        if seeds[n] > most[right[n]] or (seeds[n] == most[right[n]] and left[n] < parent[right[n]]):
            most[right[n]], parent[right[n]] = seeds[n], left[n]
    for node in range(nodes):
        parent[node] = parent[parent[node]]  # a parent comes before its child, so it knows its root already
    begins = np.zeros(nodes + 1, np.int64)
    for n in range(right.size):
        begins[parent[right[n]] + 1] += 1
    for node in range(nodes):
        begins[node + 1] += begins[node]
    order = np.empty(right.size, np.int64)
    for n in range(right.size):
        root = parent[right[n]]
        order[begins[root]] = n
        begins[root] += 1
    return order


@njit(types.int64[::1](_U32, _U32, _I64, types.int64, types.int64), cache=True)
def blocks(
    left: npt.NDArray[np.uint32],
    right: npt.NDArray[np.uint32],
    sizes: npt.NDArray[np.int64],
    most_pairs: int,
    most: int,
) -> npt.NDArray[np.int64]:
    """Return where to cut a list of pairs into blocks: begins of the blocks, and the end.

    A block has at most `most_pairs` pairs, and the sizes of its distinct articles (`sizes[article]`) add up to at most
    `most`, unless a single pair is larger.
    """
    seen = np.full(sizes.size, -1, np.int64)
    cuts = np.empty(left.size + 1, np.int64)
    cuts[0] = 0
    made = 1
    total = 0
    for n in range(left.size):
        block = made - 1
        a, b = left[n], right[n]
        more = (sizes[a] if seen[a] != block else 0) + (sizes[b] if seen[b] != block else 0)
        if n > cuts[block] and (n - cuts[block] == most_pairs or total + more > most):
            cuts[made] = n
            made += 1
            block += 1
            total, more = 0, sizes[a] + sizes[b]
        total += more
        seen[a] = seen[b] = block
    if left.size:
        cuts[made] = left.size
        made += 1
    return cuts[:made].copy()
