"""The articles of a story in the order of time, what each is called, and who stands above whom in the lineage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.report.escape import one_line
from whence.report.wording import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whence.model import Article, LineageEdge, Story, TimelineEntry, UnseenParent

NAMELESS = "(no name)"
_NAME = 120
"""Most characters of a name in a sentence."""


class Cast(NamedTuple):
    """Who is who in a story."""

    articles: tuple[Article, ...]
    """In the order of time."""
    number: Mapping[str, int]
    """The place of each article in that order, from 1."""
    named: Mapping[str, str]
    """What each is called, on one line, fit to be shown, and whole."""
    entries: Mapping[str, TimelineEntry]
    above: Mapping[str, tuple[LineageEdge, ...]]
    """The edges from an article's parents, the one that accounts for most first."""
    below: Mapping[str, tuple[LineageEdge, ...]]
    """The edges to an article's children, in the order of time."""
    unseen: Mapping[str, UnseenParent]

    def name(self, key: str) -> str:
        """Return what an article, or an unseen parent, is called in a sentence."""
        return cut(self.whole_name(key), _NAME)

    def whole_name(self, key: str) -> str:
        """Return the same, however long it is."""
        if key in self.unseen and key not in self.named:
            return unseen_name(self.unseen[key])
        return self.named.get(key) or one_line(key) or NAMELESS

    def find(self, key: str) -> Article | None:
        """Return the article with this id."""
        place = self.number.get(key)
        return self.articles[place - 1] if place else None


def cast(story: Story) -> Cast:
    """Return who is who in `story`."""
    held = {a.id: a for a in story.articles}
    entries = {e.article: e for e in story.timeline}
    order = dict.fromkeys([*(key for key in entries if key in held), *held])
    number = {key: place for place, key in enumerate(order, 1)}
    above: dict[str, list[LineageEdge]] = {}
    below: dict[str, list[LineageEdge]] = {}
    for edge in story.lineage.edges:
        above.setdefault(edge.child, []).append(edge)
        below.setdefault(edge.parent, []).append(edge)
    last = len(number) + 1
    return Cast(
        articles=tuple(held[key] for key in order),
        number=number,
        named={key: _called(held[key], name) for key, name in names(held.values()).items()},
        entries=entries,
        above={key: tuple(sorted(edges, key=lambda e: -e.share)) for key, edges in above.items()},
        below={key: tuple(sorted(edges, key=lambda e: number.get(e.child, last))) for key, edges in below.items()},
        unseen={u.id: u for u in story.lineage.unseen},
    )


def _called(article: Article, name: str) -> str:
    """Return an article's name; where its outlet has several, both outlet and id."""
    outlet = one_line(article.outlet or "")
    shown = one_line(name) or NAMELESS
    return shown if not outlet or shown == outlet else f"{outlet} [{shown}]"


def unseen_name(unseen: UnseenParent) -> str:
    """Return what a parent that is not at hand is called.

    >>> from whence.model import UnseenParent
    >>> unseen_name(UnseenParent("u", ("a", "b"), "Norland Press", 0.7))
    'unseen parent (Norland Press?)'
    """
    return f"unseen parent ({one_line(unseen.agency)}?)" if unseen.agency else "unseen parent"


def when(entry: TimelineEntry | None, article: Article | None = None) -> str:
    """Return an article's date to the minute; where it is not known, what is said instead.

    >>> from whence.model import TimelineEntry
    >>> when(TimelineEntry("a", "2031-05-14T06:10:00+01:00", (), 0.0)), when(None)
    ('2031-05-14 06:10', 'no date')
    """
    if entry is not None and entry.date:
        return minute(entry.date)
    said = article.date if article is not None and entry is not None else None
    return f"no date to be trusted (it says {one_line(said)[:32]})" if said else "no date"


def minute(date: str) -> str:
    """Return an ISO date to the minute, and anything else as it is, on one line.

    >>> minute("2031-05-14T06:10:00Z"), minute("2031-05-14"), minute("last week")
    ('2031-05-14 06:10', '2031-05-14', 'last week')
    """
    shown = one_line(date)
    return f"{shown[:10]} {shown[11:16]}" if shown[10:11] == "T" and shown[13:14] == ":" else shown[:32]


def cut(text: str, length: int) -> str:
    """Return `text`, or its first words with an ellipsis where it is longer than `length` characters.

    >>> cut("a gate jams", 7), cut("gate", 4)
    ('a gate…', 'gate')
    """
    if len(text) <= length:
        return text
    begun = text[: length - 1]
    return f"{begun.rpartition(' ')[0] or begun}…" if begun.rfind(" ") > length // 2 else f"{begun.rstrip()}…"


def outlets(articles: Iterable[Article]) -> list[str]:
    """Return the outlets of `articles`, each once, as they are met."""
    return list(dict.fromkeys(one_line(a.outlet) for a in articles if a.outlet))
