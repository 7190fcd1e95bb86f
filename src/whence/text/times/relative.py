"""Days told from the article's own: "yesterday", "last week", "this year", "the following month", "now".

Without a date of the article they stay as they are: "-P1D" for yesterday, "+P1W" for next week, "P0Y" for this year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac, lengths
from whence.text.times.ago import year_ago
from whence.text.times.periods import quarter_led
from whence.text.times.told import after_day, from_told, quarter_told
from whence.text.times.view import Found
from whence.text.times.vocabulary import listed, numbered, ordinals, units
from whence.text.times.weekdays import in_week, part_of_day

if TYPE_CHECKING:
    from whence.text.times.view import View

_TELLING = frozenset(("following", "previous", "preceding"))
"""They count from another day that the text tells, not from the article's."""
_THROUGH = frozenset("over in for within during through".split())
_OWN = frozenset("his her their its my our your whose".split())
_FISCAL = frozenset("fiscal financial calendar academic school tax entire whole very crucial".split())
_STOPS = frozenset(
    "of and or but to is was are were has have had that which who it he she they we i the a in on at for".split()
)


def day_led(view: View, n: int, floor: int) -> Found | None:
    """Return "yesterday", "tonight", "tomorrow night", "the day before yesterday"; None for "USA Today"."""
    words = view.words
    word = words[n] if words[n] in listed("day") else words[n][:-1]
    shift = numbered("day")[word]
    if words[n - 1] == "usa" or (view.cased and view.capital(n) and view.capital(n - 1) and not view.opens(n)):
        return None  # "USA Today"
    part, end = part_of_day(view, n + 1)
    part = "TNI" if word == "tonight" else part
    begin = n
    if (
        words[n - 2] == "day"
        and n - 2 >= floor
        and (words[n - 1], word) in {("before", "yesterday"), ("after", "tomorrow")}
    ):
        shift *= 2
        begin = n - 3 if words[n - 3] == "the" and n - 3 >= floor else n - 2
    if view.day is None:
        return Found(begin, end, _offset(shift, f"{abs(shift)}D") + part, kind="offset", score=0.9)
    period = almanac.on(view.day.toordinal() + shift)
    return view.counted(begin, end, period._replace(value=period.value + part))._replace(score=0.95)


def shift_led(view: View, n: int, _floor: int) -> Found | None:
    """Return "last week", "this year", "next month", "this morning", "the current quarter", or None."""
    words = view.words
    shift, k = numbered("shift")[words[n]], n + 1
    if shift == 0 and words[k] in {"past", "coming", "last", "next"} and view.joined(k):
        shift, k = numbered("shift")[words[k]], k + 1
    if words[n - 1] in _OWN and view.joined(n):
        return None  # "his last year in office"
    k += words[k] in _FISCAL and view.joined(k)
    if not view.joined(k):
        return _current(view, n)
    word = words[k]
    if word[-1:] == "s" and view.owned(k):
        word = word[:-1]
    if word == "years" and words[n] in {"last", "next", "this"}:
        word = "year"  # "last years" is what is left of "last year's"
    if word in listed("part"):
        return _part(view, n, k, word, shift)
    if word == "weekend":
        return _weekend(view, n, k, shift)
    if word == "century" or (word in units() and word[-1:] != "s"):
        return _unit(view, n, k, word, shift)
    return _current(view, n)


def _part(view: View, n: int, k: int, word: str, shift: int) -> Found | None:
    """Return "last night", "this morning"; "the next morning" counts from another day."""
    part = "T" + listed("part")[word]
    words = view.words
    if words[n] not in {"this", "last"}:
        return after_day(view, n, k + 1, 1 if shift > 0 else -1, part) if words[n] in {"next", "following"} else None
    if view.day is None:
        return Found(n, k + 1, ("-P1D" if shift else "P0D") + part, kind="offset", score=0.8)
    period = almanac.on(view.day.toordinal() + shift)
    return view.counted(n, k + 1, period._replace(value=period.value + part))._replace(score=0.9)


def _weekend(view: View, n: int, k: int, shift: int) -> Found:
    if view.day is None:
        return Found(n, k + 1, _offset(shift, f"{abs(shift)}WE"), kind="offset", score=0.8)
    return view.counted(n, k + 1, almanac.weekend(view.day.toordinal() + 7 * shift), "week")._replace(score=0.7)


def _unit(view: View, n: int, k: int, word: str, shift: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    letters, times = units()[word]
    words = view.words
    if letters[0] == "T" or word == "night":
        return None
    if word == "week" and view.joined(k + 1):
        m = k + 2 if words[k + 1] == "on" else k + 1
        if words[m] in numbered("weekday"):
            return in_week(view, n, m + 1, numbered("weekday")[words[m]], shift)
    if letters == "D":
        if shift == 0 or words[n] not in {"next", "previous", "following"}:
            return None
        return after_day(view, n, k + 1, shift, "")
    led = words[n - 1] == "the" and view.joined(n)
    if words[n] == "past" or (led and words[n] in {"last", "next", "coming"} and words[n - 2] in _THROUGH):
        return _past(view, n, k + 1, letters, times) if words[k + 1] != "of" else None
    if (led and words[n] == "last" and words[k + 1] == "of") or (view.cased and view.capital(k) and view.capital(n)):
        return None  # "the last week of May", "This Week"
    if words[n] in _TELLING:
        told = from_told(view, n, k + 1, letters, shift)
        if told is not None:
            return told
    if word == "year" and words[k + 1] in ordinals() and words[k + 2] == "quarter" and view.day is not None:
        found = quarter_led(view, k + 2, k + 1, view.day.year + shift)
        if found is not None:
            return found._replace(begin=n)
    if view.day is None:
        return Found(n, k + 1, _offset(shift, f"{abs(shift) * times}{letters}"), kind="offset", score=0.9)
    return view.counted(n, k + 1, shifted(view, word, letters, shift), _grain(word, letters))._replace(score=0.95)


def _offset(shift: int, size: str) -> str:
    """Return "-P1W", "P0Y", "+P1M": so far from the article's date."""
    return f"{'-' if shift < 0 else '+'}P{size}" if shift else f"P0{size.lstrip('0123456789')}"


def _grain(word: str, letters: str) -> str:
    return "quarter" if word == "quarter" else {"W": "week", "M": "month", "Y": "year"}[letters]


def shifted(view: View, word: str, letters: str, shift: int) -> almanac.Period:  # noqa: PLR0911 - one answer a line
    """Return the week, month, quarter, year, decade or century `shift` from the article's own."""
    day = view.day
    if day is None:
        return almanac.Period("XXXX")
    if letters == "W":
        return almanac.week(day.toordinal() + 7 * shift * units()[word][1])
    if word == "quarter":
        year, index = divmod(day.year * 4 + (day.month - 1) // 3 + shift, 4)
        return almanac.quarter(year, index + 1)
    if letters == "M":
        year, index = divmod(day.year * 12 + day.month - 1 + shift, 12)
        return almanac.month(year, index + 1)
    if word == "decade":
        return almanac.decade(day.year - day.year % 10 + 10 * shift)
    if word == "century":
        return almanac.century(day.year // 100 + 1 + shift)
    return almanac.year(day.year + shift)


def _past(view: View, n: int, end: int, letters: str, times: int) -> Found:
    """Return "the past year": the twelve months up to now."""
    part = [lengths.Part(letters, float(times), float(times))]
    begin = n - 1 if view.words[n - 1] == "the" and view.joined(n) and n else n
    return Found(
        begin, end, lengths.iso(part), kind="duration", type="duration", amount=lengths.amount(part), score=0.8
    )


def unit_led(view: View, n: int, floor: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    """Return "year-ago", "year-end", "the quarter", "the weekend", "the end of the month" at their unit, or None."""
    words = view.words
    word = words[n]
    if word in {"year", "years"}:
        compared = year_ago(view, n)
        if compared is not None:
            return compared
        if words[n + 1] == "end" and view.joined(n + 1) and view.day is not None:
            return view.counted(n, n + 2, almanac.year(view.day.year), "end")._replace(score=0.8)
    if word == "days" and words[n - 1] == "these":
        return Found(n - 1, n + 1, "PRESENT_REF", kind="vague", score=0.4)
    if words[n - 1] != "the" or n <= floor or not view.joined(n):
        return None
    staged = words[n - 3] in listed("stage") and words[n - 2] == "of"
    if word == "weekend":
        if words[n - 2] not in {"over", "during", "at", "for", "of", "by", "through"}:
            return None
        if view.day is None:
            return Found(n - 1, n + 1, "XXXX-WXX-WE", kind="offset", score=0.5)
        back = view.day.isoweekday() % 7
        return view.counted(n - 1, n + 1, almanac.weekend(view.day.toordinal() - back), "week")._replace(score=0.6)
    if word == "quarter" and words[n - 2] in {"for", "in", "during", "of"}:
        return quarter_told(view, n)
    if staged and word in {"month", "year", "week", "century", "decade"} and view.day is not None:
        letters = units()[word][0]
        return view.counted(n - 1, n + 1, shifted(view, word, letters, 0), _grain(word, letters))._replace(score=0.8)
    return None


def vague_led(view: View, n: int, floor: int) -> Found | None:
    """Return "now", "recently", "soon": points in time that no calendar has."""
    word = view.words[n]
    if word == "soon" and (view.words[n - 1] == "as" or view.words[n + 1] == "as"):
        return None
    begin = n - 1 if view.words[n - 1] == "right" and n > floor else n
    return Found(begin, n + 1, listed("vague")[word], kind="vague", score=0.4)


def _current(view: View, n: int) -> Found | None:
    """Return "the past" by itself, and "these days"."""
    words = view.words
    ends = n + 1 >= view.size or not view.joined(n + 1) or words[n + 1] in _STOPS
    if words[n] == "past" and words[n - 1] == "the" and words[n - 2] in {"in", "of", "from"} and ends:
        return Found(n - 1, n + 1, "PAST_REF", kind="vague", score=0.4)
    return None


def future_led(view: View, n: int, floor: int) -> Found | None:
    """Return "the future", "the near future"; None for the future of something, and for "future" before a noun."""
    words = view.words
    begin = n
    while begin > floor and words[begin - 1] in {"near", "the", "foreseeable", "distant"} and view.joined(begin):
        begin -= 1
    if words[begin] != "the" or words[n + 1] == "of":
        return None
    return Found(begin, n + 1, "FUTURE_REF", kind="vague", score=0.4)
