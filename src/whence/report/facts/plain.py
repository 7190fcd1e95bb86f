"""Facts, changes and drifts as records of lines for a pipe; `whence.report.plain` lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.report.facts.drifted import standing, who, why, words
from whence.report.facts.judged import claims, unjudged
from whence.report.facts.told import beside, fate, matters, ranked, shift, tally
from whence.report.facts.told import sheet as sheet_of
from whence.report.summary import notes
from whence.report.voices.plain import noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whence.model import Article, Blame, Change, Drift, Fact, Facts
    from whence.report.voices.plain import Record


def blame_tally(blame: Blame) -> str:
    """Return how many facts a blame's child has and what became of them, or nothing."""
    own = sheet_of(blame.child.id, blame.sheets)
    return tally(claims(own, blame.changes), blame.changes)


def of_blame(blame: Blame) -> Iterator[Record]:
    """Yield the changes that matter, the gravest first."""
    texts = {p.id: p.text for p in blame.parents}
    for change in filter(matters, ranked(blame.changes)):
        yield from _change(change, blame.child, texts)


def drifts(found: Iterable[Drift], articles: Iterable[Article]) -> Iterator[Record]:
    """Yield each slot with its values by article, and who changed it first."""
    texts = {a.id: a.text for a in articles}
    for drift in found:
        values = (f"{r.article} {words(r, texts)} ({standing(drift, r, str)})" for r in drift.readings)
        yield "drift", (drift.type, who(drift, str), "; ".join(values))
        if reason := why(drift):
            yield "  why", (reason,)


def facts(result: Facts) -> Iterator[Record]:
    """Yield what each article claims and what became of it, article by article, then the drifts."""
    texts = {a.id: a.text for a in result.articles}
    for article in result.articles:
        changes = [change for telling in result.tellings if telling.child == article.id for change in telling.changes]
        own = sheet_of(article.id, result.sheets)
        yield "article", (article.id, tally(claims(own, changes), changes) or "nothing to tell")
        for change in ranked(changes):
            yield from _change(change, article, texts)
        for fact in unjudged(own, changes):
            yield from _fact(fact, article.text)
    yield from drifts(result.drifts, result.articles)
    yield from noted(notes(result.articles, result.sheets, result.notes))


def _change(change: Change, child: Article, texts: Mapping[str, str]) -> Iterator[Record]:
    parent = change.parent or ""
    here = _place(change.right)
    there = f"{parent} {_place(change.left)}" if change.left else parent
    words_ = beside(change, texts.get(parent, ""), child.text)
    yield "change", (f"{fate(change)} {change.score:.2f}", change.type, here, there, words_, shift(change))
    if change.rule:
        yield "  why", (change.rule,)
    for fact in (change.left, change.right):
        yield from (("  note", (note,)) for note in (fact.notes if fact else ()))


def _fact(fact: Fact, text: str) -> Iterator[Record]:
    of = f"of {fact.of}" if fact.of else ""
    yield "fact", (f"{fact.type} {fact.score:.2f}", _place(fact), f"“{fact.span.of(text)}”", fact.norm, of)
    yield from (("  note", (note,)) for note in fact.notes)


def _place(fact: Fact | None) -> str:
    return f"{fact.span.begin}-{fact.span.end}" if fact else ""
