"""The values that travel between the stages: nouns, frozen, free of behaviour beyond their own shape.

Every span is half-open, ``[begin, end)``, in characters of the article's untouched text. A pair of articles is
*left/right* until a direction is known; then it is *parent/child*. There is no "original": only the earliest
witness at hand.

::

    Article ── text, outlet, date …          what was read
    Span    ── [begin, end)                  where
    Edit    ── one aligned pair of tokens    what became of it
    Alignment ── left span, right span, edits      one shared passage of two articles
    Evidence  ── child span ← parent span          why a sentence got its verdict
    SentenceVerdict, LeftOut, Boilerplate, Derivation
    Blame   ── one child against its parents
    Diff    ── several articles, every pair of them
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    Label = Literal["verbatim", "edited", "paraphrased", "new", "boilerplate", "unknown"]
    EditKind = Literal["same", "cosmetic", "inflected", "number", "variant", "replaced", "inserted", "deleted"]
    EvidenceKind = Literal["aligned", "reworded"]
    DerivationClass = Literal["wholly", "partially", "non-derived", "unknown"]
    Direction = Literal["left from right", "right from left", "common unseen parent", "cannot tell"]

LABELS = ("verbatim", "edited", "paraphrased", "new", "boilerplate", "unknown")
EDIT_KINDS = ("same", "cosmetic", "inflected", "number", "variant", "replaced", "inserted", "deleted")
SCHEMA_VERSION = 1


class Span(NamedTuple):
    """Characters ``[begin, end)`` of an article's untouched text."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.begin : self.end]

    def overlap(self, other: tuple[int, int]) -> int:
        """Return the number of characters shared with `other`."""
        return max(0, min(self.end, other[1]) - max(self.begin, other[0]))


class Edit(NamedTuple):
    """One aligned pair of tokens (or of short runs of tokens), with what happened between left and right.

    ``same`` the same characters · ``cosmetic`` case, punctuation or spacing only · ``inflected`` another form of
    the word · ``number`` another form of the same number · ``variant`` a noisy or variant spelling · ``replaced``
    other words · ``inserted`` only on the right (the left span is empty) · ``deleted`` only on the left.
    """

    kind: EditKind
    left: Span
    right: Span


@dataclass(frozen=True)
class Article:
    """One published text. `text` is never altered; every span of every result refers to it."""

    id: str
    text: str = field(repr=False)
    outlet: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, repr=False)
    notes: tuple[str, ...] = ()
    """What the reader of the file had to assume, one sentence each (a guessed encoding, say)."""


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

    @property
    def child(self) -> str | None:
        """The id of the derived article, or None when the direction is unknown."""
        return {"left from right": self.left, "right from left": self.right}.get(self.direction)

    @property
    def parent(self) -> str | None:
        """The id of the article derived from, or None when the direction is unknown."""
        return {"left from right": self.right, "right from left": self.left}.get(self.direction)


class Record:
    """What the results have in common: a dictionary for JSON, and a page for notebooks.

    How a page looks is decided above the model: `whence.api` binds `page` and `fragment`, so that the model imports
    nothing.
    """

    page: ClassVar[Callable[[Any], str] | None] = None
    fragment: ClassVar[Callable[[Any], str] | None] = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result as the JSON object that docs/reference/json.md describes."""
        return {"schema": SCHEMA_VERSION, "kind": type(self).__name__.lower(), **_plain(self)}

    def to_html(self) -> str:
        """Return the result as one self-contained page.

        Raises `RuntimeError` for a value made by hand before `whence.api` was imported.
        """
        page = type(self).page
        if page is None:
            message = "import whence.api first: it knows how a page looks"
            raise RuntimeError(message)
        return page(self)

    def _repr_html_(self) -> str | None:
        fragment = type(self).fragment
        return fragment(self) if fragment else None


def _plain(value: Any) -> Any:
    """Return `value` with dataclasses as dictionaries, tuples as lists, and our own figures to four places."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):  # an article's extra fields: not ours to round
        return dict(value)
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return round(value, 4) if isinstance(value, float) else value


@dataclass(frozen=True)
class Blame(Record):
    """One child against its possible parents: the answer to "where did this sentence come from?"."""

    child: Article
    parents: tuple[Article, ...]
    sentences: tuple[SentenceVerdict, ...]
    words: tuple[WordRun, ...]
    left_out: tuple[LeftOut, ...]
    boilerplate: tuple[Boilerplate, ...]
    derivations: tuple[Derivation, ...]
    """One a parent, the child on the right."""
    notes: tuple[str, ...] = ()
    """Caps and heuristics that touched this result, one sentence each."""


@dataclass(frozen=True)
class Diff(Record):
    """Several articles, compared each with each: derivations of all pairs, and blame where one derives."""

    articles: tuple[Article, ...]
    derivations: tuple[Derivation, ...]
    blames: tuple[Blame, ...]
    notes: tuple[str, ...] = ()


__all__ = [
    "EDIT_KINDS",
    "LABELS",
    "SCHEMA_VERSION",
    "Alignment",
    "Article",
    "Blame",
    "Boilerplate",
    "Derivation",
    "Diff",
    "Edit",
    "Evidence",
    "LeftOut",
    "Record",
    "Rejected",
    "SentenceVerdict",
    "Span",
    "WordRun",
]
