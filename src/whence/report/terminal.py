"""The result for a terminal: the summary, then the child's sentences with the parent's words, then the rest.

Nothing of an article reaches the screen but through `whence.report.escape`; rich never reads it as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from whence.model import Blame, Credits, Facts, Quotes, Stories, Story
from whence.report import marked
from whence.report.desk import Desk
from whence.report.escape import one_line
from whence.report.facts import terminal as typed
from whence.report.facts.plain import blame_tally as facts_tally
from whence.report.summary import doubts, notes, overlap, portions, readings, related, surety
from whence.report.voices import terminal as voiced
from whence.report.voices.ledger import blame_tally
from whence.report.worddiff import child_pieces, parent_pieces
from whence.report.wording import CHANGE, MEANING, arrow, counted, headline, names, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType

    from whence.model import Article, Derivation, Diff, Evidence, FactSheet, Rejected, SentenceVerdict, Voices
    from whence.report.desk import Section

SIDE_BY_SIDE = 110
"""From this many columns on the parent's words stand beside the child's, else beneath."""

FEW = 8
"""How many left-out passages are told unless asked for all."""


def write(
    result: Diff | Blame | Quotes | Credits | Facts | Story | Stories, console: Console, *, verbose: bool = False
) -> None:
    """Write `result` to `console`; `verbose` adds the rejected readings and tells the lists in full."""
    if isinstance(result, Story | Stories):
        from whence.report.stories import terminal

        if isinstance(result, Story):
            terminal.story_terminal(result, console, verbose=verbose)
        else:
            terminal.log_terminal(result, console)
    elif isinstance(result, Quotes | Credits | Facts):
        _Screen(result.articles, console, verbose=verbose).articles_of(result)
    else:
        _Writing(result, console, verbose=verbose).run()


class _Screen:
    """A console, and what all results need to be written to it."""

    def __init__(self, articles: tuple[Article, ...], console: Console, *, verbose: bool) -> None:
        self.articles, self.console, self.verbose = articles, console, verbose
        self.glyphs = marked.ASCII if console.options.ascii_only else marked.UNICODE
        self.named = {key: one_line(name) for key, name in names(articles).items()}

    def articles_of(self, result: Quotes | Credits | Facts) -> None:
        for article in self.articles:
            desk = self._desk(article, full=True)
            if isinstance(result, Quotes):
                self._sections(voiced.of_quotes(result, article, desk))
            elif isinstance(result, Credits):
                self._sections(voiced.of_credits(result, article, desk))
            else:
                self._sections(typed.of_facts(result, desk))
        if isinstance(result, Facts) and self.articles:
            self._sections(typed.drifts(result.drifts, self._desk(self.articles[0], full=True)))
        self._notes(result.sheets if isinstance(result, Facts) else result.voices, result.notes)

    def _desk(self, child: Article, *, full: bool) -> Desk:
        texts = {a.id: a.text for a in self.articles}
        return Desk(child, texts, self.named, self.glyphs, self.console.width >= SIDE_BY_SIDE, full)

    def _sections(self, sections: Iterable[Section]) -> None:
        for title, rows in sections:
            self._section(title)
            for row in rows:
                self._say(row)

    def _notes(self, read: Iterable[Voices | FactSheet], found: Iterable[str]) -> None:
        told = notes(self.articles, read, found)
        if told:
            self._section("Notes")
            lines = (note if about is None else f"{self._name(about)}: {note}" for about, note in told)
            self._bullets(lines, self.glyphs.bullet)

    def _bullets(self, lines: Iterable[str], bullet: str, style: str = "dim") -> None:
        table = Table.grid(padding=(0, 1, 0, 0))
        for line in lines:
            table.add_row(Text(bullet, style), Text(one_line(line)))
        if table.row_count:
            self._say(Padding(table, (0, 0, 0, 2)))

    def _section(self, title: str) -> None:
        self._say(Text())
        characters = "-" if self.console.options.ascii_only else "─"
        self._say(Rule(Text(title, "bold"), align="left", style="dim", characters=characters))

    def _name(self, article: str) -> str:
        return self.named.get(article) or one_line(article)

    def _say(self, what: RenderableType) -> None:
        self.console.print(what, highlight=False, markup=False, emoji=False)


class _Writing(_Screen):
    """One diff or blame on its way to one console."""

    def __init__(self, result: Diff | Blame, console: Console, *, verbose: bool) -> None:
        self.result = result
        if isinstance(result, Blame):
            articles: tuple[Article, ...] = (result.child, *result.parents)
            self.blames: tuple[Blame, ...] = (result,)
        else:
            articles, self.blames = result.articles, result.blames
        super().__init__(articles, console, verbose=verbose)

    def run(self) -> None:
        self._summary()
        for blame in self.blames:
            self._blame(blame)
        if not isinstance(self.result, Blame) and self.articles:
            self._sections(typed.drifts(self.result.drifts, self._desk(self.articles[0], full=self.verbose)))
        found = [*self.result.notes, *(note for blame in self.blames for note in blame.notes)]
        self._notes(readings(self.blames), found)

    # ---- the summary ----

    def _summary(self) -> None:
        derivations = self.result.derivations
        if len(derivations) > 1:
            self._pairs(derivations)
        for derivation in derivations if len(derivations) < 4 else filter(related, derivations):
            self._derivation(derivation)
        for blame in self.blames:
            self._tally(blame)
        told = list(doubts(self.result, self.named))
        told += [d for blame in self.blames for d in doubts(blame, self.named) if d not in told]
        if told:
            self._say(Text("\nUncertain", "bold"))
            self._bullets(told, "?", "bold yellow")

    def _pairs(self, derivations: Iterable[Derivation]) -> None:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for heading in ("left", "", "right", "class", "sure", "direction", "sure"):
            table.add_column(heading, justify="right" if heading == "sure" else "left", overflow="fold")
        for found in derivations:
            direction = (found.direction, f"{found.direction_score:.2f}") if related(found) else ("", "")
            cells = (self._name(found.left), arrow(found), self._name(found.right), found.kind)
            row = (*cells, f"{found.score:.2f}", *direction)
            table.add_row(*(Text(cell, "" if related(found) else "dim") for cell in row))
        self.console.print(table)

    def _derivation(self, found: Derivation) -> None:
        self._say(Text(f"\n{one_line(headline(found, self.named))}", "bold"))
        self._say(Text(surety(found), "dim"))
        if related(found):
            self._say(Text(one_line(overlap(found, self.named)), "dim"))
        self._bullets(found.reasons, self.glyphs.bullet)
        if self.verbose and found.rejected:
            self._say(Padding(self._rejected(found.rejected), (0, 0, 0, 2)))

    def _tally(self, blame: Blame) -> None:
        found = portions(blame)
        head = f"\n{self._name(blame.child.id)}: {counted(len(blame.sentences), 'sentence')}"
        self._say(Text(head, "bold"))
        self._say(marked.bar(found, self.glyphs, min(60, self.console.width - 2)))
        tally = Table.grid(padding=(0, 2, 0, 0))
        for portion in found:
            meaning = Text(MEANING[portion.label], "dim")
            tally.add_row(
                marked.label(portion.label, self.glyphs),
                f"{portion.sentences}",
                percent(portion.share),
                meaning,
            )
        self._say(tally)
        if voices_told := blame_tally(blame):
            self._say(Text(voices_told))
        if facts_told := facts_tally(blame):
            self._say(Text(facts_told))
        if blame.left_out:
            self._say(Text(f"{counted(len(blame.left_out), 'passage')} left out; listed below", "dim"))

    # ---- one child, sentence by sentence ----

    def _blame(self, blame: Blame) -> None:
        self._section(f"{self._name(blame.child.id)}, sentence by sentence")
        self._legend(blame)
        texts = {parent.id: parent.text for parent in blame.parents}
        for sentence in blame.sentences:
            self._say(self._sentence(sentence, blame.child.text, texts))
        desk = self._desk(blame.child, full=self.verbose)
        self._sections(typed.of_blame(blame, desk))
        self._sections(voiced.of_blame(blame, desk))
        self._left_out(blame, texts)
        if blame.boilerplate:
            self._section("Boilerplate")
            texts[blame.child.id] = blame.child.text
            for line in blame.boilerplate:
                row = Text(one_line(line.span.of(texts.get(line.article, ""))), "bright_black")
                row.append(f"  {self._name(line.article)}, {one_line(line.rule)}", "dim italic")
                self._say(row)

    def _legend(self, blame: Blame) -> None:
        used = {e.kind for s in blame.sentences for evidence in s.evidence for e in evidence.edits}
        legend = Text()
        for kind, sign in marked.SIGN.items():
            if kind in used:
                shown = f"{self.glyphs.opened}{sign}{CHANGE[kind]}{self.glyphs.closed}"
                legend.append(shown, marked.CHANGED[kind]).append("  ")
        if legend:
            self._say(legend)

    def _sentence(self, sentence: SentenceVerdict, text: str, texts: dict[str, str]) -> RenderableType:
        beside = self.console.width >= SIDE_BY_SIDE
        table = Table.grid(padding=(0, 2, 0, 0), expand=beside)
        table.add_column(width=13)
        table.add_column(ratio=1 if beside else None)
        gutter = marked.label(sentence.label, self.glyphs)
        gutter.append(f"\n  {sentence.score:.2f}", "dim")
        style = "bright_black" if sentence.label == "boilerplate" else ""
        child = marked.words(text, child_pieces(sentence.evidence, sentence.span), self.glyphs, style)
        origin = self._origin(sentence, texts)
        if beside:
            table.add_column(ratio=1)
            table.add_row(gutter, child, origin)
        else:
            table.add_row(gutter, Group(child, origin))
        return Padding(table, (1, 0, 0, 0))

    def _origin(self, sentence: SentenceVerdict, texts: dict[str, str]) -> Table:
        """Return the parents' words for a sentence, each with its place, then the reasons."""
        table = Table.grid(padding=(0, 1, 0, 0))
        for evidence in sentence.evidence:
            told = self._evidence(evidence, texts.get(evidence.parent, ""))
            table.add_row(Text(self.glyphs.arrow, "bold"), told)
        if self.verbose or sentence.label != "boilerplate":
            reasons = dict.fromkeys([sentence.reason, *(r for e in sentence.evidence for r in e.reasons)])
            if told_why := one_line("; ".join(r.rstrip(". ") for r in reasons if r)):
                table.add_row("", Text(told_why, "dim italic"))
        if self.verbose and sentence.rejected:
            table.add_row("", self._rejected(sentence.rejected))
        return table

    def _evidence(self, evidence: Evidence, text: str) -> Text:
        shown = marked.words(text, parent_pieces(evidence), self.glyphs)
        begin, end = evidence.parent_span
        place = f"{self._name(evidence.parent)} {begin}-{end}, {evidence.kind}, {evidence.score:.2f}"
        return shown.append(f"  {place}", "dim")

    def _left_out(self, blame: Blame, texts: dict[str, str]) -> None:
        if not blame.left_out:
            return
        self._section("Left out, the weightiest first")
        ranked = sorted(blame.left_out, key=lambda entry: -entry.weight)
        table = Table.grid(padding=(0, 2, 1, 0))
        for entry in ranked if self.verbose else ranked[:FEW]:
            said = Text(one_line(entry.span.of(texts.get(entry.parent, ""))))
            begin, end = entry.span
            said.append(f"\n{self._name(entry.parent)} {begin}-{end}", "dim")
            if entry.reasons:
                said.append(f"  {one_line('; '.join(entry.reasons))}", "dim italic")
            table.add_row(Text(f"{entry.weight:.2f}", "red"), said)
        self._say(table)
        if not self.verbose and len(ranked) > FEW:
            self._say(Text(f"and {len(ranked) - FEW} lighter ones (--verbose tells them)", "dim"))

    def _rejected(self, rejected: Rejected) -> Text:
        where = f", {self._name(rejected.parent)}" if rejected.parent is not None else ""
        if rejected.parent_span is not None:
            where += " {}-{}".format(*rejected.parent_span)
        told = f"rejected: {rejected.label} {rejected.score:.2f}{where}: {one_line(rejected.reason)}"
        return Text(told, "dim")
