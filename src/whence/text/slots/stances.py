"""What became of how sure a passage is, in one region: the shifts of stance as changes."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from whence.model import Change
from whence.text.slots.region import tokens_of
from whence.text.stance.grammar import ended
from whence.text.stance.shifts import Stretch, shifts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import FactType, FactVerdict
    from whence.text.slots.region import Region
    from whence.text.stance.stretches import StanceShift
    from whence.text.witness import Witness

_DROPPED: frozenset[str] = frozenset(("hedge lost", "certainty raised"))


def stance_changes(place: Region, voiced: tuple[bool, bool | None]) -> Iterator[Change]:
    """Yield how the stance of each place of the parent changed in the child's sentence.

    `voiced` tells whether the parent's place and the child's sentence are attributed to somebody; None where nobody has
    looked, and then nobody is said to have dropped an attribution.
    """
    seen = set()
    for begin, end in place.rows:
        pairs = [(row, column) for column, rows in place.anchors.items() for row in rows if begin <= row < end]
        left, right = Stretch(place.left, begin, end), Stretch(place.right, *place.columns)
        for shift in shifts(left, right, sorted(pairs), voiced):
            fact = shift.right or shift.left
            if fact is None or (shift.left, shift.right) in seen or _is_torn(shift, place):
                continue
            seen.add((shift.left, shift.right))
            kind: FactType = fact.type
            # What is said without it has nothing in its place: the words that are left are no counterpart.
            one = None if shift.verdict == "added" else shift.left
            other = None if shift.verdict == "dropped" else shift.right
            yield Change(
                kind, shift.verdict, None if one is None else place.left.article.id, one, other, shift.rule,
                round(shift.score, 4), shift.kind, _also(shift),
            )  # fmt: skip


def _is_torn(shift: StanceShift, place: Region) -> bool:
    """Tell whether a sentence ends inside what the cue is thought to bear on, by either text's own marks."""
    back: dict[int, list[int]] = {}
    for column, rows in place.anchors.items():
        for row in rows:
            back.setdefault(row, []).append(column)
    sides = ((shift.left, place.left, place.right, back), (shift.right, place.right, place.left, place.anchors))
    for fact, own, other, across in sides:
        if fact is None or fact.type == "attribution verb":
            continue
        begin, end = tokens_of(own, fact.span)
        if any(ended(own, n) for n in range(begin + 1, end)):
            return True
        if any(_opens(other, m) for n in range(begin + 1, end) for m in across.get(n, ())):
            return True
    return False


def _opens(witness: Witness, token: int) -> bool:
    """Tell whether a token is the first of a sentence that the text's own marks tell."""
    at = bisect_right(witness.ranges, token, key=lambda r: r[0]) - 1
    return at > 0 and not witness.windows[at] and witness.ranges[at][0] == token


def _also(shift: StanceShift) -> tuple[FactVerdict, ...]:
    """Return "dropped" beside a hedge that is gone: to some readers that is what happened to it."""
    return ("dropped",) if shift.kind in _DROPPED and shift.verdict == "conflict" else ()
