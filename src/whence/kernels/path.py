"""An aligned passage in tokens: the chain, its gaps filled and its ends extended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from whence.kernels.edits import Pair


class Path(NamedTuple):
    """The aligned pairs of tokens of one passage in order, the left text's first, and their score."""

    pairs: tuple[Pair, ...]
    score: float
    strong: bool = True
    """Whether it counts on its own; a weak one only adds to other evidence."""


TELLING = 0.12
"""Least weight of the words that two stretches share for one to be tried as the continuation of the other."""
PIECE = 0.4
"""Share of the score of a passage that a piece of a broken one must reach on its own."""
FRESH = 0.5
"""Least share of a passage's weight, on one side at least, that no better passage has claimed."""
