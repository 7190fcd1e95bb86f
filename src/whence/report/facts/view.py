"""What the templates lay out of facts, changes and drifts: every word decided, every string made visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.model import FactType, FactVerdict
    from whence.report.view import ArticleView
    from whence.report.voices.columns import Stretch


@dataclass(frozen=True)
class SideView:
    """One article's fact with the words around it."""

    article: str
    place: str | None
    """The page's id of the words in the article's text."""
    language: str
    before: str
    words: str
    after: str
    norm: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ChangeView:
    """What became of one fact."""

    number: int
    """Its place among the changes of its child, the gravest first; the page's id of it is made of it."""
    type: FactType
    verdict: FactVerdict
    fate: str
    also: str
    """What a careful reader may say as well, or nothing."""
    shift: str
    rule: str
    surety: str
    parent: str | None
    """The parent's name, where there is one."""
    here: SideView | None
    there: SideView | None


@dataclass(frozen=True)
class GroupView:
    """Changes of one verdict, folded until asked for."""

    verdict: FactVerdict
    title: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class ChangesView:
    """Everything that became of one child's facts."""

    tally: str
    """How many facts there are and what became of them; or nothing."""
    all: tuple[ChangeView, ...]
    """The gravest first."""
    shown: tuple[ChangeView, ...]
    """Those that matter most."""
    folded: tuple[GroupView, ...]
    here: tuple[FactVerdict, ...]
    """The verdict of each fact that is marked in the child's text."""

    @property
    def verdicts(self) -> tuple[FactVerdict, ...]:
        """Those that occur, the gravest first."""
        return tuple(dict.fromkeys(change.verdict for change in self.all))


@dataclass(frozen=True)
class FactView:
    """One fact of an article."""

    number: int
    type: FactType
    words: str
    place: str | None
    norm: str
    of: str
    score: float
    notes: tuple[str, ...]
    verdict: FactVerdict | None
    """The gravest that was said of it; None where it was not compared."""
    fate: str
    change: int | None
    """The number of the change that says so."""


@dataclass(frozen=True)
class SpreadView:
    """One article of a page of facts."""

    key: str
    article: ArticleView
    stretches: list[Stretch]
    facts: tuple[tuple[str, tuple[FactView, ...]], ...]
    """By type, in reading order within each."""
    marked: tuple[FactView, ...]
    """In reading order, as the text numbers them."""
    changes: ChangesView
    compared: bool
    """Whether it was held against a parent."""


@dataclass(frozen=True)
class ReadingView:
    """What one article has in a slot."""

    words: str
    verdict: FactVerdict
    standing: str
    first: bool
    """Whether it is the first to deviate."""
    heir: bool


@dataclass(frozen=True)
class DriftView:
    """One slot over several articles."""

    type: str
    readings: tuple[ReadingView | None, ...]
    """One an article of the table; None where the article does not tell the passage."""
    who: str
    reason: str

    @property
    def line(self) -> str:
        """What it is and who changed it."""
        return f"{self.type}: {self.who}"


@dataclass(frozen=True)
class DriftsView:
    """All slots in which the articles differ."""

    articles: tuple[str, ...]
    """Their names, the earliest known first."""
    drifts: tuple[DriftView, ...]


@dataclass(frozen=True)
class FactsPageView:
    """A whole page of facts."""

    title: str
    articles: list[ArticleView]
    spreads: list[SpreadView]
    drifts: DriftsView
    notes: tuple[str, ...]
