"""Weekdays: "Monday", "on Monday, May 13", "last Tuesday", "Friday night", "the first Monday in October"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.days import day_at, month_led, year_after
from whence.text.times.resolving import month_year, weekday
from whence.text.times.view import Found
from whence.text.times.vocabulary import listed, months, numbered, ordinals, weekdays

if TYPE_CHECKING:
    from whence.text.times.view import View

_NAMES = frozenset("fridays thursdays wednesdays tuesdays mondays saturdays sundays".split())
_OTHER_DAY = "weekday and date do not belong together"
_NEAR = 200


def weekday_led(view: View, n: int, floor: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    """Return the day that the weekday at token `n` tells, or None."""
    words = view.words
    word = words[n]
    if word in _NAMES:
        if not view.owned(n) and (view.cased or words[n - 1] in {"on", "and", "every"}):
            return None
        word = word[:-1]
    number = weekdays()[word]
    if word in listed("dayshort") and not _is_short_day(view, n):
        return None
    if _is_name(view, n):
        return None
    part, end = part_of_day(view, n + 1)
    dated = _with_date(view, n, end, number)
    if dated is not None:
        return dated._replace(begin=_shift_before(view, n, floor)[0])
    if words[n - 1] in {"every", "each"}:
        return None
    nth = _nth_of_month(view, n, end, number, floor)
    if nth is not None:
        return nth
    begin, shift = _shift_before(view, n, floor)
    if shift is None:
        week, after = _week_after(view, end)
        if week is not None:
            return in_week(view, n, after, number, week)
    period, doubt = weekday(view, n, end, number, shift)
    found = view.counted(begin, end, period._replace(value=period.value + part), "weekday")
    notes = (f"{view.raw(n)}: {doubt}",) if doubt else ()
    found = found._replace(score=0.7 if doubt else 0.9 if period.first else 0.8, notes=notes)
    return found._replace(first=None, last=None) if doubt and shift == 1 else found


def part_of_day(view: View, n: int) -> tuple[str, int]:
    """Return the part of the day named at token `n` ("night" → "TNI"; "" if none), and the token after it."""
    word = view.words[n]
    parts = listed("part")
    if word in parts and view.joined(n):
        return "T" + parts[word], n + 1
    if word[:-1] in parts and view.joined(n) and view.owned(n):
        return "T" + parts[word[:-1]], n + 1
    return "", n


def _is_short_day(view: View, n: int) -> bool:
    """Tell whether "sat", "sun", "mon" is a day: a date follows."""
    if view.cased and not view.capital(n):
        return False
    k = n + 1
    if not (view.listed(k) or view.dotted(k) or view.gap(k) == "., "):
        return False
    if view.words[k] in months():
        return day_at(view, k + 1) is not None
    return day_at(view, k) is not None and (view.words[k + 1] in months() or view.words[k + 1] == "of")


def _is_name(view: View, n: int) -> bool:
    """Tell whether the weekday is part of a name: "the Sunday Times", "Sheffield Wednesday", "the Mail on Sunday"."""
    words = view.words
    if view.cased and words[n + 1] in listed("naming") and view.capital(n + 1) and view.joined(n + 1):
        return True
    return words[n - 1] in {"sheffield", "bloody", "ruby", "super", "fat"} or words[n - 2 : n] == ["mail", "on"]


def _with_date(view: View, n: int, end: int, number: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    """Return "Monday, May 13", "Monday 13 May 2019", "Friday the 13th", or None."""
    words, k = view.words, end
    if not (
        view.listed(k)
        or view.gap(k).strip() in {"(", "-"}
        or (len(words[n]) < 6 and view.gap(k).strip() in {".", ".,"})
    ):
        return None
    if words[k] == "the":
        k += 1
        if not (view.joined(k) and (view.joined(k - 1) or words[k][:1].isdigit())):
            return None
    if words[k] in months():
        found = month_led(view, k, k)
    elif (day := day_at(view, k)) is not None:
        m = day.edge + 1 if words[day.edge] == "of" else day.edge
        found = month_led(view, m, k) if words[m] in months() and view.joined(m) else None
        alone = not view.joined(day.edge) or (words[k][:1].isdigit() and view.joined(k - 1))
        if found is None and words[k][-1:].isalpha() and words[k - 1] == "the" and alone:
            return _numbered(view, n, day.edge, number, day.value)
    else:
        return None
    if found is None or found.kind != "day" or found.begin < k:
        return None
    if found.first is not None and (found.first - 1) % 7 + 1 != number:
        if found.score == 1.0:
            return found._replace(begin=n, score=0.6, notes=(_OTHER_DAY,))
        return found._replace(begin=n, score=0.6, notes=(_OTHER_DAY,), first=None, last=None, value=_yearless(found))
    return found._replace(begin=n)


def _yearless(found: Found) -> str:
    return "XXXX" + found.value[4:]


def _numbered(view: View, begin: int, end: int, number: int, day: int) -> Found:
    """Return "Friday the 13th": the nearest such day."""
    if view.day is not None:
        today = view.day.toordinal()
        for away in range(_NEAR):
            for ordinal in (today - away, today + away):
                period = almanac.on(ordinal)
                if period.value.endswith(f"-{day:02}") and (ordinal - 1) % 7 + 1 == number:
                    return view.counted(begin, end, period)._replace(score=0.8)
    return Found(begin, end, f"XXXX-XX-{day:02}", score=0.7)


def _nth_of_month(view: View, n: int, end: int, number: int, floor: int) -> Found | None:
    """Return "the first Monday in October", or None."""
    words = view.words
    nth = ordinals().get(words[n - 1]) if n > floor and view.joined(n) else None
    nth = -1 if words[n - 1] == "last" else nth
    if nth is None or nth > 5 or words[end] not in {"of", "in"}:
        return None
    shift = numbered("shift").get(words[end + 1]) if words[end + 2] == "month" else None
    if shift is not None and view.day is not None:
        told: int | None = None
        year, month = divmod(view.day.year * 12 + view.day.month - 1 + shift, 12)
        month, after = month + 1, end + 3
    elif words[end + 1] in months():
        month = months()[words[end + 1]]
        told, after = year_after(view, end + 2)
        year = told or month_year(view, n, after, month) or 0
    else:
        return None
    if not year:
        return Found(n - 1, after, f"XXXX-{month:02}-WXX-{number}-{nth}", score=0.8)
    day = almanac.nth_weekday(year, month, number, nth) if 1 <= year <= 9000 else None
    if day is None:
        return None
    return view.in_period(n - 1, after, almanac.on(day.toordinal()))._replace(score=0.9, derived=told is None)


def _shift_before(view: View, n: int, floor: int) -> tuple[int, int | None]:
    """Return where "last Tuesday" begins and which way it points; None where it is a bare weekday."""
    words = view.words
    shift = numbered("shift").get(words[n - 1]) if n > floor and view.joined(n) else None
    if shift is None:
        return n, None
    if shift and words[n - 2] == "this" and n - 2 >= floor:
        return n - 2, shift
    return n - 1, shift


def _week_after(view: View, end: int) -> tuple[int | None, int]:
    """Return which week is told behind a weekday ("Tuesday of next week"), and the token after it."""
    words = view.words
    k = end + 1 if words[end] in {"of", "in"} else end
    shift = numbered("shift").get(words[k])
    if shift is None or words[k + 1] != "week" or not view.joined(k + 1):
        return None, end
    return shift, k + 2


def in_week(view: View, begin: int, end: int, number: int, shift: int) -> Found:
    if view.day is None:
        return Found(begin, end, f"XXXX-WXX-{number}", kind="weekday", score=0.8)
    monday = view.day.toordinal() - view.day.isoweekday() + 1 + 7 * shift
    return view.counted(begin, end, almanac.on(monday + number - 1), "weekday")._replace(score=0.9)
