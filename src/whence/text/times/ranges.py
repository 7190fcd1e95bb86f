"""What the words around a date make of it: "early May", "the end of 2019", "from 2011 to 2014", "18 and 19 June"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.vocabulary import listed, months

if TYPE_CHECKING:
    from collections.abc import Callable

    from whence.text.times.view import Found, View

_STAGED = frozenset("month year decade week quarter season century period end".split())
_RANGED = frozenset("day weekday month year decade".split())
_LINKS = frozenset("to through until till".split())
_STAGES = {"START": "early", "MID": "mid", "END": "late"}
_PART = {"START": (0.0, 0.5), "MID": (0.25, 0.75), "END": (0.5, 1.0)}
"""Which part of a period is its beginning, its middle, its end: wide, for nobody means a day."""


def staged(view: View, found: Found, floor: int) -> Found:
    """Return a period with the part of it that is meant: "early May", "the end of 2019", "mid-2016"."""
    if found.kind not in _STAGED or found.value.endswith("_REF"):
        return found
    words, n = view.words, found.begin
    if found.kind == "end":
        return _part(found, "END", n)
    k = n - 1 if words[n - 1] == "the" and n - 1 >= floor else n
    of = words[k - 1] == "of" and k - 1 >= floor and view.joined(k)
    if of:
        k -= 1
    stage = listed("stage").get(words[k - 1])
    if stage is None or k - 1 < floor or not view.joined(k):
        return found
    spoken = words[k - 1] in {"early", "late", "mid"}
    if (spoken == of and words[k - 1] != "mid") or (not spoken and not of):
        return found
    return _part(found, stage, k - 1)


def _part(found: Found, stage: str, begin: int) -> Found:
    first, last = found.first, found.last
    if first is not None and last is not None:
        low, high = _PART[stage]
        size = last - first
        first, last = first + int(low * size), first + int(high * size)
    value = f"{_STAGES[stage]} {found.value}"
    return found._replace(begin=begin, value=value, first=first, last=last, about=True, kind="staged")


def joined_ranges(view: View, found: Found, at: Callable[[View, int], Found | None], floor: int) -> Found:
    """Return "from 2011 to 2014", "May 3-5", "Monday through Friday" as one range; anything else as it is."""
    if found.kind not in _RANGED or found.type != "date":
        return found
    found = _days_before(view, found, floor)
    k = found.end
    link = view.words[k]
    linked = link in _LINKS or (link == "and" and (_between(view, found, link) or found.kind == "day"))
    if found.kind == "range" or (not view.hyphened(k) and not (view.joined(k) and linked)):
        return found
    n = k if view.hyphened(k) else k + 1
    if found.kind == "day" and (short := _same_month(view, found, n)) is not None:
        return short
    if link == "and" and not _between(view, found, link):
        return found
    other = at(view, n)
    if other is None or other.kind != found.kind or other.type != "date" or other.begin != n:
        return found
    return _range(found, other)


def _between(view: View, found: Found, link: str) -> bool:
    return link == "and" and view.words[found.begin - 1] == "between"


def _range(one: Found, other: Found) -> Found:
    first, value = one.first, one.value
    if one.score < other.score == 1.0 and one.kind in {"day", "month"} and other.value[:4].isdigit():
        period = _in_year(one, int(other.value[:4]))
        if period.first is not None and other.last is not None and period.first > other.last:
            period = _in_year(one, int(other.value[:4]) - 1)
        first, value = period.first, period.value
    last = other.last
    if one.kind == "weekday" and first is not None and last is not None and last < first <= last + 7:
        last += 7
        other = other._replace(value=almanac.on(last).value)
    ordered = first is not None and last is not None and first <= last
    score = min(one.score, other.score) if ordered or first is None else 0.5
    return one._replace(end=other.end, value=f"{value}/{other.value}", first=first if ordered else None,
                        last=last if ordered else None, kind="range", score=score,
                        notes=one.notes + other.notes)  # fmt: skip


def _in_year(found: Found, year: int) -> almanac.Period:
    parts = found.value[5:10].split("-")
    if not all(part.isdigit() for part in parts):
        return almanac.Period(found.value)
    numbers = [int(part) for part in parts]
    return almanac.day(year, *numbers) if len(numbers) == 2 else almanac.month(year, numbers[0])


def _days_before(view: View, found: Found, floor: int) -> Found:
    """Return "18-20 June", "18 and 19 June" where `found` is its last day; anything else as it is."""
    n, last = found.begin, view.whole(found.begin)
    if found.kind != "day" or last is None or last > 31 or view.words[n + 1] not in months():
        return found
    linked = view.words[n - 1] in {"to", "and"} and view.joined(n) and view.joined(n - 1)
    k = n - 1 if view.hyphened(n) else n - 2 if linked else -1
    first = view.whole(k) if k >= floor and k >= 0 else None
    if first is None or not 0 < first < last or (view.words[n - 1] == "and" and first + 1 != last):
        return found
    if view.gap(k).rstrip(" ")[-1:] in tuple("$£€.:/-") and k:
        return found
    year = int(found.value[:4]) if found.value[:4].isdigit() else None
    other = almanac.day(year, int(found.value[5:7]), first)
    return found._replace(begin=k, value=f"{other.value}/{found.value}", first=other.first, kind="range")


def _same_month(view: View, found: Found, n: int) -> Found | None:
    """Return "May 3-5", "May 3 to 5"."""
    value = view.whole(n)
    month, day = found.value[5:7], found.value[8:10]
    if value is None or not (month.isdigit() and day.isdigit()) or not int(day) < value <= 31 or len(found.value) != 10:
        return None
    if view.words[n - 1] == "and" and value != int(day) + 1:
        return None
    if view.words[n + 1] in {"am", "pm", "percent", "people", "a", "p"} or view.gap(n + 1)[:1] in tuple(":/-"):
        return None
    year = int(found.value[:4]) if found.value[:4].isdigit() else None
    other = almanac.day(year, int(month), value)
    return found._replace(end=n + 1, value=f"{found.value}/{other.value}", last=other.last, kind="range")
