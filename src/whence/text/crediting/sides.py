"""What stands on either side of the name of an outlet, and what was read from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whence.text.crediting.cues import Cues

if TYPE_CHECKING:
    from whence.model import CreditRole
    from whence.text.crediting.marked_words import MarkedWords
    from whence.text.crediting.sounding import Name

WINDOW = 26
"""Words and marks that are read on either side of a name."""
NO_PART = frozenset(
    "that , . ¶ ; : the a an of to and in on for from with by is was as at he she they who has have".split()
)
"""What cannot stand between an outlet and the word that says whom or what of it is meant."""
_ADVERBIAL = frozenset(
    "this that these those first second third last next same long real full part prime more much some any no one at of"
    " in over on by for spend spent since every what which it in his her their our my your good good great new old"
    " and a an".split()
)


class Reading(NamedTuple):
    role: CreditRole
    left: int
    """Words and marks before the name that belong to the credit."""
    right: int
    score: float
    reason: str


class Sides(NamedTuple):
    """What stands on either side of a name, as text: "according to the " and "reported that"."""

    left: str
    right: str
    described: int
    """Words before the name that describe it, and behind."""
    kinded: int


def sides_of(words: MarkedWords, name: Name, patterns: Cues) -> Sides:
    every = words.words
    begin = max(0, name.begin - WINDOW)
    left = "".join(word + " " for word in every[begin : name.begin])
    right = " ".join(every[name.end : name.end + WINDOW])
    kinded = patterns.kind.match(right)
    right = right[kinded.end() + 1 :] if kinded else right
    described = patterns.described.search(left)
    if described and name.kind != "programme":
        left = left[: described.start()]
    return Sides(left, right, count(described), count(kinded))


def count(match: re.Match[str] | None) -> int:
    return len(match.group().split()) if match else 0


def count_of(left: str, pattern: str | re.Pattern[str]) -> int:
    match = re.search(pattern, left)
    return count(match)


def stands(name: Name, sides: Sides) -> bool:
    """Tell whether a name may be one in text without capitals, where "time" and "people" are mostly words."""
    if name.common >= 2:
        return sides.kinded > 0 or sides.described > 0
    if name.common == 0 or sides.kinded or sides.described:
        return True
    before = sides.left.split()[-1:] or [""]
    if re.match(
        r"(?:debate|election|war|office|graduate|mortem|cold|brexit|primary|convention|season|game)\b", sides.right
    ):
        return False
    return before[0] not in _ADVERBIAL and not re.match(r"(?:and|of|again|unit|period|zone|in|to|for)\b", sides.right)
