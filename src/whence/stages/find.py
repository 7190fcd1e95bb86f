"""Find what two texts share: seeds → maximal matches → chains, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.kernels.chain import Chain, GapCost, chain
from whence.kernels.chance import chance
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
