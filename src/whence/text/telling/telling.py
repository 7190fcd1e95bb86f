"""A signature made ready to be compared: its words under their stems, its lead, its figures, its meaning."""

from __future__ import annotations

from functools import cached_property
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

from whence.text import words
from whence.text.likeness import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whence.text.telling.signature import Signature

_TOP = 12
"""Terms that stand for what an article is about."""
_MEANT = 40
"""Terms whose vectors make up its meaning; the lighter ones blur it."""


class Telling:
    """What one article tells, as it is compared. Nothing in it changes."""

    def __init__(self, signature: Signature) -> None:
        """Read `signature`; about 50 microseconds, the meaning left for when it is asked for."""
        self.signature = signature
        self.day = signature.day
        keys = [stem(word) for word in signature.terms]
        self.weights: Mapping[str, float] = dict(zip(keys, signature.weights, strict=True))
        self.norm = sqrt(sum(map(mul, signature.weights, signature.weights))) or 1.0
        self.word = dict(zip(keys, signature.terms, strict=True))
        self.names = {keys[n]: signature.weights[n] for n in signature.names}
        self.name_norm = sqrt(sum(map(mul, self.names.values(), self.names.values()))) or 1.0
        self.lead = {keys[n]: words.rarity(signature.terms[n]) for n in signature.lead}
        self.top = dict(zip(keys[:_TOP], signature.weights[:_TOP], strict=True))
        self.figures: dict[str, set[float]] = {}
        for what, value in signature.figures:
            self.figures.setdefault(what, set()).add(value)
        self.weekdays = set(signature.weekdays)

    @cached_property
    def meaning(self) -> Sequence[float]:
        """The weighted mean of the vectors of its heaviest terms, of length 1 (zeros when none is known)."""
        total = [0.0] * words.DIMENSIONS
        for word, weight in zip(self.signature.terms[:_MEANT], self.signature.weights, strict=False):
            if (vector := words.vector(word)) is not None:
                total = [t + weight * x for t, x in zip(total, vector, strict=True)]
        length = sqrt(sum(map(mul, total, total)))
        return [t / length for t in total] if length else total
