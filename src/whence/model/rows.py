"""Values as rows of the flat tables, the articles named by id; what the columns mean is told in `model.tables`."""

from __future__ import annotations

import json
from bisect import bisect_left
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whence.model.facts import Change, Fact, FactSheet
    from whence.model.lineage import Passage
    from whence.model.places import Article, Span
    from whence.model.quoting import Attribution, Borrowing, Quotation, Voices
    from whence.model.reuse import Derivation, SentenceVerdict

    Row = dict[str, Any]

_APART = " … "


def sound(words: str | None) -> str | None:
    r"""Return words that every file can hold: half a character, which a broken file may have, becomes a question mark.

    No place moves by it.

    >>> sound("a\ud800b")
    'a?b'
    """
    return None if words is None else words.encode("utf-8", "replace").decode("utf-8")


def article_row(article: Article) -> Row:
    """Return an article as a row."""
    return {
        "id": sound(article.id),
        "text": sound(article.text),
        "outlet": _told(article.outlet),
        "date": _told(article.date),
        "title": _told(article.title),
        "url": _told(article.url),
        "extra": _object(article.extra),
    }


def _told(value: object) -> str | None:
    """Return metadata as text: whoever made the article by hand may have given a year as a number."""
    return None if value is None else sound(str(value))


def _object(extra: Mapping[str, Any]) -> str | None:
    """Return the fields of an article that we do not know as a JSON object."""
    try:
        return sound(json.dumps(dict(extra), ensure_ascii=False, allow_nan=False, default=str))
    except (TypeError, ValueError, RecursionError):  # no name for a field, a figure that JSON lacks, no end to it
        return sound(json.dumps({str(key): _plain(value) for key, value in extra.items()}, ensure_ascii=False))


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | bool | int) or (isinstance(value, float) and isfinite(value)):
        return value
    try:
        return json.loads(json.dumps(value, allow_nan=False, default=str))
    except (TypeError, ValueError, RecursionError):
        return None if isinstance(value, float) else repr(value)[:1000]


def passage_row(passage: Passage) -> Row:
    """Return what two articles share as a row."""
    return {
        **_pair(passage.left, passage.right, passage.left_span, passage.right_span),
        "score": passage.score,
        "strong": passage.strong,
        "nature": passage.nature,
        "kind": "aligned",
    }


def evidence_rows(child: str, sentences: Iterable[SentenceVerdict]) -> Iterator[Row]:
    """Yield the passages that explain the sentences of a child, the parent on the left."""
    for sentence in sentences:
        for one in sentence.evidence:
            told = _pair(one.parent, child, one.parent_span, one.child_span)
            yield {**told, "kind": one.kind, "probability": one.score}


def borrowing_rows(child: str, borrowings: Iterable[Borrowing]) -> Iterator[Row]:
    """Yield the borrowed sentences of a child, a row for each place of the parent, which is on the left."""
    for borrowing in borrowings:
        for span in borrowing.parent_spans:
            yield _pair(borrowing.parent, child, span, borrowing.span)


def _pair(left: str, right: str, left_span: Span, right_span: Span) -> Row:
    return {
        "left": sound(left),
        "right": sound(right),
        "left_begin": left_span.begin,
        "left_end": left_span.end,
        "right_begin": right_span.begin,
        "right_end": right_span.end,
    }


def derivation_row(derivation: Derivation) -> Row:
    """Return whether and how two articles are related as a row."""
    return {
        "left": sound(derivation.left),
        "right": sound(derivation.right),
        "kind": derivation.kind,
        "direction": derivation.direction,
        "parent": sound(derivation.parent),
        "child": sound(derivation.child),
        "score": derivation.score,
        "direction_score": derivation.direction_score,
        "left_share": derivation.left_share,
        "right_share": derivation.right_share,
        "reasons": [sound(reason) for reason in derivation.reasons],
        "via": [sound(name) for name in derivation.via],
    }


def quotation_rows(
    articles: Sequence[Article], voices: Iterable[Voices], quotations: Iterable[Quotation]
) -> Iterator[Row]:
    """Yield the attributions of articles in reading order, each with what became of it where it was followed."""
    texts = {article.id: article.text for article in articles}
    said: dict[str, dict[Attribution, Quotation | None]] = {}
    for voice in voices:
        said.setdefault(voice.article, {}).update(dict.fromkeys(voice.attributions))
    for quotation in quotations:
        said.setdefault(quotation.child, {})[quotation.attribution] = quotation
    for article in articles:
        told = said.get(article.id, {})
        for attribution in sorted(told, key=lambda one: _reach(one.content)):
            yield {**_said(article, attribution), **_followed(told[attribution], texts)}


def _said(article: Article, attribution: Attribution) -> Row:
    begin, end = _reach(attribution.content)
    return {
        "child": sound(article.id),
        "begin": begin,
        "end": end,
        "words": sound(article.text[begin:end]),
        "kind": attribution.kind,
        "speaker": sound(attribution.speaker.name),
        "cue": sound(_APART.join(span.of(article.text) for span in attribution.cue)) or None,
    }


def _followed(quotation: Quotation | None, texts: Mapping[str, str]) -> Row:
    if quotation is None:
        return {}
    row: Row = {"fidelity": quotation.fidelity, "score": quotation.score, "reason": sound(quotation.reason)}
    if quotation.versions:
        version = quotation.versions[0]
        row["parent"] = sound(version.parent)
        if version.spans:
            begin, end = _reach(version.spans)
            words = sound(texts.get(version.parent, "")[begin:end])
            row |= {"parent_begin": begin, "parent_end": end, "parent_words": words}
    return row


def _reach(spans: Sequence[Span]) -> tuple[int, int]:
    return min(span.begin for span in spans), max(span.end for span in spans)


def fact_rows(
    articles: Sequence[Article], sheets: Iterable[FactSheet], changes: Mapping[str, Sequence[Change]]
) -> Iterator[Row]:
    """Yield for each article the changes of its facts, which are given by child, then the facts that none speaks of."""
    texts = {article.id: article.text for article in articles}
    claimed = {sheet.article: sheet for sheet in sheets}
    for article in articles:
        yield from _facts_of(article, claimed.get(article.id), changes.get(article.id, ()), texts)


def _facts_of(
    article: Article, sheet: FactSheet | None, changes: Sequence[Change], texts: Mapping[str, str]
) -> Iterator[Row]:
    child = sound(article.id)
    for change in changes:
        yield {
            "child": child,
            "parent": sound(change.parent),
            "type": change.type,
            "verdict": change.verdict,
            "score": change.score,
            "rule": sound(change.rule),
            "shift": change.shift,
            **_claimed("", change.right, article.text),
            **_claimed("parent_", change.left, texts.get(change.parent or "", "")),
        }
    for fact in _others(sheet.facts if sheet else (), [c.right for c in changes if c.right is not None]):
        yield {"child": child, "type": fact.type, **_claimed("", fact, article.text)}


def _claimed(side: str, fact: Fact | None, text: str) -> Row:
    """Return the columns of one side's fact; none where that side has no fact."""
    if fact is None:
        return {}
    begin, end = fact.span
    return {
        f"{side}begin": begin,
        f"{side}end": end,
        f"{side}words": sound(text[begin:end]),
        f"{side}norm": sound(fact.norm),
    }


def _others(facts: Iterable[Fact], told: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts of which none of `told` speaks: one of the same type or the same place that shares words with it.

    A change may tell more words than the sheet does ("could be fined" for "could"), or read them in another way.
    """
    known = sorted(told, key=lambda fact: fact.span)
    begins = [fact.span.begin for fact in known]
    longest = max((fact.span.end - fact.span.begin for fact in known), default=0)
    for fact in facts:
        near = known[bisect_left(begins, fact.span.begin - longest) : bisect_left(begins, fact.span.end)]
        if not any(
            other.span.overlap(fact.span) and (other.type == fact.type or other.span == fact.span) for other in near
        ):
            yield fact
