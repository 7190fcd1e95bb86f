"""Keep the quotations and the facts of the stories that have been told, as flat tables beside the others.

Which stories have been told is kept, too: by a mark of each story's articles, so that a story that has got another
article, or another version of one, is a story that has not been told.
"""

from __future__ import annotations

import time
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa

from whence.curation.naming import Naming
from whence.errors import ArchiveBusy, ArchiveUnwritable
from whence.model.rows import fact_rows, quotation_rows, sound
from whence.model.tables import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from whence.archive import Archive
    from whence.model import Story
    from whence.options import Options

QUOTATIONS, FACTS, TOLD = "quotations", "facts", "told"
KEY = "method 2"
_PAUSE = 20.0
"""Seconds of work after which what was told is kept."""


def _by_serial(name: str) -> pa.Schema:
    number = pa.uint32()
    return pa.schema([(f.name, number if f.name in ("child", "parent") else f.type) for f in schema(name)])


SCHEMAS = {
    QUOTATIONS: _by_serial(QUOTATIONS),
    FACTS: _by_serial(FACTS),
    TOLD: pa.schema([("mark", pa.uint64()), (QUOTATIONS, pa.bool_()), (FACTS, pa.bool_())]),
}
"""The tables of `model.tables` with serial numbers for ids; and a row a story that has been told, with what of it."""


def mark(serials: Iterable[int]) -> int:
    """Return what tells the articles of a story, in their present versions, from those of any other."""
    numbers = np.sort(np.fromiter(serials, np.uint32))
    return int.from_bytes(blake2b(numbers.tobytes(), digest_size=8).digest(), "little")


def known(archive: Archive) -> dict[int, tuple[bool, bool]]:
    """Return the marks of the stories that have been told, each with whether its quotations and its facts are kept."""
    told = archive.read_results(TOLD, KEY)
    return {} if told is None else {r["mark"]: (r[QUOTATIONS], r[FACTS]) for r in told.table().to_pylist()}


class Telling(NamedTuple):
    """What is kept of one story."""

    serials: tuple[int, ...]
    rows: dict[str, list[dict[str, Any]]]
    """By the name of the table; a table that the options left out is not among them."""


def telling(story: Story, serial: Callable[[str], int], options: Options) -> Telling:
    """Return what is kept of a story that was told with these options."""
    rows: dict[str, Iterator[dict[str, Any]]] = {}
    if options.quotes:
        voices = [voices for blame in story.blames for voices in blame.voices]
        found = [quotation for blame in story.blames for quotation in blame.quotations]
        rows[QUOTATIONS] = quotation_rows(story.articles, voices, found)
    if options.facts:
        sheets = [sheet for blame in story.blames for sheet in blame.sheets]
        rows[FACTS] = fact_rows(story.articles, sheets, {blame.child.id: blame.changes for blame in story.blames})
    numbers = {sound(article.id): serial(article.id) for article in story.articles}
    return Telling(
        tuple(numbers.values()),
        {
            name: [
                {**row, "child": numbers[row["child"]], "parent": numbers.get(row.get("parent"))}
                for row in told
            ]
            for name, told in rows.items()
        },
    )  # fmt: skip


def keep(archive: Archive, story: Story, naming: Naming, options: Options) -> None:
    """Keep what `story` tells of its articles in the place of what was told of them before.

    An archive that cannot be written to is told from all the same, and keeps nothing.
    """
    with suppress(ArchiveUnwritable, ArchiveBusy):
        write(archive, [telling(story, naming.serial, options)])


def write(archive: Archive, told: Sequence[Telling]) -> None:
    """Keep what was told of some stories. Raises `ArchiveUnwritable` and `ArchiveBusy`."""
    for name in (QUOTATIONS, FACTS):
        some = [each for each in told if name in each.rows]
        if some:
            rows = [row for each in some for row in each.rows[name]]
            _replace(archive, name, "child", [serial for each in some for serial in each.serials], rows)
    before = known(archive)
    marks = []
    for each in told:
        number = mark(each.serials)
        quoted, claimed = before.get(number, (False, False))
        row = {"mark": number, QUOTATIONS: quoted or QUOTATIONS in each.rows, FACTS: claimed or FACTS in each.rows}
        marks.append(row)
    _replace(archive, TOLD, "mark", [row["mark"] for row in marks], marks)


def _replace(
    archive: Archive, name: str, column: str, values: Collection[int], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Keep `rows` in the place of those that have one of `values` in `column`."""
    kept = archive.read_results(name, KEY)
    table = SCHEMAS[name].empty_table() if kept is None else kept.table()
    old = np.isin(table[column].to_numpy(), np.array(values, table.schema.field(column).type.to_pandas_dtype()))
    fresh = pa.Table.from_pylist(rows, SCHEMAS[name])
    if old.any() or fresh.num_rows or kept is None:
        whole = pa.concat_tables([table.filter(pa.array(~old)), fresh])
        archive.write_results(name, KEY, archive.snapshot().manifest.next_serial, whole, replace=True)


def tell_all(
    archive: Archive,
    stories: Iterable[Sequence[str]],
    tell: Callable[[Sequence[str]], Story],
    options: Options,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> None:
    """Tell the stories that have not been told, each given by the ids of its articles, and keep what is told.

    Broken off, it keeps what it has. Raises `ArchiveUnwritable` and `ArchiveBusy`.
    """
    naming = Naming(archive.snapshot())
    several = {tuple(map(naming.serial, names)): names for names in stories if len(names) > 1}
    missing = [several[serials] for serials in untold(archive, several)]
    done: list[Telling] = []
    since = time.monotonic()
    try:
        for number, names in enumerate(missing, 1):
            done.append(telling(tell(names), naming.serial, options))
            if progress is not None:
                progress("telling the stories", number, len(missing))
            if time.monotonic() - since > _PAUSE:
                write(archive, done)
                done, since = [], time.monotonic()
    finally:
        if done:
            write(archive, done)


def untold(archive: Archive, stories: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the stories, each given by the serial numbers of its articles, of which not all is kept.

    A story of one article has nothing to keep.
    """
    told = known(archive)
    return [serials for serials in stories if len(serials) > 1 and told.get(mark(serials)) != (True, True)]
