"""Which rows of a segment are not live: what changes about a segment lies in a small file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from whence.archive.container import Container, Writer

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Kinds = npt.NDArray[np.uint8]
    """What each row of a segment is."""

LIVE, SUPERSEDED, REMOVED = 0, 1, 2
"""The newest version of an article; an older one, kept for its history; one that goes with the next merge."""


def write(path: Path, kinds: Kinds) -> None:
    """Write the rows that are not live."""
    rows = np.flatnonzero(kinds).astype(np.uint32)
    with Writer(path) as writer:
        writer.put("rows", rows)
        writer.put("kinds", kinds[rows])
        writer.finish({})


def read(path: Path, rows: int) -> Kinds:
    """Return what each of so many rows is; raises `FileNotFoundError` and `ArchiveDamaged`."""
    container = Container(path)
    container.check()
    kinds = np.zeros(rows, np.uint8)
    marked = container.array("rows")
    if marked.size and int(marked.max()) >= rows:
        raise container.damaged("is not of this segment")
    kinds[marked] = container.array("kinds")
    return kinds
