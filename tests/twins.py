"""Slow, obvious twins of the kernels: the same answers by trying everything, for small inputs only."""

from collections.abc import Callable, Sequence
from functools import cache
from math import exp

from whence.kernels.chain import GapCost
from whence.kernels.edits import SKIP, Side
from whence.kernels.fitting import Gaps
from whence.kernels.matches import Match
from whence.text.attribution.marks import Mark
from whence.text.attribution.quotemarks import choices, left_open


def every_maximal_match(a: Sequence[int], b: Sequence[int]) -> list[Match]:
    """All common runs that can be made no longer on either side."""
    found = []
    for i in range(len(a)):
        for j in range(len(b)):
            if i and j and a[i - 1] == b[j - 1]:
                continue
            size = 0
            while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
                size += 1
            if size:
                found.append(Match(i, j, size))
    return sorted(found)


def gain(before: Match | None, match: Match, weight: Callable[[int, int], float], cost: GapCost) -> float | None:
    """What `match` adds to a chain after `before`, or None if it cannot follow."""
    if before is None:
        return weight(match.i, match.i + match.size)
    end_i, end_j = before.i + before.size, before.j + before.size
    if match.i <= before.i or match.j <= before.j:
        return None
    overlap = max(0, end_i - match.i, end_j - match.j)
    if overlap >= match.size:
        return None
    gap_i, gap_j = match.i + overlap - end_i, match.j + overlap - end_j
    if max(gap_i, gap_j) > cost.reach:
        return None
    both, one = min(gap_i, gap_j), abs(gap_i - gap_j)
    return weight(match.i + overlap, match.i + match.size) - cost.replaced * both - cost.shifted * one


def best_chain_score(matches: Sequence[Match], a: Sequence[int], weights: Sequence[float], cost: GapCost) -> float:
    """The score of the best of all chains, by trying every subset in order."""

    def weight(begin: int, end: int) -> float:
        return sum(weights[a[n]] for n in range(begin, end))

    best = 0.0
    for subset in range(1, 1 << len(matches)):
        score, before = 0.0, None
        for n, match in enumerate(matches):
            if subset >> n & 1:
                added = gain(before, match, weight, cost)
                if added is None:
                    break
                score, before = score + added, match
        else:
            best = max(best, score)
    return best


def alignment_score(
    a: Side,
    b: Side,
    weights: Sequence[float],
    like: Callable[[int, int], float],
    least: float,
    *,
    free_end: bool,
) -> float:
    """The textbook recurrence of Needleman and Wunsch, from the back, with 2:1 and 1:2 joins."""

    @cache
    def upto(i: int, j: int) -> float:
        if i == 0 or j == 0:
            return -SKIP * (i + j)
        x, y = a.ids[i - 1], b.ids[j - 1]
        ways = [upto(i - 1, j) - SKIP, upto(i, j - 1) - SKIP]
        likeness = 1.0 if x == y else like(x, y)
        if likeness >= least:
            ways.append(upto(i - 1, j - 1) + likeness * min(weights[x], weights[y]))
        if i > 1 and a.glued[i - 2] == y:
            ways.append(upto(i - 2, j - 1) + weights[y])
        if j > 1 and b.glued[j - 2] == x:
            ways.append(upto(i - 1, j - 2) + weights[x])
        return max(ways)

    if not free_end:
        return upto(len(a.ids), len(b.ids))
    return max(upto(i, j) for i in range(len(a.ids) + 1) for j in range(len(b.ids) + 1))


def edit_distance(one: str, other: str) -> int:
    """Wagner and Fischer's table."""
    above = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        row = [i]
        for j, y in enumerate(other, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y)))
        above = row
    return above[-1]


def logistic(bias: float, summands: Sequence[tuple[float, float, float, float]]) -> float:
    """One over one plus e to the minus z; each summand is (value, mean, scale, weight)."""
    z = bias
    for value, mean, scale, weight in summands:
        z += weight * ((value - mean) / scale)
    return 1 / (1 + exp(-z))


def fitting_score(
    a: Sequence[int],
    b: Sequence[int],
    gain: Callable[[int, int], float],
    gaps: Gaps,
    free: tuple[bool, bool],
) -> float:
    """The best of all ways to pair tokens in order; each run of unpaired tokens on one side is paid for as one gap.

    Between two pairs what is left over in `a` is one gap and what is left over in `b` another.
    """

    def gap(count: int, opened: float, each: float) -> float:
        return -opened - each * count if count else 0.0

    @cache
    def after(i: int, j: int) -> float:
        """The best score of what follows a pair that ends before a[i], b[j]."""
        end_a = 0.0 if free[1] else gap(len(a) - i, gaps.open_long, gaps.long)
        return max([end_a + gap(len(b) - j, gaps.open_short, gaps.short), *(ways(i, j, paid=True))])

    def ways(i: int, j: int, *, paid: bool) -> list[float]:
        return [
            (gap(k - i, gaps.open_long, gaps.long) if paid else 0.0)
            + gap(n - j, gaps.open_short, gaps.short)
            + gain(a[k], b[n])
            + after(k + 1, n + 1)
            for k in range(i, len(a))
            for n in range(j, len(b))
            if gain(a[k], b[n]) >= 0.2
        ]

    nothing = gap(len(b), gaps.open_short, gaps.short)
    if not any(free):
        nothing += gap(len(a), gaps.open_long, gaps.long)
    return max([nothing, *ways(0, 0, paid=not free[0])])


def cheapest_reading(marks: Sequence[Mark], following: str, state: str = "") -> float:
    """The least cost of all ways to read the marks, by trying every one."""
    if not marks:
        return left_open(state, following)
    return min(cost + cheapest_reading(marks[1:], following, after) for after, cost, _ in choices(state, marks[0]))
