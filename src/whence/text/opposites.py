"""Words that turn what is said round."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.text import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable


_NEGATIVE = frozenset("not no never nobody nothing none neither nor without cannot hardly".split())
_CONTRACTED = frozenset(
    f"{verb}nt"
    for verb in "do does did is are was were has have had would could should must might need ca wo sha ai".split()
)


def is_negation(some: Iterable[str]) -> bool:
    """Tell whether folded words hold a negation."""
    return any(word in _NEGATIVE or word in _CONTRACTED for word in some)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    pairs = [tuple(line.split("\t")) for line in lexicon.lines("opposites.txt")]
    return frozenset((x, y) for a, b in pairs for x in a.split() for y in b.split())


def opposite(left: Iterable[str], right: Iterable[str]) -> bool:
    """Tell whether a folded word of one side is the opposite of one of the other.

    >>> opposite(["has", "passed"], ["had", "failed"]), opposite(["passed"], ["cleared"])
    (True, False)
    """
    there = list(right)
    return any((x, y) in _pairs() or (y, x) in _pairs() for x in left for y in there)
