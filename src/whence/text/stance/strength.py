"""How strong a conclusion is, on the scale of those who study exaggeration in the news about science.

0 nothing is said of a tie between two things · 1 they go together · 2 one may cause the other · 3 it does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.kernels.logistic import Term, probability
from whence.text import lexicon
from whence.text.stance.phrases import present

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVELS = (0, 1, 2, 3)
KINDS = ("causal", "correlational", "modal", "nothing", "certain")
_MOST = 2
_SHORT = 30.0
"""Words of a conclusion of ordinary length."""


@cache
def claims() -> dict[str, str]:
    """Return the expressions that tell, with what they tell."""
    lines = (line.split("\t") for line in lexicon.lines("strength.txt"))
    return {form: kind for kind, forms in lines for form in forms.split("|")}


@cache
def _model() -> dict[int, tuple[dict[str, Term], float]]:
    """Return the terms of each level and its bias."""
    heads: dict[int, tuple[dict[str, Term], float]] = {}
    for line in lexicon.lines("strength_weights.txt"):
        level, name, mean, scale, weight = line.split()
        terms, bias = heads.get(int(level), ({}, 0.0))
        if name == "bias":
            bias = float(weight)
        else:
            terms[name] = Term(float(mean), float(scale), float(weight))
        heads[int(level)] = terms, bias
    return heads


def features(words: Sequence[str]) -> dict[str, float]:
    """Return what the model sees of a conclusion."""
    known = claims()
    counts = dict.fromkeys(KINDS, 0)
    for form in set(present(words, known)):
        counts[known[form]] += 1
    has = {kind: float(count > 0) for kind, count in counts.items()}
    seen = {f"{kind}-count": float(min(_MOST, count)) for kind, count in counts.items()} | has
    seen["causal+modal"] = has["causal"] * has["modal"]
    seen["causal+correlational"] = has["causal"] * has["correlational"]
    seen["causal-alone"] = has["causal"] * (1 - has["modal"]) * (1 - has["correlational"])
    seen["correlational-plain"] = has["correlational"] * (1 - has["modal"])
    seen["modal-alone"] = has["modal"] * (1 - has["causal"])
    seen["length"] = len(words) / _SHORT
    return seen


def strength(words: Sequence[str]) -> int:
    """Return how strong a conclusion of these folded words is, 0 to 3.

    >>> strength("tea is associated with fewer colds".split()), strength("tea prevents colds".split())
    (1, 3)
    """
    seen = features(words)
    if not any(seen[kind] for kind in KINDS):
        return 0
    return max(LEVELS, key=lambda level: probability(_model()[level][0], seen, _model()[level][1]))
