"""Ask postings on disk (`postings_file`) where some keys stand, and which rows have most of them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.postings_file import KEY_BITS, POSTINGS, SHIFT, Bytes, Rows, Words, number, place
from whence.kernels.postings_layout import Postings

_SHORT = 16
"""Postings of one key that are counted one by one; most keys have fewer."""
_FLAGS = types.Array(types.boolean, 1, "C", readonly=True)
_U64 = types.Array(types.uint64, 1, "C", readonly=True)
_BYTE = np.uint64(255)
_WEIGHT = np.uint64(8)


@njit(types.int64(types.int64, types.int64, types.uint64, types.int64), cache=True, nogil=True, inline="always")
def _guess(low: int, high: int, rest: np.uint64, bits: int) -> int:
    """Return where in ``[low, high)`` a rest of so many bits should stand: they are spread evenly."""
    part: int = np.int64(rest)  # type: ignore[assignment]
    return low + (((high - low) * part) >> bits)


@njit(types.int64(POSTINGS, types.int64, types.int64, types.int64, types.uint64), cache=True, nogil=True)
def _first(postings: Postings, guess: int, low: int, high: int, rest: np.uint64) -> int:
    """Return the first record of ``[low, high)``, all of one bucket, whose rest of the key is not below `rest`.

    Looks in steps that double, from `guess` on: as a rule the answer is a few records, and no cache line, away.
    """
    width = postings.layout.key + postings.layout.row
    step = 1
    if guess < high and number(postings.records, guess * width, postings.layout.key) < rest:
        low = guess + 1
        while guess + step < high and number(postings.records, (guess + step) * width, postings.layout.key) < rest:
            low = guess + step + 1
            step += step
        high = min(high, guess + step)
    else:
        high = min(high, guess)
        while guess - step >= low and number(postings.records, (guess - step) * width, postings.layout.key) >= rest:
            high = guess - step
            step += step
        low = max(low, guess - step + 1)
    while low < high:
        middle = (low + high) // 2
        if number(postings.records, middle * width, postings.layout.key) < rest:
            low = middle + 1
        else:
            high = middle
    return low


@njit(
    types.int64(_U64, POSTINGS, types.uint32[::1], types.uint32[::1], types.int64[::1]),
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
        bucket: int = np.int64(keys[q] >> SHIFT >> rest_bits)  # type: ignore[assignment]
        begins[q] = place(postings.directory, bucket, count)
        ends[q] = place(postings.directory, bucket + 1, count)
    touched = np.uint64(0)
    for q in range(keys.size):
        if begins[q] < ends[q]:
            guess = _guess(place(begins, q, count), place(ends, q, count), keys[q] >> SHIFT & mask, rest_size)
            touched += np.uint64(postings.records[guess * width])
    found = 0 if touched >> np.uint64(63) == 0 else -1  # nothing, but the compiler cannot know and leaves the loop in
    for q in range(keys.size):
        rest = (keys[q] >> SHIFT) & mask
        begin, end = place(begins, q, count), place(ends, q, count)
        begin = _first(postings, _guess(begin, end, rest, rest_size), begin, end, rest)
        past = begin
        while past < end and past < begin + _SHORT and number(postings.records, past * width, layout.key) == rest:
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


_types: Any = types
_FOUND = _types.NamedTuple((types.uint32[::1], types.uint32[::1], types.uint8[::1], types.int64[::1]), Found)


@njit(types.int64(POSTINGS, _FOUND, _FLAGS, types.int64, types.uint64[::1]), cache=True, nogil=True)
def gather(postings: Postings, found: Found, dead: npt.NDArray[np.bool_], base: int, hits: Words) -> int:
    """Put ``(base + row) << 8 | weight`` of each posting that is allowed into `hits`; return how many.

    Rows that are `dead` are left out, and so are those beyond the last of it. What is allowed becomes less by what
    was looked at.
    """
    width = postings.layout.key + postings.layout.row
    total, count = postings.records.size // width, 0
    for q in range(found.begins.size):
        begin = place(found.begins, q, total)
        end = place(found.ends, q, min(total, begin + found.allowed[q]))
        found.allowed[q] -= end - begin
        for n in range(begin, end):
            row = np.int64(number(postings.records, n * width + postings.layout.key, postings.layout.row))
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
    kept, n = 0, (0 if best.size else hits.size)
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
