"""Quotations, credits and borrowings as records of lines for a pipe; `whence.report.plain` lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.report.summary import notes
from whence.report.voices.ledger import borrowing_tally, checked, credit_tally, uncredited, voice
from whence.report.voices.said import GAP, fate, glimpse, how, joined, retold, said, tally, who
from whence.report.worddiff import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whence.model import Article, Blame, Borrowing, Credits, Quotation, Quotes, Span, Version
    from whence.report.voices.ledger import Checked
    from whence.report.voices.said import Said

Record = tuple[str, tuple[str, ...]]
"""The kind of a line and its fields."""


class _Setting(NamedTuple):
    """The article whose records these are, the texts of all, and whether words are told in full."""

    child: Article
    texts: Mapping[str, str]
    full: bool

    def words(self, text: str) -> str:
        return text if self.full else glimpse(text)


def of_blame(blame: Blame) -> Iterator[Record]:
    """Yield the quotations, the credits and the uncredited borrowings of a blame's child."""
    setting = _Setting(blame.child, {p.id: p.text for p in blame.parents}, full=False)
    yield from _said(said(blame.child.id, blame.voices, blame.quotations), setting)
    credits_ = checked(voice(blame.child.id, blame.voices), blame.credit_checks)
    yield from _credits([one for one in credits_ if one.credit.role != "topic"], setting)
    yield from _borrowings(uncredited(blame.borrowings), setting)


def quotes(result: Quotes) -> Iterator[Record]:
    """Yield who is quoted, article by article."""
    texts = {a.id: a.text for a in result.articles}
    for article in result.articles:
        told = said(article.id, result.voices, result.quotations)
        yield "article", (article.id, tally(told) or "no quotation")
        yield from _said(told, _Setting(article, texts, full=True))
    yield from noted(notes(result.articles, result.voices, result.notes))


def credited(result: Credits) -> Iterator[Record]:
    """Yield which outlets are credited, article by article, and what was borrowed without credit."""
    texts = {a.id: a.text for a in result.articles}
    for article in result.articles:
        setting = _Setting(article, texts, full=True)
        books = [book for book in result.ledgers if book.child == article.id]
        told = checked(voice(article.id, result.voices), [c for book in books for c in book.credit_checks])
        borrowings = [b for book in books for b in book.borrowings]
        yield "article", (article.id, "; ".join(filter(None, _tallies(told, borrowings))))
        yield from _credits(told, setting)
        yield from _borrowings(borrowings, setting)
    yield from noted(notes(result.articles, result.voices, result.notes))


def _tallies(told: Sequence[Checked], borrowings: Sequence[Borrowing]) -> tuple[str, str]:
    return credit_tally(told) or "no credit", borrowing_tally(borrowings)


def _said(told: Iterable[Said], setting: _Setting) -> Iterator[Record]:
    text = setting.child.text
    for one in told:
        a = one.attribution
        quotation = one.quotation
        end = f"{fate(quotation)} {quotation.score:.2f}" if quotation else fate(quotation)
        words = setting.words(joined(a.content, text))
        yield "quote", (end, _ranges(a.content), who(a.speaker), how(one, text), words)
        if quotation:
            yield from _quotation(quotation, setting)


def _quotation(quotation: Quotation, setting: _Setting) -> Iterator[Record]:
    for version in quotation.versions:
        yield "  version", _version(quotation, version, setting)
    if quotation.reason:
        yield "  why", (quotation.reason,)
    for caveat in quotation.caveats:
        place = f"{caveat.parent} {_range(caveat.span)}"
        words = caveat.span.of(setting.texts.get(caveat.parent, ""))
        yield "  caveat", ("left out next to it", place, words, _framed(caveat.reasons))


def _version(quotation: Quotation, version: Version, setting: _Setting) -> tuple[str, ...]:
    place = f"{version.parent} {_ranges(version.spans)}"
    theirs = version.attribution
    speaker = who(theirs.speaker) if theirs else ""
    text = setting.texts.get(version.parent, "")
    stretches = retold(quotation.attribution, version, text, setting.child.text)
    if not any(step.kind != "same" for stretch in stretches for step in stretch):
        return f"{version.score:.2f}", place, speaker, setting.words(joined(version.spans, text))
    return f"{version.score:.2f}", place, speaker, GAP.join(map(marked, stretches))


def _credits(told: Iterable[Checked], setting: _Setting) -> Iterator[Record]:
    text = setting.child.text
    for one in told:
        credit, check = one
        kind = "topic" if credit.role == "topic" else "credit"
        verdict = check.verdict if check else ""
        words = f"“{credit.span.of(text)}”"
        listed = "" if credit.listed else "not in the list of outlets"
        yield kind, (verdict, _range(credit.span), credit.outlet, f"as {credit.role}", words, listed)
        if check is None:
            continue
        if check.claims:
            yield "  claim", (_ranges(check.claims), setting.words(joined(check.claims, text)))
        if check.article is not None:
            evidence = joined(check.evidence, setting.texts.get(check.article, ""))
            yield "  at hand", (f"{check.article} {_ranges(check.evidence)}".strip(), setting.words(evidence))
        if check.reason:
            yield "  why", (check.reason,)


def _borrowings(borrowings: Iterable[Borrowing], setting: _Setting) -> Iterator[Record]:
    text = setting.child.text
    for b in borrowings:
        words = setting.words(b.span.of(text))
        yield (
            "borrowed",
            (f"credited: {b.credited}", _range(b.span), f"from {b.parent} {_ranges(b.parent_spans)}", words),
        )
        for span in b.credits:
            yield "  credit", (_range(span), f"“{span.of(text)}”")
        if b.reason and setting.full:
            yield "  why", (b.reason,)


def noted(found: Iterable[tuple[str | None, str]]) -> Iterator[Record]:
    """Yield each note, after the article that it is about."""
    for article, note in found:
        yield "note", (article or "", note)


def _framed(reasons: Iterable[str]) -> str:
    told = "; ".join(reason.rstrip(". ") for reason in reasons if reason)
    return f"({told})" if told else ""


def _ranges(spans: Iterable[Span]) -> str:
    return ";".join(map(_range, spans))


def _range(span: Span) -> str:
    return f"{span.begin}-{span.end}"
