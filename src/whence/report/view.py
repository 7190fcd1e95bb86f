"""What the page's templates lay out: plain values with every word decided and every string made visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.model import Derivation, EditKind, FactVerdict, Label
    from whence.report.columns import ChildStretch, ParentStretch
    from whence.report.facts.view import ChangesView, DriftsView
    from whence.report.summary import Portion
    from whence.report.voices.view import VoicesView
    from whence.report.worddiff import Step


@dataclass(frozen=True)
class ArticleView:
    """An article's head."""

    name: str
    id: str
    title: str | None
    date: str | None
    url: str | None
    """Only when a browser can follow it without running it."""
    language: str
    words: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class PairView:
    """A pair and how it is related."""

    headline: str
    surety: str
    overlap: str
    related: bool
    reasons: tuple[str, ...]
    rejected: RejectedView | None
    derivation: Derivation
    left: str
    right: str


@dataclass(frozen=True)
class RejectedView:
    """The reading that was turned down."""

    label: str
    score: float
    reason: str
    parent: str | None
    text: str | None


@dataclass(frozen=True)
class EvidenceView:
    """A parent's passage behind a sentence."""

    parent: str
    kind: str
    share: float
    score: float
    place: str | None
    """The page's id of the passage."""
    language: str
    pieces: tuple[tuple[EditKind, str], ...]
    changes: tuple[Step, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class SentenceView:
    """A sentence with everything that is known about it."""

    label: Label
    score: float
    certainty: str
    derived: float
    reason: str
    pieces: tuple[tuple[EditKind, str], ...]
    evidence: tuple[EvidenceView, ...]
    rejected: RejectedView | None
    quotes: tuple[int, ...]
    """The numbers of the quotations that stand in it."""
    facts: tuple[int, ...]
    """The numbers of the changes of facts that stand in it, those that are the same left out."""


@dataclass(frozen=True)
class LeftOutView:
    """Something the child does not say."""

    number: int
    """Its place in the result, which the page's id of it is made of."""
    weight: float
    text: str
    parent: str
    place: str | None
    language: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ParentView:
    """A parent's column."""

    article: ArticleView
    stretches: list[ParentStretch]
    facts: tuple[FactVerdict, ...]
    """The verdict of each fact that is marked in the text."""


@dataclass(frozen=True)
class BlameView:
    """One child against its parents."""

    key: str
    """What the page's ids of this blame begin with."""
    child: ArticleView
    stretches: list[ChildStretch]
    parents: list[ParentView]
    sentences: list[SentenceView]
    portions: list[tuple[Portion, float, int]]
    """Each portion, where its part of the bar begins, and the first sentence with its label."""
    left_out: list[LeftOutView]
    boilerplate: list[tuple[str, str, str]]
    voices: VoicesView
    facts: ChangesView
    doubts: list[str]


@dataclass(frozen=True)
class ResultView:
    """A whole result."""

    title: str
    pairs: list[PairView]
    articles: list[ArticleView]
    blames: list[BlameView]
    drifts: DriftsView
    doubts: list[str]
    notes: tuple[str, ...]
