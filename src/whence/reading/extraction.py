"""The article in a web page: its text without menus, comments and advertisements, and what is known of it.

Text comes from trafilatura, in its precise mode, which takes a page's related links, captions and boxes for what they
are. Where that leaves little, the article body that the page states in its JSON-LD is looked at, then the balanced mode
is asked, then the slower comparison with other extractors; each is taken only if it gives clearly more. One paragraph a
line.

This runs in a process that may be ended at any moment (`workers`).
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.errors import BadRecord
from whence.reading.dates import LANGUAGES
from whence.reading.headline import folded
from whence.reading.markup import markup, tree
from whence.reading.metadata import metadata

if TYPE_CHECKING:
    from dateparser import DateDataParser
    from lxml.html import HtmlElement

_SHORT = 1000
"""Characters of precise text below which the balanced mode is asked, too. Precision costs whole articles on few pages,
and those then have next to nothing left."""
_TEASER = 250
"""Characters below which a text is looked for by other means; trafilatura's own measure of too little."""
_CLEARLY_MORE = 2
_BEGINNING = 3
"""Lines among which the title may stand: a kicker and a byline may be before it."""
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)\s*|Page saved with SingleFile\s+url:\s*)(https?://[^\s\"'<>]{1,2000})",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[^\S\n]+")


class Page(NamedTuple):
    """What extraction is given of one page."""

    where: str
    data: bytes
    charset: str | None = None
    """The encoding that came with it."""
    address: str | None = None
    """Where it was fetched from."""


class Extracted(NamedTuple):
    """What extraction gives."""

    record: dict[str, Any]
    """With `text`, as far as the page has any, and the fields of `metadata`."""
    notes: tuple[str, ...]


def prepare() -> None:
    """Load what extraction needs, and keep it quiet."""
    import htmldate.extractors
    import trafilatura.metadata  # noqa: F401 - loaded for what comes

    htmldate.extractors.get_external_parser = _dates_of_few_languages
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@cache
def _dates_of_few_languages() -> DateDataParser:
    """Return what htmldate asks about a date that it cannot read itself, with its own settings.

    Its own asks all of dateparser's 200 languages, and for the first date that is none their patterns are compiled:
    seven seconds, of a page's eight, in each process.
    """
    from dateparser import DateDataParser

    settings = {
        "NORMALIZE": True, "PARSERS": ["custom-formats", "absolute-time"], "PREFER_DATES_FROM": "past",
        "PREFER_LOCALE_DATE_ORDER": True, "RETURN_AS_TIMEZONE_AWARE": False, "STRICT_PARSING": True,
    }  # fmt: skip
    return DateDataParser(languages=["en", *LANGUAGES], settings=settings)


def extract(page: Page, nesting: int) -> Extracted:
    """Return the article of a page.

    Raises `BinaryInput`, `EmptyInput`, `TooLarge` (elements nested deeper than `nesting`), and `BadRecord` for a page
    that has no text of an article in it.
    """
    text, notes = markup(page.where, page.data, page.charset)
    root = tree(page.where, text, nesting)
    address = page.address or _saved_from(page.data)
    record = metadata(root, address)
    record["text"] = _without_heading(_text(root, record.pop("text", None)), record.get("title"))
    if not record["text"]:
        raise BadRecord(page.where, "has no text of an article in it", "save the article's text as a .txt file")
    return Extracted(record, notes)


def _saved_from(data: bytes) -> str | None:
    """Return the address that a browser, or SingleFile, wrote into a page that it saved."""
    found = _SAVED_FROM.search(data[:8192])
    return found[1].decode("utf-8", "replace") if found else None


def _text(root: HtmlElement, stated: object) -> str:
    text = _trafilatura(root, favor_precision=True, fast=True)
    body = _plain(stated) if isinstance(stated, str) else ""
    # Before the others are asked: trafilatura itself falls back on this body, and joins its paragraphs.
    if len(body) >= max(_TEASER, _CLEARLY_MORE * len(text)):
        return body
    if len(text) < _SHORT:
        balanced = _trafilatura(root, fast=True)
        if len(balanced) >= _CLEARLY_MORE * len(text):
            text = balanced
    if len(text) < _TEASER:
        compared = _trafilatura(root)
        if len(compared) >= _CLEARLY_MORE * len(text):
            text = compared
    return text


def _without_heading(text: str, title: str | None) -> str:
    """Return the text without the line that only says the title once more, if it begins with that."""
    lines = text.split("\n")
    told = folded(title or "")
    for n, line in enumerate(lines[:_BEGINNING]):
        if told and len(lines) > 1 and folded(line) == told:
            return "\n".join(lines[:n] + lines[n + 1 :])
    return text


def _trafilatura(root: HtmlElement, **how: Any) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(root, include_comments=False, **how)
    return _plain(found.text) if found is not None and not isinstance(found, dict) and found.text else ""


def _plain(text: str) -> str:
    """Return text with one paragraph a line and single blanks."""
    lines = (_BLANK.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
