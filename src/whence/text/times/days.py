"""Days and months by name: "May 13", "13 May 2019", "the 13th of May", "in March"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.times import almanac
from whence.text.times.resolving import month_year, nearest_year, shifted_month
from whence.text.times.view import Found
from whence.text.times.vocabulary import cardinals, days_of_month, listed, months, numbered, units

if TYPE_CHECKING:
    from whence.text.times.view import View

_APOSTROPHES = tuple("'’‘")
_WEAK = frozenset("and for to by between before after from about of through".split())
"""They stand before people and things as well as before months."""


_WALKED = frozenset("on of for against in by through to from was is and at".split())
_VERBS_AFTER = frozenset("be have not well also still never only".split())


_NEW_CLAUSE = frozenset("i he she it we they you there this these that those".split())
"""In a text without marks a sentence may end before "last year", if it begins one with these."""


class Number(NamedTuple):
    """A day of a month or a year, with the token after it or, when read backwards, its first token."""

    value: int
    edge: int


def day_at(view: View, n: int) -> Number | None:
    """Return the day of a month that begins at token `n`: "13", "13th", "thirteenth", "twenty first"."""
    value = days_of_month().get(view.words[n])
    if value is None:
        return None
    if value in {20, 30} and view.words[n].isalpha() and view.joined(n + 1):
        more = days_of_month().get(view.words[n + 1], 0)
        if more < 10 and view.words[n + 1].isalpha() and more and value + more <= 31:
            return Number(value + more, n + 2)
    if view.words[n].isdigit() and (len(view.raw(n)) > 2 or _goes_on(view, n)):
        return None
    return Number(value, n + 1)


def day_before(view: View, n: int) -> Number | None:
    """Return the day of a month that ends with token `n`."""
    if n < 0:
        return None
    if view.words[n - 1] in {"twenty", "thirty"} and view.joined(n):
        found = day_at(view, n - 1)
        if found is not None and found.edge == n + 1:
            return Number(found.value, n - 1)
    found = day_at(view, n)
    if found is None or (view.gap(n).rstrip(" ")[-1:] in tuple("$£€¥#.:/") and n):
        return None
    return Number(found.value, n)


def year_at(view: View, n: int, low: int = 1000, high: int = 2999) -> Number | None:
    """Return the year that begins at token `n`, in digits or read out: "nineteen ninety six", "two thousand"."""
    value = view.whole(n)
    if value is not None:
        return Number(value, n + 1) if low <= value <= high and len(view.words[n]) == 4 else None
    words, known = view.words, cardinals()
    first = known.get(words[n])
    if first is None or not view.joined(n + 1):
        return None
    if first == 2 and words[n + 1] == "thousand":
        end = n + 3 if words[n + 2] == "and" else n + 2
        rest = _below_hundred(view, end)
        return Number(2000 + rest.value, rest.edge) if rest else Number(2000, n + 2)
    if first not in {16, 17, 18, 19, 20}:
        return None
    rest = _below_hundred(view, n + 1)
    if rest is None or (rest.value < 10 and rest.edge == n + 2):
        return None
    return Number(100 * first + rest.value, rest.edge)


def _below_hundred(view: View, n: int) -> Number | None:
    known = cardinals()
    value = known.get(view.words[n])
    if value is None or not view.joined(n):
        return None
    if (value >= 20 or value == 0) and view.joined(n + 1):
        more = known.get(view.words[n + 1], 0)
        if 0 < more < 10:
            return Number(value + more, n + 2)
    return Number(value, n + 1) if value else None


def counts(view: View, n: int) -> bool:
    """Tell whether token `n` is what a number before it counts or is measured in: "people", "million", "percent"."""
    if n >= view.size or not view.joined(n):
        return False
    return view.words[n] in listed("counted") or (view.words[n] in units() and view.words[n] != "quarter")


def year_after(view: View, n: int, low: int = 1000) -> tuple[int | None, int]:
    """Return the year told behind a month or a day at token `n` (", 2019", "of 2019", "last year"), and what follows.

    Where none is told the year is None.
    """
    words = view.words
    k = n + 1 if words[n] in {"of", "in"} and view.joined(n) else n
    dotted = view.words[n - 1] in listed("short") and view.gap(n).strip() == "."
    if k == n and not (view.listed(n) or view.hyphened(n) or dotted):
        apostrophe = view.gap(n).strip() in _APOSTROPHES and len(words[n]) == 2
        value = view.whole(n) if apostrophe else None
        if value is None:
            return None, n
        return (1900 if value > 30 else 2000) + value, n + 1
    found = year_at(view, k, low)
    if found is not None:
        return (None, n) if counts(view, found.edge) or (k > n and view.hyphened(k)) else (found.value, found.edge)
    shift = numbered("shift").get(words[k])
    if (
        shift is not None
        and words[k + 1] == "year"
        and view.day is not None
        and view.joined(k + 1)
        and (view.cased or words[k + 2] not in _NEW_CLAUSE)
    ):
        return view.day.year + shift, k + 2
    return None, n


def month_led(view: View, n: int, floor: int) -> Found | None:
    """Return the day or the month that the month at token `n` tells, or None where it is no month."""
    number = months()[view.words[n]]
    if view.words[n] in listed("verb"):
        verb = not view.capital(n) if view.cased else view.words[n + 1] in _VERBS_AFTER
        if verb:
            return None
    after = _day_after(view, n)
    before = _day_before_month(view, n, floor)
    if before is not None and (after is None or view.words[after.edge].isdigit() is False):
        year, end = year_after(view, n + 1)
        if after is None or year is not None or not _year_follows(view, after.edge):
            return _day(view, before.edge, end, number, before.value, year)
    if after is not None:
        year, end = year_after(view, after.edge)
        return _day(view, n, end, number, after.value, year)
    return _month(view, n, number, floor)


def _year_follows(view: View, n: int) -> bool:
    return year_after(view, n)[0] is not None


def _day_after(view: View, n: int) -> Number | None:
    k = n + 1
    short = view.words[n] in listed("short")
    if not (view.dotted(k) if short else view.joined(k) or view.gap(k) in {"/", ", "}):
        return None
    if view.words[k] == "the":
        k += 1
    found = day_at(view, k)
    if found is None or counts(view, found.edge):
        return None
    if view.gap(n + 1) == ", " and view.words[k].isdigit():
        return None
    if view.words[k].isalpha() and view.words[k] not in _ordinal_words(view, k):
        # "May two" is rarely a day; "May twenty one" is.
        return found if found.edge > k + 1 else None
    return found


def _ordinal_words(view: View, k: int) -> frozenset[str]:
    word = view.words[k]
    return frozenset((word,)) if word[-2:] in {"st", "nd", "rd", "th"} else frozenset()


def _goes_on(view: View, n: int) -> bool:
    """Tell whether the digits at token `n` are part of a longer figure: "13:30", "13.5", "13/5", "1 550"."""
    gap = view.gap(n + 1)
    if gap in {":", "/", "."} and view.words[n + 1][:1].isdigit():
        return True
    return gap == " " and len(view.raw(n + 1)) == 3 and view.raw(n + 1).isdigit()


def _day_before_month(view: View, n: int, floor: int) -> Number | None:
    words, k = view.words, n - 1
    of = words[k] == "of" and view.joined(n)
    if of:
        k -= 1
    joined = view.joined(k + 1) or view.gap(k + 1).strip() == "."
    if k < floor or not joined or (not of and not view.joined(n) and view.gap(n) != ". "):
        return None
    found = day_before(view, k)
    if found is None or found.edge < floor:
        return None
    alone = words[k].isalpha() and found.edge == k
    if alone and not (of and words[k][-2:] in {"st", "nd", "rd", "th"}):
        return None
    return found


def _day(view: View, begin: int, end: int, month: int, number: int, year: int | None) -> Found | None:
    if number > 31:
        return None
    if year is None:
        guessed = nearest_year(view, begin, end, month, number)
        period = almanac.day(guessed, month, number)
        if number > almanac.length(guessed or 0, month):
            return Found(begin, end, period.value, score=0.3, notes=("the calendar has no such day",))
        return view.counted(begin, end, period)._replace(score=0.9 if guessed else 0.8)
    period = almanac.day(year, month, number)
    found = view.in_period(begin, end, period)
    return found if period.first else found._replace(score=0.3, notes=("the calendar has no such day",))


def _month(view: View, n: int, number: int, floor: int) -> Found | None:
    words = view.words
    year, end = year_after(view, n + 1)
    shift = numbered("shift").get(words[n - 1]) if n > floor and view.joined(n) else None
    if year is None and not _stands(view, n, floor):
        return None
    if year is None and shift is not None:
        period = almanac.month(shifted_month(view, number, shift), number)
        begin = n - 2 if words[n - 2] == "this" and shift and n - 2 >= floor else n - 1
        return view.counted(begin, n + 1, period, "month")._replace(score=0.9)
    guessed = month_year(view, n, end, number) if year is None else year
    found = view.in_period(n, end, almanac.month(guessed, number), "month")
    return found if year is not None else found._replace(score=0.85 if guessed else 0.75, derived=True)


def _stands(view: View, n: int, floor: int) -> bool:  # noqa: PLR0911 - one answer a line
    """Tell whether the month at token `n` is one though no number says so."""
    word, before = view.words[n], view.words[n - 1] if n > floor or n > 0 else ""
    if (
        view.cased
        and not view.capital(n)
        and word not in listed("month")
        and not (word in listed("named") and before in {"in", "last"})
    ):
        return False
    led = before in listed("before") and not view.opens(n)
    if word in listed("month"):
        return True
    if word in listed("short"):
        dot = view.gap(n + 1)[:1] == "."
        return led and before not in _WEAK and (len(word) > 3 or dot or not view.cased)
    if word in listed("named"):
        name = view.cased and view.capital(n + 1) and view.joined(n + 1) and view.words[n + 1] not in months()
        title = view.cased and view.capital(n - 1) and not view.opens(n) and not view.opens(n - 1)
        return led and before not in _WEAK if name else led or not title
    if before == "of":
        return view.words[n - 2] in listed("stage") or view.words[n - 2] in {"month", "months"}
    if before == "this" and not view.cased:
        return False
    if word == "may" and ("theresa" in view.words or "mrs" in view.words) and before in _WEAK:
        return False
    if not led and before == "the" and view.cased and word == "march":
        return view.joined(n + 1) and not view.capital(n + 1) and view.words[n + 1] not in _WALKED
    return led and before not in {"and", "about"} and (view.cased or before not in {"for", "to"})
