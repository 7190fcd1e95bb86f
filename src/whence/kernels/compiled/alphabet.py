"""What each code point is to the token pattern, and where a token that starts with it ends.

The kernels know no alphabet: they are told by tables made from the pure functions (`text.characters`), so that the two
cannot disagree. The pattern is the one of `text.tokens`, case by case.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

UNMET, OTHER, SPACE, TAB, RETURN, LINE_FEED, HYPHEN, APOSTROPHE, DOT, COMMA, PERCENT, GLUE, DIGIT, LETTER, ODD = range(
    15
)
"""What a code point is to the token pattern, in the low bits of its entry; GLUE to LETTER stand inside a word, DIGIT
and LETTER at its start. UNMET is not in the table yet, ODD cannot be folded alone."""
KIND = 15
LOWER, UPPER, FIGURE, ALPHA = 16, 32, 64, 128
"""Flags above the kind: its case, whether a word that starts with it starts with a figure, and whether the last sign
that it adds to a word is a letter."""
SPELT, SPELT_ON = 256, 512
"""Flags of the first and of the second of several characters that may stand for one (`&#39;`)."""
SEVERAL = 1024
"""Flag of a character that adds no sign to a word, or more than one."""
SIGN = 11
"""The sign that a character adds stands above so many bits."""
_U32, _I64 = (types.Array(t, 1, "C", readonly=True) for t in (types.uint32, types.int64))
_FLAGS = types.boolean[::1]
Codes = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint32]
Starts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Alphabet(NamedTuple):
    """What each code point is, and what it adds to a word."""

    kinds: npt.NDArray[np.uint32]
    """uint32[0x110000]: kind and flags, and above them the sign added to a word that starts with a letter."""
    letters: npt.NDArray[np.uint64]
    """uint64[0x110000]: all signs added to a word that starts with a letter, packed, the first lowest …"""
    figures: npt.NDArray[np.uint64]
    """… and to one that starts with a figure."""


@njit(types.int64(_U32, _I64, _U32, _FLAGS, _FLAGS), cache=True, nogil=True)
def survey(codes: Codes, bounds: Starts, kinds: Kinds, odd: Flags, spelt: Flags) -> int:
    """Set `odd` for each text that holds an odd character, and `spelt` where one character may be spelt with several.

    Returns how many characters are not in the table yet. Text n is ``codes[bounds[n]:bounds[n + 1] - 1]``, and one
    more code point, which is in no text, follows it.
    """
    unmet = 0
    for n in range(odd.size):
        found, before, several = False, 0, 0
        for p in range(bounds[n], bounds[n + 1] - 1):
            flags = kinds[codes[np.uint64(p)]]
            found |= flags & KIND == ODD
            unmet += flags & KIND == UNMET
            several |= before & flags
            before = (flags & SPELT) << 1
        odd[n], spelt[n] = found, several & SPELT_ON != 0
    return unmet


@njit(nogil=True)
def token_end(codes: Codes, p: int, end: int, kinds: Kinds) -> int:
    """Return where the token ends that starts with the letter or digit at `p`: the token pattern, case by case."""
    if kinds[codes[p]] & KIND == DIGIT:
        return _number_end(codes, p, end, kinds)
    q = _initials_end(codes, p, end, kinds)
    return q if q > p else _word_end(codes, p, end, kinds)


@njit(nogil=True)
def _initials_end(codes: Codes, p: int, end: int, kinds: Kinds) -> int:
    """Return `p` if there are not at least two."""
    q = p
    while q + 1 < end and kinds[codes[q + 1]] & KIND == DOT and kinds[codes[q]] & KIND == LETTER:
        q += 2
    if q - p < 4:
        return p
    if q < end and kinds[codes[q]] & KIND == LETTER:
        after = kinds[codes[q + 1]] & KIND if q + 1 < end else OTHER
        return q if after in (LETTER, DIGIT) else q + 1
    return q


@njit(nogil=True)
def _number_end(codes: Codes, p: int, end: int, kinds: Kinds) -> int:
    while p < end:
        kind = kinds[codes[p]] & KIND
        if kind in (DOT, COMMA) and p + 1 < end and kinds[codes[p + 1]] & KIND == DIGIT:
            p += 2
        elif kind == DIGIT:
            p += 1
        else:
            break
    return _letters_end(codes, p, end, kinds)


@njit(nogil=True)
def _letters_end(codes: Codes, p: int, end: int, kinds: Kinds) -> int:
    while p < end and GLUE <= kinds[codes[p]] & KIND <= LETTER:
        p += 1
    return p


@njit(nogil=True)
def _word_end(codes: Codes, p: int, end: int, kinds: Kinds) -> int:
    while True:
        p = _letters_end(codes, p, end, kinds)
        if p == end or kinds[codes[p]] & KIND != APOSTROPHE:
            return p
        after = p + 1
        while after < end and kinds[codes[after]] & KIND == GLUE:
            after += 1
        if after == end or kinds[codes[after]] & KIND < DIGIT:
            return p
        p = after
