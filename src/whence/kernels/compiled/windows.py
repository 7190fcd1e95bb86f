"""Align two short stretches of numbered words: the compiled twin of `whence.kernels.edits` for equal words only.

Most cells of the table hold nothing but the cost of skipping. So only the box between the first and the last word that
both stretches have is filled; what lies before it is read from a table of skips, which has the very floating-point
numbers that filling would give. No move is stored: the way back tries each move of a cell again.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, types

from whence.kernels.compiled.places import (
    FLOATS,
    INNER,
    INTS,
    KERNEL,
    ROOM,
    Floats,
    Ints,
    wide,
)
from whence.kernels.edits import SKIP

_SLACK = 1e-9
"""More than rounding can add to a bound."""


class Window(NamedTuple):
    """Two stretches, and room for their alignment."""

    left: Ints
    right: Ints
    left_glued: Ints
    """At n the number of words n and n + 1 written as one, or −1."""
    right_glued: Ints
    low: Ints
    """By number: its first place in the right stretch, or −1; all −1 between calls."""
    high: Ints
    """By number: its last place there."""
    cells: Floats
    skips: Floats
    """What cell (i, j) holds when no words are paired, in rows of `side`."""
    side: int
    i: Ints
    """The pairs of the last alignment, the last pair first."""
    i2: Ints
    j: Ints
    j2: Ints


WINDOW = types.NamedTuple(
    (INTS, INTS, INTS, INTS, INTS, INTS, FLOATS, FLOATS, types.int64, INTS, INTS, INTS, INTS), Window
)
MOST_SKIPS = 64


class Shape(NamedTuple):
    """Which part of the table is filled: rows and columns [begin, end) in words, and whether words are glued in it."""

    i: int
    i2: int
    j: int
    j2: int
    glued: bool


SHAPE = types.NamedTuple((types.int64, types.int64, types.int64, types.int64, types.boolean), Shape)


@njit(WINDOW(types.int64, types.int64), **ROOM)
def room_for_windows(longest: int, words: int) -> Window:
    """Return unfilled windows of at most `longest` words, out of texts that together have `words` distinct ones."""
    side = min(longest, MOST_SKIPS) + 1
    skips = np.empty(side * side, np.float64)
    for i in range(side):
        for j in range(side):
            if i == 0 or j == 0:
                skips[i * side + j] = -SKIP * (i + j)
            else:
                skips[i * side + j] = max(skips[(i - 1) * side + j], skips[i * side + j - 1]) - SKIP
    return Window(
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
        np.full(words, -1, np.int32),
        np.empty(words, np.int32),
        np.empty((longest + 1) * (longest + 1), np.float64),
        skips,
        side,
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
    )


@njit(types.boolean(WINDOW, types.int64, types.int64), forceinline=True, **INNER)
def _has_glued(window: Window, n: int, m: int) -> bool:
    for p in range(n - 1):
        if window.left_glued[p] >= 0 and window.low[window.left_glued[p]] >= 0:
            return True
    for q in range(m - 1):
        if window.right_glued[q] >= 0:
            for p in range(n):
                if window.left[p] == window.right_glued[q]:
                    return True
    return False


@njit(types.float64(WINDOW, FLOATS, types.int64, types.float64), forceinline=True, **INNER)
def _telling(window: Window, weights: Floats, n: int, enough: float) -> float:
    """Return the weight of the distinct words of the left stretch that the right one has, up to `enough`."""
    weight = 0.0
    for p in range(n + n - 1):
        x = window.left[p] if p < n else window.left_glued[p - n]
        if x < 0 or window.low[x] < 0:
            continue
        known = False
        for earlier in range(p):
            if x == (window.left[earlier] if earlier < n else window.left_glued[earlier - n]):
                known = True
                break
        if not known:
            weight += weights[x]
            if weight >= enough:
                break
    return weight


@njit(types.boolean(WINDOW, FLOATS, types.int64), forceinline=True, **INNER)
def _may_gain(window: Window, weights: Floats, n: int) -> bool:
    """Tell whether a free-ended alignment may score above 0: each word may be paired, what lies between costs.

    What is skipped on the right counts before the first pair only, so the bound is never below the true score.
    """
    reached = -1e9
    for p in range(n):
        x = window.left[p]
        if window.low[x] >= 0:
            reached = max(reached, -SKIP * (p + window.low[x])) + weights[x]
            if reached > -_SLACK:
                return True
        else:
            reached -= SKIP
    return False


@njit(SHAPE(WINDOW, FLOATS, types.int64, types.int64, types.float64), **KERNEL)
def shape(window: Window, weights: Floats, n: int, m: int, enough: float) -> Shape:
    """Return what of the table of ``left[:n]`` and ``right[:m]`` must be filled: no rows if no words can be paired.

    With `enough` above 0 the alignment is free-ended, and nothing need be filled when shared words weigh less than
    that together, or cannot make up for what lies between them.
    """
    for q in range(m - 1, -1, -1):
        window.low[window.right[q]] = q
    for q in range(m):
        window.high[window.right[q]] = q
    i, i2, j, j2 = n, 0, m, 0
    for p in range(n):
        q = wide(window.low[window.left[p]])
        if q >= 0:
            i, i2 = min(i, p), p + 1
            j, j2 = min(j, q), max(j2, wide(window.high[window.left[p]]) + 1)
    glued = _has_glued(window, n, m)
    if glued:
        i, i2, j, j2 = 0, n, 0, m
    if (
        enough > 0
        and i2 > 0
        and not (_telling(window, weights, n, enough) >= enough and (glued or _may_gain(window, weights, n)))
    ):
        i2 = 0
    for q in range(m):
        window.low[window.right[q]] = -1
    if max(n, m) >= window.side and (i2 > 0 or enough <= 0):  # beyond the table of skips
        i, j, i2 = 0, 0, (i2 if i2 > 0 else 1)
    return Shape(i, i2, j, j2, glued)


@njit(
    types.float64(WINDOW, FLOATS, FLOATS, types.int64, types.int64, types.int64),
    **INNER,
)
def _glued(window: Window, weights: Floats, cells: Floats, width: int, i: int, j: int) -> float:
    """Return what a cell scores when two words of one side are paired with one of the other."""
    best = -1e9
    x, y = window.left[i - 1], window.right[j - 1]
    if i > 1 and window.left_glued[i - 2] == y:
        best = cells[(i - 2) * width + j - 1] + weights[y]
    if j > 1 and window.right_glued[j - 2] == x:
        best = max(best, cells[(i - 1) * width + j - 2] + weights[x])
    return best


@njit(
    types.int64(WINDOW, FLOATS, SHAPE, FLOATS, types.int64, types.int64, types.int64),
    **INNER,
)
def _traced(window: Window, weights: Floats, box: Shape, cells: Floats, width: int, i: int, j: int) -> int:
    """Follow the moves back from cell (i, j); of equal ones the first counts, in the order in which `edits` tries."""
    count = 0
    while i > box.i and j > box.j:
        x, y = window.left[i - 1], window.right[j - 1]
        score, di, dj = cells[(i - 1) * width + j] - SKIP, 1, 0
        if cells[i * width + j - 1] - SKIP > score:
            score, di, dj = cells[i * width + j - 1] - SKIP, 0, 1
        if x == y:
            paired = cells[(i - 1) * width + j - 1] + weights[x]
            if paired > score:
                score, di, dj = paired, 1, 1
        if box.glued:
            if i > 1 and window.left_glued[i - 2] == y:
                paired = cells[(i - 2) * width + j - 1] + weights[y]
                if paired > score:
                    score, di, dj = paired, 2, 1
            if j > 1 and window.right_glued[j - 2] == x:
                paired = cells[(i - 1) * width + j - 2] + weights[x]
                if paired > score:
                    score, di, dj = paired, 1, 2
        if di and dj:
            window.i[count], window.i2[count], window.j[count], window.j2[count] = i - di, i, j - dj, j
            count += 1
        i, j = i - di, j - dj
    return count


@njit(
    types.Tuple((types.int64, types.float64))(WINDOW, FLOATS, SHAPE, types.int64, types.int64, types.boolean),
    **KERNEL,
)
def align(window: Window, weights: Floats, box: Shape, n: int, m: int, free_end: bool) -> tuple[int, float]:  # noqa: FBT001
    """Align ``left[:n]`` with ``right[:m]``, given the shape of their table; return the number of pairs, and the score.

    The pairs are left in the window, the last one first. With `free_end` the alignment may stop anywhere.
    """
    if box.i2 == 0:
        return 0, 0.0 if free_end else window.skips[n * window.side + m]
    end = box.j2 if free_end else m
    width = end + 1
    cells = window.cells
    top = box.i * width
    for j in range(box.j, width):
        cells[top + j] = -SKIP * j if box.i == 0 else window.skips[box.i * window.side + j]
    best, best_i, best_j = 0.0, 0, 0
    for i in range(box.i + 1, box.i2 + 1):
        row = i * width
        x = window.left[i - 1]
        weight = weights[x]
        score = -SKIP * i if box.j == 0 else window.skips[i * window.side + box.j]
        cells[row + box.j] = score
        for j in range(box.j + 1, width):
            score = max(score, cells[row - width + j]) - SKIP
            paired = -1e9
            if window.right[j - 1] == x:
                paired = cells[row - width + j - 1] + weight
            if box.glued:
                paired = max(paired, _glued(window, weights, cells, width, i, j))
            if paired > score:
                score = paired
                if score > best:
                    best, best_i, best_j = score, i, j
            cells[row + j] = score
    if not free_end:
        best, best_i, best_j = cells[box.i2 * width + m], box.i2, m
        for _ in range(box.i2, n):
            best -= SKIP
    return _traced(window, weights, box, cells, width, best_i, best_j), best
