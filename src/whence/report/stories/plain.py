"""Stories as lines for a pipe, one record a line, its kind the first word; articles are told by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.report.facts.plain import drifts
from whence.report.stories import told
from whence.report.stories.cast import cast, unseen_name, when
from whence.report.stories.lines import lay_out
from whence.report.stories.tree import ASCII, lead, tree
from whence.report.stories.variants import version_note, wordings
from whence.report.wording import counted, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import LineageEdge, Stories, Story
    from whence.report.stories.cast import Cast
    from whence.report.stories.lines import Row
    from whence.report.stories.tree import Branch
    from whence.report.voices.plain import Record


def log_plain(stories: Stories, *, width: int = 0) -> Iterator[str]:
    """Yield a line for each story: its id, dates, articles, outlets, origins, headline."""
    return lay_out(_log(stories), width)


def timeline_plain(story: Story, *, width: int = 100) -> Iterator[str]:
    """Yield a story in the order of time: each article, where it comes from, what it brought new."""
    return lay_out(_timeline(story, cast(story)), width)


def story_plain(story: Story, *, width: int = 100) -> Iterator[str]:
    """Yield a whole story: summary, lineage as a tree with reasons, origins, what is shared, quotations, facts."""
    return lay_out(_story(story, cast(story)), width)


def article_plain(story: Story, article: str, *, width: int = 100) -> Iterator[str]:
    """Yield one article of a story: where it comes from, who has it from there, what it brought new.

    Raises `KeyError` for an article that the story does not have.
    """
    who = cast(story)
    if article not in who.number:
        raise KeyError(article)
    return lay_out(_article(article, story, who), width)


def _log(stories: Stories) -> Iterator[Record]:
    for line in stories.stories:
        counts = (counted(len(line.articles), "article"), counted(len(line.outlets), "outlet"), told.line_origins(line))
        yield "story", (line.id, told.line_dates(line), *counts, told.line_title(line))
    for note in stories.notes:
        yield "note", (note,)


def _head(story: Story, who: Cast) -> Iterator[Record]:
    yield "story", (story.id, told.title(story, who))
    for sentence in told.summary(story, who):
        yield "summary", (sentence,)
    for doubt in told.doubts(story, who):
        yield "uncertain", (doubt,)


def _timeline(story: Story, who: Cast) -> Iterator[Record]:
    yield from _head(story, who)
    for article in who.articles:
        yield from _moment(article.id, story, who)
    yield from _notes(story, who)


def _moment(key: str, story: Story, who: Cast) -> Iterator[Record]:
    article, entry = who.find(key), who.entries.get(key)
    if article is None:
        return
    new = f"{percent(entry.new_share)} new" if entry else ""
    mark = told.EARLIEST if key == story.lineage.earliest else ""
    yield "article", (key, when(entry, article), article.outlet or "", new, mark, told.headline(article))
    for edge in who.above.get(key, ()):
        yield from _edge("  from", edge.parent, edge, who)
    for span in entry.new if entry else ():
        yield "  new", (f"{span.begin}-{span.end}", span.of(article.text))


def _edge(kind: str, key: str, edge: LineageEdge, who: Cast) -> Iterator[Record]:
    name = unseen_name(who.unseen[key]) if key in who.unseen and key not in who.number else key
    yield kind, (name, f"{edge.kind} {edge.score:.2f}", f"share {percent(edge.share)}")
    for reason in edge.reasons:
        yield "  because", (reason,)


def _story(story: Story, who: Cast) -> Iterator[Row]:
    yield from _head(story, who)
    for branch in tree(story, who):
        yield from _branch(branch, story, who)
    for name, members in told.origins(story, who):
        yield "origin", (name, counted(len(members), "article"), ", ".join(members))
    for found in story.lineage.undecided:
        yield "undecided", (told.undecided(found, who),)
        yield from (("  because", (reason,)) for reason in found.reasons)
    for pair in sorted(story.derivations, key=lambda d: -max(d.left_share, d.right_share)):
        shares = f"{percent(pair.left_share)} of {pair.left}", f"{percent(pair.right_share)} of {pair.right}"
        yield "shared", (*shares, pair.direction, told.by_way(pair, str))
    yield from _quotations(story, who)
    yield from drifts(story.drifts, story.articles)
    yield from _notes(story, who)


def _branch(branch: Branch, story: Story, who: Cast) -> Iterator[Row]:
    unseen = who.unseen.get(branch.key) if branch.key not in who.number else None
    if unseen is None:
        fields = [branch.key, when(who.entries.get(branch.key), who.find(branch.key))]
    else:
        fields = [unseen_name(unseen), "not at hand", f"{unseen.score:.2f}"]
    if branch.edge:
        fields += [f"{branch.edge.kind} {branch.edge.score:.2f}", f"share {percent(branch.edge.share)}"]
    if branch.key == story.lineage.earliest:
        fields.append(told.EARLIEST)
    yield "lineage", tuple(fields), lead(branch, ASCII)[0]
    reasons = branch.edge.reasons if branch.edge else unseen.reasons if unseen else ()
    yield from (("  because", (reason,)) for reason in reasons)
    for edge in branch.also:
        yield from _edge("  also", edge.parent, edge, who)


def _quotations(story: Story, who: Cast) -> Iterator[Record]:
    for biography in story.biographies:
        found = wordings(biography, who)
        carriers = len({v.article for v in biography.versions})
        yield "quotation", (counted(len(found), "wording"), counted(carriers, "article"))
        for one in found:
            notes = (f"{v.article} ({version_note(v, biography, str)})" for v in one.versions)
            yield "  wording", (f"“{one.words}”", "; ".join(notes))


def _article(key: str, story: Story, who: Cast) -> Iterator[Record]:
    yield "story", (story.id, told.title(story, who))
    yield from _moment(key, story, who)
    for edge in who.below.get(key, ()):
        yield from _edge("  to", edge.child, edge, who)
    for found in story.lineage.undecided:
        if key in (found.left, found.right):
            yield "  undecided", (told.undecided(found, who),)
    for pair in story.derivations:
        if key in (pair.left, pair.right):
            other, share = (pair.right, pair.left_share) if key == pair.left else (pair.left, pair.right_share)
            yield "  shared", (f"{percent(share)} of it with {other}", pair.direction, told.by_way(pair, str))


def _notes(story: Story, who: Cast) -> Iterator[Record]:
    for note in told.every_note(story, who):
        yield "note", (note,)
