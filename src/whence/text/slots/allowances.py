"""What the words around two facts of one slot may say that makes a conflict none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.slots.region import tokens_of

if TYPE_CHECKING:
    from whence.model import Fact
    from whence.text.witness import Witness

_OFFSETS = frozenset("after before ago later earlier since".split())
"""Behind a duration they make a point in time of it."""
_ENDED = frozenset(
    "left leaves leaving quit quits resigned resigns retired retires fired sacked dismissed until".split()
)
_BEHIND = 16
"""Tokens behind a role in which the article may say that it has ended."""


def allowance(left: Fact, right: Fact, parent: Witness, child: Witness) -> str:
    """Return why two facts that exclude each other need not be a conflict; empty where nothing says so."""
    if left.type == right.type == "duration" and _is_offset(left, parent) != _is_offset(right, child):
        return "one is how long it took and the other how long before or after something"
    if left.type == right.type == "role":
        for fact, other, witness in ((left, right, parent), (right, left, child)):
            if "former" in other.norm.split() and "former" not in fact.norm.split() and _has_ended(fact, witness):
                return "the other article says that the post was given up"
    return ""


def _is_offset(fact: Fact, witness: Witness) -> bool:
    end = tokens_of(witness, fact.span)[1]
    return not _OFFSETS.isdisjoint(witness.tokens.words[end : end + 1])


def _has_ended(fact: Fact, witness: Witness) -> bool:
    end = tokens_of(witness, fact.span)[1]
    return not _ENDED.isdisjoint(witness.tokens.words[end : end + _BEHIND])
