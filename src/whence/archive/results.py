"""Results kept in the archive: immutable Parquet parts, named with the options that they were made with.

Articles are named in them by serial number, which they keep for ever, so that a result holds when articles are added
or segments merged. A result of other options is another result.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.archive.disk import writing
from whence.archive.layout import DATA
from whence.archive.manifest import ResultEntry
from whence.errors import ArchiveDamaged, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from whence.archive.manifest import Manifest
    from whence.archive.transaction import Transaction

    Table = Any
    """A `pyarrow.Table` or a `pyarrow.RecordBatchReader`."""


class Results(NamedTuple):
    """What is known under one name and made with the same options."""

    covers: int
    """It is about the articles with serial numbers below this."""
    paths: tuple[Path, ...]
    """Its parts, the oldest first. They go when another writer replaces the result."""
    rows: int

    def table(self) -> pa.Table:
        """Return all parts as one table; raises `ArchiveDamaged`."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            return pa.concat_tables([pq.read_table(path) for path in self.paths])
        except FileNotFoundError:
            raise
        except (OSError, pa.ArrowException) as error:
            where = str(self.paths[0].parent)
            raise ArchiveDamaged(where, f"a result is damaged ({error})", "compute it again") from error


def known(folder: Path, manifest: Manifest, name: str, key: str) -> Results | None:
    """Return what is known under `name`, made with the options of `key`; None if nothing is."""
    found = [entry for entry in manifest.results if (entry.name, entry.key) == (name, key)]
    if not found:
        return None
    paths = tuple(folder / DATA / entry.file for entry in found)
    return Results(max(entry.covers for entry in found), paths, sum(entry.rows for entry in found))


def write(transaction: Transaction, entry: tuple[str, str, int], table: Table, *, replace: bool) -> None:
    """Write a part of the result (name, key, covers), behind the others of the same or, to `replace` them, alone.

    Raises `UsageError` if it covers articles that are not there, or fewer than the parts before it.
    """
    import pyarrow.parquet as pq

    name, key, covers = entry
    before = transaction.known_results
    own = [each for each in before if (each.name, each.key) == (name, key)]
    if not (0 if replace else max((each.covers for each in own), default=0)) <= covers <= transaction.serial:
        raise UsageError(f"a part of {name!r} may not cover {covers} articles: there are {transaction.serial}")
    path = transaction.path("parquet")
    rows = 0
    with writing(transaction.folder), path.open("wb") as file:
        with pq.ParquetWriter(file, table.schema, compression="zstd") as writer:
            for batch in table.to_batches() if hasattr(table, "to_batches") else table:
                writer.write_batch(batch)
                rows += batch.num_rows
        file.flush()
        os.fsync(file.fileno())
    kept = [each for each in before if not replace or each not in own]
    transaction.set_results([*kept, ResultEntry(name, key, covers, path.name, rows)])
