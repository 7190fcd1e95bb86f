"""Negation, hedging and verbs of saying of an article as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Fact
from whence.text.stance.cues import cues

if TYPE_CHECKING:
    from whence.text.stance.cues import Cue
    from whence.text.witness import Witness


_LOOSE = 0.8
"""Of a verb that has other uses than to say."""


def stances(witness: Witness) -> list[Fact]:
    """Return how sure `witness` says it is, in reading order: each cue with what it bears on.

    A negation has its words as normal form ("doesnt"), all others their kind and base form ("possibility: may").
    """
    return [fact for cue in cues(witness) if (fact := as_fact(witness, cue)) is not None]


def as_fact(witness: Witness, cue: Cue) -> Fact | None:
    """Return a cue as a fact; None for one that is silent."""
    kind = cue.entry.type
    if kind is None:
        return None
    words = witness.tokens.words
    of = "" if cue.reach is None else " ".join(words[cue.reach.begin : cue.reach.end])
    score = _LOOSE if cue.entry.place == "say?" else 1.0
    named = norm(cue.entry.kind, cue.entry.base, cue.entry.words)
    return Fact(kind, witness.span(cue.begin, cue.end), named, of=of, score=score)


def norm(kind: str, base: str, words: list[str]) -> str:
    """Return the normal form of a cue."""
    return " ".join(words) if kind == "negation" else f"{kind}: {base}"
