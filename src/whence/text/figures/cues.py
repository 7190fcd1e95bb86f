"""Words near a figure that tell what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.grammar import gap_before
from whence.text.figures.vocabulary import listed

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_NEAR = 8
_ENDS = frozenset(".!?;")


def nearest(witness: Witness, figure: Figure, kinds: tuple[str, ...]) -> str:
    """Return which of `kinds` the word nearest to the figure is of; the words before it count first."""
    words = witness.tokens.words
    left, right = _sentence(witness, figure)
    for near in range(1, _NEAR + 1):
        for at in (figure.begin - near, figure.end + near - 1):
            if left <= at < right:
                for kind in kinds:
                    if words[at] in listed(kind):
                        return kind
    return ""


def _sentence(witness: Witness, figure: Figure) -> tuple[int, int]:
    """Return the tokens around the figure, at most so many, that no mark of a sentence's end parts from it."""
    left, right, size = figure.begin, figure.end, len(witness.tokens)
    while left and figure.begin - left < _NEAR and _ENDS.isdisjoint(gap_before(witness, left)):
        left -= 1
    while right < size and right - figure.end < _NEAR and _ENDS.isdisjoint(gap_before(witness, right)):
        right += 1
    return left, right


def said_near(witness: Witness, figure: Figure, kind: str, near: int = _NEAR) -> bool:
    """Tell whether a word of `kind` stands within a few tokens of the figure."""
    words = witness.tokens.words
    around = words[max(0, figure.begin - near) : figure.begin], words[figure.end : figure.end + near]
    return not all(listed(kind).isdisjoint(part) for part in around)
