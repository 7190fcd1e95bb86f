"""Which two words of a text written as one are a word of either text: "on line" and "online"."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.places import INTS, PLACES, READ_HASHES, READ_SHORTS, Hashes, Ints, Places, slot_of
from whence.kernels.hashing import WORD_BASE

CAPPED = 0xFFFF
"""The size of a word too long for its column: what it makes with the word before it is unknown."""
_SMALL = 64
_POWERS = np.array([pow(WORD_BASE, n, 1 << 64) for n in range(_SMALL)], np.uint64)
_BASE = np.uint64(WORD_BASE)


@njit(types.uint64(types.int64), cache=True, nogil=True, _nrt=False)
def _power(size: int) -> np.uint64:
    value, base = np.uint64(1), _BASE
    while size:
        if size & 1:
            value *= base
        base *= base
        size >>= 1
    return value


@njit(types.void(PLACES, types.int64, READ_HASHES, READ_SHORTS, INTS), cache=True, nogil=True, _nrt=False)
def glue(words: Places, bits: int, hashes: Hashes, sizes: npt.NDArray[np.uint16], glued: Ints) -> None:
    """Fill `glued`: at n the number of the word that words n and n + 1 make, or −1; the last is −1."""
    for n in range(hashes.size - 1):
        size = np.int64(sizes[n + 1])
        power = _POWERS[size] if size < _SMALL else _power(size)
        number = np.int64(words.slots[slot_of(words, hashes[n] * power + hashes[n + 1], bits)])
        glued[n] = -1 if size == CAPPED else number
    if hashes.size:
        glued[hashes.size - 1] = -1
