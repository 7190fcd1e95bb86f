"""How postings lie on disk: values only, so that an archive can be opened without its kernels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Layout(NamedTuple):
    """How postings are laid out."""

    bits: int
    """Bits of the key that name its bucket."""
    key: int
    """Bytes that hold the rest of it …"""
    row: int
    """… and the row."""


class Postings(NamedTuple):
    """Postings as they lie on disk: arrays that cannot be written to."""

    directory: npt.NDArray[np.uint32]
    """Where each bucket begins in the records, and where the last one ends."""
    records: npt.NDArray[np.uint8]
    """The rest of the key and the row of each posting, lowest byte first, ordered by key and row."""
    layout: Layout
