"""Shares: "5%", "5 percentage points", "two-thirds of voters", "one in five"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft
from whence.text.figures.grammar import gap_before
from whence.text.figures.nouns import phrase_after
from whence.text.figures.numerals import numeral
from whence.text.figures.units import Unit
from whence.text.figures.vocabulary import listed

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_PERCENT = Unit("%", "%")
_POINT = Unit("pp", "pp")
_BASIS = Unit("basis point", "pp", 0.01, 0.01)
_PERCENT_WORDS = {("percent",), ("per", "cent"), ("pct",), ("percentage",), ("percents",)}
_POINT_WORDS = {
    ("percentage", "point"): _POINT, ("percentage", "points"): _POINT, ("percent", "points"): _POINT,
    ("percentage-point",): _POINT, ("basis", "points"): _BASIS, ("basis", "point"): _BASIS, ("pp",): _POINT,
}  # fmt: skip


def percentage(witness: Witness, figure: Figure) -> Draft | None:
    """Return the share that `figure` is, in percent or in percentage points, or None."""
    words, n = witness.tokens.words, figure.right
    word = words[n] if n < len(words) else ""
    pair = (word, words[n + 1]) if n + 1 < len(words) else (word, "")
    unit = _POINT_WORDS.get(pair) or _POINT_WORDS.get((word,))
    if unit and gap_before(witness, n) in (" ", "-", "\n"):
        end = n + (2 if pair in _POINT_WORDS else 1)
        return Draft("percentage", figure, end, unit, f"{{}} {unit.name}", phrase_after(witness, end)[1])
    for width in (1, 2):
        if pair[:width] in _PERCENT_WORDS and len(gap_before(witness, n)) < 3:
            end = n + width
            return Draft("percentage", figure, end, _PERCENT, "{}%", phrase_after(witness, end)[1])
    return _from(witness, figure) or _share(witness, figure)


def _from(witness: Witness, figure: Figure) -> Draft | None:
    """Return the 5 of "from 5 to 7 percent"."""
    words, n = witness.tokens.words, figure.right
    if figure.begin == 0 or words[figure.begin - 1] != "from" or words[n : n + 1] != ["to"] or n + 1 >= len(words):
        return None
    second = numeral(witness, n + 1)
    if second is None or words[second.end : second.end + 1] != ["percent"]:
        return None
    return Draft("percentage", figure, n, _PERCENT, "{}%", score=0.9)


def _share(witness: Witness, figure: Figure) -> Draft | None:
    """Return "two-thirds of", "half the voters", "one in five"; None for other figures."""
    one, words = figure.numeral, witness.tokens.words
    if not 0 < one.value < 1 or one.ordinal or one.vague or figure.low != figure.high:
        return None
    first = words[one.begin]
    if first[:1].isdigit() and one.end - one.begin == 1 and first.isascii() and "⁄" not in first:
        return None
    behind = words[figure.right : figure.right + 2]
    if one.end - one.begin == 1 or first in ("a", "an"):
        span = behind[-1:] if behind[:1] in (["a"], ["an"]) else behind[:1]
        if span and span[0] in listed("span"):
            return None
    times = Unit("%", "%", 100.0, 100.0)
    of = phrase_after(witness, figure.right + (behind[:1] == ["the"] and gap_before(witness, figure.right) == " "))[1]
    score = 0.9 if of or behind[:1] == ["of"] else 0.7
    percent = figure._replace(low=one.value * 100, high=one.value * 100, step=one.step * 100)
    return Draft("percentage", percent, figure.right, times._replace(least=1.0, most=1.0), "{}%", of, score)
