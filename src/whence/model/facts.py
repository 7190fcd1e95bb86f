"""What is claimed: typed facts, what became of them in a retelling, and who changed them first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

    from whence.model.places import Span

    FactType = Literal[
        "number", "count", "percentage", "money", "ordinal", "age", "score", "measure", "time", "date", "duration",
        "place", "person", "organisation", "role", "negation", "hedging", "attribution verb",
    ]  # fmt: skip
    FactVerdict = Literal["same", "equivalent", "compatible", "conflict", "added", "dropped", "unknown"]
    Shift = Literal[
        "rounded", "converted", "sharpened", "blurred", "negation gained", "negation lost", "hedge gained",
        "hedge lost", "certainty raised", "certainty lowered", "attribution dropped", "reporting verb changed",
        "parties swapped", "parties merged", "moved",
    ]  # fmt: skip

FACT_TYPES = (
    "number", "count", "percentage", "money", "ordinal", "age", "score", "measure", "time", "date", "duration",
    "place", "person", "organisation", "role", "negation", "hedging", "attribution verb",
)  # fmt: skip
FACT_VERDICTS = ("conflict", "compatible", "equivalent", "same", "added", "dropped", "unknown")
SHIFTS = (
    "rounded", "converted", "sharpened", "blurred", "negation gained", "negation lost", "hedge gained", "hedge lost",
    "certainty raised", "certainty lowered", "attribution dropped", "reporting verb changed", "parties swapped",
    "parties merged", "moved",
)  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """The values that a figure can be true of: an interval in one unit.

    "46" is [46, 46] · "more than 50" (50, ∞) · "up to 50" (−∞, 50] · "5 to 7" [5, 7] · "nearly 50" [45, 50), about.
    """

    value: float | None
    """The figure that is named; None for a range between two."""
    low: float | None
    """Least value it can be true of; None where there is no least."""
    high: float | None
    unit: str = ""
    """What `value`, `low` and `high` are counted in: "" for bare numbers, "%", "pp" (percentage points), an ISO 4217
    code, "$" for a dollar of no known country, "s" (durations), "m", "g", "K" and other SI units and their products,
    "year" (ages), "day" (dates, as proleptic ordinals), "min" (clock times, minutes since midnight)."""
    open_low: bool = False
    """Whether `low` itself is left out."""
    open_high: bool = False
    about: bool = False
    """Whether the text says that the figure is not exact ("nearly", "some", "about", "dozens")."""
    step: float = 0.0
    """Place value of the last digit that is given: 1 for "46", 100,000 for "1.2 million"; 0 where there is none."""


@dataclass(frozen=True)
class Fact:
    """One thing an article claims, with its place and its normal form."""

    type: FactType
    span: Span
    """The whole expression, words that bound it included ("more than an hour", "24 sailors")."""
    norm: str
    """The normal form, readable: "> PT1H", "24 sailor", "USD 350000", "2019-05-13", "Vladimir Putin", "may"."""
    amount: Amount | None = None
    """The interval, for whatever can be measured or counted."""
    of: str = ""
    """What is counted, measured or hedged, in folded words of the article ("hired sailors"); empty where unclear."""
    score: float = 1.0
    """How sure type and normal form are, 0 to 1."""
    notes: tuple[str, ...] = ()
    """What cannot be told, one sentence each ("03/04/2019: day and month may be the other way round")."""


@dataclass(frozen=True)
class FactSheet:
    """The facts of one article, in reading order."""

    article: str
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    """What limits this reading, one sentence each."""


@dataclass(frozen=True)
class Change:
    """What became of one fact between a parent and its child, judged only where the two texts are aligned.

    ``same`` said alike · ``equivalent`` the same value in other words · ``compatible`` one may hold where the other
    does · ``conflict`` both cannot be true of the same slot · ``added`` the parent has nothing in its place ·
    ``dropped`` the child has nothing in its place · ``unknown`` the slot is the same, the values cannot be compared.
    """

    type: FactType
    verdict: FactVerdict
    parent: str | None
    """The parent's id; None for something added that no parent at hand has."""
    left: Fact | None
    """The parent's fact; None when added."""
    right: Fact | None
    """The child's fact; None when dropped."""
    rule: str
    """The rule that judged them, in one clause with both values ("90 minutes lies within more than 60 minutes")."""
    score: float
    """How sure the verdict is, 0 to 1."""
    shift: Shift | None = None
    """What kind of change it is, where it has a name."""
    also: tuple[FactVerdict, ...] = ()
    """Verdicts that a careful reader may give as well."""


@dataclass(frozen=True)
class DriftReading:
    """One article's value in a slot that several articles fill."""

    article: str
    fact: Fact | None
    """None where the article tells the passage without the fact."""
    verdict: FactVerdict
    """Against the earliest known reading; "same" for that one itself."""
    heir_of: str | None = None
    """The article at hand whose changed value this one repeats."""


@dataclass(frozen=True)
class Drift:
    """One slot over several articles: its values, who changed it first, and who inherited the change."""

    type: str
    readings: tuple[DriftReading, ...]
    """The earliest known first."""
    first: str | None
    """The first article to deviate; None where the order of the articles cannot be told."""
    heirs: tuple[str, ...] = field(default=())
    """Articles that repeat the value of `first`."""
    reason: str = ""
