"""What two texts share around the shingles that they have in common: cheap, and enough to see that it is nothing."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.hashing import RUN_BASE

_BASE = np.uint64(RUN_BASE)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_U16, _U32, _U64, _I64, _F64 = (
    types.Array(kind, 1, "C", readonly=True)
    for kind in (types.uint16, types.uint32, types.uint64, types.int64, types.float64)
)
_types: Any = types


class Around(NamedTuple):
    """How the surroundings of a shingle are weighed."""

    order: int = 5
    """Words of a shingle."""
    reach: int = 16
    """Words on either side of it that are looked at …"""
    least: float = 0.15
    """… and count from this weight."""


class _Table(NamedTuple):
    """A map with open addressing; a slot is filled if its stamp is the current one, so that nothing is ever wiped."""

    keys: npt.NDArray[np.uint64]
    places: npt.NDArray[np.int64]
    stamps: npt.NDArray[np.int64]


_AROUND = _types.NamedTuple((types.int64, types.int64, types.float64), Around)
_TABLE = _types.NamedTuple((types.uint64[::1], types.int64[::1], types.int64[::1]), _Table)


@njit(_TABLE(types.int64), cache=True, nogil=True)
def _table(most: int) -> _Table:
    size = 16
    while size < 2 * most:
        size *= 2
    return _Table(np.empty(size, np.uint64), np.empty(size, np.int64), np.full(size, -1, np.int64))


@njit(types.int64(_TABLE, types.uint64, types.int64), cache=True, nogil=True)
def _slot(table: _Table, key: np.uint64, stamp: int) -> np.int64:
    """Return the slot that holds the key, or the free one where it would stand."""
    mask = table.keys.size - 1
    slot = np.int64((key * _GOLDEN) >> np.uint64(32)) & mask
    while table.stamps[slot] == stamp and table.keys[slot] != key:
        slot = (slot + 1) & mask
    return slot


@njit(
    types.float64(_U64, _U16, _F64, types.UniTuple(types.int64, 2), types.UniTuple(types.int64, 2), _TABLE, types.int64,
                  types.float64),
    cache=True,
    nogil=True,
)  # fmt: skip
def _in_common(
    hashes: npt.NDArray[np.uint64],
    rarities: npt.NDArray[np.uint16],
    weights: npt.NDArray[np.float64],
    left: tuple[int, int],
    right: tuple[int, int],
    table: _Table,
    stamp: int,
    least: float,
) -> float:
    """Return what the words of the right stretch weigh that stand in the left one."""
    for n in range(left[0], left[1]):
        if weights[rarities[n]] >= least:
            slot = _slot(table, hashes[n], stamp)
            table.keys[slot], table.stamps[slot] = hashes[n], stamp
    weight = 0.0
    for n in range(right[0], right[1]):
        if weights[rarities[n]] >= least and table.stamps[_slot(table, hashes[n], stamp)] == stamp:
            weight += weights[rarities[n]]
    return weight


@njit(types.float64[::1](_I64, _U64, _U16, _F64, _U32, _U32, _AROUND), cache=True, nogil=True)
def shared_around(
    starts: npt.NDArray[np.int64],
    hashes: npt.NDArray[np.uint64],
    rarities: npt.NDArray[np.uint16],
    weights: npt.NDArray[np.float64],
    left: npt.NDArray[np.uint32],
    right: npt.NDArray[np.uint32],
    around: Around,
) -> npt.NDArray[np.float64]:
    """Return for each pair of texts the most that the words weigh which they share around one shingle in common.

    Shingles that follow each other on both sides are looked at once. Of a shingle that stands in the left text more
    than once the first place counts. 0 where no shingle is shared. Fastest where pairs with one left text follow each
    other.
    """
    order, reach, least = around
    leaving = np.uint64(1)
    for _ in range(order):
        leaving *= _BASE
    longest = 1
    for pair in range(left.size):
        longest = max(longest, starts[left[pair] + 1] - starts[left[pair]])
    shingles, words = _table(longest), _table(2 * (2 * reach + order))
    most = np.zeros(left.size, np.float64)
    windows = 0
    filled = 0
    for pair in range(left.size):
        begin, end = starts[left[pair]], starts[left[pair] + 1]
        if pair == 0 or left[pair] != left[pair - 1]:
            filled = pair
            value = np.uint64(0)
            for n in range(begin, end):
                value = value * _BASE + hashes[n]
                if n - begin >= order:
                    value -= leaving * hashes[n - order]
                if n - begin >= order - 1:
                    slot = _slot(shingles, value, filled)
                    if shingles.stamps[slot] != filled:
                        shingles.keys[slot], shingles.stamps[slot] = value, filled
                        shingles.places[slot] = n - order + 1
        other, other_end = starts[right[pair]], starts[right[pair] + 1]
        value = np.uint64(0)
        next_i = np.int64(-1)
        for n in range(other, other_end):
            value = value * _BASE + hashes[n]
            if n - other >= order:
                value -= leaving * hashes[n - order]
            if n - other >= order - 1:
                slot = _slot(shingles, value, filled)
                i = np.int64(shingles.places[slot]) if shingles.stamps[slot] == filled else np.int64(-2)
                if i >= 0 and i != next_i:
                    windows += 1
                    weight = _in_common(
                        hashes,
                        rarities,
                        weights,
                        (max(begin, i - reach), min(end, i + order + reach)),
                        (max(other, n + 1 - order - reach), min(other_end, n + 1 + reach)),
                        words,
                        windows,
                        least,
                    )
                    most[pair] = max(most[pair], weight)
                next_i = i + 1
    return most
