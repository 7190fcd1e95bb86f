"""Postings in one machine word: 36 bits of the shingle's hash above 28 bits of the article, in 256 partitions.

A list of packed postings is sorted in place as plain numbers, which `numpy.sort` does several times faster than any
sort that has to carry an order along. The partition holds another 8 bits of the hash, so 44 bits tell two shingles
apart: in an archive of a million articles (a hundred million shingles) one shingle in 170,000 is taken for another.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, types

ARTICLE_BITS = 28
"""Bits of an article's number: no more than 268 million articles in one run."""
PARTITIONS = 256
MOST_ARTICLES = 1 << ARTICLE_BITS

_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_ARTICLE = np.uint64(MOST_ARTICLES - 1)


@njit(types.uint64(types.uint64), cache=True, inline="always")
def _mixed(hashed: np.uint64) -> np.uint64:
    """Spread the hash over all 64 bits (the finaliser of MurmurHash3): a minimum of several is small by nature."""
    hashed ^= hashed >> np.uint64(33)
    hashed *= np.uint64(0xFF51AFD7ED558CCD)
    hashed ^= hashed >> np.uint64(33)
    hashed *= np.uint64(0xC4CEB9FE1A85EC53)
    return hashed ^ (hashed >> np.uint64(33))


@njit(types.Tuple((types.uint64[::1], types.int64[::1]))(_U64, _U32), cache=True)
def scatter(
    shingles: npt.NDArray[np.uint64], articles: npt.NDArray[np.uint32]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Return the postings packed and grouped by partition, and where each partition begins (one more for the end).

    Within a partition the order is that of the input. An article's number must be below `MOST_ARTICLES`.
    """
    begins = np.zeros(PARTITIONS + 1, np.int64)
    mixed = np.empty(shingles.size, np.uint64)
    for n in range(shingles.size):
        mixed[n] = _mixed(shingles[n])
        begins[(mixed[n] >> np.uint64(56)) + 1] += 1
    for p in range(PARTITIONS):
        begins[p + 1] += begins[p]
    free = begins[:-1].copy()
    packed = np.empty(shingles.size, np.uint64)
    for n in range(shingles.size):
        p = mixed[n] >> np.uint64(56)
        packed[free[p]] = ((mixed[n] << np.uint64(8)) & ~_ARTICLE) | np.uint64(articles[n])
        free[p] += 1
    return packed, begins


@njit(types.int64(types.uint64[::1]), cache=True)
def distinct(values: npt.NDArray[np.uint64]) -> int:
    """Move the distinct values of a sorted array to its front; return how many there are."""
    kept = 0
    for n in range(values.size):
        if kept == 0 or values[n] != values[kept - 1]:
            values[kept] = values[n]
            kept += 1
    return kept
