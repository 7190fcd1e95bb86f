"""An archive as something that can be exported: its tables, read piece by piece, and what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from whence.curation import sharing, stories, tables, tellings
from whence.errors import UsageError
from whence.model.tables import NAMES_OF_FIVE, Tables
from whence.options import preset

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from whence.archive import Archive


class Whole:
    """A whole archive, as it can be exported (`model.tables.Exportable`)."""

    def __init__(self, archive: Archive, notes: tuple[str, ...] = (), *, told: bool = True) -> None:
        """Take the archive, what limits its pairs, and whether it matters how much of it has been told."""
        self._archive, self._notes, self._told = archive, notes, told

    def batches(self, name: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a table, some at a time."""
        return tables.batches(self._archive, name)

    def tables(self) -> Tables:
        """Return the five tables."""
        return Tables(**{name: tables.arrow(self._archive, name) for name in NAMES_OF_FIVE}, notes=self.notes())

    def page(self, form: str) -> str:
        """Raise `UsageError`: what is drawn and laid out is one story."""
        raise UsageError(
            f"{form} shows one story: name one of its articles with --story (story= in Python); `whence log` lists them"
        )

    def notes(self) -> tuple[str, ...]:
        """Return what limits the tables, and how many stories have been told."""
        untold = told(self._archive) if self._told else ""
        return (*self._notes, untold) if untold else self._notes


def told(archive: Archive) -> str:
    """Return a sentence that says of how many stories quotations and facts are missing; nothing where of none."""
    known = archive.read_results(stories.STORIES, stories.key_of(sharing.key_of(preset("archive"))))
    there = archive.snapshot().serials()
    grouped: dict[str, list[int]] = {}
    for row in known.table().to_pylist() if known is not None else ():
        grouped.setdefault(row["story"], []).append(row["serial"])
    serials = [serial for story in grouped.values() for serial in story]
    if not np.array_equal(np.sort(serials), there):
        have = len(tellings.known(archive))
        return (
            f"Quotations and facts are those of stories that have been told ({have:,} so far); the articles have not"
            " been grouped into stories since the last were added: take --tell (Archive.tell in Python)."
        )
    several = [tuple(story) for story in grouped.values() if len(story) > 1]
    missing = len(tellings.untold(archive, several))
    if not missing:
        return ""
    return (
        f"Quotations and facts are those of the stories that have been told, {len(several) - missing:,} of"
        f" {len(several):,}: take --tell (Archive.tell in Python) to tell the others first."
    )
