from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.candidates import (
    MOST_SEEDS,
    TALLY_BITS,
    Frequency,
    merge,
    pairs_of,
    sides,
    tallied,
    tally,
    without,
)
from whence.kernels.compiled.postings import ARTICLE_BITS, MOST_ARTICLES

LISTS = st.dictionaries(st.integers(0, 2**36 - 1), st.sets(st.integers(0, 12) | st.just(MOST_ARTICLES - 1)))
FREQUENCIES = st.builds(Frequency, st.integers(1, 8), st.integers(0, 3))
COUNTS = st.dictionaries(st.integers(0, 2**56 - 1) | st.integers(0, 5), st.integers(1, 300))


def paired(lists, fresh, frequency):
    """For every list the pairs of its articles: among the first few, and of the rest with the earliest."""
    pairs: Counter[tuple[int, int]] = Counter()
    for articles in lists.values():
        ordered = sorted(articles)
        for n, right in enumerate(ordered):
            if right >= fresh:
                pairs.update(
                    (left, right) for left in (ordered[:n] if n < frequency.cap else ordered[: frequency.earliest])
                )
    return pairs


def packed(lists):
    return np.array(sorted(h << ARTICLE_BITS | a for h, each in lists.items() for a in each), np.uint64)


@given(LISTS, st.integers(0, 13), FREQUENCIES.filter(lambda f: f.earliest <= f.cap))
def test_pairs_are_those_of_a_dictionary_of_lists(lists, fresh, frequency):
    pairs = pairs_of(packed(lists), fresh, frequency)
    found = Counter((pair >> ARTICLE_BITS, pair % MOST_ARTICLES) for pair in pairs.tolist())
    assert paired(lists, fresh, frequency) == found


@given(LISTS, st.integers(0, 13))
def test_what_is_added_later_changes_nothing_before(lists, border):
    """The pairs of the first articles and those of the rest are the pairs of all."""
    earlier = {h: {a for a in each if a < border} for h, each in lists.items()}
    frequency = Frequency(3, 2)
    before, after = pairs_of(packed(earlier), 0, frequency), pairs_of(packed(lists), border, frequency)
    assert sorted(pairs_of(packed(lists), 0, frequency)) == sorted([*before, *after])


def as_tallied(counts):
    return np.array(sorted(p << TALLY_BITS | min(c, MOST_SEEDS) for p, c in counts.items()), np.uint64)


@given(COUNTS)
def test_a_tally_counts(counts):
    pairs = np.array(sorted(p for p, count in counts.items() for _ in range(count)), np.uint64)
    assert as_tallied(counts).tolist() == pairs[: tally(pairs)].tolist()


@given(COUNTS, COUNTS)
def test_merged_tallies_add_up(one, other):
    both = np.sort(np.concatenate([as_tallied(one), as_tallied(other)]))
    assert as_tallied(Counter(one) + Counter(other)).tolist() == both[: merge(both)].tolist()


@given(COUNTS, COUNTS)
def test_known_pairs_are_dropped_whatever_their_tally(one, other):
    left = as_tallied(one)
    kept = {p: c for p, c in one.items() if p not in other}
    assert as_tallied(kept).tolist() == left[: without(left, as_tallied(other))].tolist()


@given(st.lists(st.tuples(st.integers(0, MOST_ARTICLES - 1), st.integers(0, 5)).filter(lambda p: p[0] != p[1])))
def test_columns_are_packed_and_unpacked(pairs):
    left, right = (np.array([pair[n] for pair in pairs], np.uint32) for n in (0, 1))
    given_back = sides(tallied(left, right))
    wanted = Counter((min(pair), max(pair)) for pair in pairs)
    rows = [column.tolist() for column in given_back]
    assert sorted((*pair, min(n, MOST_SEEDS)) for pair, n in wanted.items()) == list(zip(*rows, strict=True))
