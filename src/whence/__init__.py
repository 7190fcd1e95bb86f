"""whence: git blame for news. Where did this sentence come from, and what happened to it on the way?

The names below are loaded when first used, so that ``import whence`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.api import blame, credits, diff, facts, quotes, read
    from whence.curation.archive import Archive
    from whence.errors import ArchiveError, InputError, UsageError, WhenceError
    from whence.model import (
        Amount,
        Article,
        Attribution,
        Blame,
        Borrowing,
        Change,
        Credit,
        CreditCheck,
        Credits,
        Derivation,
        Diff,
        Drift,
        DriftReading,
        Edit,
        Evidence,
        Fact,
        Facts,
        FactSheet,
        Ledger,
        LeftOut,
        Lineage,
        LineageEdge,
        Passage,
        Quotation,
        QuoteBiography,
        Quotes,
        QuoteVersion,
        SentenceVerdict,
        Span,
        Speaker,
        Stories,
        Story,
        StoryLine,
        Telling,
        TimelineEntry,
        UnseenParent,
        Version,
        Voices,
        WordRun,
    )
    from whence.options import Options, preset
    from whence.text.degrade import Degraded, degrade

__version__ = "0.1.0"

_HOMES = {
    "api": ("blame", "credits", "diff", "facts", "quotes", "read"),
    "curation.archive": ("Archive",),
    "errors": ("ArchiveError", "InputError", "UsageError", "WhenceError"),
    "model": (
        "Amount", "Article", "Attribution", "Blame", "Borrowing", "Change", "Credit", "CreditCheck",
        "Credits", "Derivation", "Diff", "Drift", "DriftReading", "Edit", "Evidence", "Fact", "FactSheet",
        "Facts", "Ledger", "LeftOut", "Lineage", "LineageEdge", "Passage", "Quotation", "QuoteBiography",
        "QuoteVersion", "Quotes", "SentenceVerdict", "Span", "Speaker", "Stories", "Story", "StoryLine", "Telling",
        "TimelineEntry", "UnseenParent", "Version", "Voices", "WordRun",
    ),
    "options": ("Options", "preset"),
    "text.degrade": ("Degraded", "degrade"),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Amount",
    "Archive",
    "ArchiveError",
    "Article",
    "Attribution",
    "Blame",
    "Borrowing",
    "Change",
    "Credit",
    "CreditCheck",
    "Credits",
    "Degraded",
    "Derivation",
    "Diff",
    "Drift",
    "DriftReading",
    "Edit",
    "Evidence",
    "Fact",
    "FactSheet",
    "Facts",
    "InputError",
    "Ledger",
    "LeftOut",
    "Lineage",
    "LineageEdge",
    "Options",
    "Passage",
    "Quotation",
    "QuoteBiography",
    "QuoteVersion",
    "Quotes",
    "SentenceVerdict",
    "Span",
    "Speaker",
    "Stories",
    "Story",
    "StoryLine",
    "Telling",
    "TimelineEntry",
    "UnseenParent",
    "UsageError",
    "Version",
    "Voices",
    "WhenceError",
    "WordRun",
    "__version__",
    "blame",
    "credits",
    "degrade",
    "diff",
    "facts",
    "preset",
    "quotes",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module 'whence' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    if name == "Archive":  # it hands out results, and whence.api knows how these look
        import_module("whence.api")
    return getattr(import_module(f"whence.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
