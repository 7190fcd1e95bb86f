"""Find what the articles of an archive share, as far as that is not known yet, and say what each passage is."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from whence import corpus
from whence.archive.lock import locked
from whence.corpus.rounds import PASSAGES
from whence.curation.naming import PassageRows
from whence.kernels.compiled.coverage import UNKNOWN
from whence.stages.relate import ELSEWHERE, LITTLE, Articles, settle
from whence.text.columns import columns
from whence.text.direction.dates import dated
from whence.text.templates.columns import imprints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    import numpy.typing as npt

    from whence.archive import Archive
    from whence.archive.snapshot import Snapshot
    from whence.curation.naming import Naming
    from whence.model import Passage
    from whence.options import Options

    Progress = Callable[[str, int, int | None], None]

NAME = "passages"
EMPTY = PASSAGES.append(pa.field("nature", pa.uint8())).append(pa.field("reason", pa.uint8())).empty_table()
_METHOD = 2
"""Of everything that decides which passages there are. A change to any of it is a new number."""
_ROWS = 4096
"""Articles read at a time."""


def key_of(options: Options) -> str:
    """Return what tells passages found with these options from others."""
    return (
        f"method {_METHOD}, passage_score {options.passage_score}, weak_score {options.weak_score}, gap {options.gap},"
        f" extension {options.extension}, insertion {options.insertion}"
    )


class Sharing(NamedTuple):
    """All passages of an archive."""

    table: pa.Table
    """`corpus.rounds.PASSAGES` by serial number, and ``nature`` and ``reason`` (`stages.relate`) as numbers. Passages
    of articles that have been removed or changed since are not among them."""
    crowded: int
    """Passages in places so widely shared that not all articles that have them were compared with each other."""


def share(archive: Archive, options: Options, progress: Progress | None = None, now: datetime | None = None) -> Sharing:
    """Return what all articles share; what is not known yet is found first, and kept.

    Broken off, it goes on the next time where it was. Raises `ArchiveBusy` where another process is at it.
    """
    snapshot, key = archive.snapshot(), key_of(options)
    known = archive.read_results(NAME, key)
    total = snapshot.manifest.next_serial
    if known is None or known.covers < total:
        with _at_work(archive):
            table = _find(archive, options, progress, now)
    else:
        table = known.table()
    crowded = int((table.schema.metadata or {}).get(b"crowded", b"0"))
    return Sharing(live(table, snapshot.serials()), crowded)


def counting(table: pa.Table) -> pa.Table:
    """Return the passages of the pairs that count: those that share too little are kept, but not told."""
    reason = table["reason"].to_numpy()
    return table.filter(pa.array((reason != LITTLE) & (reason != ELSEWHERE)))


def among(table: pa.Table, naming: Naming, names: Sequence[str]) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """Return the pairs that share anything among some articles, each with its passages."""
    serials = np.array([naming.serial(name) for name in names], np.uint32)
    both = np.isin(table["left"].to_numpy(), serials) & np.isin(table["right"].to_numpy(), serials)
    found: dict[tuple[str, str], list[Passage]] = {}
    some = table.filter(pa.array(both))
    for passage in naming.passages(PassageRows(some), 0, some.num_rows):
        found.setdefault((passage.left, passage.right), []).append(passage)
    return {pair: tuple(passages) for pair, passages in found.items()}


def notes(shared: Sharing) -> tuple[str, ...]:
    """Return a sentence for every cap that may have cost something."""
    if not shared.crowded:
        return ()
    where = f"{shared.crowded:,} passages stand where so many articles say the same that not all of these were compared"
    return (f"{where} with each other: each was with the earliest.",)


@contextmanager
def _at_work(archive: Archive) -> Iterator[None]:
    """Let no other process find the same passages at the same time."""
    folder = archive.folder / "work"
    folder.mkdir(exist_ok=True)
    with locked(folder, archive.wait):
        yield


def _find(archive: Archive, options: Options, progress: Progress | None, now: datetime | None) -> pa.Table:
    snapshot, key = archive.snapshot(), key_of(options)
    known = archive.read_results(NAME, key)
    covers = 0 if known is None else known.covers
    serials = snapshot.serials()
    fresh = int(np.searchsorted(serials, covers))
    before = PASSAGES.empty_table() if known is None else live(known.table(), serials).select(PASSAGES.names)
    numbered = _numbered(before, serials)
    job = corpus.Job(
        archive.folder / "work" / "pairs",
        f"{snapshot.manifest.generation} {snapshot.manifest.next_serial} {len(serials)}",
        fresh,
        numbered.to_batches,
    )
    found = corpus.pairs(_texts(snapshot), options, job if progress is None else job._replace(progress=progress))
    table = pa.concat_tables([before.cast(PASSAGES), _by_serial(found.table(), serials).cast(PASSAGES)])
    told = _told(table, snapshot, serials, options, now)
    told = told.replace_schema_metadata({"crowded": str(found.crowded)})
    archive.write_results(NAME, key, snapshot.manifest.next_serial, told, replace=True)
    shutil.rmtree(job.workdir, ignore_errors=True)
    return told


def _texts(snapshot: Snapshot) -> Iterator[str]:
    for begin in range(0, len(snapshot), _ROWS):
        yield from snapshot.rows(begin, begin + _ROWS).texts


def _by_serial(table: pa.Table, serials: npt.NDArray[np.uint32]) -> pa.Table:
    for at, side in enumerate(("left", "right")):
        table = table.set_column(at, side, pa.array(serials[table[side].to_numpy()], pa.uint32()))
    return table


def _numbered(table: pa.Table, serials: npt.NDArray[np.uint32]) -> pa.Table:
    """Return the passages with the articles' places in `serials` for their serial numbers."""
    for at, side in enumerate(("left", "right")):
        near = np.searchsorted(serials, table[side].to_numpy()).astype(np.uint32)
        table = table.set_column(at, side, pa.array(near, pa.uint32()))
    return table


def live(table: pa.Table, serials: npt.NDArray[np.uint32]) -> pa.Table:
    """Return the passages whose articles are still there as they were."""
    both = np.isin(table["left"].to_numpy(), serials) & np.isin(table["right"].to_numpy(), serials)
    return table if both.all() else table.filter(pa.array(both))


def _told(
    table: pa.Table, snapshot: Snapshot, serials: npt.NDArray[np.uint32], options: Options, now: datetime | None
) -> pa.Table:
    """Return the passages in the order of their pairs, the best first, with what each is."""
    order = np.lexsort((-table["score"].to_numpy(), table["right"].to_numpy(), table["left"].to_numpy()))
    table = table.take(pa.array(order))
    numbers = _numbered(table, serials)
    concerned = np.zeros(len(serials), np.bool_)
    concerned[numbers["left"].to_numpy()] = concerned[numbers["right"].to_numpy()] = True
    settled = settle(numbers, _articles(snapshot, concerned, now), options)
    counts = np.diff([*settled.begins, table.num_rows])
    reason = np.repeat(settled.reason, counts)
    return table.append_column("nature", pa.array(settled.nature)).append_column("reason", pa.array(reason))


def _articles(snapshot: Snapshot, concerned: npt.NDArray[np.bool_], now: datetime | None) -> Articles:
    """Return what `settle` asks of the articles; of those that share nothing, next to nothing."""
    sizes: list[npt.NDArray[np.int64]] = [np.zeros(0, np.int64)]
    outlets: list[str | None] = []
    days: list[int] = []
    marks = imprints(_sharing_texts(snapshot, concerned, sizes, outlets, days, now))
    numbers: dict[str, int] = {}
    numbered = [-1 if not outlet else numbers.setdefault(outlet.casefold(), len(numbers)) for outlet in outlets]
    return Articles(np.concatenate(sizes), np.array(numbered, np.int32), np.array(days, np.int32), marks)


def _sharing_texts(
    snapshot: Snapshot,
    concerned: npt.NDArray[np.bool_],
    sizes: list[npt.NDArray[np.int64]],
    outlets: list[str | None],
    days: list[int],
    now: datetime | None,
) -> Iterator[str]:
    """Yield the texts of the articles that share something, "" for the others; note size, outlet and day of all."""
    for begin in range(0, len(snapshot), _ROWS):
        rows = snapshot.rows(begin, begin + _ROWS)
        texts = [text if concerned[begin + n] else "" for n, text in enumerate(rows.texts)]
        sizes.append(np.diff(columns(texts).starts))
        outlets += rows.outlets
        days += _days(rows.dates, now)
        yield from texts


def _days(dates: Sequence[str | None], now: datetime | None) -> list[int]:
    return [UNKNOWN if (day := day_of(date, now)) is None else day for date in dates]


def day_of(date: str | None, now: datetime | None = None) -> int | None:
    """Return the number of the day of a date that can be believed by itself, 0001-01-01 being 1; else None."""
    from whence.model import Article

    begin = dated([Article("", "", date=date)], now)[""].begin
    return begin.toordinal() if begin is not None else None
