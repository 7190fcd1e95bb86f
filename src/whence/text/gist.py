"""What a stretch of text is about, word by word: its content words with their weights, its numbers, its centroid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

from whence.text import numbers, words
from whence.text.likeness import compare, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CONTENT = 0.06
"""Rarity from which a word says something: leaves out the, of, said, who …"""
_SOFT = 0.3
"""Likeness from which a different word counts as saying (part of) the same."""


@dataclass(frozen=True)
class Gist:
    """The content words of a stretch of tokens, each with its stem, its weight and its place."""

    words: list[str]
    stems: list[str]
    weights: list[float]
    places: list[int]

    @cached_property
    def total(self) -> float:
        """The weight of all words."""
        return sum(self.weights)

    @cached_property
    def centroid(self) -> Sequence[float]:
        """The weighted mean of the words' vectors, of length 1 (all zeros when none is known)."""
        return _centroid(self.words, self.weights)


def gist(tokens: Sequence[str], begin: int, end: int) -> Gist:
    """Return the gist of tokens `begin` to `end`."""
    places = [n for n in range(begin, end) if words.rarity(tokens[n]) >= _CONTENT]
    content = [tokens[n] for n in places]
    weights = [words.rarity(word) for word in content]
    return Gist(content, [stem(word) for word in content], weights, places)


def _centroid(content: Iterable[str], weights: Iterable[float]) -> Sequence[float]:
    total = [0.0] * words.DIMENSIONS
    for word, weight in zip(content, weights, strict=True):
        if (vector := words.vector(word)) is not None:
            total = [t + weight * x for t, x in zip(total, vector, strict=True)]
    length = sqrt(sum(map(mul, total, total)))
    return [t / length for t in total] if length else total


def cosine(one: Gist, other: Gist) -> float:
    """Return the cosine of the two centroids, 0 when either has no known word."""
    return float(sum(map(mul, one.centroid, other.centroid)))


def matches(one: Gist, other: Gist, *, soft: bool = True) -> list[tuple[float, int]]:
    """Return for each content word of `one` its best likeness in `other` and that word's index there (−1: none).

    Without `soft` only words of one stem match, which takes no comparison of all with all.
    """
    by_stem: dict[str, int] = {}
    for n, s in enumerate(other.stems):
        by_stem.setdefault(s, n)
    found = []
    taken = set(one.stems)
    rest = [n for n, s in enumerate(other.stems) if s not in taken] if soft else []
    for word, s in zip(one.words, one.stems, strict=True):
        n = by_stem.get(s, -1)
        if n >= 0:
            found.append((compare(word, other.words[n])[1], n))
            continue
        likeness, n = max(((compare(word, other.words[m])[1], m) for m in rest), default=(0.0, -1))
        found.append((likeness, n) if likeness >= _SOFT else (0.0, -1))
    return found


def is_number(word: str) -> bool:
    """Tell whether the folded token is a number in digits or words."""
    return numbers.value(word) is not None
