"""From the serial numbers that results are kept by to articles, ids and passages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from whence.model import NATURES, Passage, Span

if TYPE_CHECKING:
    import pyarrow as pa

    from whence.archive.snapshot import Snapshot
    from whence.model import Article


class Naming:
    """The articles of an archive at one moment, by serial number."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take the moment."""
        self.snapshot = snapshot
        self._serials = snapshot.serials()

    @cached_property
    def _ids(self) -> list[str]:
        return self.snapshot.ids()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: int(serial) for name, serial in zip(self._ids, self._serials, strict=True)}

    def id(self, serial: int) -> str:
        """Return the id of an article."""
        return self._ids[int(np.searchsorted(self._serials, serial))]

    def article(self, serial: int) -> Article:
        """Return an article with all that is known of it."""
        return self.snapshot.at(int(np.searchsorted(self._serials, serial)))

    def serial(self, id: str) -> int:
        """Return the serial number of an article; raises `KeyError` if it is not there."""
        return self._numbers[id]

    def passages(self, table: pa.Table) -> tuple[Passage, ...]:
        """Return the passages of some rows of `corpus.rounds.PASSAGES` with their nature, the articles by id."""
        return tuple(
            Passage(
                self.id(row["left"]),
                self.id(row["right"]),
                Span(row["left_begin"], row["left_end"]),
                Span(row["right_begin"], row["right_end"]),
                row["score"],
                row["strong"],
                NATURES[row["nature"]],
            )
            for row in table.to_pylist()
        )
