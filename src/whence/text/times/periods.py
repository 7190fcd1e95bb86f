"""Quarters, halves and seasons: "third quarter of 2018", "Q3", "the first half of 2019", "summer 2015", "last fall"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.days import year_after
from whence.text.times.tense import tense
from whence.text.times.view import Found
from whence.text.times.vocabulary import listed, numbered, ordinals

if TYPE_CHECKING:
    from whence.text.times.view import View

_FISCAL = frozenset(("fiscal", "financial"))
_GAME = frozenset("touchdown touchdowns quarterback yards rebounds halftime goalkeeper".split())
_SIGNS = {"q": 4, "h": 2}
_SEASON_AFTER = frozenset("of and when but as to is was has".split())


def quarter_led(view: View, n: int, floor: int, year: int | None = None) -> Found | None:
    """Return the quarter or half at token `n` ("quarter", "half", "q3", "3q"), or None; `year` is one told before."""
    word = view.words[n]
    if word in {"quarter", "quarters", "half"}:
        return _spelt(view, n, floor, year)
    if len(word) != 2:
        return None
    sign, digit = (word[0], word[1]) if word[1].isdigit() else (word[1], word[0])
    most = _SIGNS.get(sign)
    if most is None or not digit.isdigit() or not 1 <= int(digit) <= most:
        return None
    if view.cased and not view.raw(n).isupper():
        return None
    end = n + 1
    if year is None:
        year, end = year_after(view, n + 1)
    if year is None and (sign == "h" or view.words[n + 1][:1].isdigit()):
        return None
    return _named(view, (n, end), sign, int(digit), year)


def _spelt(view: View, n: int, floor: int, year: int | None) -> Found | None:
    words = view.words
    number = ordinals().get(words[n - 1]) if n > floor and view.joined(n) else None
    if number is None or words[n - 1] == "last":
        return None
    if words[n] == "half":
        return _half(view, n, number, year)
    if number > 4 or words[n] == "quarters":
        return None
    begin = n - 2 if words[n - 2] in _FISCAL and n - 2 >= floor and view.joined(n - 1) else n - 1
    end = n + 1
    if year is None:
        year, end = year_after(view, _past_fiscal(view, n + 1))
        end = n + 1 if year is None else end
    if year is None and not _GAME.isdisjoint(words):
        return None
    return _named(view, (begin, end), "q", number, year)


def _past_fiscal(view: View, n: int) -> int:
    """Return where the year begins in "of fiscal 2018"."""
    return n + 1 if view.words[n] == "of" and view.words[n + 1] in _FISCAL else n


def _half(view: View, n: int, number: int, year: int | None) -> Found | None:
    end = n + 1
    if year is None:
        year, end = year_after(view, n + 1)
    if year is None and view.words[n + 1 : n + 3] == ["of", "the"] and view.words[n + 3] == "year":
        year, end = view.day.year if view.day else None, n + 4
    if number > 2 or end == n + 1:
        return None
    return view.in_period(n - 1, end, almanac.half(year, number), "period")


def _named(view: View, tokens: tuple[int, int], sign: str, number: int, year: int | None) -> Found:
    told = year is not None
    if year is None and view.day is not None:
        year = nearest_quarter(view, tokens, number)
    period = almanac.quarter(year, number) if sign == "q" else almanac.half(year, number)
    return view.in_period(*tokens, period, "quarter")._replace(
        score=1.0 if told else 0.75 if year else 0.7, derived=not told
    )


def nearest_quarter(view: View, tokens: tuple[int, int], number: int) -> int | None:
    """Return the year of a quarter: the one under way or before in the past, else the nearest."""
    if view.day is None:
        return None
    year, middle, now = view.day.year, 3 * number - 1, view.day.month
    when = tense(view, *tokens)
    if when == "future":
        return year if number >= (now + 2) // 3 else year + 1
    if when == "past":
        return year if number <= (now + 2) // 3 else year - 1
    return year - 1 if middle - now > 6 else year


def season_led(view: View, n: int, floor: int) -> Found | None:
    """Return the season at token `n`, or None where "spring" and "fall" may be verbs or things."""
    words = view.words
    word = words[n][:-1] if words[n] not in listed("season") else words[n]
    code = listed("season").get(word)
    if code is None or (word != words[n] and not view.owned(n)):
        return None
    year, end = year_after(view, n + 1, 1500)
    if year is not None:
        return view.in_period(n, end, almanac.season(year, code), "season")
    before = words[n - 1] if n > floor and view.joined(n) else ""
    shift = numbered("shift").get(before)
    if shift is not None:
        begin = n - 2 if shift and words[n - 2] == "this" and n - 2 >= floor else n - 1
        shift = 0 if begin == n - 2 else shift
        period = almanac.season(_season_year(view, code, shift), code)
        return view.counted(begin, n + 1, period, "season")._replace(score=0.9)
    if before in {"early", "late", "mid"} or (
        before == "the" and words[n - 2] in {"in", "during", "until", "over", "by"}
    ):
        if word in {"fall", "spring"} and words[n + 1] in _SEASON_AFTER:
            return None
        year = _season_year(view, code, 0)
        return view.counted(n, n + 1, almanac.season(year, code), "season")._replace(score=0.6)
    return None


def _season_year(view: View, code: str, shift: int) -> int | None:
    """Return the year of "last fall", "this summer", "next spring"."""
    if view.day is None:
        return None
    year = view.day.year
    if not shift:
        return year
    period = almanac.season(year, code)
    today = view.day.toordinal()
    if shift < 0:
        return year if period.last is not None and period.last < today else year - 1
    return year if period.first is not None and period.first > today else year + 1
