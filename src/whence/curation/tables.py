"""The archive as flat tables, and DuckDB to ask them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from whence.curation import directions, sharing, stories, tellings
from whence.errors import UsageError
from whence.model import NATURES
from whence.options import preset

if TYPE_CHECKING:
    from whence.archive import Archive

TABLES = ("articles", "passages", "derivations", "quotations", "facts", "stories")
_ROWS = 4096


def arrow(archive: Archive, name: str) -> pa.Table:
    """Return one of `TABLES`, as far as it is known; articles are named by id. Raises `UsageError` for another name."""
    if name not in TABLES:
        message = f"no table is called {name!r}; choose one of {', '.join(TABLES)}"
        raise UsageError(message)
    if name == "articles":
        return _articles(archive)
    key = sharing.key_of(preset("archive"))
    snapshot = archive.snapshot()
    serials = pa.array(snapshot.serials(), pa.uint32())
    ids = pa.array(snapshot.ids(), pa.string())
    if name == "passages":
        known = archive.read_results(sharing.NAME, key)
        table = sharing.counting(sharing.live(known.table(), snapshot.serials())) if known else sharing.EMPTY
        nature = pa.DictionaryArray.from_arrays(table["nature"].combine_chunks(), pa.array(NATURES))
        table = table.drop_columns(["nature", "reason"]).append_column("nature", nature.cast(pa.string()))
    elif name == "derivations":
        known = archive.read_results(directions.NAME, directions.key_of(key))
        table = known.table() if known else directions.SCHEMA.empty_table()
        table = table.drop_columns(["group"])
    elif name in tellings.SCHEMAS:
        known = archive.read_results(name, tellings.KEY)
        table = known.table() if known else tellings.SCHEMAS[name].empty_table()
    else:
        known = archive.read_results(stories.STORIES, stories.key_of(key))
        table = known.table() if known else stories.TOLD.empty_table()
    return _named(table, serials, ids)


def _named(table: pa.Table, serials: pa.Array, ids: pa.Array) -> pa.Table:
    """Return `table` with ids for serial numbers, without rows about articles that are not there any more."""
    for column, name in (("left", "left"), ("right", "right"), ("serial", "article"), ("child", "child")):
        if column in table.column_names:
            at = table.column_names.index(column)
            places = pc.index_in(table[column], serials)
            table = table.set_column(at, name, pc.take(ids, places)).filter(pc.is_valid(places))
    if "parent" in table.column_names:  # which may be none, or gone
        at = table.column_names.index("parent")
        table = table.set_column(at, "parent", pc.take(ids, pc.index_in(table["parent"], serials)))
    if "via" in table.column_names:
        at = table.column_names.index("via")
        number = dict(zip(serials.to_pylist(), ids.to_pylist(), strict=True))
        via = [[number[serial] for serial in row if serial in number] for row in table["via"].to_pylist()]
        table = table.set_column(at, "via", pa.array(via, pa.list_(pa.string())))
    return table


def _articles(archive: Archive) -> pa.Table:
    columns: dict[str, list[object]] = {n: [] for n in ("id", "outlet", "date", "title", "url", "text", "extra")}
    from json import dumps

    for article in archive.articles():
        for name, column in columns.items():
            value = getattr(article, name)
            column.append(dumps(dict(value)) if name == "extra" else value)
    return pa.table(columns, pa.schema([(name, pa.string()) for name in columns]))


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
