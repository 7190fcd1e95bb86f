"""Web archives (WARC, ISO 28500): the pages that were fetched, each an article; and plain text made from pages (WET).

Requests, revisits and descriptions of the crawl are passed over silently, answers that are no page or no success are
counted in one sentence. The address of a page is its id; the second time it was fetched, with the time behind it. When
a page was fetched says nothing of when it was published: that is kept as ``retrieved``.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.errors import BadFile, BadRecord, EmptyInput, InputError, PassedOver, TooLarge
from whence.reading import fields, page
from whence.reading.interface import AHEAD
from whence.reading.warc_records import records
from whence.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from whence.model import Article
    from whence.reading.extraction import Extracted
    from whence.reading.interface import Desk, Source
    from whence.reading.warc_records import Record

NAME = "warc"
ENDINGS = (".warc", ".wet", ".arc")
_ARC = re.compile(rb"filedesc://\S+ [\d.:a-f]+ \d{8,14} ", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"
_OF_CRAWL = frozenset(("warcinfo", "request", "metadata", "revisit", "continuation"))
_HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_OWN = ("metadata:", "urn:", "dns:", "about:")
"""Addresses of what a crawler wrote down about itself."""


class _Found(NamedTuple):
    """One page, under way, or one text."""

    where: str
    uri: str
    retrieved: str | None
    under_way: Future[Extracted] | None
    text: bytes = b""


def recognises(head: bytes) -> bool:
    """Tell a web archive by the line that each of its records begins with; the older ARC by its first one."""
    return head.startswith(b"WARC/") or bool(_ARC.match(head))


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield the pages that were fetched with success, in order.

    Raises `BadFile` for an ARC file and where compressed data is damaged, `EmptyInput` where there is no record.
    """
    if _ARC.match(source.head):
        raise BadFile(
            source.name, "is an ARC file, which web archives were kept in before WARC", "convert it to WARC with warcio"
        )
    passed: Counter[str] = Counter()
    under_way: deque[_Found] = deque()
    times: set[str] = set()
    count = pages = broken = 0

    def reject(problem: InputError) -> None:
        nonlocal broken
        broken += 1
        desk.reject(problem)

    try:
        for record in records(source, desk.options.max_record_bytes, reject):
            count += 1
            where = f"{source.name}, record at byte {record.offset:,}"
            try:
                found = _found(record, where, desk, passed)
            except InputError as problem:
                reject(problem)
                continue
            if found is not None:
                pages += 1
                under_way.append(found)
                yield from _taken(under_way, AHEAD, desk, times)
    except InputError:
        yield from _taken(under_way, 0, desk, times)
        raise
    yield from _taken(under_way, 0, desk, times)
    if not count and not broken:
        raise EmptyInput(source.name, "has no record in it", "give a web archive in the form of WARC")
    if passed:
        desk.reject(PassedOver(source.name, _passed_over(passed), "nothing needs to be done"))
    elif not pages and not broken:
        why = f"has no page in it: all it holds ({count:,}) is of the crawl itself"
        desk.reject(EmptyInput(source.name, why, "give an archive of what was fetched"))


def _passed_over(passed: Counter[str]) -> str:
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in passed.most_common(5))
    left = "" if len(passed) <= 5 else ", …"
    count = passed.total()
    begin = "1 answer was passed over, as it is" if count == 1 else f"{count:,} answers were passed over, as they are"
    return f"{begin} no page ({kinds}{left})"


def _taken(under_way: deque[_Found], most: int, desk: Desk, times: set[str]) -> Iterator[Article]:
    """Yield the articles of the pages begun first, until no more than `most` are under way."""
    while len(under_way) > most:
        found = under_way.popleft()
        try:
            record, notes = _record(found)
        except InputError as problem:
            desk.reject(problem)
            continue
        id = found.uri
        if id in times and found.retrieved:
            id = f"{id}@{found.retrieved}"
        try:
            article = fields.article(found.where, record, id, desk, notes)
        except InputError as problem:
            desk.reject(problem)
        else:
            times.add(found.uri)
            yield article


def _record(found: _Found) -> tuple[dict[str, Any], tuple[str, ...]]:
    notes: tuple[str, ...]
    if found.under_way is None:
        text, notes = decode(found.where, found.text)
        record: dict[str, Any] = {"text": text}
    else:
        record, notes = found.under_way.result()
    canonical = record.get("url")
    if found.uri.startswith(("http:", "https:")):
        record["url"] = found.uri
        if canonical and canonical != found.uri:
            record["canonical"] = canonical
    if found.retrieved:
        record["retrieved"] = found.retrieved
    return record, notes


def _found(record: Record, where: str, desk: Desk, passed: Counter[str]) -> _Found | None:
    """Return the page in a record, if there is one; what else was fetched is counted in `passed`."""
    kind = record.fields.get("warc-type", "").lower()
    uri = record.fields.get("warc-target-uri", "").strip("<> ").replace(" ", "%20")
    if kind in _OF_CRAWL or not uri or uri.lower().startswith(_OWN):
        return None
    retrieved = record.fields.get("warc-date")
    if kind == "response":
        answer = _answer(record, where, desk, passed)
        return None if answer is None else _page(where, uri, retrieved, desk, *answer)
    if kind not in ("resource", "conversion"):
        passed[f"of type {kind[:20]!r}"] += 1
        return None
    stated = record.fields.get("content-type", "")
    named = _CHARSET.search(stated)
    form = stated.partition(";")[0].strip().lower()
    if form in _PAGES or (not form and page.recognises(record.body)):
        return _page(where, uri, retrieved, desk, record.body, named[1] if named else None)
    if form == _TEXT:
        return _Found(where, uri, retrieved, None, record.body)
    passed[_named(form)] += 1
    return None


def _page(where: str, uri: str, retrieved: str | None, desk: Desk, body: bytes, charset: str | None) -> _Found:
    from whence.reading import workers
    from whence.reading.extraction import Page

    if not body.strip():
        raise EmptyInput(where, "is an answer without a page in it", "nothing needs to be done")
    return _Found(where, uri, retrieved, workers.submit(Page(where, body, charset, uri), desk.options))


def _answer(record: Record, where: str, desk: Desk, passed: Counter[str]) -> tuple[bytes, str | None] | None:
    """Return the page that a server answered with, decoded, and its charset; None if it answered something else."""
    from fastwarc.warc import WarcRecord

    stated = record.fields.get("content-type", "").encode("ascii", "replace").translate(None, b"\r\n")
    try:
        # not the head of the file: what it says of its length is believed, and room made for that
        answer = WarcRecord.from_bytes(_HEAD % (stated, len(record.body)) + record.body)
        answer.parse_http(auto_decode="all", quirks_mode=True)
        headers = answer.http_headers
        if not answer.is_http:
            passed["not of HTTP"] += 1
            return None
        status, form = headers.status_code, (answer.http_content_type or "").lower()
        if status != 200:
            passed[f"with status {status}" if status else "without a status"] += 1
            return None
        if form and form not in _PAGES:
            passed[_named(form)] += 1
            return None
        most = desk.options.max_record_bytes
        body: bytes = answer.reader.read(most + 1)
        charset = answer.http_charset
    except (OSError, ValueError, UnicodeError, AttributeError) as error:
        why = f"cannot be decoded ({str(error)[:80] or type(error).__name__})"
        raise BadRecord(where, why, "fetch the page again") from error
    if len(body) > most:
        raise TooLarge(
            where, f"is larger than {most:,} bytes once it is decoded", "raise the limit with --limit record-bytes=N"
        )
    if not form and not page.recognises(body[:4096]):
        passed["of no known kind"] += 1
        return None
    return body, charset


def _named(form: str) -> str:
    return form if form.isascii() and form.isprintable() and 0 < len(form) <= 40 else "of no known kind"
