"""NITF, the News Industry Text Format: a document of its own, or what NewsML-G2 carries inside."""

from __future__ import annotations

from typing import Any

from whence.reading.fragment import BLOCKS, CELLS, LINES, UNSEEN
from whence.reading.prose import Layout, line, prose
from whence.reading.xmltree import children, local, within

NEWS = Layout(
    blocks=BLOCKS
    | frozenset("block hl1 hl2 bq credit body.head body.content body.end tagline dateline byline".split()),
    lines=LINES,
    breaks=frozenset(("br",)),
    unseen=(UNSEEN | frozenset("media fn body.head body.end".split())),
    cells=CELLS,
)
"""NITF and XHTML, which share most of their names. Pictures with their captions, and footnotes, are not of the text."""
_WORDS = Layout(NEWS.blocks, NEWS.lines, NEWS.breaks, frozenset(("byttl",)), NEWS.cells)
FULL_TEXT = "full_text"
"""How archives call the block with all of the text where the first paragraph stands before it as well."""


def text_of(element: Any) -> str:
    """Return the text of an element that holds NITF or XHTML, however deep it lies in there."""
    for name in ("body.content", "body"):
        for body in within(element, name):
            full = [block for block in children(body, "block") if block.get("class") == FULL_TEXT]
            return "\n\n".join(prose(part, NEWS) for part in full or [body])
    return prose(element, NEWS)


def fields_of(nitf: Any) -> dict[str, Any]:
    """Return the fields of an article in NITF; those that it does not tell are missing or empty."""
    published = next(within(nitf, "pubdata"), None)
    docid = next(within(nitf, "doc-id"), None)
    issue = next(within(nitf, "date.issue"), None)
    release = next(within(nitf, "date.release"), None)
    dates = [_attribute(issue, "norm"), _attribute(published, "date.publication"), _attribute(release, "norm")]
    address = _attribute(published, "ex-ref")
    bylines = [line(byline, _WORDS) for byline in within(nitf, "byline")]
    return {
        "id": _attribute(docid, "id-string"),
        "text": text_of(nitf),
        "outlet": _attribute(published, "name") or _attribute(docid, "regsrc") or _first(nitf, "distributor"),
        "date": next((date for date in dates if date), None),
        "title": _first(nitf, "hl1") or _first(nitf, "hedline") or _first(nitf, "title"),
        "url": address if address and address[:4].lower() == "http" else None,
        "author": next((byline for byline in bylines if byline), None),
        "language": nitf.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "dateline": _first(nitf, "dateline"),
        "distributor": _first(nitf, "distributor"),
        "rights": _first(nitf, "copyrite") or _attribute(next(within(nitf, "doc.copyright"), None), "holder"),
    }


def _first(nitf: Any, name: str) -> str | None:
    for element in within(nitf, name):
        parent = element.getparent()
        if parent is not None and local(parent) in {"media", "body.content"}:
            continue
        if text := line(element, _WORDS):
            return text
    return None


def _attribute(element: Any, name: str) -> str | None:
    return None if element is None else (element.get(name) or "").strip() or None
