"""Maximal exact matches, ordered: the compiled twin of `whence.kernels.matches`, over numbered places."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, types

from whence.kernels.compiled.places import (
    FLOATS,
    INNER,
    INTS,
    KERNEL,
    PLACES,
    ROOM,
    Floats,
    Ints,
    Keys,
    Places,
    wide,
)

KEYS = types.int64[::1]

_FEW = 24


class Seeding(NamedTuple):
    """`whence.kernels.matches.Rarity` for orders 3, 2 and 1."""

    pairs: tuple[int, ...]
    weights: tuple[float, ...]
    earliest: int


SEEDING = types.NamedTuple((types.UniTuple(types.int64, 3), types.UniTuple(types.float64, 3), types.int64), Seeding)


class Matches(NamedTuple):
    """Maximal matches in order, and what chaining says of each."""

    keys: Keys
    """The place on the left, and below it (32 bits) the one on the right."""
    sizes: Ints
    order: Ints
    """Room for a permutation of the matches, twice."""
    i: Ints
    j: Ints
    size: Ints
    best: Floats
    """The score of the best chain that ends here …"""
    link: Ints
    """… and the match before this one in it, or −1."""
    banded: Ints
    """The match before this one in its band of diagonals, or −1; −2 once the match is used."""
    chain: Ints
    """The matches of the chain at hand, the last one first."""


MATCHES = types.NamedTuple((KEYS, INTS, INTS, INTS, INTS, INTS, FLOATS, INTS, INTS, INTS), Matches)


@njit(MATCHES(types.int64), **ROOM)
def room_for_matches(count: int) -> Matches:
    """Return unfilled columns for `count` matches."""
    return Matches(
        np.empty(count, np.int64),
        np.empty(count, np.int32),
        np.empty(2 * count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.float64),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
    )


@njit(types.void(KEYS, INTS, types.int64), **KERNEL)
def sort_by_key(keys: Keys, order: Ints, count: int) -> None:
    """Put into ``order[:count]`` the numbers below `count` in ascending order of their keys; equal ones keep theirs.

    By insertion where they are few, else by merging runs of those bottom-up; needs ``order[: 2 * count]``.
    """
    for begin in range(0, count, _FEW):
        for n in range(begin, min(begin + _FEW, count)):
            key, at = keys[n], n
            while at > begin and keys[order[at - 1]] > key:
                order[at] = order[at - 1]
                at -= 1
            order[at] = n
    run = _FEW
    while run < count:
        for n in range(count):
            order[count + n] = order[n]
        for begin in range(0, count, 2 * run):
            one, other = begin, min(begin + run, count)
            middle, end = other, min(begin + 2 * run, count)
            for at in range(begin, end):
                if other == end or (one < middle and keys[order[count + one]] <= keys[order[count + other]]):
                    order[at] = order[count + one]
                    one += 1
                else:
                    order[at] = order[count + other]
                    other += 1
        run *= 2


class Shingles(NamedTuple):
    """Two texts: the numbering of their words, bigrams and trigrams, the weight of each word, and how many each has."""

    words: Places
    bigrams: Places
    trigrams: Places
    weights: Floats
    lefts: int
    rights: int


SHINGLES = types.NamedTuple((PLACES, PLACES, PLACES, FLOATS, types.int64, types.int64), Shingles)


@njit(types.int64(SHINGLES, INTS, MATCHES, types.int64, types.int64, types.int64), forceinline=True, **INNER)
def _maximal(shingles: Shingles, covered: Ints, matches: Matches, count: int, i: int, j: int) -> int:
    """Add the maximal match that holds the seed (i, j), unless it is there; return the number of matches."""
    diagonal = i - j + shingles.rights
    if i < covered[diagonal]:
        return count
    a, b = shingles.words.left, shingles.words.right
    back = 0
    least = min(i, j)
    while back < least and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead = 1
    most = min(shingles.lefts - i, shingles.rights - j)
    while ahead < most and a[i + ahead] == b[j + ahead]:
        ahead += 1
    covered[diagonal] = i + ahead
    if count < matches.keys.size:
        matches.keys[count] = wide(i - back) << 32 | wide(j - back)
        matches.sizes[count] = back + ahead
    return count + 1


@njit(types.int64(PLACES, types.int64), forceinline=True, **INNER)
def _pairs(places: Places, number: int) -> int:
    """Return how many pairs of positions the shingle makes."""
    return wide(places.left_count[number]) * places.right_count[number]


@njit(types.int64(SHINGLES, PLACES, types.int64, INTS, MATCHES, types.int64, types.int64), **INNER)
def _seed(shingles: Shingles, places: Places, number: int, covered: Ints, matches: Matches, count: int, i: int) -> int:
    """Pair place i on the left with each on the right at which the shingle of that number stands."""
    j = places.first[number]
    while j >= 0:
        count = _maximal(shingles, covered, matches, count, i, j)
        j = places.following[j]
    return count


@njit(types.int64(PLACES, types.int64), **INNER)
def _in_turn(places: Places, number: int) -> int:
    """Return the n-th place on the right (or −1) the n-th time that it is asked for."""
    j = places.first[number]
    for _ in range(places.seen[number]):
        j = places.following[j] if j >= 0 else j
    places.seen[number] += 1
    return wide(j)


@njit(types.int64(SHINGLES, INTS, SEEDING, MATCHES), **KERNEL)
def maximal_matches(shingles: Shingles, covered: Ints, seeding: Seeding, matches: Matches) -> int:
    """Fill the first columns of `matches`, ordered by (i, j); return how many there are.

    If they are more than `matches` has room for, nothing is ordered. `covered` is room for all diagonals. Time is
    linear in the two lengths and in the number of seeds.
    """
    covered[: shingles.lefts + shingles.rights] = 0
    words, bigrams, trigrams, weights = shingles.words, shingles.bigrams, shingles.trigrams, shingles.weights
    count = 0
    for i in range(shingles.lefts):
        word = wide(words.left[i])
        if words.right_count[word] == 0:
            continue
        if weights[word] >= seeding.weights[2] and _pairs(words, word) <= seeding.pairs[2]:
            count = _seed(shingles, words, word, covered, matches, count, i)
        bigram = wide(bigrams.left[i]) if i + 1 < shingles.lefts else -1
        if bigram < 0 or bigrams.right_count[bigram] == 0:
            continue
        weight = weights[word] + weights[words.left[i + 1]]
        if weight >= seeding.weights[1] and _pairs(bigrams, bigram) <= seeding.pairs[1]:
            count = _seed(shingles, bigrams, bigram, covered, matches, count, i)
        trigram = wide(trigrams.left[i]) if i + 2 < shingles.lefts else -1
        if trigram < 0 or trigrams.right_count[trigram] == 0:
            continue
        if _pairs(trigrams, trigram) <= seeding.pairs[0]:
            count = _seed(shingles, trigrams, trigram, covered, matches, count, i)
        elif trigrams.seen[trigram] < seeding.earliest:
            j = _in_turn(trigrams, trigram)
            if j >= 0:
                count = _maximal(shingles, covered, matches, count, i, j)
    if count <= matches.keys.size:
        sort_by_key(matches.keys, matches.order, count)
        for n in range(count):
            match = matches.order[n]
            matches.i[n] = matches.keys[match] >> 32
            matches.j[n] = matches.keys[match] & 0xFFFFFFFF
            matches.size[n] = matches.sizes[match]
    return count
