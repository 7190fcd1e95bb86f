"""What a text without marks has of the boilerplate of another article, word for word.

Stripped of lines and marks, a byline is four words among others; beside the page that it was copied from it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.witness import furnished, is_punctuated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.text.witness import Witness

_FEWEST = 3
"""Words of a run; fewer may stand in any sentence."""


def lend(witnesses: Sequence[Witness]) -> list[Witness]:
    """Return the witnesses, those without punctuation with what they have of the others' boilerplate."""
    return [witness if is_punctuated(witness) else _lent(witness, witnesses) for witness in witnesses]


def _lent(bare: Witness, others: Sequence[Witness]) -> Witness:
    taken = list(bare.furniture)
    runs = {
        (tuple(other.tokens.words[begin:end]), rule)
        for other in others
        if other is not bare
        for begin, end, rule in other.furniture
        if end - begin >= _FEWEST
    }
    for run, rule in sorted(runs, key=lambda r: (-len(r[0]), r)):
        for at in _places(bare.tokens.words, list(run)):
            past = at + len(run)
            if all(past <= begin or at >= end or (at <= begin and end <= past) for begin, end, _ in taken):
                taken = [each for each in taken if each[0] >= past or each[1] <= at]
                taken.append((at, past, rule))
    return furnished(bare, sorted(taken)) if sorted(taken) != sorted(bare.furniture) else bare


def _places(words: Sequence[str], run: Sequence[str]) -> Iterator[int]:
    """Yield where a run of words stands."""
    at = -1
    while True:
        try:
            at = words.index(run[0], at + 1)
        except ValueError:
            return
        if words[at : at + len(run)] == run:
            yield at
