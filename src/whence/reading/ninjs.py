"""IPTC's ninjs, versions 1 to 3 and what Superdesk makes of it, as an article's fields.

Version 3 writes in camel case what the others write in small letters; names are compared without case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.reading.fragment import from_html, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGNS = frozenset(
    "versioncreated versionCreated body_text body_xhtml body_html bodies headlines pubstatus pubStatus".split()
)
_RICH = ("body_xhtml", "body_html")
_DATES = ("versioncreated", "contentcreated", "firstcreated")
_TOLD = frozenset(
    "uri guid provider headline headlines title bodies body_text body_xhtml body_html by byline language".split()
)
_MOST = 1000
TEXT_IS = "text is"
"""Where it is said that a text is a summary only."""


def article_of(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the fields of the article in `record`, or None if it is no ninjs.

    A body with markup is taken before a plain one: it knows the paragraphs. Without any, the description is the text,
    and ``text is`` says ``summary``. Pictures and films have no text. What is associated is left where it is.
    """
    identifier = record.get("uri") or record.get("guid")
    if not isinstance(identifier, str) or "text" in record or _SIGNS.isdisjoint(record):
        return None
    small = {name.lower(): value for name, value in record.items()}
    text, kind = _body(small), None
    if text is None and str(small.get("type", "text")) in {"text", "composite", "None"}:
        text, kind = _description(small), "summary"
    version = small.get("version")
    told = isinstance(version, str | int) and not isinstance(version, bool) and str(version).strip() != ""
    fields: dict[str, Any] = {
        "id": f"{identifier}:{version}" if told else identifier,
        "text": text,
        "outlet": _outlet(small),
        "date": next((date for name in _DATES if (date := _string(small.get(name)))), None),
        "title": line(_main(small, "headlines") or _string(small.get("headline")) or _string(small.get("title")) or ""),
        "url": identifier if identifier[:4].lower() == "http" else None,
        "author": line(_string(small.get("byline")) or _string(small.get("by")) or ""),
        "language": _string(small.get("language")),
        TEXT_IS: kind if text else None,
        **{name: value for name, value in record.items() if name.lower() not in _TOLD},
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _body(small: Mapping[str, Any]) -> str | None:
    for name in _RICH:
        if (rich := _string(small.get(name))) and (text := from_html(rich)):
            return text
    bodies = sorted(_parts(small.get("bodies")), key=lambda part: not _is_rich(part))
    for part in bodies:
        value = _string(part.get("value")) or ""
        if text := from_html(value) if _is_rich(part) else value:
            return str(text)
    return _string(small.get("body_text"))


def _description(small: Mapping[str, Any]) -> str | None:
    for name in ("description_xhtml", "description_html", "description_text"):
        if text := _string(small.get(name)):
            return plain(text)
    text = _main(small, "descriptions")
    return plain(text) if text else None


def _is_rich(part: Mapping[str, Any]) -> bool:
    """Tell whether a body has markup: by what it says of itself, by what it holds where it says nothing."""
    kind = part.get("contenttype") or part.get("contentType") or part.get("role")
    if isinstance(kind, str) and ("html" in kind.lower() or "xml" in kind.lower()):
        return True
    value = part.get("value")
    return kind is None and isinstance(value, str) and "</p>" in value


def _main(small: Mapping[str, Any], name: str) -> str | None:
    """Return the value of the part that is called the main one; of the first where none is."""
    parts = sorted(_parts(small.get(name)), key=lambda part: part.get("role") != "main")
    return next((value for part in parts if (value := _string(part.get("value")))), None)


def _outlet(small: Mapping[str, Any]) -> str | None:
    """Return who provides the text: a provider, a source of information, at last the holder of the rights."""
    sources = [*_parts(small.get("infosources")), *_parts(small.get("infosource"))]
    sources.sort(key=lambda source: "provider" not in str(source.get("role") or source.get("rel")).lower())
    provider, source = small.get("provider"), small.get("source")
    for value in (provider, source, *sources, small.get("copyrightholder")):
        name = _string(value.get("name") or value.get("literal")) if isinstance(value, dict) else _string(value)
        if name:
            return line(name)
    return None


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    for part in value[:_MOST] if isinstance(value, list) else (value,):
        if isinstance(part, dict):
            yield part


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
