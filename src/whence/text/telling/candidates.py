"""Which articles are worth comparing: those that share heavy terms, the nearest in time where a term is in many.

An inverted index over the heaviest terms. A term of many articles ("shooting", "Kremlin") is followed only to those
nearest in time, so that the work grows with the articles and not with their square.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from whence.text.likeness import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whence.text.telling.signature import Signature

_TERMS = 24
"""Heaviest terms by which an article is found."""
_NEAREST = 24
"""Articles of one term looked at on either side of the day (without days: of the place in the archive)."""
_MOST = 30
"""Candidates kept of one article."""
_LEAST = 0.04
"""Cosine over the heaviest terms below which two are not compared."""


class Index:
    """Articles under their heaviest terms; those with a day and those without apart, each in order."""

    def __init__(self, signatures: Sequence[Signature], numbers: Iterable[int]) -> None:
        """Index the articles `numbers` of `signatures`."""
        self._vectors = {n: _vector(signatures[n]) for n in numbers}
        self._at = {n: ((day := signatures[n].day) is not None, day or n) for n in self._vectors}
        self._under: dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
        for n, (dated, at) in sorted(self._at.items(), key=lambda item: (item[1], item[0])):
            for key in self._vectors[n]:
                self._under.setdefault(key, ([], []))[dated].append((at, n))

    def near(self, n: int) -> list[int]:
        """Return the numbers of the articles to compare article `n` with, the likeliest first."""
        found: dict[int, float] = {}
        for key, weight in self._vectors[n].items():
            for other in self._reached(key, n):
                found[other] = found.get(other, 0.0) + weight * self._vectors[other][key]
        found.pop(n, None)
        ranked = sorted((-cosine, other) for other, cosine in found.items() if cosine >= _LEAST)
        return [other for _, other in ranked[:_MOST]]

    def _reached(self, key: str, n: int) -> Iterator[int]:
        dated, at = self._at[n]
        for kind, entries in enumerate(self._under[key]):
            middle = bisect_left(entries, (at, n)) if kind == dated else len(entries)
            for _, other in entries[max(0, middle - _NEAREST) : middle + _NEAREST + 1]:
                yield other


def _vector(signature: Signature) -> Mapping[str, float]:
    weights = signature.weights
    norm = sum(weight * weight for weight in weights) ** 0.5 or 1.0
    return {stem(word): w / norm for word, w in zip(signature.terms[:_TERMS], weights, strict=False)}
