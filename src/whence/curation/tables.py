"""The archive as flat tables, and DuckDB to ask them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from whence.curation import directions, sharing, stories, tellings
from whence.errors import UsageError
from whence.model import NATURES
from whence.model.rows import article_row, sound
from whence.model.tables import COLUMNS, schema
from whence.options import preset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whence.archive import Archive
    from whence.archive.snapshot import Snapshot

TABLES = tuple(COLUMNS)
_ROWS, _CHARACTERS = 4096, 1 << 25
"""Rows and characters of text in a record batch at most; an article that is longer has a batch of its own."""


def arrow(archive: Archive, name: str) -> pa.Table:
    """Return one of `TABLES`, as far as it is known; articles are named by id. Raises `UsageError` for another name."""
    return pa.Table.from_batches(batches(archive, name), _schema(name))


def batches(archive: Archive, name: str) -> Iterator[pa.RecordBatch]:
    """Yield the rows of one of `TABLES` so many at a time that memory is bounded; arguments are those of `arrow`."""
    _schema(name)
    snapshot = archive.snapshot()
    return _articles(snapshot) if name == "articles" else _named(name, _kept(archive, name, snapshot), snapshot)


def _schema(name: str) -> pa.Schema:
    if name not in TABLES:
        raise UsageError(f"no table is called {name!r}; choose one of {', '.join(TABLES)}")
    return schema(name)


def _kept(archive: Archive, name: str, snapshot: Snapshot) -> pa.Table:
    """Return what the archive keeps, articles by serial number."""
    key = sharing.key_of(preset("archive"))
    where = {
        "passages": (sharing.NAME, key),
        "derivations": (directions.NAME, directions.key_of(key)),
        "stories": (stories.STORIES, stories.key_of(key)),
    }.get(name, (name, tellings.KEY))
    known = archive.read_results(*where)
    if known is None:
        return pa.table({})
    table = known.table()
    if name == "passages":
        table = sharing.counting(sharing.live(table, snapshot.serials()))
    return table


def _articles(snapshot: Snapshot) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, object]] = []
    characters = 0
    for article in snapshot.articles():
        if rows and (len(rows) == _ROWS or characters + len(article.text) > _CHARACTERS):
            yield pa.RecordBatch.from_pylist(rows, schema("articles"))
            rows, characters = [], 0
        rows.append(article_row(article))
        characters += len(article.text)
    if rows:
        yield pa.RecordBatch.from_pylist(rows, schema("articles"))


def _named(name: str, table: pa.Table, snapshot: Snapshot) -> Iterator[pa.RecordBatch]:
    """Yield `table` with ids for serial numbers, without rows about articles that are not there any more."""
    names = _Names(snapshot)
    for batch in table.to_batches(max_chunksize=_ROWS):
        columns = {column: batch[column] for column in batch.schema.names}
        for column in _SERIALS & columns.keys():
            columns[column] = names.of(columns[column])
        columns |= _FILLED[name](columns, names) if name in _FILLED else {}
        there = [pc.is_valid(columns[column]) for column in _NEEDED[name]]
        found = pa.record_batch([columns[column] for column in schema(name).names], schema(name).names)
        found = found.filter(there[0] if len(there) == 1 else pc.and_(*there))
        if found.num_rows:
            yield found.cast(schema(name))


_SERIALS = {"left", "right", "child", "parent", "serial"}
_NEEDED = {
    "passages": ("left", "right"),
    "derivations": ("left", "right"),
    "quotations": ("child",),
    "facts": ("child",),
    "stories": ("article",),
}


class _Names:
    """Ids by serial number."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._serials = pa.array(snapshot.serials(), pa.uint32())
        self._ids = pa.array([sound(name) for name in snapshot.ids()], pa.string())

    def of(self, serials: pa.Array) -> pa.Array:
        """Return the ids, null for articles that are not there any more."""
        return self._ids.take(pc.index_in(serials, self._serials))

    def of_lists(self, lists: pa.ListArray) -> pa.ListArray:
        """Return the same for lists, without those that are not there any more."""
        found = self.of(lists.flatten())
        there = pc.is_valid(found).to_numpy(zero_copy_only=False)
        ends = np.concatenate([[0], np.cumsum(pc.fill_null(pc.list_value_length(lists), 0).to_numpy())])
        before = np.concatenate([[0], np.cumsum(there)])[ends]
        return pa.ListArray.from_arrays(pa.array(before, pa.int32()), found.drop_null())


def _passages(columns: dict[str, pa.Array], _: _Names) -> dict[str, pa.Array]:
    nature, rows = columns["nature"], len(columns["nature"])
    return {
        "nature": pa.DictionaryArray.from_arrays(nature, pa.array(NATURES)).cast(pa.string()),
        "kind": pa.array(["aligned"] * rows),
        "probability": pa.nulls(rows, pa.float64()),
    }


def _derivations(columns: dict[str, pa.Array], names: _Names) -> dict[str, pa.Array]:
    left, right, none = columns["left"], columns["right"], pa.scalar(None, pa.string())
    on_left = pc.equal(columns["direction"], "left from right")
    on_right = pc.equal(columns["direction"], "right from left")
    return {
        "parent": pc.if_else(on_left, right, pc.if_else(on_right, left, none)),
        "child": pc.if_else(on_left, left, pc.if_else(on_right, right, none)),
        "via": names.of_lists(columns["via"]),
    }


def _followed(columns: dict[str, pa.Array], _: _Names) -> dict[str, pa.Array]:
    """Leave out what is told of a parent that is not there any more."""
    there, names = pc.is_valid(columns["parent"]), [name for name in columns if name.startswith("parent_")]
    return {name: pc.if_else(there, columns[name], pa.scalar(None, columns[name].type)) for name in names}


def _stories(columns: dict[str, pa.Array], _: _Names) -> dict[str, pa.Array]:
    return {"article": columns["serial"]}


_FILLED: dict[str, Callable[[dict[str, pa.Array], _Names], dict[str, pa.Array]]] = {
    "passages": _passages,
    "derivations": _derivations,
    "quotations": _followed,
    "facts": _followed,
    "stories": _stories,
}
"""What is worked out of the columns that are kept, where these are not the table yet."""


def sql(archive: Archive, query: str) -> pa.Table:
    """Return DuckDB's answer to `query` over the tables; each is read when the query names it.

    Raises `UsageError` with DuckDB's own words where it cannot be answered.
    """
    import duckdb

    with duckdb.connect(":memory:") as database:
        database.execute("SET enable_external_access = false")  # a query reads the archive, and no other file
        for name in TABLES:
            if name in query.lower():
                database.register(name, arrow(archive, name))
        try:
            return database.sql(query).to_arrow_table()
        except (duckdb.Error, AttributeError) as error:  # what is no question has no answer: None
            raise UsageError(f"not a question that DuckDB answers: {error}") from error
