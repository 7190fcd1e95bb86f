"""Chain collinear matches: the compiled twin of `whence.kernels.chain`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, types

from whence.kernels.compiled.matching import MATCHES, Matches, sort_by_key
from whence.kernels.compiled.places import (
    FLOATS,
    INTS,
    KERNEL,
    Floats,
    Ints,
    wide,
)

_USED = -2


class Gap(NamedTuple):
    """`whence.kernels.chain.GapCost`."""

    reach: int
    replaced: float
    shifted: float
    lookback: int


GAP = types.NamedTuple((types.int64, types.float64, types.float64, types.int64), Gap)


@njit(types.void(MATCHES, types.int64, FLOATS, types.int64, INTS, GAP), **KERNEL)
def chain(matches: Matches, count: int, total: Floats, rights: int, bands: Ints, gap: Gap) -> None:
    """Fill `best` and `link` of the first `count` matches.

    `total` holds the weight of all words before each place on the left; `bands` is room for one number for every
    band of diagonals and two more.
    """
    width = max(1, gap.reach)
    below = rights // width + 2
    highest = longest = 0
    for q in range(count):
        band = (wide(matches.i[q]) - matches.j[q]) // width + below
        highest = max(highest, band)
    bands[: highest + 2] = -1
    for q in range(count):
        i, j, size = wide(matches.i[q]), wide(matches.j[q]), wide(matches.size[q])
        whole = total[i + size]
        score, before = whole - total[i], -1
        band = (i - j) // width + below
        farthest = i - gap.reach - longest
        for near in range(band - 1, band + 2):
            p = wide(bands[near])
            for _ in range(gap.lookback):
                if p < 0 or matches.i[p] < farthest:  # even the longest match so far would end out of reach
                    break
                p_i, p_j, p_size = wide(matches.i[p]), wide(matches.j[p]), wide(matches.size[p])
                over = max(p_i + p_size - i, p_j + p_size - j, 0)
                skip_a, skip_b = i + over - p_i - p_size, j + over - p_j - p_size
                if over < size and i > p_i and j > p_j and skip_a <= gap.reach and skip_b <= gap.reach:
                    weight = whole - total[i + over]
                    gained = weight - gap.replaced * min(skip_a, skip_b) - gap.shifted * abs(skip_a - skip_b)
                    gained += matches.best[p]
                    if gained > score or (gained == score and p > before):
                        score, before = gained, p
                p = wide(matches.banded[p])
        matches.best[q] = score
        matches.link[q] = before
        matches.banded[q] = bands[band]
        bands[band] = q
        longest = max(longest, size)


@njit(types.int64(MATCHES, types.int64, types.float64), **KERNEL)
def ends_best_first(matches: Matches, count: int, least: float) -> int:
    """Put into `order` the matches in which a chain of at least `least` may end, the best first; return how many.

    All the others come after them, and no chain that ends there can reach `least`.
    """
    ends = 0
    scores = matches.best.view(np.int64)
    for q in range(count):
        matches.banded[q] = -1
        if matches.best[q] >= least:
            matches.keys[ends] = -scores[q]  # positive floats are ordered as their bits are
            matches.sizes[ends] = q
            ends += 1
    sort_by_key(matches.keys, matches.order, ends)
    for n in range(ends):
        matches.order[n] = matches.sizes[matches.order[n]]
    return ends


@njit(types.int64(MATCHES, types.int64, types.float64), forceinline=True, **KERNEL)
def unlink(matches: Matches, end: int, least: float) -> int:
    """Take the chain that ends in the match `end` out; return its length, or 0 unless it reaches `least`.

    The first entries of `chain` get its matches, the last one first.
    """
    at, size = end, 0
    while at >= 0 and matches.banded[at] != _USED:
        matches.banded[at] = _USED
        matches.chain[size] = at
        size += 1
        at = wide(matches.link[at])
    score = matches.best[end] - (matches.best[at] if at >= 0 else 0.0)
    return size if score >= least else 0
