"""Tables of Arrow: Parquet, and Arrow's own files and streams (Feather); batch by batch, in bounded memory."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from whence.errors import BadFile, BadRecord, EmptyInput, InputError, TooLarge
from whence.reading.fields import FIELDS, article, columns
from whence.reading.streams import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "parquet"
ENDINGS = (".parquet", ".pq", ".parq", ".arrow", ".arrows", ".feather", ".ipc")
_PARQUET, _FILE, _STREAM, _OLD = b"PAR1", b"ARROW1", b"\xff\xff\xff\xff", b"FEA1"
_ROWS = 256
"""Taken at once: an article may have five million characters."""
_LONGEST_MESSAGE = 1 << 24


def recognises(head: bytes) -> bool:
    """Tell by the first bytes; a stream begins with the length of its schema."""
    if head.startswith((_PARQUET, _FILE, _OLD)):
        return True
    length = int.from_bytes(head[4:8], "little")
    return head.startswith(_STREAM) and 0 < length < _LONGEST_MESSAGE and length % 8 == 0


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield an article a row; an id that is missing is the file's name and the number of the row.

    Raises `BadRecord` where no column can be the text, `BadFile` for what is damaged or cut short.
    """
    import pyarrow as pa

    if not recognises(source.head):
        raise BadFile(source.name, "is neither Parquet nor Arrow", "look what it is")
    if source.head.startswith(_OLD):
        raise BadFile(source.name, "is in the first version of Feather", "write it again as Parquet")
    number = 0
    try:
        with _spooled(source, desk) as path:
            for batch in _batches(source, path, desk):
                names = columns(source.name, batch.schema.names)
                _check_text(source.name, names, batch.schema)
                for values in _rows(batch, names):
                    number += 1
                    where = f"{source.name}, row {number:,}"
                    try:
                        found = article(where, values, f"{source.stem}:{number}", desk)
                    except InputError as problem:
                        desk.reject(problem)
                        continue
                    yield found
    except (pa.ArrowException, OSError, ValueError, KeyError, MemoryError, OverflowError, TypeError) as error:
        why = " ".join(str(error).split())[:100] or type(error).__name__
        got = f"the {number:,} rows before that were read" if number else "nothing of it could be read"
        raise BadFile(source.name, f"is damaged or cut short ({why})", f"get it again; {got}") from None
    if not number:
        raise EmptyInput(source.name, "has no row", "give a row an article")


@contextmanager
def _spooled(source: Source, desk: Desk) -> Iterator[str]:
    """Give a path where the whole file lies: its own, or a temporary copy of what comes through a stream."""
    if source.path is not None:
        yield source.path
        return
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(prefix="whence-") as copy:
        size = 0
        while piece := source.stream.read(BLOCK):
            size += len(piece)
            if size > desk.options.max_file_bytes:
                why = f"is longer than {desk.options.max_file_bytes:,} bytes"
                raise TooLarge(source.name, why, "split it, or raise the limit with --limit file-bytes=N")
            copy.write(piece)
        copy.flush()
        yield copy.name


def _batches(source: Source, path: str, desk: Desk) -> Iterator[Any]:
    import pyarrow as pa

    if source.head.startswith(_PARQUET):
        yield from _of_parquet(source, path, desk)
        return
    with pa.memory_map(path) as file:
        if source.head.startswith(_FILE):
            with pa.ipc.open_file(file) as reader:
                for at in range(reader.num_record_batches):
                    yield from _sliced(reader.get_batch(at))
            return
        with pa.ipc.open_stream(file) as reader:
            for batch in reader:
                yield from _sliced(batch)


def _of_parquet(source: Source, path: str, desk: Desk) -> Iterator[Any]:
    import pyarrow.parquet as pq

    limits = desk.options
    with pq.ParquetFile(path, memory_map=False, buffer_size=BLOCK, pre_buffer=False) as file:
        # what metadata tells of a column is not asked for: where it is damaged, Arrow ends the process
        told = file.metadata
        sizes = [told.row_group(group).total_byte_size for group in range(told.num_row_groups)]
        packed, most = os.path.getsize(path), max(sizes, default=0)
        if most > limits.max_file_bytes or (most > limits.max_record_bytes and most > limits.max_ratio * packed):
            why = f"holds a group of rows of {most:,} bytes in {packed:,}, as nothing written does"
            raise TooLarge(source.name, why, "look what it is, or raise the limit with --limit ratio=N")
        if told.num_rows:
            yield from file.iter_batches(batch_size=_ROWS, use_threads=False)


def _sliced(batch: Any) -> Iterator[Any]:
    batch.validate(full=True)  # what came over a wire may point anywhere
    for at in range(0, batch.num_rows, _ROWS):
        yield batch.slice(at, _ROWS)


def _check_text(name: str, names: list[str], schema: Any) -> None:
    import pyarrow.types as is_

    for field, known in zip(schema, names, strict=True):
        kind = field.type.value_type if is_.is_dictionary(field.type) else field.type
        textual = (is_.is_string, is_.is_large_string, is_.is_binary, is_.is_large_binary, is_.is_null)
        views = tuple(getattr(is_, each) for each in ("is_string_view", "is_binary_view") if hasattr(is_, each))
        if known in FIELDS["text"] and not any(test(kind) for test in (*textual, *views)):
            others = [each for each in names if each in FIELDS["text"] and each != known]
            if not others:
                raise BadRecord(name, f"its column {field.name} holds no text but {kind}", "give the text as a string")


def _rows(batch: Any, names: list[str]) -> Iterator[dict[str, Any]]:
    held = [_values(batch.column(at)) for at in range(batch.num_columns)]
    for row in zip(*held, strict=True):
        record = dict(zip(names, row, strict=True))
        for field in FIELDS["text"]:
            if isinstance(value := record.get(field), bytes):
                record[field] = value.decode("utf-8", "replace")
        yield record


def _values(column: Any) -> list[Any]:
    """Return a column's values as Python's, times to the microsecond."""
    import pyarrow as pa
    import pyarrow.types as is_

    kind = column.type
    if is_.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if is_.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    elif is_.is_duration(kind) or (is_.is_time(kind) and kind.unit == "ns"):
        column = column.cast(pa.string()) if is_.is_time(kind) else column.cast(pa.int64())
    try:
        return column.to_pylist()  # type: ignore[no-any-return]
    except UnicodeDecodeError:
        wide = is_.is_large_string(kind)
        told = column.cast(pa.large_binary() if wide else pa.binary()).to_pylist()
        return [value if value is None else value.decode("utf-8", "replace") for value in told]
