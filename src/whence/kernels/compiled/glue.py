"""Which two words of a text written as one are a word of either text: "on line" and "online"."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, types

from whence.kernels.compiled.places import (
    INNER,
    KERNEL,
    PLACES,
    READ_HASHES,
    READ_SHORTS,
    Hashes,
    Places,
    Shorts,
    slot_of,
    wide,
)
from whence.kernels.hashing import WORD_BASE

CAPPED = 0xFFFF
"""The size of a word too long for its column: what it makes with the word before it is unknown."""
_SMALL = 64
_POWERS = np.array([pow(WORD_BASE, n, 1 << 64) for n in range(_SMALL)], np.uint64)
_BASE = np.uint64(WORD_BASE)


@njit(types.uint64(types.int64), **INNER)
def _power(size: int) -> Any:
    value, base = np.uint64(1), _BASE
    while size:
        if size & 1:
            value *= base
        base *= base
        size >>= 1
    return value


@njit(types.int64(PLACES, types.int64, READ_HASHES, READ_SHORTS, types.int64), forceinline=True, **KERNEL)
def glued(words: Places, bits: int, hashes: Hashes, sizes: Shorts, n: int) -> int:
    """Return the number of the word that words `n` and ``n + 1`` make, or −1; so for the last word, and before all."""
    if n < 0 or n + 1 >= hashes.size or sizes[n + 1] == CAPPED:
        return -1
    size = wide(sizes[n + 1])
    power = _POWERS[size] if size < _SMALL else _power(size)
    return wide(words.slots[slot_of(words, hashes[n] * power + hashes[n + 1], bits)])
