"""What is told of a drift: what each article has in one slot, who changed it first, and who repeats that."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from whence.report.wording import FACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from whence.model import Drift, DriftReading

NOTHING = "nothing"
"""What an article has that tells the passage without the fact."""


def words(reading: DriftReading, texts: Mapping[str, str]) -> str:
    """Return an article's own words for the fact."""
    return f"“{reading.fact.span.of(texts.get(reading.article, ''))}”" if reading.fact else NOTHING


def standing(drift: Drift, reading: DriftReading, name: Callable[[str], str]) -> str:
    """Return how a reading stands to the earliest known one, in a few words."""
    if reading is drift.readings[0]:
        return "earliest known"
    told = [FACT[reading.verdict]]
    if reading.article == drift.first:
        told.append("first to change")
    if reading.heir_of is not None:
        told.append(f"as in {name(reading.heir_of)}")
    return ", ".join(told)


def who(drift: Drift, name: Callable[[str], str]) -> str:
    """Return who changed it first and who repeats that, or that nobody can tell."""
    if drift.first is None:
        return "who changed it first cannot be told" + (f": {drift.reason}" if drift.reason else "")
    heirs = f"; inherited by {', '.join(map(name, drift.heirs))}" if drift.heirs else ""
    return f"first changed by {name(drift.first)}{heirs}"


def why(drift: Drift) -> str:
    """Return the reason where `who` has not told it."""
    return drift.reason if drift.first is not None else ""


def in_order(drifts: Iterable[Drift], given: Sequence[str]) -> list[str]:
    """Return the articles that `drifts` speak of, the earliest known first as far as the drifts agree.

    >>> from whence.model import Drift, DriftReading
    >>> readings = [DriftReading(a, None, "same") for a in "cab"]
    >>> in_order([Drift("count", tuple(readings), None)], ["a", "b", "c"])
    ['c', 'a', 'b']
    """
    graph: TopologicalSorter[str] = TopologicalSorter()
    found: dict[str, None] = {}
    for drift in drifts:
        names = [reading.article for reading in drift.readings]
        found.update(dict.fromkeys(names))
        for name in names[:1]:
            graph.add(name)
        for earlier, later in pairwise(names):
            graph.add(later, earlier)
    places = {name: place for place, name in enumerate(given)}
    listed = sorted(found, key=lambda name: places.get(name, len(places)))
    try:
        graph.prepare()
    except CycleError:
        return listed
    order: list[str] = []
    while graph.is_active():
        ready = graph.get_ready()
        order += sorted(ready, key=listed.index)
        graph.done(*ready)
    return order
