"""Token columns as records of 20 bytes, so that the tokens of an article lie together in a file.

Five columns in five places of a file would be five reads an article, and five pages touched.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

WORDS = 5
"""Of 32 bits: the hash in two, begin, end, size and rarity."""


class Room(NamedTuple):
    """Columns to be filled."""

    begins: npt.NDArray[np.uint32]
    ends: npt.NDArray[np.uint32]
    hashes: npt.NDArray[np.uint64]
    sizes: npt.NDArray[np.uint16]
    rarities: npt.NDArray[np.uint16]

    @classmethod
    def of(cls, tokens: int) -> Room:
        """Return unfilled columns."""
        words = [np.empty(tokens, np.uint32) for _ in range(2)]
        shorts = [np.empty(tokens, np.uint16) for _ in range(2)]
        return cls(words[0], words[1], np.empty(tokens, np.uint64), shorts[0], shorts[1])

    def first(self, tokens: int) -> Room:
        """Return so many rows."""
        begins, ends, hashes, sizes, rarities = self
        return Room(begins[:tokens], ends[:tokens], hashes[:tokens], sizes[:tokens], rarities[:tokens])


_U16 = types.Array(types.uint16, 1, "C", readonly=True)
_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_I64 = types.Array(types.int64, 1, "C", readonly=True)
_RECORDS = types.Array(types.uint32, 2, "C", readonly=True)
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


@njit(types.void(_U32, _U32, _U64, _U16, _U16, types.uint32[:, ::1]), cache=True, nogil=True)
def pack(
    begins: npt.NDArray[np.uint32],
    ends: npt.NDArray[np.uint32],
    hashes: npt.NDArray[np.uint64],
    sizes: npt.NDArray[np.uint16],
    rarities: npt.NDArray[np.uint16],
    records: npt.NDArray[np.uint32],
) -> None:
    """Fill the first rows of `records`, one for each token."""
    for n in range(hashes.size):
        records[n, 0] = hashes[n] & _LOW
        records[n, 1] = hashes[n] >> _HALF
        records[n, 2] = begins[n]
        records[n, 3] = ends[n]
        records[n, 4] = np.uint32(sizes[n]) << np.uint32(16) | np.uint32(rarities[n])


_ROOM = types.NamedTuple(
    (types.uint32[::1], types.uint32[::1], types.uint64[::1], types.uint16[::1], types.uint16[::1]), Room
)


@njit(types.int64[::1](_RECORDS, _I64, _I64, _ROOM), cache=True, nogil=True)
def unpack(
    records: npt.NDArray[np.uint32], places: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], room: Room
) -> npt.NDArray[np.int64]:
    """Fill `room` with texts whose tokens lie at `places` of the records, one after the other; return their starts."""
    starts = np.zeros(places.size + 1, np.int64)
    at = 0
    for n in range(places.size):
        for row in range(places[n], places[n] + lengths[n]):
            room.hashes[at] = np.uint64(records[row, 1]) << _HALF | np.uint64(records[row, 0])
            room.begins[at], room.ends[at] = records[row, 2], records[row, 3]
            room.sizes[at] = records[row, 4] >> np.uint32(16)
            room.rarities[at] = records[row, 4] & np.uint32(0xFFFF)
            at += 1
        starts[n + 1] = at
    return starts
