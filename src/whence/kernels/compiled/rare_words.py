"""What the rare words that two texts have in common weigh: a merge of two short sorted lists."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, types

_U16 = types.Array(types.uint16, 1, "C", readonly=True)
_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_I64 = types.Array(types.int64, 1, "C", readonly=True)
_F64 = types.Array(types.float64, 1, "C", readonly=True)
_BOOL = types.Array(types.boolean, 1, "C", readonly=True)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_RARITY = np.uint64(0xFFFF)


@njit(types.Tuple((types.int64[::1], types.uint64[::1]))(_I64, _U64, _U16, _F64, _BOOL, types.float64), cache=True)
def rare_words(
    starts: npt.NDArray[np.int64],
    hashes: npt.NDArray[np.uint64],
    rarities: npt.NDArray[np.uint16],
    weights: npt.NDArray[np.float64],
    wanted: npt.NDArray[np.bool_],
    least: float,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
    """Return where the rare words of each text begin, and the words: 48 bits of the hash, then the rarity; in order.

    A word is rare if it weighs at least `least`; of a text that is not `wanted` there are none. A word may stand there
    more than once.
    """
    begins = np.zeros(starts.size, np.int64)
    words = np.empty(hashes.size, np.uint64)
    made = 0
    for text in range(starts.size - 1):
        if wanted[text]:
            for n in range(starts[text], starts[text + 1]):
                if weights[rarities[n]] >= least:
                    words[made] = (hashes[n] * _GOLDEN & ~_RARITY) | np.uint64(rarities[n])
                    made += 1
            words[begins[text] : made].sort()
        begins[text + 1] = made
    return begins, words[:made].copy()


@njit(types.float64[::1](_U32, _U32, _I64, _U64, _F64), cache=True)
def shared_weight(
    left: npt.NDArray[np.uint32],
    right: npt.NDArray[np.uint32],
    begins: npt.NDArray[np.int64],
    words: npt.NDArray[np.uint64],
    weights: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Return what the distinct rare words of each pair of texts weigh that both have."""
    shared = np.zeros(left.size, np.float64)
    for pair in range(left.size):
        i, i_end = begins[left[pair]], begins[left[pair] + 1]
        j, j_end = begins[right[pair]], begins[right[pair] + 1]
        last = np.uint64(0)
        while i < i_end and j < j_end:
            a, b = words[i], words[j]
            if a == b and a != last:
                shared[pair] += weights[a & _RARITY]
                last = a
            i += a <= b
            j += b <= a
    return shared
