"""Fit a short token sequence into a long one: all of the short one is placed, the ends of the long one are free.

Gotoh's alignment with affine gaps (J. Mol. Biol. 162, 1982) in its "fitting" form. A gap costs most to open, so that
words left out in one place make one gap and not several, and common words do not drift away from their neighbours.
Time and memory are len(a) · len(b).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.edits import Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAST = 0.2
"""Gain below which two tokens are not paired."""
_NEVER = float("-inf")


class Gaps(NamedTuple):
    """What it costs to leave tokens out: to open a gap, and for each token in it."""

    open_long: float = 0.3
    long: float = 0.01
    open_short: float = 0.2
    short: float = 0.05


def fit(
    a: Sequence[int],
    b: Sequence[int],
    gain: Callable[[int, int], float],
    gaps: Gaps = Gaps(),
    *,
    free: tuple[bool, bool] = (True, True),
) -> tuple[list[Pair], float]:
    """Return the pairs of the best placement of all of `b` in `a`, in order, and its score.

    `gain` says what pairing two token ids is worth; below 0.2 they are not paired. What of `a` lies before the first
    pair (after the last one) costs nothing where `free` says so.
    """
    columns = len(b)
    above = [0.0, *(-gaps.open_short - gaps.short * j for j in range(1, columns + 1))]
    down = [_NEVER] * (columns + 1)
    rows: dict[int, list[float]] = {}
    moves: list[bytearray] = [bytearray([2 | _Y_ON] * (columns + 1))]
    best, at = above[columns], 0
    for i, x in enumerate(a, 1):
        gains = rows.get(x)
        if gains is None:
            gains = rows[x] = [g if (g := gain(x, y)) >= _LEAST else _NEVER for y in b]
        edge = 0.0 if free[0] else -gaps.open_long - gaps.long * i
        row, move = [edge], bytearray([1 | _X_ON])
        left, across = edge, _NEVER
        diagonal = above[0]
        for j in range(1, columns + 1):
            up = above[j]
            opened, going = up - gaps.open_long, down[j]
            bits = 0
            if going > opened:
                opened, bits = going, _X_ON
            skip_a = down[j] = opened - gaps.long
            opened = left - gaps.open_short
            if across > opened:
                opened, bits = across, bits | _Y_ON
            across = opened - gaps.short
            left, step = diagonal + gains[j - 1], 0
            if skip_a > left:
                left, step = skip_a, 1
            if across > left:
                left, step = across, 2
            row.append(left)
            move.append(bits | step)
            diagonal = up
        above = row
        moves.append(move)
        if left > best or not free[1]:
            best, at = left, i
    return _traced(moves, at, columns, a, b, gain), best


_X_ON, _Y_ON = 4, 8
"""The gap in the long (short) sequence that ends here was already open one token earlier."""


def _traced(
    moves: list[bytearray], i: int, j: int, a: Sequence[int], b: Sequence[int], gain: Callable[[int, int], float]
) -> list[Pair]:
    pairs = []
    state = 0
    while j:
        bits = moves[i][j]
        state = state or bits & 3
        if state == 0:
            i, j = i - 1, j - 1
            pairs.append(Pair(i, i + 1, j, j + 1, 1.0 if a[i] == b[j] else gain(a[i], b[j])))
        elif state == 1:
            i, state = i - 1, 1 if bits & _X_ON else 0
        else:
            j, state = j - 1, 2 if bits & _Y_ON else 0
    pairs.reverse()
    return pairs
