"""Stories for a terminal: the log, a timeline as git shows its log, a story with its lineage as a tree, pairs.

Nothing of an article reaches the screen but through `whence.report.escape`; rich never reads it as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from whence.report import marked
from whence.report.escape import one_line
from whence.report.stories import told
from whence.report.stories.cast import cast, cut, when
from whence.report.stories.pairs import natures
from whence.report.stories.tree import ASCII, UNICODE, lead, tree
from whence.report.stories.variants import life, slot
from whence.report.summary import UNSURE, related
from whence.report.wording import arrow, counted, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType

    from whence.model import Derivation, LineageEdge, Passage, Stories, Story
    from whence.report.stories.tree import Branch

FEW = 3
"""How many new sentences of an article, and FEW * 8 entries of a list, are told unless all are asked for."""
_BAR = 20
_SENTENCE = 300


def log_terminal(stories: Stories, console: Console) -> None:
    """Write a line for each story to `console`."""
    screen = _Screen(console)
    if not stories.stories:
        screen.say(Text(f"{told.log_title(stories)}.", "dim"))
    table = screen.table("story", "dates", "articles", "outlets", "origins", "headline")
    for line in stories.stories:
        origins = "?" if line.origins is None else str(line.origins)
        counts = (f"{len(line.articles):,}", f"{len(line.outlets):,}", origins)
        cells = (Text(one_line(line.id), "yellow"), Text(told.line_dates(line), "dim"), *map(Text, counts))
        table.add_row(*cells, Text(told.line_title(line)))
    if table.row_count:
        screen.say(table)
    screen.bullets(stories.notes)


def timeline_terminal(story: Story, console: Console, *, verbose: bool = False) -> None:
    """Write a story in the order of time to `console`; `verbose` tells all that each article brought new."""
    screen = _StoryScreen(story, console, verbose=verbose)
    screen.summary()
    for key in screen.who.number:
        screen.moment(key)
    screen.notes()


def story_terminal(story: Story, console: Console, *, verbose: bool = False) -> None:
    """Write a whole story to `console`; `verbose` tells the lists in full."""
    screen = _StoryScreen(story, console, verbose=verbose)
    screen.summary()
    screen.lineage()
    screen.origins()
    screen.shared()
    screen.lives()
    screen.notes()


def article_terminal(story: Story, article: str, console: Console, *, verbose: bool = False) -> None:
    """Write one article of a story to `console`. Raises `KeyError` for one that the story does not have."""
    screen = _StoryScreen(story, console, verbose=verbose)
    if article not in screen.who.number:
        raise KeyError(article)
    screen.moment(article)
    below = screen.who.below.get(article, ())
    if below:
        screen.section("From here to")
        screen.bullets(
            f"{screen.who.name(e.child)} ({percent(e.share)} of its words, {told.sure(e.score)})" for e in below
        )
    screen.shared(article)


def pair_table(found: Sequence[tuple[Derivation, Sequence[Passage]]], rest: int, console: Console) -> None:
    """Write a table of pairs to `console`, and how many more there are."""
    screen = _Screen(console)
    table = screen.table("left", "", "right", "class", "direction", "of left", "of right", "passages")
    for pair, passages in found:
        style = "" if related(pair) else "dim"
        way = f"{pair.direction} {pair.direction_score:.2f}" if related(pair) else ""
        way = one_line(f"{way}, {told.by_way(pair, str)}" if pair.via else way)
        cells = (one_line(pair.left), arrow(pair), one_line(pair.right), f"{pair.kind} {pair.score:.2f}", way)
        shares = percent(pair.left_share), percent(pair.right_share)
        table.add_row(*(Text(cell, style) for cell in (*cells, *shares, natures(passages) if passages else "")))
    screen.say(table if found else Text("No pair shares anything.", "dim"))
    if rest:
        screen.say(Text(f"and {rest:,} more (--verbose tells them, --csv too)", "dim"))


class _Screen:
    """A console and what is written to it."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.plain = console.options.ascii_only
        self.glyphs = marked.ASCII if self.plain else marked.UNICODE

    def say(self, what: RenderableType) -> None:
        self.console.print(what, highlight=False, markup=False, emoji=False)

    def section(self, title: str) -> None:
        self.say(Text())
        self.say(Rule(Text(title, "bold"), align="left", style="dim", characters="-" if self.plain else "─"))

    def bullets(self, lines: Iterable[str], bullet: str | None = None, style: str = "dim", indent: int = 2) -> None:
        table = Table.grid(padding=(0, 1, 0, 0))
        for line in lines:
            table.add_row(Text(bullet or self.glyphs.bullet, style), Text(one_line(line)))
        if table.row_count:
            self.say(Padding(table, (0, 0, 0, indent)))

    def table(self, *headings: str) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        right = {"articles", "outlets", "origins", "of left", "of right"}
        for heading in headings:
            table.add_column(heading, justify="right" if heading in right else "left", overflow="fold")
        return table


class _StoryScreen(_Screen):
    """One story on its way to one console."""

    def __init__(self, story: Story, console: Console, *, verbose: bool) -> None:
        super().__init__(console)
        self.story, self.who, self.verbose = story, cast(story), verbose

    def few(self, number: int = FEW) -> int | None:
        return None if self.verbose else number

    def summary(self) -> None:
        self.say(Text(cut(told.title(self.story, self.who), 200), "bold"))
        self.say(Text(f"story {one_line(self.story.id)}", "dim"))
        for sentence in told.summary(self.story, self.who):
            self.say(Text(sentence))
        doubts = told.doubts(self.story, self.who)
        if doubts:
            self.say(Text("\nUncertain", "bold"))
            self.bullets(doubts, "?", "bold yellow")

    def moment(self, key: str) -> None:
        """Write one article as git writes a commit."""
        article, entry = self.who.find(key), self.who.entries.get(key)
        if article is None:
            return
        head = Text(f"\narticle {one_line(key)}", "yellow")
        if key == self.story.lineage.earliest:
            head.append(f" ({told.EARLIEST})", "bold cyan")
        self.say(head)
        for label, words in (("Outlet:", article.outlet), ("Date:", when(entry, article)), ("Url:", article.url)):
            if words:
                self.say(Text(f"{label:<8}").append(one_line(words)))
        for edge in self.who.above.get(key, ()):
            self.say(Text(f"{'From:':<8}").append(told.from_whom(edge, self.who), _style(edge)))
        if key not in self.who.above:
            self.say(Text(f"{'From:':<8}no article at hand", "dim"))
        if entry is not None:
            self.say(Text(f"{'New:':<8}").append_text(self._bar(entry.new_share)))
        self.say(Padding(Text(told.headline(article), "bold"), (1, 0, 0, 4)))
        new = entry.new if entry else ()
        told_ = [cut(one_line(span.of(article.text)), _SENTENCE) for span in new[: self.few()]]
        self.bullets(told_, "+", "green", 4)
        if rest := len(new) - len(told_):
            self.say(
                Padding(Text(f"and {counted(rest, 'more new sentence')} (--verbose tells them)", "dim"), (0, 0, 0, 4))
            )

    def _bar(self, share: float) -> Text:
        full, empty = ("#", ".") if self.plain else ("█", "░")
        size = max(0, min(_BAR, round(share * _BAR) or (share > 0)))
        return Text(full * size, "green").append(empty * (_BAR - size), "dim").append(f" {percent(share)}", "default")

    def lineage(self) -> None:
        self.section("Lineage")
        for branch in tree(self.story, self.who):
            self._branch(branch)
        for found in self.story.lineage.undecided:
            self.say(Text("? ", "bold yellow").append(one_line(told.undecided(found, self.who)), "not bold default"))
            self.bullets(found.reasons)

    def _branch(self, branch: Branch) -> None:
        who, edge = self.who, branch.edge
        before, beneath = lead(branch, ASCII if self.plain else UNICODE)
        absent = branch.key in who.unseen and branch.key not in who.number
        line = Text(who.name(branch.key), "italic" if absent else "bold")
        if absent:
            line.append(" not at hand", "not bold dim")
        else:
            line.append(f"  {when(who.entries.get(branch.key), who.find(branch.key))}", "not bold dim")
        if edge:
            line.append(f"  {percent(edge.share)} of its words, {edge.kind}, ", "not bold not italic")
            line.append(told.sure(edge.score), _style(edge))
        if branch.key == self.story.lineage.earliest:
            line.append(f"  {told.EARLIEST}", "cyan")
        self._drawn(before, beneath, line)
        reasons = edge.reasons if edge else who.unseen[branch.key].reasons if absent else ()
        for reason in reasons:
            self._drawn(beneath, beneath, Text(f"{self.glyphs.bullet} {one_line(reason)}", "dim"))
        for other in branch.also:
            self._drawn(beneath, beneath, Text(f"+ also from {told.from_whom(other, who)}", _style(other)))

    def _drawn(self, before: str, beneath: str, words: Text) -> None:
        """Write `words` after a piece of the tree, which goes on beneath its first line."""
        room = max(12, self.console.width - len(before))
        for number, line in enumerate(words.wrap(self.console, room)):
            self.say(Text(beneath if number else before, "dim").append_text(line))

    def origins(self) -> None:
        found = told.origins(self.story, self.who)
        if found:
            self.section("Independent origins")
            lines = (f"{name}: {counted(len(members), 'article')}" for name, members in found)
            self.bullets(lines)

    def shared(self, key: str | None = None) -> None:
        """Write which pairs share most, of the story or of one of its articles."""
        pairs = [d for d in self.story.derivations if key in (None, d.left, d.right)]
        pairs.sort(key=lambda d: -max(d.left_share, d.right_share))
        if not pairs:
            return
        self.section("Who shares what")
        table = self.table("left", "", "right", "of left", "of right", "direction")
        for pair in pairs[: self.few(FEW * 8)]:
            shares = percent(pair.left_share), percent(pair.right_share)
            way = ", ".join(filter(None, (pair.direction, told.by_way(pair, self.who.name))))
            cells = (self.who.name(pair.left), arrow(pair), self.who.name(pair.right), *shares, way)
            table.add_row(*map(Text, cells))
        self.say(table)
        if rest := len(pairs) - table.row_count:
            self.say(Text(f"and {counted(rest, 'more pair')} (--verbose tells them)", "dim"))

    def lives(self) -> None:
        """Write what became of the quotations and the facts."""
        for title, found in (
            ("Quotations", [life(one, self.who) for one in self.story.biographies]),
            ("Facts that changed", [slot(one, self.who) for one in self.story.drifts]),
        ):
            if not found:
                continue
            self.section(title)
            for head, variants in found[: self.few(FEW * 4)]:
                self.say(Text(head, "bold"))
                for words, who_ in variants:
                    self.bullets([words], style="bold")
                    self.say(Padding(Text(who_, "dim"), (0, 0, 0, 4)))
            if rest := len(found) - len(found[: self.few(FEW * 4)]):
                self.say(Text(f"and {rest} more (--verbose tells them)", "dim"))

    def notes(self) -> None:
        found = told.every_note(self.story, self.who)
        if found:
            self.section("Notes")
            self.bullets(found)


def _style(edge: LineageEdge) -> str:
    return "not bold yellow" if edge.score < UNSURE else "not bold"
