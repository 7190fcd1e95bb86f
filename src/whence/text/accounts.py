"""What one parent accounts for of one sentence: evidence on its way from `account` to `judge` and `omit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from whence.kernels.edits import Pair
    from whence.text.rewording import Rewording


class Piece(NamedTuple):
    """The part of a shared passage that lies in one sentence: its pairs, parent on the left."""

    pairs: tuple[Pair, ...]
    share: float
    """Share of the sentence's weight that is matched here."""
    strong: bool
    """Whether the passage it is part of counts on its own."""


class Account(NamedTuple):
    """What one parent accounts for of one sentence."""

    pieces: tuple[Piece, ...]
    rewording: Rewording | None
    aligned: float
    """Share of the sentence's weight in strong pieces."""
    features: dict[str, float]
    """What the scorer weighs; empty where there is nothing to weigh: copied throughout, or nothing in common."""
