"""What two articles share, and how they are cut into sentences together.

A text without punctuation takes over the sentence ends of its counterparts, where their words are aligned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.edits import Pair
from whence.kernels.path import Path
from whence.text.sentences import CLAUSE, SENTENCE
from whence.text.witness import Witness, cut, is_punctuated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COUNTERPART, _EDGE = 12.0, 3.0
"""Log-odds that unpunctuated text ends a sentence where its counterpart does, and at the edge of a shared passage."""


class Shared(NamedTuple):
    """The aligned passages of an ordered pair of witnesses."""

    left: Witness
    right: Witness
    paths: list[Path]

    def mirrored(self) -> Shared:
        """Return the same passages seen from the other side."""
        paths = [p._replace(pairs=tuple(Pair(q.j, q.j2, q.i, q.i2, q.like) for q in p.pairs)) for p in self.paths]
        return Shared(self.right, self.left, paths)


def cut_together(child: Witness, pairs: Sequence[Shared]) -> tuple[Witness, list[Shared]]:
    """Cut all witnesses into sentences; one without punctuation takes over the ends of its counterparts.

    Without punctuation the child is cut into sentence-sized windows, for its verdicts, and a parent into clause-sized
    ones, so that evidence stays tight.
    """
    known = [is_punctuated(shared.left) for shared in pairs]
    pairs = [s._replace(left=cut(s.left, CLAUSE)) if k else s for s, k in zip(pairs, known, strict=True)]
    child = cut(child, SENTENCE, None if is_punctuated(child) else _joined(_ends(shared) for shared in pairs))
    for n, shared in enumerate(pairs):
        if not known[n]:
            ends = _ends(shared._replace(right=child).mirrored())
            pairs[n] = shared._replace(left=cut(shared.left, CLAUSE, ends))
    return child, [shared._replace(right=child) for shared in pairs]


def _joined(ends: Iterable[dict[int, float]]) -> dict[int, float]:
    joined: dict[int, float] = {}
    for some in ends:
        joined |= {token: max(odds, joined.get(token, 0.0)) for token, odds in some.items()}
    return joined


def _ends(shared: Shared) -> dict[int, float]:
    """Return the tokens on the right that probably end a sentence, by what is aligned with them, with the log-odds."""
    left = shared.left
    last = {end - 1 for (_, end), window in zip(left.ranges, left.windows, strict=True) if not window}
    ends: dict[int, float] = {}
    for path in shared.paths:
        if path.strong:
            ends |= {path.pairs[0].j - 1: _EDGE, path.pairs[-1].j2 - 1: _EDGE}
        ends |= {pair.j2 - 1: _COUNTERPART for pair in path.pairs if pair.i2 - 1 in last}
    return ends
