"""JSON documents: a record, a list of them, an object that holds such a list, or several of these one after another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from whence.errors import BadRecord, EmptyInput, InputError
from whence.reading.fields import FIELDS
from whence.reading.parsing import article_of_json, decoder, inexact, patient, quick
from whence.reading.streams import whole
from whence.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "json"
ENDINGS = (".json", ".jsonld", ".geojson")
LISTS = ("articles", "items", "records", "docs", "documents", "results", "@graph", "data", "entries", "hits")
"""Names under which an object holds a list of records."""
_BEGINS = re.compile(rb'\s*(?:\[\s*)*(?:\{\s*"(?:[^"\\]|\\.)*+"\s*:|\{\s*\}|\]|\[$)')
_HELD = re.compile(rb'"(?:' + "|".join(LISTS).encode() + rb')"\s*:\s*\[')
_BLANK = re.compile(r"\s*")
_KEPT = "give one record, a list of records, or one record a line"
_INSIDE = 2
"""Objects within objects in which a list is looked for."""


def recognises(head: bytes) -> bool:
    """Tell whether it begins as an object with a name in quotation marks, or as a list of such."""
    return _BEGINS.match(head) is not None


def holds(head: bytes) -> bool:
    """Tell whether what begins so is a record or a list of them as far as it goes; `head` is all of it."""
    text = head.decode("utf-8", "replace")
    try:
        decoder().raw_decode(text, _after(text, 0))
    except (ValueError, RecursionError):
        return False
    return True


def is_one(head: bytes) -> bool:
    """Tell whether the one long line that begins so holds a list of records, rather than being the first of many."""
    return _HELD.search(head) is not None or head.lstrip()[:1] == b"["


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield an article a record; a document that is one article bears the file's name, of several their number as well.

    Raises `TooLarge` for a document over `max_record_bytes`, `BadRecord` where it ends to be JSON.
    """
    data = whole(source, desk.options.max_record_bytes)
    values, notes = _values(source.name, data, desk)
    records = [record for value in values for record in _records(value)]
    if not records:
        remedy = f"give a list of records, or one under {', '.join(LISTS[:3])}"
        raise EmptyInput(source.name, "holds no article", remedy)
    alone = len(records) == 1
    for number, record in enumerate(records, 1):
        where = source.name if alone else f"{source.name}, record {number}"
        try:
            found = article_of_json(where, record, source.stem if alone else f"{source.stem}:{number}", desk, notes)
        except InputError as problem:
            desk.reject(problem)
            continue
        yield found


def _values(name: str, data: bytes, desk: Desk) -> tuple[list[Any], tuple[str, ...]]:
    """Return the values of a document, mostly one; what is not JSON behind them is rejected."""
    try:
        value = quick()(data)
        if not inexact(value, data):
            return [value], ()
    except ValueError:
        pass
    text, notes = decode(name, data)
    values: list[Any] = []
    at = _after(text, 0)
    while at < len(text):
        try:
            value, at = patient(text, name, lambda text: decoder().raw_decode(text, at))  # noqa: B023 - called at once
        except BadRecord as problem:
            line = text.count("\n", 0, at) + 1
            problem = BadRecord(f"{name}, line {line}" if line > 1 else name, problem.why, "mend it; " + _KEPT)
            if not values:
                raise problem from None
            desk.reject(problem)
            break
        values.append(value)
        at = _after(text, at)
    return values, notes


def _after(text: str, at: int) -> int:
    """Return where the next value begins, behind blanks and a comma."""
    found = _BLANK.match(text, at)
    end = found.end() if found else at
    if text[end : end + 1] in {",", "\x1e"}:
        return _after(text, end + 1)
    return end


def _records(value: Any) -> list[Any]:
    from whence.reading import jsonld

    if isinstance(value, dict) and "@graph" in value and (found := jsonld.articles_of(value)):
        return list(found)
    if isinstance(value, list):
        linked = any(isinstance(each, dict) and "@type" in each for each in value[:9])
        return jsonld.articles_of(value) or value if linked else value
    if isinstance(value, dict) and (held := _held(value, _INSIDE)) is not None:
        return held
    return [value]


def _held(value: dict[str, Any], deep: int) -> list[Any] | None:
    """Return the list of records that an object holds, unless it is a record itself."""
    if any(isinstance(value.get(name), str) for name in FIELDS["text"]):
        return None
    for name in LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and any(isinstance(each, dict) for each in inner):
            return inner
    for inner in value.values() if deep > 1 else ():
        if isinstance(inner, dict) and (found := _held(inner, deep - 1)) is not None:
            return found
    return None
