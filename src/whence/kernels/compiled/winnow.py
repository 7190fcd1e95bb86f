"""Shingles, and the few of them that stand for an article: winnowing.

A shingle is a run of so many words. Of every `window` shingles in a row the one of least rank is kept, so that any run
of ``order + window − 1`` words that two articles share gives them a shingle in common (Schleimer, Wilkerson and Aiken,
SIGMOD 2003; minimizers in Roberts et al., Bioinformatics 20, 2004); about 2 of ``window + 1`` are kept. Where ranks
tie, the words are the same, and the first is kept.

What is kept has small ranks by nature; so a shingle is its rank mixed once more, which is as good as random.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.hashing import FIRST_FACTOR, RUN_BASE, SECOND_FACTOR, STEP

_RUN, _STEP, _FIRST, _SECOND = (np.uint64(n) for n in (RUN_BASE, STEP, FIRST_FACTOR, SECOND_FACTOR))
_S27, _S30, _S31 = np.uint64(27), np.uint64(30), np.uint64(31)
_U64, _I64 = (types.Array(t, 1, "C", readonly=True) for t in (types.uint64, types.int64))
_Hashes = npt.NDArray[np.uint64]
_Articles = npt.NDArray[np.uint32]


class _Space(NamedTuple):
    ranks: _Hashes
    """Of the shingles of one article."""
    keys: _Hashes
    """Ranks that the article has had: a set with open addressing, at most half full …"""
    owners: npt.NDArray[np.int64]
    """… in which a slot counts for the article that filled it, so that nothing is wiped between articles."""
    shingles: _Hashes
    articles: _Articles


_types: Any = types
_SPACE = _types.NamedTuple(
    [types.uint64[::1], types.uint64[::1], types.int64[::1], types.uint64[::1], types.uint32[::1]], _Space
)


def winnow(
    hashes: _Hashes, starts: npt.NDArray[np.int64], order: int = 5, window: int = 4
) -> tuple[_Hashes, _Articles]:
    """Return the shingles kept of each article (uint64[P]) and whose they are (uint32[P]), in the order of the texts.

    `hashes` and `starts` are those of `TokenColumns`. With a `window` of 1 every shingle is kept. An article shorter
    than `order` gives one shingle of all its words, if it has any; one shorter than a window, the least of its
    shingles. A shingle that an article has twice is given once. `order` and `window` are at least 1.
    """
    if order < 1 or window < 1:
        raise ValueError("a shingle holds at least one word, and a window at least one shingle")
    longest = int(np.diff(starts).max(initial=0))
    room = 4
    while room < 2 * longest:
        room *= 2
    most = int(starts[-1] - starts[0])
    space = _Space(
        np.empty(longest, np.uint64),
        np.zeros(room, np.uint64),
        np.full(room, -1, np.int64),
        np.empty(most, np.uint64),
        np.empty(most, np.uint32),
    )
    count = _winnow(hashes, starts, order, window, space)
    return space.shingles[:count].copy(), space.articles[:count].copy()


@njit(nogil=True)
def _mixed(value: np.uint64) -> np.uint64:
    value += _STEP
    value = (value ^ (value >> _S30)) * _FIRST
    value = (value ^ (value >> _S27)) * _SECOND
    return value ^ (value >> _S31)


@njit(nogil=True)
def _rank(hashes: _Hashes, begin: int, end: int, order: int, ranks: _Hashes) -> int:
    """Write the ranks of the shingles of the words [begin, end), of which there is at least one; return how many."""
    leaving = np.uint64(1)
    for _ in range(order):
        leaving *= _RUN
    value = np.uint64(0)
    for p in range(begin, min(begin + order, end)):
        value = value * _RUN + _mixed(hashes[p])
    ranks[0] = _mixed(value)
    count = 1
    for p in range(begin + order, end):
        value = value * _RUN + _mixed(hashes[p]) - leaving * _mixed(hashes[p - order])
        ranks[count] = _mixed(value)
        count += 1
    return count


@njit(types.int64(_U64, _I64, types.int64, types.int64, _SPACE), cache=True, nogil=True)
def _winnow(hashes: _Hashes, starts: npt.NDArray[np.int64], order: int, window: int, space: _Space) -> int:
    """Fill the shingles and articles of `space` and return how many there are."""
    ranks, keys, owners, shingles, articles = space
    total = 0
    for article in range(starts.size - 1):
        words = starts[article + 1] - starts[article]
        if words == 0:
            continue
        count = _rank(hashes, starts[article], starts[article + 1], order, ranks)
        mask = 4
        while mask < 2 * count:
            mask *= 2
        mask -= 1
        least = -1
        for last in range(min(window, count) - 1, count):
            first = last - window + 1
            if least >= max(first, 0):
                if ranks[last] >= ranks[least]:
                    continue
                least = last
            else:
                least = max(first, 0)
                for p in range(least + 1, last + 1):
                    if ranks[p] < ranks[least]:
                        least = p
            slot = np.int64(ranks[least] >> _S31) & mask
            while owners[slot] == article and keys[slot] != ranks[least]:
                slot = (slot + 1) & mask
            if owners[slot] == article:
                continue
            owners[slot], keys[slot] = article, ranks[least]
            shingles[total], articles[total] = _mixed(ranks[least]), article
            total += 1
    return total
