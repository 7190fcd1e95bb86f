"""Fill the gaps of a chain and extend its ends: the twin of half of `whence.stages.align`, for equal words only."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, types

from whence.kernels.compiled.glue import glued
from whence.kernels.compiled.matching import MATCHES, Matches
from whence.kernels.compiled.places import (
    FLOATS,
    INNER,
    INTS,
    PLACES,
    READ_HASHES,
    READ_SHORTS,
    ROOM,
    Floats,
    Hashes,
    Ints,
    Marks,
    Places,
    Shorts,
    wide,
)
from whence.kernels.compiled.windows import WINDOW, Window, align, shape
from whence.kernels.edits import SKIP

MARKS = types.boolean[::1]


class Limits(NamedTuple):
    """What `whence.options.Options` and `whence.stages.align` ask of the passages of one pair."""

    extension: int
    insertion: int
    weak: float
    strong: float
    piece: float
    telling: float
    fresh: float


LIMITS = types.NamedTuple((types.int64, types.int64, *[types.float64] * 5), Limits)


class Numbered(NamedTuple):
    """Two texts in one numbering."""

    words: Places
    weights: Floats
    """By number."""
    bits: int
    """The size of the table of words, as a power of 2."""
    left: Hashes
    right: Hashes
    left_sizes: Shorts
    right_sizes: Shorts


NUMBERED = types.NamedTuple((PLACES, FLOATS, types.int64, READ_HASHES, READ_HASHES, READ_SHORTS, READ_SHORTS), Numbered)


class Path(NamedTuple):
    """Room for the pairs of one path, which grows from `middle` both ways, and the words that better ones claimed."""

    i: Ints
    i2: Ints
    j: Ints
    j2: Ints
    claimed_left: Marks
    claimed_right: Marks
    middle: int


PATH = types.NamedTuple((INTS, INTS, INTS, INTS, MARKS, MARKS, types.int64), Path)


@njit(PATH(types.int64), **ROOM)
def room_for_path(longest: int) -> Path:
    """Return room for texts of at most `longest` words."""
    pairs = 2 * longest + 2
    return Path(
        np.empty(pairs, np.int32),
        np.empty(pairs, np.int32),
        np.empty(pairs, np.int32),
        np.empty(pairs, np.int32),
        np.empty(longest, np.bool_),
        np.empty(longest, np.bool_),
        longest + 1,
    )


@njit(types.int64(PATH, types.int64, types.int64, types.int64, types.int64), forceinline=True, **INNER)
def _pair(path: Path, at: int, i: int, j: int, sizes: int) -> int:
    """Write one pair of words at `at`: of the words from i and j on, one each, or as many as `sizes` packs."""
    path.i[at], path.j[at] = i, j
    path.i2[at], path.j2[at] = i + (sizes >> 2), j + (sizes & 3)
    return at + 1


ONE_EACH = 1 << 2 | 1


@njit(
    types.void(NUMBERED, WINDOW, types.int64, types.int64, types.int64, types.int64),
    forceinline=True,
    **INNER,
)
def _forward(numbered: Numbered, window: Window, i: int, j: int, n: int, m: int) -> None:
    """Cut the window of the next n and m words."""
    words, bits = numbered.words, numbered.bits
    for p in range(n):
        window.left[p] = numbered.words.left[i + p]
        window.left_glued[p] = glued(words, bits, numbered.left, numbered.left_sizes, i + p) if p + 1 < n else -1
    for q in range(m):
        window.right[q] = numbered.words.right[j + q]
        window.right_glued[q] = glued(words, bits, numbered.right, numbered.right_sizes, j + q) if q + 1 < m else -1


@njit(
    types.void(NUMBERED, WINDOW, types.int64, types.int64, types.int64, types.int64),
    forceinline=True,
    **INNER,
)
def _backward(numbered: Numbered, window: Window, i: int, j: int, n: int, m: int) -> None:
    """Cut the window of the n and m words before (i, j), read backwards."""
    words, bits = numbered.words, numbered.bits
    for p in range(n):
        window.left[p] = numbered.words.left[i - 1 - p]
        window.left_glued[p] = glued(words, bits, numbered.left, numbered.left_sizes, i - 2 - p) if p + 1 < n else -1
    for q in range(m):
        window.right[q] = numbered.words.right[j - 1 - q]
        window.right_glued[q] = glued(words, bits, numbered.right, numbered.right_sizes, j - 2 - q) if q + 1 < m else -1


@njit(
    types.Tuple((types.int64, types.float64))(NUMBERED, MATCHES, WINDOW, PATH, types.int64),
    forceinline=True,
    **INNER,
)
def filled(numbered: Numbered, matches: Matches, window: Window, path: Path, length: int) -> tuple[int, float]:
    """Write the chain with the likeliest pairs in its gaps; return the end of its pairs, and its score."""
    end, score = path.middle, 0.0
    last_i = last_j = wide(-1)
    for k in range(length - 1, -1, -1):
        match = matches.chain[k]
        i, j, size = wide(matches.i[match]), wide(matches.j[match]), wide(matches.size[match])
        if last_i >= 0:
            over = max(last_i - i, last_j - j, 0)
            i, j, size = i + over, j + over, size - over
            n, m = i - last_i, j - last_j
            if n == 0 or m == 0:
                score += -SKIP * (n + m)
            else:
                _forward(numbered, window, last_i, last_j, n, m)
                box = shape(window, numbered.weights, n, m, 0.0)
                count, gained = align(window, numbered.weights, box, n, m, False)
                for at in range(count - 1, -1, -1):
                    p, q = window.i[at], window.j[at]
                    sizes = window.i2[at] - p << 2 | window.j2[at] - q
                    end = _pair(path, end, last_i + p, last_j + q, sizes)
                score += gained
        exact = 0.0
        for n in range(size):
            end = _pair(path, end, i + n, j + n, ONE_EACH)
            exact += numbered.weights[numbered.words.left[i + n]]
        score += exact
        last_i, last_j = i + size, j + size
    return end, score


@njit(
    types.Tuple((types.int64, types.float64))(NUMBERED, WINDOW, PATH, LIMITS, types.int64),
    forceinline=True,
    **INNER,
)
def after(numbered: Numbered, window: Window, path: Path, limits: Limits, end: int) -> tuple[int, float]:
    """Extend the path as far as it goes on matching; return its new end, and what that scores."""
    i, j = wide(path.i2[end - 1]), wide(path.j2[end - 1])
    a, b = numbered.words.left, numbered.words.right
    score = 0.0
    while True:
        while i < numbered.left.size and j < numbered.right.size and a[i] == b[j]:
            end = _pair(path, end, i, j, ONE_EACH)
            score += numbered.weights[a[i]]
            i, j = i + 1, j + 1
        n, m = min(limits.extension, numbered.left.size - i), min(limits.extension, numbered.right.size - j)
        if n <= 0 or m <= 0:
            return end, score
        _forward(numbered, window, i, j, n, m)
        box = shape(window, numbered.weights, n, m, limits.telling)
        if box.i2 == 0:
            return end, score
        count, gained = align(window, numbered.weights, box, n, m, True)
        if count == 0:
            return end, score
        for at in range(count - 1, -1, -1):
            p, q = window.i[at], window.j[at]
            end = _pair(path, end, i + p, j + q, window.i2[at] - p << 2 | window.j2[at] - q)
        score += gained
        i, j = wide(path.i2[end - 1]), wide(path.j2[end - 1])


@njit(
    types.Tuple((types.int64, types.float64))(NUMBERED, WINDOW, PATH, LIMITS, types.int64),
    forceinline=True,
    **INNER,
)
def before(numbered: Numbered, window: Window, path: Path, limits: Limits, begin: int) -> tuple[int, float]:
    """Extend the path backwards as far as it goes on matching; return its new begin, and what that scores."""
    i, j = wide(path.i[begin]), wide(path.j[begin])
    a, b = numbered.words.left, numbered.words.right
    score = 0.0
    while True:
        while i > 0 and j > 0 and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            begin -= 1
            _pair(path, begin, i, j, ONE_EACH)
            score += numbered.weights[a[i]]
        n, m = min(limits.extension, i), min(limits.extension, j)
        if n <= 0 or m <= 0:
            return begin, score
        _backward(numbered, window, i, j, n, m)
        box = shape(window, numbered.weights, n, m, limits.telling)
        if box.i2 == 0:
            return begin, score
        count, gained = align(window, numbered.weights, box, n, m, True)
        if count == 0:
            return begin, score
        for at in range(count - 1, -1, -1):
            p2, q2 = window.i2[at], window.j2[at]
            begin -= 1
            _pair(path, begin, i - p2, j - q2, p2 - window.i[at] << 2 | q2 - window.j[at])
        score += gained
        i, j = wide(path.i[begin]), wide(path.j[begin])
