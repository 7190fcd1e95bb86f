"""Cut texts into tokens, fold, hash and weigh them, in one pass over their code points: see `text.tokens.tokenise`.

Words are folded by table, a character at a time; a text with a character that needs its neighbours to be folded has to
be left out (`alphabet.survey`), for the pure functions.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.alphabet import (
    ALPHA,
    APOSTROPHE,
    DIGIT,
    DOT,
    FIGURE,
    GLUE,
    HYPHEN,
    KIND,
    LETTER,
    LOWER,
    PERCENT,
    SEVERAL,
    SIGN,
    UPPER,
    Alphabet,
    Codes,
    Flags,
    Kinds,
    Starts,
    token_end,
)
from whence.kernels.compiled.joins import CLITIC, COMMON, DOTTED, Token, is_dotted, joined, joins
from whence.kernels.hashing import WORD_BASE, word_hash

SIGN_BITS = 21
"""Of a code point; what a character adds to a word is at most three of them."""
VALUE = (1 << 12) - 1
"""The bits of a word's value that are a row of the weights."""
LONGEST = 65_535
"""Sizes of longer words are told as this."""


class Lexicon(NamedTuple):
    """What is known of words: a table with open addressing, and forms kept apart by dots."""

    keys: npt.NDArray[np.uint64]
    """uint64[2^k]: hashes of words; 0 where there is none."""
    values: npt.NDArray[np.uint16]
    """uint16[2^k]: row of the weights, and flags."""
    numbers: npt.NDArray[np.uint16]
    """Rows of words that start with a figure, by size; the last is for all longer ones, the first for words unknown."""
    common: npt.NDArray[np.uint64]
    """Initials that are also common words …"""
    forms: npt.NDArray[np.uint64]
    """… and what they become as initials; sorted alike."""


class Buffers(NamedTuple):
    """Where the tokens go: room for as many as there are code points, and one more start than there are texts."""

    starts: Starts
    begins: npt.NDArray[np.uint32]
    ends: npt.NDArray[np.uint32]
    hashes: npt.NDArray[np.uint64]
    sizes: npt.NDArray[np.uint16]
    rarities: npt.NDArray[np.uint16]


def buffers(texts: int, room: int) -> Buffers:
    """Return buffers for so many texts and code points."""
    return Buffers(
        np.empty(texts + 1, np.int64),
        np.empty(room, np.uint32),
        np.empty(room, np.uint32),
        np.empty(room, np.uint64),
        np.empty(room, np.uint16),
        np.empty(room, np.uint16),
    )


_U16, _U32, _U64, _I64, _BOOL = (
    types.Array(t, 1, "C", readonly=True)
    for t in (types.uint16, types.uint32, types.uint64, types.int64, types.boolean)
)
_types: Any = types
# The arrays of a tuple must have their exact type: none of them may be read-only.
_M16, _M32, _M64 = types.uint16[::1], types.uint32[::1], types.uint64[::1]
_ALPHABET = _types.NamedTuple([_M32, _M64, _M64], Alphabet)
_LEXICON = _types.NamedTuple([_M64, _M16, _M16, _M64, _M64], Lexicon)
_BUFFERS = _types.NamedTuple([types.int64[::1], _M32, _M32, _M64, _M16, _M16], Buffers)
_BASE = np.uint64(WORD_BASE)
_MASK = np.uint64((1 << SIGN_BITS) - 1)
_SHIFT = np.uint64(SIGN_BITS)
_NONE = np.uint64(0)
_PER_CENT = np.uint64(word_hash("percent"))
_POINT = np.uint64(ord("."))
_Values = npt.NDArray[np.uint16]
_Hashes = npt.NDArray[np.uint64]


@njit(nogil=True)
def _fold(codes: Codes, begin: int, end: int, kinds: Kinds, signs: _Hashes) -> Token:
    """Return the token at [begin, end) with the hash of its folded word."""
    value, size, dots, seen, alpha = _NONE, 0, 0, 0, 0
    for p in range(begin, end):
        packed, kind = signs[codes[p]], kinds[codes[p]]
        seen |= kind
        if packed != _NONE:
            alpha = kind & ALPHA
        while packed != _NONE:
            sign = packed & _MASK
            value = value * _BASE + sign
            size += 1
            dots += sign == _POINT
            packed >>= _SHIFT
    first = kinds[codes[begin]] & FIGURE
    return Token(begin, end, value, size, size - dots, seen & (LOWER | UPPER) | first | alpha, 0)


@njit(nogil=True)
def _short(codes: Codes, begin: int, end: int, kinds: Kinds) -> Token:
    """Return the token of plain letters and digits at `begin`; where there is more to it, one of size 0."""
    value, seen, kind = _NONE, 0, 0
    p = begin
    while p < end:
        entry = kinds[codes[np.uint64(p)]]
        kind = entry & KIND
        if kind < GLUE or kind > LETTER:
            break
        value = value * _BASE + np.uint64(entry >> SIGN)
        seen |= entry
        p += 1
    more = seen & SEVERAL or (p < end and (kind == APOSTROPHE or (kind == DOT and p == begin + 1)))
    size = 0 if more else p - begin
    seen = seen & (LOWER | UPPER) | kinds[codes[max(p - 1, begin)]] & ALPHA
    return Token(begin, p, value, size, size, seen, 0)


@njit(nogil=True)
def _slot(word: np.uint64, size: int) -> np.int64:
    return np.int64((word * _BASE) >> np.uint64(40)) & (size - 1)


@njit(_types.Tuple((_M64, _M16))(_U64, _U16), cache=True, nogil=True)
def table(words: _Hashes, values: _Values) -> tuple[_Hashes, _Values]:
    """Return the table for a `Lexicon`, at most half full, of words that are all different and none of them 0."""
    size = 4
    while size < 2 * words.size:
        size *= 2
    keys, kept = np.zeros(size, np.uint64), np.zeros(size, np.uint16)
    for n in range(words.size):
        slot = _slot(words[n], size)
        while keys[slot] != _NONE:
            slot = (slot + 1) & (size - 1)
        keys[slot], kept[slot] = words[n], values[n]
    return keys, kept


@njit(nogil=True)
def _known(word: Token, keys: _Hashes, values: _Values, numbers: _Values) -> np.int64:
    """Return the value and the flags of the word."""
    if word.seen & FIGURE:
        return np.int64(numbers[min(word.size, numbers.size - 1)])
    slot = _slot(word.hash, keys.size)
    while keys[slot] != _NONE:
        if keys[slot] == word.hash:
            return np.int64(values[slot])
        slot = (slot + 1) & (keys.size - 1)
    return np.int64(numbers[0])


@njit(nogil=True)
def _form(word: np.uint64, common: _Hashes, forms: _Hashes) -> np.uint64:
    for n in range(common.size):
        if common[n] == word:
            word = forms[n]
    return word


@njit(nogil=True)
def _long(codes: Codes, p: int, end: int, kinds: Kinds, letters: _Hashes, figures: _Hashes) -> Token:
    """Return the token that starts at `p`, whatever it is."""
    flags = kinds[codes[p]]
    if flags & KIND == PERCENT:
        return Token(p, p + 1, _PER_CENT, 7, 7, ALPHA, 0)
    stop = token_end(codes, p, end, kinds)
    return _fold(codes, p, stop, kinds, figures if flags & FIGURE else letters)


@njit(types.void(_U32, _I64, _BOOL, _ALPHABET, _LEXICON, _BUFFERS), cache=True, nogil=True)
def tokenise(
    codes: Codes, bounds: Starts, odd: Flags, alphabet: Alphabet, lexicon: Lexicon,
    out: Buffers,
) -> None:  # fmt: skip
    """Write the tokens of each text that is not `odd` to `out`; the texts lie as `survey` says."""
    kinds, letters, figures = alphabet
    keys, values, numbers, common, forms = lexicon
    starts, begins, ends, hashes, sizes, rarities = out
    count = 0
    for n in range(odd.size):
        starts[n] = count
        first = bounds[n]
        end = first if odd[n] else bounds[n + 1] - 1
        last = Token(first, first, _NONE, 0, 0, 0, 0)
        p = first
        while p < end:
            flags = kinds[codes[np.uint64(p)]]
            kind = flags & KIND
            if kind < DIGIT and kind != PERCENT:
                p += 1
                continue
            word = _short(codes, p, end, kinds)
            if word.size == 0 or flags & FIGURE:
                word = _long(codes, p, end, kinds, letters, figures)
            p = word.end
            known = _known(word, keys, values, numbers)
            # Only one letter, a clitic or what follows a hyphen can join, and it stands in small letters.
            near = word.size == 1 or known & CLITIC or kinds[codes[last.end]] & KIND == HYPHEN
            if flags & LOWER and last.size and near and joins(codes, last, word, known, kinds):
                word = joined(codes, last, word, kinds)
                known = _known(word, keys, values, numbers)
                dotted = known & COMMON != 0
                count -= 1
            else:
                dotted = known & COMMON != 0 and is_dotted(codes, word, first, end, kinds)
            last = Token(word.begin, p, word.hash, word.size, word.bare, word.seen | (DOTTED if dotted else 0), known)
            begins[count], ends[count] = word.begin - first, p - first
            hashes[count] = _form(word.hash, common, forms) if dotted else word.hash
            sizes[count] = min(2 * word.bare - 1 if dotted else word.size, LONGEST)
            rarities[count] = known & VALUE
            count += 1
    starts[odd.size] = count
