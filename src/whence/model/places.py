"""Where: spans, articles, and what became of a pair of tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    EditKind = Literal["same", "cosmetic", "inflected", "number", "variant", "replaced", "inserted", "deleted"]

EDIT_KINDS = ("same", "cosmetic", "inflected", "number", "variant", "replaced", "inserted", "deleted")


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
