"""The passages of two texts, chain by chain: the compiled twin of the other half of `whence.stages.align`.

What better passages have claimed is looked up word by word; a chain that adds too little is dropped before it is
extended, and its path again after.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, types

from whence.kernels.compiled.chaining import unlink
from whence.kernels.compiled.matching import KEYS, MATCHES, Matches
from whence.kernels.compiled.paths import (
    LIMITS,
    MARKS,
    NUMBERED,
    PATH,
    Limits,
    Numbered,
    Path,
    after,
    before,
    filled,
)
from whence.kernels.compiled.places import (
    FLOATS,
    INNER,
    INTS,
    ROOM,
    Floats,
    Ints,
    Keys,
    Marks,
    wide,
)
from whence.kernels.compiled.windows import WINDOW, Window
from whence.kernels.edits import SKIP


class Rows(NamedTuple):
    """Passages: the pair of texts, words [i, i2) and [j, j2), the score, and whether the path was a strong one."""

    pair: Keys
    i: Ints
    i2: Ints
    j: Ints
    j2: Ints
    score: Floats
    strong: Marks
    first: Keys
    """The first pair of words, so packed that it sorts as a tuple would."""


ROWS = types.NamedTuple((KEYS, INTS, INTS, INTS, INTS, FLOATS, MARKS, KEYS), Rows)


@njit(ROWS(types.int64), **ROOM)
def room_for_rows(count: int) -> Rows:
    """Return unfilled columns for `count` passages."""
    return Rows(
        np.empty(count, np.int64),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.float64),
        np.empty(count, np.bool_),
        np.empty(count, np.int64),
    )


@njit(ROWS(ROWS), **ROOM)
def grown(rows: Rows) -> Rows:
    size = rows.pair.size
    more = room_for_rows(2 * size)
    more.pair[:size], more.i[:size], more.i2[:size], more.j[:size] = rows.pair, rows.i, rows.i2, rows.j
    more.j2[:size], more.score[:size], more.strong[:size], more.first[:size] = (
        rows.j2,
        rows.score,
        rows.strong,
        rows.first,
    )
    return more


@njit(types.boolean(NUMBERED, MATCHES, PATH, LIMITS, types.int64), forceinline=True, **INNER)
def _is_fresh_chain(numbered: Numbered, matches: Matches, path: Path, limits: Limits, length: int) -> bool:
    """Tell whether most of the chain's weight, on one side at least, is claimed by no better passage."""
    whole = new_left = new_right = 0.0
    last_i = last_j = wide(-1)
    for k in range(length - 1, -1, -1):
        match = matches.chain[k]
        i, j, size = wide(matches.i[match]), wide(matches.j[match]), wide(matches.size[match])
        over = max(last_i - i, last_j - j, 0) if last_i >= 0 else 0
        for n in range(over, size):
            weight = numbered.weights[numbered.words.left[i + n]]
            whole += weight
            if not path.claimed_left[i + n]:
                new_left += weight
            if not path.claimed_right[j + n]:
                new_right += weight
        last_i, last_j = i + size, j + size
    return max(new_left, new_right) > limits.fresh * whole


@njit(types.boolean(NUMBERED, PATH, LIMITS, types.int64, types.int64), forceinline=True, **INNER)
def _is_fresh(numbered: Numbered, path: Path, limits: Limits, begin: int, end: int) -> bool:
    """Tell the same of a path."""
    whole = new_left = new_right = 0.0
    for at in range(begin, end):
        weight = numbered.weights[numbered.words.left[path.i[at]]]
        whole += weight
        if not path.claimed_left[path.i[at]]:
            new_left += weight
        if not path.claimed_right[path.j[at]]:
            new_right += weight
    return max(new_left, new_right) > limits.fresh * whole


@njit(types.void(PATH, types.int64, types.int64), forceinline=True, **INNER)
def _claim(path: Path, begin: int, end: int) -> None:
    for at in range(begin, end):
        for i in range(path.i[at], path.i2[at]):
            path.claimed_left[i] = True
        for j in range(path.j[at], path.j2[at]):
            path.claimed_right[j] = True


@njit(types.float64(NUMBERED, PATH, types.int64, types.int64), forceinline=True, **INNER)
def _score(numbered: Numbered, path: Path, begin: int, end: int) -> float:
    matched, paired = 0.0, wide(0)
    for at in range(begin, end):
        i2, j2 = wide(path.i2[at]), wide(path.j2[at])
        weight = numbered.weights[numbered.words.left[i2 - 1]]
        if i2 - path.i[at] != j2 - path.j[at]:
            weight = min(weight, numbered.weights[numbered.words.right[j2 - 1]])
        matched += weight
        paired += i2 - path.i[at] + j2 - path.j[at]
    whole = wide(path.i2[end - 1]) - path.i[begin] + path.j2[end - 1] - path.j[begin]
    return matched - SKIP * (whole - paired)


@njit(types.void(ROWS, types.int64, types.int64), forceinline=True, **INNER)
def _sort_in(rows: Rows, first: int, last: int) -> None:
    """Move the row `last` up to its place among those from `first` on: the best before, then by the first words."""
    at = last
    pair, i, i2, j, j2 = rows.pair[at], rows.i[at], rows.i2[at], rows.j[at], rows.j2[at]
    score, strong, key = rows.score[at], rows.strong[at], rows.first[at]
    while at > first and (rows.score[at - 1] < score or (rows.score[at - 1] == score and rows.first[at - 1] > key)):
        rows.i[at], rows.i2[at], rows.j[at], rows.j2[at] = (
            rows.i[at - 1],
            rows.i2[at - 1],
            rows.j[at - 1],
            rows.j2[at - 1],
        )
        rows.score[at], rows.strong[at], rows.first[at] = rows.score[at - 1], rows.strong[at - 1], rows.first[at - 1]
        at -= 1
    rows.pair[at], rows.i[at], rows.i2[at], rows.j[at], rows.j2[at] = pair, i, i2, j, j2
    rows.score[at], rows.strong[at], rows.first[at] = score, strong, key


FULL = -1


@njit(
    types.int64(NUMBERED, PATH, LIMITS, types.int64, types.int64, types.boolean, ROWS, types.int64, types.int64),
    forceinline=True,
    **INNER,
)
def _broken(
    numbered: Numbered,
    path: Path,
    limits: Limits,
    begin: int,
    end: int,
    strong: bool,  # noqa: FBT001
    rows: Rows,
    first: int,
    count: int,
) -> int:
    """Add the path in pieces, cut where one side says something long that the other does not.

    The rows of this pair of texts begin at `first`, and `count` says how many there are of all pairs. Returns how
    many there are now, or `FULL`.
    """
    for n in range(begin + 1, end + 1):
        if n < end and max(path.i[n] - path.i2[n - 1], path.j[n] - path.j2[n - 1]) < limits.insertion:
            continue
        score = _score(numbered, path, begin, n)
        if score >= limits.piece:
            if count == rows.score.size:
                return FULL
            i, j = wide(path.i[begin]), wide(path.j[begin])
            rows.pair[count] = 0
            rows.i[count], rows.i2[count], rows.j[count], rows.j2[count] = i, path.i2[n - 1], j, path.j2[n - 1]
            rows.score[count], rows.strong[count] = score, strong
            rows.first[count] = (i << 1 | path.i2[begin] - i - 1) << 32 | j << 1 | path.j2[begin] - j - 1
            _sort_in(rows, first, count)
            count += 1
        begin = n
    return count


@njit(
    types.int64(NUMBERED, MATCHES, types.int64, WINDOW, PATH, LIMITS, types.float64, ROWS, types.int64),
    **INNER,
)
def align_chains(
    numbered: Numbered,
    matches: Matches,
    ends: int,
    window: Window,
    path: Path,
    limits: Limits,
    least: float,
    rows: Rows,
    count: int,
) -> int:
    """Add the passages of two texts to the first `count` rows, the best first; return how many there are.

    Returns `FULL` where there is no room for another row; what is claimed and unlinked is then of no more use.

    `matches.order` holds the matches in which the chains of at least `least` end, `ends` of them, the best first.
    """
    path.claimed_left[: numbered.left.size] = False
    path.claimed_right[: numbered.right.size] = False
    first, clean = count, True
    for n in range(ends):
        length = unlink(matches, wide(matches.order[n]), least)
        if length == 0 or not (clean or _is_fresh_chain(numbered, matches, path, limits, length)):
            continue
        end, score = filled(numbered, matches, window, path, length)
        end, gained_after = after(numbered, window, path, limits, end)
        begin, gained_before = before(numbered, window, path, limits, path.middle)
        score = score + gained_before + gained_after
        if score >= limits.weak and (clean or _is_fresh(numbered, path, limits, begin, end)):
            count = _broken(numbered, path, limits, begin, end, score >= limits.strong, rows, first, count)
            if count == FULL:
                break
            _claim(path, begin, end)
            clean = False
    return count
