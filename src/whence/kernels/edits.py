"""Align two short token sequences: Needleman–Wunsch with graded likeness, and its free-ended form for extension.

A cell may also match two tokens with one ("on line" with "online"), which is how spacing differences are bridged.
Used on the gaps between matches and beyond the ends of a chain, never on whole articles: time is len(a) · len(b).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SKIP = 0.07
"""Cost of a token left over on either side."""
_LEAST = 0.2
"""Likeness below which two tokens are not paired."""


class Pair(NamedTuple):
    """``a[i : i2]`` stands for ``b[j : j2]``, so alike (0 to 1)."""

    i: int
    i2: int
    j: int
    j2: int
    like: float


class Side(NamedTuple):
    """One of the two sequences: token ids, and at n the id of tokens n and n + 1 written as one word (or −1)."""

    ids: Sequence[int]
    glued: Sequence[int]

    def part(self, begin: int, end: int) -> Side:
        """Return tokens `begin` to `end`."""
        return Side(self.ids[begin:end], self.glued[begin:end])

    def reversed(self) -> Side:
        """Return the sequence read backwards."""
        return Side(self.ids[::-1], [*self.glued[-2::-1], -1])


def align(
    a: Side, b: Side, weights: Sequence[float], like: Callable[[int, int], float], *, free_end: bool = False
) -> tuple[list[Pair], float]:
    """Return the pairs of the best alignment of `a` and `b`, in order, and its score.

    `like` gives the likeness of two token ids, 0 to 1. With `free_end` the alignment begins at (0, 0) and may stop
    anywhere: the pair of prefixes with the best score.
    """
    columns = len(b.ids)
    last: list[float] = [-SKIP * j for j in range(columns + 1)]
    before = last
    moves = [[3] * (columns + 1)]
    best, at = 0.0, (0, 0)
    for i, x in enumerate(a.ids, 1):
        row, move, weight = [-SKIP * i], [2], weights[x]
        glued = a.glued[i - 2] if i > 1 else -1
        for j, y in enumerate(b.ids, 1):
            score, step = last[j] - SKIP, 2
            if row[j - 1] - SKIP > score:
                score, step = row[j - 1] - SKIP, 3
            likeness = 1.0 if x == y else like(x, y)
            if likeness >= _LEAST and (gained := last[j - 1] + likeness * min(weight, weights[y])) > score:
                score, step = gained, 1
            if glued == y and (gained := before[j - 1] + weights[y]) > score:
                score, step = gained, 4
            if j > 1 and b.glued[j - 2] == x and (gained := last[j - 2] + weight) > score:
                score, step = gained, 5
            row.append(score)
            move.append(step)
            if score > best:
                best, at = score, (i, j)
        before, last = last, row
        moves.append(move)
    if not free_end:
        best, at = last[columns], (len(a.ids), columns)
    return _traced(moves, at, a.ids, b.ids, like), best


_STEPS = {1: (1, 1), 2: (1, 0), 3: (0, 1), 4: (2, 1), 5: (1, 2)}


def _traced(
    moves: list[list[int]],
    at: tuple[int, int],
    a: Sequence[int],
    b: Sequence[int],
    like: Callable[[int, int], float],
) -> list[Pair]:
    i, j = at
    pairs = []
    while i or j:
        di, dj = _STEPS[moves[i][j]]
        if di and dj:
            likeness = 1.0 if di != dj or a[i - 1] == b[j - 1] else like(a[i - 1], b[j - 1])
            pairs.append(Pair(i - di, i, j - dj, j, likeness))
        i, j = i - di, j - dj
    pairs.reverse()
    return pairs
