"""Which fact of the child stands in the place of which fact of the parent.

Three kinds of evidence, each a chance that it is the same slot: aligned words right before and right behind, the same
noun governed, and being the only facts of their kind in both places. They are joined as independent chances. What has
the same value is paired first, so that a number is never held against its neighbour while its own twin stands there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from whence.text import words
from whence.text.slots.amounts import comparable, overlap
from whence.text.slots.families import NAMES, family, is_same, may_meet, noun_relation
from whence.text.slots.region import tokens_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from whence.model import Fact
    from whence.text.slots.region import Region

_BESIDE = (0.62, 0.52, 0.38, 0.22)
"""Chance that it is one slot by an aligned word on one side, so many words left over between the two."""
_INSIDE = 0.6
"""The same by an aligned word within both, besides the value."""
_AROUND, _REACH, _FARTHEST = 0.25, 7, 0.4
"""The same by the rarer words around both, for each whole rare word; how far around; and the most they count for."""
_NOUN = {"same": 0.7, "alike": 0.4, "different": 0.0, "unsaid": 0.0}
_ONLY = 0.5
"""The same where both are the only ones of their kind."""
_OTHER_NOUN = 0.55
"""What is left of the chance where different things are counted."""
_LEAST, _LEAST_EQUAL = 0.45, 0.3
"""Least chance of a pair; and what equal values alone are worth."""
_MOST_PAIRS, _ALIKE_AT_MOST = 2500, 8
"""Pairs of facts in one region up to which each is held against each; how many of one form are tried beyond that."""
TIGHT = 2
"""The grip of aligned words right beside both, on both sides."""
_AGREEING, _WHOLLY = 0.3, 0.6
"""How much less sure a slot may be than another, if its values agree and the other's do not; with `presumed`."""


class Slot(NamedTuple):
    """Two facts that stand for the same thing, and how surely they do."""

    left: Fact
    right: Fact
    chance: float
    grip: int = 0
    """What bears it out: 2 aligned words right before and right behind both · 1 aligned words beside or inside both, or
    the same noun · 0 nothing of the kind, and then nobody is accused."""


def paired(
    region: Region, lefts: Sequence[Fact], rights: Sequence[Fact], *, bare: bool, presumed: bool = False
) -> list[Slot]:
    """Return the slots of a region: each fact at most once, the surest first; equal values before all others.

    With `presumed`, where the two texts speak of one thing by assumption, what agrees goes before what does not: of
    several figures the one that a claim is about is hardly told by its place.
    """
    candidates = list(_candidates(region, lefts, rights, bare=bare))
    kept = {fact.norm for fact in rights}
    candidates.sort(
        key=lambda c: (
            _rank(c, kept),
            -c.chance - (_WHOLLY if presumed else _AGREEING) * _agrees(c),
            c.left.span,
            c.right.span,
        )
    )
    taken: set[Fact] = set()
    slots = []
    for slot in candidates:
        if slot.left in taken or slot.right in taken:
            continue
        if is_same(slot.left, slot.right) or slot.chance >= _LEAST or (presumed and _agrees(slot)):
            slots.append(slot)
            taken |= {slot.left, slot.right}
    return slots


def _rank(slot: Slot, kept: Container[str]) -> int:
    """Return 0 for a name that stands where the parent has another that is gone from the child, 1 for equal values.

    A name put in another's place mostly stands elsewhere in the parent's sentence too, and would be led back there.
    """
    if slot.left.type == slot.right.type in NAMES and slot.grip == TIGHT and slot.left.norm not in kept:
        return 0
    return 1 if is_same(slot.left, slot.right) else 2


def _agrees(slot: Slot) -> bool:
    """Tell whether one of two figures lies within the other."""
    left, right = slot.left.amount, slot.right.amount
    return left is not None and right is not None and comparable(left, right) and overlap(left, right)


def _candidates(region: Region, lefts: Sequence[Fact], rights: Sequence[Fact], *, bare: bool) -> Iterator[Slot]:
    counts = [Counter(map(_kind, side)) for side in (lefts, rights)]
    near = _Near(region, lefts) if len(lefts) * len(rights) > _MOST_PAIRS else None
    for right in rights:
        columns = tokens_of(region.right, right.span)
        for left in lefts if near is None else near.to(right, columns):
            if not may_meet(left, right, bare=bare):
                continue
            rows = tokens_of(region.left, left.span)
            only = counts[0][_kind(left)] == counts[1][_kind(right)] == 1
            slot = Slot(left, right, *chance_of_slot(region, rows, columns, noun_relation(left, right), only=only))
            if is_same(left, right):
                slot = slot._replace(chance=max(slot.chance, _LEAST_EQUAL))
            if slot.chance > 0 or _agrees(slot):
                yield slot


class _Near:
    """Of a great many facts, as a table holds them, those that stand beside aligned words or have the same form."""

    def __init__(self, region: Region, lefts: Sequence[Fact]) -> None:
        self._region = region
        self._at: dict[int, list[Fact]] = {}
        self._forms: dict[str, list[Fact]] = {}
        for fact in lefts:
            for row in range(*tokens_of(region.left, fact.span)):
                self._at.setdefault(row, []).append(fact)
            self._forms.setdefault(fact.norm, []).append(fact)

    def to(self, right: Fact, columns: tuple[int, int]) -> list[Fact]:
        """Return the facts worth holding against `right`, in reading order."""
        rows = {
            row + step
            for column in range(columns[0] - 2, columns[1] + 2)
            for row in self._region.anchors.get(column, ())
            for step in range(-2, 3)
        }
        found = {fact for row in rows for fact in self._at.get(row, ())}
        found.update(self._forms.get(right.norm, ())[:_ALIKE_AT_MOST])
        return sorted(found, key=lambda fact: fact.span)


def _kind(fact: Fact) -> tuple[str, str]:
    """Return what "the only one of its kind" counts: family, and unit or type within it."""
    return family(fact.type), fact.amount.unit if fact.amount is not None else fact.type


def chance_of_slot(
    region: Region, rows: tuple[int, int], columns: tuple[int, int], noun: str, *, only: bool
) -> tuple[float, int]:
    """Return the chance that the parent's tokens `rows` and the child's `columns` fill one slot, and its grip."""
    beside = _beside(region, rows[0], columns[0], -1), _beside(region, rows[1] - 1, columns[1] - 1, 1)
    inside = _inside(region, rows, columns)
    chances = [*beside, inside, _around(region, rows, columns), _NOUN[noun], _ONLY if only else 0.0]
    chance = 1 - prod(1 - c for c in chances)
    firm = max(beside) >= _BESIDE[1] or inside > 0 or noun == "same"
    grip = TIGHT if min(beside) >= _BESIDE[0] else int(firm)
    return (chance * _OTHER_NOUN if noun == "different" and grip < TIGHT else chance), grip


def _beside(region: Region, row: int, column: int, step: int) -> float:
    """Return the chance by the nearest aligned words before (−1) or behind (1) both."""
    if is_edge(region, row, column, step):
        return _BESIDE[0]
    best = 0.0
    for far in range(1, 4):
        for other in region.anchors.get(column + far * step, ()):
            left_over = (other - row) * step - 1 + far - 1
            if (other - row) * step > 0 and left_over < len(_BESIDE):
                best = max(best, _BESIDE[left_over])
    return best


def is_edge(region: Region, row: int, column: int, step: int) -> bool:
    """Tell whether both tokens are the first (−1) or last (1) of a sentence that the text itself ends."""
    at = bisect_right(region.left.ranges, row, key=lambda r: r[0]) - 1
    if at < 0 or region.left.windows[at]:
        return False
    begin, end = region.left.ranges[at]
    return (row, column) == ((begin, region.columns[0]) if step < 0 else (end - 1, region.columns[1] - 1))


def _inside(region: Region, rows: tuple[int, int], columns: tuple[int, int]) -> float:
    for column in range(*columns):
        if any(rows[0] <= row < rows[1] for row in region.anchors.get(column, ())):
            return _INSIDE
    return 0.0


def _around(region: Region, rows: tuple[int, int], columns: tuple[int, int]) -> float:
    """Return the chance by words that stand somewhere around both, in whatever order."""
    weight = 0.0
    for column in (*range(columns[0] - _REACH, columns[0]), *range(columns[1], columns[1] + _REACH)):
        if any(rows[0] - _REACH <= row < rows[1] + _REACH for row in region.anchors.get(column, ())):
            weight += words.rarity(region.right.tokens.words[column])
    return min(_FARTHEST, _AROUND * weight)
