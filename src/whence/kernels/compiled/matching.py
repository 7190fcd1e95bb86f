"""Maximal exact matches, ordered: the compiled twin of `whence.kernels.matches`, over numbered places."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.places import FLOATS, INTS, PLACES, Floats, Ints, Places

Keys = npt.NDArray[np.int64]
KEYS = types.int64[::1]

_FEW = 24


class Seeding(NamedTuple):
    """`whence.kernels.matches.Rarity` for orders 3, 2 and 1."""

    pairs: tuple[int, int, int]
    weights: tuple[float, float, float]
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


MATCHES = types.NamedTuple((KEYS, INTS, INTS, INTS, INTS, INTS, FLOATS, INTS, INTS), Matches)


@njit(MATCHES(types.int64), cache=True, nogil=True)
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
    )


@njit(types.void(KEYS, INTS, types.int64), cache=True, nogil=True, _nrt=False)
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


@njit(
    types.int64(PLACES, types.int64, types.int64, INTS, MATCHES, types.int64, types.int64, types.int64),
    cache=True,
    nogil=True,
    _nrt=False,
    forceinline=True,
)
def _extend(words: Places, lefts: int, rights: int, covered: Ints, matches: Matches, count: int, i: int, j: int) -> int:
    """Add the maximal match that holds the seed (i, j), unless it is there; return the number of matches."""
    diagonal = i - j + rights
    if i < covered[diagonal]:
        return count
    a, b = words.left, words.right
    back = 0
    least = min(i, j)
    while back < least and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead = 1
    most = min(lefts - i, rights - j)
    while ahead < most and a[i + ahead] == b[j + ahead]:
        ahead += 1
    covered[diagonal] = i + ahead
    if count < matches.keys.size:
        matches.keys[count] = np.int64(i - back) << 32 | np.int64(j - back)
        matches.sizes[count] = back + ahead
    return count + 1


@njit(
    types.int64(PLACES, PLACES, PLACES, FLOATS, types.int64, types.int64, INTS, SEEDING, MATCHES),
    cache=True,
    nogil=True,
    _nrt=False,
)
def maximal_matches(
    words: Places,
    bigrams: Places,
    trigrams: Places,
    weights: Floats,
    lefts: int,
    rights: int,
    covered: Ints,
    seeding: Seeding,
    matches: Matches,
) -> int:
    """Fill the first columns of `matches`, ordered by (i, j); return how many there are.

    If they are more than `matches` has room for, nothing is ordered. `covered` is room for lefts + rights diagonals.
    """
    covered[: lefts + rights] = 0
    count = 0
    for i in range(lefts):
        word = words.left[i]
        if words.right_count[word] == 0:
            continue
        weight = weights[word]
        if weight >= seeding.weights[2] and (
            np.int64(words.left_count[word]) * words.right_count[word] <= seeding.pairs[2]
        ):
            j = words.first[word]
            while j >= 0:
                count = _extend(words, lefts, rights, covered, matches, count, i, j)
                j = words.following[j]
        if i + 1 >= lefts:
            break
        shingle = bigrams.left[i]
        if shingle < 0 or bigrams.right_count[shingle] == 0:
            continue
        if (
            np.int64(bigrams.left_count[shingle]) * bigrams.right_count[shingle] <= seeding.pairs[1]
            and weight + weights[words.left[i + 1]] >= seeding.weights[1]
        ):
            j = bigrams.first[shingle]
            while j >= 0:
                count = _extend(words, lefts, rights, covered, matches, count, i, j)
                j = bigrams.following[j]
        if i + 2 >= lefts:
            continue
        shingle = trigrams.left[i]
        if shingle < 0 or trigrams.right_count[shingle] == 0:
            continue
        j = trigrams.first[shingle]
        if np.int64(trigrams.left_count[shingle]) * trigrams.right_count[shingle] <= seeding.pairs[0]:
            while j >= 0:
                count = _extend(words, lefts, rights, covered, matches, count, i, j)
                j = trigrams.following[j]
        elif trigrams.seen[shingle] < seeding.earliest:
            for _ in range(trigrams.seen[shingle]):
                j = trigrams.following[j] if j >= 0 else j
            trigrams.seen[shingle] += 1
            if j >= 0:
                count = _extend(words, lefts, rights, covered, matches, count, i, j)
    if count <= matches.keys.size:
        sort_by_key(matches.keys, matches.order, count)
        for n in range(count):
            match = matches.order[n]
            matches.i[n] = matches.keys[match] >> 32
            matches.j[n] = matches.keys[match] & 0xFFFFFFFF
            matches.size[n] = matches.sizes[match]
    return count
