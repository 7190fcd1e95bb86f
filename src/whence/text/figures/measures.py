"""Measures: "5 miles", "10km", "6ft 2in", "98.6°F", "more than 200 square kilometres", "70 mph"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft, rate
from whence.text.figures.cues import said_near
from whence.text.figures.digits import digits, glued, negative
from whence.text.figures.grammar import Numeral, gap_before
from whence.text.figures.money import sign_before
from whence.text.figures.nouns import is_plural, phrase_after
from whence.text.figures.numerals import numeral
from whence.text.figures.ranges import figure as figure_of
from whence.text.figures.units import Unit, match, units
from whence.text.figures.vocabulary import listed

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_DEGREE = Unit("degree", "degree")
_SMALLER = {"foot": ("inch", 12.0), "pound": ("ounce", 16.0), "stone": ("pound", 14.0), "meter": ("centimeter", 100.0)}
"""What may follow a unit to make one measure, and how many of them it is."""
_EITHER = "a {} is one thing in America and another in Britain"
_SCALE = "Celsius or Fahrenheit is not said"
_ONLY_BEFORE = frozenset("by another additional extra".split())
"""Words of `warmer` that tell no difference behind the degrees: "32C by noon"."""


def measure(witness: Witness, figure: Figure) -> Draft | None:
    """Return the measure that `figure` and the unit behind it are, or None."""
    found = _degrees(witness, figure)
    if found is None:
        n = _past_of(witness, figure)
        gap = gap_before(witness, n)
        if gap not in (" ", "-", "", "\n", "\u00a0", " - ", "- ", " -"):
            return None
        found = match(units(), witness.tokens.words, n)
        if found is None or not _counts(witness, figure, n, found[1]):
            return None
    end, unit = found
    return _draft(witness, *_compound(witness, figure, end, unit))


def _past_of(witness: Witness, figure: Figure) -> int:
    """Return where the unit stands: behind "a" in "half a mile", "a quarter of a mile"."""
    words, n = witness.tokens.words, figure.right
    if 0 < figure.low < 1 and figure.low == figure.high:
        n += words[n : n + 1] == ["of"]
        if words[n : n + 1] in (["a"], ["an"]):
            return n + 1
    return figure.right


def glued_measure(witness: Witness, n: int) -> Draft | None:
    """Return the measure in one token and what follows, "180ml", "5ft 10in"; None for "10m people", the millions."""
    found = digits(witness, n)
    if found is None or not found.suffix or found.value > 1e15 or sign_before(witness, n):
        return None
    words = [found.suffix, *witness.tokens.words[found.end : found.end + 2]]
    matched = match(units(), words, 0)
    if matched is None:
        return None
    end, unit = found.end - 1 + matched[0], matched[1]
    value = -found.value if negative(witness, n) else found.value
    figure = figure_of(witness, Numeral(n, found.end, value, found.step))
    if unit.where == "glued" and not _is_letter_unit(witness, figure, unit):
        return None
    return _draft(witness, *_compound(witness, figure, end, unit))


def _is_letter_unit(witness: Witness, figure: Figure, unit: Unit) -> bool:
    """Tell whether "m", "C", "g" glued to digits are a unit."""
    tokens, n = witness.tokens, figure.end - 1
    raw = witness.article.text[tokens.ends[n] - 1]
    following = tokens.words[n + 1] if n + 1 < len(tokens) else ""
    if unit.base == "K":
        return raw.isupper() and abs(figure.low) < 200 and said_near(witness, figure, "heat")
    if unit.base == "m" and unit.name == "inch":
        return raw.islower() and figure.low < 200
    if unit.name == "meter":
        if following in listed("extent"):
            return raw.islower()
        return raw.islower() and not is_plural(following) and said_near(witness, figure, "extent", 3)
    return raw.islower() if unit.name in ("gram", "tonne") else raw.isupper() or unit.base == "V"


def _degrees(witness: Witness, figure: Figure) -> tuple[int, Unit] | None:
    """Return where "°F", "degrees" or "° Celsius" ends, and the unit."""
    tokens, text = witness.tokens, witness.article.text
    end = tokens.ends[figure.end - 1]
    sign = text[end : end + 2].lstrip()[:1] in ("°", "º", "˚")
    words, n = tokens.words, figure.right
    word = words[n] if n < len(words) else ""
    turned = listed("angle").isdisjoint(words[max(0, n - 5) : n]) and listed("angle").isdisjoint(words[n + 1 : n + 4])
    if sign:
        found = match(units(), words, n) if gap_before(witness, n).strip() in ("°", "º", "˚") else None
        if found and found[1].base == "K":
            return found
        return (n, _DEGREE) if turned else None
    if word not in ("degree", "degrees", "deg") or gap_before(witness, n) not in (" ", "-"):
        return None
    found = match(units(), words, n)
    if found:
        return found
    return (n + 1, _DEGREE) if turned and figure.low < 10_000 and not _is_turn(witness, figure) else None


def _is_turn(witness: Witness, figure: Figure) -> bool:
    """Tell whether "180-degree" is part of a turn."""
    return figure.low % 90 == 0 and gap_before(witness, figure.right) == "-"


def _counts(witness: Witness, figure: Figure, n: int, unit: Unit) -> bool:
    """Tell whether the unit may stand there."""
    tokens = witness.tokens
    numeric = tokens.words[figure.end - 1][:1].isdigit()
    raw = witness.article.text[tokens.begins[n] : tokens.ends[n]]
    if unit.where == "digits":
        return numeric
    if unit.where == "cued":
        return unit.name == "pound" or said_near(witness, figure, "weight")
    if unit.where == "glued":
        return numeric and unit.name == "meter" and raw == "m" and gap_before(witness, n) == " "
    return unit.name != "bit" or gap_before(witness, n) == "-"


def _compound(witness: Witness, figure: Figure, end: int, unit: Unit) -> tuple[Figure, int, Unit]:
    """Return the measure with its smaller unit: "6 feet 2 inches", "5ft 10in", "6-foot-2"."""
    smaller = _SMALLER.get(unit.name)
    words = witness.tokens.words
    at = end + (words[end : end + 1] == ["and"])
    if smaller is None or at >= len(words) or not words[at][:1].isalnum() or figure.low != figure.high:
        return figure, end, unit
    if gap_before(witness, at) not in (" ", "-", ", ", "\n"):
        return figure, end, unit
    token = glued(witness, at) if words[at][:1].isdigit() else None
    if token and token.suffix:
        one = [token.suffix]
        found = match(units(), one, 0)
        value, stop = token.value, at + (found[0] if found else 0)
    else:
        second = numeral(witness, at)
        if second is None or second.ordinal or second.vague:
            return figure, end, unit
        found = match(units(), words, second.end)
        value, stop = second.value, found[0] if found else second.end
        if found is None and gap_before(witness, at) == "-" and unit.name == "foot":
            found = stop, Unit("inch")
    name, times = smaller
    if found is None or found[1].name != name or not 0 < value < times:
        return figure, end, unit
    whole = figure.low + value / times
    return figure._replace(low=whole, high=whole, step=1 / times), stop, unit


def _draft(witness: Witness, figure: Figure, end: int, unit: Unit) -> Draft:
    words = witness.tokens.words
    notes: tuple[str, ...] = ()
    score = 1.0
    if unit.base in ("K", "degree") and words[end : end + 2] == ["below", "zero"] and figure.low > 0:
        figure, end = figure._replace(low=-figure.high, high=-figure.low), end + 2
    if unit.least != unit.most:
        notes = (_EITHER.format(unit.name),)
    if unit.base == "K" and _is_difference(witness, figure, end):
        unit = unit._replace(base="ΔK", zero=0.0)
    if unit is _DEGREE:
        notes, score = (_SCALE,), 0.8
    if unit.where == "cued" and not said_near(witness, figure, "weight"):
        notes, score = ("pounds of weight or of money",), 0.5
    end, span = rate(words, end, listed("span"))
    if span:
        unit = unit._replace(base=f"{unit.base}/{span}", name=f"{unit.name}/{span}")
    of = phrase_after(witness, end)[1]
    after = 0
    if unit.name == "degree" and end == figure.right and words[end - 1] not in ("degree", "degrees", "deg"):
        after = 1
    return Draft("measure", figure, end, unit, f"{{}} {unit.name}", of, score, notes, after=after)


def _is_difference(witness: Witness, figure: Figure, end: int) -> bool:
    """Tell whether degrees are so many more or fewer: "2 degrees warmer", "rose by 1.5C"; not "a temperature of 2C"."""
    words = witness.tokens.words
    before = words[max(0, figure.left - 2) : figure.left]
    if before[-1:] == ["of"] and before[0] in listed("differ"):
        return True
    behind = words[end : end + 1] if gap_before(witness, end) in (" ", "\n") else []
    return not (listed("warmer").isdisjoint(before) and (listed("warmer") - _ONLY_BEFORE).isdisjoint(behind))
