"""Verify pairs of a corpus: find and align what each pair shares, with compiled kernels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from whence.kernels.chain import GapCost
from whence.kernels.chance import ORDINARY, chance
from whence.kernels.compiled.chaining import Gap
from whence.kernels.compiled.matching import Seeding
from whence.kernels.compiled.pairing import passages_of_pairs
from whence.kernels.compiled.paths import Limits
from whence.kernels.matches import Rarity
from whence.kernels.path import FRESH, PIECE, TELLING
from whence.text.columns import weights

if TYPE_CHECKING:
    from whence.options import Options
    from whence.text.columns import TokenColumns

Rows = npt.NDArray[np.uint32]
"""Numbers of texts in the columns."""


class PassageColumns(NamedTuple):
    """Passages of many pairs of texts, in the order of the pairs, those of each pair the best first."""

    pair: npt.NDArray[np.int64]
    """Which of the pairs."""
    i: npt.NDArray[np.int32]
    """First token on the left …"""
    i2: npt.NDArray[np.int32]
    """… and the end there; both count from the first token of the text."""
    j: npt.NDArray[np.int32]
    j2: npt.NDArray[np.int32]
    left_begin: npt.NDArray[np.uint32]
    """Characters [begin, end) of the untouched text."""
    left_end: npt.NDArray[np.uint32]
    right_begin: npt.NDArray[np.uint32]
    right_end: npt.NDArray[np.uint32]
    score: npt.NDArray[np.float64]
    strong: npt.NDArray[np.bool_]
    """Whether it counts on its own; a weak one only adds to other evidence."""


def verify(left: Rows, right: Rows, columns: TokenColumns, options: Options) -> PassageColumns:
    """Return the passages of each pair ``left[n]``, ``right[n]`` of texts.

    They are those of `pipeline.share` with ``options.alike`` off, to the character and to the last bit of the score:
    words are paired where they are equal or two of them written as one are. Raises `ValueError` if the two columns of
    pairs are not of one length. The interpreter is free meanwhile, so several threads may verify at once.
    """
    if left.shape != right.shape:
        message = f"{left.size} texts on the left, {right.size} on the right"
        raise ValueError(message)
    rarity, gap = Rarity(), GapCost(reach=options.gap)
    found = passages_of_pairs(
        columns.starts,
        columns.hashes,
        columns.sizes,
        columns.rarities,
        weights(),
        np.ascontiguousarray(left, np.uint32),
        np.ascontiguousarray(right, np.uint32),
        _chances(left, right, columns),
        Seeding(rarity.pairs, rarity.weights, rarity.earliest),
        Gap(gap.reach, gap.replaced, gap.shifted, gap.lookback),
        Limits(
            options.extension,
            options.insertion,
            float(options.weak_score),
            float(options.passage_score),
            PIECE * options.passage_score,
            TELLING,
            FRESH,
        ),
    )
    one, other = columns.starts[left[found.pair]], columns.starts[right[found.pair]]
    return PassageColumns(
        found.pair,
        found.i,
        found.i2,
        found.j,
        found.j2,
        columns.begins[one + found.i],
        columns.ends[one + found.i2 - 1],
        columns.begins[other + found.j],
        columns.ends[other + found.j2 - 1],
        found.score,
        found.strong,
    )


def _chances(left: Rows, right: Rows, columns: TokenColumns) -> npt.NDArray[np.float64]:
    """Return what each pair owes to chance: nothing, as a rule; so the very function of the pure path is asked."""
    lefts, rights = (columns.starts[side + np.uint64(1)] - columns.starts[side] for side in (left, right))
    chances = np.zeros(left.size)
    for n in np.flatnonzero(lefts * rights + 1 > ORDINARY):
        chances[n] = chance(int(lefts[n]), int(rights[n]))
    return chances
