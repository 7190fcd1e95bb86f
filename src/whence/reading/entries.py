"""One entry of a feed, RSS 0.9 to 2.0 or Atom, as an article's fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from whence.reading.fragment import line, plain
from whence.reading.nitf import NEWS
from whence.reading.prose import prose
from whence.reading.xmltree import local, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}
_ORIGINAL = "origLink"
"""Where a feed that counts its readers says what its links lead to."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATES = ("published", "pubDate", "issued", "date", "created", "updated", "modified")
_MAILED = re.compile(r"\s*\S+@\S+\s*\((.+)\)\s*")
"""How RSS names an author."""
_MOST = 100
Parts: TypeAlias = "dict[str, list[Any]]"
TEXT_IS = "text is"
FULL, SUMMARY = "full text", "summary"


def fields_of(entry: Any, feed: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of the article that an `entry` is, in a `feed` with a title and a language."""
    parts = _parts(entry)
    full = _full(parts)
    address = _link(parts)
    source = _first(parts, "source")
    origin = "" if source is None else _words(source if not len(source) else _first(_parts(source), "title"))
    identifier = _words(_first(parts, "guid", "id")) or _about(entry)
    return told(
        {
            "id": identifier or address,
            "text": full or _summary(parts),
            TEXT_IS: FULL if full else SUMMARY,
            "outlet": origin or feed.get("title"),
            "feed": feed.get("title") if origin else None,
            "date": next((date for name in _DATES if (date := _words(_first(parts, name, f"dc:{name}")))), None),
            "title": line(_written(_first(parts, "title", "dc:title"))),
            "url": address,
            "author": _author(parts),
            "language": entry.get(_LANG) or _words(_first(parts, "language", "dc:language")) or feed.get("language"),
            "categories": _categories(parts),
        }
    )


def fields_of_broken(entry: Mapping[str, Any], feed: Mapping[str, str]) -> dict[str, Any]:
    """Return the same fields of an entry that feedparser made out in broken XML."""
    contents = entry.get("content") or []
    full = plain("\n".join(str(content.get("value") or "") for content in contents[:1]))
    source = entry.get("source") or {}
    origin = line(str(source.get("title") or "")) if isinstance(source, dict) else ""
    return told(
        {
            "id": entry.get("id") or entry.get("link"),
            "text": full or plain(str(entry.get("summary") or "")),
            TEXT_IS: FULL if full else SUMMARY,
            "outlet": origin or feed.get("title"),
            "feed": feed.get("title") if origin else None,
            "date": entry.get("published") or entry.get("updated"),
            "title": line(str(entry.get("title") or "")),
            "url": entry.get("link"),
            "author": line(str(entry.get("author") or "")),
            "language": feed.get("language"),
        }
    )


def feed_of(root: Any) -> dict[str, str]:
    """Return the title and the language of a feed, from what stands outside its entries."""
    parts = _parts(next((child for child in root if local(child) == "channel"), root))
    language = _words(_first(parts, "language", "dc:language")) or root.get(_LANG) or ""
    return {"title": line(_written(_first(parts, "title", "dc:title"))), "language": language}


def told(fields: dict[str, Any]) -> dict[str, Any]:
    """Return `fields` without those that are empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", []) or name == "text"}


def _parts(entry: Any) -> Parts:
    """Return the children of an entry by name: those of its own vocabulary (no titles of pictures), and a few more."""
    own = _space(entry.tag)
    parts: Parts = {}
    for child in entry:
        tag = child.tag
        if isinstance(tag, str):
            space = _space(tag)
            name = tag.rpartition("}")[2]
            prefix = "" if space == own or name == _ORIGINAL else _PREFIXES.get(space)
            if prefix is not None:
                parts.setdefault(prefix + name, []).append(child)
    return parts


def _space(tag: Any) -> str:
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag[:1] == "{" else ""


def _first(parts: Parts, *names: str) -> Any:
    """Return the first child that has one of `names`."""
    return next((parts[name][0] for name in names if name in parts), None)


def _words(element: Any) -> str:
    return "" if element is None else " ".join(text_of(element).split())


def _written(element: Any) -> str:
    """Return the text of an element that holds text, HTML as text, or markup."""
    if element is None:
        return ""
    kind = (element.get("type") or element.get("mode") or "").lower()
    if len(element):
        return prose(element, NEWS)
    text = element.text or ""
    return text if kind in {"text", "text/plain"} else plain(text)


def _full(parts: Parts) -> str:
    """Return what is given as the whole text, the longest if it is given several times."""
    found = [_written(child) for child in parts.get("content", ()) if not child.get("src")]
    for name in ("content:encoded", "xhtml:body", "xhtml:div"):
        found += map(_written, parts.get(name, ()))
    return max((text for text in found if text.strip()), key=len, default="")


def _summary(parts: Parts) -> str:
    for name in ("description", "summary", "dc:description"):
        if (text := _written(_first(parts, name))).strip():
            return text
    return ""


def _about(entry: Any) -> str:
    return (entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or "").strip()


def _link(parts: Parts) -> str:
    if address := _words(_first(parts, _ORIGINAL)):
        return address
    for link in parts.get("link", ()):
        if address := (link.get("href") or "").strip() if link.get("rel") in {None, "alternate"} else "":
            return address
        if address := _words(link):
            return address
    guid = _first(parts, "guid")
    permanent = guid is not None and guid.get("isPermaLink") != "false"
    return _words(guid) if permanent and _words(guid)[:4].lower() == "http" else ""


def _author(parts: Parts) -> str:
    names = []
    for author in parts.get("author", [])[:_MOST]:
        text = _words(_first(_parts(author), "name")) if len(author) else _words(author)
        mailed = _MAILED.fullmatch(text)
        names.append(line(mailed[1] if mailed else text))
    if not any(names):
        names = [line(_words(creator)) for creator in parts.get("dc:creator", [])[:_MOST]]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _categories(parts: Parts) -> list[str]:
    found = (category.get("term") or _words(category) for category in parts.get("category", [])[:_MOST])
    return list(dict.fromkeys(line(name) for name in found if name))
