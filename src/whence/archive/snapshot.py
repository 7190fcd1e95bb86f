"""The archive at one moment. What others write or merge meanwhile changes nothing in it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.archive import marks
from whence.archive.layout import DATA
from whence.archive.manifest import load, stamp
from whence.archive.marks import LIVE, REMOVED
from whence.archive.rows import id_key
from whence.archive.segment import Segment
from whence.archive.strings import encoded
from whence.errors import ArchiveDamaged, NoArchive, UnknownArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from whence.archive.manifest import Manifest, Stamp
    from whence.archive.marks import Kinds
    from whence.model import Article

_TRIES = 100


class Part(NamedTuple):
    """A segment with what has become of its rows."""

    segment: Segment
    kinds: Kinds
    dead: npt.NDArray[np.bool_]
    marks: str | None


class Place(NamedTuple):
    """Where a version of an article lies."""

    part: int
    row: int


class Version(NamedTuple):
    """One version of an article that was added several times, changed each time."""

    number: int
    """From 1; without gaps."""
    added: int
    """When it was added, in microseconds since 1970."""
    serial: int


class Rows(NamedTuple):
    """Some articles column by column, in the order in which they were added."""

    serials: npt.NDArray[np.uint32]
    """The number under which each was added; kept for ever, so that results can name articles by it."""
    ids: list[str]
    texts: list[str]
    outlets: list[str | None]
    dates: list[str | None]


class Snapshot:
    """Reads the archive as it was at one moment."""

    def __init__(self, folder: Path, stamp: Stamp, manifest: Manifest, parts: Sequence[Part]) -> None:
        """Take what `taken` has read."""
        self.folder = folder
        self.stamp = stamp
        self.manifest = manifest
        self.parts = tuple(parts)
        self.bases = list(accumulate((part.segment.rows for part in parts), initial=0))
        self._live: list[int] = list(accumulate((entry.live for entry in manifest.segments), initial=0))

    def __len__(self) -> int:
        """Return the number of articles."""
        return self._live[-1]

    def places(self, ids: Sequence[str]) -> list[list[Place]]:
        """Return for each id where its versions are that were not removed, the oldest first."""
        return places(self.parts, [encoded(each) for each in ids])

    def article(self, id: str, version: int | None = None) -> Article:
        """Return an article, in its newest version unless another is asked for; raises `UnknownArticle`."""
        found = self.places([id])[0]
        if not found:
            raise UnknownArticle(str(self.folder), f"has no article {id!r}", "`whence status` tells what is in it")
        for part, row in reversed(found):
            segment = self.parts[part].segment
            if version is None or segment.number("versions", row) == version:
                return segment.article(row)
        why = f"has no version {version} of {id!r}"
        raise UnknownArticle(str(self.folder), why, f"ask for one of 1 to {len(found)}")

    def versions(self, id: str) -> tuple[Version, ...]:
        """Return the versions of an article, the oldest first; raises `UnknownArticle`."""
        found = self.places([id])[0]
        if not found:
            raise UnknownArticle(str(self.folder), f"has no article {id!r}", "`whence status` tells what is in it")
        return tuple(
            Version(*(self.parts[part].segment.number(name, row) for name in ("versions", "added", "serials")))
            for part, row in found
        )

    def articles(self) -> Iterator[Article]:
        """Yield all articles in the order in which they were added, each in its newest version."""
        for part in self.parts:
            for row in np.flatnonzero(part.kinds == LIVE).tolist():
                yield part.segment.article(row)

    def rows(self, begin: int = 0, end: int | None = None) -> Rows:
        """Return the articles ``[begin, end)`` of all, in the order of `articles`."""
        end = len(self) if end is None else min(end, len(self))
        found = Rows(np.zeros(0, np.uint32), [], [], [], [])
        serials = [found.serials]
        for part, (first, past) in zip(self.parts, pairwise(self._live), strict=True):
            if begin < past and first < end:
                rows = np.flatnonzero(part.kinds == LIVE)[max(0, begin - first) : end - first]
                serials.append(part.segment.plain["serials"][rows])
                for row in rows.tolist():
                    found.ids.append(part.segment.id(row))
                    found.texts.append(part.segment.text(row))
                    found.outlets.append(part.segment.outlet(row))
                    found.dates.append(part.segment.date(row))
        return found._replace(serials=np.concatenate(serials))

    def serials(self) -> npt.NDArray[np.uint32]:
        """Return the numbers under which the articles were added, in the order of `articles`: rising."""
        found = [part.segment.plain["serials"][part.kinds == LIVE] for part in self.parts]
        return np.concatenate([np.zeros(0, np.uint32), *found])

    def ids(self) -> list[str]:
        """Return the ids of the articles, in the order of `articles`."""
        return [part.segment.id(row) for part in self.parts for row in np.flatnonzero(part.kinds == LIVE).tolist()]

    def at(self, number: int) -> Article:
        """Return the article of that number, in the order of `articles`."""
        part = bisect_right(self._live, number) - 1
        rows = np.flatnonzero(self.parts[part].kinds == LIVE)
        return self.parts[part].segment.article(int(rows[number - self._live[part]]))

    def check(self) -> None:
        """Read everything; raises `ArchiveDamaged` where something is not as it was written."""
        for part in self.parts:
            part.segment.container.check()


def places(parts: Sequence[Part], ids: Sequence[bytes]) -> list[list[Place]]:
    """Return for each id where its versions are that were not removed, the oldest first."""
    keys = np.fromiter(map(id_key, ids), np.uint64, len(ids))
    found: list[list[Place]] = [[] for _ in ids]
    for n, part in enumerate(parts):
        for at, row in part.segment.rows_of(keys):
            if part.kinds[row] != REMOVED and part.segment.columns["ids"].at(row) == ids[at]:
                found[at].append(Place(n, row))
    return found


def taken(folder: Path, last: Snapshot | None = None) -> Snapshot:
    """Return the archive as it is now; of `last` what has not changed is used again.

    A writer may remove files between our reading the manifest and our opening them: then there is a newer manifest.
    Raises `NoArchive`, `ArchiveDamaged` and `ArchiveFormat`.
    """
    try:
        now = stamp(folder)
        if last is not None and last.stamp == now:
            return last
        manifest = load(folder)
        for _ in range(_TRIES):
            try:
                return Snapshot(folder, now, manifest, _parts(folder, manifest, last))
            except FileNotFoundError as error:
                now, newer = stamp(folder), load(folder)
                if newer.generation == manifest.generation:
                    remedy = "copy the archive again from where it is whole, or add anew"
                    raise ArchiveDamaged(str(error.filename), "is missing from the archive", remedy) from error
                manifest = newer
    except FileNotFoundError as error:
        raise NoArchive(str(folder), "the archive is gone", "check the name, or make one with `whence add`") from error
    raise ArchiveDamaged(str(folder), "the archive changes faster than it can be read", "try again")


def _parts(folder: Path, manifest: Manifest, last: Snapshot | None) -> list[Part]:
    known = {} if last is None else {part.segment.file: part for part in last.parts}
    parts = []
    for entry in manifest.segments:
        part = known.get(entry.file)
        if part is None or part.marks != entry.marks:
            segment = part.segment if part else Segment(folder / DATA / entry.file)
            if segment.rows != entry.rows:
                raise segment.container.damaged("is not the one that the manifest names")
            part = whole(segment) if entry.marks is None else _marked(folder, segment, entry.marks)
        parts.append(part)
    return parts


def whole(segment: Segment) -> Part:
    """Return a segment all of whose rows are live."""
    return Part(segment, np.zeros(segment.rows, np.uint8), np.zeros(segment.rows, np.bool_), None)


def _marked(folder: Path, segment: Segment, name: str) -> Part:
    kinds = marks.read(folder / DATA / name, segment.rows)
    return Part(segment, kinds, kinds != LIVE, name)
