"""Sift candidates: two articles with one shingle in common, and hardly a rare word, are not worth comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from whence.kernels.compiled.rare_words import rare_words, shared_weight
from whence.text.columns import weights

if TYPE_CHECKING:
    import numpy.typing as npt

    from whence.text.columns import TokenColumns

RARE = 0.3
"""Weight of a word that counts."""
LEAST = 0.8
"""Least weight of those in common. Of the pairs with a single shingle in 20,000 retellings half are dropped, and of
the gold pairs one in 2,000; a comparison takes ten times as long."""


def sift(
    left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32], seeds: npt.NDArray[np.uint8], tokens: TokenColumns
) -> npt.NDArray[np.bool_]:
    """Return which pairs of texts are worth comparing; `seeds` says how many shingles each has in common."""
    kept = seeds > 1
    few = np.flatnonzero(~kept)
    if few.size:
        wanted = np.zeros(tokens.starts.size - 1, np.bool_)
        wanted[left[few]] = wanted[right[few]] = True
        table = weights()
        begins, words = rare_words(tokens.starts, tokens.hashes, tokens.rarities, table, wanted, RARE)
        kept[few] = shared_weight(left[few], right[few], begins, words, table) >= LEAST
    return kept
