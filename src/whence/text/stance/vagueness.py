"""Whether a sentence commits itself: weasel words, generalities and hedges, weighed together.

Fitted by training/stance.py on sentences of an encyclopaedia that its editors had marked as vague, or not.
"""

from __future__ import annotations

from functools import cache
from math import log1p
from typing import TYPE_CHECKING

from whence.kernels.logistic import Term, probability
from whence.text import lexicon
from whence.text.stance.phrases import present

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LENGTH, BIAS = "(length)", "(bias)"
VAGUE = 0.35
"""Probability from which a sentence is called vague."""


@cache
def _terms() -> dict[str, Term]:
    entries = (line.split("\t") for line in lexicon.lines("vague.txt"))
    return {phrase: Term(0.0, 1.0, float(weight)) for phrase, weight in entries}


def features(words: Sequence[str], known: Collection[str]) -> dict[str, float]:
    """Return what the model sees of a sentence: the expressions that it has, and how long it is."""
    return dict.fromkeys(present(words, known), 1.0) | {LENGTH: log1p(len(words))}


def vagueness(words: Sequence[str]) -> float:
    """Return the probability that a sentence of these folded words does not commit itself.

    >>> vagueness("many critics consider it one of the best".split()) > 0.8
    True
    >>> vagueness("the ferry sank off gannet point in 1911".split()) < 0.3
    True
    """
    terms = _terms()
    seen = features(words, terms)
    return probability({name: terms[name] for name in seen}, seen, terms[BIAS].weight)
