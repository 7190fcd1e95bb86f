"""The slots of several articles: a parent's fact joined with the child's that stands in its place, and so on.

The strongest answers join first. Two facts of one article go into one slot only if they say the same: whatever would
put "40" and "14" of one text into one slot is about two things, and is not followed. What was found elsewhere in the
other article, outside the aligned place, joins nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from whence.text.slots.drift_copies import copies
from whence.text.slots.families import is_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Blame, Change, Fact

_EQUAL = ("same", "equivalent")
_STRENGTH = {"same": 0, "equivalent": 0, "compatible": 1, "conflict": 2, "unknown": 3}
_LEAST, _LEAST_UNKNOWN = 0.5, 0.8
"""Least score of a change that joins two facts; of one whose values cannot be compared, it has to be the same place."""
_CHANGED_PLACE = "moved"
"""What is told elsewhere in another sentence is no loss of meaning by itself."""


class Standing(NamedTuple):
    """One fact in its article."""

    article: str
    fact: Fact


class Link(NamedTuple):
    """A change, with the child that it was found in."""

    child: str
    change: Change


@dataclass
class Held:
    """One slot: who fills it with what, who tells the passage without, and every change between them."""

    facts: dict[str, Fact] = field(default_factory=dict)
    """By article; the first in the text, where it is said twice."""
    gone: dict[str, Change] = field(default_factory=dict)
    """By article: the change that says that it has nothing in the place."""
    links: list[Link] = field(default_factory=list)


def held(blames: Sequence[Blame]) -> list[Held]:
    """Return the slots that the changes of `blames` join, in the order in which their facts are met."""
    links = [Link(blame.child.id, change) for blame in blames for change in blame.changes]
    links += [Link(child, change) for child, change in copies(blames)]
    joined = _Joined()
    for link in links:
        for standing in _ends(link):
            joined.add(standing)
    both = [link for link in links if _joins(link.change)]
    # Values first: what two facts of one article say is known only when all that is equal has been joined.
    for link in both:
        if link.change.verdict in _EQUAL:
            joined.equate(*_ends(link))
    for link in sorted(both, key=lambda link: (_STRENGTH[link.change.verdict], -link.change.score)):
        joined.join(*_ends(link))
    return _gathered(joined, links)


def _ends(link: Link) -> list[Standing]:
    change = link.change
    ends = []
    if change.left is not None and change.parent is not None:
        ends.append(Standing(change.parent, change.left))
    if change.right is not None:
        ends.append(Standing(link.child, change.right))
    return ends


def _joins(change: Change) -> bool:
    if change.left is None or change.right is None or change.parent is None or "added" in change.also:
        return False
    least = _LEAST_UNKNOWN if change.verdict == "unknown" else _LEAST
    return change.verdict in _STRENGTH and change.score >= least


def _gathered(joined: _Joined, links: Iterable[Link]) -> list[Held]:
    slots: dict[int, Held] = {}
    for number, standing in enumerate(joined.standings):
        slot = slots.setdefault(joined.slot(number), Held())
        first = slot.facts.get(standing.article)
        if first is None or standing.fact.span < first.span:
            slot.facts[standing.article] = standing.fact
    for link in links:
        numbers = [joined.slot(joined.add(standing)) for standing in _ends(link)]
        if not numbers:
            continue
        slot, change = slots[numbers[0]], link.change
        if len(numbers) == 2:
            if numbers[0] == numbers[1] and _joins(change):
                slot.links.append(link)
            continue
        absent = link.child if change.right is None else change.parent
        if absent is not None and absent not in slot.facts:
            known = slot.gone.get(absent)
            if known is None or (is_loss(change) and not is_loss(known)):
                slot.gone[absent] = change
    return list(slots.values())


def is_loss(change: Change) -> bool:
    """Tell whether what is gone (or new) without a counterpart changes the meaning: a hedge, a negation."""
    return change.shift is not None and change.shift != _CHANGED_PLACE


class _Joined:
    """Facts by number; those of one slot, and those of one value, are sets that only grow."""

    def __init__(self) -> None:
        self.standings: list[Standing] = []
        self._numbers: dict[tuple[str, int, int, str], int] = {}
        self._slots: list[int] = []
        self._values: list[int] = []
        self._members: dict[int, dict[str, list[int]]] = {}

    def add(self, standing: Standing) -> int:
        fact = standing.fact
        key = (standing.article, fact.span.begin, fact.span.end, fact.type)
        if key not in self._numbers:
            number = self._numbers[key] = len(self.standings)
            self.standings.append(standing)
            self._slots.append(number)
            self._values.append(number)
            self._members[number] = {standing.article: [number]}
        return self._numbers[key]

    def slot(self, number: int) -> int:
        return _root(self._slots, number)

    def equate(self, one: Standing, other: Standing) -> None:
        first, second = sorted(_root(self._values, self.add(standing)) for standing in (one, other))
        self._values[second] = first

    def join(self, one: Standing, other: Standing) -> None:
        """Make one slot of two, unless an article would then say two things in it."""
        first, second = (self.slot(self.add(standing)) for standing in (one, other))
        if first == second:
            return
        if sum(map(len, self._members[first].values())) < sum(map(len, self._members[second].values())):
            first, second = second, first
        large, small = self._members[first], self._members[second]
        if all(self._alike(large[article][0], numbers[0]) for article, numbers in small.items() if article in large):
            for article, numbers in self._members.pop(second).items():
                large.setdefault(article, []).extend(numbers)
            self._slots[second] = first

    def _alike(self, one: int, other: int) -> bool:
        if _root(self._values, one) == _root(self._values, other):
            return True
        return is_same(self.standings[one].fact, self.standings[other].fact)


def _root(above: list[int], number: int) -> int:
    while above[number] != number:
        above[number] = above[above[number]]
        number = above[number]
    return number
