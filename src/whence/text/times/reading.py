"""All times of an article: one pass over its words, each of which may begin, carry or end a date, a clock time or a
duration; what stands before it bounds it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.model.facts import Fact
from whence.text.times import (
    clock,
    days,
    durations,
    glued,
    holidays,
    monthless,
    numeric,
    periods,
    relative,
    told,
    weekdays,
    years,
)
from whence.text.times.almanac import reference
from whence.text.times.bounds import amount_of
from whence.text.times.ranges import joined_ranges, staged
from whence.text.times.view import view as viewed
from whence.text.times.vocabulary import cardinals, listed, months, units
from whence.text.times.vocabulary import weekdays as weekday_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from whence.text.times.view import Found, View
    from whence.text.witness import Witness

    Reader = Callable[[View, int, int], Found | None]

__all__ = ["reference", "times"]


def times(witness: Witness) -> list[Fact]:
    """Return the dates, clock times and durations of an article, in reading order; never raises, whatever the text."""
    page = viewed(witness)
    readers = _readers()
    words, size = page.words, page.size
    floor = n = 0
    while n < size:
        word = words[n]
        found = None
        if "0" <= word < ":":
            found = _figure(page, n, floor)
        elif (reader := readers.get(word)) is not None:
            found = reader(page, n, floor)
        if found is None or found.begin < floor:
            n += 1
            continue
        found = staged(page, joined_ranges(page, found, _at, floor), floor)
        page.found.append(found)
        n = floor = found.end
    return [_fact(page, found, before) for found, before in zip(page.found, [None, *page.found], strict=False)]


def _fact(page: View, found: Found, before: Found | None) -> Fact:
    norm, amount = amount_of(page, found, before)
    span = page.witness.span(found.begin, found.end)
    notes = found.notes
    if found.derived and amount is not None:
        notes = (*notes, f"{span.of(page.text)}: read as {found.value}, from the article's date")
    return Fact(found.type, span, norm, amount, score=found.score, notes=notes)


def _at(page: View, n: int) -> Found | None:
    """Return the date that begins at token `n`."""
    word = page.words[n]
    if n >= page.size:
        return None
    if "0" <= word < ":":
        return _figure(page, n, n)
    reader = _readers().get(word)
    found = reader(page, n, n) if reader else None
    return found if found and found.begin == n else None


def _figure(page: View, n: int, floor: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    """Return the time that begins at figures."""
    word = page.words[n]
    length = len(word)
    if length > 10:
        return None
    if word.isdigit():
        if page.gap(n + 1) in {"-", "/", ".", "–"} and (found := numeric.numeric_led(page, n)):
            return found
        if length == 4:
            return clock.clock_led(page, n) or years.year_led(page, n, floor) or years.decade_led(page, n, floor)
        if length < 4:
            if page.words[n + 1] == "s" and length == 2 and (found := years.decade_led(page, n, floor)):
                return found
            return clock.clock_led(page, n)
        return None
    if word[-2:] in {"st", "nd", "rd", "th"}:
        return monthless.monthless_led(page, n, floor)
    if word[-1] == "s" and length < 6:
        return years.decade_led(page, n, floor) or glued.glued_led(page, n)
    if "." in word and word.count(".") == 2:
        return numeric.numeric_led(page, n)
    return (
        clock.clock_led(page, n) or (periods.quarter_led(page, n, floor) if length == 2 else None)
        or (glued.glued_led(page, n) if word[-1].isalpha() else None)
    )  # fmt: skip


def _unit(page: View, n: int, floor: int) -> Found | None:
    word = page.words[n]
    if word == "century" and (found := years.century_led(page, n, floor)):
        return found
    if word in {"quarter", "quarters"} and (found := periods.quarter_led(page, n, floor)):
        return found
    return durations.duration_led(page, n, floor) or relative.unit_led(page, n, floor)


def _spoken(page: View, n: int, _floor: int) -> Found | None:
    return years.spoken_year(page, n) or clock.spoken_led(page, n)


def _month(page: View, n: int, floor: int) -> Found | None:
    named = holidays.holiday_led(page, n, floor) if page.words[n] in holidays.by_first_word() else None
    return named or days.month_led(page, n, floor)


def _glued(page: View, n: int, _floor: int) -> Found | None:
    return glued.glued_led(page, n)


@cache
def _readers() -> dict[str, Reader]:
    """Return what reads the times that a word may begin, carry or end."""
    readers: dict[str, Reader] = dict.fromkeys(holidays.by_first_word(), holidays.holiday_led)
    readers |= dict.fromkeys(cardinals(), _spoken)
    readers |= dict.fromkeys(listed("shift"), relative.shift_led)
    readers |= dict.fromkeys(listed("vague"), relative.vague_led)
    readers["future"] = relative.future_led
    readers |= dict.fromkeys(("that", "same"), told.that_led)
    readers |= dict.fromkeys(listed("decade"), years.decade_led)
    readers |= dict.fromkeys([word + end for word in listed("season") for end in ("", "s")], periods.season_led)
    readers |= dict.fromkeys(["q1", "q2", "q3", "q4", "h1", "h2", "half"], periods.quarter_led)
    readers |= dict.fromkeys([word + end for word in listed("day") for end in ("", "s")], relative.day_led)
    readers |= dict.fromkeys([*weekday_words(), *(word + "s" for word in listed("weekday"))], weekdays.weekday_led)
    readers |= dict.fromkeys(months(), _month)
    readers |= dict.fromkeys(units(), _unit)
    readers |= dict.fromkeys(("weekend",), relative.unit_led)
    readers |= dict.fromkeys(listed("long"), _glued)
    readers |= dict.fromkeys(listed("clock"), clock.noon_led)
    readers |= dict.fromkeys(("past", "to"), _past)
    return readers


def _past(page: View, n: int, floor: int) -> Found | None:
    """Return "quarter past six", "the past year"."""
    found = clock.past_led(page, n, floor)
    return found or (relative.shift_led(page, n, floor) if page.words[n] == "past" else None)
