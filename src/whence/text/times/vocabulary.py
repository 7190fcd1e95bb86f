"""The words that times are told by, from one list with a kind in front of each.

Kinds: `month`; `named`, a month that is also a given name; `verb`, one that is also a verb; `short`, one that needs a
number beside it; `weekday` and `dayshort` likewise; `season`; `part` of a day; `day`, days from today; `shift`, the
period before, of or after the article; `vague`; `stage` of a period; `unit`, its TIMEX3 letters and how many of them;
`units`, an odd plural; `long`, a unit grown together with "long"; `clock`, in minutes; `half` of a day, in hours;
`zone`; `decade`. Words around them: `will` and `was` tell the tense, `still` no tense though they end in -ed; `bound`
before a day and `open` behind it, with their sign; `before` a month, `year` before a year, `lead` before and `behind`
after a duration, `between` its number and its unit; `whole` and `many` for a number; `counted`, what a number of four
digits counts; `naming`, what makes a weekday a name; `happened`, verbs behind which "over" says within what time.
"""

from __future__ import annotations

from functools import cache

from whence.text.figures.vocabulary import numeral_words
from whence.text.lexicon import lines

SECONDS = {"TS": 1.0, "TM": 60.0, "TH": 3600.0, "D": 86400.0, "W": 604800.0, "M": 2629746.0, "Y": 31556952.0}
"""Seconds in a unit, by its TIMEX3 letters; month and year are those of the Gregorian calendar on average."""


@cache
def listed(kind: str) -> dict[str, str]:
    """Return the words of one kind with what they stand for."""
    return {word: value for one, word, value in _rows() if one == kind}


@cache
def numbered(*kinds: str) -> dict[str, int]:
    """Return the words of some kinds with the number they stand for."""
    return {word: int(value) for kind, word, value in _rows() if kind in kinds}


@cache
def months() -> dict[str, int]:
    """Return every way to write a month."""
    return numbered("month", "named", "verb", "short")


@cache
def weekdays() -> dict[str, int]:
    """Return every way to write a weekday, Monday as 1."""
    return numbered("weekday", "dayshort")


@cache
def units() -> dict[str, tuple[str, int]]:
    """Return every unit of time in singular and plural: its TIMEX3 letters, and how many of these it has."""
    found = {}
    for word, value in listed("unit").items():
        letters, _, times = value.partition(" ")
        found[word] = found[word + "s"] = (letters, int(times))
    return found | {plural: found[one] for plural, one in listed("units").items()}


@cache
def days_of_month() -> dict[str, int]:
    """Return the words and digits that name a day of a month: "13", "13th", "thirteenth", "thirteen"."""
    words = {word: int(known.value) for word, known in numeral_words().items()
             if known.kind in {"unit", "teen", "ten", "ordinal"} and 1 <= known.value <= 31}  # fmt: skip
    for day in range(1, 32):
        for end in ("", "st", "nd", "rd", "th"):
            words[f"{day}{end}"] = words[f"{day:02}{end}"] = day
    return words


@cache
def cardinals() -> dict[str, int]:
    """Return the words for 1 to 90 that a year, an hour or a minute is read out in."""
    kinds = {"unit", "teen", "ten"}
    return {word: int(known.value) for word, known in numeral_words().items() if known.kind in kinds}


@cache
def ordinals() -> dict[str, int]:
    """Return words and digits for first to thirtieth."""
    words = {word: int(known.value) for word, known in numeral_words().items() if known.kind == "ordinal"}
    for n in range(1, 32):
        for end in ("st", "nd", "rd", "th"):
            words[f"{n}{end}"] = n
    return words


@cache
def signs(kind: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the words that bound a day with their sign, the longest first.

    They are found under the word next to the day: the last of those `bound` before it, the first of those that leave
    it `open` behind.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, sign in listed(kind).items():
        words = tuple(phrase.split("+"))
        found.setdefault(words[-1 if kind == "bound" else 0], []).append((words, sign))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = (entry.split(" ", 2) for entry in lines("time_words.txt"))
    return tuple((row[0], row[1], row[2] if len(row) > 2 else "") for row in rows)
