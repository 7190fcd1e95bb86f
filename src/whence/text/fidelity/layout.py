"""A quotation laid over an article."""

from __future__ import annotations

from typing import NamedTuple

from whence.kernels.edits import Pair


class Layout(NamedTuple):
    """A quotation laid over an article: pairs of (tokens of the article, positions in the quotation).

    In the order of the quotation; a piece is a run of pairs that is also in order in the article.
    """

    pieces: tuple[tuple[Pair, ...], ...]
    share: float
    """Share of the quotation's weight that is paired, by likeness."""
    merit: float
    """The same less a price for every break in it: words strewn over an article are not a quotation."""

    @property
    def pairs(self) -> list[Pair]:
        """All pairs, in the order of the quotation."""
        return [pair for piece in self.pieces for pair in piece]
