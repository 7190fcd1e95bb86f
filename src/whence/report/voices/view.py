"""What the templates lay out of quotations, credits and ledgers: every word decided, every string made visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.model import Credited, CreditRole, CreditVerdict, EditKind, Fidelity
    from whence.report.view import ArticleView
    from whence.report.voices.columns import Stretch
    from whence.report.worddiff import Step


@dataclass(frozen=True)
class VersionView:
    """A quotation as one parent has it."""

    parent: str
    place: str | None
    """The page's id of the parent's words."""
    language: str
    speaker: str | None
    """Who speaks there, by the parent's own attribution."""
    how: str
    other_speaker: bool
    """Whether that is somebody else, by the verdict."""
    pieces: tuple[tuple[EditKind, str], ...]
    changes: tuple[Step, ...]
    score: float
    alike: tuple[tuple[str, str | None], ...] = ()
    """The other parents that have it the same way, with the page's ids of their words."""


@dataclass(frozen=True)
class QuoteView:
    """An attribution, and what became of it."""

    name: str
    """The speaker in a few words, for the text."""
    speaker: str
    how: str
    glimpse: str
    fate: str
    fidelity: Fidelity | None
    """None where it was not followed."""
    surety: str
    reason: str
    place: str | None
    """The page's id of the words in the child's text."""
    pieces: tuple[tuple[EditKind, str], ...]
    versions: tuple[VersionView, ...]
    caveats: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Parent, words, reasons."""


@dataclass(frozen=True)
class CreditView:
    """A credit, and what the articles at hand say to it."""

    outlet: str
    words: str
    role: CreditRole
    listed: bool
    score: float
    verdict: CreditVerdict | None
    claims: str
    article: str | None
    evidence: str
    language: str
    reason: str


@dataclass(frozen=True)
class BorrowingView:
    """A borrowed passage, and where it is credited."""

    passage: str
    parent: str
    credited: Credited
    credits: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class LedgerView:
    """Credits against articles, borrowings against credits, and the counts of both."""

    credits: tuple[CreditView, ...]
    topics: tuple[CreditView, ...]
    borrowings: tuple[BorrowingView, ...]
    by_parent: dict[str, list[int]]
    by_outlet: dict[str, list[int]]


@dataclass(frozen=True)
class VoicesView:
    """All of it for one child."""

    said: str
    """How many quotations there are, and what became of them; or nothing."""
    credited: str
    """How many credits and borrowings there are, and what is to be said of them; or nothing."""
    quotes: tuple[QuoteView, ...]
    ledger: LedgerView


@dataclass(frozen=True)
class SpreadView:
    """One article of a page of quotations or credits."""

    key: str
    article: ArticleView
    stretches: list[Stretch]
    voices: VoicesView


@dataclass(frozen=True)
class VoicesPageView:
    """A whole page of quotations or credits."""

    title: str
    kind: str
    """``quotes`` or ``credits``."""
    articles: list[ArticleView]
    spreads: list[SpreadView]
    notes: tuple[str, ...]
