"""Token columns as records of 20 bytes, so that the tokens of an article lie together in a file.

Five columns in five places of a file would be five reads an article, and five pages touched.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, types

WORDS = 5
"""Of 32 bits: the hash in two, begin, end, size and rarity."""

_U16 = types.Array(types.uint16, 1, "C", readonly=True)
_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_I64 = types.Array(types.int64, 1, "C", readonly=True)
_RECORDS = types.Array(types.uint32, 2, "C", readonly=True)
_COLUMNS = types.Tuple(
    (types.int64[::1], types.uint32[::1], types.uint32[::1], types.uint64[::1], types.uint16[::1], types.uint16[::1])
)
Columns = tuple[
    npt.NDArray[np.int64],
    npt.NDArray[np.uint32],
    npt.NDArray[np.uint32],
    npt.NDArray[np.uint64],
    npt.NDArray[np.uint16],
    npt.NDArray[np.uint16],
]
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


@njit(types.uint32[:, ::1](_U32, _U32, _U64, _U16, _U16), cache=True)
def packed(
    begins: npt.NDArray[np.uint32],
    ends: npt.NDArray[np.uint32],
    hashes: npt.NDArray[np.uint64],
    sizes: npt.NDArray[np.uint16],
    rarities: npt.NDArray[np.uint16],
) -> npt.NDArray[np.uint32]:
    """Return the columns as an array of records, one a row."""
    records = np.empty((hashes.size, WORDS), np.uint32)
    for n in range(hashes.size):
        records[n, 0] = hashes[n] & _LOW
        records[n, 1] = hashes[n] >> _HALF
        records[n, 2] = begins[n]
        records[n, 3] = ends[n]
        records[n, 4] = np.uint32(sizes[n]) << np.uint32(16) | np.uint32(rarities[n])
    return records


@njit(_COLUMNS(_RECORDS, _I64, _I64), cache=True)
def unpacked(records: npt.NDArray[np.uint32], places: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> Columns:
    """Return starts, begins, ends, hashes, sizes and rarities of texts whose tokens lie at `places` of the records."""
    starts = np.zeros(places.size + 1, np.int64)
    for n in range(places.size):
        starts[n + 1] = starts[n] + lengths[n]
    begins, ends = np.empty(starts[-1], np.uint32), np.empty(starts[-1], np.uint32)
    hashes = np.empty(starts[-1], np.uint64)
    sizes, rarities = np.empty(starts[-1], np.uint16), np.empty(starts[-1], np.uint16)
    for n in range(places.size):
        for k in range(lengths[n]):
            at, row = starts[n] + k, places[n] + k
            hashes[at] = np.uint64(records[row, 1]) << _HALF | np.uint64(records[row, 0])
            begins[at], ends[at] = records[row, 2], records[row, 3]
            sizes[at] = records[row, 4] >> np.uint32(16)
            rarities[at] = records[row, 4] & np.uint32(0xFFFF)
    return starts, begins, ends, hashes, sizes, rarities
