"""JSON lines: one record a line, in passim's form or under common names; a file of any length in bounded memory."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from whence.errors import BadFile, EmptyInput, InputError, TooLarge
from whence.reading.interface import HOPELESS
from whence.reading.lines import Lines
from whence.reading.parsing import WRITE, article_of_json, inexact, patient, quick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "jsonl"
ENDINGS = (".jsonl", ".ndjson", ".jsonlines")
_PRETTY = re.compile(rb"\s*[\[{]\s*\n")


def recognises(head: bytes) -> bool:
    """Tell whether the first line is a whole object and the next one begins as another."""
    first, _, rest = head.lstrip().partition(b"\n")
    if first[:1] != b"{" or rest.lstrip()[:1] != b"{":
        return False
    try:
        return isinstance(patient(first.decode("utf-8", "replace"), ""), dict)
    except InputError:
        return False


def may_be(head: bytes) -> bool:
    """Tell whether what may be JSON may be one record a line: it is not laid out over several."""
    return _PRETTY.match(head) is None


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield an article a line; an id that is missing is the file's name and the number of the line.

    Raises `EmptyInput` where there is no line at all, `BinaryInput` for what is no text.
    """
    lines = Lines(source, desk.options.max_record_bytes)
    limit, loads, seen, bad = desk.options.max_record_bytes, quick(), False, 0
    for block in lines.blocks():
        if block.too_long:
            seen = True
            why = f"is too large for one record (the limit is {limit:,} bytes)"
            remedy = "split it, or raise the limit with --limit record-bytes=N"
            desk.reject(TooLarge(f"{source.name}, line {block.first}", why, remedy))
            continue
        for number, line in enumerate(block.lines, block.first):
            if not line or line.isspace():
                continue
            seen = True
            where = f"{source.name}, line {number}"
            try:
                try:
                    record = loads(line)
                    if inexact(record, line):
                        record = patient(line.decode(), where)
                except ValueError:
                    if b"\0" in line:
                        lines.zeros()
                    bad += 1
                    record = patient(lines.text(line, block), where)
                bad = -sys.maxsize
                found = article_of_json(where, record, f"{source.stem}:{number}", desk, lines.notes)
            except InputError as problem:
                desk.reject(problem)
                if bad >= HOPELESS:
                    raise BadFile(source.name, f"none of its first {bad:,} lines is JSON", "look what it is") from None
                continue
            yield found
    if not seen:
        raise EmptyInput(source.name, "is empty", WRITE.replace("one object", "one article"))
