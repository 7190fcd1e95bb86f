"""How sure the retelling is of what the parent says: the shifts between two aligned stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.stance.hedged import hedges
from whence.text.stance.negated import negations
from whence.text.stance.outlook import outlooks
from whence.text.stance.parties import merged, swapped
from whence.text.stance.spoken import changed, dropped, matched, verbs
from whence.text.stance.stretches import StanceShift, Stretch, link, side

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["StanceShift", "Stretch", "shifts"]


def shifts(
    left: Stretch,
    right: Stretch,
    pairs: Sequence[tuple[int, int]],
    attributed: tuple[bool, bool | None] = (False, False),
) -> list[StanceShift]:
    """Return how the stance of the parent's stretch changed in the child's, in the parent's reading order.

    `pairs` are aligned tokens, parent's and child's; they may be sparse. `attributed` tells whether something outside
    either stretch attributes it; None where nobody has looked. What cannot be told is not said.
    """
    here, there = side(left), side(right)
    if here.begin >= here.end or there.begin >= there.end:
        return []
    ties = link(here, there, pairs)
    same = matched(here, there, ties)
    other = changed(here, there, ties, same)
    told = [cue for pair in (*same, *([other] if other else [])) for cue in pair]
    found = [
        *verbs(here, there, other),
        *dropped(here, there, ties, attributed),
        *hedges(here, there, ties, told, attributed=attributed[1] is True and not attributed[0]),
        *negations(here, there, ties),
        *outlooks(here, there, ties),
        *swapped(here, there, ties),
        *merged(here, there, ties),
    ]
    return sorted(found, key=_place)


def _place(shift: StanceShift) -> tuple[int, int]:
    fact = shift.left or shift.right
    return (0, 0) if fact is None else (shift.left is None, fact.span.begin)
