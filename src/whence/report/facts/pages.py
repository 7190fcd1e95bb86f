"""Facts of several articles turned into the values of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.report.escape import one_line
from whence.report.facts.judged import answers, claims
from whence.report.facts.places import placed
from whence.report.facts.survey import Setting, drifts, survey
from whence.report.facts.told import ranked
from whence.report.facts.told import sheet as sheet_of
from whence.report.facts.view import FactsPageView, FactView, SpreadView
from whence.report.summary import notes
from whence.report.survey import head, language, noted
from whence.report.voices.columns import stretches
from whence.report.wording import FACT_TYPE, counted, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Article, Change, Fact, Facts
    from whence.report.facts.view import ChangeView
    from whence.report.voices.columns import Stretch


def survey_page(result: Facts) -> FactsPageView:
    """Return everything a page says about `result`."""
    named = {key: one_line(name) for key, name in names(result.articles).items()}
    keys = {article.id: f"a{n}" for n, article in enumerate(result.articles)}
    facts = {a.id: claims(sheet_of(a.id, result.sheets), _changes(a, result)) for a in result.articles}
    told = _told(result)
    texts = {
        article.id: stretches(article.text, [("fact", n, f.span) for n, f in enumerate(facts[article.id])])
        for article in result.articles
    }
    places = {
        (article, fact): place
        for article, cut in texts.items()
        for fact, place in placed(facts[article], _begun(cut), keys[article], told.get(article, ())).items()
    }
    articles = {a.id: a for a in result.articles}
    languages = {a.id: language(a) for a in result.articles}
    spreads = []
    for article in result.articles:
        setting = Setting(article, articles, named, languages, places)
        spreads.append(_spread(keys[article.id], facts[article.id], texts[article.id], result, setting))
    count = counted(sum(map(len, facts.values())), "fact")
    where = spreads[0].article.name if len(spreads) == 1 else counted(len(spreads), "article")
    return FactsPageView(
        title=f"{count} in {where}",
        articles=[spread.article for spread in spreads],
        spreads=spreads,
        drifts=drifts(result.drifts, result.articles, named),
        notes=noted(notes([], result.sheets, result.notes), named),
    )


def _told(result: Facts) -> dict[str, list[Fact]]:
    """Return the facts that changes speak of, by the article that they stand in."""
    found: dict[str, list[Fact]] = {}
    for telling in result.tellings:
        for change in telling.changes:
            for article, fact in ((change.parent, change.left), (telling.child, change.right)):
                if article is not None and fact is not None:
                    found.setdefault(article, []).append(fact)
    return found


def _begun(text: Iterable[Stretch]) -> list[int]:
    return [stretch.number for stretch in text if stretch.kind and stretch.begins]


def _changes(article: Article, result: Facts) -> list[Change]:
    return [change for telling in result.tellings if telling.child == article.id for change in telling.changes]


def _spread(key: str, facts: Sequence[Fact], text: list[Stretch], result: Facts, setting: Setting) -> SpreadView:
    changes = _changes(setting.child, result)
    told = survey(facts, changes, setting)
    gravest = answers(facts, ranked(changes))
    views = []
    for number, fact in enumerate(facts):
        judged = gravest.get(fact)
        views.append(_fact(number, fact, setting, judged, None if judged is None else told.all[judged]))
    by_type = {kind: tuple(v for v in views if v.type == kind) for kind in FACT_TYPE}
    return SpreadView(
        key=key,
        article=head(setting.child, dict(setting.named)),
        stretches=text,
        facts=tuple((kind, found) for kind, found in by_type.items() if found),
        marked=tuple(views),
        changes=told,
        compared=any(telling.child == setting.child.id for telling in result.tellings),
    )


def _fact(number: int, fact: Fact, setting: Setting, judged: int | None, change: ChangeView | None) -> FactView:
    return FactView(
        number=number,
        type=fact.type,
        words=one_line(fact.span.of(setting.child.text)),
        place=setting.places.get((setting.child.id, fact)),
        norm=one_line(fact.norm),
        of=one_line(fact.of),
        score=fact.score,
        notes=tuple(map(one_line, fact.notes)),
        verdict=change.verdict if change else None,
        fate=change.fate if change else "",
        change=judged,
    )
