"""How two dates for the same thing go together: resolved ones as days, others as far as their forms tell."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from whence.text.slots.amounts import Judgement, judge_amounts

if TYPE_CHECKING:
    from whence.model import Fact

_DAY = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def judge_dates(left: Fact, right: Fact, words: tuple[str, str]) -> Judgement:
    """Return how the child's date goes with the parent's; what is not resolved on both sides is compared by form."""
    one, other = words
    if left.norm == right.norm:
        return Judgement("equivalent", f"“{other}” and “{one}” are the same date, {left.norm}")
    if left.amount is not None and right.amount is not None:
        judged = judge_amounts(left.amount, right.amount, words)
        if judged.verdict == "equivalent":
            return judged._replace(rule=f"“{other}” and “{one}” are the same date")
        return judged
    weekdays = _weekday(left), _weekday(right)
    if None not in weekdays:
        return _told_by(weekdays[0] == weekdays[1], words, "weekday")
    days = _DAY.fullmatch(left.norm.lstrip("<>= ")), _DAY.fullmatch(right.norm.lstrip("<>= "))
    if days[0] is None or days[1] is None:
        return Judgement("unknown", f"“{one}” and “{other}” cannot be compared without the articles' dates")
    for part in ("month", "day", "year"):
        given = days[0][part], days[1][part]
        if None in given or "XXXX" in given:
            continue
        if given[0] != given[1]:
            return _told_by(alike=False, words=words, what=part)
    return _told_by(alike=True, words=words, what="month and day")


def _told_by(alike: bool, words: tuple[str, str], what: str) -> Judgement:  # noqa: FBT001 - passed by name or position
    one, other = words
    if alike:
        return Judgement("compatible", f"“{one}” and “{other}” agree in {what}, and that is all they both say")
    return Judgement("conflict", f"“{one}” and “{other}” differ in {what}")


def _weekday(fact: Fact) -> str | None:
    """Return the weekday of a day or of an unresolved weekday, by name; None where the fact is no single day."""
    if found := _WEEKDAY.fullmatch(fact.norm):
        number = int(found[1])
        return _WEEKDAYS[number - 1] if 1 <= number <= 7 else None
    amount = fact.amount
    if amount is None or amount.unit != "day" or amount.low is None or amount.low != amount.high:
        return None
    return _WEEKDAYS[date.fromordinal(int(amount.low)).weekday()] if 0 < amount.low < 3_652_060 else None
