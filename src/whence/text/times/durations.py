"""Durations: "48 hours", "two-day", "a year and a half", "several weeks", "more than an hour", "the past three months".

They are found at the word for their unit and read backwards. Ages ("24-year-old") and rates ("60 miles an hour") are
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.nouns import is_plural, people
from whence.text.figures.numerals import bound, numeral
from whence.text.times import lengths
from whence.text.times.ago import ago
from whence.text.times.lengths import SIGNS, Part
from whence.text.times.quantities import ARTICLES, Quantity, quantity_before
from whence.text.times.view import Found
from whence.text.times.vocabulary import SECONDS, cardinals, listed, units

if TYPE_CHECKING:
    from whence.model.facts import Amount
    from whence.text.times.view import View

_OLD = frozenset("old olds older".split())
_COMPARED = frozenset("higher lower greater larger bigger smaller stronger weaker".split())
"""With a day behind them they compare ("higher than a year ago")."""
_BEFORE_LAST = frozenset("the in for over during of within these his her its their our past".split())
_NOUNS = frozenset("the early last first final these those his her their its our my opening closing".split())
_SECOND_AFTER = frozenset("later ago or and before after long".split())
"""Behind other words "a second" is the one after the first."""
_SHARED = frozenset("the its his her their our all those these them".split())
"""Behind "and a half of" they begin something else: "two hours and half of the crew left"."""
_MEASURED_AFTER = frozenset("ago later earlier after before long old away late".split())
"""Behind them a length of time is measured, so that "over" bounds it."""
_WHOLE_AFTER = frozenset("later ago earlier long or and before after away notice".split())


def duration_led(view: View, n: int, floor: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    """Return the duration, or the day so long ago, whose unit is token `n`; None where it is neither."""
    letters, times = units()[view.words[n]]
    end = n + 1
    if view.words[end] in _OLD or view.words[end : end + 2] == ["of", "age"] or _other(view, n):
        return None
    quantity = quantity_before(view, n, floor)
    if quantity is None:
        return _bare(view, n, floor)
    if view.gap(quantity.begin)[-1:] in tuple("'\"“‘`") and view.capital(n):
        return None  # the name of a programme
    if view.words[quantity.begin - 1] in {"aged", "age"} or (not quantity.sure and not _asked(view, quantity.begin, n)):
        return None
    if quantity.vague:
        return _vague(view, n, quantity, floor)
    if quantity.low is not None:
        return _ranged(view, n, quantity, floor)
    parts = [Part(letters, quantity.number * times, quantity.step * times)]
    if view.words[end : end + 2] == ["or", "two"] and quantity.number == 1:
        wide = quantity._replace(number=2.0, low=1.0)
        return _ranged(view, n, wide, floor, end + 2)
    end = _more(view, end, parts, times)
    return _told(view, (quantity.begin, end), parts, floor)


def _other(view: View, n: int) -> bool:
    """Tell whether the unit is part of a day or a clock time: "twenty second of June", "20 minutes past eight"."""
    words = view.words
    if words[n] == "second":
        return words[n + 1] == "of"
    if words[n] == "year":
        return words[n + 1] in {"on", "over"} and words[n + 2] == "year"
    hour = words[n + 2]
    return (
        words[n][:3] == "min" and words[n + 1] in {"past", "to"} and words[n + 3] not in units()
        and (hour in cardinals() or view.whole(n + 2) is not None)
    )  # fmt: skip


def _told(view: View, tokens: tuple[int, int], parts: list[Part], floor: int) -> Found:
    begin, end = tokens
    limit = bound(view.witness, begin, end)
    sign = ""
    if limit is not None and (
        limit.begin < floor or view.words[limit.begin] in _COMPARED or _is_during(view, limit.begin, begin, limit.end)
    ):
        limit = None
    if limit is not None:
        begin, end, sign = limit
    else:
        begin = _with_shift(view, begin, floor)
    past = ago(view, (begin, end), parts, sign)
    if past is not None:
        return past
    value = lengths.iso(parts)
    prefix = SIGNS.get(sign, sign)
    amount = lengths.amount(parts, sign)
    return Found(begin, end, f"{prefix} {value}" if prefix else value, kind="duration", type="duration", amount=amount,
                 score=1.0 if amount else 0.3)  # fmt: skip


def _is_during(view: View, n: int, begin: int, end: int) -> bool:
    """Tell whether "over" at token `n` says within what time: "23 drills, over a year"; not "it took over a year"."""
    words = view.words
    if n != begin - 1 or words[n] != "over" or words[end] in _MEASURED_AFTER:
        return False
    if not view.joined(n):
        return view.gap(n).strip() == ","
    before = words[n - 1]
    return before in listed("happened") or (is_plural(before) and before not in people())


def _with_shift(view: View, begin: int, floor: int) -> int:
    """Return where "the past three months", "the first nine months" begin."""
    words = view.words
    if words[begin - 1] == "last" and words[begin - 2] not in _BEFORE_LAST:
        return begin  # "it should last two hours"
    if (
        begin - 1 >= floor
        and view.joined(begin)
        and (words[begin - 1] in listed("shift") or words[begin - 1] == "first")
    ):
        begin -= 1
        if begin - 1 >= floor and view.joined(begin) and words[begin - 1] == "the":
            begin -= 1
    return begin


def _asked(view: View, begin: int, n: int) -> bool:
    """Tell whether the words around "a year" ask for a length of time, and not for a rate or a noun."""
    before = view.words[begin - 1]
    if view.words[n] == "second" and view.joined(n + 1) and view.words[n + 1] not in _SECOND_AFTER:
        return False
    if view.words[n + 1 : n + 3] == ["from", "now"]:
        return True
    if view.words[n + 1] in _WHOLE_AFTER and (view.joined(n + 1) or view.words[n + 1] == "later"):
        return True
    if view.hyphened(n + 1) and view.words[n + 1] == "long":
        return True
    if before == "every" or not view.joined(begin):
        return before == "every"
    return before in listed("lead")


def _more(view: View, end: int, parts: list[Part], times: int) -> int:
    """Add what goes on behind the unit ("and a half", "20 minutes", "and 3 months"); return the token after it."""
    words = view.words
    if words[end] == "and" and view.joined(end):
        k = end + 2 if words[end + 1] in ARTICLES else end + 1
        next_share = words[k + 1] == "of" and words[k + 2] in _SHARED
        if words[k] == "half" and words[k + 1] not in units() and not next_share:
            parts[0] = parts[0]._replace(number=parts[0].number + 0.5 * times, step=0.5 * times)
            return k + 1
    for _ in range(2):
        k = end + 1 if words[end] == "and" and view.joined(end) else end
        if not (words[k][:1].isdigit() or words[k].isalpha()) or not view.listed(k):
            return end
        found = numeral(view.witness, k) if k < view.size else None
        if found is None or found.ordinal or found.vague or words[found.end] not in units():
            return end
        letters, many = units()[words[found.end]]
        if SECONDS[letters] * many >= SECONDS[parts[-1].letters] or not view.joined(found.end):
            return end
        parts.append(Part(letters, found.value * many, found.step * many))
        end = found.end + 1
    return end


def _ranged(view: View, n: int, quantity: Quantity, floor: int, end: int = 0) -> Found:
    letters, times = units()[view.words[n]]
    low, high = (lengths.iso([Part(letters, (count or 0.0) * times, 1)]) for count in (quantity.low, quantity.number))
    one = SECONDS[letters] * times
    amount = lengths.ranged((quantity.low or 0.0) * one, quantity.number * one, quantity.step * one)
    begin = _with_shift(view, quantity.begin, floor)
    return Found(begin, end or n + 1, f"{low}/{high}", kind="duration", type="duration", amount=amount,
                 score=1.0 if amount else 0.3)  # fmt: skip


def _vague(view: View, n: int, quantity: Quantity, floor: int) -> Found:
    letters, times = units()[view.words[n]]
    begin = _with_shift(view, quantity.begin, floor)
    if view.words[n + 1] == "ago":
        return Found(begin, n + 2, "PAST_REF", kind="vague", score=0.5)
    couple = quantity.number == 2.0 and "couple" in view.words[quantity.begin : n]
    value = lengths.iso([Part(letters, 2.0 * times, 1)]) if couple else _unknown(letters)
    least = quantity.number if quantity.number >= 20 else 2.0
    amount: Amount | None = lengths.vague(letters, times, least, 2.0 if couple else None)
    end, limit = n + 1, bound(view.witness, quantity.begin, n + 1)
    if limit is not None and limit.begin >= floor and limit.kind in {"<", "<="}:
        begin, end, value = limit.begin, limit.end, f"{limit.kind} {value}"
        amount = lengths.amount([Part(letters, 2.0 * times, 0.0)], limit.kind) if couple else None
    elif couple:
        value = f"≈ {value}"
    return Found(begin, end, value, kind="duration", type="duration", amount=amount, score=0.8)


def _unknown(letters: str) -> str:
    return f"PT{'X' + letters[1]}" if letters[0] == "T" else f"PX{letters}"


def _bare(view: View, n: int, floor: int) -> Found | None:
    """Return "for years", "weeks later", "decades-long", "week-long"; None where nothing asks for a length of time."""
    words = view.words
    letters, times = units()[words[n]]
    long = words[n + 1] == "long" and view.hyphened(n + 1)
    if long and words[n][-1:] != "s":
        part = [Part(letters, float(times), float(times))]
        return Found(
            n, n + 2, lengths.iso(part), kind="duration", type="duration", amount=lengths.amount(part), score=0.8
        )
    if words[n][-1:] not in {"s", "a"} or view.owned(n) or words[n] in {"seconds", "nights", "quarters"}:
        return None
    before = words[n - 1] if n > floor and view.joined(n) else ""
    led = before in listed("lead") and before not in {"and", "most", "past", "between"}
    followed = words[n + 1] in listed("behind") and (view.joined(n + 1) or words[n + 1] in {"later", "earlier"})
    if words[n + 1] == "ago":
        return Found(n, n + 2, "PAST_REF", kind="vague", score=0.5)
    of = words[n + 1] == "of" and before not in _NOUNS
    if not (led or long or of or (followed and words[n + 1] != "that") or (before == "the" and followed)):
        return None
    end = n + 2 if long else n + 1
    return Found(n, end, _unknown(letters), kind="duration", type="duration", score=0.6,
                 amount=lengths.vague(letters, times, 2.0))  # fmt: skip
