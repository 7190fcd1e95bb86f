"""Logistic regression, the scoring half: standardise, weigh, squash."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Term(NamedTuple):
    """One feature of a model: how it is standardised, and its weight."""

    mean: float
    scale: float
    weight: float


def probability(terms: Mapping[str, Term], features: Mapping[str, float], bias: float) -> float:
    """Return the probability, 0 to 1, that the model gives to `features`; every term needs its feature."""
    z = bias + sum(t.weight * (features[name] - t.mean) / t.scale for name, t in terms.items())
    return 1 / (1 + exp(-min(30.0, max(-30.0, z))))
