"""Quotes or credits of several articles turned into the values of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whence.model import Quotes
from whence.report.escape import one_line
from whence.report.summary import notes
from whence.report.survey import head, language, noted
from whence.report.voices.columns import Mark, stretches
from whence.report.voices.ledger import voice
from whence.report.voices.said import said
from whence.report.voices.survey import Room, survey
from whence.report.voices.view import SpreadView, VoicesPageView
from whence.report.wording import counted, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whence.model import Article, Credits


def survey_page(result: Quotes | Credits) -> VoicesPageView:
    """Return everything a page says about `result`."""
    named = {key: one_line(name) for key, name in names(result.articles).items()}
    articles = {a.id: a for a in result.articles}
    spreads = [_spread(f"a{n}", article, result, articles, named) for n, article in enumerate(result.articles)]
    if isinstance(result, Quotes):
        count = counted(sum(len(spread.voices.quotes) for spread in spreads), "quotation")
    else:
        count = counted(sum(len(spread.voices.ledger.credits) for spread in spreads), "credit")
    where = spreads[0].article.name if len(spreads) == 1 else counted(len(spreads), "article")
    return VoicesPageView(
        title=f"{count} in {where}",
        kind="quotes" if isinstance(result, Quotes) else "credits",
        articles=[spread.article for spread in spreads],
        spreads=spreads,
        notes=noted(notes([], result.voices, result.notes), named),
    )


def _spread(
    key: str, article: Article, result: Quotes | Credits, articles: Mapping[str, Article], named: dict[str, str]
) -> SpreadView:
    marks = list(_quoted(article, result) if isinstance(result, Quotes) else _credited(article, result))
    text = stretches(article.text, marks)
    quotations = result.quotations if isinstance(result, Quotes) else ()
    places = {other: f"a{n}" for n, other in enumerate(articles)}
    told = said(article.id, result.voices, quotations) if isinstance(result, Quotes) else []
    room = Room(
        child=article,
        articles=articles,
        named=named,
        languages={a.id: language(a) for a in articles.values()},
        voices=result.voices if isinstance(result, Quotes) else [replace(v, attributions=()) for v in result.voices],
        here={s.number: f"{key}-t{s.number}" for s in text if s.kind == "quote" and s.begins},
        there={
            (n, rank): places[version.parent]
            for n, one in enumerate(told)
            for rank, version in enumerate(one.quotation.versions if one.quotation else ())
            if version.parent in places
        },
    )
    books = () if isinstance(result, Quotes) else [b for b in result.ledgers if b.child == article.id]
    return SpreadView(key, head(article, named), text, survey(room, quotations, books, topics=True))


def _quoted(article: Article, result: Quotes) -> Iterator[Mark]:
    for number, one in enumerate(said(article.id, result.voices, result.quotations)):
        for kind, spans in (
            ("source", one.attribution.source),
            ("cue", one.attribution.cue),
            ("quote", one.attribution.content),
        ):
            yield from ((kind, number, span) for span in spans)


def _credited(article: Article, result: Credits) -> Iterator[Mark]:
    spoken = voice(article.id, result.voices)
    for number, credit in enumerate(spoken.credits if spoken else ()):
        yield "credit", number, credit.span
