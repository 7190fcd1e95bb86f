"""What two texts owe to chance, after Karlin and Altschul (PNAS 87, 1990)."""

from __future__ import annotations

from math import log


def chance(left: int, right: int) -> float:
    """Return what two texts of so many words owe to chance: to be added to every threshold on a passage's score.

    The number of places at which two texts may agree by chance grows with the product of their lengths, so the score
    that is worth anything grows with its logarithm. A rarity of 1 stands for one article in 31,560
    (docs/models/words.md); nothing is added up to two articles of ordinary length.
    """
    return max(0.0, log((left * right + 1) / ORDINARY)) / _NATS


ORDINARY = 1000 * 1000
_NATS = log(31_560)
