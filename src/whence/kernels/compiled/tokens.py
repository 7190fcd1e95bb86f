"""Cut texts into tokens, fold, hash and weigh them, in one pass over their code points: what `text.tokens.tokenise` does.

The kernel knows no alphabet and no language. Tables tell it what each code point is to the token pattern and what it
adds to a folded word; they are made from the pure functions (`text.characters`), so that they cannot disagree with
them. A text with a character that needs its neighbours to be folded is left out (`survey`), for the pure functions.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.joins import (
    ALPHA, APOSTROPHE, COMMA, COMMON, DIGIT, DOT, DOTTED, FIGURE, GLUE, KIND, LETTER, LOWER, ODD, OTHER, PERCENT,
    SPELT, SPELT_ON, UNMET, UPPER, Token, is_dotted, joined, joins,
)  # fmt: skip
from whence.kernels.hashing import WORD_BASE, word_hash

SIGN_BITS = 21
"""Of a code point; what a character adds to a word is up to three of them, packed, the first lowest."""
VALUE = (1 << 12) - 1
"""The bits of a word's value that are a row of the weights."""
LONGEST = 65_535
"""Sizes of longer words are told as this."""


class Alphabet(NamedTuple):
    """What each code point is, and what it adds to a word."""

    kinds: npt.NDArray[np.uint16]
    """uint16[0x110000]: kind and flags."""
    letters: npt.NDArray[np.uint64]
    """uint64[0x110000]: the signs added to a word that starts with a letter."""
    figures: npt.NDArray[np.uint64]
    """The same for a word that starts with a figure."""


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
    """Where the tokens go: room for as many as there are code points."""

    begins: npt.NDArray[np.uint32]
    ends: npt.NDArray[np.uint32]
    hashes: npt.NDArray[np.uint64]
    sizes: npt.NDArray[np.uint16]
    rarities: npt.NDArray[np.uint16]


BUFFER_TYPES = (np.uint32, np.uint32, np.uint64, np.uint16, np.uint16)
_U16, _U32, _U64, _I64, _BOOL = (
    types.Array(t, 1, "C", readonly=True)
    for t in (types.uint16, types.uint32, types.uint64, types.int64, types.boolean)
)
# The arrays of a tuple must have their exact type: none of them may be read-only.
_M16, _M32, _M64 = types.uint16[::1], types.uint32[::1], types.uint64[::1]
_ALPHABET = types.NamedTuple([_M16, _M64, _M64], Alphabet)
_LEXICON = types.NamedTuple([_M64, _M16, _M16, _M64, _M64], Lexicon)
_BUFFERS = types.NamedTuple([_M32, _M32, _M64, _M16, _M16], Buffers)
_BASE = np.uint64(WORD_BASE)
_SIGN = np.uint64((1 << SIGN_BITS) - 1)
_SHIFT = np.uint64(SIGN_BITS)
_NONE = np.uint64(0)
_PER_CENT = np.uint64(word_hash("percent"))
_POINT = np.uint64(ord("."))
_Codes = npt.NDArray[np.uint32]
_Kinds = npt.NDArray[np.uint16]
_Hashes = npt.NDArray[np.uint64]


@njit(types.int64(_U32, _I64, _U16, types.boolean[::1], types.boolean[::1]), cache=True, nogil=True)
def survey(
    codes: _Codes,
    bounds: npt.NDArray[np.int64],
    kinds: _Kinds,
    odd: npt.NDArray[np.bool_],
    spelt: npt.NDArray[np.bool_],
) -> int:
    """Set `odd` for each text that holds an odd character, and `spelt` where one character may be spelt with several.

    Returns how many characters are not in the table yet. Text n is ``codes[bounds[n]:bounds[n + 1] - 1]``, and one
    more code point, which is in no text, follows it.
    """
    unmet = 0
    for n in range(odd.size):
        found, before, several = False, 0, 0
        for p in range(bounds[n], bounds[n + 1] - 1):
            flags = kinds[codes[p]]
            found |= flags & KIND == ODD
            unmet += flags & KIND == UNMET
            several |= before & flags
            before = (flags & SPELT) << 1
        odd[n], spelt[n] = found, several & SPELT_ON != 0
    return unmet


@njit(nogil=True)
def _token_end(codes: _Codes, p: int, end: int, kinds: _Kinds) -> int:
    """Return where the token ends that starts with the letter or digit at `p`: the alternatives of the token pattern."""
    kind = kinds[codes[p]] & KIND
    q = p
    if kind == LETTER and p + 1 < end and codes[p + 1] == 46:
        while q + 1 < end and codes[q + 1] == 46 and kinds[codes[q]] & KIND == LETTER:
            q += 2
        if q - p >= 4:
            if q < end and kinds[codes[q]] & KIND == LETTER:
                after = kinds[codes[q + 1]] & KIND if q + 1 < end else OTHER
                q += after != LETTER and after != DIGIT
            return q
        q = p
    if kind == DIGIT:
        while q < end:
            kind = kinds[codes[q]] & KIND
            if (kind == DOT or kind == COMMA) and q + 1 < end and kinds[codes[q + 1]] & KIND == DIGIT:
                q += 2
            elif kind == DIGIT:
                q += 1
            else:
                break
        while q < end and GLUE <= kinds[codes[q]] & KIND <= LETTER:
            q += 1
        return q
    while True:
        while q < end and GLUE <= kinds[codes[q]] & KIND <= LETTER:
            q += 1
        if q == end or kinds[codes[q]] & KIND != APOSTROPHE:
            return q
        after = q + 1
        while after < end and kinds[codes[after]] & KIND == GLUE:
            after += 1
        if after == end or kinds[codes[after]] & KIND < DIGIT:
            return q
        q = after


@njit(nogil=True)
def _fold(codes: _Codes, begin: int, end: int, kinds: _Kinds, signs: _Hashes) -> Token:
    """Return the token at [begin, end) with the hash of its folded word."""
    value, size, dots, seen, alpha = _NONE, 0, 0, 0, 0
    for p in range(begin, end):
        packed, kind = signs[codes[p]], kinds[codes[p]]
        seen |= kind
        if packed != _NONE:
            alpha = kind & ALPHA
        while packed != _NONE:
            sign = packed & _SIGN
            value = value * _BASE + sign
            size += 1
            dots += sign == _POINT
            packed >>= _SHIFT
    return Token(begin, end, value, size, size - dots, seen & (LOWER | UPPER) | alpha, 0)


@njit(nogil=True)
def _short(codes: _Codes, begin: int, end: int, kinds: _Kinds, letters: _Hashes) -> Token:
    """Return the token of letters and digits at `begin`, in one go; where there is more to it, one of size 0."""
    value, size, seen, alpha = _NONE, 0, 0, 0
    p = begin
    while p < end:
        code = codes[p]
        kind = kinds[code]
        if kind & KIND > LETTER or kind & KIND < GLUE:
            if kind & KIND == APOSTROPHE or (kind & KIND == DOT and p == begin + 1):
                size = 0
            break
        packed = letters[code]
        seen |= kind
        if packed != _NONE:
            alpha = kind & ALPHA
        while packed != _NONE:
            value = value * _BASE + (packed & _SIGN)
            size += 1
            packed >>= _SHIFT
        p += 1
    return Token(begin, p, value, size, size, seen & (LOWER | UPPER) | alpha, 0)


@njit(nogil=True)
def _slot(word: int, size: int) -> int:
    return np.int64((word * _BASE) >> np.uint64(40)) & (size - 1)


@njit(types.Tuple((_M64, _M16))(_U64, _U16), cache=True, nogil=True)
def table(words: _Hashes, values: _Kinds) -> tuple[_Hashes, _Kinds]:
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
def _looked_up(word: int, keys: _Hashes, values: _Kinds, unknown: int) -> int:
    slot = _slot(word, keys.size)
    while keys[slot] != _NONE:
        if keys[slot] == word:
            return np.int64(values[slot])
        slot = (slot + 1) & (keys.size - 1)
    return unknown


@njit(types.void(_U32, _I64, _BOOL, _ALPHABET, _LEXICON, _BUFFERS, types.int64[::1]), cache=True, nogil=True)
def tokenise(
    codes: _Codes,
    bounds: npt.NDArray[np.int64],
    odd: npt.NDArray[np.bool_],
    alphabet: Alphabet,
    lexicon: Lexicon,
    out: Buffers,
    starts: npt.NDArray[np.int64],
) -> None:
    """Write the tokens of each text that is not `odd` to `out`, text n from ``starts[n]`` to ``starts[n + 1]``.

    The texts lie as `survey` says; begins and ends count from the start of their text.
    """
    kinds, letters, figures = alphabet
    keys, values, numbers, common, forms = lexicon
    begins, ends, hashes, sizes, rarities = out
    unknown = np.int64(numbers[0])
    count = 0
    for n in range(odd.size):
        starts[n] = count
        if odd[n]:
            continue
        first, end = bounds[n], bounds[n + 1] - 1
        last = Token(first, first, _NONE, 0, 0, 0, 0)
        p = first
        while p < end:
            flags = kinds[codes[p]]
            kind = flags & KIND
            if kind < DIGIT and kind != PERCENT:
                p += 1
                continue
            if kind == PERCENT:
                word = Token(p, p + 1, _PER_CENT, 7, 7, ALPHA, 0)
            else:
                plain = kind == LETTER and flags & FIGURE == 0
                word = _short(codes, p, end, kinds, letters) if plain else last
                if not plain or word.size == 0:
                    word = _fold(
                        codes, p, _token_end(codes, p, end, kinds), kinds, figures if flags & FIGURE else letters
                    )
            p = word.end
            value, seen = word.hash, word.seen
            if flags & FIGURE:
                seen |= FIGURE
                known = np.int64(numbers[min(word.size, numbers.size - 1)])
            else:
                known = _looked_up(value, keys, values, unknown)
            word = Token(word.begin, p, value, word.size, word.bare, seen, known)
            if flags & LOWER and last.size and joins(codes, last, word, kinds):
                word = joined(codes, last, word, kinds)
                count -= 1
                value, seen = word.hash, word.seen
                if seen & FIGURE:
                    known = np.int64(numbers[min(word.size, numbers.size - 1)])
                else:
                    known = _looked_up(value, keys, values, unknown)
                if known & COMMON:
                    seen |= DOTTED
            elif known & COMMON and is_dotted(codes, word, first, end, kinds):
                seen |= DOTTED
            last = Token(word.begin, p, value, word.size, word.bare, seen, known)
            size = last.size
            if seen & DOTTED:
                for k in range(common.size):
                    if common[k] == value:
                        value = forms[k]
                        break
                size = 2 * last.bare - 1
            begins[count], ends[count] = last.begin - first, p - first
            hashes[count] = value
            sizes[count] = min(size, LONGEST)
            rarities[count] = known & VALUE
            count += 1
    starts[odd.size] = count
