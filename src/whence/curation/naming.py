"""From the serial numbers that results are kept by to articles, ids and passages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from whence.archive.marks import LIVE
from whence.model import NATURES, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    def _names(self) -> dict[int, str]:
        return dict(zip(self._serials.tolist(), self.snapshot.ids(), strict=True))

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        """Return where each article lies: which part of the archive, which row."""
        places = [
            (n, row)
            for n, part in enumerate(self.snapshot.parts)
            for row in np.flatnonzero(part.kinds == LIVE).tolist()
        ]
        return dict(zip(self._serials.tolist(), places, strict=True))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: serial for serial, name in self._names.items()}

    def id(self, serial: int) -> str:
        """Return the id of an article."""
        return self._names[serial]

    def article(self, serial: int) -> Article:
        """Return an article with all that is known of it."""
        part, row = self._places[serial]
        return self.snapshot.parts[part].segment.article(row)

    def serial(self, id: str) -> int:
        """Return the serial number of an article; raises `KeyError` if it is not there."""
        return self._numbers[id]

    def passages(self, rows: PassageRows, begin: int, end: int) -> tuple[Passage, ...]:
        """Return the passages of some rows with their nature, the articles by id."""
        return tuple(
            Passage(
                self.id(left),
                self.id(right),
                Span(left_begin, left_end),
                Span(right_begin, right_end),
                score,
                strong,
                NATURES[nature],
            )
            for left, right, left_begin, left_end, right_begin, right_end, score, strong, nature in rows.some(
                begin, end
            )
        )


class PassageRows:
    """A table of passages with their nature, by serial number, as columns of which a few rows are read at a time."""

    _NAMES = ("left", "right", "left_begin", "left_end", "right_begin", "right_end", "score", "strong", "nature")

    def __init__(self, table: pa.Table) -> None:
        """Take the table."""
        self._columns = [table[name].to_numpy(zero_copy_only=False) for name in self._NAMES]

    def some(self, begin: int, end: int) -> Iterator[tuple[Any, ...]]:
        """Yield the rows from `begin` to `end`, in the order of the columns."""
        return zip(*(column[begin:end].tolist() for column in self._columns), strict=True)
