"""NewsML-G2, an item or a message of many, and NITF documents: one article each that has a text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from whence.errors import BadFile, BadRecord, EmptyInput, InputError
from whence.reading import fields, nitf
from whence.reading.fragment import from_html
from whence.reading.nitf import NEWS
from whence.reading.prose import line
from whence.reading.xmltree import children, document, elements, local, root_of, sound, text_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "newsml"
ENDINGS = (".newsml", ".nitf", ".g2")
_OTHERS = frozenset("packageItem conceptItem knowledgeItem planningItem catalogItem".split())
_ROOTS = frozenset(("newsItem", "newsMessage", "nitf")) | _OTHERS
_OLD = frozenset(("NewsML", "newsml"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = {
    "creditline": "creditline", "slugline": "slugline", "dateline": "dateline", "urgency": "urgency", "genre": "genre",
}  # fmt: skip


def recognises(head: bytes) -> bool:
    """Tell whether it is XML whose outermost element is one of NewsML's or NITF's."""
    root = root_of(head)
    return root is not None and (root.name in _ROOTS or root.name in _OLD)


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield an article for each news item with a text; how many items are none is told in one sentence at the end."""
    text, notes = document(source, desk)
    root = root_of(text[: 1 << 16].encode())
    if root is not None and root.name in _OLD:
        raise BadFile(source.name, "is NewsML 1, which whence does not read", "ask for it as NewsML-G2 or NITF")
    single = root is not None and root.name != "newsMessage"
    # An item may hold NITF, which must not be taken from it before it is complete.
    wanted = frozenset(("nitf",)) if root is not None and root.name == "nitf" else _OTHERS | {"newsItem"}
    left_out: Counter[str] = Counter()
    broken: list[InputError] = []
    number = 0
    for element in sound(elements(source, text, wanted, desk), broken):
        name = local(element)
        if name in _OTHERS:
            left_out[name] += 1
            continue
        number += 1
        kind, record = _record(element)
        if kind and not record["text"]:
            left_out[kind] += 1
            continue
        where = source.name if single else f"{source.name}, item {number}"
        try:
            found = fields.article(where, record, source.stem if single else f"{source.stem}:{number}", desk, notes)
        except InputError as problem:
            desk.reject(problem)
            continue
        yield found
    if left_out:
        desk.reject(_left_out(source.name, left_out))
    if broken:
        raise broken[0]
    if not number and not left_out:
        raise EmptyInput(source.name, "holds no news item", "give NewsML-G2 with newsItem elements, or NITF")


def _left_out(name: str, left_out: Counter[str]) -> BadRecord:
    total = left_out.total()
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in left_out.most_common(6))
    items = "1 item is" if total == 1 else f"{total:,} items are"
    return BadRecord(name, f"{items} no article ({kinds})", "only news items with a text are read")


def _record(element: Any) -> tuple[str | None, dict[str, Any]]:
    """Return what kind of item without text it may be (a picture), and the fields of its article."""
    if local(element) == "nitf":
        return None, _told_only(nitf.fields_of(element))
    item, meta = next(children(element, "itemMeta"), None), next(children(element, "contentMeta"), None)
    inside = next(within(element, "nitf"), None)
    inner = nitf.fields_of(inside) if inside is not None else {}
    guid, version = (element.get("guid") or "").strip(), (element.get("version") or "").strip()
    record = {
        **inner,
        "id": f"{guid}:{version}" if guid and version else guid or None,
        "text": _content(element),
        "outlet": _named(item, "provider") or _named(meta, "infoSource") or _rights(element, "copyrightHolder"),
        "date": _text(item, "versionCreated") or _text(meta, "contentCreated") or _text(item, "firstCreated"),
        "title": _headline(meta) or _text(item, "title") or inner.get("title"),
        "url": guid if guid[:4].lower() == "http" else inner.get("url"),
        "author": _text(meta, "by") or _text(meta, "byline") or _named(meta, "creator") or inner.get("author"),
        "language": _tag(meta, element),
        "located": _named(meta, "located"),
        "version": version,
        "status": _code(next(children(item, "pubStatus"), None)) if item is not None else None,
        "first created": _text(item, "firstCreated"),
        "rights": _rights(element, "copyrightNotice"),
        "usage terms": _rights(element, "usageTerms"),
        **{name: _text(meta, tag) or inner.get(name) for tag, name in _ENTRIES.items()},
    }
    return _other_kind(item), {"text": record["text"], **_told_only(record)}


def _told_only(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "") or name == "text"}


def _other_kind(item: Any) -> str | None:
    """Return what an item is that says it is no text: "picture"; None for texts and for what says nothing."""
    if item is None:
        return None
    kind = _code(next(children(item, "itemClass"), None))
    return None if kind in {None, "text", "composite"} else kind


def _content(element: Any) -> str:
    """Return the longest text among the contents of an item, those with markup before those without."""
    marked = [nitf.text_of(content) for content in children(element, "contentSet", "inlineXML")]
    if any(marked):
        return max(marked, key=len)
    plain = []
    for data in children(element, "contentSet", "inlineData"):
        text = text_of(data)
        if not data.get("encoding"):
            plain.append(from_html(text) if "html" in (data.get("contenttype") or "").lower() else text)
    return max(plain, key=len, default="")


def _headline(meta: Any) -> str | None:
    """Return the headline that is called the main one, or has no role, or is the first."""
    if meta is None:
        return None
    headlines = list(children(meta, "headline"))
    headlines.sort(key=lambda each: "main" not in (each.get("role") or "main"))
    return next((text for headline in headlines if (text := line(headline, NEWS))), None)


def _text(meta: Any, name: str) -> str | None:
    if meta is None:
        return None
    found = (line(each, NEWS) for each in children(meta, name))
    return next((text for text in found if text), None)


def _named(meta: Any, name: str) -> str | None:
    """Return what somebody or something is called: by its name, or by its code without the scheme's."""
    for each in children(meta, name) if meta is not None else ():
        for called in children(each, "name"):
            if text := line(called, NEWS):
                return text
        if text := (each.get("literal") or "").strip() or _code(each) or line(each, NEWS):
            return text
    return None


def _code(element: Any) -> str | None:
    if element is None:
        return None
    code = element.get("qcode") or (element.get("uri") or "").rstrip("/").rpartition("/")[2]
    return code.rpartition(":")[2].strip() or None


def _rights(element: Any, name: str) -> str | None:
    rights = next(children(element, "rightsInfo"), None)
    return _named(rights, name) if name == "copyrightHolder" else _text(rights, name)


def _tag(meta: Any, element: Any) -> str | None:
    for language in children(meta, "language") if meta is not None else ():
        if tag := language.get("tag"):
            return str(tag)
    return element.get(_LANG) or None
