"""TEI: an article for each TEI element, or for each ``div type="article"`` of an issue; and trafilatura's own XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from whence.errors import EmptyInput, InputError
from whence.reading import fields
from whence.reading.prose import Layout, line, prose
from whence.reading.xmltree import children, document, elements, local, root_of, sound, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "tei"
ENDINGS = (".tei", ".tei.xml")
_ONE = frozenset(("TEI", "TEI.2"))
_MANY = frozenset(("teiCorpus", "teiCorpus.2"))
_DOC = "doc"
"""How trafilatura calls what it writes as XML …"""
_OF_DOC = re.compile(r"\s(?:sitename|hostname|fingerprint)\s*=")
"""… and what it says of it."""
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LAYOUT = Layout(
    blocks=frozenset(
        "p ab head div div1 div2 div3 div4 div5 lg l list item label table row sp speaker stage byline dateline opener"
        " closer salute signed trailer argument epigraph floatingText body text group front back quote main code"
        " titlePage docTitle titlePart".split()
    ),
    lines=frozenset("item l row label titlePart".split()),
    breaks=frozenset("lb pb cb".split()),
    unseen=frozenset("teiHeader note figure fw figDesc graphic formula del metamark comments".split()),
    cells=frozenset(("cell",)),
    first=frozenset(("choice", "app")),
    doubled=False,
)
_SITE = re.compile(r" \([\w-]+(?:\.[\w-]+)+\)$")
"""What trafilatura writes behind an outlet."""


def recognises(head: bytes) -> bool:
    """Tell whether it is XML whose outermost element is TEI's, or the one that trafilatura writes."""
    root = root_of(head)
    if root is None:
        return False
    return root.name in _ONE | _MANY or (root.name == _DOC and _OF_DOC.search(root.rest) is not None)


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield the articles; a document that is one bears the file's name, of several their number as well."""
    text, notes = document(source, desk)
    root = root_of(text[: 1 << 16].encode("utf-8", "replace"))
    several = root is not None and root.name in _MANY
    broken: list[InputError] = []
    number = 0
    for element in sound(elements(source, text, _ONE | {_DOC}, desk), broken):
        records = _records(element)
        single = not several and len(records) == 1
        for record in records:
            number += 1
            where = source.name if single else f"{source.name}, article {number}"
            try:
                found = fields.article(where, record, source.stem if single else f"{source.stem}:{number}", desk, notes)
            except InputError as problem:
                desk.reject(problem)
                continue
            yield found
    if broken:
        raise broken[0]
    if not number:
        raise EmptyInput(source.name, "holds no TEI element", "give TEI with a text in it")


def _records(element: Any) -> list[dict[str, Any]]:
    """Return the fields of each article of a TEI element: one, or one for each part that is called an article."""
    if local(element) == _DOC:
        return [_of_doc(element)]
    told = _header(element)
    for comments in element.iter("{*}div"):
        if comments.get("type") == "comments":
            comments.clear(keep_tail=True)
    parts = _parts(element)
    if len(parts) < 2:
        bodies = [body for text in children(element, "text") for body in _bodies(text)]
        text = "\n\n".join(filter(None, (prose(body, _LAYOUT) for body in bodies)))
        return [_told({**told, "id": element.get(f"{_XML}id") or told["id"], "text": text})]
    return [
        _told({
            **told,
            "issue": told["title"],
            "id": part.get(f"{_XML}id"),
            "title": _first(part, "head"),
            "author": _first(part, "byline") or told["author"],
            "text": prose(part, _LAYOUT),
        })
        for part in parts
    ]  # fmt: skip


def _parts(element: Any) -> list[Any]:
    """Return the outermost divisions that are called articles, in order."""
    found, waiting = [], [element]
    while waiting:
        each = waiting.pop()
        if each.get("type") == "article" and local(each).startswith("div"):
            found.append(each)
        else:
            waiting += reversed(each)
    return found


def _bodies(text: Any) -> Iterator[Any]:
    """Yield the bodies of a text, or of a group of texts."""
    for child in text:
        if local(child) == "body":
            yield child
        elif local(child) in {"group", "text"}:
            yield from _bodies(child)


def _told(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value or name == "text"}


def _header(element: Any) -> dict[str, Any]:
    """Return what the header tells: of the source first, for the file is often published by somebody else."""
    headers = [*children(element, "teiHeader"), *_headers_above(element)]
    descriptions = [each for header in headers for each in children(header, "fileDesc")]
    sources = [each for description in descriptions for each in children(description, "sourceDesc")]
    titles = [each for description in descriptions for each in children(description, "titleStmt", "title")]
    titles.sort(key=lambda title: title.get("type") not in {None, "main"})
    journals = [title for source in sources for title in within(source, "title") if title.get("level") in {"j", "s"}]
    files = [each for description in descriptions for each in children(description, "publicationStmt")]
    outlets = [*journals, *_all(sources, "publisher"), *_all(files, "publisher")]
    authors = [each for description in descriptions for each in children(description, "titleStmt", "author")]
    authors = authors or _all(sources, "author")
    language = [each for header in headers for each in children(header, "profileDesc", "langUsage", "language")]
    told = element.get(f"{_XML}lang") or (language[0].get("ident") if language else None)
    return {
        "id": None,
        "title": next(filter(None, map(_line, titles)), None),
        "outlet": _SITE.sub("", next(filter(None, map(_line, outlets)), "")),
        "date": _date(headers, sources, files),
        "author": ", ".join(dict.fromkeys(filter(None, map(_line, authors)))),
        "url": _url([*sources, *files]),
        "language": told,
    }


def _headers_above(element: Any) -> Iterator[Any]:
    for above in element.iterancestors():
        yield from children(above, "teiHeader")


def _date(headers: list[Any], sources: list[Any], files: list[Any]) -> str | None:
    """Return when the source was published; when it was made; when the file was."""
    made = [each for header in headers for each in children(header, "profileDesc", "creation", "date")]
    made = [each for each in made if each.get("type") != "download"]
    for date in (*_all(sources, "date"), *made, *_all(files, "date")):
        if told := date.get("when") or date.get("when-iso") or date.get("value") or _line(date):
            return str(told).strip()
    return None


def _url(places: list[Any]) -> str | None:
    """Return the first address that is called one."""
    for place in places:
        for each in place.iter("{*}idno", "{*}ptr", "{*}ref"):
            told = each.get("target") or _line(each)
            if told[:4].lower() == "http":
                return str(told)
    return None


def _all(places: list[Any], name: str) -> list[Any]:
    return [each for place in places for each in within(place, name)]


def _line(element: Any) -> str:
    return line(element, _LAYOUT)


def _first(element: Any, name: str) -> str | None:
    return next(filter(None, map(_line, within(element, name))), None)


def _of_doc(element: Any) -> dict[str, Any]:
    """Return the fields of what trafilatura wrote as XML: attributes, and the text in ``main``."""
    given = {local_name: value for local_name, value in element.items() if value.strip()}
    mains = list(children(element, "main")) or [element]
    return {
        **{name: value for name, value in given.items() if name not in {"sitename", "source", "url"}},
        "id": given.get("id"),
        "outlet": given.get("sitename") or given.get("hostname"),
        "url": given.get("url") or given.get("source"),
        "text": "\n\n".join(filter(None, (prose(main, _LAYOUT) for main in mains))),
    }
