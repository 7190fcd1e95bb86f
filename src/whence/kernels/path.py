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
