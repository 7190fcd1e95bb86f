"""What the templates lay out of a story and of a log: every word decided, every string made visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whence.report.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.report.view import ArticleView


def lines(found: Iterable[str]) -> tuple[str, ...]:
    """Return each of `found` once, on one line."""
    return tuple(shown for line in dict.fromkeys(found) if (shown := one_line(line)))


@dataclass(frozen=True)
class WhoView:
    """An article, or a parent that is not at hand, as it is mentioned."""

    short: str
    full: str
    number: int | None
    """Its place in the order of time; None for a parent that is not at hand."""
    place: str | None
    """The page's id of its text."""

    @property
    def is_cut(self) -> bool:
        """Whether the short name leaves something out."""
        return self.short != self.full


@dataclass(frozen=True)
class NodeView:
    """A box of the drawing."""

    x: str
    y: str
    width: int
    height: int
    label: str
    below: str
    """Its second line, or nothing."""
    full: str
    kind: str
    """``article``, ``earliest``, ``unseen`` or ``absent``."""


@dataclass(frozen=True)
class EdgePathView:
    """An edge of the drawing."""

    path: str
    head: str
    thickness: str
    unsure: bool
    full: str


@dataclass(frozen=True)
class LinkPathView:
    """Two boxes of the drawing of which nothing says which came first."""

    path: str
    x: str
    y: str
    full: str


@dataclass(frozen=True)
class GraphView:
    """The drawing of a lineage."""

    width: int
    height: int
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgePathView, ...]
    links: tuple[LinkPathView, ...]
    description: str


@dataclass(frozen=True)
class EdgeView:
    """A row of the table of edges."""

    child: WhoView
    parent: WhoView
    kind: str
    share: float
    sure: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class UnseenView:
    """A parent that is not at hand."""

    name: str
    children: tuple[WhoView, ...]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class OriginView:
    """An independent origin and who goes back to it."""

    name: str
    members: tuple[WhoView, ...]


@dataclass(frozen=True)
class UndecidedView:
    """A related pair of which nothing says which came first."""

    left: WhoView
    right: WhoView
    left_share: float
    right_share: float
    direction: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class MomentView:
    """A row of the timeline."""

    who: WhoView
    date: str
    headline: str
    title: str | None
    """The whole of the headline where it was cut."""
    earliest: bool
    new_share: float
    new: tuple[str, ...]
    """What it brought that no earlier one had, sentence by sentence."""
    parents: tuple[EdgeView, ...]


@dataclass(frozen=True)
class StripView:
    """An article's text as a strip that is higher and darker where more others have it too."""

    who: WhoView
    words: int
    shared: float
    """Share of its characters that any other has."""
    most: int
    """How many others share the stretch that is shared most."""
    levels: tuple[tuple[int, str], ...]
    """By level, from 1: the path of its stretches, 0 to 240 across and 0 to 20 down."""


@dataclass(frozen=True)
class CellView:
    """How much of one article another has."""

    level: int
    text: str
    parent: bool


@dataclass(frozen=True)
class MatrixView:
    """Who shares how much with whom."""

    articles: tuple[WhoView, ...]
    rows: tuple[tuple[CellView | None, ...], ...]
    """By article, a cell for each; None where the two share nothing."""


@dataclass(frozen=True)
class MentionView:
    """An article that has a variant, and how it stands to the others there."""

    who: WhoView
    note: str


@dataclass(frozen=True)
class VariantView:
    """One wording of a quotation, or one value of a fact, and who has it."""

    pieces: tuple[tuple[str, str], ...]
    """Its words with what they are against the first variant: ``same``, ``inserted`` or ``deleted``."""
    fate: str
    kind: str
    """The verdict, for its looks."""
    mentions: tuple[MentionView, ...]
    """In the order of time."""


@dataclass(frozen=True)
class VariantsView:
    """A quotation or a fact through all articles that carry it."""

    title: str
    facts: tuple[str, ...]
    variants: tuple[VariantView, ...]


@dataclass(frozen=True)
class TellingView:
    """An article's text, cut into stretches."""

    key: str
    who: WhoView
    article: ArticleView
    standing: str
    stretches: tuple[StretchView, ...]
    rest: int
    """How many characters at the end are not shown."""


@dataclass(frozen=True)
class StretchView:
    """A stretch of an article's text: ``new``, ``from`` a parent, ``shared`` with others, or nothing."""

    kind: str
    text: str
    numbers: str
    """The numbers of the articles it comes from or is shared with."""
    full: str
    place: str | None
    """Its id on the page, where something leads to it."""
    link: str | None
    """The page's id of the same words in another article."""

    @property
    def ends_line(self) -> bool:
        """Whether the next stretch begins a line."""
        return self.text.endswith("\n")


@dataclass(frozen=True)
class StoryView:
    """A whole story."""

    title: str
    full_title: str
    id: str
    summary: tuple[str, ...]
    doubts: tuple[str, ...]
    timeline: tuple[MomentView, ...]
    graph: GraphView | None
    edges: tuple[EdgeView, ...]
    origins: tuple[OriginView, ...]
    unseen: tuple[UnseenView, ...]
    undecided: tuple[UndecidedView, ...]
    strips: tuple[StripView, ...]
    matrix: MatrixView | None
    pairs: int
    quotations: tuple[VariantsView, ...]
    facts: tuple[VariantsView, ...]
    tellings: tuple[TellingView, ...]
    articles: tuple[ArticleView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class LineView:
    """A story of the log."""

    id: str
    title: str
    dates: str
    articles: int
    outlets: tuple[str, ...]
    origins: str


@dataclass(frozen=True)
class LogView:
    """A whole log."""

    title: str
    stories: tuple[LineView, ...]
    articles: tuple[ArticleView, ...]
    """None: the page's frame asks for them."""
    notes: tuple[str, ...]
