"""The archive as Python users see it: one who writes, any number who read, each command whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whence.archive import results
from whence.archive import status as statuses
from whence.archive.disk import sync, writing
from whence.archive.layout import DATA, MANIFEST, find, place
from whence.archive.lock import locked
from whence.archive.manifest import Manifest, save
from whence.archive.marks import REMOVED
from whence.archive.snapshot import taken
from whence.archive.transaction import Transaction, sweep
from whence.errors import ArchiveError, ArchiveExists
from whence.options import Options, preset

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Self

    from whence.archive.adding import Added, Progress
    from whence.archive.results import Results, Table
    from whence.archive.snapshot import Rows, Snapshot, Version
    from whence.archive.status import Status
    from whence.model import Article, Passage

WAIT = 10.0
_ARCHIVE = preset("archive")


@dataclass(frozen=True)
class Removed:
    """What became of the ids that were to go."""

    ids: tuple[str, ...]
    """They were there, and are gone with all their versions."""
    unknown: tuple[str, ...]
    notes: tuple[str, ...] = ()


class Archive:
    """Articles on disk, and an index of them.

    Every method reads what is there at that moment; `snapshot` holds on to one moment. Threads may read together.
    """

    def __init__(self, folder: Path, wait: float = WAIT) -> None:
        """Read the archive whose ``.whence`` is `folder`; to write, wait so many seconds for another writer."""
        self.folder = folder
        self.wait = wait
        self._last: Snapshot | None = None
        self.snapshot()

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, wait: float = WAIT) -> Self:
        """Make an empty archive in the folder `path`, which need not be there yet.

        Raises `ArchiveExists` and `ArchiveUnwritable`.
        """
        folder = place(path)
        if (folder / MANIFEST).exists():
            raise ArchiveExists(str(folder), "is an archive already", "open it, or choose another folder")
        with writing(folder):
            (folder / DATA).mkdir(parents=True, exist_ok=True)
        with locked(folder, wait), writing(folder):
            if not (folder / MANIFEST).exists():  # nobody made it meanwhile
                save(folder, Manifest())
                sync(folder.parent)
        return cls(folder, wait)

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None, *, wait: float = WAIT) -> Self:
        """Open the archive in the folder `path`, or the nearest one in the working folder and those above it.

        Raises `NoArchive`, `ArchiveDamaged` and `ArchiveFormat`.
        """
        return cls(find(path), wait)

    def snapshot(self) -> Snapshot:
        """Return the archive as it is now, and will not change."""
        self._last = taken(self.folder, self._last)
        return self._last

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.snapshot())

    def status(self) -> Status:
        """Return what is in the archive."""
        return statuses.status(self.snapshot())

    def check(self) -> None:
        """Read everything; raises `ArchiveDamaged` where something is not as it was written."""
        self.snapshot().check()

    def article(self, id: str, version: int | None = None) -> Article:
        """Return an article, in its newest version unless another is asked for; raises `UnknownArticle`."""
        return self.snapshot().article(id, version)

    def versions(self, id: str) -> tuple[Version, ...]:
        """Return the versions of an article, the oldest first; raises `UnknownArticle`."""
        return self.snapshot().versions(id)

    def articles(self) -> Iterator[Article]:
        """Yield all articles in the order in which they were added, each in its newest version."""
        return self.snapshot().articles()

    def rows(self, begin: int = 0, end: int | None = None) -> Rows:
        """Return the articles ``[begin, end)`` of all, column by column.

        Take a `snapshot` to go through all of them in several calls.
        """
        return self.snapshot().rows(begin, end)

    def search(self, query: Article | str, options: Options = _ARCHIVE, limit: int = 16) -> tuple[Passage, ...]:
        """Return the passages that `query` (right) shares with articles of the archive (left).

        Of the `limit` articles that share most shingles, article by article, that which says most first. Raises
        `UsageError` if `options.alike` is set.
        """
        from whence.archive.search import search

        return search(self.snapshot(), query, options, limit)

    def add(
        self, articles: Iterable[Article], progress: Progress | None = None, *, options: Options = _ARCHIVE
    ) -> Added:
        """Add articles, all of them or (after an error) none; merge segments where that is due.

        One that is there with the same text and metadata stays as it is; one that is there with others becomes a new
        version. Raises `ArchiveBusy` and `ArchiveUnwritable`.
        """
        from whence.archive import adding  # the kernels: only who adds, merges or asks needs them

        with self._transaction() as transaction:
            added = adding.add(transaction, articles, options, progress)
            if added.ids:
                self._last = transaction.commit()
            return replace(added, notes=added.notes + self._merge(progress))

    def remove(self, ids: Iterable[str], progress: Progress | None = None) -> Removed:
        """Remove articles with all their versions. Raises `ArchiveBusy` and `ArchiveUnwritable`."""
        wanted = list(dict.fromkeys(ids))
        with self._transaction() as transaction:
            gone: list[str] = []
            unknown: list[str] = []
            for id, found in zip(wanted, self.snapshot().places(wanted), strict=True):
                (gone if found else unknown).append(id)
                for part, row in found:
                    transaction.mark(part, row, REMOVED)
            if gone:
                self._last = transaction.commit()
            return Removed(tuple(gone), tuple(unknown), self._merge(progress))

    def write_results(self, name: str, key: str, covers: int, table: Table, *, replace: bool = False) -> None:
        """Keep a part of the results `name`, made with the options that `key` tells, behind the parts before it.

        It is about the articles with serial numbers below `covers`, by which the table names them; to `replace` drops
        the parts before it. Raises `UsageError`, `ArchiveBusy` and `ArchiveUnwritable`.
        """
        with self._transaction() as transaction:
            results.write(transaction, (name, key, covers), table, replace=replace)
            self._last = transaction.commit()

    def read_results(self, name: str, key: str) -> Results | None:
        """Return the results kept under `name` and made with the options that `key` tells; None if there are none.

        They may name articles that have been removed or changed since: `snapshot().serials()` tells those that count.
        """
        snapshot = self.snapshot()
        return results.known(self.folder, snapshot.manifest, name, key)

    @contextmanager
    def _transaction(self) -> Iterator[Transaction]:
        """Hold the lock, and remove what a writer that died, or this one, leaves."""
        with locked(self.folder, self.wait):
            snapshot = self.snapshot()
            sweep(self.folder, snapshot.manifest)
            try:
                yield Transaction(snapshot)
            except BaseException:
                sweep(self.folder, self.snapshot().manifest)
                raise

    def _merge(self, progress: Progress | None) -> tuple[str, ...]:
        """Merge what is due. If it cannot be done now, nothing is lost, and a note says so."""
        from whence.archive.merge import due, merge

        snapshot = self.snapshot()
        while (found := due(snapshot.parts)) is not None:
            parts = snapshot.parts[slice(*found)]
            transaction = Transaction(snapshot)
            path = transaction.path("articles")
            try:
                with writing(self.folder):
                    transaction.replace(*found, *merge(path, parts))
                snapshot = self._last = transaction.commit()
            except ArchiveError as error:
                path.unlink(missing_ok=True)
                return (f"What was asked for is done, but segments could not be merged: {error}",)
            if progress is not None:
                progress("merging", len(snapshot.parts), None)
        return ()
