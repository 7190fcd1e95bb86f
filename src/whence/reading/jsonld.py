"""schema.org's articles in JSON-LD, as pages carry them, as an article's fields.

An article may stand by itself, in a list, in ``@graph`` or as the ``mainEntity`` of its page; what it refers to by
``@id`` (a publisher, an author) is looked up among its neighbours. Nothing is fetched, no context is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.reading.fragment import line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DEEPEST = 8
_MOST = 10_000
"""Nodes that are looked at."""
_OTHERS = frozenset(("BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"))
"""Kinds of articles whose names do not end in "Article"."""
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_TOLD = frozenset(
    "url mainEntityOfPage identifier articleBody text reviewBody publisher sourceOrganization datePublished dateCreated"
    " dateModified headline name author creator inLanguage description articleSection keywords isAccessibleForFree"
    " liveBlogUpdate".split()
)
_BODIES = ("articleBody", "text", "reviewBody")


def article_of(record: Mapping[str, Any] | list[Any]) -> dict[str, Any] | None:
    """Return the fields of the article in `record`, or None if there is none of schema.org's.

    Of several the one with the longest text is taken. A page seldom has the text here: then there is no ``text``.
    """
    found = articles_of(record)
    return max(found, key=lambda fields: len(fields.get("text", "")), default=None)


def articles_of(record: Mapping[str, Any] | list[Any]) -> list[dict[str, Any]]:
    """Return the fields of every article in `record`, in order."""
    if isinstance(record, dict) and "@type" not in record and "@graph" not in record:
        return []
    nodes = list(_nodes(record))
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return []
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return [_fields(article, named) for article in articles]


def _nodes(record: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that may be articles, or may be referred to, from the outside in."""
    level, seen = [record], 0
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for value in level:
            if isinstance(value, list):
                inner += value[:_MOST]
            elif isinstance(value, dict):
                yield value
                inner += [value[name] for name in _INSIDE if isinstance(value.get(name), dict | list)]
            seen += 1
            if seen > _MOST:
                return
        level = inner


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else (kinds,):
        if isinstance(kind, str):
            name = kind[max(kind.rfind("/"), kind.rfind(":"), kind.rfind("#")) + 1 :]
            if name.endswith("Article") or name in _OTHERS:
                return True
    return False


def _fields(node: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    url = _address(node.get("url")) or _address(node.get("mainEntityOfPage")) or _address(node.get("@id"))
    fields = {
        "id": _identifier(node) or url,
        "text": _body(node),
        "outlet": _names(node.get("publisher"), named) or _names(node.get("sourceOrganization"), named),
        "date": _first(node, "datePublished", "dateCreated", "dateModified", "uploadDate"),
        "title": line(_first(node, "headline", "name", "alternativeHeadline") or ""),
        "url": url,
        "author": _names(node.get("author"), named) or _names(node.get("creator"), named),
        "language": _language(node.get("inLanguage"), named),
        "modified": _first(node, "dateModified"),
        "summary": plain(_first(node, "description", "abstract") or ""),
        "section": _listed(node.get("articleSection")),
        "keywords": _listed(node.get("keywords")),
        "free": _truth(node.get("isAccessibleForFree")),
        **{name: value for name, value in node.items() if _is_passed(name, value)},
    }
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _is_passed(name: str, value: Any) -> bool:
    """Tell whether a field is passed through as it is: what is not read above, and no object of its own."""
    return isinstance(value, str | int | float) and name not in _TOLD and not name.startswith("@")


def _body(node: Mapping[str, Any]) -> str | None:
    """Return the text: the body, or for a live blog its entries as well, each under its headline."""
    parts = [plain(body) for name in _BODIES if (body := _string(node.get(name)))][:1]
    updates = node.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict):
            parts += [line(_first(update, "headline", "name") or ""), plain(_first(update, *_BODIES) or "")]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) or None


def _string(value: Any) -> str | None:
    """Return a text that may come as itself, as a list of paragraphs, or as ``@value``."""
    value = _literal(value)
    if isinstance(value, list):
        value = "\n\n".join(text for item in value[:_MOST] if isinstance(text := _literal(item), str))
    return value if isinstance(value, str) and value.strip() else None


def _literal(value: Any) -> Any:
    return value.get("@value") if isinstance(value, dict) else value


def _first(node: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = node.get(name)
        if text := _string(value[0] if isinstance(value, list) and value else value):
            return text
    return None


def _address(value: Any) -> str | None:
    """Return a URL that may come in a page's ``@id``; that of a node of this document only is none."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip()[:4].lower() == "http" else None


def _identifier(node: Mapping[str, Any]) -> str | None:
    value = node.get("identifier")
    if isinstance(value, dict):
        value = value.get("value")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() else None


def _names(value: Any, named: Mapping[str, Any]) -> str | None:
    """Return the name of whom `value` is, tells or refers to; of several, all."""
    names = []
    for item in value[:100] if isinstance(value, list) else (value,):
        one = item
        if isinstance(one, dict) and isinstance(one.get("@id"), str) and not _named(one):
            one = named.get(one["@id"])
        elif isinstance(one, str):
            one = named.get(one, one)
        name = _named(one) if isinstance(one, dict) else one
        if isinstance(name, str) and line(name):
            names.append(line(name))
    return ", ".join(dict.fromkeys(names)) or None


def _named(node: Mapping[str, Any]) -> str | None:
    return _first(node, "name", "legalName", "alternateName")


def _language(value: Any, named: Mapping[str, Any]) -> str | None:
    """Return the code of the language: ``{"@type": "Language"}`` has it as another name."""
    if isinstance(value, dict):
        return _first(value, "alternateName", "name")
    return _names(value, named)


def _listed(value: Any) -> str | list[str] | None:
    if isinstance(value, list):
        return [item for item in value[:_MOST] if isinstance(item, str)] or None
    return _string(value)


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.rsplit("/", 1)[-1].lower()) if isinstance(value, str) else None
