"""The result as CSV: one row an attribution, or one row a credit. Made for a spreadsheet that trusts nobody's text."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from whence.model import Quotes
from whence.report.escape import one_line
from whence.report.voices.ledger import checked
from whence.report.voices.said import joined, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TextIO

    from whence.model import Article, Credits, Span
    from whence.report.voices.ledger import Checked
    from whence.report.voices.said import Said

Cell = str | int | float
"""Words or a number."""

QUOTES = (
    "article", "outlet", "date", "kind", "speaker", "speaker_status", "role", "affiliation", "carried",
    "source", "source_spans", "cue", "cue_spans", "content", "content_spans", "marked_spans", "through", "basis",
    "score", "fidelity", "fidelity_score", "also", "joined", "reason", "parent", "parent_words", "parent_spans",
    "parent_speaker", "version_score", "caveats", "caveat_spans",
)  # fmt: skip
"""The columns of quotations."""

CREDITS = (
    "article", "article_outlet", "date", "outlet", "as", "listed", "words", "span", "name", "name_span", "score",
    "reason", "verdict", "verdict_reason", "claims", "claim_spans", "evidence_article", "evidence", "evidence_spans",
)  # fmt: skip
"""The columns of credits."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is run by spreadsheets as a formula."""


def write(result: Quotes | Credits, file: TextIO) -> None:
    """Write `result` to `file` with a line of column names, UTF-8 by the file's own encoding, lines ended by LF."""
    writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(QUOTES if isinstance(result, Quotes) else CREDITS)
    writer.writerows(map(safe, quote_rows(result) if isinstance(result, Quotes) else credit_rows(result)))


def safe(row: Iterable[Cell]) -> list[Cell]:
    r"""Return `row` with all words on one line, and an apostrophe before what a spreadsheet would run.

    >>> safe(["=1+1", "@home", "a\nb", 0.5])
    ["'=1+1", "'@home", 'a b', 0.5]
    """
    return [_safe(cell) if isinstance(cell, str) else cell for cell in row]


def _safe(cell: str) -> str:
    shown = one_line(cell)
    return f"'{shown}" if cell.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def quote_rows(result: Quotes) -> Iterator[list[Cell]]:
    """Yield a row for each attribution, article by article in reading order."""
    articles = {a.id: a for a in result.articles}
    for article in result.articles:
        for one in said(article.id, result.voices, result.quotations):
            yield [*_attribution(one, article), *_quotation(one, articles)]


def _attribution(one: Said, article: Article) -> list[Cell]:
    text, a = article.text, one.attribution
    return [
        article.id,
        article.outlet or "",
        article.date or "",
        a.kind,
        a.speaker.name or "",
        a.speaker.status,
        a.speaker.role or "",
        a.speaker.affiliation or "",
        "yes" if a.carried else "no",
        joined(a.source, text),
        _ranges(a.source),
        joined(a.cue, text),
        _ranges(a.cue),
        joined(a.content, text),
        _ranges(a.content),
        _ranges(a.marked),
        "; ".join(c.outlet for c in one.through),
        a.basis,
        round(a.score, 4),
    ]


def _quotation(one: Said, articles: Mapping[str, Article]) -> list[Cell]:
    q = one.quotation
    if q is None:
        return [""] * 12
    version = q.versions[0] if q.versions else None
    told: list[Cell] = [q.fidelity, round(q.score, 4), "; ".join(q.also), q.joined or "", q.reason]
    if version is None:
        told += [""] * 5
    else:
        theirs = version.attribution
        told += [
            version.parent,
            joined(version.spans, _text(version.parent, articles)),
            _ranges(version.spans),
            (theirs.speaker.name or "") if theirs else "",
            round(version.score, 4),
        ]
    told.append("; ".join(c.span.of(_text(c.parent, articles)) for c in q.caveats))
    told.append(_ranges(c.span for c in q.caveats))
    return told


def credit_rows(result: Credits) -> Iterator[list[Cell]]:
    """Yield a row for each credit, article by article in reading order."""
    articles = {a.id: a for a in result.articles}
    voices = {v.article: v for v in result.voices}
    for article in result.articles:
        checks = [check for ledger in result.ledgers if ledger.child == article.id for check in ledger.credit_checks]
        for one in checked(voices.get(article.id), checks):
            yield [*_credit(one, article), *_check(one, article, articles)]


def _credit(one: Checked, article: Article) -> list[Cell]:
    text, c = article.text, one.credit
    return [
        article.id,
        article.outlet or "",
        article.date or "",
        c.outlet,
        c.role,
        "yes" if c.listed else "no",
        c.span.of(text),
        _ranges([c.span]),
        c.name.of(text),
        _ranges([c.name]),
        round(c.score, 4),
        c.reason,
    ]


def _check(one: Checked, article: Article, articles: Mapping[str, Article]) -> list[Cell]:
    check = one.check
    if check is None:
        return [""] * 7
    return [
        check.verdict,
        check.reason,
        joined(check.claims, article.text),
        _ranges(check.claims),
        check.article or "",
        joined(check.evidence, _text(check.article, articles)),
        _ranges(check.evidence),
    ]


def _text(article: str | None, articles: Mapping[str, Article]) -> str:
    return articles[article].text if article is not None and article in articles else ""


def _ranges(spans: Iterable[Span]) -> str:
    return ";".join(f"{span.begin}-{span.end}" for span in spans)
