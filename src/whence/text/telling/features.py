"""How two articles resemble each other as tellings of a story: the features that the story score weighs.

Most say what they share; `figures`, `weekday` and `days` say that two alike tellings are of two events: the same
things happen again, elsewhere, another day, to another number of people.
"""

from __future__ import annotations

from math import log, log1p, sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whence.text.telling.telling import Telling

_SOON = 3
"""Days within which a story is told everywhere: two that are no further apart lose nothing by it."""


_COPY = 0.9
"""Cosine from which two articles are copies of one, as far as a story is concerned."""


class Features(NamedTuple):
    """Features of a pair, the same whichever comes first; in 0 to 1 where nothing else is said."""

    terms: float
    """Root of the cosine of all terms."""
    names: float
    """Root of the cosine of the names among them."""
    lead_least: float
    """Share of one lead that the other article has, weighed by rarity: the lesser of the two ways …"""
    lead_most: float
    """… and the greater."""
    top: float
    """Share of the heaviest terms of one that the other has, the better of the two ways."""
    meaning: float
    """Cosine of the two meanings, −1 to 1."""
    figures: float
    """log(1 + number of things that both count, and to different figures)."""
    weekday: float
    """1 when both name days of the week, and none in common."""
    length: float
    """log(1 + words of the shorter): a few words share a few by chance."""
    days: float
    """log of the days between them in units of three; 0 when they are nearer, or when a day is not known."""


def features(one: Telling, other: Telling) -> Features:
    """Return the features of the pair."""
    terms, names = _products(one, other)
    theirs = other.weights
    leads = (_share(one.lead, theirs), _share(other.lead, one.weights))
    return Features(
        terms=sqrt(min(1.0, terms / (one.norm * other.norm))),
        names=sqrt(min(1.0, names / (one.name_norm * other.name_norm))),
        lead_least=min(leads),
        lead_most=max(leads),
        top=max(_share(one.top, theirs), _share(other.top, one.weights)),
        meaning=float(sum(map(mul, one.meaning, other.meaning))),
        figures=log1p(len(differing(one, other))),
        weekday=float(bool(one.weekdays and other.weekdays and not one.weekdays & other.weekdays)),
        length=log1p(min(one.signature.length, other.signature.length)),
        days=log(max(1.0, apart / _SOON)) if (apart := days_apart(one, other)) else 0.0,
    )


def is_copy(one: Telling, other: Telling) -> bool:
    """Tell whether the two have nearly the same terms, the same figures, and days that are near."""
    if _products(one, other)[0] < _COPY * one.norm * other.norm or differing(one, other):
        return False
    return (days_apart(one, other) or 0) <= _SOON


def _products(one: Telling, other: Telling) -> tuple[float, float]:
    """Return the scalar products of the terms of the two, and of the names among them."""
    terms = names = 0.0
    theirs = other.weights
    for key, weight in one.weights.items():
        if key in theirs:
            product = weight * theirs[key]
            terms += product
            if key in one.names or key in other.names:
                names += product
    return terms, names


def differing(one: Telling, other: Telling) -> list[str]:
    """Return the stems of the things that both count, and to different figures."""
    theirs = other.figures
    return [what for what, values in one.figures.items() if what in theirs and not values & theirs[what]]


def agreeing(one: Telling, other: Telling) -> list[tuple[str, float]]:
    """Return the figures that both have, with the stem of what they count."""
    theirs = other.figures
    return [(w, v) for w, values in one.figures.items() if w in theirs for v in sorted(values & theirs[w])]


def days_apart(one: Telling, other: Telling) -> int | None:
    """Return how many days lie between the two, None when the day of either is not known."""
    if one.day is None or other.day is None:
        return None
    return abs(one.day - other.day)


def _share(some: Mapping[str, float], every: Mapping[str, float]) -> float:
    total = sum(some.values())
    return sum(weight for key, weight in some.items() if key in every) / total if total else 0.0
