import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.twins import every_maximal_match
from whence.kernels.matches import Match, Rarity, maximal_matches

ALL = Rarity(orders=(1,), pairs=(10**9,), weights=(0.0,))
"""Every shared token is a seed."""
TOKENS = st.lists(st.integers(0, 4), max_size=14)
WEIGHTS = [0.05, 0.3, 0.5, 0.9, 0.95]


@given(TOKENS, TOKENS)
def test_with_every_seed_every_maximal_match_is_found(a, b):
    assert every_maximal_match(a, b) == maximal_matches(a, b, WEIGHTS, ALL)


@given(TOKENS, TOKENS)
def test_what_is_found_is_maximal_and_in_order(a, b):
    """With the usual seeds some are left out, and none is anything else."""
    found = maximal_matches(a, b, WEIGHTS)
    assert set(found) <= set(every_maximal_match(a, b))
    assert sorted(set(found)) == found


@given(TOKENS, TOKENS)
def test_swapped_texts_give_the_mirrored_matches(a, b):
    mirrored = sorted(Match(j, i, size) for i, j, size in maximal_matches(a, b, WEIGHTS))
    assert mirrored == maximal_matches(b, a, WEIGHTS)


@given(TOKENS, st.data())
def test_a_rare_run_is_found_wherever_it_stands(a, data):
    """Three tokens in a row that stand once on either side are found, whatever is around them."""
    b = data.draw(TOKENS)
    i, j = data.draw(st.integers(0, len(a))), data.draw(st.integers(0, len(b)))
    run = [5, 6, 7]
    found = maximal_matches([*a[:i], *run, *a[i:]], [*b[:j], *run, *b[j:]], [*WEIGHTS, 0.05, 0.05, 0.05])
    assert any(m.i <= i < i + 3 <= m.i + m.size and m.j - m.i == j - i for m in found)


@pytest.mark.parametrize("order", range(3))
def test_a_shingle_seeds_only_as_often_as_its_limit_allows(order):
    """One place more on either side, and the pairs are no longer all tried."""
    rarity = Rarity()
    size, limit = rarity.orders[order], rarity.pairs[order]
    side = int(limit**0.5)
    a = [t for n in range(side) for t in (*range(size), 100 + n)]
    few = [t for n in range(side) for t in (*range(size), 200 + n)]
    many = [*few, *range(size), 299]
    weights = [0.9] * 300
    alone = Rarity((size,), (limit,), (0.0,), 0)
    assert side * side == len(maximal_matches(a, few, weights, alone))
    assert [] == maximal_matches(a, many, weights, alone)


def test_a_frequent_shingle_is_still_paired_with_its_earliest_places():
    weights = [0.9] * 300
    a = [t for n in range(20) for t in (0, 1, 2, 100 + n)]
    b = [t for n in range(20) for t in (0, 1, 2, 200 + n)]
    found = maximal_matches(a, b, weights)
    assert Rarity().earliest == len(found)
    assert all(match.i == match.j for match in found)


def test_common_words_alone_seed_nothing():
    assert [] == maximal_matches([0, 9], [8, 0], [0.05] * 10)


@pytest.mark.parametrize(("a", "b"), [([], []), ([], [1]), ([1], [])])
def test_nothing_matches_nothing(a, b):
    assert [] == maximal_matches(a, b, WEIGHTS)


def test_a_copied_text_is_one_match_and_costs_its_length_once():
    """Ten thousand tokens without a repeat; and the same token ten thousand times."""
    began = time.process_time()
    text = list(range(10_000))
    assert [Match(0, 0, 10_000)] == maximal_matches(text, text, [0.9] * 10_000)
    assert len(maximal_matches([0] * 10_000, [0] * 10_000, [0.9])) <= 3 * Rarity().earliest
    assert time.process_time() - began < 5
