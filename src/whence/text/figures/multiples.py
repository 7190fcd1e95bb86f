"""How many times as much: "doubled", "three times as many", "tenfold", "10x"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft
from whence.text.figures.digits import glued
from whence.text.figures.numerals import Numeral
from whence.text.figures.ranges import figure as figure_of
from whence.text.figures.units import Unit
from whence.text.figures.vocabulary import listed, multiples

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_TIMES = Unit("x", "x")
_LOOSE = frozenset(("twice", "double", "triple"))
"""Words that multiply only where something says of what."""


def multiple(witness: Witness, figure: Figure) -> Draft | None:
    """Return "three times as many", "10 times more"; None for three occasions."""
    words, n = witness.tokens.words, figure.right
    word = words[n] if n < len(words) else ""
    if word == "fold":
        return _draft(figure, n + 1)
    behind = words[n + 1] if n + 1 < len(words) else ""
    return _draft(figure, n + 1) if word == "times" and behind in listed("as") else None


def multiplied(witness: Witness, n: int) -> Draft | None:
    """Return the multiple that token `n` alone is: "doubled", "twice" as much, "tenfold", "10x"."""
    words = witness.tokens.words
    word = words[n]
    if word[:1].isdigit():
        found = glued(witness, n)
        if found is None or found.suffix not in ("x", "fold"):
            return None
        return _draft(figure_of(witness, Numeral(n, n + 1, found.value, found.step)), n + 1)
    value = multiples().get(word)
    if value is None:
        return None
    figure = figure_of(witness, Numeral(n, n + 1, value, 0.0))
    behind = words[n + 1] if n + 1 < len(words) else ""
    if word in _LOOSE and not figure.kind and behind not in listed("as"):
        return None
    return _draft(figure, n + 1)


def _draft(figure: Figure, end: int) -> Draft:
    return Draft("number", figure, end, _TIMES, "{}x")
