"""Which change speaks of which fact of a sheet.

A change may tell more words than the sheet does ("could be fined" for "could"), or read them in another way (a bare
number for a year), so the two are matched by their places.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.model import Change, Fact, FactSheet


class Standing:
    """Facts of one text by where they stand."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = sorted(facts, key=lambda fact: fact.span)
        self._begins = [fact.span.begin for fact in self._facts]
        self._longest = max((fact.span.end - fact.span.begin for fact in self._facts), default=0)

    def over(self, fact: Fact) -> Iterator[Fact]:
        """Yield the facts that share characters with `fact`, in reading order."""
        first = bisect_left(self._begins, fact.span.begin - self._longest)
        for other in self._facts[first : bisect_left(self._begins, fact.span.end)]:
            if other.span.overlap(fact.span):
                yield other

    def alike(self, fact: Fact) -> Iterator[Fact]:
        """Yield those of them that are of its type, or stand on the very same words."""
        return (other for other in self.over(fact) if other.type == fact.type or other.span == fact.span)


def answers(facts: Iterable[Fact], changes: Sequence[Change]) -> dict[Fact, int]:
    """Return for each of the child's facts that changes speak of the place of the first that does, in `changes`."""
    first: dict[Fact, int] = {}
    for number, change in enumerate(changes):
        if change.right is not None:
            first.setdefault(change.right, number)
    told = Standing(first)
    found = {}
    for fact in facts:
        if numbers := [first[other] for other in told.alike(fact)]:
            found[fact] = first.get(fact, min(numbers))
    return found


def claims(sheet: FactSheet | None, changes: Iterable[Change]) -> list[Fact]:
    """Return the child's facts in reading order: those of its sheet, and those that only a change speaks of."""
    facts = dict.fromkeys(sheet.facts if sheet else ())
    known = Standing(facts)
    told = dict.fromkeys(change.right for change in changes if change.right is not None)
    strangers = [fact for fact in told if not any(known.alike(fact))]
    return sorted([*facts, *strangers], key=lambda fact: fact.span)


def unjudged(sheet: FactSheet | None, changes: Sequence[Change]) -> list[Fact]:
    """Return the facts of a sheet that no change speaks of."""
    facts = sheet.facts if sheet else ()
    judged = answers(facts, changes)
    return [fact for fact in facts if fact not in judged]
