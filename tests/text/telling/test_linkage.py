"""Average linkage against the slow way: all groups compared with all at every step."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.text.telling.linkage import Bounds, agglomerate, components

MISSING = -6.0


def slow(count, odds, bounds):
    groups = [[n] for n in range(count)]

    def pair(i, j):
        return odds.get((min(i, j), max(i, j)), MISSING)

    def inside(group):
        scores = [pair(i, j) for i, j in combinations(group, 2)]
        return (sum(scores) + bounds.prior * bounds.prior_pairs) / (len(scores) + bounds.prior_pairs)

    def worth(one, other):
        scores = [pair(i, j) for i, j in product(one, other)]
        mean = sum(scores) / len(scores)
        return mean - bounds.strictness * max(0.0, (inside(one) + inside(other)) / 2 - mean)

    def joinable(one, other):
        return any(pair(i, j) >= bounds.floor for i, j in product(one, other))

    while True:
        ways = [
            (-worth(one, other), min(one[0], other[0]), max(one[0], other[0]), one, other)
            for one, other in combinations(groups, 2)
            if joinable(one, other)
        ]
        if not ways or -min(ways)[0] < bounds.least:
            return sorted(group for group in groups if len(group) > 1)
        *_, one, other = min(ways)
        groups = [group for group in groups if group not in (one, other)] + [sorted(one + other)]


@st.composite
def graphs(draw):
    count = draw(st.integers(0, 9))
    pairs = list(combinations(range(count), 2))
    odds = draw(st.lists(st.floats(-6, 6), min_size=len(pairs), max_size=len(pairs), unique=True))
    kept = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    return count, {pair: z for pair, z, keep in zip(pairs, odds, kept, strict=True) if keep}


@given(graphs())
@settings(max_examples=400, deadline=None)
def test_the_same_as_the_slow_way(graph):
    count, odds = graph
    assert slow(count, odds, Bounds()) == agglomerate(odds, lambda *_: MISSING)


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_pairs_does_not_matter(graph, random):
    _, odds = graph
    shuffled = list(odds.items())
    random.shuffle(shuffled)
    assert agglomerate(odds, lambda *_: MISSING) == agglomerate(dict(shuffled), lambda *_: MISSING)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_components_are_what_can_be_reached(pairs):
    found = components(pairs)
    assert sorted({n for pair in pairs for n in pair}) == sorted(n for part in found for n in part)
    at = {n: k for k, part in enumerate(found) for n in part}
    assert all(at[i] == at[j] for i, j in pairs)
    for part in found:
        reached = {part[0]}
        for _ in part:
            reached |= {n for pair in pairs if reached & set(pair) for n in pair}
        assert set(part) == reached


def test_two_tight_groups_with_middling_pairs_across_stay_apart_and_one_loose_group_holds():
    names = range(6)
    tight = {(i, j): 5.0 if (i < 3) == (j < 3) else 1.0 for i, j in combinations(names, 2)}
    loose = dict.fromkeys(combinations(names, 2), 1.0)
    assert [[0, 1, 2], [3, 4, 5]] == agglomerate(tight, lambda *_: MISSING)
    assert [[0, 1, 2, 3, 4, 5]] == agglomerate(loose, lambda *_: MISSING)


def test_pairs_that_were_not_looked_at_are_asked_for():
    asked = []

    def score(i, j):
        asked.append((i, j))
        return 4.0

    assert [[0, 1, 2]] == agglomerate({(0, 1): 5.0, (1, 2): 4.0}, score)
    assert [(0, 2)] == asked


@pytest.mark.parametrize("size", [40, 300])
def test_of_large_groups_a_sample_is_scored(size):
    asked = []

    def score(i, j):
        asked.append((i, j))
        return 4.0

    chain = {(n, n + 1): 4.0 + n / 1000 for n in range(size)}
    assert [list(range(size + 1))] == agglomerate(chain, score)
    assert len(asked) <= 70 * size
    assert all(i < j for i, j in asked)
