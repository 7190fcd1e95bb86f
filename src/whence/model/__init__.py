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
    Blame   ── one child against its parents
    Diff    ── several articles, every pair of them
    Quotes, Credits ── the same, seen from who is quoted and who is credited
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from whence.model.results import SCHEMA_VERSION, Blame, Credits, Diff, Ledger, Quotes, Record
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
    from whence.model.places import EditKind
    from whence.model.quoting import (
        AttributionKind,
        Basis,
        Credited,
        CreditRole,
        CreditVerdict,
        Fidelity,
        SpeakerStatus,
    )
    from whence.model.reuse import DerivationClass, Direction, EvidenceKind, Label

__all__ = [
    "CREDIT_ROLES",
    "EDIT_KINDS",
    "FIDELITIES",
    "LABELS",
    "SCHEMA_VERSION",
    "UNKNOWN_SPEAKER",
    "Alignment",
    "Article",
    "Attribution",
    "AttributionKind",
    "Basis",
    "Blame",
    "Boilerplate",
    "Borrowing",
    "Credit",
    "CreditCheck",
    "CreditRole",
    "CreditVerdict",
    "Credited",
    "Credits",
    "Derivation",
    "DerivationClass",
    "Diff",
    "Direction",
    "Edit",
    "EditKind",
    "Evidence",
    "EvidenceKind",
    "Fidelity",
    "Label",
    "Ledger",
    "LeftOut",
    "Quotation",
    "Quotes",
    "Record",
    "Rejected",
    "SentenceVerdict",
    "Span",
    "Speaker",
    "SpeakerStatus",
    "Version",
    "Voices",
    "WordRun",
]
