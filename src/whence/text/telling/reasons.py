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
    rest = [one.word[k] for k in shared if k not in one.names and k not in other.names and not k[0].isdigit()]
    figures = _figures(agreeing(one, other), one, other)
    apart = days_apart(one, other)
    found = (
        f"one reuses {round(100 * share)} percent of the other" if share else "",
        f"both name {_listed(names)}" if names else "",
        f"both speak of {_listed(rest)}" if rest else "",
        f"both have the figures {_listed(figures, _FIGURES_SHOWN)}" if figures else "",
        f"published {_days(apart)}" if apart is not None and apart <= _FAR else "",
    )
    return tuple(reason for reason in found if reason)


def reasons_against(one: Telling, other: Telling) -> tuple[str, ...]:
    """Return what speaks for two events, the weightiest first; empty when nothing does but little in common."""
    mine, theirs = _own_names(one, other), _own_names(other, one)
    apart = days_apart(one, other)
    found = [f"other names: {_listed(mine)} against {_listed(theirs)}"] if mine and theirs else []
    if apart is not None and apart > _FAR:
        found.append(f"published {_days(apart)}")
    for what in differing(one, other):
        sides = [_figures([(what, value) for value in sorted(t.figures[what])], one, other) for t in (one, other)]
        if all(sides) and len(found) < _SHOWN:
            found.append(f"{_listed(sides[0], _FIGURES_SHOWN)} against {_listed(sides[1], _FIGURES_SHOWN)}")
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


def _figures(figures: Iterable[tuple[str, float]], one: Telling, other: Telling) -> list[str]:
    """Return the figures in words, those of which it can be told what they count."""
    found = [(one.word.get(what) or other.word.get(what), value) for what, value in figures]
    return [f"{value:g} ({word})" for word, value in found if word]


def _days(apart: int) -> str:
    return "on the same day" if not apart else "a day apart" if apart == 1 else f"{apart} days apart"


def _listed(parts: Sequence[str], most: int = _SHOWN) -> str:
    some = parts[:most]
    return some[0] if len(some) == 1 else f"{', '.join(some[:-1])} and {some[-1]}"
