"""A result turned into the values of `whence.report.view`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Blame
from whence.report import view
from whence.report.columns import child_column, parent_column
from whence.report.escape import one_line, visible
from whence.report.facts.judged import claims
from whence.report.facts.places import begun, of_child, of_parent, placed, unlike
from whence.report.facts.survey import Setting, drifts
from whence.report.facts.survey import survey as survey_facts
from whence.report.facts.told import ranked
from whence.report.facts.told import sheet as sheet_of
from whence.report.summary import doubts, notes, overlap, portions, readings, related, surety
from whence.report.voices.ledger import book
from whence.report.voices.said import said
from whence.report.voices.survey import Room
from whence.report.voices.survey import survey as survey_voices
from whence.report.worddiff import Step, changes, child_pieces, parent_pieces
from whence.report.wording import EVIDENCE, certainty, counted, headline, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import (
        Article,
        Derivation,
        Diff,
        EditKind,
        Evidence,
        Fact,
        LeftOut,
        Rejected,
        SentenceVerdict,
        Span,
    )
    from whence.report.columns import ChildStretch
    from whence.report.summary import Portion
    from whence.report.worddiff import Piece

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def survey(result: Blame | Diff) -> view.ResultView:
    """Return everything a page says about `result`."""
    articles = (result.child, *result.parents) if isinstance(result, Blame) else result.articles
    blames = (result,) if isinstance(result, Blame) else result.blames
    named = {key: one_line(name) for key, name in names(articles).items()}
    pairs = [_pair(d, named) for d in result.derivations]
    told = doubts(result, named)
    return view.ResultView(
        title=_title(result, pairs, named),
        pairs=pairs,
        articles=[head(a, named) for a in articles],
        blames=[_blame(b, f"b{n}", named, told) for n, b in enumerate(blames)],
        drifts=drifts(() if isinstance(result, Blame) else result.drifts, articles, named),
        doubts=[one_line(d) for d in told],
        notes=noted(notes([], readings(blames), [*result.notes, *(n for b in blames for n in b.notes)]), named),
    )


def noted(found: Iterable[tuple[str | None, str]], named: dict[str, str]) -> tuple[str, ...]:
    """Return each note after the name of the article that it is about."""
    return _lines(note if about is None else f"{_name(about, named)}: {note}" for about, note in found)


def _title(result: Blame | Diff, pairs: list[view.PairView], named: dict[str, str]) -> str:
    if len(pairs) == 1:
        return pairs[0].headline
    if isinstance(result, Blame):
        return f"Where {_name(result.child.id, named)} comes from"
    found = sum(p.related for p in pairs)
    return f"{counted(len(result.articles), 'article')}, {counted(found, 'related pair')}"


class _Place(NamedTuple):
    """What the parts of one blame need to know of the whole."""

    child: Article
    parents: dict[str, Article]
    ids: dict[tuple[str, int, int], str]
    """The page's id of each passage of a parent."""
    named: dict[str, str]
    quotes: dict[int, list[int]]
    """The quotations that stand in each sentence, by number."""
    facts: dict[int, list[int]]
    """The changed facts that stand in each sentence, by number, the gravest first."""


def _blame(blame: Blame, key: str, named: dict[str, str], told: list[str]) -> view.BlameView:
    columns: list[view.ParentView] = []
    ids: dict[tuple[str, int, int], str] = {}
    quoted = said(blame.child.id, blame.voices, blame.quotations)
    standing: dict[tuple[str, Fact], str] = {}
    for number, parent in enumerate(blame.parents):
        column, found = parent_column(blame, parent, quoted)
        ids |= {passage: f"{key}-p{number}-{place}" for passage, place in found.items()}
        marks = of_parent(blame.changes, parent.id)
        columns.append(view.ParentView(head(parent, named), column, tuple(m.verdict for m in marks)))
        opened = begun(bit for stretch in column for bit in stretch.bits)
        places = placed([mark.fact for mark in marks], opened, f"{key}-p{number}")
        standing |= {(parent.id, fact): place for fact, place in places.items()}
    text = list(child_column(blame, quoted))
    opened = begun(bit for stretch in text for words in stretch.words for bit in words.bits)
    places = placed([mark.fact for mark in of_child(blame.changes)], opened, key)
    standing |= {(blame.child.id, fact): place for fact, place in places.items()}
    place = _Place(
        child=blame.child,
        parents={p.id: p for p in blame.parents},
        ids=ids,
        named=named,
        quotes=_standing(blame.sentences, [one.attribution.content for one in quoted]),
        facts=_standing(blame.sentences, map(unlike, ranked(blame.changes))),
    )
    own = sheet_of(blame.child.id, blame.sheets)
    heaviest = sorted(enumerate(blame.left_out), key=lambda entry: -entry[1].weight)
    texts = {a.id: a.text for a in (*blame.parents, blame.child)}
    return view.BlameView(
        key=key,
        child=head(blame.child, named),
        stretches=text,
        parents=columns,
        sentences=[_sentence(n, s, place) for n, s in enumerate(blame.sentences)],
        portions=_portions(blame),
        left_out=[_left_out(n, entry, place) for n, entry in heaviest],
        boilerplate=[
            (_name(b.article, named), one_line(b.rule), one_line(b.span.of(texts.get(b.article, ""))))
            for b in blame.boilerplate
        ],
        voices=survey_voices(_room(blame, key, place, text), blame.quotations, [book(blame)]),
        facts=survey_facts(claims(own, blame.changes), blame.changes, _setting(blame, named, standing)),
        doubts=[one_line(d) for d in doubts(blame, named) if d not in told],
    )


def _setting(blame: Blame, named: dict[str, str], places: dict[tuple[str, Fact], str]) -> Setting:
    articles = {a.id: a for a in (*blame.parents, blame.child)}
    return Setting(blame.child, articles, named, {a.id: language(a) for a in articles.values()}, places)


def _room(blame: Blame, key: str, place: _Place, text: Iterable[ChildStretch]) -> Room:
    articles = {a.id: a for a in (*blame.parents, blame.child)}
    return Room(
        child=blame.child,
        articles=articles,
        named=place.named,
        languages={a.id: language(a) for a in articles.values()},
        voices=blame.voices,
        here={w.quote: f"{key}-t{w.quote}" for s in text for w in s.words if w.opens and w.quote is not None},
        there={(n, rank): id_ for (what, n, rank), id_ in place.ids.items() if what == "quoted"},
    )


def _portions(blame: Blame) -> list[tuple[Portion, float, int]]:
    labels = [s.label for s in blame.sentences]
    told, begin = [], 0.0
    for portion in portions(blame):
        told.append((portion, begin, labels.index(portion.label)))
        begin += portion.share
    return told


def _sentence(number: int, sentence: SentenceVerdict, place: _Place) -> view.SentenceView:
    pieces = child_pieces(sentence.evidence, sentence.span)
    return view.SentenceView(
        label=sentence.label,
        score=sentence.score,
        certainty=certainty(sentence.score),
        derived=sentence.derived,
        reason=one_line(sentence.reason),
        pieces=_told(pieces, place.child.text),
        evidence=tuple(_evidence(e, (number, rank), place) for rank, e in enumerate(sentence.evidence)),
        rejected=_rejected(sentence.rejected, place.parents, place.named),
        quotes=tuple(place.quotes.get(number, ())),
        facts=tuple(place.facts.get(number, ())),
    )


def _standing(sentences: Sequence[SentenceVerdict], spans: Iterable[Iterable[Span]]) -> dict[int, list[int]]:
    """Return the numbers of what stands in each sentence (in reading order), by its number."""
    begins = [sentence.span.begin for sentence in sentences]
    found: dict[int, list[int]] = {}
    for number, own in enumerate(spans):
        for span in own:
            first = max(0, bisect_right(begins, span.begin) - 1)
            for at in range(first, bisect_left(begins, span.end)):
                if sentences[at].span.overlap(span) and number not in found.setdefault(at, []):
                    found[at].append(number)
    return {at: numbers for at, numbers in found.items() if numbers}


def _evidence(evidence: Evidence, key: tuple[int, int], place: _Place) -> view.EvidenceView:
    parent = place.parents.get(evidence.parent)
    text = parent.text if parent else ""
    return view.EvidenceView(
        parent=_name(evidence.parent, place.named),
        kind=EVIDENCE[evidence.kind],
        share=evidence.share,
        score=evidence.score,
        place=place.ids.get(("used", *key)),
        language=language(parent),
        pieces=_told(parent_pieces(evidence), text),
        changes=tuple(
            Step(step.kind, one_line(step.parent), one_line(step.child))
            for step in changes(evidence, text, place.child.text)
        ),
        reasons=_lines(evidence.reasons),
    )


def _told(pieces: Iterable[Piece], text: str) -> tuple[tuple[EditKind, str], ...]:
    return tuple((piece.kind, visible(piece.span.of(text))) for piece in pieces)


def _left_out(number: int, entry: LeftOut, place: _Place) -> view.LeftOutView:
    parent = place.parents.get(entry.parent)
    return view.LeftOutView(
        number=number,
        weight=entry.weight,
        text=one_line(entry.span.of(parent.text)) if parent else "",
        parent=_name(entry.parent, place.named),
        place=place.ids.get(("left out", number, 0)),
        language=language(parent),
        reasons=_lines(entry.reasons),
    )


def _pair(found: Derivation, named: dict[str, str]) -> view.PairView:
    return view.PairView(
        headline=one_line(headline(found, named)),
        surety=surety(found),
        overlap=one_line(overlap(found, named)),
        related=related(found),
        reasons=_lines(found.reasons),
        rejected=_rejected(found.rejected, {}, named),
        derivation=found,
        left=_name(found.left, named),
        right=_name(found.right, named),
    )


def _rejected(
    rejected: Rejected | None, parents: dict[str, Article], named: dict[str, str]
) -> view.RejectedView | None:
    if rejected is None:
        return None
    parent = parents.get(rejected.parent) if rejected.parent is not None else None
    text = None
    if parent is not None and rejected.parent_span is not None:
        text = one_line(rejected.parent_span.of(parent.text))
    name = None if rejected.parent is None else _name(rejected.parent, named)
    return view.RejectedView(rejected.label, rejected.score, one_line(rejected.reason), name, text)


def head(article: Article, named: dict[str, str]) -> view.ArticleView:
    """Return an article's head."""
    url = article.url if article.url and article.url.lower().startswith(("https://", "http://")) else None
    return view.ArticleView(
        name=_name(article.id, named),
        id=one_line(article.id),
        title=one_line(article.title) if article.title else None,
        date=one_line(article.date) if article.date else None,
        url=visible(url) if url else None,
        language=language(article),
        words=len(article.text.split()),
        notes=_lines(article.notes),
    )


def language(article: Article | None) -> str:
    """Return the language an article says it is in, as a page's `lang` wants it, or nothing."""
    said = (article.extra.get("language") or article.extra.get("lang")) if article else None
    return said if isinstance(said, str) and _LANGUAGE.match(said) else ""


def _name(key: str, named: dict[str, str]) -> str:
    return named.get(key) or one_line(key)


def _lines(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(one_line(reason) for reason in dict.fromkeys(reasons))
