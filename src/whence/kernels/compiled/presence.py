"""Which of some words each text has."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, types

_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_I64 = types.Array(types.int64, 1, "C", readonly=True)
_BITS = 12
_SLOTS = 1 << _BITS
_SHIFT = np.uint64(64 - _BITS)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MASK = np.uint64(_SLOTS - 1)


@njit(types.boolean[:, ::1](_U64, _I64, _U64), cache=True, nogil=True)
def presence(
    hashes: npt.NDArray[np.uint64], starts: npt.NDArray[np.int64], words: npt.NDArray[np.uint64]
) -> npt.NDArray[np.bool_]:
    """Return a row for each text: which of the distinct `words`, given by their hashes, stand in it.

    The words of text k are ``hashes[starts[k]:starts[k + 1]]``. At most 2,048 words can be asked for.
    """
    if words.size * 2 > _SLOTS:
        raise ValueError("too many words to look for")
    slots = np.full(_SLOTS, -1, np.int64)
    for n in range(words.size):
        slot = (words[n] * _FACTOR) >> _SHIFT
        while slots[slot] >= 0:
            slot = (slot + np.uint64(1)) & _MASK
        slots[slot] = n
    found = np.zeros((starts.size - 1, words.size), np.bool_)
    for text in range(starts.size - 1):
        for token in range(starts[text], starts[text + 1]):
            slot = (hashes[token] * _FACTOR) >> _SHIFT
            while slots[slot] >= 0:
                if words[slots[slot]] == hashes[token]:
                    found[text, slots[slot]] = True
                    break
                slot = (slot + np.uint64(1)) & _MASK
    return found
