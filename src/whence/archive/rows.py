"""One article as the bytes of one row, and back."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.archive.strings import encoded, optional

if TYPE_CHECKING:
    from whence.model import Article

CONTENT_BYTES = 16


class Row(NamedTuple):
    """An article made ready to be stored."""

    id: bytes
    text: bytes
    outlet: bytes
    date: bytes
    rest: bytes
    """Title, URL, extra fields and notes as JSON; empty if there are none."""
    content: bytes
    """By which an article is known for the same: of its text and of all that was published with it."""


def row(article: Article) -> Row:
    """Return the row of an article."""
    text, outlet, date = encoded(article.text), optional(_string(article.outlet)), optional(_string(article.date))
    published = [_string(article.title), _string(article.url), _plain(article.extra)]
    rest = b"" if published == [None, None, {}] else _json(published)
    content = blake2b(digest_size=CONTENT_BYTES)
    for part in (outlet, date, rest):
        content.update(b"%d:" % len(part))
        content.update(part)
    content.update(text)
    if article.notes:
        rest = _json([*published, list(article.notes)])
    return Row(encoded(str(article.id)), text, outlet, date, rest, content.digest())


def rest_of(data: bytes) -> dict[str, Any]:
    """Return title, url, extra and notes as they were given; raises `ValueError` if `data` is none of ours."""
    if not data:
        return {}
    title, url, extra, *notes = json.loads(data)
    return {"title": title, "url": url, "extra": extra, "notes": tuple(notes[0]) if notes else ()}


def id_key(name: bytes) -> int:
    """Return the 64 bits by which an id is looked up."""
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "little")


def _string(value: object) -> str | None:
    """Return metadata as what it should be: others may give a year as a number, or a date as a date."""
    return None if value is None else str(value)


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _plain(value: object) -> object:
    """Return what JSON can hold, in one order: keys as strings, what it does not know as text."""
    if isinstance(value, dict):
        return {str(key): _plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    try:
        return _plain(dict(value))  # type: ignore[call-overload]
    except (TypeError, ValueError):
        return str(value)
