"""Find what two texts share: seeds → maximal matches → chains, best first."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from whence.kernels.chain import Chain, GapCost, chain
from whence.kernels.matches import maximal_matches

if TYPE_CHECKING:
    from whence.options import Options
    from whence.text.vocabulary import Vocabulary


def find(vocabulary: Vocabulary, options: Options) -> list[Chain]:
    """Return the chains of shared words of the two texts that are worth aligning, best first.

    A chain below half of the weak threshold cannot reach it by extension alone and is dropped here.
    """
    left, right = vocabulary.left.ids, vocabulary.right.ids
    matches = maximal_matches(left, right, vocabulary.weights)
    chains = chain(matches, left, vocabulary.weights, GapCost(reach=options.gap))
    least = (options.weak_score + chance(len(left), len(right))) / 2
    return [c for c in chains if c.score >= least]


def chance(left: int, right: int) -> float:
    """Return what two texts of so many words owe to chance: to be added to every threshold on a passage's score.

    The number of places at which two texts may agree by chance grows with the product of their lengths, so the score
    that is worth anything grows with its logarithm (Karlin and Altschul, PNAS 87, 1990). A rarity of 1 stands for one
    article in 31,560 (docs/models/words.md); nothing is added up to two articles of ordinary length.
    """
    return max(0.0, log((left * right + 1) / _ORDINARY)) / _NATS


_ORDINARY = 1000 * 1000
_NATS = log(31_560)
