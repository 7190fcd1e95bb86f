"""What each character is to the token pattern and what it adds to a folded word, as tables for the compiled tokeniser.

An entry is made the first time its character is met, by asking the pure functions; so the two cannot disagree, and
nothing is computed for the million characters that a corpus does without. A character whose fold depends on its
neighbours (combining marks, Korean letters, scripts without spaces) is *odd*: a text that holds one is left to the
pure functions as a whole.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from whence.kernels.compiled import alphabet as kernel
from whence.kernels.compiled.alphabet import Alphabet
from whence.kernels.compiled.tokens import SIGN_BITS
from whence.text.fold import GLUE, fold, respelt, skeleton
from whence.text.tokens import _UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_SIGNS = 3
_SPELT, _SPELT_ON = "&â", "#ar€"
"""How an apostrophe that is spelt with several characters starts, and goes on: see `fold.respelt`."""
_SELECTORS = range(0xFE00, 0xFE10)
"""Variation selectors: the only marks that no neighbour changes."""
_JAMO = (range(0x1100, 0x1200), range(0xA960, 0xA980), range(0xD7B0, 0xD800))
_SIGNS = {
    " ": kernel.SPACE,
    "\t": kernel.TAB,
    "\r": kernel.RETURN,
    "\n": kernel.LINE_FEED,
    "-": kernel.HYPHEN,
    "'": kernel.APOSTROPHE,
    ".": kernel.DOT,
    ",": kernel.COMMA,
    "%": kernel.PERCENT,
    GLUE: kernel.GLUE,
}


@cache
def alphabet() -> Alphabet:
    """Return the tables, with ASCII in them and what `respelt` puts in."""
    size = sys.maxunicode + 1
    tables = Alphabet(np.zeros(size, np.uint32), np.zeros(size, np.uint64), np.zeros(size, np.uint64))
    learn(tables, [*range(128), ord(GLUE)])
    return tables


def learn(tables: Alphabet, codes: Iterable[int]) -> None:
    """Make the entries of the code points `codes`; the same whoever else is at it."""
    for code in codes:
        char = respelt(chr(code))
        letters, figures = _added(char, "a"), _added(char, "0")
        tables.letters[code], tables.figures[code] = _packed(letters), _packed(figures)
        tables.kinds[code] = _entry(char, letters, figures)


def _added(char: str, to: str) -> str:
    return fold(to + char)[1:]


def _packed(signs: str) -> int:
    return sum(ord(sign) << SIGN_BITS * n for n, sign in enumerate(signs[:_MOST_SIGNS]))


def _entry(char: str, letters: str, figures: str) -> int:
    stand_in = skeleton(char)
    flags = (
        kernel.LOWER * stand_in.islower()
        | kernel.UPPER * stand_in.isupper()
        | kernel.FIGURE * fold(char)[:1].isdigit()
        | kernel.ALPHA * letters[-1:].isalpha()
        | kernel.SPELT * (char in _SPELT)
        | kernel.SPELT_ON * (char in _SPELT_ON)
        | (ord(letters) << kernel.SIGN if len(letters) == 1 else kernel.SEVERAL)
    )
    if _is_odd(char, stand_in, letters, figures):
        return kernel.ODD
    if stand_in.isalnum():
        return flags | (kernel.DIGIT if stand_in.isdecimal() else kernel.LETTER)
    return flags | _SIGNS.get(stand_in, kernel.OTHER)


def _is_odd(char: str, stand_in: str, letters: str, figures: str) -> bool:
    """Tell whether the character cannot be folded alone, or not in the three signs that an entry has room for."""
    if (unicodedata.category(char)[0] == "M" and ord(char) not in _SELECTORS) or re.match(f"[{_UNSPACED}]", stand_in):
        return True
    if stand_in in (GLUE, "'"):
        return bool(letters) or (stand_in == GLUE and bool(figures))
    if not stand_in.isalnum():
        return False
    own = figures if fold(char)[:1].isdigit() else letters
    return (
        unicodedata.category(char) == "Lt"
        or (stand_in.islower() and fold(char)[:1].isdigit())
        or fold(char) != own
        or len(figures) > _MOST_SIGNS
        or not own[:1].isalnum()
        or letters[-1:].isalpha() != figures[-1:].isalpha()
        or fold(f"a{char}a") != f"a{letters}a"
        or fold(f"0{char}0") != f"0{figures}0"
        or any(unicodedata.category(sign)[0] == "M" or _is_jamo(sign) for sign in letters + figures)
    )


def _is_jamo(sign: str) -> bool:
    return any(ord(sign) in block for block in _JAMO)
