"""Why two articles count as telling one story, or as telling of two events, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text import words
from whence.text.telling.features import agreeing, days_apart, differing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.text.telling.telling import Telling

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHOWN = 4
_FIGURES_SHOWN = 2
_FAR = 3
"""Days from which the distance speaks against one story."""
_TELLING = 0.35
"""Rarity from which a figure's thing or a name is worth showing."""


def reasons_for(one: Telling, other: Telling, share: float = 0.0) -> tuple[str, ...]:
    """Return what speaks for one story, the weightiest first."""
    shared = [key for key in one.weights if key in other.weights]
    shared.sort(key=lambda key: (-min(one.weights[key], other.weights[key]), key))
    names = [_shown(key, one) for key in shared if key in one.names or key in other.names]
    rest = [one.word[key] for key in shared if key not in one.names and key not in other.names]
    apart = days_apart(one, other)
    found = (
        f"one reuses {round(100 * share)} percent of the other" if share else "",
        f"both name {_listed(names)}" if names else "",
        f"both speak of {_listed(rest)}" if rest else "",
        f"both count {_listed(_figures(agreeing(one, other), one), _FIGURES_SHOWN)}" if agreeing(one, other) else "",
        f"published {_days(apart)}" if apart is not None and apart <= _FAR else "",
    )
    return tuple(reason for reason in found if reason)


def reasons_against(one: Telling, other: Telling) -> tuple[str, ...]:
    """Return what speaks for two events, the weightiest first; empty when nothing does but little in common."""
    mine, theirs = _own_names(one, other), _own_names(other, one)
    apart = days_apart(one, other)
    things = [what for what in differing(one, other) if words.rarity(what) >= _TELLING or what in one.weights]
    found = [f"other names: {_listed(mine)} against {_listed(theirs)}"] if mine and theirs else []
    if apart is not None and apart > _FAR:
        found.append(f"published {_days(apart)}")
    for what in things[:_FIGURES_SHOWN]:
        figures = [_listed(_figures([(what, v) for v in sorted(t.figures[what])], one)) for t in (one, other)]
        found.append(f"{figures[0]} against {figures[1]}")
    if one.weekdays and other.weekdays and not one.weekdays & other.weekdays:
        days = [_listed([_WEEKDAYS[n] for n in sorted(t.weekdays)]) for t in (one, other)]
        found.append(f"{days[0]} against {days[1]}")
    return tuple(found)


def _own_names(one: Telling, other: Telling) -> list[str]:
    """Return the names that the lead of one has and the other article has not at all, the heaviest first."""
    return [
        _shown(key, one)
        for key in one.names
        if key in one.lead and key not in other.weights and words.rarity(one.word[key]) >= _TELLING
    ]


def _shown(key: str, telling: Telling) -> str:
    word = telling.word[key]
    return word.upper() if "." in word or len(word) < 3 else word[:1].upper() + word[1:]


def _figures(figures: Iterable[tuple[str, float]], telling: Telling) -> list[str]:
    return [f"{value:g} {telling.word.get(what, what)}" for what, value in figures]


def _days(apart: int) -> str:
    return "on the same day" if not apart else "a day apart" if apart == 1 else f"{apart} days apart"


def _listed(parts: Sequence[str], most: int = _SHOWN) -> str:
    some = parts[:most]
    return some[0] if len(some) == 1 else f"{', '.join(some[:-1])} and {some[-1]}"
