"""Changes and drifts turned into the values of `whence.report.facts.view`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.report.escape import one_line, visible
from whence.report.facts import view
from whence.report.facts.drifted import NOTHING, in_order, standing, who, why
from whence.report.facts.places import of_child
from whence.report.facts.told import ORDER, around, became, matters, ranked, shift, surety, tally
from whence.report.wording import FACT, FACT_MEANING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whence.model import Article, Change, Drift, DriftReading, Fact

SHOWN, MOST = 12, 24
"""How many changes are told before the rest is folded away, and how many if all of them are conflicts."""

NEAR = 12
"""How many words are shown on either side of a fact."""


class Setting(NamedTuple):
    """What the views of one child's changes are made with."""

    child: Article
    articles: Mapping[str, Article]
    named: Mapping[str, str]
    languages: Mapping[str, str]
    places: Mapping[tuple[str, Fact], str]
    """The page's id of each fact in the text of the article with this id."""

    def text(self, article: str | None) -> str:
        return self.articles[article].text if article is not None and article in self.articles else ""

    def name(self, article: str) -> str:
        return self.named.get(article) or one_line(article)


def survey(facts: Sequence[Fact], changes: Sequence[Change], setting: Setting) -> view.ChangesView:
    """Return everything a page says of what became of the child's facts."""
    listed = ranked(changes)
    views = tuple(_change(number, change, setting) for number, change in enumerate(listed))
    weighty = [v for v, change in zip(views, listed, strict=True) if matters(change)]
    conflicts = sum(v.verdict == "conflict" for v in weighty)
    telling = [v for v in weighty if v.verdict != "dropped" or v.shift]
    shown = tuple(telling[: max(SHOWN, min(conflicts, MOST))])
    seen = {v.number for v in shown}
    rest = [v for v in views if v.number not in seen]
    groups = {verdict: tuple(v for v in rest if v.verdict == verdict) for verdict in ORDER}
    return view.ChangesView(
        tally=tally(facts, changes),
        all=views,
        shown=shown,
        folded=tuple(
            view.GroupView(verdict, f"{len(found)} {FACT[verdict]}: {FACT_MEANING[verdict]}", found)
            for verdict, found in groups.items()
            if found
        ),
        here=tuple(mark.verdict for mark in of_child(changes)),
    )


def _change(number: int, change: Change, setting: Setting) -> view.ChangeView:
    parent = change.parent
    return view.ChangeView(
        number=number,
        type=change.type,
        verdict=change.verdict,
        fate=became(change),
        also=", ".join(FACT[verdict] for verdict in change.also),
        shift=shift(change),
        rule=one_line(change.rule),
        surety=surety(change),
        parent=None if parent is None else setting.name(parent),
        here=_side(change.right, setting.child.id, setting),
        there=None if parent is None else _side(change.left, parent, setting),
    )


def _side(fact: Fact | None, article: str, setting: Setting) -> view.SideView | None:
    if fact is None:
        return None
    text = setting.text(article)
    before, after = around(fact.span, text, NEAR)
    return view.SideView(
        article=setting.name(article),
        place=setting.places.get((article, fact)),
        language=setting.languages.get(article, ""),
        before=visible(before),
        words=visible(fact.span.of(text)),
        after=visible(after),
        norm=one_line(fact.norm),
        notes=tuple(map(one_line, fact.notes)),
    )


def drifts(found: Sequence[Drift], articles: Iterable[Article], named: Mapping[str, str]) -> view.DriftsView:
    """Return the table of slots and articles."""
    texts = {a.id: a.text for a in articles}
    columns = in_order(found, list(texts))

    def name(article: str) -> str:
        return named.get(article) or one_line(article)

    def reading(drift: Drift, one: DriftReading) -> view.ReadingView:
        return view.ReadingView(
            words=one_line(one.fact.span.of(texts.get(one.article, ""))) if one.fact else NOTHING,
            verdict=one.verdict,
            standing=one_line(standing(drift, one, name)),
            first=one.article == drift.first,
            heir=one.heir_of is not None,
        )

    rows = []
    for drift in found:
        known = {one.article: reading(drift, one) for one in drift.readings}
        cells = tuple(known.get(article) for article in columns)
        rows.append(view.DriftView(one_line(drift.type), cells, one_line(who(drift, name)), one_line(why(drift))))
    return view.DriftsView(tuple(map(name, columns)), tuple(rows))
