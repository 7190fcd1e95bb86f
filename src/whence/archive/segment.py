"""A segment: some articles with their metadata, and the postings of their shingles, in one file that never changes.

=================  ================================================================================================
array              holds, one a row unless said otherwise
=================  ================================================================================================
texts, ids,        bytes of strings, with ``…_at`` uint64[rows + 1] (`strings`)
outlets, dates,
rests
contents           16 bytes each: hash of all that was published (`rows`)
serials            uint32, rising: the number under which it was added, kept for ever
versions           uint32, from 1
added              int64, microseconds since 1970: when it was added
id_keys, id_rows   uint64, uint32: hashes of ids in rising order, and the row of each
directory,         postings (`kernels.compiled.postings_file`) of the rows that were live when it was written
records
=================  ================================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from whence.archive import strings
from whence.archive.container import Container
from whence.archive.rows import CONTENT_BYTES, rest_of
from whence.kernels.postings_layout import Layout, Postings
from whence.model import Article

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

COLUMNS = ("texts", "ids", "outlets", "dates", "rests")
PLAIN = ("contents", "serials", "versions", "added")
_WORDS = frozenset(COLUMNS)


class Segment:
    """A segment mapped into memory."""

    def __init__(self, path: Path) -> None:
        """Map the file; raises `FileNotFoundError`, `ArchiveDamaged` and `ArchiveFormat`."""
        self.container = container = Container(path)
        try:
            self.rows: int = container.about["rows"]
            self.columns = {name: strings.get(container, name) for name in COLUMNS}
            self.plain = {name: container.array(name) for name in PLAIN}
            self.id_keys: npt.NDArray[np.uint64] = container.array("id_keys")
            self.id_rows: npt.NDArray[np.uint32] = container.array("id_rows")
            layout = Layout(*container.about["layout"])
            self.postings = Postings(container.array("directory"), container.array("records"), layout)
        except (KeyError, TypeError, ValueError) as error:
            raise container.damaged("is not what it should be") from error
        if self.postings.directory.size != (1 << layout.bits) + 1 or self.plain["serials"].size != self.rows:
            raise container.damaged("is not what it should be")

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.container.path.name

    def text_bytes(self) -> int:
        """Return how many bytes are words of the articles: texts, ids, outlets, dates and the rest."""
        return sum(size for name, size in self.container.sizes().items() if name in _WORDS)

    def id(self, row: int) -> str:
        """Return the id of a row."""
        return self._string("ids", row)

    def text(self, row: int) -> str:
        """Return the text of a row."""
        return self._string("texts", row)

    def outlet(self, row: int) -> str | None:
        """Return the outlet of a row."""
        return self._optional("outlets", row)

    def date(self, row: int) -> str | None:
        """Return the date of a row."""
        return self._optional("dates", row)

    def _string(self, name: str, row: int) -> str:
        try:
            return strings.decoded(self.columns[name].at(row))
        except ValueError as error:
            raise self.container.damaged("has been changed") from error

    def _optional(self, name: str, row: int) -> str | None:
        return strings.unsigned(self._string(name, row))

    def content(self, row: int) -> bytes:
        """Return by which the article of a row is known for the same."""
        return self.plain["contents"][CONTENT_BYTES * row : CONTENT_BYTES * (row + 1)].tobytes()

    def number(self, name: str, row: int) -> int:
        """Return the serial number, the version or the time of a row."""
        return int(self.plain[name][row])

    def article(self, row: int) -> Article:
        """Return the article of a row; raises `ArchiveDamaged`."""
        try:
            rest: dict[str, Any] = rest_of(self.columns["rests"].at(row))
            return Article(self.id(row), self.text(row), self.outlet(row), self.date(row), **rest)
        except ValueError as error:
            raise self.container.damaged("has been changed") from error

    def rows_of(self, keys: npt.NDArray[np.uint64]) -> list[tuple[int, int]]:
        """Return ``(n, row)`` for each row whose id may be the one with key n of `keys`."""
        begins = np.searchsorted(self.id_keys, keys, "left")
        ends = np.searchsorted(self.id_keys, keys, "right")
        return [
            (int(n), int(self.id_rows[at]))
            for n in np.flatnonzero(begins < ends)
            for at in range(int(begins[n]), int(ends[n]))
        ]
