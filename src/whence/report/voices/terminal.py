"""Quotations, credits and borrowings for a terminal: tables whose columns give way on a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from whence.report import marked
from whence.report.escape import one_line
from whence.report.voices.ledger import borrowing_tally, checked, credit_tally, uncredited, voice
from whence.report.voices.said import GAP, changed, fate, glimpse, here, how, joined, said, tally, there, who
from whence.report.wording import CREDITED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from whence.model import Article, Blame, Borrowing, Credits, Fidelity, LeftOut, Quotation, Quotes
    from whence.report.desk import Desk, Section
    from whence.report.voices.ledger import Checked
    from whence.report.voices.said import Said
    from whence.report.worddiff import Piece

FEW = 8
"""How many uncredited passages are told unless asked for all."""

STYLE: dict[Fidelity, str] = {
    "exact": "bright_blue",
    "trimmed": "cyan",
    "cut": "cyan",
    "altered": "magenta",
    "spliced": "magenta",
    "marks lost": "cyan",
    "marks gained": "magenta",
    "reattributed": "magenta",
    "unsupported": "yellow",
    "unknown": "bold",
}
"""The colour of each fidelity; the word beside it says the same."""


def of_blame(blame: Blame, desk: Desk) -> Iterator[Section]:
    """Yield the sections on a blame's child; none where there is nothing to tell."""
    told = said(blame.child.id, blame.voices, blame.quotations)
    credits_ = checked(voice(blame.child.id, blame.voices), blame.credit_checks)
    yield from _sections(told, [c for c in credits_ if c.credit.role != "topic"], desk)
    missing = uncredited(blame.borrowings)
    if missing:
        count = Text(f"{len(missing)} of {borrowing_tally(blame.borrowings).partition(',')[0]}")
        listed = missing if desk.full else missing[:FEW]
        rows: list[RenderableType] = [count, _borrowings(listed, desk)]
        if len(missing) > len(listed):
            rows.append(Text(f"and {len(missing) - len(listed)} more (--verbose tells them)", "dim"))
        yield "Borrowed without credit", rows


def of_quotes(result: Quotes, article: Article, desk: Desk) -> Iterator[Section]:
    """Yield the quotations of one article."""
    told = said(article.id, result.voices, result.quotations)
    rows: list[RenderableType] = [Text(tally(told) or "no quotation", "dim")]
    if told:
        rows.append(_quotations(told, desk))
    yield desk.name(article.id), rows


def of_credits(result: Credits, article: Article, desk: Desk) -> Iterator[Section]:
    """Yield the credits and the ledger of one article."""
    books = [book for book in result.ledgers if book.child == article.id]
    told = checked(voice(article.id, result.voices), [c for book in books for c in book.credit_checks])
    borrowings = [b for book in books for b in book.borrowings]
    tallies = filter(None, (credit_tally(told) or "no credit", borrowing_tally(borrowings)))
    rows: list[RenderableType] = [Text("; ".join(tallies), "dim")]
    if told:
        rows.append(_credits(told, desk))
    if borrowings:
        rows.append(_borrowings(borrowings, desk))
    yield desk.name(article.id), rows


def _words(desk: Desk, text: str) -> str:
    return one_line(text if desk.full else glimpse(text))


def _sections(told: list[Said], credits_: list[Checked], desk: Desk) -> Iterator[Section]:
    if told:
        yield "Quotations", [_quotations(told, desk)]
    if credits_:
        yield "Credits", [_credits(credits_, desk)]


def _quotations(told: Iterable[Said], desk: Desk) -> Table:
    table = desk.table("became", "who, and how", "here", "in the parent")
    for one in told:
        text = desk.child.text
        source = Text(one_line(who(one.attribution.speaker)), "bold")
        source.append(f"\n{one_line(how(one, text))}", "not bold dim")
        desk.row(table, _gutter(one.quotation), source, _here(one, desk), _origin(one, desk))
    return table


def _gutter(quotation: Quotation | None) -> Text:
    if quotation is None:
        return Text(fate(None), "dim")
    return Text(fate(quotation), STYLE[quotation.fidelity]).append(f"\n{quotation.score:.2f}", "dim")


def _here(one: Said, desk: Desk) -> Text:
    best = one.quotation.versions[0] if one.quotation and one.quotation.versions else None
    if best is None or not changed(one.attribution, best, desk.texts.get(best.parent, ""), desk.child.text):
        return Text(f"“{_words(desk, joined(one.attribution.content, desk.child.text))}”")
    return _marked(here(one.attribution, best), desk.child.text, desk)


def _origin(one: Said, desk: Desk) -> Text:
    """Return the parents' words with their places, the reason, and the caveats that were left out."""
    told = Text()
    quotation = one.quotation
    if quotation is None:
        return told
    for version in quotation.versions if desk.full else quotation.versions[:1]:
        text = desk.texts.get(version.parent, "")
        told.append("\n" if told else "").append(f"{desk.glyphs.arrow} ", "bold")
        if changed(one.attribution, version, text, desk.child.text):
            told.append_text(_marked(there(version), text, desk)).append("\n")
        place = ", ".join("{}-{}".format(*span) for span in version.spans)
        told.append(f"{desk.name(version.parent)} {place}", "dim")
        if version.attribution:
            told.append(f", {one_line(who(version.attribution.speaker))}", "dim")
    if quotation.reason:
        told.append("\n" if told else "").append(one_line(quotation.reason), "dim italic")
    for caveat in quotation.caveats:
        told.append("\n" if told else "").append_text(_caveat(caveat, desk))
    return told


def _caveat(caveat: LeftOut, desk: Desk) -> Text:
    said_ = one_line(caveat.span.of(desk.texts.get(caveat.parent, "")))
    return Text("left out next to it: ", "red").append(said_, "not dim")


def _marked(stretches: Iterable[Iterable[Piece]], text: str, desk: Desk) -> Text:
    return Text(GAP).join(marked.words(text, stretch, desk.glyphs) for stretch in stretches)


def _credits(told: Iterable[Checked], desk: Desk) -> Table:
    table = desk.table("at hand", "credit", "what it is given for", "because")
    text = desk.child.text
    for credit, check in told:
        verdict = check.verdict if check else "" if credit.role == "topic" else "not checked"
        named = Text(one_line(credit.outlet), "bold").append(f"\n“{one_line(credit.span.of(text))}”", "not bold")
        named.append(f", as {credit.role}" + ("" if credit.listed else ", not in the list of outlets"), "not bold dim")
        claims = Text(_words(desk, joined(check.claims, text)) if check else "")
        because = Text(one_line(check.reason) if check else "", "dim italic")
        if check and check.article is not None:
            words = _words(desk, joined(check.evidence, desk.texts.get(check.article, "")))
            because.append(f"\n{desk.glyphs.arrow} {desk.name(check.article)} {words}".rstrip(), "not italic")
        desk.row(table, Text(verdict), named, claims, because)
    return table


def _borrowings(borrowings: Iterable[Borrowing], desk: Desk) -> Table:
    table = desk.table("credited", "borrowed", "from")
    for borrowing in borrowings:
        place = ", ".join("{}-{}".format(*span) for span in borrowing.parent_spans)
        origin = Text(f"{desk.glyphs.arrow} {desk.name(borrowing.parent)} {place}", "dim")
        if borrowing.credits:
            credits_ = ", ".join(f"“{one_line(span.of(desk.child.text))}”" for span in borrowing.credits)
            origin.append(f"\n{credits_}", "not dim")
        if borrowing.reason and desk.full:
            origin.append(f"\n{one_line(borrowing.reason)}", "italic")
        passage = Text(_words(desk, borrowing.span.of(desk.child.text)))
        desk.row(table, Text(CREDITED[borrowing.credited]), passage, origin)
    return table
