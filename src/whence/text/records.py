"""Articles from JSON lines, in passim's form and under the field names people commonly use."""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, Any

from whence.errors import BadRecord, EmptyInput, InputError, TooLarge
from whence.model import Article
from whence.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIELDS = {
    "text": ("text", "body", "content"),
    "id": ("id",),
    "outlet": ("outlet", "series", "source", "publisher"),
    "date": ("date", "published"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
}
"""For each field of an article the names under which it is looked for, in that order."""


def articles_of(name: str, blocks: Iterable[bytes], limit: int, problems: list[InputError]) -> Iterator[Article]:
    """Yield the articles of a JSONL file; a line that is none goes to `problems` with its number.

    The file comes in `blocks` of whole lines, so that it need not fit into memory.
    """
    seen, number = False, 0
    for block in blocks:
        text, notes = decode(name, block)
        for line in text.removesuffix("\n").split("\n"):
            number += 1
            if not line.strip():
                continue
            seen = True
            try:
                yield _article(name, number, line, limit, notes)
            except InputError as problem:
                problems.append(problem)
    if not seen:
        raise EmptyInput(name, "is empty", 'give one article a line: {"id": ..., "text": ...}')


def _article(name: str, number: int, line: str, limit: int, notes: tuple[str, ...]) -> Article:
    where = f"{name}, line {number}"
    try:
        record = json.loads(line, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise BadRecord(
            where, f"is not JSON ({str(error)[:80]})", 'write one object a line: {"id": ..., "text": ...}'
        ) from error
    if not isinstance(record, dict):
        raise BadRecord(where, "is not a JSON object", 'write one object a line: {"id": ..., "text": ...}')
    taken = {field: _first(record, names) for field, names in FIELDS.items()}
    found = {field: record.get(name) for field, name in taken.items()}
    if not isinstance(found["text"], str) or not found["text"].strip():
        raise BadRecord(where, "has no text", f"give it under one of {', '.join(FIELDS['text'])}")
    if len(found["text"]) > limit:
        raise TooLarge(where, f"is too large for one article (the limit is {limit:,} characters)", "split it")
    values = {f: None if found[f] is None else str(found[f]) for f in ("outlet", "date", "title", "url")}
    return Article(
        str(found["id"]) if found["id"] not in (None, "") else f"{name}:{number}",
        found["text"].encode("utf-8", "replace").decode("utf-8"),
        extra={key: value for key, value in record.items() if key not in taken.values()},
        notes=notes,
        **values,
    )


def _first(record: dict[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of `names` under which there is something; the first of all when there is nothing."""
    return next((name for name in names if record.get(name) not in (None, "")), names[0])


def _no_number(_: str) -> None:
    """Read NaN and Infinity, which Python writes and JSON does not know, as null: they would spoil our own JSON."""


def _finite(digits: str) -> float | None:
    return value if isfinite(value := float(digits)) else None
