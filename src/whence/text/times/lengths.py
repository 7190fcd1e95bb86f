"""How long a duration is: its ISO 8601 form in the units it was told in, and the seconds it can be true of."""

from __future__ import annotations

from typing import NamedTuple

from whence.model.facts import Amount
from whence.text.times.vocabulary import SECONDS

_ABOUT = 0.1
"""What "about" leaves open on either side, as a share."""
_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_LONGEST = 1e15
"""Seconds: thirty million years, longer than any news."""
SIGNS = {"~": "≈", "~<": "≈", "~>": "≈"}
"""How a bound is written in a normal form."""


class Part(NamedTuple):
    """So many of one unit: its TIMEX3 letters, how many, and the step of the last digit."""

    letters: str
    number: float
    step: float


def seconds(parts: list[Part]) -> float:
    """Return the length of all parts together."""
    return sum(part.number * SECONDS[part.letters] for part in parts)


def iso(parts: list[Part]) -> str:
    """Return the ISO 8601 form in the units given.

    >>> iso([Part("TH", 48, 1)]), iso([Part("Y", 1.5, 0.5)]), iso([Part("TH", 1, 1), Part("TM", 20, 1)])
    ('PT48H', 'P1Y6M', 'PT1H20M')
    """
    counts: dict[str, float] = {}
    for letters, count, _ in parts:
        smaller, times = _SMALLER.get(letters, ("", 0))
        rest = (count % 1) * times
        if rest and abs(rest - round(rest)) < 1e-9:
            counts[smaller] = counts.get(smaller, 0) + round(rest)
            count -= count % 1  # noqa: PLW2901
        if count or not rest:
            counts[letters] = counts.get(letters, 0) + count
    days = "".join(f"{counts[key]:.12g}{key}" for key in _ORDER[:4] if key in counts)
    clock = "".join(f"{counts[key]:.12g}{key[1]}" for key in _ORDER[4:] if key in counts)
    return f"P{days}" + (f"T{clock}" if clock else "")


def amount(parts: list[Part], sign: str = "") -> Amount | None:
    """Return the seconds that a duration with this bound can be true of; None for an absurd one."""
    value = seconds(parts)
    if not 0 <= value <= _LONGEST:
        return None
    step = parts[-1].step * SECONDS[parts[-1].letters]
    return bounded(value, sign, step)


def bounded(value: float, sign: str, step: float) -> Amount:
    """Return the interval that a bound makes of a value."""
    low: float | None = value
    high: float | None = value
    if sign in {">", ">="}:
        high = None
    elif sign in {"<", "<="}:
        low = None
    elif sign in {"~", "~<", "~>"}:
        low = value * (1 - _ABOUT) if sign != "~>" else value
        high = value * (1 + _ABOUT) if sign != "~<" else value
    return Amount(value, low, high, "s", open_low=sign in {">", "~>"}, open_high=sign in {"<", "~<"},
                  about=sign in SIGNS, step=step)  # fmt: skip


def ranged(low: float, high: float, step: float, *, about: bool = False) -> Amount | None:
    """Return the interval between two values."""
    return Amount(None, low, high, "s", about=about, step=step) if 0 <= low <= high <= _LONGEST else None


def vague(letters: str, times: int, least: float, value: float | None = None) -> Amount:
    """Return what "several weeks" and "for years" can be true of: at least so many."""
    unit = SECONDS[letters] * times
    return Amount(None if value is None else value * unit, least * unit, None, "s", about=True)
