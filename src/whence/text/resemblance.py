"""How a stretch of one text resembles a stretch of another: the features that the paraphrase scorer weighs.

No single one separates "reworded" from "new"; docs/models/rewording.md has what each adds.
"""

from __future__ import annotations

from itertools import pairwise
from math import log, log1p
from typing import NamedTuple

from whence.text import gist as g

_RARE = 0.6
_FAITHFUL = 0.85


class Resemblance(NamedTuple):
    """Features of (child stretch, parent stretch); all but `evidence` and `ratio` lie in 0 to 1 (cosine: −1 to 1)."""

    cover: float
    """Share of the child's weight that the parent's words account for, alike or the same."""
    exact: float
    """The same, counting only the same words, inflections and numbers."""
    reverse: float
    """Share of the parent's weight that the child accounts for."""
    evidence: float
    """log(1 + weight of the matched words): many rare words tell more than few common ones."""
    order: float
    """Share of neighbouring matched words that stand in the same order in both."""
    runs: float
    """Share of neighbouring matched words that are neighbours in both."""
    numbers: float
    """Share of the child's numbers that the parent lacks."""
    rare: float
    """Share of the weight of the child's rare words (mostly names) that the parent lacks."""
    cosine: float
    """Cosine of the centroids."""
    hole: float
    """Weight of the longest stretch of the child's words without a match, as a share."""
    ratio: float
    """|log| of the ratio of the weights of the two stretches."""


def resemblance(child: g.Gist, parent: g.Gist, found: list[tuple[float, int]] | None = None) -> Resemblance:
    """Return the features of the pair; `found` is `gist.matches(child, parent)` where it is known already."""
    found = g.matches(child, parent) if found is None else found
    back = g.matches(parent, child)
    weight = sum(w * likeness for w, (likeness, _) in zip(child.weights, found, strict=True))
    exact = sum(w for w, (likeness, _) in zip(child.weights, found, strict=True) if likeness >= _FAITHFUL)
    reverse = sum(w * likeness for w, (likeness, _) in zip(parent.weights, back, strict=True))
    order, runs = _sequence(child, parent, found)
    return Resemblance(
        cover=weight / child.total if child.total else 0.0,
        exact=exact / child.total if child.total else 0.0,
        reverse=reverse / parent.total if parent.total else 0.0,
        evidence=log1p(weight),
        order=order,
        runs=runs,
        numbers=_lacking_numbers(child, found),
        rare=_lacking_rare(child, found),
        cosine=g.cosine(child, parent),
        hole=_hole(child, found),
        ratio=abs(log((child.total + 0.5) / (parent.total + 0.5))),
    )


def _sequence(child: g.Gist, parent: g.Gist, found: list[tuple[float, int]]) -> tuple[float, float]:
    matched = [(child.places[n], parent.places[m]) for n, (_, m) in enumerate(found) if m >= 0]
    steps = [(c2 - c1, p2 - p1) for (c1, p1), (c2, p2) in pairwise(matched)]
    if not steps:
        return 0.0, 0.0
    in_order = sum(0 < p <= 8 for _, p in steps)
    together = sum(0 < p <= 2 and c <= 2 for c, p in steps)
    return in_order / len(steps), together / len(steps)


def _hole(child: g.Gist, found: list[tuple[float, int]]) -> float:
    widest = run = 0.0
    for weight, (_, m) in zip(child.weights, found, strict=True):
        run = run + weight if m < 0 else 0.0
        widest = max(widest, run)
    return widest / child.total if child.total else 0.0


def _lacking_numbers(child: g.Gist, found: list[tuple[float, int]]) -> float:
    held = [m >= 0 for word, (_, m) in zip(child.words, found, strict=True) if g.is_number(word)]
    return 1 - sum(held) / len(held) if held else 0.0


def _lacking_rare(child: g.Gist, found: list[tuple[float, int]]) -> float:
    rare = [(w, m >= 0) for w, (_, m) in zip(child.weights, found, strict=True) if w >= _RARE]
    total = sum(w for w, _ in rare)
    return sum(w for w, held in rare if not held) / total if total else 0.0
