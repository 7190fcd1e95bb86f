"""How two figures for the same thing go together: interval against interval, in one unit.

A figure stands for the values it can be true of (`model.Amount`). The child's figure is the same, follows from the
parent's, may hold beside it, or cannot. Nothing here knows whether the two stand for the same thing: that is settled
before (`text.slots.places`).
"""

from __future__ import annotations

from math import floor, inf, isclose, isfinite, log10
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from whence.model import Amount, FactVerdict, Shift

_ROUNDED = 0.051
"""Relative difference up to which a figure with fewer digits is the other one rounded."""
_CONVERTED = 0.1
"""The same between two units ("3 miles", "5 km"), which newsrooms round freely …"""
_CALENDAR = 0.09
"""… and between units of time whose length varies ("a month", "four weeks")."""
_ROUNDABLE, _LARGE = 3, 1000
"""Digits from which a figure is rounded without a word; the parent's figure from which a finer one may refine it."""
_DEGREES = 1.5
"""Kelvin that a temperature may be off after it was converted."""
_NEAR = 0.15
"""Relative difference up to which "about" still holds beside an exact figure."""
_WIDENED = 1.1
"""Ratio of two bounds of one kind up to which the wider one may have more digits."""
_FAR_OFF = 2.0
"""Ratio of two bounds of one kind above which the wider one is another figure and no rounder form of the narrower."""
_DOLLARS = frozenset(("$", "USD", "CAD", "AUD", "NZD", "HKD", "SGD"))
_EXACT = 1e-6


class Judgement(NamedTuple):
    """What two values of one slot are to each other, by which rule, and what kind of change it is."""

    verdict: FactVerdict
    rule: str
    shift: Shift | None = None
    also: tuple[FactVerdict, ...] = ()


def comparable(left: Amount, right: Amount) -> bool:
    """Tell whether two amounts are counted in one unit; a dollar of no known country may be any dollar."""
    return left.unit == right.unit or {left.unit, right.unit} <= _DOLLARS


def is_equal(left: Amount, right: Amount) -> bool:
    """Tell whether two amounts are the same interval in one unit."""
    return (
        comparable(left, right)
        and _alike(left.low, right.low)
        and _alike(left.high, right.high)
        and (left.open_low, left.open_high) == (right.open_low, right.open_high)
        and left.about == right.about
    )


def overlap(left: Amount, right: Amount) -> bool:
    """Tell whether some value is one of both; the two are in one unit."""
    return _within(left, right) or _within(right, left)


def judge_amounts(left: Amount, right: Amount, words: tuple[str, str], *, converted: bool = False) -> Judgement:
    """Return how the child's amount (`right`) goes with the parent's (`left`), which stand for the same thing.

    `words` are the two as written, for the rule; `converted` says that they were written in different units.
    """
    one, other = words
    if not comparable(left, right):
        return Judgement("unknown", f"“{one}” and “{other}” are not counted in one unit")
    if is_equal(left, right):
        if converted:
            return Judgement("equivalent", f"“{other}” is “{one}” in another unit", "converted")
        return Judgement("equivalent", f"“{other}” and “{one}” are the same value")
    low, high = _bounds(left)
    low2, high2 = _bounds(right)
    if _within(left, right) and not _range_changed(left, right) and not _is_finer_bound(left, right):
        return Judgement("compatible", f"“{one}” lies within “{other}”", "blurred")
    if (rounded := _rounded(left, right, words, converted=converted)) is not None:
        return rounded
    if _bound_changed(left, right):
        also: tuple[FactVerdict, ...] = ("compatible",) if _within(left, right) or _within(right, left) else ()
        return Judgement("conflict", f"“{one}” became “{other}”: the same kind of bound, another figure", None, also)
    if _range_changed(left, right):
        return Judgement("conflict", f"“{one}” became “{other}”: another range")
    if _within(right, left):
        shift: Shift = "sharpened"
        return Judgement("compatible", f"“{other}” lies within “{one}”", shift)
    if _bound_lost(left, right):
        return Judgement("compatible", f"“{one}” became “{other}”: the figure stayed, its bound is gone", "sharpened")
    if max(low, low2) < min(high, high2) or _touch(left, right) or _touch(right, left):
        return Judgement("compatible", f"“{one}” and “{other}” can both be true")
    if _are_near(left, right):
        return Judgement("compatible", f"“{one}” and “{other}” are near each other, and one is not exact")
    return Judgement("conflict", f"“{one}” and “{other}” cannot both be true")


def _rounded(left: Amount, right: Amount, words: tuple[str, str], *, converted: bool) -> Judgement | None:
    """Return the judgement on two figures of which one is the other rounded or converted, or None."""
    one, other = words
    if converted and _is_converted(left, right):
        verdict: FactVerdict = "compatible" if left.about or right.about or _kind(left) else "equivalent"
        return Judgement(verdict, f"“{other}” is “{one}” in another unit, rounded", "converted")
    if not converted and _is_rounded(left, right):
        if digits(right.value or 0.0) > digits(left.value or 0.0):
            return Judgement("compatible", f"“{one}” may be “{other}” rounded", "sharpened")
        return Judgement("compatible", f"“{other}” is “{one}” rounded", "rounded")
    return None


def _touch(below: Amount, above: Amount) -> bool:
    """Tell whether one amount ends with the very value that the other begins with ("at most 50", "at least 50")."""
    return below.high is not None and _alike(below.high, above.low) and not (below.open_high or above.open_low)


def _bounds(amount: Amount) -> tuple[float, float]:
    return (-inf if amount.low is None else amount.low, inf if amount.high is None else amount.high)


def _alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=_EXACT, abs_tol=1e-9)


def _within(inner: Amount, outer: Amount) -> bool:
    """Tell whether every value of `inner` is one of `outer`."""
    (low, high), (low2, high2) = _bounds(inner), _bounds(outer)
    below = low > low2 or (_alike(inner.low, outer.low) and (inner.open_low or not outer.open_low))
    above = high < high2 or (_alike(inner.high, outer.high) and (inner.open_high or not outer.open_high))
    return (below or low2 == -inf) and (above or high2 == inf)


def _figure(amount: Amount) -> float | None:
    """Return the one figure that is named without a bound, or None."""
    if amount.value is None or not isfinite(amount.value):
        return None
    return amount.value if amount.low == amount.high or amount.about else None


def _is_converted(left: Amount, right: Amount) -> bool:
    """Tell whether two figures in different units are one, freely rounded; a unit may be an interval ("gallon")."""
    ends = [(a.low if a.low is not None else a.value, a.high if a.high is not None else a.value) for a in (left, right)]
    (low, high), (low2, high2) = ends
    if low is None or high is None or low2 is None or high2 is None or _kind(left)[:1] != _kind(right)[:1]:
        return False
    gap = max(low - high2, low2 - high, 0.0)
    if left.unit == "K":
        return gap <= _DEGREES
    return gap <= (_CALENDAR if left.unit == "s" else _CONVERTED) * max(abs(high), abs(high2))


def _is_rounded(left: Amount, right: Amount) -> bool:
    """Tell whether one figure is the other with fewer digits."""
    one, other = _figure(left), _figure(right)
    if one is None or other is None or one * other <= 0:
        return False
    apart = abs(one - other) / max(abs(one), abs(other))
    if apart > _ROUNDED or left.unit in ("day", "min", "year"):
        return False
    fine, coarse = sorted((one, other), key=digits, reverse=True)
    if digits(fine) <= digits(coarse) or digits(fine) < _ROUNDABLE:
        return False
    if coarse == one and abs(one) < _LARGE:  # the child has more digits than the parent gave it
        return False
    step = 10.0 ** (floor(log10(abs(coarse))) - digits(coarse) + 1)
    return abs(fine - coarse) <= step  # rounded either way, or cut off


def digits(value: float) -> int:
    """Return how many digits of `value` count, zeros at its end left out.

    >>> digits(1200), digits(46), digits(3.46), digits(1_000_000)
    (2, 2, 3, 1)
    """
    written = f"{abs(value):.10g}"
    if "e" in written:
        written = written.split("e", maxsplit=1)[0]
    bare = written.replace(".", "").lstrip("0")
    return len(bare.rstrip("0")) or 1


def _kind(amount: Amount) -> str:
    """Return what kind of bound the figure is: more than, less than, a way to say about; empty for none."""
    if amount.value is None or amount.low == amount.high:
        return ""
    if amount.about:
        return f"~{amount.open_low:d}{amount.open_high:d}"
    return ">" if amount.high is None else "<" if amount.low is None else ""


def _bound_changed(left: Amount, right: Amount) -> bool:
    """Tell whether both name a figure as the same kind of bound, and another figure."""
    kind = _kind(left)
    return bool(kind) and kind == _kind(right) and not _alike(left.value, right.value)


def _is_finer_bound(left: Amount, right: Amount) -> bool:
    """Tell whether both are one kind of bound, and the child's has more digits or is far off: no mere widening."""
    if not _bound_changed(left, right) or left.value is None or right.value is None:
        return False
    near, far = sorted((abs(left.value), abs(right.value)))
    finer = digits(right.value) > digits(left.value) and far > _WIDENED * near
    return finer or far > _FAR_OFF * near


def _range_changed(left: Amount, right: Amount) -> bool:
    """Tell whether both give a range, and another one."""
    closed = [a.value is None and a.low is not None and a.high is not None and a.unit != "day" for a in (left, right)]
    return all(closed) and not (_alike(left.low, right.low) and _alike(left.high, right.high))


def _bound_lost(left: Amount, right: Amount) -> bool:
    """Tell whether the child gives the parent's bound as the figure itself ("more than 50", "50")."""
    return bool(_kind(left)) and right.low == right.high and _alike(left.value, right.value)


def _are_near(left: Amount, right: Amount) -> bool:
    one, other = left.value, right.value
    if not (left.about or right.about) or one is None or other is None:
        return False
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))
