"""Whether an archive is whole: everything in it is read, nothing is changed, and each fault is told with its remedy.

Unlike `whence.archive`, which stops at the first thing that is wrong, this goes on, so that one look tells all of it.
It needs no compiled kernel, and takes as long as the disk takes to read the archive once.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.archive import marks
from whence.archive.layout import DATA, FORMAT, LOCK, MANIFEST
from whence.archive.lock import holder
from whence.archive.manifest import load
from whence.archive.marks import LIVE, SUPERSEDED
from whence.archive.segment import Segment
from whence.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy.typing as npt

    from whence.archive.manifest import Manifest, ResultEntry, SegmentEntry

    Progress = Callable[[str, int, int | None], None]

_AGAIN = "copy the archive again from where it is whole, or add anew"
_TRIES = 3
_WRONG = (OSError, KeyError, IndexError, TypeError, ValueError, OverflowError, struct.error)
"""What reading a file that somebody has written anything into may raise."""
_SHOWN = 10
"""Files that a sentence names one by one."""


@dataclass(frozen=True)
class Problem:
    """One thing that is not as it should be."""

    where: str
    why: str
    remedy: str

    def __str__(self) -> str:
        """Return it as a sentence, as errors tell it."""
        return f"{self.where}: {self.why}; {self.remedy}."


class Known(NamedTuple):
    """Results that are kept: how far they reach."""

    name: str
    key: str
    """The options they were made with."""
    rows: int
    articles: int
    """How many of the articles that are there now they cover; the others are worked out when they are asked for."""


@dataclass(frozen=True)
class Health:
    """What is known of an archive after reading all of it."""

    path: str
    format: int | None = None
    """None where the manifest cannot be read; then the other numbers are 0."""
    commits: int = 0
    articles: int = 0
    segments: int = 0
    bytes: int = 0
    """Of all files in it."""
    writer: str | None = None
    """Who is writing to it now."""
    writable: bool = True
    results: tuple[Known, ...] = ()
    problems: tuple[Problem, ...] = ()


def examine(folder: Path, progress: Progress | None = None) -> Health:
    """Return how the archive in `folder` (as `layout.find` gives it) is; never raises for what is wrong with it."""
    health = Health(str(folder), bytes=_size(folder), writer=_writer(folder), writable=os.access(folder, os.W_OK))
    try:
        for _ in range(_TRIES):
            manifest = load(folder)
            found = _examined(folder, manifest, health, progress)
            if load(folder).generation == manifest.generation:
                break  # else a writer has replaced files while they were read: look again
    except ArchiveError as error:
        return replace(health, problems=(_of(error),))
    except OSError as error:
        why = f"cannot be read ({error.strerror or error})"
        return replace(health, problems=(Problem(str(folder / MANIFEST), why, "check its permissions and the disk"),))
    return found


def _examined(folder: Path, manifest: Manifest, health: Health, progress: Progress | None) -> Health:
    problems: list[Problem] = []
    serials = []
    for n, entry in enumerate(manifest.segments):
        try:
            serials.append(_segment(folder, entry))
        except ArchiveError as error:
            problems.append(_of(error))
        except _WRONG as error:
            problems.append(_damaged(folder, entry.file, error))
        if progress is not None:
            progress("checking", n + 1, len(manifest.segments) + len(manifest.results))
    numbers = np.concatenate([np.zeros(0, np.int64), *serials])
    if (np.diff(numbers) <= 0).any() or (numbers.size and numbers[-1] >= manifest.next_serial):
        why = "counts articles that are in no order; its files are of several archives"
        problems.append(Problem(str(folder / MANIFEST), why, _AGAIN))
    for n, result in enumerate(manifest.results):
        problems += _result(folder, result)
        if progress is not None:
            progress("checking", len(manifest.segments) + n + 1, len(manifest.segments) + len(manifest.results))
    if health.writer is None:  # else they are what is being written
        problems += _strays(folder, manifest)
    return replace(
        health,
        format=FORMAT,
        commits=manifest.generation,
        articles=sum(entry.live for entry in manifest.segments),
        segments=len(manifest.segments),
        results=_known(manifest, numbers),
        problems=tuple(problems),
    )


def _segment(folder: Path, entry: SegmentEntry) -> npt.NDArray[np.int64]:
    """Return the serial numbers of the live rows of a segment after reading all of it; raises what is wrong."""
    path = folder / DATA / entry.file
    if path.parent != folder / DATA or path.name != entry.file:
        raise ValueError("its name leads out of the archive")
    segment = Segment(path)
    segment.container.check()
    kinds = np.zeros(segment.rows, np.uint8)
    if entry.marks is not None:
        kinds = marks.read(folder / DATA / entry.marks, segment.rows)
    said = (entry.rows, entry.bytes, entry.live, entry.superseded)
    live = int(np.count_nonzero(kinds == LIVE))
    if said != (segment.rows, segment.container.size, live, int(np.count_nonzero(kinds == SUPERSEDED))):
        raise segment.container.damaged("is not the one that the manifest names")
    serials: npt.NDArray[np.int64] = segment.plain["serials"][kinds == LIVE].astype(np.int64)
    return serials


def _result(folder: Path, entry: ResultEntry) -> Iterator[Problem]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    remedy = "ask again with `whence pairs`, `whence log` or `whence show`; if it stays, make the archive anew"
    where = str(folder / DATA / entry.file)
    try:
        with pq.ParquetFile(folder / DATA / entry.file) as file:
            rows = sum(batch.num_rows for batch in file.iter_batches())
    except FileNotFoundError:
        yield Problem(where, f"is missing; it holds {entry.name}", remedy)
    except (pa.ArrowException, *_WRONG) as error:
        yield Problem(where, f"holds {entry.name} and is damaged ({_first(error)})", remedy)
    else:
        if rows != entry.rows:
            yield Problem(where, f"holds {rows:,} rows of {entry.name} in place of {entry.rows:,}", remedy)


def _strays(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    try:
        found = sorted(path.name for path in (folder / DATA).iterdir() if path.name not in manifest.files())
    except _WRONG as error:
        yield Problem(str(folder / DATA), f"cannot be read ({_first(error)})", "check its permissions and the disk")
        return
    if found:
        names = ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else "")
        why = f"holds files that belong to nothing ({names}), left by a command that was ended"
        remedy = "the next `whence add` removes them"
        yield Problem(str(folder / DATA), why, remedy)
    if (folder / f"{MANIFEST}.new").exists():
        remedy = "remove it while nobody writes to the archive"
        yield Problem(str(folder / f"{MANIFEST}.new"), "was left by a command that was ended", remedy)


def _known(manifest: Manifest, serials: npt.NDArray[np.int64]) -> tuple[Known, ...]:
    reach: dict[tuple[str, str], tuple[int, int]] = {}
    for entry in manifest.results:
        covers, rows = reach.get((entry.name, entry.key), (0, 0))
        reach[entry.name, entry.key] = max(covers, entry.covers), rows + entry.rows
    return tuple(
        Known(name, key, rows, int(np.searchsorted(serials, covers))) for (name, key), (covers, rows) in reach.items()
    )


def _writer(folder: Path) -> str | None:
    """Return who holds the lock. To ask, it is shared for an instant: a writer who comes then tries again."""
    import fcntl

    try:
        handle = os.open(folder / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return holder(handle)
    except OSError:
        return None
    finally:
        os.close(handle)
    return None


def _size(folder: Path) -> int:
    total = 0
    for above, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(f"{above}/{name}").st_size
            except OSError:
                continue  # a writer has replaced it
    return total


def _damaged(folder: Path, name: str, error: Exception) -> Problem:
    where = str(folder / DATA / str(name))
    if isinstance(error, FileNotFoundError):
        return Problem(str(error.filename or where), "is missing from the archive", _AGAIN)
    if isinstance(error, OSError):
        return Problem(where, f"cannot be read ({error.strerror or error})", "check its permissions and the disk")
    return Problem(where, f"is damaged ({_first(error)})", _AGAIN)


def _of(error: ArchiveError) -> Problem:
    return Problem(error.where, error.why, error.remedy)


def _first(error: BaseException) -> str:
    """Return the first line of what a library says."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
