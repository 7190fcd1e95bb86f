"""Maximal exact matches of two token sequences, seeded by shared shingles.

A seed is a shared k-gram. Seeds on one diagonal that touch are one match, so a copied text of any length is a single
match and costs its own length once. (MUMmer calls these MEMs: Delcher et al., Nucleic Acids Research 27, 1999.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.adding import added

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Match(NamedTuple):
    """``a[i : i + size] == b[j : j + size]``, and it can be made no longer."""

    i: int
    j: int
    size: int


class Rarity(NamedTuple):
    """Which shingles may seed a match."""

    orders: tuple[int, ...] = (3, 2, 1)
    pairs: tuple[int, ...] = (16, 9, 4)
    """A shingle of the order that stands at the same place seeds at most so many pairs of positions …"""
    weights: tuple[float, ...] = (0.0, 0.55, 0.42)
    """… and only when its words weigh at least so much together."""
    earliest: int = 4
    """Over the limit of pairs the n-th place on one side is paired with the n-th on the other, so many times."""


def maximal_matches(
    a: Sequence[int], b: Sequence[int], weights: Sequence[float], rarity: Rarity = Rarity()
) -> list[Match]:
    """Return the maximal exact matches of `a` and `b` that hold a rare enough shingle, ordered by (i, j).

    `weights` gives the weight of each token id. Time is linear in the two lengths and in the number of seeds.
    """
    seeds = sorted({s for k in range(len(rarity.orders)) for s in _seeds(a, b, weights, rarity, k)})
    covered: dict[int, int] = {}
    matches = []
    for i, j in seeds:
        if i < covered.get(i - j, 0):
            continue
        match = _maximal(a, b, i, j)
        covered[i - j] = match.i + match.size
        matches.append(match)
    matches.sort()
    return matches


def _seeds(
    a: Sequence[int], b: Sequence[int], weights: Sequence[float], rarity: Rarity, k: int
) -> Iterator[tuple[int, int]]:
    order, limit, least = rarity.orders[k], rarity.pairs[k], rarity.weights[k]
    places_b = _places(b, order)
    places_a = _places(a, order)
    for shingle, in_a in places_a.items():
        in_b = places_b.get(shingle)
        if in_b is None or (least and added(weights[t] for t in shingle) < least):
            continue
        if len(in_a) * len(in_b) <= limit:
            for i in in_a:
                for j in in_b:
                    yield i, j
        elif order == rarity.orders[0]:
            yield from zip(in_a[: rarity.earliest], in_b[: rarity.earliest], strict=False)


def _places(tokens: Sequence[int], order: int) -> dict[tuple[int, ...], list[int]]:
    places: dict[tuple[int, ...], list[int]] = {}
    for at, shingle in enumerate(zip(*(tokens[n:] for n in range(order)), strict=False)):
        places.setdefault(shingle, []).append(at)
    return places


def _maximal(a: Sequence[int], b: Sequence[int], i: int, j: int) -> Match:
    begin, limit = i, i - min(i, j)
    while begin > limit and a[begin - 1] == b[begin - 1 - i + j]:
        begin -= 1
    end, limit = i, i + min(len(a) - i, len(b) - j)
    while end < limit and a[end] == b[end - i + j]:
        end += 1
    return Match(begin, begin - i + j, end - begin)
