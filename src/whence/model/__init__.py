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
    Attribution ── source, cue, content            who said what
    Credit      ── an outlet named, and as what    through whom
    Quotation   ── attribution → versions          whether it survived
    Borrowing, CreditCheck                         the credit ledger
    Fact    ── a figure, a date, a name, a hedge   what is claimed
    Change  ── parent's fact → child's fact        what became of it
    Drift   ── one slot over several articles      who changed it first
    Blame   ── one child against its parents
    Diff    ── several articles, every pair of them
    Passage ── a stretch that two articles share    with its nature: report, quotation or template
    Lineage ── edges, unseen parents, origins      who descends from whom in a story
    Story   ── timeline, lineage, biographies      all that is known of one story
    Quotes, Credits, Facts ── the same, seen from who is quoted, who is credited, what is claimed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model.facts import FACT_TYPES, FACT_VERDICTS, SHIFTS, Amount, Change, Drift, DriftReading, Fact, FactSheet
from whence.model.lineage import (
    NATURES,
    Lineage,
    LineageEdge,
    Passage,
    QuoteBiography,
    QuoteVersion,
    Stories,
    Story,
    StoryLine,
    TimelineEntry,
    UnseenParent,
)
from whence.model.places import EDIT_KINDS, Article, Edit, Span
from whence.model.quoting import (
    CREDIT_ROLES,
    FIDELITIES,
    UNKNOWN_SPEAKER,
    Attribution,
    Borrowing,
    Credit,
    CreditCheck,
    Quotation,
    Speaker,
    Version,
    Voices,
)
from whence.model.results import SCHEMA_VERSION, Blame, Credits, Diff, Facts, Ledger, Quotes, Record, Telling
from whence.model.reuse import (
    LABELS,
    Alignment,
    Boilerplate,
    Derivation,
    Evidence,
    LeftOut,
    Rejected,
    SentenceVerdict,
    WordRun,
)

if TYPE_CHECKING:
    from whence.model.facts import FactType as FactType
    from whence.model.facts import FactVerdict as FactVerdict
    from whence.model.facts import Shift as Shift
    from whence.model.lineage import Nature as Nature
    from whence.model.places import EditKind as EditKind
    from whence.model.quoting import AttributionKind as AttributionKind
    from whence.model.quoting import Basis as Basis
    from whence.model.quoting import Credited as Credited
    from whence.model.quoting import CreditRole as CreditRole
    from whence.model.quoting import CreditVerdict as CreditVerdict
    from whence.model.quoting import Fidelity as Fidelity
    from whence.model.quoting import SpeakerStatus as SpeakerStatus
    from whence.model.reuse import DerivationClass as DerivationClass
    from whence.model.reuse import Direction as Direction
    from whence.model.reuse import EvidenceKind as EvidenceKind
    from whence.model.reuse import Label as Label

__all__ = [
    "CREDIT_ROLES",
    "EDIT_KINDS",
    "FACT_TYPES",
    "FACT_VERDICTS",
    "FIDELITIES",
    "LABELS",
    "NATURES",
    "SCHEMA_VERSION",
    "SHIFTS",
    "UNKNOWN_SPEAKER",
    "Alignment",
    "Amount",
    "Article",
    "Attribution",
    "Blame",
    "Boilerplate",
    "Borrowing",
    "Change",
    "Credit",
    "CreditCheck",
    "Credits",
    "Derivation",
    "Diff",
    "Drift",
    "DriftReading",
    "Edit",
    "Evidence",
    "Fact",
    "FactSheet",
    "Facts",
    "Ledger",
    "LeftOut",
    "Lineage",
    "LineageEdge",
    "Passage",
    "Quotation",
    "QuoteBiography",
    "QuoteVersion",
    "Quotes",
    "Record",
    "Rejected",
    "SentenceVerdict",
    "Span",
    "Speaker",
    "Stories",
    "Story",
    "StoryLine",
    "Telling",
    "TimelineEntry",
    "UnseenParent",
    "Version",
    "Voices",
    "WordRun",
]
