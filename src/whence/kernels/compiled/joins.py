"""The open token of the compiled tokeniser, and whether what follows is the end that was cut off from it.

These are the rules of `text.tokens` (`trump s`, `doesn t`, `they ll`, `u s`, a word broken at the end of a line) on
code points and flags; how often a token grows, each of its characters is looked at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from whence.kernels.compiled.alphabet import (
    ALPHA,
    APOSTROPHE,
    DOT,
    FIGURE,
    HYPHEN,
    KIND,
    LINE_FEED,
    LOWER,
    RETURN,
    SPACE,
    TAB,
    UPPER,
    Codes,
    Kinds,
)
from whence.kernels.hashing import WORD_BASE

_CASES = LOWER | UPPER
DOTTED, _JOINED, _SPACED, _CROWDED, _BESIDE = 256, 512, 1024, 2048, 4096
"""More flags of a token: its word is one of the forms kept apart by dots; it was joined from several, and then its
characters hold a space, hold two side by side, end with one that the next would stand beside."""
HOST, NOT_T, CLITIC, COMMON = 1 << 12, 1 << 13, 1 << 14, 1 << 15
"""Flags of a word, above its value: `they` in `they ll`, `doesn` in `doesn t`, `ll`, and initials that are also a
common word."""
_NEAR = 3
_AROUND = 30

_BASE = np.uint64(WORD_BASE)
_A, _I, _S, _T = (np.uint64(ord(letter)) for letter in "aist")


class Token(NamedTuple):
    """A token on its way: the characters ``[begin, end)`` of the batch and the folded word."""

    begin: int
    end: int
    hash: np.uint64
    """Without the dots of a form that has some."""
    size: int
    """The signs of the word …"""
    bare: int
    """… and how many of them are no dots."""
    seen: int
    """Flags of its characters …"""
    known: int | np.int64
    """… and of the word, once it was looked up."""


@njit(nogil=True)
def _is_broken(codes: Codes, p: int, end: int, kinds: Kinds) -> bool:
    """Tell whether [p, end) is a hyphen, the end of a line and the indent of the next."""
    if kinds[codes[p]] & KIND != HYPHEN:
        return False
    p += 1
    while p < end and (codes[p] == 32 or codes[p] == 9):
        p += 1
    if p < end and codes[p] == 13:
        p += 1
    if p == end or codes[p] != 10:
        return False
    p += 1
    while p < end and (codes[p] == 32 or codes[p] == 9):
        p += 1
    return p == end


@njit(nogil=True)
def _among_capitals(codes: Codes, begin: int, end: int, first: int, last: int, kinds: Kinds) -> bool:
    """Tell whether what stands around [begin, end) in the text [first, last) is in capitals."""
    seen = 0
    for p in range(max(first, begin - _AROUND), begin):
        seen |= kinds[codes[p]]
    for p in range(end, min(last, end + _AROUND)):
        seen |= kinds[codes[p]]
    return seen & _CASES == UPPER


@njit(nogil=True)
def _is_initials(last: Token) -> bool:
    """Tell whether the token is a single lower-case letter, or initials already gathered (`u s` so far)."""
    if last.seen & _CASES != LOWER:
        return False
    if last.size == 1:
        return last.seen & ALPHA != 0 and last.hash not in (_A, _I)
    return last.seen & (_SPACED | _CROWDED) == _SPACED


@njit(nogil=True)
def _is_clitic(codes: Codes, last: Token, word: Token, known: int | np.int64, kinds: Kinds) -> bool:
    """Tell whether the one or two letters of `word`, near `last`, were cut off from it."""
    dot = apostrophe = False
    for p in range(last.end, word.begin):
        kind = kinds[codes[p]] & KIND
        dot |= kind == DOT
        apostrophe |= kind == APOSTROPHE
    before = 0 if last.seen & DOTTED else last.known
    if word.hash == _S and last.bare > 1 and not dot:
        return last.seen & ALPHA != 0
    if word.hash == _T:
        return before & NOT_T != 0 and not dot
    if known & CLITIC and before & HOST and not (dot and word.begin - last.end == 1):
        return True
    single = word.size == 1 and word.end - word.begin == 1 and word.seen & ALPHA != 0
    return single and not apostrophe and _is_initials(last)


@njit(nogil=True)
def joins(codes: Codes, last: Token, word: Token, known: int | np.int64, kinds: Kinds) -> bool:
    """Tell whether `word` is the cut-off end of the token before it."""
    gap = word.begin - last.end
    if word.size <= 2 and gap <= _NEAR:
        near = True
        for p in range(last.end, word.begin):
            kind = kinds[codes[p]] & KIND
            near &= kind in (SPACE, APOSTROPHE, DOT)
        if near:
            return _is_clitic(codes, last, word, known, kinds)
    return gap > 1 and _is_broken(codes, last.end, word.begin, kinds)


@njit(nogil=True)
def joined(codes: Codes, last: Token, word: Token, kinds: Kinds) -> Token:
    """Return the two as one, with nothing known of its word yet."""
    value = last.hash
    for _ in range(word.size):
        value *= _BASE
    value += word.hash
    seen = (last.seen | word.seen) & _CASES | last.seen & FIGURE | word.seen & ALPHA | _JOINED
    seen |= last.seen & (_SPACED | _CROWDED | _BESIDE)
    for p in range(last.end if last.seen & _JOINED else last.begin, word.end):
        kind = kinds[codes[p]] & KIND
        if kind in (SPACE, TAB, RETURN, LINE_FEED, DOT):
            seen = seen & ~_BESIDE | (_SPACED if kind == SPACE else 0)
        else:
            seen |= _BESIDE | (_CROWDED if seen & _BESIDE else 0)
    return Token(last.begin, word.end, value, last.size + word.size, last.bare + word.bare, seen, 0)


@njit(nogil=True)
def is_dotted(codes: Codes, word: Token, first: int, last: int, kinds: Kinds) -> bool:
    """Tell whether `word`, which may be a common word, is initials: `U.S.`, and `US` unless all around is capitals."""
    for p in range(word.begin, word.end):
        if kinds[codes[p]] & KIND == DOT:
            return True
    return word.seen & _CASES == UPPER and not _among_capitals(codes, word.begin, word.end, first, last, kinds)
