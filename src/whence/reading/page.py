"""A web page, fetched or saved by a browser: one article, its text and what the page says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.reading import fields
from whence.reading.streams import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "html"
ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_LOOK = 1 << 12
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--.{0,4000}?-->\s*)*", re.DOTALL)
_BEGINS = re.compile(
    rb"<!doctype\s+(?:html|\"-//w3c//dtd x?html)|<(?:html|head|meta|body|title|base|link|script|style)[\s/>]",
    re.IGNORECASE,
)
_MHTML = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related\b", re.IGNORECASE)
"""Headers of a mail. Each line has one reading only: with the carriage return apart it had two, and n lines 2ⁿ."""


def recognises(head: bytes) -> bool:
    """Tell a page by its doctype or its first element, or a page saved with all its parts by its headers."""
    start = head[:_LOOK]
    before = _BEFORE.match(start)
    return bool(_BEGINS.match(start, before.end() if before else 0) or _MHTML.match(start))


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield the one article of a page; its id is the file's name.

    Raises `TooLarge`, `TooSlow`, `EmptyInput`, `BinaryInput`, and `BadRecord` where the page has no article in it.
    """
    yield from begun(source, desk)


def begun(source: Source, desk: Desk) -> Iterator[Article]:
    """Read the page and have it extracted; the article comes from the iterator that is returned.

    Who reads many pages begins several before taking the first, so that all cores have work.
    """
    from whence.reading import workers
    from whence.reading.extraction import Page

    data = whole(source, desk.options.max_record_bytes)
    if _MHTML.match(data[:_LOOK]):
        from whence.reading.mhtml import page_of

        page = page_of(source.name, data)
    else:
        page = Page(source.name, data)
    under_way = workers.submit(page, desk.options)

    def taken() -> Iterator[Article]:
        record, notes = under_way.result()
        yield fields.article(source.name, record, source.stem, desk, notes)

    return taken()
