"""The fields of an article, under the names people commonly use: where every reader ends."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Any

from whence.errors import BadRecord, DuplicateRecord, TooLarge
from whence.model import Article
from whence.reading.plainly import plainly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whence.reading.interface import Desk

FIELDS = {
    "text": ("text", "body", "content"),
    "id": ("id",),
    "outlet": ("outlet", "series", "source", "publisher"),
    "date": ("date", "published"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
}
"""For each field of an article the names under which it is looked for, in that order."""
NAMES = frozenset(name for names in FIELDS.values() for name in names)
AS_GIVEN = "date as given"
"""Where `extra` keeps a date that was not given in the form of ISO 8601."""
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
"""Compiled when the first date is met: a text has none."""


def article(where: str, record: Mapping[str, Any], default_id: str, desk: Desk, notes: tuple[str, ...] = ()) -> Article:
    """Return the article that a record tells of; `where` is what messages call it, file and line.

    A text stays as it is, to the character; only half a character, which no file can hold, is shown as "?". A date is
    kept in the form of ISO 8601 where it can be told for sure. What is not used is passed through in `extra`, as
    values that JSON knows.

    Raises `BadRecord` where there is no text, `TooLarge` where there is too much, or nested too deep, and
    `DuplicateRecord` for an id that was read already.
    """
    record = _unfolded(record)
    taken = {field: _first(record, names) for field, names in FIELDS.items()}
    text = record.get(taken["text"])
    limits = desk.options
    if not isinstance(text, str):
        why = "has no text" if text in (None, "") else f"has no text (its {taken['text']} is no text)"
        raise BadRecord(where, why, f"give it under one of {', '.join(FIELDS['text'])}")
    if not text or text.isspace():
        raise BadRecord(where, "has no text", f"give it under one of {', '.join(FIELDS['text'])}")
    if len(text) > limits.max_characters:
        why = f"is too large for one article ({len(text):,}; the limit is {limits.max_characters:,} characters)"
        raise TooLarge(where, why, "split it, or raise the limit with --max-characters")
    text = whole_characters(text)
    id, date, outlet, title, url = (
        _told(record.get(taken[field]), limits.max_nesting, where) for field in ("id", "date", "outlet", "title", "url")
    )
    used = set(taken.values())
    extra = {
        whole_characters(str(key)): plainly(value, limits.max_nesting, where)
        for key, value in record.items()
        if key not in used
    }
    id = id or default_id
    if date and not re.fullmatch(_ISO, date):
        date = _dated(date, extra)
    if desk.seen is not None and (same := desk.seen.add(id, text)) is not None:
        raise _duplicate(where, id, same=same)
    return Article(id, text, outlet, date, title, url, extra, notes)


def canonical(name: str) -> str:
    """Return a column's name as `FIELDS` has it, whatever its case and the blanks around it; others as they are."""
    bare = name.strip().lower()
    return bare if bare in NAMES else name.strip()


def columns(where: str, given: list[str]) -> list[str]:
    """Return the names of a table's columns, each once. Raises `BadRecord` where none can be the text."""
    names: list[str] = []
    taken: set[str] = set()
    for number, name in enumerate(given, 1):
        known = canonical(name) or f"column {number}"
        names.append(known if known not in taken else f"{name.strip()} (column {number})")
        taken.add(names[-1])
    if NAMES.isdisjoint(names) or not any(name in FIELDS["text"] for name in names):
        told = ", ".join(name[:40] for name in names[:12]) + (", …" if len(names) > 12 else "")
        wanted = ", ".join(FIELDS["text"])
        raise BadRecord(where, f"no column is the text (there are: {told})", f"call one of them {wanted}")
    return names


def _told(value: object, deepest: int, where: str) -> str | None:
    """Return the string of a field. Raises `TooLarge` where it is nested too deep to look for one."""
    return one(plainly(value, deepest, where) if isinstance(value, dict | list | tuple) else value)


def one(value: object) -> str | None:
    """Return a field that is one string: None where there is nothing; lists of strings are joined."""
    if value is None or isinstance(value, str):
        return whole_characters(value) if value else None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() else str(value)) if isfinite(value) else None
    if isinstance(value, dict):
        return one(value.get("name"))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (one(each) for each in value[:9] if not isinstance(each, list | tuple)))) or None
    told = getattr(value, "isoformat", None)
    return whole_characters(told() if callable(told) else str(value))


def whole_characters(text: str) -> str:
    """Return `text` with "?" for each half of a character."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of `names` under which there is something; the first of all when there is nothing."""
    for name in names:
        value = record.get(name)
        if value is not None and value != "":
            return name
    return names[0]


def _unfolded(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record that whence exported with what it holds in `extra` beside its other fields again."""
    extra = record.get("extra")
    if isinstance(extra, str) and extra[:1] == "{":
        import json

        try:
            extra = json.loads(extra)
        except (ValueError, RecursionError):
            return record
    if not isinstance(extra, dict) or not NAMES.isdisjoint(extra):
        return record
    return {**extra, **{key: value for key, value in record.items() if key != "extra"}}


def _dated(date: str, extra: dict[str, Any]) -> str:
    from whence.reading.dates import iso

    if (found := iso(date)) is None or found == date:
        return date
    extra.setdefault(AS_GIVEN, date)
    return found


def _duplicate(where: str, id: str, *, same: bool) -> DuplicateRecord:
    of_a_file = "" if where == id else f" (its id is {id})"
    if same:
        return DuplicateRecord(where, f"is given twice{of_a_file}", "it was read once")
    return DuplicateRecord(
        where, f"has the id {id}, which another article has already", "the first was read; give each an id of its own"
    )
