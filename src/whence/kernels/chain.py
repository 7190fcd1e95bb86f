"""Chain collinear matches: dynamic programming over pairs of matches with a cost for the gap between them.

After minimap2's `lchain.c` (Li, Bioinformatics 34, 2018), in tokens instead of bases and with the rarity of the words
in place of their number. A gap is cheap when both sides skip about as much (words were replaced) and dearer when one
side skips more (words were put in or left out); beyond `reach` tokens two matches are never one passage. So a match
can only follow one whose diagonal (i − j) is within `reach` of its own, and only those are tried.
"""

from __future__ import annotations

from collections import deque
from itertools import accumulate
from itertools import chain as chain_
from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.matches import Match

if TYPE_CHECKING:
    from collections.abc import Sequence


class GapCost(NamedTuple):
    """What a gap between two matches costs, in the unit of the weights."""

    reach: int = 24
    replaced: float = 0.04
    """A token skipped on both sides."""
    shifted: float = 0.07
    """A token skipped on one side only."""
    lookback: int = 8
    """How many earlier matches near the same diagonal are tried, in each of three bands: bounds the time, and may miss
    a link in a text that repeats itself."""


class Chain(NamedTuple):
    """Matches in order on both sides, trimmed so that none overlap, and their score."""

    matches: tuple[Match, ...]
    score: float


def chain(
    matches: Sequence[Match], a: Sequence[int], weights: Sequence[float], cost: GapCost = GapCost()
) -> list[Chain]:
    """Return disjoint chains of `matches` (ordered by i, j), the best first.

    Each match belongs to exactly one chain. `a` and `weights` give the weight of the matched tokens.
    """
    total = [0.0, *accumulate(weights[t] for t in a)]
    best: list[float] = []
    link: list[int] = []
    bands: dict[int, deque[int]] = {}
    for q, match in enumerate(matches):
        score, before = total[match.i + match.size] - total[match.i], -1
        band = (match.i - match.j) // max(1, cost.reach)
        for p in chain_(bands.get(band, ()), bands.get(band - 1, ()), bands.get(band + 1, ())):
            gained = _gain(matches[p], match, total, cost)
            if gained is not None and (best[p] + gained, p) > (score, before):
                score, before = best[p] + gained, p
        best.append(score)
        link.append(before)
        bands.setdefault(band, deque(maxlen=cost.lookback)).append(q)
    return _best_first(matches, best, link)


def _gain(p: Match, q: Match, total: Sequence[float], cost: GapCost) -> float | None:
    """Return what `q` adds after `p`: the weight of what does not overlap, less the gap; None when it cannot follow."""
    over = max(p.i + p.size - q.i, p.j + p.size - q.j, 0)
    if over >= q.size or q.i <= p.i or q.j <= p.j:
        return None
    skip_a, skip_b = q.i + over - p.i - p.size, q.j + over - p.j - p.size
    if skip_a > cost.reach or skip_b > cost.reach:
        return None
    weight = total[q.i + q.size] - total[q.i + over]
    return weight - cost.replaced * min(skip_a, skip_b) - cost.shifted * abs(skip_a - skip_b)


def _best_first(matches: Sequence[Match], best: Sequence[float], link: Sequence[int]) -> list[Chain]:
    used = [False] * len(matches)
    chains = []
    for end in sorted(range(len(matches)), key=lambda q: (-best[q], q)):
        if used[end]:
            continue
        path, at = [], end
        while at >= 0 and not used[at]:
            used[at] = True
            path.append(at)
            at = link[at]
        score = best[end] - (best[at] if at >= 0 else 0.0)
        chains.append(Chain(_trimmed([matches[p] for p in reversed(path)]), score))
    return chains


def _trimmed(path: list[Match]) -> tuple[Match, ...]:
    trimmed = path[:1]
    for match in path[1:]:
        last = trimmed[-1]
        over = max(last.i + last.size - match.i, last.j + last.size - match.j, 0)
        trimmed.append(Match(match.i + over, match.j + over, match.size - over))
    return tuple(trimmed)
