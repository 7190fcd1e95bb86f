"""What bounds a time: "before December 2008", "since Friday", "no later than 9 a.m.", "around noon"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model.facts import Amount
from whence.text.times.lengths import SIGNS
from whence.text.times.vocabulary import signs

if TYPE_CHECKING:
    from whence.text.times.view import Found, View

_CARRIED = frozenset("decade century quarter period season week end staged".split())
"""These are told with "the" themselves; before the others it belongs to a noun behind ("after the 2016 election")."""
_FREE = frozenset("vague range offset compared unclear duration".split())
"""Nothing bounds these."""
_LIKE = frozenset("named nicknamed looked followed preceded".split())
"""Behind them "after" and "by" say nothing of time."""
_MINUTES_ABOUT, _DAYS_ABOUT = 30, 3
"""What "about" leaves open on either side of a clock time and of a day; of longer periods, as much as they have."""


def amount_of(view: View, found: Found, before: Found | None) -> tuple[str, Amount | None]:
    """Return the normal form of a time with its bound, and what it can be true of; `before` is the time before it."""
    if found.kind == "duration":
        return found.value, found.amount
    sign, value = "", found.value
    if value[:1] in "<>≈":
        sign, _, value = value.partition(" ")
    # "Two days after Friday" says nothing of all days after Friday.
    elif before is None or before.type != "duration" or before.end < found.begin - 1:
        sign = _sign(view, found)
    norm = f"{SIGNS.get(sign, sign)} {value}" if sign else value
    if found.type == "time":
        return norm, _minutes(found.amount, sign) if found.amount else None
    if found.first is None or found.last is None or found.first > found.last:
        return norm, None
    return norm, _days(found.first, found.last, sign, about=found.about)


def _days(first: int, last: int, sign: str, *, about: bool) -> Amount:
    one = float(first) if first == last else None
    if sign in {"<", "<="}:
        high = first if sign == "<" else last
        return Amount(one, None, float(high), "day", open_high=sign == "<", about=about, step=1.0)
    if sign in {">", ">="}:
        low = last if sign == ">" else first
        return Amount(one, float(low), None, "day", open_low=sign == ">", about=about, step=1.0)
    if sign == "~":
        wide = max(_DAYS_ABOUT, last - first)
        first, last = first - wide, last + wide
    return Amount(one, float(first), float(last), "day", about=about or bool(sign), step=1.0)


def _minutes(exact: Amount, sign: str) -> Amount:
    value = exact.value or 0.0
    if sign == "~":
        return Amount(value, value - _MINUTES_ABOUT, value + _MINUTES_ABOUT, "min", about=True, step=exact.step)
    return Amount(
        value, None if "<" in sign else value, None if ">" in sign else value, "min", open_low=sign == ">",
        open_high=sign == "<", step=exact.step,
    )  # fmt: skip


def _sign(view: View, found: Found) -> str:
    """Return the sign of the words that bound a time: "<" for "before May"; "" where none do."""
    words, n = view.words, found.begin
    if found.kind in _FREE or view.owned(found.end - 1) or view.raw(found.end) == "s":
        return ""
    for phrase, sign in signs("open").get(words[found.end], ()):
        if tuple(words[found.end : found.end + len(phrase)]) == phrase and view.joined(found.end):
            return sign
    if words[n - 1] == "the" and found.kind in _CARRIED:
        n -= 1
    if n == 0 or not view.joined(n):
        return ""
    for phrase, sign in signs("bound").get(words[n - 1], ()):
        if n >= len(phrase) and tuple(words[n - len(phrase) : n]) == phrase:
            return "" if len(phrase) == 1 and _is_other(view, found, n - 1) else sign
    return ""


def _is_other(view: View, found: Found, n: int) -> bool:
    """Tell whether the preposition at token `n` is of something else: "by 2020 Democrats", "the day after Monday"."""
    words = view.words
    if words[n] == "by":
        return words[n - 1] in _LIKE or (view.cased and view.capital(found.end) and view.joined(found.end))
    if words[n] in {"after", "before"}:
        return words[n - 1] in _LIKE or words[n - 1] in {"day", "night", "morning", "week"}
    # "About May" is as often what something is about.
    return words[n] == "about" and found.kind not in {"clock", "year"}
