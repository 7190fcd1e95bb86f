"""How many of a unit of time: "48", "two and a half", "a", "half an", "two to three", "several", "13 2" in a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.figures.numerals import numeral
from whence.text.times.vocabulary import listed

if TYPE_CHECKING:
    from whence.text.figures.numerals import Numeral
    from whence.text.times.view import View

_BACK = 6
ARTICLES = frozenset(("a", "an"))
_RANGE = frozenset(("to", "or", "and"))


class Quantity(NamedTuple):
    """How many of a unit: where it begins, the count, and what makes it inexact."""

    begin: int
    number: float
    step: float
    vague: bool = False
    low: float | None = None
    """The lesser of "two to three"."""
    sure: bool = True
    """Whether it stands by itself; "a" and "one" need words around them that ask for a duration."""


def quantity_before(view: View, n: int, floor: int) -> Quantity | None:  # noqa: PLR0911 - one answer a line
    """Return how many of the unit at token `n` are told before it, or None."""
    words = view.words
    if words[n - 1] in listed("many") and n > floor and words[n][-1:] == "s" and view.joined(n):
        return Quantity(n - 1, 2.0, 0.0, vague=True)
    if words[n - 1] in listed("whole") and n > floor and words[n][-1:] != "s" and words[n - 2] in listed("lead"):
        return Quantity(n - 1, 1.0, 1.0)
    k = n
    while k > floor and n - k < 3 and words[k - 1] in listed("between") and view.joined(k):
        k -= 1
    if k <= floor or not view.joined(k):
        return None
    word = words[k - 1]
    if word in ARTICLES or word in {"another", "one"}:
        return _one(view, k, floor, n)
    found = _numeral_before(view, k, floor)
    if found is None:
        if word in listed("many") and words[n][-1:] == "s" and not view.owned(n):
            return Quantity(k - 1, 2.0, 0.0, vague=True)
        return None
    if found.ordinal or found.value < 0:
        return None
    if found.vague:
        exact = words[found.begin] == "couple" or words[found.begin + 1] == "couple"
        return Quantity(found.begin, 2.0 if exact else found.value, 0.0, vague=True)
    if not view.cased and words[found.begin].isdigit() and view.gap(found.begin) == " ":
        lost = _lost_point(view, found, floor)
        if lost is not found:
            return lost and Quantity(lost.begin, lost.value, lost.step)
    low = _range_before(view, found, floor)
    if low is not None:
        return Quantity(low.begin, found.value, found.step, low=low.value)
    return Quantity(found.begin, found.value, found.step, sure=found.value != 1 or words[found.begin].isdigit())


def _one(view: View, k: int, floor: int, n: int) -> Quantity | None:
    """Return "a week", "another year", "half an hour", "a half hour", "quarter of an hour", "one day"."""
    words, begin = view.words, k - 1
    if words[n] == "quarter":
        return None  # a fourth
    if words[k - 1] == "one":
        return Quantity(begin, 1.0, 1.0, sure=words[n] != "day" or view.hyphened(n))
    if words[begin - 1] == "half" and begin - 1 >= floor:
        start = begin - 2 if words[begin - 2] in ARTICLES and begin - 2 >= floor else begin - 1
        return Quantity(start, 0.5, 0.5)
    if words[begin - 2 : begin] == ["quarter", "of"] and begin - 2 >= floor:
        start = begin - 3 if words[begin - 3] in ARTICLES and begin - 3 >= floor else begin - 2
        return Quantity(start, 0.25, 0.25)
    return Quantity(begin, 1.0, 1.0, sure=words[begin] == "another" or view.hyphened(n))


def _numeral_before(view: View, k: int, floor: int) -> Numeral | None:
    """Return the longest numeral that ends before token `k`."""
    for begin in range(max(floor, k - _BACK), k):
        found = numeral(view.witness, begin)
        if found is not None and found.end == k:
            return found
    return None


def _lost_point(view: View, found: Numeral, floor: int) -> Numeral | None:
    """Return "13 2", "5 1 2" of a copy without marks as 13.2 and 5½; None where such figures cannot be told apart."""
    words, k = view.words, found.begin
    first = words[k - 1]
    if k - 1 < floor or not first.isdigit() or len(first) == 4:
        return found
    if first == "1" and words[k] == "2" and words[k - 2].isdigit() and view.gap(k - 1) == " ":
        return found._replace(begin=k - 2, value=float(words[k - 2][:9]) + 0.5, step=0.5)
    if len(first) < 3 and len(words[k]) == 1 and not words[k - 2].isdigit():
        return found._replace(begin=k - 1, value=float(f"{first}.{words[k]}"), step=0.1)
    return None


def _range_before(view: View, found: Numeral, floor: int) -> Numeral | None:
    """Return the "two" of "two to three weeks", "12-18 months"."""
    k = found.begin
    if k - 2 >= floor and view.words[k - 1] in _RANGE and view.joined(k) and view.joined(k - 1):
        if view.words[k - 1] == "and" and view.words[k - 3] != "between":
            return None
        low = _numeral_before(view, k - 1, floor)
    elif k - 1 >= floor and view.hyphened(k):
        low = _numeral_before(view, k, floor)
    else:
        return None
    return low if low and not low.ordinal and not low.vague and 0 <= low.value < found.value else None
