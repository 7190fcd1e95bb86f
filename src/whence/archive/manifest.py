"""The manifest: one small JSON file that names all that counts, and is switched as a whole."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from whence.archive.disk import switch
from whence.archive.layout import FORMAT, MANIFEST
from whence.errors import ArchiveDamaged, ArchiveFormat

if TYPE_CHECKING:
    from pathlib import Path

_KIND = "archive of whence"
_Entry = TypeVar("_Entry", "SegmentEntry", "ResultEntry")


@dataclass(frozen=True)
class SegmentEntry:
    """A segment that counts."""

    file: str
    rows: int
    live: int
    """Rows that are the newest version of an article …"""
    superseded: int
    """… and those that are an older one; what is left is removed."""
    text_bytes: int
    index_bytes: int
    bytes: int
    marks: str | None = None
    """The file that says which rows are not live."""


@dataclass(frozen=True)
class ResultEntry:
    """A part of some results."""

    name: str
    key: str
    """The options they were made with."""
    covers: int
    """They are about the articles with serial numbers below this."""
    file: str
    rows: int


@dataclass(frozen=True)
class Manifest:
    """What the archive is made of, at one moment."""

    generation: int = 0
    """Counts the commits."""
    next_file: int = 1
    """Numbers of files are used once."""
    next_serial: int = 0
    segments: tuple[SegmentEntry, ...] = ()
    """Their rows in this order are the articles in the order in which they were added."""
    results: tuple[ResultEntry, ...] = ()

    def files(self) -> set[str]:
        """Return the names of all files that count."""
        marks = {entry.marks for entry in self.segments if entry.marks is not None}
        return {entry.file for entry in self.segments} | {entry.file for entry in self.results} | marks


class Stamp(NamedTuple):
    """By which a manifest is known for the one that was read."""

    inode: int
    changed: int
    size: int


def stamp(folder: Path) -> Stamp:
    """Return the stamp of the manifest that is there now."""
    found = os.stat(f"{folder}/{MANIFEST}")  # noqa: PTH116 (asked before every question; a Path takes ten times as long)
    return Stamp(found.st_ino, found.st_mtime_ns, found.st_size)


def save(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the one that counts."""
    said: dict[str, Any] = {
        "kind": _KIND,
        "format": FORMAT,
        "written": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    said |= {
        **vars(manifest),
        "segments": list(map(vars, manifest.segments)),
        "results": list(map(vars, manifest.results)),
    }
    switch(folder / MANIFEST, json.dumps(said).encode())


def load(folder: Path) -> Manifest:
    """Return the manifest that counts.

    Raises `FileNotFoundError`, `ArchiveDamaged` and `ArchiveFormat`.
    """
    path = folder / MANIFEST
    try:
        said: dict[str, Any] = json.loads(path.read_bytes())
        if said["kind"] != _KIND:
            raise _damaged(path)
        version = int(said["format"])
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path) from error
    if version > FORMAT:
        raise ArchiveFormat(
            str(folder),
            f"the archive was made by a newer whence (format {version}; this one knows {FORMAT})",
            "upgrade whence",
        )
    if version < FORMAT:
        raise ArchiveFormat(
            str(folder),
            f"the archive was made by an early whence (format {version}; this one knows {FORMAT})",
            "make a new archive and add the articles again",
        )
    try:
        plain = {f.name: said[f.name] for f in fields(Manifest) if f.name not in {"segments", "results"}}
        return Manifest(
            **plain,
            segments=tuple(_entry(SegmentEntry, each) for each in said["segments"]),
            results=tuple(_entry(ResultEntry, each) for each in said["results"]),
        )
    except (KeyError, TypeError) as error:
        raise _damaged(path) from error


def _entry(kind: type[_Entry], said: dict[str, Any]) -> _Entry:
    return kind(**{f.name: said[f.name] for f in fields(kind)})


def _damaged(path: Path) -> ArchiveDamaged:
    return ArchiveDamaged(str(path), "is damaged", "copy the archive again from where it is whole, or add anew")
