"""What trafilatura wrote as JSON (``--json``, ``output_format="json"``) as an article's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNS = ("source-hostname", "sitename", "hostname", "fingerprint", "raw_text", "raw-text")
"""Fields by which its records are told from others with a text: two of them."""
_TOLD = frozenset(
    "id title author hostname date text raw_text raw-text source source-hostname sitename url language".split()
)


def article_of(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the fields of the article in `record`, or None if trafilatura did not write it.

    Comments are kept as a field of their own, never as text; ``raw_text`` is the text where there is no other.
    """
    if not (_text(record, "text") or _text(record, "raw_text") or _text(record, "raw-text")):
        return None
    if sum(sign in record for sign in _SIGNS) < 2:
        return None
    fields: dict[str, Any] = {
        "id": _text(record, "id"),
        "text": _text(record, "text") or _text(record, "raw_text") or _text(record, "raw-text"),
        "outlet": _text(record, "sitename") or _text(record, "source-hostname") or _text(record, "hostname"),
        "date": _text(record, "date"),
        "title": _text(record, "title"),
        "url": _text(record, "source") or _text(record, "url"),
        "author": _text(record, "author"),
        "language": _text(record, "language"),
        "hostname": _text(record, "hostname"),
        **{name: value for name, value in record.items() if name not in _TOLD},
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    return value if isinstance(value, str) and value.strip() else None
