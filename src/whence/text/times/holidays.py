"""Days that have a name: Christmas, Thanksgiving, Good Friday, D-Day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from whence.text.lexicon import lines
from whence.text.times import almanac
from whence.text.times.days import year_after
from whence.text.times.resolving import nearest_year, shifted_month
from whence.text.times.vocabulary import numbered

if TYPE_CHECKING:
    from whence.text.times.view import Found, View


_COMMON = frozenset("epiphany independence may d labor memorial remembrance".split())
"""Without a capital these begin other things."""


@cache
def by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the names of days under their first word, the longest first, with their rules."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lines("holidays.txt"):
        name, _, rule = entry.partition("\t")
        words = tuple(name.split())
        found.setdefault(words[0], []).append((words, rule))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def holiday_led(view: View, n: int, floor: int) -> Found | None:
    """Return the named day that begins at token `n`, or None."""
    words = view.words
    for name, rule in by_first_word()[words[n]]:
        end = n + len(name)
        last = words[end - 1]
        owned = last == name[-1] + "s" and view.owned(end - 1)
        if tuple(words[n : end - 1]) != name[:-1] or not (last == name[-1] or owned):
            continue
        if not all(view.joined(k) or view.gap(k) in {"'", "’", ". "} for k in range(n + 1, end)):
            continue
        if view.cased and not view.capital(n) and name[0] in _COMMON:
            return None
        return _dated(view, n, end, rule, floor)
    return None


def _dated(view: View, n: int, end: int, rule: str, floor: int) -> Found:
    year, after = year_after(view, end)
    begin, score = n, 0.9
    fixed, rule = _with_year(rule)
    month = 4 if rule.startswith("easter") else int(rule.partition("-")[0])
    if fixed is not None:
        year = fixed
    elif year is None:
        shift = numbered("shift").get(view.words[n - 1]) if n > floor and view.joined(n) else None
        if shift is not None:
            year, begin = shifted_month(view, month, shift), n - 1
        else:
            year = nearest_year(view, n, end, month, _near_day(rule))
        score = 0.8
    return view.in_period(begin, after, _period(rule, year))._replace(score=score, derived=score < 0.9)


def _with_year(rule: str) -> tuple[int | None, str]:
    """Return the year of a day that came once ("1944-6-6"), and the rest of the rule."""
    if rule[:4].isdigit():
        return int(rule[:4]), rule[5:]
    return None, rule


def _near_day(rule: str) -> int:
    """Return about the day of the month on which a day that moves falls."""
    tail = rule.partition("-")[2]
    return int(tail) if tail.isdigit() else 25 if "4@4" in rule else 12


def _period(rule: str, year: int | None) -> almanac.Period:
    if rule.startswith("easter"):
        if year is None or not 1583 <= year <= 4000:
            return almanac.Period(f"XXXX-{rule.upper()}")
        return almanac.on((almanac.easter(year) + timedelta(int(rule[6:]))).toordinal())
    first, _, tail = rule.partition("-")
    if tail.isdigit():
        return almanac.day(year, int(first), int(tail))
    more = int(tail.partition("+")[2] or 0)
    weekday, _, which = tail.partition("+")[0].replace(">", "@").partition("@")
    if year is None or not 1 <= year <= 9000:
        return almanac.Period(f"XXXX-{int(first):02}-WXX-{weekday}-{which}")
    if ">" in tail:
        after = date(year, int(first), int(which) + 1)
        return almanac.on(after.toordinal() + (int(weekday) - after.isoweekday()) % 7)
    day = almanac.nth_weekday(year, int(first), int(weekday), int(which))
    return almanac.on(day.toordinal() + more) if day else almanac.Period(f"{year:04}-{int(first):02}")
