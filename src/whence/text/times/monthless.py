"""Days of a month that is not named beside them: "the 20th of next month", "on the 27th"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.days import day_at
from whence.text.times.view import Found
from whence.text.times.vocabulary import listed, numbered

if TYPE_CHECKING:
    from whence.text.times.view import View

_LEADS = frozenset("on by until till before since".split())
_AFTER = frozenset("at in with and or when but for he she it they we i to".split())
"""Behind other words the number ranks what follows: "on the 27th floor"."""


def monthless_led(view: View, n: int, floor: int) -> Found | None:
    """Return the day of a month that the ordinal at token `n` tells, or None."""
    found = day_at(view, n)
    if found is None:
        return None
    words, end = view.words, found.edge
    k = end + 1 if words[end] == "of" and view.joined(end) else end
    shift = numbered("shift").get(words[k])
    if words[k] == "the" and k > end and words[k + 1] == "month":
        shift = 0
    if shift is not None and words[k + 1] == "month" and view.joined(k) and view.joined(k + 1):
        return _in_month(view, n, k + 2, found.value, shift)
    if words[n - 1] != "the" or words[n - 2] not in _LEADS or not view.joined(n) or n - 2 < floor:
        return None
    if view.joined(end) and end < view.size and words[end] not in _AFTER and words[end] not in listed("day"):
        return None
    return Found(n, end, f"XXXX-XX-{found.value:02}", score=0.6)


def _in_month(view: View, n: int, end: int, number: int, shift: int) -> Found:
    if view.day is None:
        return Found(n, end, f"XXXX-XX-{number:02}", score=0.7)
    year, month = divmod(view.day.year * 12 + view.day.month - 1 + shift, 12)
    period = almanac.day(year, month + 1, number)
    found = view.counted(n, end, period)
    return (
        found._replace(score=0.9)
        if period.first
        else found._replace(score=0.3, notes=("the calendar has no such day",))
    )
