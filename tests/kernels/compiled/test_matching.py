"""Numbering and maximal matches against the pure kernels."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels import matches as pure
from whence.kernels.compiled.matching import (
    Seeding,
    Shingles,
    maximal_matches,
    room_for_matches,
    sort_by_key,
)
from whence.kernels.compiled.places import MEMORY, number_pairs, number_words, room_for_places

WEIGHTS = np.array([0.05, 0.2, 0.3, 0.41, 0.42, 0.6, 0.95])
TOKENS = st.one_of(
    st.lists(st.integers(0, 6), max_size=40),
    st.lists(st.integers(0, 1), max_size=60),
    st.builds(lambda part, times: part * times, st.lists(st.integers(0, 6), max_size=6), st.integers(1, 12)),
)
RARITIES = st.builds(
    pure.Rarity,
    st.just((3, 2, 1)),
    st.tuples(*[st.integers(0, 20)] * 3),
    st.tuples(st.just(0.0), st.sampled_from([0.0, 0.55, 0.7]), st.sampled_from([0.0, 0.42, 0.9])),
    st.integers(0, 5),
)


def hashes(tokens):
    return np.array(tokens, np.uint64) * np.uint64(0x9E6C63D0876A9A35)


def numbered(a, b):
    """Words, bigrams and trigrams of two texts, and the weight of each word."""
    longest = max(1, len(a), len(b))
    ones, twos, threes = (room_for_places(longest, most) for most in (len(a) + len(b), len(a), len(a)))
    weights = np.empty(2 * max(1, len(a), len(b)))
    rare, other_rare = (np.array(side, np.uint16) for side in (a, b))
    number_words(ones, weights, hashes(a), hashes(b), rare, other_rare, WEIGHTS, 0, np.full(MEMORY, -1))
    number_pairs(ones, twos, len(a), len(b))
    number_pairs(twos, threes, len(a) - 1, len(b) - 1)
    return Shingles(ones, twos, threes, weights, len(a), len(b))


@given(TOKENS, TOKENS, RARITIES)
def test_the_matches_are_those_of_the_pure_kernel(a, b, rarity):
    """Whatever may seed them; without room for all, only their number is told."""
    wanted = pure.maximal_matches(a, b, WEIGHTS.tolist(), rarity)
    seeding, covered = Seeding(rarity.pairs, rarity.weights, rarity.earliest), np.empty(len(a) + len(b), np.int32)
    found = room_for_matches(max(1, len(wanted)))
    count = maximal_matches(numbered(a, b), covered, seeding, found)
    assert wanted == list(zip(found.i[:count], found.j[:count], found.size[:count], strict=True))
    assert len(wanted) == maximal_matches(numbered(a, b), covered, seeding, room_for_matches(0))


@given(TOKENS, TOKENS)
def test_equal_words_get_equal_numbers_and_are_counted(a, b):
    ones, _, _, weights, _, _ = numbered(a, b)
    left, right = ones.left[: len(a)].tolist(), ones.right[: len(b)].tolist()
    by_token = dict(zip([*a, *b], [*left, *right], strict=True))
    assert [by_token[token] for token in [*a, *b]] == [*left, *right]
    assert len(set(by_token.values())) == len(by_token)
    for token, number in by_token.items():
        assert (a.count(token), b.count(token)) == (ones.left_count[number], ones.right_count[number])
        assert WEIGHTS[token] == weights[number]


@given(st.lists(st.integers(-3, 3) | st.integers(-(2**62), 2**62), max_size=200))
def test_keys_are_sorted_and_equal_ones_keep_their_order(keys):
    order = np.empty(2 * len(keys), np.int32)
    sort_by_key(np.array(keys, np.int64), order, len(keys))
    assert sorted(range(len(keys)), key=keys.__getitem__) == order[: len(keys)].tolist()
