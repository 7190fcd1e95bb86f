"""The sentences on a story that every face says alike; it says "earliest known", for that is all that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.report.escape import one_line
from whence.report.stories.cast import cut, outlets, unseen_name, when
from whence.report.summary import UNSURE, notes, readings
from whence.report.wording import counted, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whence.model import Article, Derivation, LineageEdge, Stories, Story, StoryLine
    from whence.report.stories.cast import Cast

EARLIEST = "earliest known witness"
_TITLE = 140
_FIRST = 12
"""How many words stand for a headline where there is none."""


def title(story: Story, who: Cast) -> str:
    """Return the headline of the earliest known witness, else of the first article that has one, else first words."""
    earliest = who.find(story.lineage.earliest) if story.lineage.earliest is not None else None
    listed = [*([earliest] if earliest else []), *who.articles]
    found = next((shown for a in listed if a.title and (shown := one_line(a.title))), None)
    return found or next((words for a in listed if (words := first_words(a))), "A story without words")


def first_words(article: Article) -> str:
    """Return how an article begins, on one line."""
    listed = one_line(article.text[:400]).split(" ")
    return " ".join(listed[:_FIRST]) + ("…" if len(listed) > _FIRST else "")


def headline(article: Article) -> str:
    """Return an article's title, else how it begins, cut to a line."""
    return cut(one_line(article.title or "") or first_words(article), _TITLE)


def summary(story: Story, who: Cast) -> list[str]:
    """Return the few sentences that say the whole of a story."""
    count = len(who.articles)
    known = [date for a in who.articles if (entry := who.entries.get(a.id)) and (date := entry.date)]
    ends = sorted(date[:10] for date in known)
    span = f", {one_line(' to '.join(dict.fromkeys((ends[0], ends[-1]))))}" if ends else ", none with a date"
    named = outlets(who.articles)
    source = f" from {counted(len(named), 'outlet')}" if named else ""
    told = [f"{counted(count, 'article')}{source}{span}."]
    told.append(confirmations(count, len(story.lineage.origins)))
    if story.lineage.earliest is not None:
        earliest = story.lineage.earliest
        date = when(who.entries.get(earliest), who.find(earliest))
        told.append(f"The {EARLIEST} is {who.name(earliest)}, {date}.")
    else:
        told.append(f"Which article is the {EARLIEST} cannot be told.")
    if unseen := story.lineage.unseen:
        told.append(f"{counted(len(unseen), 'parent')} must have been there and {_is(len(unseen))} not at hand.")
    return told


def confirmations(articles: int, origins: int) -> str:
    """Return how many independent origins so many articles have, in one sentence.

    >>> print(confirmations(40, 1))
    40 articles, one origin: this is one report retold, not 40 confirmations.
    """
    if not origins:
        return "How many independent origins they have was not worked out."
    if articles == 1:
        return "One article, one origin."
    if origins == 1:
        return f"{articles:,} articles, one origin: this is one report retold, not {articles:,} confirmations."
    if origins >= articles:
        return f"None is known to derive from another: {origins:,} origins, as far as can be told."
    return f"They go back to {origins:,} origins: {origins:,} independent confirmations at most, not {articles:,}."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def doubts(story: Story, who: Cast) -> list[str]:
    """Return what is uncertain about a story, said plainly."""
    told = []
    if undecided := len(story.lineage.undecided):
        told.append(f"Of {counted(undecided, 'related pair')} nothing says which came first.")
    if shaky := sum(edge.score < UNSURE for edge in story.lineage.edges):
        told.append(f"{counted(shaky, 'edge')} of the lineage {_is(shaky)} unsure (below {UNSURE}).")
    if undated := sum(not (e := who.entries.get(a.id)) or not e.date for a in who.articles):
        told.append(f"{counted(undated, 'article')} {_has(undated)} no date that can be trusted.")
    for unseen in story.lineage.unseen:
        said = f"That there was an {unseen_name(unseen)} of {counted(len(unseen.children), 'article')} is inferred"
        told.append(f"{said} ({unseen.score:.2f}); what it said is unknown.")
    return told


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def from_whom(edge: LineageEdge, who: Cast) -> str:
    """Return one edge seen from its child: the parent, the share and how sure."""
    return f"{who.name(edge.parent)} ({percent(edge.share)} of the words, {sure(edge.score)})"


def sure(score: float) -> str:
    """Return a score with a word where it is low.

    >>> sure(0.94), sure(0.4)
    ('0.94', 'unsure, 0.40')
    """
    return f"unsure, {score:.2f}" if score < UNSURE else f"{score:.2f}"


def standing(key: str, story: Story, who: Cast) -> str:
    """Return where an article has its words from, in one clause."""
    edges = who.above.get(key, ())
    if edges:
        return f"from {' and '.join(from_whom(edge, who) for edge in edges)}"
    return EARLIEST if key == story.lineage.earliest else "from no article at hand"


def by_way(pair: Derivation, name: Callable[[str], str]) -> str:
    """Return by way of which articles at hand it went, or from which both have it; or nothing.

    >>> from whence.model import Derivation
    >>> by_way(Derivation("a", "c", "wholly", "right from left", 1, 1, 1, 1, via=("b",)), str)
    'by way of b'
    """
    if not pair.via:
        return ""
    listed = ", ".join(map(name, pair.via))
    return f"by way of {listed}" if pair.child is not None else f"both have it from {listed}"


def undecided(found: Derivation, who: Cast) -> str:
    """Return what two articles share of which nothing says which way it went."""
    left, right = who.name(found.left), who.name(found.right)
    shares = f"{percent(found.left_share)} of {left}, {percent(found.right_share)} of {right}"
    if found.direction == "common unseen parent":
        return f"{left} and {right} may share a parent that is not at hand ({shares})"
    return f"{left} and {right}: cannot tell which came first ({shares})"


def origins(story: Story, who: Cast) -> list[tuple[str, Sequence[str]]]:
    """Return each independent origin, with the articles that go back to it in the order of time."""
    told: list[tuple[str, Sequence[str]]] = []
    last = len(who.number) + 1
    for group in story.lineage.origins:
        listed = sorted(dict.fromkeys(group), key=lambda key: who.number.get(key, last))
        rootless = next((u for u in story.lineage.unseen if set(u.children) >= set(_roots(listed, who))), None)
        told.append((who.name(rootless.id if rootless else listed[0]) if listed else "", listed))
    return told


def _roots(listed: Iterable[str], who: Cast) -> list[str]:
    """Return the articles of a group that have no parent at hand."""
    return [key for key in listed if all(edge.parent in who.unseen for edge in who.above.get(key, ()))]


def every_note(story: Story, who: Cast) -> list[str]:
    """Return every note once, after the name of the article that it is about where that is known."""
    found = [*story.notes, *story.lineage.notes, *(note for blame in story.blames for note in blame.notes)]
    listed = notes(who.articles, readings(story.blames), found)
    return [note if about is None else f"{who.name(about)}: {note}" for about, note in listed]


def log_title(stories: Stories) -> str:
    """Return how many stories a log has."""
    count = len(stories.stories)
    return "1 story" if count == 1 else f"{count:,} stories" if count else "No story yet"


def line_title(line: StoryLine) -> str:
    """Return what a story of the log is called, cut to a line."""
    return cut(one_line(line.title or ""), _TITLE) or "(no headline)"


def line_dates(line: StoryLine) -> str:
    """Return the first and the last date of a story of the log."""
    ends = dict.fromkeys(one_line(date)[:10] for date in (line.first, line.last) if date)
    return "–".join(ends) if ends else "no date"


def line_origins(line: StoryLine) -> str:
    """Return how many origins a story of the log has."""
    return "origins not worked out" if line.origins is None else counted(line.origins, "origin")
