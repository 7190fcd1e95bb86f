"""Who descends from whom: passages, the lineage of a story, its timeline, the biographies of its quotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whence.model.results import Record

if TYPE_CHECKING:
    from typing import Literal

    from whence.model.facts import Drift
    from whence.model.places import Article, Span
    from whence.model.quoting import Fidelity
    from whence.model.results import Blame
    from whence.model.reuse import Derivation, DerivationClass

    Nature = Literal["report", "quotation", "template"]

NATURES: tuple[Nature, ...] = ("report", "quotation", "template")


@dataclass(frozen=True)
class Passage:
    """A stretch that two articles share."""

    left: str
    right: str
    left_span: Span
    right_span: Span
    score: float
    """Sum of the rarity of the matched words less the cost of gaps, as in `Alignment`."""
    strong: bool = True
    """Enough by itself to relate the two; a weak passage only supports a strong one."""
    nature: Nature = "report"
    """``report`` reporting, which says that one derives from the other or both from a third · ``quotation`` words of a
    speaker, which both may have heard · ``template`` words that an outlet prints again and again."""


@dataclass(frozen=True)
class UnseenParent:
    """An article that must have been there and is not at hand: several of these derive from it."""

    id: str
    children: tuple[str, ...]
    agency: str | None
    """The agency that its children name or look like, or None."""
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineageEdge:
    """One article derives from another, or from an unseen parent."""

    parent: str
    """Id of an article, or of an `UnseenParent`."""
    child: str
    kind: DerivationClass
    share: float
    """Share of the child's words that this parent accounts for, 0 to 1."""
    score: float
    """Probability that this is the way the text went, 0 to 1."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """How the articles of one story descend from each other, with the fewest edges that explain what they share."""

    articles: tuple[str, ...]
    edges: tuple[LineageEdge, ...]
    unseen: tuple[UnseenParent, ...] = ()
    earliest: str | None = None
    """The earliest known witness: never "the original"."""
    origins: tuple[tuple[str, ...], ...] = ()
    """The articles grouped by the origin they go back to: as many independent confirmations as there are groups."""
    undecided: tuple[Derivation, ...] = ()
    """Related pairs of which nothing says which way the text went."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimelineEntry:
    """One article in the order of time, and what it brought that no earlier one had."""

    article: str
    date: str | None
    """The date in ISO form as far as it is known; None where it is missing or not to be trusted."""
    new: tuple[Span, ...]
    """Its sentences that no earlier article of the story accounts for."""
    new_share: float
    """Share of its words in those, 0 to 1."""


@dataclass(frozen=True)
class QuoteVersion:
    """A quotation as one article gives it."""

    article: str
    span: Span
    fidelity: Fidelity | None
    """What became of it on the way from `parent`; None where it is first met."""
    parent: str | None
    source: str | None
    """Who is quoted, as this article names him."""


@dataclass(frozen=True)
class QuoteBiography:
    """One quotation through all articles that carry it, the earliest first."""

    versions: tuple[QuoteVersion, ...]


@dataclass(frozen=True, repr=False)
class Story(Record):
    """The articles that tell one story: their timeline, their lineage, what became of quotations and facts."""

    id: str
    articles: tuple[Article, ...]
    timeline: tuple[TimelineEntry, ...]
    lineage: Lineage
    passages: tuple[Passage, ...] = field(repr=False, default=())
    derivations: tuple[Derivation, ...] = field(repr=False, default=())
    """One a pair that shares anything."""
    blames: tuple[Blame, ...] = field(repr=False, default=())
    """One a child, against its parents in the lineage."""
    biographies: tuple[QuoteBiography, ...] = ()
    drifts: tuple[Drift, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoryLine:
    """One story as a line of `whence log`."""

    id: str
    title: str | None
    """The headline, or else the first words, of its earliest known witness."""
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    first: str | None
    """ISO dates of its first and its last article."""
    last: str | None
    origins: int | None = None
    """Independent origins; None where no lineage was worked out."""


@dataclass(frozen=True, repr=False)
class Stories(Record):
    """The stories of an archive, the latest first."""

    stories: tuple[StoryLine, ...]
    notes: tuple[str, ...] = ()
