"""Postings on disk: sorted by key, cut into buckets by its first bits; what the bucket tells need not be stored.

The key is 36 bits of a shingle's hash. In a posting list of 2^20 buckets 16 of them are left to store; with 2 or 3
bytes of the article's row a posting takes 4 or 5 bytes, and the directory of buckets a fraction of one. In an archive
of a million articles (136 million postings) one look-up in 500 finds a posting of another shingle: that is one needless
candidate for each article asked about.

In memory a posting is packed into one machine word, the key above 28 bits of the row, so that postings are sorted as
plain numbers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.hashing import STEP

KEY_BITS = 36
ROW_BITS = 28
DROPPED = 0xFFFFFFFF
"""In place of a new row: this row's postings are left out."""
_FEWEST_BITS, _MOST_BITS = 4, 20
_LOAD = 16
_FULL = 1 << 22
_SHORT = 16
"""Postings of one key that are counted one by one; most keys have fewer."""

Words = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]

_U8 = types.Array(types.uint8, 1, "C", readonly=True)
_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_FLAGS = types.Array(types.boolean, 1, "C", readonly=True)
_STEP = np.uint64(STEP)
_SHIFT = np.uint64(ROW_BITS)
_ROW = np.uint64((1 << ROW_BITS) - 1)
_BYTE = np.uint64(255)
_WEIGHT = np.uint64(8)


class Layout(NamedTuple):
    """How postings are laid out."""

    bits: int
    """Bits of the key that name its bucket."""
    key: int
    """Bytes that hold the rest of it …"""
    row: int
    """… and the row."""


class Postings(NamedTuple):
    """Postings as they lie on disk: arrays that cannot be written to."""

    directory: npt.NDArray[np.uint32]
    """Where each bucket begins in the records, and where the last one ends."""
    records: npt.NDArray[np.uint8]
    """The rest of the key and the row of each posting, lowest byte first, ordered by key and row."""
    layout: Layout


_LAYOUT = types.NamedUniTuple(types.int64, 3, Layout)
_POSTINGS = types.NamedTuple((_U32, _U8, _LAYOUT), Postings)


def layout_for(postings: int, rows: int) -> Layout:
    """Return the layout that suits so many postings of so many rows."""
    bits = _MOST_BITS if postings >= _FULL else min(19, max(_FEWEST_BITS, (postings // _LOAD).bit_length()))
    return Layout(bits, (KEY_BITS - bits + 7) // 8, max(1, (max(0, rows - 1).bit_length() + 7) // 8))


@njit(types.uint64[::1](_U64), cache=True, nogil=True)
def keys_of(shingles: Words) -> Words:
    """Return the keys of shingles, in the high bits of a word; in order and each once.

    They are spread anew (Knuth's multiplicative hash): a minimizer is small by nature.
    """
    keys = np.empty(shingles.size, np.uint64)
    for n in range(shingles.size):
        keys[n] = (shingles[n] * _STEP) & ~_ROW
    keys.sort()
    kept = 0
    for n in range(keys.size):
        if kept == 0 or keys[n] != keys[kept - 1]:
            keys[kept] = keys[n]
            kept += 1
    return keys[:kept]


@njit(types.uint64[::1](_U64, _U32), cache=True, nogil=True)
def packed(shingles: Words, rows: Rows) -> Words:
    """Return postings as words, in the order given; a row must be below 2^28."""
    words = np.empty(shingles.size, np.uint64)
    for n in range(shingles.size):
        words[n] = ((shingles[n] * _STEP) & ~_ROW) | np.uint64(rows[n])
    return words


@njit(types.uint8[::1](_U64, _LAYOUT, types.int64[::1]), cache=True, nogil=True)
def encode(words: Words, layout: Layout, counts: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """Return the records of sorted words, and add to `counts` how many fall into each bucket."""
    width = layout.key + layout.row
    records = np.empty(words.size * width, np.uint8)
    rest_bits = np.uint64(KEY_BITS - layout.bits)
    for n in range(words.size):
        key = words[n] >> _SHIFT
        counts[np.int64(key >> rest_bits)] += 1
        rest = key & ((np.uint64(1) << rest_bits) - np.uint64(1))
        row = words[n] & _ROW
        at = n * width
        for _ in range(layout.key):
            records[at] = np.uint8(rest & _BYTE)
            rest >>= np.uint64(8)
            at += 1
        for _ in range(layout.row):
            records[at] = np.uint8(row & _BYTE)
            row >>= np.uint64(8)
            at += 1
    return records


@njit(types.uint64(_U8, types.int64, types.int64), cache=True, nogil=True, inline="always")
def _number(records: npt.NDArray[np.uint8], at: int, width: int) -> np.uint64:
    value = np.uint64(0)
    for k in range(width):
        value |= np.uint64(records[at + k]) << np.uint64(8 * k)
    return value


@njit(types.int64(_U32, types.int64, types.int64), cache=True, nogil=True, inline="always")
def _place(places: Rows, n: int, most: int) -> int:
    """Return a place as a number that may be reckoned with, but not beyond `most`."""
    place: int = np.int64(places[n])  # type: ignore[assignment]
    return min(place, most)


@njit(types.uint64[::1](_POSTINGS, types.int64, types.int64, _U32), cache=True, nogil=True)
def decode(postings: Postings, part: int, parts_bits: int, rows: Rows) -> Words:
    """Return part `part` of 2^`parts_bits` of the postings as words, row n as ``rows[n]``; without dropped rows.

    What points outside the postings or the rows is left out, so that a damaged file harms nobody.
    """
    layout = postings.layout
    width = layout.key + layout.row
    rest_bits = np.uint64(KEY_BITS - layout.bits)
    buckets = 1 << (layout.bits - parts_bits)
    count = postings.records.size // width
    first = _place(postings.directory, part * buckets, count)
    last = _place(postings.directory, (part + 1) * buckets, count)
    words = np.empty(max(0, last - first), np.uint64)
    kept = 0
    for bucket in range(part * buckets, (part + 1) * buckets):
        for n in range(_place(postings.directory, bucket, last), _place(postings.directory, bucket + 1, last)):
            rest = _number(postings.records, n * width, layout.key)
            row = np.int64(_number(postings.records, n * width + layout.key, layout.row))
            if row < rows.size and rows[row] != DROPPED and kept < words.size:
                words[kept] = ((np.uint64(bucket) << rest_bits) | rest) << _SHIFT | np.uint64(rows[row])
                kept += 1
    return words[:kept]


@njit(types.int64(types.int64, types.int64, types.uint64, types.int64), cache=True, nogil=True, inline="always")
def _guess(low: int, high: int, rest: np.uint64, bits: int) -> int:
    """Return where in ``[low, high)`` a rest of so many bits should stand: they are spread evenly."""
    return low + (((high - low) * np.int64(rest)) >> bits)  # type: ignore[no-any-return]


@njit(types.int64(_POSTINGS, types.int64, types.int64, types.int64, types.uint64), cache=True, nogil=True)
def _first(postings: Postings, guess: int, low: int, high: int, rest: np.uint64) -> int:
    """Return the first record of ``[low, high)``, all of one bucket, whose rest of the key is not below `rest`.

    Looks in steps that double, from `guess` on: as a rule the answer is a few records, and no cache line, away.
    """
    width = postings.layout.key + postings.layout.row
    step = 1
    if guess < high and _number(postings.records, guess * width, postings.layout.key) < rest:
        low = guess + 1
        while guess + step < high and _number(postings.records, (guess + step) * width, postings.layout.key) < rest:
            low = guess + step + 1
            step += step
        high = min(high, guess + step)
    else:
        high = min(high, guess)
        while guess - step >= low and _number(postings.records, (guess - step) * width, postings.layout.key) >= rest:
            high = guess - step
            step += step
        low = max(low, guess - step + 1)
    while low < high:
        middle = (low + high) // 2
        if _number(postings.records, middle * width, postings.layout.key) < rest:
            low = middle + 1
        else:
            high = middle
    return low


@njit(
    types.int64(_U64, _POSTINGS, types.uint32[::1], types.uint32[::1], types.int64[::1]),
    cache=True,
    nogil=True,
)
def look_up(keys: Words, postings: Postings, begins: Rows, ends: Rows, frequencies: npt.NDArray[np.int64]) -> int:
    """Set where the postings of each key begin and end in the records; return how many there are of all together.

    How many there are of each key is added to `frequencies`.
    All buckets are looked at once before any is searched: the machine fetches many of them at a time.
    """
    layout = postings.layout
    width = layout.key + layout.row
    rest_size = KEY_BITS - layout.bits
    rest_bits = np.uint64(rest_size)
    mask = (np.uint64(1) << rest_bits) - np.uint64(1)
    count = postings.records.size // width
    for q in range(keys.size):
        bucket: int = np.int64(keys[q] >> _SHIFT >> rest_bits)  # type: ignore[assignment]
        begins[q] = _place(postings.directory, bucket, count)
        ends[q] = _place(postings.directory, bucket + 1, count)
    touched = np.uint64(0)
    for q in range(keys.size):
        if begins[q] < ends[q]:
            guess = _guess(_place(begins, q, count), _place(ends, q, count), keys[q] >> _SHIFT & mask, rest_size)
            touched += np.uint64(postings.records[guess * width])
    found = 0 if touched >> np.uint64(63) == 0 else -1  # nothing, but the compiler cannot know and leaves the loop in
    for q in range(keys.size):
        rest = (keys[q] >> _SHIFT) & mask
        begin, end = _place(begins, q, count), _place(ends, q, count)
        begin = _first(postings, _guess(begin, end, rest, rest_size), begin, end, rest)
        past = begin
        while past < end and past < begin + _SHORT and _number(postings.records, past * width, layout.key) == rest:
            past += 1
        if past == begin + _SHORT:
            past = _first(postings, past, past, end, rest + np.uint64(1))
        begins[q], ends[q] = begin, past
        frequencies[q] += past - begin
        found += past - begin
    return found


class Found(NamedTuple):
    """Where the postings of some keys are, and what they count."""

    begins: Rows
    ends: Rows
    weights: npt.NDArray[np.uint8]
    allowed: npt.NDArray[np.int64]
    """How many of each key are still to be counted."""


_FOUND = types.NamedTuple((types.uint32[::1], types.uint32[::1], types.uint8[::1], types.int64[::1]), Found)


@njit(types.int64(_POSTINGS, _FOUND, _FLAGS, types.int64, types.uint64[::1]), cache=True, nogil=True)
def gather(postings: Postings, found: Found, dead: npt.NDArray[np.bool_], base: int, hits: Words) -> int:
    """Put ``(base + row) << 8 | weight`` of each posting that is allowed into `hits`; return how many.

    Rows that are `dead` are left out, and so are those beyond the last of it. What is allowed becomes less by what
    was looked at.
    """
    width = postings.layout.key + postings.layout.row
    total, count = postings.records.size // width, 0
    for q in range(found.begins.size):
        begin = _place(found.begins, q, total)
        end = _place(found.ends, q, min(total, begin + found.allowed[q]))
        found.allowed[q] -= end - begin
        for n in range(begin, end):
            row = np.int64(_number(postings.records, n * width + postings.layout.key, postings.layout.row))
            if row < dead.size and not dead[row] and count < hits.size:
                hits[count] = np.uint64(base + row) << _WEIGHT | np.uint64(found.weights[q])
                count += 1
    return count


@njit(types.int64(types.int64[::1], types.int64, types.int64, types.int64, types.uint8[::1]), cache=True, nogil=True)
def allow(frequencies: npt.NDArray[np.int64], rows: int, budget: int, earliest: int, weights: Bytes) -> int:
    """Turn how often each key is posted among so many rows into how many postings are counted; return their sum.

    Of the rarest keys all are counted, as many as the budget affords; of the others the earliest few. Sets the weight
    of each key as well: eight times the binary logarithm of how rare it is.
    """
    total = 0
    for q in range(frequencies.size):
        total += frequencies[q]
        rare = 8 * np.log2((rows + 1) / max(1, frequencies[q]))
        weights[q] = np.uint8(min(255.0, max(1.0, rare)))
    if total <= budget:
        return total
    spent = 0
    for q in np.argsort(frequencies):
        spent += frequencies[q]
        if spent > budget:
            spent -= frequencies[q]
            frequencies[q] = min(frequencies[q], earliest)
            spent += frequencies[q]
            budget = 0
    return spent


@njit(types.int64(types.uint64[::1], types.uint64[::1]), cache=True, nogil=True)
def heaviest(hits: Words, best: Words) -> int:
    """Add up the weights of each row in sorted hits; return how many rows were put into `best`, the heaviest first.

    Each as ``weight << 32 | ~row``, so that of equal ones the earliest comes first.
    """
    kept = n = 0
    while n < hits.size:
        row, weight = hits[n] >> _WEIGHT, np.uint64(0)
        while n < hits.size and hits[n] >> _WEIGHT == row:
            weight += hits[n] & _BYTE
            n += 1
        each = weight << np.uint64(32) | (np.uint64(0xFFFFFFFF) - row)
        if kept < best.size:
            kept += 1
        elif each <= best[kept - 1]:
            continue
        at = kept - 1
        while at > 0 and best[at - 1] < each:
            best[at] = best[at - 1]
            at -= 1
        best[at] = each
    return kept
