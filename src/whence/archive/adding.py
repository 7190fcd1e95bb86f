"""Add articles: what is known already is left alone, what has changed becomes a new version."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from whence.archive.build import Fresh, build
from whence.archive.disk import writing
from whence.archive.marks import SUPERSEDED
from whence.archive.rows import row as row_of
from whence.archive.snapshot import Place, places
from whence.errors import EmptyInput, InputError, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from whence.archive.rows import Row
    from whence.archive.transaction import Transaction
    from whence.model import Article
    from whence.options import Options

    Progress = Callable[[str, int, int | None], None]
    """Told what is being done, how much of it is done, and of how much, if that is known."""

_CHARACTERS = 48_000_000
"""Of one segment: with their tokens and postings, what one call to `add` holds in memory at a time."""
_ARTICLES = 1 << 18
_BATCH = 1024
"""Articles looked up at once."""


@dataclass(frozen=True)
class Added:
    """What became of the articles that were given."""

    new: int
    same: int
    """Known already, with the same text and metadata."""
    changed: int
    """Known under the same id with another text or other metadata: now a new version."""
    ids: tuple[str, ...]
    """Of the new and the changed ones."""
    problems: tuple[InputError, ...] = ()
    """Articles that could not be added, and why."""
    notes: tuple[str, ...] = ()


class _Known(NamedTuple):
    content: bytes
    version: int
    place: Place | None
    """None if it is of the segment that is being gathered …"""
    row: int
    """… in which it is this row."""


class _Adding:
    """The articles of one call: gathered, and written segment by segment."""

    def __init__(self, transaction: Transaction) -> None:
        self.new = self.same = self.changed = 0
        self.ids: list[str] = []
        self._transaction = transaction
        self._added = time.time_ns() // 1000
        self._begin()

    def _begin(self) -> None:
        self._fresh = Fresh([], [], [])
        self._characters = 0
        self._known: dict[bytes, _Known] = {}
        self._superseded: list[int] = []

    def take(self, articles: list[Article]) -> None:
        """Add some articles."""
        rows = [row_of(article) for article in articles]
        found = places(self._transaction.parts, [row.id for row in rows])
        for article, row, where in zip(articles, rows, found, strict=True):
            self._take(article, row, where)
            if self._characters >= _CHARACTERS or len(self._fresh.rows) >= _ARTICLES:
                self.write()
                # what was looked up does not know what has been written since
                known, self._known = self._known, {}
                self._known = {r.id: known[r.id] for r in rows if r.id in known}

    def _take(self, article: Article, row: Row, where: list[Place]) -> None:
        known = self._known.get(row.id) or (self._stored(where[-1]) if where else None)
        if known is not None and known.content == row.content:
            self.same += 1
            return
        if known is None:
            self.new += 1
        elif known.place is None:
            self.changed += 1
            self._superseded.append(known.row)
        else:
            self.changed += 1
            self._transaction.mark(*known.place, SUPERSEDED)
        version = 1 if known is None else known.version + 1
        self._known[row.id] = _Known(row.content, version, None, len(self._fresh.rows))
        self._fresh.rows.append(row)
        self._fresh.texts.append(article.text)
        self._fresh.versions.append(version)
        self._characters += len(article.text)
        self.ids.append(str(article.id))

    def _stored(self, place: Place) -> _Known:
        segment = self._transaction.parts[place.part].segment
        return _Known(segment.content(place.row), segment.number("versions", place.row), place, 0)

    def write(self) -> None:
        """Write what was gathered as a segment."""
        if self._fresh.rows:
            transaction = self._transaction
            with writing(transaction.folder):
                segment = build(transaction.path("articles"), self._fresh, transaction.serial, self._added)
            transaction.append(segment)
            part = len(transaction.parts) - 1
            for row in self._superseded:
                transaction.mark(part, row, SUPERSEDED)
            known = self._known
            self._begin()
            self._known = {
                id: each if each.place else each._replace(place=Place(part, each.row)) for id, each in known.items()
            }


def add(transaction: Transaction, articles: Iterable[Article], options: Options, progress: Progress | None) -> Added:
    """Add articles in one transaction, which the caller commits."""
    adding, dates = _Adding(transaction), _Dates()
    problems: list[InputError] = []
    batch: list[Article] = []
    done = 0
    for article in _usable(articles, options, problems):
        dates.see(str(article.date or ""))
        batch.append(article)
        done += 1
        if len(batch) == _BATCH:
            adding.take(batch)
            batch = []
            if progress is not None:
                progress("adding", done, None)
    adding.take(batch)
    adding.write()
    if progress is not None:
        progress("adding", done, done)
    counts = adding.new, adding.same, adding.changed
    return Added(*counts, tuple(adding.ids), tuple(problems), tuple(dates.notes()))


def _usable(articles: Iterable[Article], options: Options, problems: list[InputError]) -> Iterator[Article]:
    for article in articles:
        if not article.text.strip():
            problems.append(EmptyInput(article.id, "has no text", "give it with its text; the others were added"))
        elif len(article.text) > options.max_characters:
            why = f"is too large for one article ({len(article.text):,} characters; the limit is"
            why = f"{why} {options.max_characters:,})"
            problems.append(TooLarge(article.id, why, "split it into articles, or raise max_characters"))
        else:
            yield article


class _Dates:
    """Counts the dates that say nothing of when an article was published."""

    def __init__(self) -> None:
        self._missing = self._future = 0
        self._latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()

    def see(self, date: str) -> None:
        if not date:
            self._missing += 1
        elif date[:4].isdecimal() and date[4:5] == "-" and date[:10] > self._latest:
            self._future += 1

    def notes(self) -> Iterator[str]:
        if self._missing:
            yield f"Without a date: {self._missing:,}. What came first is then judged by other signs."
        if self._future:
            yield f"Dated in the future: {self._future:,}. Such a date is kept as it is given, and is no evidence."
