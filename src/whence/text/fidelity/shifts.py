"""What a changed word changes: who speaks, who is meant, a number, a name, a negation, a hedge."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from whence.text import lexicon, numbers, words
from whence.text.opposites import is_negation, opposite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.text.fidelity.differences import Difference
    from whence.text.fidelity.quoted import Ground, Meeting

FIRST = frozenset("i me my mine myself im ive we us our ours ourselves weve".split())
THIRD = frozenset(
    "he she they him her them his hers their theirs himself herself themselves hes shes theyre theyve".split()
)
_SINGULAR, _PLURAL = frozenset("he she him her his hers hes shes".split()), frozenset("they them their theyre".split())
_HOST = re.compile(r"[^\W_]+")
_SMALL = 0.12
"""Rarity below which a word at the end of an unmarked content is a matter of where the content was cut."""


def shift(found: Sequence[Difference], meeting: Meeting) -> int:
    """Return 1 where the first person of the parent is the third here, −1 where it is the other way, else 0."""
    down = up = 0
    for d in found:
        if d.kind == "same":
            continue
        left = _hosts(meeting.parent, range(*d.left))
        right = _hosts(meeting.child, meeting.stretch.tokens[slice(*d.right)])
        down += bool(left & FIRST and right & THIRD)
        up += bool(left & THIRD and right & FIRST)
    return (down > up) - (up > down)


def _hosts(ground: Ground, tokens: Sequence[int]) -> set[str]:
    """Return the words, of a contraction only the first part: "we" of "we're"."""
    text, witness = ground.witness.article.text, ground.witness
    raw = (text[witness.tokens.begins[n] : witness.tokens.ends[n]].casefold() for n in tokens)
    return {found.group() for piece in raw if (found := _HOST.search(piece))}


def changes_meaning(d: Difference, meeting: Meeting) -> bool:
    """Tell whether a difference changes what is reported: a number, a name, a negation, an opposite, a hedge."""
    if d.gloss or d.kind in ("same", "cosmetic", "number", "inflected", "variant"):
        return False
    left, right = meeting.left(d.left), meeting.right(d.right)
    if is_negation(left) != is_negation(right):
        return True
    figures = [{numbers.value(w) for w in side if numbers.value(w) is not None} for side in (left, right)]
    if figures[0] and figures[1] and figures[0] != figures[1]:
        return True
    if d.kind == "deleted":
        return any(w in _hedges() for w in left)
    if d.kind == "replaced":
        named = [any(map(words.is_name, side)) for side in (left, right)]
        hedged = any(w in _hedges() for w in left) and not any(w in _hedges() for w in right)
        return all(named) or hedged or _other_person(left, right) or opposite(left, right)
    return False


def _other_person(left: Sequence[str], right: Sequence[str]) -> bool:
    one, other = set(left), set(right)
    return bool((one & _PLURAL and other & _SINGULAR) or (one & _SINGULAR and other & _PLURAL))


@cache
def _hedges() -> frozenset[str]:
    return frozenset(lexicon.lines("hedges.txt")) - {
        "not",
        "but",
        "yet",
        "denied",
        "denies",
        "deny",
        "insisted",
        "warned",
    }


def is_small(some: Sequence[str]) -> bool:
    """Tell whether the words are a few that carry nothing: where a content was cut, not what it says."""
    return len(some) <= 2 and all(words.rarity(w) < _SMALL for w in some)
