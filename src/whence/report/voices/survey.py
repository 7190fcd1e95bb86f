"""Quotations, credits and ledgers turned into the values of `whence.report.voices.view`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from whence.report.escape import one_line, visible
from whence.report.voices import view
from whence.report.voices.ledger import borrowing_tally, by_outlet, by_parent, checked, credit_tally, voice
from whence.report.voices.said import (
    GAP,
    changed,
    fate,
    glimpse,
    here,
    how,
    joined,
    said,
    surety,
    tally,
    there,
    through,
    who,
)
from whence.report.worddiff import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whence.model import Article, Borrowing, EditKind, Ledger, LeftOut, Quotation, Speaker, Version, Voices
    from whence.report.voices.ledger import Checked
    from whence.report.voices.said import Said
    from whence.report.worddiff import Piece

_SHORT = 28
"""Longest name of a speaker within the text, in characters."""


class Room(NamedTuple):
    """What the views of one child are made with."""

    child: Article
    articles: Mapping[str, Article]
    named: Mapping[str, str]
    languages: Mapping[str, str]
    voices: Sequence[Voices]
    here: Mapping[int, str]
    """The page's id of each quotation within the child's text."""
    there: Mapping[tuple[int, int], str]
    """The page's id of each version (quotation, rank) within its parent's text."""

    def text(self, article: str | None) -> str:
        return self.articles[article].text if article is not None and article in self.articles else ""

    def name(self, article: str) -> str:
        return self.named.get(article) or one_line(article)


def survey(
    room: Room, quotations: Iterable[Quotation], books: Iterable[Ledger], *, topics: bool = False
) -> view.VoicesView:
    """Return everything a page says of the child's quotations, credits and borrowings."""
    told = said(room.child.id, room.voices, quotations)
    books = list(books)
    checks = [check for book in books for check in book.credit_checks]
    borrowings = [borrowing for book in books for borrowing in book.borrowings]
    credits_ = checked(voice(room.child.id, room.voices), checks)
    named = {room.name(parent): counts for parent, counts in by_parent(borrowings).items()}
    ledger = view.LedgerView(
        credits=tuple(_credit(one, room) for one in credits_ if one.credit.role != "topic"),
        topics=tuple(_credit(one, room) for one in credits_ if topics and one.credit.role == "topic"),
        borrowings=tuple(_borrowing(one, room) for one in borrowings),
        by_parent=named,
        by_outlet={one_line(outlet): counts for outlet, counts in by_outlet(checks).items()},
    )
    quotes = tuple(_quote(number, one, room) for number, one in enumerate(told))
    credited = "; ".join(filter(None, (credit_tally(credits_), borrowing_tally(borrowings))))
    return view.VoicesView(tally(told), credited, quotes, ledger)


def short(speaker: Speaker) -> str:
    """Return the speaker in a few words: "speaker unknown" where nobody can tell."""
    name = one_line(speaker.name or "speaker unknown")
    return name if len(name) <= _SHORT else name[: _SHORT - 1].rstrip() + "…"


def _quote(number: int, one: Said, room: Room) -> view.QuoteView:
    text, quotation = room.child.text, one.quotation
    best = quotation.versions[0] if quotation and quotation.versions else None
    return view.QuoteView(
        name=short(one.attribution.speaker),
        speaker=one_line(who(one.attribution.speaker)),
        how=one_line(how(one, text)),
        glimpse=one_line(glimpse(joined(one.attribution.content, text))),
        fate=fate(quotation),
        fidelity=quotation.fidelity if quotation else None,
        surety=surety(quotation) if quotation else "",
        reason=one_line(quotation.reason) if quotation else "",
        place=room.here.get(number),
        pieces=_told(here(one.attribution, best), text),
        versions=_alike(
            _version(one, version, room.there.get((number, rank)), room)
            for rank, version in enumerate(quotation.versions if quotation else ())
        ),
        caveats=tuple(_caveat(entry, room) for entry in (quotation.caveats if quotation else ())),
    )


def _alike(versions: Iterable[view.VersionView]) -> tuple[view.VersionView, ...]:
    """Return the versions with those that differ in nothing a reader would see told as one."""
    found: dict[object, view.VersionView] = {}
    for version in versions:
        words = "".join(c for _, text in version.pieces for c in text if c.isalnum()).casefold()
        key = (words, version.speaker, tuple(step.kind for step in version.changes))
        first = found.setdefault(key, version)
        if first is not version:
            found[key] = replace(first, alike=(*first.alike, (version.parent, version.place)))
    return tuple(found.values())


def _version(one: Said, version: Version, place: str | None, room: Room) -> view.VersionView:
    text = room.text(version.parent)
    theirs = version.attribution
    spoken = voice(version.parent, room.voices)
    told = None
    if theirs is not None:
        told = one._replace(attribution=theirs, through=through(theirs, spoken.credits if spoken else ()))
    return view.VersionView(
        parent=room.name(version.parent),
        place=place,
        language=room.languages.get(version.parent, ""),
        speaker=one_line(who(theirs.speaker)) if theirs else None,
        how=one_line(how(told, text)) if told else "",
        other_speaker=one.quotation is not None and "reattributed" in (one.quotation.fidelity, *one.quotation.also),
        pieces=_told(there(version), text),
        changes=tuple(
            Step(step.kind, one_line(step.parent), one_line(step.child))
            for step in changed(one.attribution, version, text, room.child.text)
        ),
        score=version.score,
    )


def _caveat(entry: LeftOut, room: Room) -> tuple[str, str, tuple[str, ...]]:
    words = one_line(entry.span.of(room.text(entry.parent)))
    return room.name(entry.parent), words, tuple(one_line(reason) for reason in entry.reasons)


def _credit(one: Checked, room: Room) -> view.CreditView:
    credit, check = one
    return view.CreditView(
        outlet=one_line(credit.outlet),
        words=one_line(credit.span.of(room.child.text)),
        role=credit.role,
        listed=credit.listed,
        score=credit.score,
        verdict=check.verdict if check else None,
        claims=one_line(joined(check.claims, room.child.text)) if check else "",
        article=room.name(check.article) if check and check.article is not None else None,
        evidence=one_line(joined(check.evidence, room.text(check.article))) if check else "",
        language=room.languages.get(check.article or "", "") if check else "",
        reason=one_line(check.reason if check else credit.reason),
    )


def _borrowing(one: Borrowing, room: Room) -> view.BorrowingView:
    text = room.child.text
    return view.BorrowingView(
        passage=one_line(one.span.of(text)),
        parent=room.name(one.parent),
        credited=one.credited,
        credits=tuple(one_line(span.of(text)) for span in one.credits),
        reason=one_line(one.reason),
    )


def _told(stretches: Iterable[Iterable[Piece]], text: str) -> tuple[tuple[EditKind, str], ...]:
    told: list[tuple[EditKind, str]] = []
    for stretch in stretches:
        if told:
            told.append(("same", GAP))
        told += [(piece.kind, visible(piece.span.of(text))) for piece in stretch]
    return tuple(told)
