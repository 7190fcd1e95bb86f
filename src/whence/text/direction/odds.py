"""How likely each way is: by its signs, one logistic weight a sign (docs/models/direction.md), and by what is said."""

from __future__ import annotations

import json
import os
from functools import cache
from math import exp, log
from operator import mul
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.text.direction.family import NAMES
from whence.text.direction.versions import is_later_version

if TYPE_CHECKING:
    from whence.text.direction.family import Edge

_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "direction.json")
_BOUND = 12.0
"""Log-odds beyond which no text is so sure."""
_SURE = 0.98
_CREDITED, _UNCREDITED = 4.0, 2.0
"""What it adds that the child credits the parent, and takes away that the parent credits the child."""
_AGENCY = 2.0
"""What it takes from either way that both name one agency, whose copy is not at hand."""
_VERSION = 3.0
"""What it adds that the child says it is a later version of its outlet's own story."""
_OWN_STORY = 0.3
"""What the signs are worth between two articles of one outlet: others cut a story, its owner goes on writing it."""

_SLIGHT = 0.4
"""Share of the one that is shared most, below which two articles alone do not tell by their texts who was first."""


class Model(NamedTuple):
    """The weights of the signs, in the order of `family.NAMES`, and what they add up from."""

    weights: tuple[float, ...]
    bias: float


class Scaling(NamedTuple):
    """Platt's scaling of the log-odds of a parent."""

    slope: float
    shift: float


@cache
def _data() -> dict[str, Any]:
    with open(_DATA, encoding="utf-8") as file:
        data: dict[str, Any] = json.load(file)
    return data


@cache
def model(*, in_time: bool = False) -> Model:
    """Return the weights for an edge whose parent is known to be earlier, or for one where nothing is known of time."""
    head = _data()["in time" if in_time else "without time"]
    return Model(tuple(head["weights"][name] for name in NAMES), head["bias"])


@cache
def _scaling() -> Scaling:
    return Scaling(_data()["slope"], _data()["shift"])


def odds(edge: Edge) -> float:
    """Return the log-odds of one way, by its signs, against neither of the two deriving from the other."""
    fitted = model(in_time=edge.in_time)
    total: float = fitted.bias + sum(map(mul, fitted.weights, edge.signs))
    return max(-_BOUND, min(_BOUND, total))


def weigh(edge: Edge) -> float:
    """Return the log-odds of one way by its signs and by what the articles say of themselves."""
    relation = edge.relation
    parent, child = (half.witness.article for half in relation.comparison[:2])
    total = odds(edge)
    if parent.outlet and parent.outlet == child.outlet:
        total *= _OWN_STORY
        total += _VERSION * (is_later_version(child) - is_later_version(parent))
    if relation.right_credits:
        total += _CREDITED
    elif relation.left_credits:
        total -= _UNCREDITED
    elif relation.agencies:
        total -= _AGENCY
    return total


def calibrated(probability: float) -> float:
    """Return what a probability has turned out to be worth, 0 to 1: Platt's scaling, fitted on other families."""
    p = max(1e-6, min(1 - 1e-6, probability))
    slope, shift = _scaling()
    return min(_SURE, 1 / (1 + exp(-(slope * log(p / (1 - p)) + shift))))


def is_slight(edge: Edge) -> bool:
    """Tell whether nothing but the texts speaks for an edge, and little of either article is shared.

    Two that share a few sentences among much of their own have them from a third more often than not, and what the
    texts then seem to tell of the way has proved worth nothing on real articles (docs/models/direction.md).
    """
    shares = (side.outline.cover for side in edge.relation.signs[:2])
    said = edge.relation.right_credits or edge.relation.left_credits or edge.in_time
    return not said and max(shares) < _SLIGHT
