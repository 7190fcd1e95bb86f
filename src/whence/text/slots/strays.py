"""Figures that are no facts, or none that found a partner, and yet changed in place: "Flight 227", "1987/88".

The grammar leaves many figures alone: names with numbers, ratios, season years, tables. Where the words right before
and right behind such a figure are aligned, another figure in its place is a change all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Amount, Fact
from whence.text import numbers
from whence.text.slots.pairing import TIGHT, Slot, is_edge
from whence.text.slots.region import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whence.text.slots.region import Region
    from whence.text.witness import Witness

_CHANCE = 0.8
_LOOSE = frozenset(("number", "count", "date", "ordinal", "place", "person", "organisation", "role"))
"""Types of which a single figure may be held against another: what is left over of a date, a name with a number."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 1e15
"""A figure beyond it is a number of some account, or nonsense."""
_RUN_IN = 3
"""Letters behind digits that are another word; fewer are a magnitude or a unit ("380k", "5km")."""
_REACH = 3
"""Tokens that must be aligned in a row on one side where the other side is a figure as well, or the text's end."""


def strays(region: Region, paired: Iterable[Slot], lefts: Iterable[Fact], rights: Iterable[Fact]) -> list[Slot]:
    """Return the slots of figures outside `paired` that stand between the same aligned words with another value.

    What the grammar reads as more than a number (a time, an amount of money) is not taken apart again.
    """
    rows = {row for found in region.anchors.values() for row in found}
    rows |= {n for fact in lefts if fact.type not in _LOOSE for n in range(*tokens_of(region.left, fact.span))}
    columns = {n for slot in paired for n in range(*tokens_of(region.right, slot.right.span))}
    columns |= {n for fact in rights if fact.type not in _LOOSE for n in range(*tokens_of(region.right, fact.span))}
    found = []
    for column in range(*region.columns):
        if column in columns or not _is_figure(region.right, column):
            continue
        places = [row for row in _opposite(region, column) if row not in rows and _is_figure(region.left, row)]
        if len(places) == 1 and (slot := _slot(region, places[0], column)) is not None:
            found.append(slot)
            rows.add(places[0])
    return found


def _opposite(region: Region, column: int) -> Iterator[int]:
    """Yield the tokens of the parent that stand between the same aligned words as the child's token."""
    near = {
        other - step
        for step in (-1, 1)
        for far in (step, 2 * step)
        for other in (row - far + step for row in region.anchors.get(column + far, ()))
    }
    for row in sorted(near):
        if region.holds(row):
            before, behind = _is_next(region, row, column, -1), _is_next(region, row, column, 1)
            if (min(before, behind) > 0 and max(before, behind) > 1) or (before > 2 and _ends(region, row, column)):
                yield row


def _is_next(region: Region, row: int, column: int, step: int) -> int:
    """Return how surely what stands before (−1) or behind (1) both tokens is the same.

    0 not at all · 1 the word next but one · 2 the next word, or figures on both sides and then the next word, or both
    sentences end · 3 the next two words.
    """
    if is_edge(region, row, column, step):
        return 2
    far = 1
    while _is_figure(region.right, column + far * step) and _is_figure(region.left, row + far * step) and far < _REACH:
        if _are_aligned(region, row + far * step, column + far * step):
            return 2
        if is_edge(region, row + far * step, column + far * step, step):
            return 2
        far += 1
    second = _are_aligned(region, row + (far + 1) * step, column + (far + 1) * step)
    if _are_aligned(region, row + far * step, column + far * step):
        return 3 if second else 2
    return 1 if second else 0


def _are_aligned(region: Region, row: int, column: int) -> bool:
    return row in region.anchors.get(column, ())


def _ends(region: Region, row: int, column: int) -> list[bool]:
    """Tell of either token whether a clause or the text ends behind it, so that nothing there can be aligned."""
    return [
        n + 1 == len(witness.tokens) or not witness.article.text[witness.tokens.ends[n]].isspace()
        for witness, n in ((region.left, row), (region.right, column))
    ]


def _is_figure(witness: Witness, n: int) -> bool:
    return 0 <= n < len(witness.tokens) and witness.tokens.words[n][:1].isdigit()


def _slot(region: Region, row: int, column: int) -> Slot | None:
    one, other = _value(region.left.tokens.words[row]), _value(region.right.tokens.words[column])
    if one is None or other is None or one == other or max(one, other) > _MOST:
        return None
    return Slot(_fact(region.left, row, one), _fact(region.right, column, other), _CHANCE, TIGHT)


def _value(word: str) -> float | None:
    """Return the figure of a token; of one that has run into the next word ("23degree") its digits."""
    found = numbers.value(word.removesuffix("s"))  # "the 1990s"
    bare = word.rstrip(_LETTERS)
    return found if found is not None or len(word) - len(bare) < _RUN_IN else numbers.value(bare)


def _fact(witness: Witness, n: int, value: float) -> Fact:
    return Fact("number", witness.span(n, n + 1), witness.tokens.words[n], Amount(value, value, value), score=_CHANCE)
