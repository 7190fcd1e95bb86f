"""What lies inside a passage, who else shares it, and which pairs have a relative in common."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, types

UNKNOWN = np.iinfo(np.int32).min
"""The day of an article without a date."""
ALONE, KIN, STRANGERS = 0, 1, 2

_I64 = types.Array(types.int64, 1, "C", readonly=True)
_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_BOOL = types.Array(types.boolean, 1, "C", readonly=True)
_TABLE = types.Array(types.uint32, 2, "C", readonly=True)
_ARTICLES = types.Array(types.int32, 2, "C", readonly=True)
Numbers = npt.NDArray[np.uint32]
Table = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]


@njit(types.int64[::1](_U32, _U32, _U32, _I64, _U32, _U32), cache=True, nogil=True)
def covered(
    articles: Numbers, begins: Numbers, ends: Numbers, starts: Places, inner_begins: Numbers, inner_ends: Numbers
) -> Places:
    """Return how much of each ``[begins, ends)`` of an article its inner ranges cover.

    The inner ranges of article a are those from ``starts[a]`` to ``starts[a + 1]``; none touches another.
    """
    result = np.zeros(articles.size, np.int64)
    for n in range(articles.size):
        a = articles[n]
        for k in range(starts[a], starts[a + 1]):
            begin, end = max(begins[n], inner_begins[k]), min(ends[n], inner_ends[k])
            if end > begin:
                result[n] += end - begin
    return result


@njit(types.int64(_I64, types.int64, _U32, types.int64), cache=True, nogil=True)
def _first(starts: Places, article: int, ats: Numbers, begin: int) -> int:
    """Return the first mark of the article at or after `begin`."""
    low, high = starts[article], starts[article + 1]
    while low < high:
        middle = (low + high) // 2
        if ats[middle] < begin:
            low = middle + 1
        else:
            high = middle
    return low


@njit(types.int64[:, ::1](_TABLE, _TABLE, _I64, _U32, _U64), cache=True, nogil=True)
def common(
    left: Table, right: Table, starts: Places, ats: Numbers, values: npt.NDArray[np.uint64]
) -> npt.NDArray[np.int64]:
    """Return for each passage how many marks it has on the left, on the right, and in common (as multisets).

    `left` and `right` have three rows: the article of each passage, and the characters ``[begin, end)`` there. The
    marks of article a are those from ``starts[a]`` to ``starts[a + 1]``, in order, each at a character and with a
    value. Takes time in proportion to the product of the marks inside a passage.
    """
    result = np.zeros((left.shape[1], 3), np.int64)
    for n in range(left.shape[1]):
        k = _first(starts, left[0, n], ats, left[1, n])
        first = _first(starts, right[0, n], ats, right[1, n])
        last = first
        while last < starts[right[0, n] + 1] and ats[last] < right[2, n]:
            last += 1
        result[n, 1] = last - first
        taken = np.zeros(last - first, np.bool_)
        while k < starts[left[0, n] + 1] and ats[k] < left[2, n]:
            result[n, 0] += 1
            for m in range(first, last):
                if not taken[m - first] and values[m] == values[k]:
                    taken[m - first] = True
                    result[n, 2] += 1
                    break
            k += 1
    return result


@njit(types.int64[::1](_TABLE, _BOOL, _I64, _ARTICLES, types.int64, types.int64), cache=True, nogil=True)
def occasions(
    stretches: Table,
    thin: npt.NDArray[np.bool_],
    starts: Places,
    articles: npt.NDArray[np.int32],
    apart: int,
    most: int,
) -> Places:
    """Return on how many occasions, at most `most`, each stretch of an article was printed, its own among them.

    `stretches` has three rows: with whom a stretch is shared, and the characters ``[begin, end)``; those of article a
    are columns ``starts[a]`` to ``starts[a + 1]``, by begin; `thin` tells whether the two share little besides.
    `articles` has two rows: outlet and day. Whoever of the same outlet shares half of a stretch printed it on his day;
    a day less than `apart` from one that is counted already makes no new occasion. Where a day is not known, an article
    that shares little else makes one.
    """
    result = np.ones(stretches.shape[1], np.int64)
    counted, whose = np.empty(most, np.int32), np.empty(most, np.int64)
    partners, begins, ends = stretches[0], stretches[1], stretches[2]
    outlets, days = articles[0], articles[1]
    for a in range(starts.size - 1):
        if outlets[a] < 0:
            continue
        for n in range(starts[a], starts[a + 1]):
            counted[0], whose[0] = days[a], a
            half = (ends[n] - begins[n] + 1) // 2
            for m in range(starts[a], starts[a + 1]):
                if begins[m] >= ends[n] or result[n] == most:
                    break
                other = partners[m]
                if outlets[other] != outlets[a] or min(ends[n], ends[m]) < max(begins[n], begins[m]) + half:
                    continue
                fresh = True
                for k in range(result[n]):
                    if whose[k] == other:
                        fresh = False
                    elif days[other] == UNKNOWN or counted[k] == UNKNOWN:
                        fresh = fresh and thin[m]
                    elif abs(np.int64(counted[k]) - np.int64(days[other])) < apart:
                        fresh = False
                if fresh:
                    counted[result[n]], whose[result[n]] = days[other], other
                    result[n] += 1
    return result


@njit(types.uint8[::1](_U32, _U32, _BOOL, types.int64), cache=True, nogil=True)
def kinship(left: Numbers, right: Numbers, sure: npt.NDArray[np.bool_], articles: int) -> npt.NDArray[np.uint8]:
    """Return for each pair of distinct articles whether they have a sure relative in common.

    `KIN` if some third article is in a sure pair with both; `STRANGERS` if there is none but one of them at least is in
    a sure pair with a third; `ALONE` if neither is. No pair may be given twice.
    """
    starts = np.zeros(articles + 1, np.int64)
    for n in range(left.size):
        if sure[n]:
            starts[left[n] + 1] += 1
            starts[right[n] + 1] += 1
    for a in range(articles):
        starts[a + 1] += starts[a]
    free = starts[:-1].copy()
    relatives = np.empty(starts[articles], np.uint32)
    for n in range(left.size):
        if sure[n]:
            relatives[free[left[n]]] = right[n]
            free[left[n]] += 1
            relatives[free[right[n]]] = left[n]
            free[right[n]] += 1
    for a in range(articles):
        relatives[starts[a] : starts[a + 1]].sort()
    result = np.zeros(left.size, np.uint8)
    for n in range(left.size):
        i, i2 = starts[left[n]], starts[left[n] + 1]
        j, j2 = starts[right[n]], starts[right[n] + 1]
        own = 1 if sure[n] else 0
        if i2 - i > own or j2 - j > own:
            result[n] = STRANGERS
        while i < i2 and j < j2:
            if relatives[i] == relatives[j]:
                result[n] = KIN
                break
            if relatives[i] < relatives[j]:
                i += 1
            else:
                j += 1
    return result
