"""Facts, changes and drifts for a terminal: values side by side, coloured by verdict, the word always beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from whence.report.escape import one_line
from whence.report.facts.drifted import standing, who, why, words
from whence.report.facts.judged import claims, unjudged
from whence.report.facts.told import around, fate, matters, ranked, shift, tally
from whence.report.facts.told import sheet as sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from whence.model import Blame, Change, Drift, Fact, Facts, FactVerdict
    from whence.report.desk import Desk, Section

FEW = 12
"""How many changes are told of a blame unless asked for all."""

NEAR = 5
"""How many words are shown on either side of a fact."""

STYLE: dict[FactVerdict, str] = {
    "conflict": "bold red",
    "compatible": "yellow",
    "unknown": "bold",
    "equivalent": "green",
    "dropped": "magenta",
    "added": "bright_blue",
    "same": "dim green",
}
"""The colour of each verdict; the word beside it says the same."""


def of_blame(blame: Blame, desk: Desk) -> Iterator[Section]:
    """Yield the changes of a blame's child; none where there is nothing to tell."""
    told = ranked(blame.changes)
    if not desk.full:
        told = list(filter(matters, told))
    if not told:
        return
    listed = told if desk.full else told[:FEW]
    rows: list[RenderableType] = [_changes(listed, desk)]
    if rest := len(blame.changes) - len(listed):
        rows.append(Text(f"and {rest} more, of less weight (--verbose tells them)", "dim"))
    yield "Changed facts", rows


def of_facts(result: Facts, desk: Desk) -> Iterator[Section]:
    """Yield the facts of one article: what became of them, then those that were not compared."""
    key = desk.child.id
    changes = [change for telling in result.tellings if telling.child == key for change in telling.changes]
    own = sheet_of(key, result.sheets)
    rows: list[RenderableType] = [Text(tally(claims(own, changes), changes) or "nothing to tell", "dim")]
    if changes:
        rows.append(_changes(ranked(changes), desk))
    if alone := unjudged(own, changes):
        rows.append(_facts(alone, desk))
    yield desk.name(key), rows


def drifts(found: Sequence[Drift], desk: Desk) -> Iterator[Section]:
    """Yield the slots in which articles differ, with each article's value and who changed it first."""
    if not found:
        return
    table = desk.table("what", "as each has it, the earliest known first", "who changed it")
    for drift in found:
        values = Text()
        for reading in drift.readings:
            values.append("\n" if values else "").append(f"{desk.name(reading.article)} ", "dim")
            style = "" if reading is drift.readings[0] else STYLE[reading.verdict]
            values.append(one_line(words(reading, desk.texts)), style)
            values.append(f" {one_line(standing(drift, reading, desk.name))}", "dim")
        told = Text(one_line(who(drift, desk.name)), "" if drift.first else "dim")
        if reason := why(drift):
            told.append(f"\n{one_line(reason)}", "dim italic")
        desk.row(table, Text(one_line(drift.type)), values, told)
    yield "Who changed it first", [table]


def _changes(told: Iterable[Change], desk: Desk) -> Table:
    table = desk.table("became", "here", "in the parent")
    for change in told:
        style = STYLE[change.verdict]
        gutter = Text(fate(change), style).append(f"\n{change.score:.2f}", "not bold dim")
        here = Text(change.type, "dim")
        if kind := shift(change):
            here.append(f": {kind}", "not dim bold")
        if change.right:
            here.append("\n").append_text(_words(change.right, desk.child.text, style, desk))
        _notes(here, change.right)
        desk.row(table, gutter, here, _origin(change, desk, style))
    return table


def _origin(change: Change, desk: Desk, style: str) -> Text:
    told = Text()
    if change.parent is not None:
        told.append(f"{desk.glyphs.arrow} ", "bold")
        place = ""
        if change.left:
            told.append_text(_words(change.left, desk.texts.get(change.parent, ""), style, desk)).append(" ")
            place = " {}-{}".format(*change.left.span)
        told.append(f"{desk.name(change.parent)}{place}", "dim")
        _notes(told, change.left)
    if change.rule:
        told.append("\n" if told else "").append(one_line(change.rule), "dim italic")
    return told


def _words(fact: Fact | None, text: str, style: str, desk: Desk) -> Text:
    """Return a fact's words in their brackets, with the words around them."""
    if fact is None:
        return Text()
    before, after = around(fact.span, text, NEAR)
    told = Text(_edge(before, last=True), "dim")
    told.append(f"{desk.glyphs.opened}{one_line(fact.span.of(text))}{desk.glyphs.closed}", f"not dim {style}")
    return told.append(_edge(after, last=False))


def _edge(text: str, *, last: bool) -> str:
    """Return `text` on one line with its blank towards the fact."""
    shown = one_line(text)
    blank = text[-1:].isspace() if last else text[:1].isspace()
    if not shown or not blank:
        return shown
    return f"{shown} " if last else f" {shown}"


def _notes(told: Text, fact: Fact | None) -> None:
    for note in fact.notes if fact else ():
        told.append(f"\n{one_line(note)}", "dim italic")


def _facts(found: Iterable[Fact], desk: Desk) -> Table:
    table = desk.table("fact", "here", "that is")
    for fact in found:
        gutter = Text(fact.type).append(f"\n{fact.score:.2f}", "dim")
        meant = Text(one_line(fact.norm))
        if fact.of:
            meant.append(f"\nof {one_line(fact.of)}", "dim")
        _notes(meant, fact)
        desk.row(table, gutter, _words(fact, desk.child.text, "bold", desk), meant)
    return table
