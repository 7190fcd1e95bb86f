from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.candidates import Frequency
from whence.kernels.compiled.closing import Spots, overlapping
from whence.kernels.compiled.postings import ARTICLE_BITS, MOST_ARTICLES

NODES = 3
SPOTS = st.lists(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, 20), st.integers(1, 9), st.integers(3, 9), st.booleans()),
    max_size=25,
).map(lambda rows: [(article, begin, begin + size, partner, fresh) for article, begin, size, partner, fresh in rows])


def closed(rows, least, frequency):
    kinds = (np.uint32, np.int32, np.int32, np.uint32, np.bool_)
    spots = Spots(*(np.array([row[n] for row in rows], kind) for n, kind in enumerate(kinds)))
    found = overlapping(spots, NODES, least, frequency)
    pairs = Counter((pair >> ARTICLE_BITS, pair % MOST_ARTICLES) for pair in found.pairs.tolist())
    return pairs, found.crowded


@given(SPOTS, st.integers(1, 4))
def test_partners_that_overlap_are_paired(rows, least):
    """All of them, as long as no place is crowded."""
    wanted: Counter[tuple[int, int]] = Counter()
    for n, (article, begin, end, partner, fresh) in enumerate(rows):
        for article_2, begin_2, end_2, partner_2, fresh_2 in rows[:n]:
            together = min(end, end_2) - max(begin, begin_2)
            if article == article_2 and partner != partner_2 and together >= least and (fresh or fresh_2):
                wanted[min(partner, partner_2), max(partner, partner_2)] += 1
    assert (wanted, 0) == closed(rows, least, Frequency(1000, 4))


@given(SPOTS, st.integers(1, 4), st.randoms())
def test_the_order_of_the_rows_does_not_count(rows, least, random):
    """Not even where a place is crowded. (Stretches of one pair keep theirs.)"""
    rows = list({row[:2] + row[3:4]: row for row in rows}.values())
    shuffled = random.sample(rows, len(rows))
    assert closed(rows, least, Frequency(2, 1)) == closed(shuffled, least, Frequency(2, 1))


def test_a_crowded_place_is_told_and_takes_linear_time():
    """The first few each with each, the others with the earliest."""
    pairs, crowded = closed([(0, 0, 9, partner, True) for partner in range(10)], 5, Frequency(4, 2))
    assert 6 == crowded
    assert sum(pairs.values()) == 6 + 6 * 2


def test_nothing_gives_nothing():
    assert ({}, 0) == closed([], 5, Frequency())
