"""A page saved with all its parts in one file (MHTML, RFC 2557): the page among them."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING

from whence.errors import BadRecord
from whence.reading.extraction import Page

if TYPE_CHECKING:
    from email.message import Message


def page_of(where: str, data: bytes) -> Page:
    """Return the page, with the address that it was saved from. Raises `BadRecord` where there is none."""
    try:
        whole = message_from_bytes(data)
        for part in whole.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                body = part.get_payload(decode=True)
                if isinstance(body, bytes) and body.strip():
                    address = _header(whole, "Snapshot-Content-Location") or _header(part, "Content-Location")
                    return Page(where, body, part.get_content_charset(), address)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # of headers that are no headers
        pass
    raise BadRecord(where, "is a saved page without a page in it", "save it again as a single HTML file")


def _header(part: Message, name: str) -> str | None:
    value = part.get(name)
    return str(value).strip() if value else None
