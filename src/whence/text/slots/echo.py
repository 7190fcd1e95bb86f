"""The same figure of one event, told outside any shared passage: "a 90-minute call", "for more than an hour".

A sentence that is not derived may still speak of something the parent speaks of. Its figure is held against a figure
of the parent whose neighbourhood shares several names, dates or rare words with the sentence, and only told if the two
agree: what disagrees here may well be another matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text import words
from whence.text.likeness import stem
from whence.text.slots.families import QUANTITIES, family, may_meet, noun_relation
from whence.text.slots.pairing import Slot
from whence.text.slots.region import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Fact
    from whence.text.witness import Witness

_AROUND = 16
"""Tokens on either side of the parent's figure that are its neighbourhood."""
_RARE = 0.2
_SHARED = 0.75
"""Rarity of shared words, summed, from which two places speak of one event."""
_CHANCE = 0.5


def echoes(fact: Fact, child: Witness, columns: tuple[int, int], parent: Witness, facts: Sequence[Fact]) -> list[Slot]:
    """Return the parent's figures that may be the one of `fact`, which stands in the child's tokens `columns`."""
    if family(fact.type) not in QUANTITIES or fact.amount is None:
        return []
    own = tokens_of(child, fact.span)
    said = _telling(child, (max(columns[0], own[0] - _AROUND), min(columns[1], own[1] + _AROUND)), own)
    found = []
    for other in facts:
        if other.amount is None or other.type == "date" or not may_meet(other, fact, bare=False):
            continue
        if noun_relation(other, fact) == "different" and family(fact.type) != "duration":
            continue
        rows = tokens_of(parent, other.span)
        near = _telling(parent, (max(0, rows[0] - _AROUND), min(len(parent.tokens), rows[1] + _AROUND)), rows)
        shared = sum(weight for word, weight in said.items() if word in near)
        if shared >= _SHARED:
            found.append((shared, other))
    found.sort(key=lambda f: (-f[0], f[1].span))
    return [Slot(other, fact, _CHANCE) for _, other in found[:3]]


def _telling(witness: Witness, tokens: tuple[int, int], without: tuple[int, int]) -> dict[str, float]:
    """Return the stems of the rarer words among some tokens, with their rarity."""
    return {
        stem(word): words.rarity(word)
        for n in range(*tokens)
        if not without[0] <= n < without[1] and words.rarity(word := witness.tokens.words[n]) >= _RARE
    }
