"""All signs of direction that a pair of articles has, as numbers, for either way that the text may have gone."""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

from whence.text.direction.comparison import weight
from whence.text.direction.condition import Condition, condition
from whence.text.direction.outline import Outline, outline
from whence.text.direction.slips import Slips, slips

if TYPE_CHECKING:
    from whence.text.direction.comparison import Comparison, Half

_OUTLINE = (
    "cover", "own", "stretches", "has own", "tail", "only tail", "head", "lead", "kinship", "strangers",
    "no capitals", "no marks", "size",
)  # fmt: skip
NAMES = (
    "shared", "swaps", "figures", "jumps",
    *(f"parent {name}" for name in _OUTLINE), *(f"child {name}" for name in _OUTLINE),
    "both own", "both kinship", "parent rarer", "parent unknown",
    "rarer", "unknown", "misspelt", "scars", "repeated", "fitting", "unmarked",
)  # fmt: skip
"""What `numbers` returns, in its order."""


class Side(NamedTuple):
    """One article of a pair: its length in tokens, its outline, its slips, its condition."""

    size: int
    outline: Outline
    slips: Slips
    condition: Condition


class Signs(NamedTuple):
    """Both articles of a pair, and what is the same seen from either."""

    left: Side
    right: Side
    shared: float
    """Summed rarity of the words they share."""
    matched: int
    """Tokens they share."""
    swaps: int
    """Words of one that stand in the place of another word of the other."""
    figures: int
    """Figures that stand in each other's place, marks lost not counted."""
    jumps: int
    """How often what is shared changes its order."""

    def mirrored(self) -> Signs:
        """Return the same seen from the other side."""
        return self._replace(left=self.right, right=self.left)


def signs(comparison: Comparison) -> Signs:
    """Return the signs of direction of two articles."""
    left, right, jumps = comparison
    matched = [n for n, other in enumerate(left.partner) if other >= 0]
    sides = _side(left, right), _side(right, left)
    figures = sum(one[:1].isdigit() and other[:1].isdigit() for one, other in comparison.swaps)
    figures -= sides[0].slips.unmarked + sides[1].slips.unmarked
    shared = weight(left.witness.tokens.words, matched)
    return Signs(*sides, shared, len(matched), len(left.swapped), figures, jumps)


def _side(half: Half, other: Half) -> Side:
    counts = Counter(half.witness.tokens.words) if half.swapped else Counter[str]()
    return Side(
        len(half.partner), outline(half), slips(half, other, counts), condition(half.witness.article.text)
    )  # fmt: skip


def numbers(signs: Signs) -> tuple[float, ...]:
    """Return the signs as numbers for the way from left (the parent) to right (the child), in the order of `NAMES`."""
    one, other = signs.left, signs.right
    return (
        log1p(signs.shared), (signs.swaps / (signs.matched + 1)) ** 0.5, log1p(signs.figures), log1p(signs.jumps),
        *_outlined(one), *_outlined(other),
        log1p(min(one.outline.own, other.outline.own)), min(one.outline.kinship, other.outline.kinship),
        log1p(one.slips.rarity), log1p(one.slips.unknown),
        *(_damped(after - before) for before, after in zip(one.slips[:7], other.slips[:7], strict=True)),
    )  # fmt: skip


def _damped(difference: float) -> float:
    return log1p(difference) if difference > 0 else -log1p(-difference)


def _outlined(side: Side) -> tuple[float, ...]:
    of = side.outline
    return (
        of.cover, log1p(of.own), log1p(of.stretches), float(of.own > 0), of.tail,
        float(of.tail > 0 and of.stretches == 1), of.head, float(of.lead), of.kinship, log1p(of.strangers),
        float(not side.condition.capitals), float(not side.condition.marks), log1p(side.size),
    )  # fmt: skip
