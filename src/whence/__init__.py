"""whence: git blame for news. Where did this sentence come from, and what happened to it on the way?

The names below are loaded when first used, so that ``import whence`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.api import blame, credits, diff, quotes, read
    from whence.errors import InputError, UsageError, WhenceError
    from whence.model import (
        Article,
        Attribution,
        Blame,
        Borrowing,
        Credit,
        CreditCheck,
        Credits,
        Derivation,
        Diff,
        Edit,
        Evidence,
        Ledger,
        LeftOut,
        Quotation,
        Quotes,
        SentenceVerdict,
        Span,
        Speaker,
        Version,
        Voices,
        WordRun,
    )
    from whence.options import Options, preset
    from whence.text.degrade import Degraded, degrade

__version__ = "0.1.0"

_HOMES = {
    "api": ("blame", "credits", "diff", "quotes", "read"),
    "errors": ("InputError", "UsageError", "WhenceError"),
    "model": (
        "Article", "Attribution", "Blame", "Borrowing", "Credit", "CreditCheck", "Credits", "Derivation", "Diff",
        "Edit", "Evidence", "LeftOut", "Ledger", "Quotation", "Quotes", "SentenceVerdict", "Span", "Speaker", "Version",
        "Voices", "WordRun",
    ),
    "options": ("Options", "preset"),
    "text.degrade": ("Degraded", "degrade"),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Attribution",
    "Blame",
    "Borrowing",
    "Credit",
    "CreditCheck",
    "Credits",
    "Degraded",
    "Derivation",
    "Diff",
    "Edit",
    "Evidence",
    "InputError",
    "Ledger",
    "LeftOut",
    "Options",
    "Quotation",
    "Quotes",
    "SentenceVerdict",
    "Span",
    "Speaker",
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
    "preset",
    "quotes",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module 'whence' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"whence.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
