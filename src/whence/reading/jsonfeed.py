"""An item of a JSON Feed (jsonfeed.org, versions 1 and 1.1) as an article's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.reading.entries import FULL, SUMMARY, TEXT_IS, told
from whence.reading.fragment import from_html, line, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOLD = frozenset(
    "id url external_url title content_html content_text summary date_published date_modified authors author tags"
    " language".split()
)
_MOST = 100


def article_of(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the fields of the article in `record`, or None if it is no item of a JSON Feed."""
    if ("content_html" not in record and "content_text" not in record) or "text" in record:
        return None
    full = from_html(_string(record.get("content_html"))) or _string(record.get("content_text"))
    tags = record.get("tags")
    identifier = record.get("id")
    return told(
        {
            "id": str(identifier) if isinstance(identifier, str | int) and not isinstance(identifier, bool) else None,
            "text": full or plain(_string(record.get("summary"))),
            TEXT_IS: FULL if full else SUMMARY,
            "date": _string(record.get("date_published")) or _string(record.get("date_modified")),
            "title": line(_string(record.get("title"))),
            "url": _string(record.get("url")) or _string(record.get("external_url")),
            "author": _authors(record.get("authors")) or _authors(record.get("author")),
            "language": _string(record.get("language")),
            "categories": [tag for tag in tags[:_MOST] if isinstance(tag, str)] if isinstance(tags, list) else None,
            **{name: value for name, value in record.items() if name not in _TOLD},
        }
    )


def _authors(value: Any) -> str:
    authors = value[:_MOST] if isinstance(value, list) else [value]
    names = (line(_string(author.get("name"))) for author in authors if isinstance(author, dict))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _string(value: Any) -> str:
    return value if isinstance(value, str) and value.strip() else ""
