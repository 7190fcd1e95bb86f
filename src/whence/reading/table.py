"""Tables in text: CSV and TSV, whatever stands between the columns; the first row names them."""

from __future__ import annotations

import csv
import re
import sys
from typing import TYPE_CHECKING

from whence.errors import BadFile, BadRecord, EmptyInput, InputError, TooLarge
from whence.reading.fields import FIELDS, NAMES, article, canonical, columns
from whence.reading.interface import HOPELESS
from whence.reading.lines import Lines
from whence.reading.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source
    from whence.reading.rows import Row

NAME = "csv"
ENDINGS = (".csv", ".tsv", ".tab", ".psv")
_BETWEEN = ",;\t|"
_SAYS = re.compile(r'"?sep=(.)"?\s*')
"""What Excel writes before the header."""
_LONGEST_HEADER = 1 << 14


def recognises(head: bytes) -> bool:
    """Tell whether the first line names columns and nothing else: one for the text and another one of ours."""
    line = head.partition(b"\n")[0].partition(b"\r")[0]
    if len(line) > _LONGEST_HEADER:
        return False
    text = line.decode("utf-8", "replace")
    names = [canonical(cell) for cell in _cells(text, _delimiter(text))]
    known = [name for name in names if name in NAMES]
    return 2 <= len(known) == len(set(known)) and 2 * len(known) >= len(names) and not _TEXTS.isdisjoint(known)


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield an article a row; an id that is missing is the file's name and the number of the row's first line.

    Raises `BadRecord` where no column can be the text, `EmptyInput` where there is no row, `BinaryInput` for what is
    no text.
    """
    limit = desk.options.max_record_bytes
    returns = b"\n" not in source.head and b"\r" in source.head
    lines = Lines(source, limit, returns=returns)
    rows = Rows(lines, limit)
    names, found, bad = _header(source.name, rows), False, 0
    while (row := rows.next(len(names))) is not None:
        where = f"{source.name}, line {row.line}"
        if not any(row.cells) and not row.fault:
            continue
        found = True
        try:
            bad += 1
            record = dict(zip(names, _checked(where, row, names, limit), strict=True))
            bad = -sys.maxsize
            made = article(where, record, f"{source.stem}:{row.line}", desk, lines.notes)
        except InputError as problem:
            desk.reject(problem)
            if bad >= HOPELESS:
                raise BadFile(source.name, f"none of its first {bad:,} rows is one", "look what it is") from None
            continue
        yield made
    if not found:
        raise EmptyInput(source.name, "has a header and no row", "give a row an article")


_TEXTS = frozenset(FIELDS["text"])


def _header(name: str, rows: Rows) -> list[str]:
    line = rows.peek()
    if line is not None and (says := _SAYS.fullmatch(line)):
        rows.skip()
        line = rows.peek()
        rows.delimiter = says[1]
    elif line is not None:
        rows.delimiter = _delimiter(line)
    row = rows.next() if line is not None else None
    if row is None:
        raise EmptyInput(name, "is empty", "give a row that names the columns, and a row an article")
    return columns(f"{name}, line {row.line}", row.cells)


def _checked(where: str, row: Row, names: list[str], limit: int) -> list[str]:
    """Return as many cells as there are names. Raises what is wrong with the row."""
    if row.fault == "too long":
        why = f"is too large for one record (the limit is {limit:,} bytes)"
        raise TooLarge(where, why, "split it, or raise the limit with --limit record-bytes=N")
    if row.fault:
        why = f"is no row of the table ({row.fault})"
        raise BadRecord(where, why, "put a text in quotation marks, and double those in it")
    cells = row.cells
    while len(cells) > len(names) and not cells[-1]:
        cells.pop()
    if len(cells) != len(names):
        why = f"has {len(cells):,} cells where the header has {len(names):,}"
        raise BadRecord(where, why, "put texts that hold the mark between the columns in quotation marks")
    return cells


def _delimiter(line: str) -> str:
    """Return what stands between the columns: what makes most columns of ours of the header, then most columns."""

    def made(mark: str) -> tuple[int, int]:
        cells = _cells(line, mark)
        return sum(canonical(cell) in NAMES for cell in cells), len(cells)

    return max(_BETWEEN, key=made)


def _cells(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []
