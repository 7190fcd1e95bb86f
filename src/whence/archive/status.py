"""What is in an archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from whence.archive.layout import FORMAT

if TYPE_CHECKING:
    from whence.archive.snapshot import Snapshot


@dataclass(frozen=True)
class ResultStatus:
    """Results that are kept under one name, made with one set of options."""

    name: str
    key: str
    articles: int
    """How many of the articles that are there now it covers."""
    rows: int


@dataclass(frozen=True)
class Status:
    """What is in an archive."""

    path: str
    format: int
    articles: int
    versions: int
    """Of all articles together: as many as articles, if none was ever changed."""
    segments: int
    text_bytes: int
    """Texts and metadata …"""
    index_bytes: int
    """… and what serves to find them."""
    results: tuple[ResultStatus, ...]


def status(snapshot: Snapshot) -> Status:
    """Return what is in the archive."""
    entries = snapshot.manifest.segments
    articles = sum(entry.live for entry in entries)
    return Status(
        str(snapshot.folder),
        FORMAT,
        articles,
        articles + sum(entry.superseded for entry in entries),
        len(entries),
        sum(entry.text_bytes for entry in entries),
        sum(entry.index_bytes for entry in entries),
        tuple(_results(snapshot)),
    )


def _results(snapshot: Snapshot) -> list[ResultStatus]:
    covered: dict[tuple[str, str], tuple[int, int]] = {}
    for entry in snapshot.manifest.results:
        covers, rows = covered.get((entry.name, entry.key), (0, 0))
        covered[entry.name, entry.key] = max(covers, entry.covers), rows + entry.rows
    serials = snapshot.serials() if covered else np.zeros(0, np.uint32)
    return [
        ResultStatus(name, key, int(np.searchsorted(serials, covers)), rows)
        for (name, key), (covers, rows) in covered.items()
    ]
