"""Who copies what: passages, verdicts, what was left out, derivations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

    from whence.model.places import Edit, EditKind, Span

    Label = Literal["verbatim", "edited", "paraphrased", "new", "boilerplate", "unknown"]
    EvidenceKind = Literal["aligned", "reworded"]
    DerivationClass = Literal["wholly", "partially", "non-derived", "unknown"]
    Direction = Literal["left from right", "right from left", "common unseen parent", "cannot tell"]

LABELS = ("verbatim", "edited", "paraphrased", "new", "boilerplate", "unknown")


@dataclass(frozen=True)
class Alignment:
    """One passage that two articles share: the two spans and, token by token, what differs."""

    left: Span
    right: Span
    score: float
    """Sum of the rarity of the matched words less the cost of gaps; 10 is about two rare words in context."""
    edits: tuple[Edit, ...] = field(repr=False, default=())


@dataclass(frozen=True)
class Evidence:
    """One parent passage that accounts for (a part of) one child sentence."""

    parent: str
    kind: EvidenceKind
    child_span: Span
    parent_span: Span
    share: float
    """Share of the sentence's weighted words that this passage accounts for, 0 to 1."""
    score: float
    """Probability that the passage is where the words come from, 0 to 1."""
    reasons: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = field(repr=False, default=())
    """Parent on the left, child on the right."""


@dataclass(frozen=True)
class Rejected:
    """The runner-up: the reading that was considered and turned down."""

    label: Label | DerivationClass
    score: float
    reason: str
    parent: str | None = None
    parent_span: Span | None = None


@dataclass(frozen=True)
class SentenceVerdict:
    """Where one sentence of the child comes from."""

    span: Span
    label: Label
    score: float
    """How sure the label is, 0 to 1."""
    derived: float
    """Probability that the sentence derives from a parent at hand, 0 to 1."""
    reason: str
    evidence: tuple[Evidence, ...] = ()
    rejected: Rejected | None = None


@dataclass(frozen=True)
class WordRun:
    """A run of the child's words with one answer to "whence?": a passage of a parent, or none."""

    span: Span
    kind: EditKind | Literal["none"]
    parent: str | None = None
    parent_span: Span | None = None


@dataclass(frozen=True)
class LeftOut:
    """Something the parent says and the child does not."""

    parent: str
    span: Span
    weight: float
    """How much it matters, 0 to 1; the list is sorted by it."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Boilerplate:
    """A line that is not news: a photo credit, a byline, a contact or subscription line."""

    article: str
    span: Span
    rule: str


@dataclass(frozen=True)
class Derivation:
    """Whether and how two articles are related, and which way."""

    left: str
    right: str
    kind: DerivationClass
    direction: Direction
    score: float
    """How sure the class is, 0 to 1."""
    direction_score: float
    left_share: float
    """Share of the left article's words that the right one accounts for."""
    right_share: float
    reasons: tuple[str, ...] = ()
    rejected: Rejected | None = None
    via: tuple[str, ...] = ()
    """Articles at hand by way of which it went, the first in the line first; without a direction: from which both have
    it. Known only where the whole story was looked at."""

    @property
    def child(self) -> str | None:
        """The id of the derived article, or None when the direction is unknown."""
        return {"left from right": self.left, "right from left": self.right}.get(self.direction)

    @property
    def parent(self) -> str | None:
        """The id of the article derived from, or None when the direction is unknown."""
        return {"left from right": self.right, "right from left": self.left}.get(self.direction)
