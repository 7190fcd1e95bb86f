"""Pairs of articles that stand in one posting list, packed into one machine word, tallied by sorting.

A pair is ``left << 28 | right`` with left < right; a tallied pair has the number of its shingles, at most 255, in
another 8 bits below. Everything here is one pass over a sorted array.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.postings import ARTICLE_BITS, MOST_ARTICLES

TALLY_BITS = 8
MOST_SEEDS = (1 << TALLY_BITS) - 1

_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_SHIFT = np.uint64(ARTICLE_BITS)
_ARTICLE = np.uint64(MOST_ARTICLES - 1)
_TALLY = np.uint64(TALLY_BITS)
_MOST = np.uint64(MOST_SEEDS)


class Frequency(NamedTuple):
    """How many pairs one shingle may make."""

    cap: int = 20
    """The first so many articles of a shingle are paired each with each …"""
    earliest: int = 4
    """… and every later one with the earliest so many: wire copy is above any cap (a hard one lost 5 points of
    recall). Whether two articles are paired depends on the earlier articles alone, so that what is added to an archive
    later changes nothing."""


_FREQUENCY = types.NamedUniTuple(types.int64, 2, Frequency)


@njit(types.int64(_U64, types.int64, _FREQUENCY), cache=True)
def _count(postings: npt.NDArray[np.uint64], fresh: int, frequency: Frequency) -> int:
    count = place = 0
    for n in range(1, postings.size):
        place = place + 1 if postings[n] >> _SHIFT == postings[n - 1] >> _SHIFT else 0
        if np.int64(postings[n] & _ARTICLE) >= fresh:
            count += place if place < frequency.cap else min(place, frequency.earliest)
    return count


@njit(types.uint64[::1](_U64, types.int64, _FREQUENCY), cache=True)
def pairs_of(postings: npt.NDArray[np.uint64], fresh: int, frequency: Frequency) -> npt.NDArray[np.uint64]:
    """Return the packed pairs of each run of one hash in sorted, distinct postings: one for every shingle shared.

    Only pairs are made whose later article has at least the number `fresh`. Takes 8 bytes a pair; a list of n postings
    makes at most n · max(cap, earliest) of them.
    """
    pairs = np.empty(_count(postings, fresh, frequency), np.uint64)
    made = begin = 0
    for n in range(1, postings.size):
        if postings[n] >> _SHIFT != postings[n - 1] >> _SHIFT:
            begin = n
        right = postings[n] & _ARTICLE
        if np.int64(right) >= fresh:
            place = n - begin
            for m in range(begin, begin + (place if place < frequency.cap else min(place, frequency.earliest))):
                pairs[made] = (postings[m] & _ARTICLE) << _SHIFT | right
                made += 1
    return pairs


@njit(types.int64(types.uint64[::1]), cache=True)
def tally(pairs: npt.NDArray[np.uint64]) -> int:
    """Turn sorted packed pairs into tallied ones in place; return how many, all distinct and in order."""
    kept = n = 0
    while n < pairs.size:
        pair, begin = pairs[n], n
        while n < pairs.size and pairs[n] == pair:
            n += 1
        pairs[kept] = pair << _TALLY | np.uint64(min(n - begin, MOST_SEEDS))
        kept += 1
    return kept


@njit(types.int64(types.uint64[::1]), cache=True)
def merge(tallied: npt.NDArray[np.uint64]) -> int:
    """Add up the tallies of equal pairs in a sorted array, in place; return how many remain."""
    kept = 0
    for n in range(tallied.size):
        if kept and tallied[n] >> _TALLY == tallied[kept - 1] >> _TALLY:
            seeds = (tallied[kept - 1] & _MOST) + (tallied[n] & _MOST)
            tallied[kept - 1] = (tallied[n] >> _TALLY) << _TALLY | min(seeds, _MOST)
        else:
            tallied[kept] = tallied[n]
            kept += 1
    return kept


@njit(types.int64(types.uint64[::1], _U64), cache=True)
def without(tallied: npt.NDArray[np.uint64], known: npt.NDArray[np.uint64]) -> int:
    """Drop from sorted tallied pairs, in place, those that stand in `known`, likewise; return how many remain."""
    kept = k = 0
    for n in range(tallied.size):
        pair = tallied[n] >> _TALLY
        while k < known.size and known[k] >> _TALLY < pair:
            k += 1
        if k == known.size or known[k] >> _TALLY != pair:
            tallied[kept] = tallied[n]
            kept += 1
    return kept


class Sides(NamedTuple):
    """Pairs in three columns of equal length."""

    left: npt.NDArray[np.uint32]
    right: npt.NDArray[np.uint32]
    seeds: npt.NDArray[np.uint8]
    """Shingles shared, 255 for more."""


def sides(tallied: npt.NDArray[np.uint64]) -> Sides:
    """Return tallied pairs unpacked."""
    right = (tallied >> _TALLY & _ARTICLE).astype(np.uint32)
    return Sides((tallied >> (_TALLY + _SHIFT)).astype(np.uint32), right, (tallied & _MOST).astype(np.uint8))


def tallied(left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    """Return pairs of columns as sorted tallied pairs, each with the number of times that it was given."""
    low, high = np.minimum(left, right).astype(np.uint64), np.maximum(left, right).astype(np.uint64)
    packed = low << _SHIFT | high
    packed.sort()
    return packed[: tally(packed)]
