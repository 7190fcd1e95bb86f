"""Where the words and the shingles of two texts stand: both texts in one numbering, by open addressing.

Shingles are numbered from pairs of shorter ones (a trigram is two bigrams that overlap), and only where both texts
hold both halves: what is numbered shrinks from order to order, and no shingle is ever hashed letter by letter. The
slow twin is `whence.kernels.matches` with `whence.text.vocabulary`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

INTS = types.int32[::1]
FLOATS = types.float64[::1]
READ_HASHES = types.Array(types.uint64, 1, "C", readonly=True)
READ_SHORTS = types.Array(types.uint16, 1, "C", readonly=True)
READ_FLOATS = types.Array(types.float64, 1, "C", readonly=True)

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)


class Places(NamedTuple):
    """The numbering of the shingles of one order, and where each stands on the right."""

    slots: Ints
    """The hash table: a number, or −1."""
    keys: Hashes
    """By number: the hash of the word, or the numbers of the two halves."""
    left: Ints
    """By place: the number, or −1 where the right text cannot have the shingle."""
    right: Ints
    left_count: Ints
    """By number: how often it stands on the left …"""
    right_count: Ints
    """… and on the right."""
    seen: Ints
    """By number: how many of its places on the left were paired so far."""
    first: Ints
    """By number: its first place on the right, or −1."""
    following: Ints
    """By place on the right: the next place of the same shingle, or −1."""


PLACES = types.NamedTuple((INTS, types.uint64[::1], INTS, INTS, INTS, INTS, INTS, INTS, INTS), Places)


@njit(PLACES(types.int64), cache=True, nogil=True)
def room_for_places(longest: int) -> Places:
    """Return unfilled places for two texts of at most `longest` words each."""
    slots = 16
    while slots < 4 * longest:
        slots *= 2
    return Places(
        np.empty(slots, np.int32),
        np.empty(2 * longest, np.uint64),
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
        np.empty(2 * longest, np.int32),
        np.empty(2 * longest, np.int32),
        np.empty(2 * longest, np.int32),
        np.empty(2 * longest, np.int32),
        np.empty(longest, np.int32),
    )


@njit(types.int64(PLACES, types.uint64, types.int64, types.int64), cache=True, nogil=True, _nrt=False, forceinline=True)
def slot_of(places: Places, key: np.uint64, shift: int, mask: int) -> int:
    """Return the slot that holds the number of `key`, or the empty one where it would stand."""
    slot = np.int64(key * _GOLDEN >> np.uint64(shift))
    while True:
        number = places.slots[slot]
        if number < 0 or places.keys[number] == key:
            return slot
        slot = slot + 1 & mask


@njit(types.int64(PLACES, types.int64), cache=True, nogil=True, _nrt=False, forceinline=True)
def _emptied(places: Places, most: int) -> int:
    """Empty as much of the table as numbers for `most` keys need; return its size as a power of two."""
    bits = 4
    while 1 << bits < 2 * most:
        bits += 1
    places.slots[: 1 << bits] = -1
    return bits


@njit(types.int64(PLACES, types.uint64, types.int64, types.int64), cache=True, nogil=True, _nrt=False, forceinline=True)
def _new(places: Places, key: np.uint64, slot: int, number: int) -> int:
    places.slots[slot] = number
    places.keys[number] = key
    places.left_count[number] = places.right_count[number] = places.seen[number] = 0
    places.first[number] = -1
    return number + 1


@njit(
    types.int64(PLACES, FLOATS, READ_HASHES, READ_HASHES, READ_SHORTS, READ_SHORTS, READ_FLOATS),
    cache=True,
    nogil=True,
    _nrt=False,
)
def number_words(
    words: Places,
    weights: Floats,
    left: Hashes,
    right: Hashes,
    left_rarities: npt.NDArray[np.uint16],
    right_rarities: npt.NDArray[np.uint16],
    rarities: Floats,
) -> int:
    """Number the words of both texts; `weights` gets the weight of each. Returns the table's size as a power of 2."""
    bits = _emptied(words, left.size + right.size)
    shift, mask = 64 - bits, (1 << bits) - 1
    count = 0
    for i in range(left.size):
        slot = slot_of(words, left[i], shift, mask)
        number = np.int64(words.slots[slot])
        if number < 0:
            number = count
            weights[number] = rarities[left_rarities[i]]
            count = _new(words, left[i], slot, number)
        words.left[i] = number
        words.left_count[number] += 1
    for j in range(right.size - 1, -1, -1):
        slot = slot_of(words, right[j], shift, mask)
        number = np.int64(words.slots[slot])
        if number < 0:
            number = count
            weights[number] = rarities[right_rarities[j]]
            count = _new(words, right[j], slot, number)
        words.right[j] = number
        words.right_count[number] += 1
        words.following[j] = words.first[number]
        words.first[number] = j
    return bits


@njit(types.uint64(PLACES, INTS, types.int64), cache=True, nogil=True, _nrt=False, forceinline=True)
def _halves(halves: Places, side: Ints, at: int) -> np.uint64:
    """Return the key of the shingle at `at`, or 0 unless both texts hold both of its halves."""
    one, other = side[at], side[at + 1]
    if one < 0 or other < 0:
        return np.uint64(0)
    if halves.left_count[one] == 0 or halves.right_count[one] == 0:
        return np.uint64(0)
    if halves.left_count[other] == 0 or halves.right_count[other] == 0:
        return np.uint64(0)
    return np.uint64(one + 1) << _HALF | np.uint64(other)


@njit(types.void(PLACES, PLACES, types.int64, types.int64), cache=True, nogil=True, _nrt=False)
def number_pairs(halves: Places, wholes: Places, left: int, right: int) -> None:
    """Number the shingles one longer than `halves`; `left` and `right` say at how many places those stand.

    A shingle that only the right text has gets no number.
    """
    bits = _emptied(wholes, left)
    shift, mask = 64 - bits, (1 << bits) - 1
    count = 0
    for i in range(left - 1):
        key = _halves(halves, halves.left, i)
        number = np.int64(-1)
        if key:
            slot = slot_of(wholes, key, shift, mask)
            number = np.int64(wholes.slots[slot])
            if number < 0:
                number = count
                count = _new(wholes, key, slot, number)
            wholes.left_count[number] += 1
        wholes.left[i] = number
    for j in range(right - 2, -1, -1):
        key = _halves(halves, halves.right, j)
        number = np.int64(-1)
        if key:
            number = np.int64(wholes.slots[slot_of(wholes, key, shift, mask)])
            if number >= 0:
                wholes.right_count[number] += 1
                wholes.following[j] = wholes.first[number]
                wholes.first[number] = j
        wholes.right[j] = number
