"""Facts as CSV: one row a change, and one a fact that was not compared."""

from __future__ import annotations

import csv
from math import isfinite
from typing import TYPE_CHECKING

from whence.report.facts.judged import unjudged
from whence.report.facts.told import sheet
from whence.report.voices.rows import safe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from whence.model import Change, Fact, Facts
    from whence.report.voices.rows import Cell

_FACT = ("words", "span", "norm", "of", "value", "low", "high", "unit", "about", "fact_score", "fact_notes")

COLUMNS = (
    "article", "outlet", "date", "type", "verdict", "score", "also", "shift", "rule", *_FACT,
    "parent", *(f"parent_{name}" for name in _FACT),
)  # fmt: skip
"""The columns: what was judged, the article's own fact, the parent's."""


def write(result: Facts, file: TextIO) -> None:
    """Write `result` to `file` with a line of column names, UTF-8 by the file's own encoding, lines ended by LF."""
    writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(safe, rows(result)))


def rows(result: Facts) -> Iterator[list[Cell]]:
    """Yield a row for each change, article by article, and for each fact of an article that no change speaks of."""
    texts = {a.id: a.text for a in result.articles}
    for article in result.articles:
        changes = [change for telling in result.tellings if telling.child == article.id for change in telling.changes]
        head: list[Cell] = [article.id, article.outlet or "", article.date or ""]
        for change in changes:
            parent = change.parent or ""
            there = _fact(change.left, texts.get(parent, ""))
            yield [*head, *_judged(change), *_fact(change.right, article.text), parent, *there]
        for fact in unjudged(sheet(article.id, result.sheets), changes):
            yield [*head, fact.type, *[""] * 5, *_fact(fact, article.text), "", *_fact(None, "")]


def _judged(change: Change) -> list[Cell]:
    score = round(change.score, 4)
    return [change.type, change.verdict, score, "; ".join(change.also), change.shift or "", change.rule]


def _fact(fact: Fact | None, text: str) -> list[Cell]:
    if fact is None:
        return [""] * len(_FACT)
    told: list[Cell] = [fact.span.of(text), f"{fact.span.begin}-{fact.span.end}", fact.norm, fact.of]
    amount = fact.amount
    if amount is None:
        told += [""] * 5
    else:
        told += [*map(_number, (amount.value, amount.low, amount.high)), amount.unit, "yes" if amount.about else "no"]
    return [*told, round(fact.score, 4), "; ".join(fact.notes)]


def _number(value: float | None) -> Cell:
    """Return a number as a spreadsheet reads it, without a point where it has no fraction.

    >>> [_number(v) for v in (48.0, 0.5, None, float("inf"))]
    [48, 0.5, '', '']
    """
    if value is None or not isfinite(value):
        return ""
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
