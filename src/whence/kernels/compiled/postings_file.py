"""Postings on disk: sorted by key, cut into buckets by its first bits; what the bucket tells need not be stored.

The key is 36 bits of a shingle's hash. In a posting list of 2^20 buckets 16 of them are left to store; with 2 or 3
bytes of the article's row a posting takes 4 or 5 bytes, and the directory of buckets a fraction of one. In an archive
of a million articles (136 million postings) one look-up in 500 finds a posting of another shingle: that is one needless
candidate for each article asked about.

In memory a posting is packed into one machine word, the key above 28 bits of the row, so that postings are sorted as
plain numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.hashing import STEP
from whence.kernels.postings_layout import Layout, Postings

KEY_BITS = 36
ROW_BITS = 28
DROPPED = 0xFFFFFFFF
"""In place of a new row: this row's postings are left out."""
_FEWEST_BITS, _MOST_BITS = 4, 20
_LOAD = 16
_FULL = 1 << 22

Words = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]

_U8 = types.Array(types.uint8, 1, "C", readonly=True)
_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_STEP = np.uint64(STEP)
SHIFT = np.uint64(ROW_BITS)
_ROW = np.uint64((1 << ROW_BITS) - 1)
_BYTE = np.uint64(255)


_types: Any = types
_LAYOUT = _types.NamedUniTuple(types.int64, 3, Layout)
POSTINGS = _types.NamedTuple((_U32, _U8, _LAYOUT), Postings)


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
        key = words[n] >> SHIFT
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
def number(records: npt.NDArray[np.uint8], at: int, width: int) -> np.uint64:
    value = np.uint64(0)
    for k in range(width):
        value |= np.uint64(records[at + k]) << np.uint64(8 * k)
    return value


@njit(types.int64(_U32, types.int64, types.int64), cache=True, nogil=True, inline="always")
def place(places: Rows, n: int, most: int) -> int:
    """Return a place as a number that may be reckoned with, but not beyond `most`."""
    place: int = np.int64(places[n])  # type: ignore[assignment]
    return min(place, most)


@njit(types.uint64[::1](POSTINGS, types.int64, types.int64, _U32), cache=True, nogil=True)
def decode(postings: Postings, part: int, parts_bits: int, rows: Rows) -> Words:
    """Return part `part` of 2^`parts_bits` of the postings as words, row n as ``rows[n]``; without dropped rows.

    What points outside the postings or the rows is left out, so that a damaged file harms nobody.
    """
    layout = postings.layout
    width = layout.key + layout.row
    rest_bits = np.uint64(KEY_BITS - layout.bits)
    buckets = 1 << (layout.bits - parts_bits)
    count = postings.records.size // width
    first = place(postings.directory, part * buckets, count)
    last = place(postings.directory, (part + 1) * buckets, count)
    words = np.empty(max(0, last - first), np.uint64)
    kept = 0
    for bucket in range(part * buckets, (part + 1) * buckets):
        for n in range(place(postings.directory, bucket, last), place(postings.directory, bucket + 1, last)):
            rest = number(postings.records, n * width, layout.key)
            row = np.int64(number(postings.records, n * width + layout.key, layout.row))
            if row < rows.size and rows[row] != DROPPED and kept < words.size:
                words[kept] = ((np.uint64(bucket) << rest_bits) | rest) << SHIFT | np.uint64(rows[row])
                kept += 1
    return words[:kept]
