"""The paraphrase scorer: two small logistic models over the features of `resemblance` (docs/models/rewording.md)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.kernels.logistic import Term, probability
from whence.text import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _head(name: str) -> tuple[dict[str, Term], float]:
    terms: dict[str, Term] = {}
    bias = 0.0
    for line in lexicon.lines("rewording.txt"):
        head, feature, mean, scale, weight = line.split()
        if head == name and feature == "bias":
            bias = float(weight)
        elif head == name:
            terms[feature] = Term(float(mean), float(scale), float(weight))
    return terms, bias


def derived(features: Mapping[str, float]) -> float:
    """Return the probability that a child's sentence with these features comes from the parent."""
    return probability(_head("derived")[0], features, _head("derived")[1])


def same_meaning(features: Mapping[str, float]) -> float:
    """Return the probability that two sentences with these features (both ways together) say the same."""
    return probability(_head("same")[0], features, _head("same")[1])
