"""Where the words and the shingles of two texts stand: both texts in one numbering, by open addressing.

Shingles are numbered from pairs of shorter ones (a trigram is two bigrams that overlap), and only where both texts
hold both halves: what is numbered shrinks from order to order, and no shingle is ever hashed letter by letter. The
slow twin is `whence.kernels.matches` with `whence.text.vocabulary`.

Words come in no order that a processor could foresee, so the loops over them decide by arithmetic rather than by
branches where they can.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit, types

# What one entry is, and whether it can be added to an int, is for numba to say: to mypy they are anything.
Array = np.ndarray[Any, np.dtype[Any]]
Ints = Array
Keys = Array
Hashes = Array
Floats = Array
Shorts = Array
Marks = Array
wide: Any = np.int64
"""An entry of 32 bits as a number that may be shifted, multiplied or subtracted."""

INTS = types.int32[::1]
FLOATS = types.float64[::1]
READ_HASHES = types.Array(types.uint64, 1, "C", readonly=True)
READ_SHORTS = types.Array(types.uint16, 1, "C", readonly=True)
READ_FLOATS = types.Array(types.float64, 1, "C", readonly=True)

ROOM: dict[str, Any] = {"cache": True, "nogil": True, "no_cfunc_wrapper": True}
"""How a kernel is compiled that makes arrays …"""
KERNEL: dict[str, Any] = {**ROOM, "_nrt": False}
"""… and one that makes none: without counting references, which took five parts in six of the time where columns are
handed on in a tuple …"""
INNER: dict[str, Any] = {**KERNEL, "no_cpython_wrapper": True}
"""… and one that only kernels call."""

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
    spots: Ints
    """Room for the places at which a shingle may stand; of words, the slots that those of the right text took."""


PLACES = types.NamedTuple((INTS, types.uint64[::1], *[INTS] * 8), Places)


@njit(PLACES(types.int64, types.int64), **ROOM)
def room_for_places(longest: int, most: int) -> Places:
    """Return unfilled places for texts of at most `longest` words and for at most so many different shingles."""
    slots = 16
    while slots < 4 * most:
        slots *= 2
    return Places(
        np.empty(slots, np.int32),
        np.empty(most, np.uint64),
        np.empty(longest, np.int32),
        np.empty(longest, np.int32),
        np.empty(most, np.int32),
        np.empty(most, np.int32),
        np.empty(most, np.int32),
        np.empty(most, np.int32),
        np.empty(longest, np.int32),
        np.empty(longest + 1, np.int32),
    )


@njit(types.int64(PLACES, types.uint64, types.int64), forceinline=True, **INNER)
def slot_of(places: Places, key: Any, bits: int) -> int:
    """Return the slot that holds the number of `key`, or the empty one where it would stand."""
    slot = wide(key * _GOLDEN >> np.uint64(64 - bits))
    while True:
        number = places.slots[slot]
        if (number < 0) | (places.keys[max(number, 0)] == key):
            return slot
        slot = slot + 1 & (1 << bits) - 1


@njit(types.int64(PLACES, types.int64), forceinline=True, **INNER)
def _emptied(places: Places, most: int) -> int:
    """Empty as much of the table as numbers for `most` keys need; return its size as a power of two."""
    bits = 4
    while 1 << bits < 4 * most:
        bits += 1
    places.slots[: 1 << bits] = -1
    return bits


@njit(types.int64(PLACES, FLOATS, READ_HASHES, READ_SHORTS, READ_FLOATS, types.int64), **INNER)
def _number_left(
    words: Places, weights: Floats, left: Hashes, left_rarities: Shorts, rarities: Floats, bits: int
) -> int:
    count = 0
    for i in range(left.size):
        slot = slot_of(words, left[i], bits)
        number = wide(words.slots[slot])
        is_new = number < 0
        number = count if is_new else number
        words.slots[slot] = number
        words.keys[number] = left[i]
        weights[number] = rarities[left_rarities[i]]
        words.left_count[number] = 1 + (0 if is_new else words.left_count[number])
        words.left[i] = number
        count += is_new
    return count


_TEXT, _BITS, _KNOWN, _ALL = range(4)
MEMORY = 4
"""Entries of what `number_words` remembers: the left text, the size of its table, the numbers it took and all took."""


@njit(
    types.int64(
        PLACES, FLOATS, READ_HASHES, READ_HASHES, READ_SHORTS, READ_SHORTS, READ_FLOATS, types.int64, types.int64[::1]
    ),
    **KERNEL,
)
def number_words(
    words: Places,
    weights: Floats,
    left: Hashes,
    right: Hashes,
    left_rarities: Shorts,
    right_rarities: Shorts,
    rarities: Floats,
    text: int,
    memory: Array,
) -> int:
    """Number the words of both texts; `weights` gets the weight of each. Returns the table's size as a power of 2.

    The left text is numbered once as long as it stays the same `text`, which is not negative; `memory` begins as −1.
    """
    if memory[_TEXT] == text and 1 << memory[_BITS] >= 4 * (left.size + right.size):
        for n in range(memory[_ALL] - memory[_KNOWN]):
            words.slots[words.spots[n]] = -1
    else:
        memory[_TEXT], memory[_BITS] = text, _emptied(words, left.size + right.size)
        memory[_KNOWN] = _number_left(words, weights, left, left_rarities, rarities, memory[_BITS])
    bits, known = memory[_BITS], memory[_KNOWN]
    count = known
    words.right_count[:known] = 0
    words.first[:known] = -1
    for j in range(right.size - 1, -1, -1):
        slot = slot_of(words, right[j], bits)
        number = wide(words.slots[slot])
        is_new = number < 0
        number = count if is_new else number
        words.slots[slot] = number
        words.spots[count - known] = slot
        words.keys[number] = right[j]
        weights[number] = rarities[right_rarities[j]]
        words.left_count[number] = 0 if is_new else words.left_count[number]
        words.right_count[number] = 1 + (0 if is_new else words.right_count[number])
        words.right[j] = number
        words.following[j] = -1 if is_new else words.first[number]
        words.first[number] = j
        count += is_new
    memory[_ALL] = count
    return bits


@njit(types.int64(INTS, types.int64, INTS, INTS), forceinline=True, **INNER)
def _spot(numbers: Ints, size: int, counts: Ints, spots: Ints) -> int:
    """Fill `spots` with the places from which two numbers on both count anything; return how many there are."""
    found, before = 0, False
    for n in range(size):
        number = numbers[n]
        here = (number >= 0) & (counts[max(number, 0)] > 0)
        spots[found] = n - 1
        found += here & before
        before = here
    return found


@njit(types.void(PLACES, PLACES, types.int64, types.int64), **KERNEL)
def number_pairs(halves: Places, wholes: Places, left: int, right: int) -> None:
    """Number the shingles one longer than `halves`; `left` and `right` say at how many places those stand.

    A shingle gets a number where both texts have both of its halves; one that only the right text has gets none.
    """
    for i in range(left - 1):
        wholes.left[i] = -1
    for j in range(right - 1):
        wholes.right[j] = -1
    found = _spot(halves.left, left, halves.right_count, wholes.spots)
    bits = _emptied(wholes, found)
    count = 0
    for n in range(found):
        i = wholes.spots[n]
        key = np.uint64(halves.left[i] + 1) << _HALF | np.uint64(halves.left[i + 1])
        slot = slot_of(wholes, key, bits)
        number = wide(wholes.slots[slot])
        if number < 0:
            number = count
            count += 1
            wholes.slots[slot] = number
            wholes.keys[number] = key
            wholes.left_count[number] = wholes.right_count[number] = wholes.seen[number] = 0
            wholes.first[number] = -1
        wholes.left_count[number] += 1
        wholes.left[i] = number
    if count == 0:
        return
    found = _spot(halves.right, right, halves.left_count, wholes.spots)
    for n in range(found - 1, -1, -1):
        j = wholes.spots[n]
        key = np.uint64(halves.right[j] + 1) << _HALF | np.uint64(halves.right[j + 1])
        number = wide(wholes.slots[slot_of(wholes, key, bits)])
        if number >= 0:
            wholes.right_count[number] += 1
            wholes.following[j] = wholes.first[number]
            wholes.first[number] = j
            wholes.right[j] = number
