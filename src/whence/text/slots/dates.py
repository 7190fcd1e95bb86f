"""How two dates for the same thing go together: resolved ones as days, others as far as their forms tell."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from whence.text.slots.amounts import Judgement, judge_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Fact, Shift

_DAY = re.compile(r"(?:([<>]=?) ?)?(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_OR = " or "
"""Between the two readings of figures that may be day and month or month and day."""
_ENDS = (">=", "<=")
"""Since a day, until a day: what begins or ends there does so on no other."""
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def judge_dates(left: Fact, right: Fact, words: tuple[str, str]) -> Judgement:
    """Return how the child's date goes with the parent's; what is not resolved on both sides is compared by form."""
    one, other = words
    if left.norm == right.norm:
        return Judgement("equivalent", f"“{other}” and “{one}” are the same date, {left.norm}")
    if _OR in left.norm or _OR in right.norm:
        return _of_two(left.norm.split(_OR), right.norm.split(_OR), words)
    if left.norm[:2] == right.norm[:2] in _ENDS:
        return Judgement("conflict", f"“{one}” and “{other}” name another day to begin or end with")
    if left.amount is not None and right.amount is not None:
        judged = judge_amounts(left.amount, right.amount, words)
        if judged.verdict == "equivalent":
            return judged._replace(rule=f"“{other}” and “{one}” are the same date")
        if judged.verdict == "conflict" and _weekday(left) == _weekday(right) is not None and _is_bare(words):
            # Which Monday is meant was read from the verbs around it, and that is a guess.
            return Judgement("compatible", f"“{one}” and “{other}” are both a {_weekday(left)}")
        return judged
    weekdays = _weekday(left), _weekday(right)
    if None not in weekdays:
        return _told_by(alike=weekdays[0] == weekdays[1], words=words, what="weekday")
    forms = _form(left), _form(right)
    if forms[0] is None or forms[1] is None:
        return Judgement("unknown", f"“{one}” and “{other}” cannot be compared without the articles' dates")
    if forms[0].bound or forms[1].bound:
        return _in_order(forms[0], forms[1], words)
    for part in ("month", "day", "year"):
        given = getattr(forms[0], part), getattr(forms[1], part)
        if None not in given and given[0] != given[1]:
            return _told_by(alike=False, words=words, what=part)
    return _told_by(alike=True, words=words, what="month and day")


def _of_two(left: Sequence[str], right: Sequence[str], words: tuple[str, str]) -> Judgement:
    """Judge dates of which one may be read in two ways, "03/04/2019"."""
    one, other = words
    if set(left) & set(right):
        return Judgement(
            "compatible", f"“{one}” and “{other}” may be the same day, if the month comes first in both or in neither"
        )
    return Judgement("unknown", f"“{one}” and “{other}”: nobody can tell which number is the day and which the month")


class _Form(NamedTuple):
    """What the normal form of a date says."""

    bound: str
    year: int | None
    month: int
    day: int | None


def _form(fact: Fact) -> _Form | None:
    found = _DAY.fullmatch(fact.norm)
    if found is None:
        return None
    bound, year, month, day = found.groups()
    return _Form(bound or "", None if year == "XXXX" else int(year), int(month), int(day) if day else None)


def _in_order(left: _Form, right: _Form, words: tuple[str, str]) -> Judgement:
    """Judge two dates of which one at least is "before" or "after" a day, in the year that the other one names."""
    one, other = words
    year = left.year or right.year or 0
    places = [(form.year or year, form.month, form.day or 0) for form in (left, right)]
    for (first, second), (here, there) in (((left, right), places), ((right, left), places[::-1])):
        if not first.bound or (second.bound and second.bound[0] != first.bound[0]):
            continue
        if first.bound == second.bound and (here == there or "=" in first.bound):
            if here == there:
                return Judgement("equivalent", f"“{other}” and “{one}” are the same date")
            return Judgement("conflict", f"“{one}” and “{other}” name another day to begin or end with")
        within = there < here if first.bound[0] == "<" else there > here
        if within or (there == here and ("=" in first.bound or second.bound == first.bound)):
            shift: Shift = "blurred" if first is right else "sharpened"
            return Judgement("compatible", f"“{one}” and “{other}” agree", shift)
    if left.bound and right.bound:
        return Judgement("unknown", f"“{one}” and “{other}” are bounds that may both be true")
    return Judgement("conflict", f"“{one}” and “{other}” cannot both be true")


def _told_by(*, alike: bool, words: tuple[str, str], what: str) -> Judgement:
    one, other = words
    if alike:
        return Judgement("compatible", f"“{one}” and “{other}” agree in {what}, and that is all they both say")
    return Judgement("conflict", f"“{one}” and “{other}” differ in {what}")


def _is_bare(words: tuple[str, str]) -> bool:
    """Tell whether one of two dates is given as a weekday alone, "on" before it or not."""
    return any(side.split()[-1].capitalize() in _WEEKDAYS and len(side.split()) < 3 for side in words if side.split())


def _weekday(fact: Fact) -> str | None:
    """Return the weekday of a day or of an unresolved weekday, by name; None where the fact is no single day."""
    if found := _WEEKDAY.fullmatch(fact.norm):
        number = int(found[1])
        return _WEEKDAYS[number - 1] if 1 <= number <= 7 else None
    amount = fact.amount
    if amount is None or amount.unit != "day" or amount.low is None or amount.low != amount.high:
        return None
    return _WEEKDAYS[date.fromordinal(int(amount.low)).weekday()] if 0 < amount.low < 3_652_060 else None
