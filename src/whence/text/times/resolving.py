"""Which year, which week: days that a text tells by halves, told in full from the article's date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.tense import tense

if TYPE_CHECKING:
    from whence.text.times.view import View

_AGAINST = 4
"""How much farther than it is a day counts that lies where the verbs do not point."""
_UNTOLD = 2
"""The same for a day ahead where no verb tells: news looks back."""


def nearest_year(view: View, begin: int, end: int, month: int, day: int, untold: int = _UNTOLD) -> int | None:
    """Return the year in which the day lies that a text most likely means; None without a date of the article."""
    if view.day is None:
        return None
    today, when = view.day.toordinal(), tense(view, begin, end)
    best = None
    for year in (view.day.year, view.day.year - 1, view.day.year + 1):
        found = almanac.day(year, month, day).first
        if found is None:
            continue
        far = abs(found - today)
        if found > today and when != "future":
            far *= _AGAINST if when == "past" else untold
        elif found < today and when == "future":
            far *= _AGAINST
        if best is None or far < best[0]:
            best = (far, year)
    return best[1] if best else None


def month_year(view: View, begin: int, end: int, month: int) -> int | None:
    """Return the year of a month that stands without one."""
    if view.day is None:
        return None
    if month == view.day.month:
        return view.day.year
    return nearest_year(view, begin, end, month, 15, _AGAINST)


def shifted_month(view: View, month: int, shift: int) -> int | None:
    """Return the year of "last May", "this May", "next May"."""
    if view.day is None:
        return None
    year, now = view.day.year, view.day.month
    if shift < 0:
        return year if month < now else year - 1
    if shift > 0:
        return year if month > now else year + 1
    return year


def weekday(view: View, begin: int, end: int, number: int, shift: int | None) -> tuple[almanac.Period, str]:
    """Return the day that a weekday means, and what cannot be told; without days where the article has no date."""
    if view.day is None:
        return almanac.Period(f"XXXX-WXX-{number}"), ""
    today, now = view.day.toordinal(), view.day.isoweekday()
    back, ahead = (now - number) % 7, (number - now) % 7
    if shift is None:
        coming = ahead > 0 and tense(view, begin, end) == "future"
        return almanac.on(today + ahead if coming else today - back), ""
    if shift == 0:
        return almanac.on(today - now + number), ""
    if shift < 0:
        return almanac.on(today - (back or 7)), "" if number >= now else "it may be a week earlier"
    return almanac.on(today + (ahead or 7)), "" if number <= now else "it may be a week later"
