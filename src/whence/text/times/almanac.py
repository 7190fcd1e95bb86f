"""The calendar: what a day, a month, a season is called in TIMEX3, and which days it has.

Days are proleptic ordinals. A period that no calendar has ("February 30") has a name and no days.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, date
from typing import NamedTuple

from whence.text.times.vocabulary import months


class Period(NamedTuple):
    """A stretch of days: its TIMEX3 value, its first and its last day; None where these are not known."""

    value: str
    first: int | None = None
    last: int | None = None


_SEASONS = {"SP": (3, 0), "SU": (6, 0), "FA": (9, 0), "WI": (12, -1)}
"""First month of a season in the north; winter is named for the year it begins or ends in."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d[:\d.,]*\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?\Z", re.IGNORECASE)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)\Z")
_WRITTEN = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[A-Za-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})"
    r"|(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4}))"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d.*)?\Z",
    re.DOTALL,
)
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\Z")


def reference(date_of_article: str | None) -> date | None:
    """Return the day that an article's date names; None where it names none or may be read in two ways.

    >>> reference("2019-05-13T09:30:00Z"), reference("May 13, 2019"), reference("03/04/2019")
    (datetime.date(2019, 5, 13), datetime.date(2019, 5, 13), None)
    """
    text = (date_of_article or "").strip()
    if len(text) > 80 or not text.isascii():
        return None
    if match := _ISO.match(text) or _BASIC.match(text):
        return ordinary(int(match[1]), int(match[2]), int(match[3]))
    if match := _WRITTEN.match(text):
        month = months().get((match["month"] or match["month2"]).lower(), 0)
        return ordinary(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    if match := _NUMERIC.match(text):
        one, other, year = int(match[1]), int(match[2]), int(match[3])
        if one == other or min(one, other) <= 12 < max(one, other):
            return ordinary(year, min(one, other), max(one, other))
    return None


def ordinary(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    if not (1 <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= length(year, month)):
        return None
    return date(year, month, day)


def length(year: int, month: int) -> int:
    """Return the number of days in a month; of February 29 where the year is not told (0)."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def day(year: int | None, month: int, number: int) -> Period:
    """Return one day; with no year where that is not told."""
    if year is None:
        return Period(f"XXXX-{month:02}-{number:02}")
    found = ordinary(year, month, number)
    ordinal = found.toordinal() if found else None
    return Period(f"{year:04}-{month:02}-{number:02}", ordinal, ordinal)


def on(ordinal: int) -> Period:
    """Return the day of an ordinal."""
    if not 1 <= ordinal <= date.max.toordinal():
        return Period("XXXX-XX-XX")
    return Period(date.fromordinal(ordinal).isoformat(), ordinal, ordinal)


def span(value: str, year: int, month: int, count: int) -> Period:
    """Return `count` months from the first of `month`, which may lie beyond December."""
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = ordinary(year, month, 1)
    last = ordinary(end_year, end_month, length(end_year, end_month))
    if first is None or last is None:
        return Period(value)
    return Period(value, first.toordinal(), last.toordinal())


def month(year: int | None, number: int) -> Period:
    """Return a month; with no year where that is not told."""
    return Period(f"XXXX-{number:02}") if year is None else span(f"{year:04}-{number:02}", year, number, 1)


def year(number: int) -> Period:
    """Return a year."""
    return span(f"{number:04}", number, 1, 12)


def quarter(number: int | None, n: int) -> Period:
    """Return the n-th quarter of a year."""
    return Period(f"XXXX-Q{n}") if number is None else span(f"{number:04}-Q{n}", number, 3 * n - 2, 3)


def half(number: int | None, n: int) -> Period:
    """Return the n-th half of a year."""
    return Period(f"XXXX-H{n}") if number is None else span(f"{number:04}-H{n}", number, 6 * n - 5, 6)


def season(number: int | None, code: str) -> Period:
    """Return a season; "winter 2015" may begin or end in 2015, so it spans both."""
    if number is None:
        return Period(f"XXXX-{code}")
    begin, before = _SEASONS[code]
    return span(f"{number:04}-{code}", number + before, begin, 15 if before else 3)


def decade(first: int) -> Period:
    """Return the ten years from `first`."""
    return span(f"{first // 10:03}X", first, 1, 120)


def century(n: int) -> Period:
    """Return the n-th century; some begin it a year late, so it has the year after its last as well."""
    return span(f"{n - 1:02}XX", 100 * (n - 1), 1, 1212) if n > 1 else Period("00XX")


def week(ordinal: int) -> Period:
    """Return the ISO week that a day lies in."""
    if not 8 <= ordinal <= date.max.toordinal() - 8:
        return Period("XXXX-WXX")
    number = date.fromordinal(ordinal).isocalendar()
    monday = ordinal - number.weekday + 1
    return Period(f"{number.year:04}-W{number.week:02}", monday, monday + 6)


def weekend(ordinal: int) -> Period:
    """Return the weekend of the ISO week that a day lies in."""
    found = week(ordinal)
    if found.last is None:
        return Period("XXXX-WXX-WE")
    return Period(f"{found.value}-WE", found.last - 1, found.last)


def easter(year: int) -> date:
    """Return Easter Sunday, by the anonymous Gregorian algorithm (Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return date(year, month, (h + l - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """Return the n-th weekday (Monday 1) of a month, counted from the end where n is negative."""
    if n < 0:
        last = date(year, month, length(year, month))
        return ordinary(year, month, last.day - (last.isoweekday() - weekday) % 7 + 7 * (n + 1))
    first = date(year, month, 1)
    return ordinary(year, month, 1 + (weekday - first.isoweekday()) % 7 + 7 * (n - 1))
