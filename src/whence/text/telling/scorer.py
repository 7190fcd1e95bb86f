"""How sure it is that two articles tell the same story: a small logistic model (docs/models/stories.md)."""

from __future__ import annotations

import json
import os
from functools import cache
from math import exp
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from whence.text.telling.features import Features, features

if TYPE_CHECKING:
    from whence.text.telling.telling import Telling

_DATA = os.path.join(os.path.dirname(__file__), os.pardir, "data", "telling.json")
LIMIT = 6.0
"""Log-odds are cut off here, above and below: one pair proves no more."""


class Weights(NamedTuple):
    """The model: log-odds = bias + sum of slope × feature (in the order of `Features`) + reuse × share."""

    slopes: tuple[float, ...]
    bias: float
    reuse: float
    """Log-odds for a share of 1 that one article reuses of the other."""


@cache
def weights() -> Weights:
    """Return the weights in use, read once."""
    with open(_DATA, encoding="utf-8") as file:
        kept = json.load(file)
    return Weights(tuple(kept["slopes"][name] for name in Features._fields), kept["bias"], kept["reuse"])


def log_odds(one: Telling, other: Telling, share: float = 0.0) -> float:
    """Return the log-odds that the two tell the same story, −6 to 6.

    `share` is what the shorter reuses of the other, 0 to 1, templates and quotations left out; 0 where none is known.
    """
    model = weights()
    z: float = model.bias + model.reuse * share + sum(map(mul, model.slopes, features(one, other)))
    return max(-LIMIT, min(LIMIT, z))


def probability(odds: float) -> float:
    """Return the probability for log-odds `odds`."""
    return 1 / (1 + exp(-odds))


def same_story(one: Telling, other: Telling, share: float = 0.0) -> float:
    """Return the probability, 0 to 1, that the two tell the same story; symmetric."""
    return probability(log_odds(one, other, share))
