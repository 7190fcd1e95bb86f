"""Passages, quotations and facts as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

An annotation is made for each side of a passage, each quotation and each fact. It targets a span of an article by quote
(the words, with some before and after) and by position, and tells in its bodies what is there in the other article.
Positions count characters (Unicode code points) of the article's untouched text, as the W3C wants and as our spans do.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.report.escape import one_line
from whence.report.exchange.descent import rows
from whence.report.exchange.naming import NAMESPACE, address, article_urn, number, span_urn, version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from whence.report.exchange.tables import Tables

    Row = Mapping[str, Any]
    Object = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""Where the W3C's context lies; `context` returns it without asking the network."""
_AROUND = 32
"""Characters before and after a quote, by which it is told from the same words elsewhere."""


class _Known(NamedTuple):
    """An article as annotations speak of it."""

    iri: str
    name: str
    text: str | None
    """None for an article that is only spoken of."""


def context() -> bytes:
    """Return the W3C's JSON-LD context, which ships beside this file, for a reader that must not ask the network."""
    return Path(__file__).with_name("anno.jsonld").read_bytes()


def write(tables: Tables, file: BinaryIO) -> None:
    """Write the tables as an AnnotationCollection, in UTF-8, one annotation a line, one in memory at a time."""
    import orjson

    frame = _frame(tables)
    begun = orjson.dumps(frame)  # it ends with the list of annotations, which is empty
    file.write(begun[: -len("]}}")])
    for count, one in enumerate(items(tables), 1):
        file.write(b"\n" if count == 1 else b",\n")
        file.write(orjson.dumps({"id": f"{frame['id']}/{count}", **one}))
    file.write(b"\n]}}\n")


def collection(tables: Tables) -> Object:
    """Return all annotations as one AnnotationCollection with one page; the same tables give the same names."""
    frame = _frame(tables)
    listed = [{"id": f"{frame['id']}/{count}", **one} for count, one in enumerate(items(tables), 1)]
    return frame | {"first": frame["first"] | {"items": listed}}


def _frame(tables: Tables) -> Object:
    """Return the collection without its annotations; its name is a hash of them."""
    import orjson

    total, seen = 0, sha256()
    for one in items(tables):
        total += 1
        seen.update(orjson.dumps(one))
    name = f"{NAMESPACE}annotations/{seen.hexdigest()[:16]}"
    notes = list(dict.fromkeys(tables.notes))
    return {
        "@context": [CONTEXT, {"whence": NAMESPACE}],
        "id": name,
        "type": "AnnotationCollection",
        "label": "What whence found",
        "generator": {"id": f"{NAMESPACE}program", "type": "Software", "name": f"whence {version()}"},
        "total": total,
        **({"whence:note": notes} if notes else {}),
        "first": {"id": f"{name}/page/1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": []},
    }


def items(tables: Tables) -> Iterator[Object]:
    """Yield the annotations, as yet without names: passages, quotations, facts, each in the order of its table."""
    known = _articles(tables)
    for row in rows(tables.passages):
        for here, there in (("left", "right"), ("right", "left")):
            yield _passage(row, here, there, known)
    for row in rows(tables.quotations):
        yield _quotation(row, known)
    for row in rows(tables.facts):
        yield _fact(row, known)


def _articles(tables: Tables) -> dict[str, _Known]:
    """Return the articles by id, each with its address where that is safe and no other article has it."""
    listed = tables.articles.select(["id", "text", "outlet", "url"])
    addresses = Counter(address(url) for url in listed["url"].to_pylist())
    known: dict[str, _Known] = {}
    for row in rows(listed):
        key, url = row["id"] or "", address(row["url"])
        iri = url if url and addresses[url] == 1 else article_urn(key)
        known.setdefault(key, _Known(iri, _called(key, row["outlet"]), row["text"] or ""))
    return known


def _called(key: str, outlet: str | None) -> str:
    return f"{one_line(outlet)} [{one_line(key)}]" if outlet else one_line(key)


def _find(key: str, known: Mapping[str, _Known]) -> _Known:
    return known.get(key) or _Known(article_urn(key), _called(key, None), None)


def _passage(row: Row, here: str, there: str, known: Mapping[str, _Known]) -> Object:
    key, other = row[here] or "", row[there] or ""
    name = _find(other, known).name
    how = {"aligned": ", in the same words or nearly", "reworded": ", in other words"}.get(row.get("kind") or "", "")
    what = {"quotation": " (a speaker's words)", "template": " (words printed again and again)"}
    return {
        "type": "Annotation",
        "motivation": "linking",
        "target": _place(key, row[f"{here}_begin"], row[f"{here}_end"], known),
        "body": [
            {**_place(other, row[f"{there}_begin"], row[f"{there}_end"], known), "purpose": "linking"},
            _words("describing", f"Shared with {name}{how}{what.get(row['nature'] or '', '')}"),
        ],
        **_told(row, "score", "probability", "strong", "nature", "kind"),
    }


def _quotation(row: Row, known: Mapping[str, _Known]) -> Object:
    child, parent = row["child"] or "", row["parent"]
    bodies = [_words("identifying", row["speaker"])] if row["speaker"] else []
    fate = f"{row['fidelity']}: {row['reason'] or ''}".rstrip(": ") if row["fidelity"] else "not compared"
    against = f", against {_find(parent, known).name}" if parent is not None else ""
    bodies.append(_words("describing", f"{row['kind'] or 'unknown'} speech; {fate}{against}"))
    if parent is not None:
        bodies.append({**_place(parent, row["parent_begin"], row["parent_end"], known), "purpose": "linking"})
    return {
        "type": "Annotation",
        "motivation": "describing",
        "target": _place(child, row["begin"], row["end"], known),
        "body": bodies,
        **_told(row, "kind", "speaker", "cue", "fidelity", "score", "reason"),
    }


def _fact(row: Row, known: Mapping[str, _Known]) -> Object:
    """Return a fact as an annotation of the child; one that the child dropped, of the parent's words."""
    here = row["child"] or "", row["begin"], row["end"]
    there = row["parent"], row["parent_begin"], row["parent_end"]
    if row["begin"] is None and row["parent"] is not None:
        here, there = there, (row["child"] or "", None, None)
    judged = row["verdict"] is not None
    aim = "assessing" if judged else "classifying"
    value = f"{row['type']}: {row['norm'] or row['parent_norm'] or ''}".rstrip(": ")
    if judged:
        value = f"{row['type']}: {row['verdict']}" + (f": {row['rule']}" if row["rule"] else "")
    bodies = [_words(aim, value)]
    if there[0] is not None:
        bodies.append({**_place(*there, known), "purpose": "linking"})
    return {
        "type": "Annotation",
        "motivation": aim,
        "target": _place(*here, known),
        "body": bodies,
        **_told(row, "type", "verdict", "score", "rule", "shift", "norm", "parent_norm"),
    }


def _place(key: str, begin: int | None, end: int | None, known: Mapping[str, _Known]) -> Object:
    """Return a span of an article as a resource; the whole article where no span is known.

    The quote is only given where the text is at hand and holds the span.
    """
    article = _find(key, known)
    if begin is None or end is None:
        return {"type": "SpecificResource", "source": article.iri}
    selectors: list[Object] = []
    text = article.text
    if text is not None and begin < end <= len(text):
        around = {"prefix": text[max(0, begin - _AROUND) : begin], "suffix": text[end : end + _AROUND]}
        told = {side: words for side, words in around.items() if words}
        selectors.append({"type": "TextQuoteSelector", "exact": text[begin:end], **told})
    selectors.append({"type": "TextPositionSelector", "start": begin, "end": end})
    return {
        "type": "SpecificResource",
        "id": span_urn(key, begin, end),
        "source": article.iri,
        "selector": selectors,
    }


def _words(purpose: str, value: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _told(row: Row, *names: str) -> Object:
    """Return columns of a row as properties of ours, those that are null left out."""
    values = {name: row.get(name) for name in names}
    figures = {name: number(value) if isinstance(value, float) else value for name, value in values.items()}
    return {f"whence:{_term(name)}": value for name, value in figures.items() if value is not None}


def _term(name: str) -> str:
    begun, *rest = name.split("_")
    return begun + "".join(map(str.capitalize, rest))
