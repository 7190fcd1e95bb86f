"""Dates, clock times and durations in other words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.rewritings.spelled import in_words, ordinal
from bench.rewritings.wording import Kind, Place, Wordings, two

if TYPE_CHECKING:
    import random

    from bench.rewritings.cast import Cast

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not from `calendar`, which speaks the reader's language
_SHORT = {"January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
          "November": "Nov.", "December": "Dec."}  # fmt: skip
_ALIKE = {
    "hours": (
        ("90 minutes", "an hour and a half", "one and a half hours"), ("30 minutes", "half an hour"),
        ("120 minutes", "two hours", "2 hours"), ("45 minutes", "three quarters of an hour"),
        ("150 minutes", "two and a half hours"), ("60 minutes", "an hour", "one hour"),
        ("three hours", "180 minutes", "3 hours"),
    ),
    "days": (
        ("48 hours", "two days", "2 days"), ("36 hours", "a day and a half"), ("72 hours", "three days"),
        ("two weeks", "14 days", "a fortnight"), ("a week", "seven days", "7 days"), ("three weeks", "21 days"),
        ("24 hours", "a day"), ("ten days", "10 days"),
    ),
    "years": (
        ("18 months", "a year and a half", "one and a half years"), ("10 years", "a decade", "ten years"),
        ("two years", "24 months", "2 years"), ("six months", "half a year", "6 months"),
        ("12 months", "a year", "one year"), ("three years", "36 months"), ("20 years", "two decades"),
        ("five years", "half a decade", "5 years"),
    ),
}  # fmt: skip
_BOUNDED = {
    "hours": (("more than an hour", "90 minutes", "40 minutes"),
              ("more than an hour", "over 60 minutes", "half an hour"),
              ("nearly two hours", "115 minutes", "four hours"), ("less than an hour", "50 minutes", "three hours"),
              ("at least two hours", "150 minutes", "50 minutes"), ("about an hour", "65 minutes", "five hours"),
              ("almost three hours", "two hours and 50 minutes", "one hour"),
              ("up to four hours", "as much as 240 minutes", "nine hours")),
    "days": (("more than two days", "50 hours", "20 hours"), ("almost a week", "six days", "three weeks"),
             ("less than two weeks", "ten days", "five weeks"), ("about two days", "49 hours", "nine days"),
             ("at least three weeks", "more than 20 days", "six days"), ("over two weeks", "16 days", "three days")),
    "years": (("more than a year", "14 months", "five months"), ("nearly two years", "23 months", "seven years"),
              ("at least a decade", "12 years", "three years"), ("less than three years", "30 months", "eight years"),
              ("almost two years", "nearly 24 months", "four years"), ("about a year", "11 months", "six years")),
}  # fmt: skip
_SPELLS = (("90-minute", "90 minutes", "an hour and a half"), ("two-day", "two days", "48 hours"),
           ("three-week", "three weeks", "21 days"), ("two-hour", "two hours", "120 minutes"),
           ("18-month", "18 months", "a year and a half"), ("10-year", "ten years", "a decade"),
           ("30-minute", "30 minutes", "half an hour"), ("six-day", "six days", "6 days"))  # fmt: skip


def durations(chance: random.Random, place: Place, _: Cast) -> Wordings:
    alike, other = two(chance, _ALIKE[place.detail])
    return Wordings(*two(chance, alike), chance.choice(other))


def bounded_durations(chance: random.Random, place: Place, _: Cast) -> Wordings:
    return Wordings(*chance.choice(_BOUNDED[place.detail]))


def spells(chance: random.Random, place: Place, _: Cast) -> Wordings:
    """ "a 90-minute meeting" and "a meeting of an hour and a half"."""
    spell, wrong = two(chance, _SPELLS)
    noun = place.detail
    one = f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
    forms = (f"{_article(spell[0])} {spell[0]} {noun}", f"{one} of {chance.choice(spell[1:])}",
             f"{one} that lasted {chance.choice(spell[1:])}")  # fmt: skip
    told = (f"{_article(wrong[0])} {wrong[0]} {noun}", f"{one} of {wrong[1]}")
    return Wordings(*two(chance, forms), chance.choice(told))


def _article(spell: str) -> str:
    return "an" if spell.startswith("18") else "a"


def _event(chance: random.Random, cast: Cast, least: int = 1) -> date:
    """A day in the week before both articles."""
    gap = (cast.child_day - cast.parent_day).days
    return cast.parent_day - timedelta(chance.randint(least, 6 - gap))


def _weekday(day: date) -> str:
    return f"on {_DAYS[day.weekday()]}"


def _dated(chance: random.Random, day: date, *, year: bool = False) -> str:
    month = _MONTHS[day.month - 1]
    forms = [f"on {month} {day.day}", f"on {day.day} {month}"]
    if month in _SHORT:
        forms.append(f"on {_SHORT[month]} {day.day}")
    if year:
        forms = [f"on {month} {day.day}, {day.year},", f"on {day.day} {month} {day.year}"]
    return chance.choice(forms)


def _other_day(chance: random.Random, day: date) -> date:
    return day + timedelta(chance.choice((-3, -2, -1, 1, 2, 3)))


def weekday_and_date(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    day = _event(chance, cast)
    other = _other_day(chance, day)
    forms = [_weekday(day), _dated(chance, day)]
    if chance.random() < 0.3:
        forms[0] += ", " + forms[1].removeprefix("on ") + ","
    return Wordings(*two(chance, forms), _dated(chance, other))


def date_order(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    day = _event(chance, cast) - timedelta(chance.choice((0, 30, 61, 92)))
    month = _MONTHS[day.month - 1]
    forms = [f"on {month} {day.day}", f"on {day.day} {month}", f"on the {ordinal(day.day)} of {month}",
             f"on {month} {ordinal(day.day)}"]  # fmt: skip
    if month in _SHORT:
        forms.append(f"on {_SHORT[month]} {day.day}")
    return Wordings(*two(chance, forms), _dated(chance, _other_day(chance, day)))


def with_year(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    day = _event(chance, cast)
    return Wordings(_dated(chance, day), _dated(chance, day, year=True), _dated(chance, _other_day(chance, day)))


def yesterday(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    """A word that only the article's own date explains, and a day by name. `before` is the parent's."""
    day, word = cast.parent_day - timedelta(1), "yesterday"
    if chance.random() < 0.25:
        day, word = cast.parent_day, "today"
    told = chance.choice((_weekday(day), _dated(chance, day)))
    if told.startswith(tuple(f"on {name}" for name in _DAYS)) and day == cast.child_day:
        told = _dated(chance, day)
    return Wordings(word, told, _dated(chance, _other_day(chance, day)))


def years(chance: random.Random, place: Place, cast: Cast) -> Wordings:
    year = cast.parent_day.year
    word, number = ("last year", year - 1) if place.detail == "past" else ("next year", year + 1)
    if chance.random() < 0.3:
        word, number = "this year", year
    return Wordings(word, f"in {number}", f"in {number + chance.choice((-4, -3, 3, 5))}")


def clock(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    hour, minute = chance.randint(1, 11), chance.choice((0, 0, 0, 15, 20, 30, 40, 45))
    late = chance.random() < 0.7
    half, far = ("p.m.", hour + 12) if late else ("a.m.", hour)
    pm = half.replace(".", "")
    if minute:
        forms = [f"{hour}:{minute} {half}", f"{far:02}:{minute}", f"{hour}:{minute}{pm}", f"{hour}.{minute} {pm}"]
    else:
        forms = [f"{hour} {half}", f"{far:02}:00", f"{hour}{pm}", f"{hour}:00 {half}", f"{in_words(hour)} {half}"]
    if chance.random() < 0.1:
        forms = ["noon", "12:00", "midday"]
        far = 12
    wrong = (far + chance.choice((2, 3, 5))) % 24
    return Wordings(*two(chance, forms), f"{wrong:02}:{minute or 30}")


KINDS = {
    "duration": Kind(("time",), durations),
    "duration within a bound": Kind(("time",), bounded_durations),
    "duration before a noun": Kind(("spell",), spells),
    "weekday and date": Kind(("day",), weekday_and_date),
    "order of a date": Kind(("day",), date_order),
    "date with a year": Kind(("day",), with_year),
    "yesterday": Kind(("day",), yesterday),
    "year": Kind(("year",), years),
    "clock time": Kind(("clock",), clock),
}
