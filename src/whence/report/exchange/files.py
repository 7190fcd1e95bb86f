r"""The flat tables as JSON lines, CSV and Parquet, some rows at a time, so that memory is bounded.

================  ====================================================================================================
JSON lines        UTF-8, an object a line with all columns, ``extra`` as the object that it is
CSV               UTF-8, commas, lines ended by LF, names of the columns first; all words in quotation marks, a mark
                  within doubled; null is nothing at all, where an empty text is ``""``; lists as JSON. A cell that a
                  spreadsheet would run as a formula has an apostrophe before it, see `guard`
Parquet           zstd; the meaning of each column as its metadata, versions as those of the file
================  ====================================================================================================
"""

from __future__ import annotations

import re
from importlib import metadata
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from whence.model.tables import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

FLAT = ("jsonl", "csv", "parquet")
_ROWS, _BYTES = 1 << 16, 1 << 26
"""Rows and bytes at most of a group of rows in Parquet; larger ones read faster, and take more memory to write."""
_FORMULA = r"^('*[=+\-@\t\r\n＝＋－＠])"


def write(name: str, form: str, batches: Iterable[pa.RecordBatch], file: BinaryIO) -> int:
    """Write the rows of the table called `name` into `file` in one of the formats of `FLAT`; return how many."""
    return {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}[form](name, batches, file)


def _jsonl(name: str, batches: Iterable[pa.RecordBatch], file: BinaryIO) -> int:
    import orjson

    rows = 0
    for batch in batches:
        found = batch.to_pylist()
        if name == "articles":
            for row in found:
                row["extra"] = orjson.Fragment(row["extra"])
        file.write(b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in found))
        rows += len(found)
    return rows


def _csv(name: str, batches: Iterable[pa.RecordBatch], file: BinaryIO) -> int:
    from pyarrow import csv

    plain = pa.schema([(f.name, pa.string() if pa.types.is_list(f.type) else f.type) for f in schema(name)])
    rows = 0
    with csv.CSVWriter(file, plain, write_options=csv.WriteOptions(quoting_style="needed")) as writer:
        for batch in batches:
            writer.write_batch(pa.record_batch([guard(_flat(column)) for column in batch.columns], plain))
            rows += batch.num_rows
    return rows


def _flat(column: pa.Array) -> pa.Array:
    """Return a column of lists as one of JSON, any other as it is."""
    if not pa.types.is_list(column.type):
        return column
    import orjson

    return pa.array([None if each is None else orjson.dumps(each).decode() for each in column.to_pylist()], pa.string())


def guard(column: pa.Array) -> pa.Array:
    """Return a column of words with an apostrophe before each that a spreadsheet would run as a formula.

    These are words that begin with one of ``= + - @``, the same in full width, a tab or a line end, or with
    apostrophes and then one of these: so that who takes one apostrophe from them has the words as they were, which
    `unguarded` does.
    """
    return pc.replace_substring_regex(column, _FORMULA, r"'\1") if pa.types.is_string(column.type) else column


def unguarded(words: str) -> str:
    """Return the words of a cell that `guard` has gone over as they were before.

    >>> unguarded("'=1+1"), unguarded("''@home"), unguarded("'tis")
    ('=1+1', "'@home", "'tis")
    """
    return words[1:] if words.startswith("'") and re.match(_FORMULA, words) else words


def _parquet(name: str, batches: Iterable[pa.RecordBatch], file: BinaryIO) -> int:
    import pyarrow.parquet as pq

    told = schema(name)
    told = told.with_metadata({**(told.metadata or {}), b"whence.version": metadata.version("whence").encode()})
    rows = 0
    with pq.ParquetWriter(file, told, compression="zstd") as writer:
        some: list[pa.RecordBatch] = []
        for batch in batches:
            if some and (
                sum(each.num_rows for each in some) + batch.num_rows > _ROWS
                or sum(each.nbytes for each in some) + batch.nbytes > _BYTES
            ):
                writer.write_table(pa.Table.from_batches(some, told))
                some = []
            some.append(batch.replace_schema_metadata(told.metadata))
            rows += batch.num_rows
        if some:
            writer.write_table(pa.Table.from_batches(some, told))
    return rows
