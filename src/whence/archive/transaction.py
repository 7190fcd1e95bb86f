"""What one writer does between two manifests. Until `commit` nothing of it counts; `commit` makes all of it count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from whence.archive import manifest as manifests
from whence.archive import marks
from whence.archive.disk import sync, writing
from whence.archive.layout import DATA
from whence.archive.manifest import SegmentEntry
from whence.archive.marks import LIVE, SUPERSEDED
from whence.archive.snapshot import Part, Snapshot, whole

if TYPE_CHECKING:
    from pathlib import Path

    from whence.archive.manifest import Manifest, ResultEntry
    from whence.archive.marks import Kinds
    from whence.archive.segment import Segment


class Transaction:
    """New segments, marks and results on top of a snapshot. The writer's lock must be held all the time."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Begin with what is there."""
        self.folder = snapshot.folder
        self.parts = list(snapshot.parts)
        self.serial = snapshot.manifest.next_serial
        self._manifest = snapshot.manifest
        self._next = snapshot.manifest.next_file
        self._results = list(snapshot.manifest.results)
        self._entries = {entry.file: entry for entry in self._manifest.segments}
        self._changed: dict[str, Kinds] = {}

    def path(self, kind: str) -> Path:
        """Return where the next new file goes."""
        self._next += 1
        return self.folder / DATA / f"{self._next - 1:09}.{kind}"

    def append(self, segment: Segment) -> None:
        """Put a segment of new articles behind the others."""
        self.parts.append(whole(segment))
        self.serial += segment.rows

    def replace(self, begin: int, end: int, segment: Segment, kinds: Kinds) -> None:
        """Put one segment in the place of parts ``[begin, end)``."""
        self.parts[begin:end] = [Part(segment, kinds, kinds != LIVE, None)]
        if kinds.any():
            self._changed[segment.file] = kinds

    def mark(self, part: int, row: int, kind: int) -> None:
        """Say what has become of a row."""
        segment, kinds, _, _ = self.parts[part]
        if segment.file not in self._changed:
            kinds = self._changed[segment.file] = kinds.copy()
            self.parts[part] = Part(segment, kinds, kinds != LIVE, None)
        kinds[row] = kind

    @property
    def known_results(self) -> list[ResultEntry]:
        """The results that count."""
        return list(self._results)

    def set_results(self, results: list[ResultEntry]) -> None:
        """Put these results in the place of all."""
        self._results = results

    def commit(self) -> Snapshot:
        """Write what is not yet on the disk, switch the manifest, and remove what no longer counts.

        Raises `ArchiveUnwritable`; then the archive is as it was before.
        """
        with writing(self.folder):
            return self._committed()

    def _committed(self) -> Snapshot:
        parts, entries = [], []
        for part in self.parts:
            segment, kinds, _, name = part
            changed = self._changed.get(segment.file)
            if changed is not None:
                path = self.path("marks")
                marks.write(path, changed)
                name = path.name
            parts.append(Part(segment, kinds, kinds != LIVE if changed is not None else part.dead, name))
            entries.append(self._entry(parts[-1]))
        manifest = replace(
            self._manifest,
            generation=self._manifest.generation + 1,
            next_file=self._next,
            next_serial=self.serial,
            segments=tuple(entries),
            results=tuple(self._results),
        )
        sync(self.folder / DATA)
        manifests.save(self.folder, manifest)
        for stale in self._manifest.files() - manifest.files():
            (self.folder / DATA / stale).unlink(missing_ok=True)
        return Snapshot(self.folder, manifests.stamp(self.folder), manifest, parts)

    def _entry(self, part: Part) -> SegmentEntry:
        known = self._entries.get(part.segment.file)
        if known is not None and part.segment.file not in self._changed:
            return known
        text, size = part.segment.text_bytes(), part.segment.container.size
        return SegmentEntry(
            part.segment.file,
            part.segment.rows,
            int(np.count_nonzero(part.kinds == LIVE)),
            int(np.count_nonzero(part.kinds == SUPERSEDED)),
            text,
            size - text,
            size,
            part.marks,
        )


def sweep(folder: Path, manifest: Manifest) -> None:
    """Remove what a writer that died has left; the lock must be held."""
    counts = manifest.files()
    with writing(folder):
        for path in (folder / DATA).iterdir():
            if path.name not in counts:
                path.unlink(missing_ok=True)
