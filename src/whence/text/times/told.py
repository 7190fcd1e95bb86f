"""Times counted from one that the text has told before: "that day", "the next morning", "the following month"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.view import Found
from whence.text.witness import is_punctuated

if TYPE_CHECKING:
    from whence.text.times.view import View

_ENDS = frozenset(".!?\n")
_BESIDE = 6
"""Tokens back to the day that "the next day" counts from, in a text without marks."""
_FAR = 120
"""Tokens back to the day that "that day" may mean."""


def that_led(view: View, n: int, _floor: int) -> Found | None:
    """Return "that day", "the same year": the day or period last told."""
    words, k = view.words, n + 1
    if words[k] == "same" and view.joined(k):
        k += 1
    word = words[k]
    if (
        word not in {"day", "week", "month", "year"}
        or not view.joined(k)
        or (words[n] == "same" and words[n - 1] == "at")
    ):
        return None
    told = _last_told(view, n)
    period = _around(told, word) if told is not None else None
    if told is None or period is None:
        return None
    return view.in_period(n, k + 1, period)._replace(score=0.5, notes=(f"counted from {told.value}",))


def _around(told: Found, word: str) -> almanac.Period | None:
    """Return the day, week, month or year that a time told lies in; None where it is not as exact."""
    year, month = told.value[:4], told.value[5:7]
    if told.first is None or not year.isdigit():
        return None
    if word == "year":
        return almanac.year(int(year))
    if word == "month":
        return almanac.month(int(year), int(month)) if month.isdigit() else None
    if word == "week":
        return almanac.week(told.first) if told.kind in {"day", "week", "weekday"} else None
    return almanac.on(told.first) if told.first == told.last else None


def after_day(view: View, n: int, end: int, shift: int, part: str) -> Found:
    """Return "the next day", counted from the last day told."""
    begin = n - 1 if view.words[n - 1] == "the" and n else n
    told = _last_told(view, n)
    if told is None or told.first is None or told.first != told.last or not _is_beside(view, told.end, begin):
        value = f"{'-' if shift < 0 else '+'}P1D{part}"
        return Found(begin, end, value, kind="offset", score=0.5, notes=("counted from a day that is not told here",))
    period = almanac.on(told.first + shift)
    note = f"counted from {told.value}"
    return view.in_period(begin, end, period._replace(value=period.value + part))._replace(score=0.6, notes=(note,))


def _is_beside(view: View, end: int, n: int) -> bool:
    """Tell whether a day told before token `end` is told with what begins at `n`: in its sentence, or the one before.

    A sentence in between may be about another day; without marks, too many words may.
    """
    if not view.cased or not is_punctuated(view.witness):
        return n - end < _BESIDE
    parted = [k for k in range(end, min(n + 1, view.size)) if not _ENDS.isdisjoint(view.gap(k))]
    return not parted or parted == [n]


def from_told(view: View, n: int, end: int, letters: str, shift: int) -> Found | None:
    """Return "the following month", "the previous year", counted from the last period told."""
    told = _last_told(view, n)
    if told is None or told.first is None or letters not in {"M", "Y"}:
        return None
    year, month = int(told.value[:4]) if told.value[:4].isdigit() else 0, told.value[5:7]
    if letters == "Y" and year:
        found = view.in_period(n, end, almanac.year(year + shift), "year")
    elif letters == "M" and year and month.isdigit():
        years, index = divmod(year * 12 + int(month) - 1 + shift, 12)
        found = view.in_period(n, end, almanac.month(years, index + 1), "month")
    else:
        return None
    return found._replace(score=0.6, notes=(f"counted from {told.value}",))


def quarter_told(view: View, n: int) -> Found | None:
    """Return "the quarter": the one last told."""
    for found in reversed(view.found):
        if found.kind == "quarter" and found.first is not None:
            period = almanac.Period(found.value, found.first, found.last)
            return view.in_period(n - 1, n + 1, period, "quarter")._replace(
                score=0.5, notes=(f"counted from {found.value}",)
            )
    return None


def _last_told(view: View, n: int) -> Found | None:
    """Return the last day or period told before token `n`, if it is near and has its days."""
    for found in reversed(view.found):
        if n - found.end > _FAR:
            return None
        if found.type == "date" and found.first is not None and found.kind not in {"vague", "compared"}:
            return found
    return None
