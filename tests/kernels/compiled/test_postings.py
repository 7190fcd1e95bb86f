import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.postings import ARTICLE_BITS, MOST_ARTICLES, PARTITIONS, distinct, scatter

POSTINGS = st.lists(st.tuples(st.integers(0, 2**64 - 1) | st.integers(0, 3), st.integers(0, MOST_ARTICLES - 1)))


def scattered(rows):
    shingles = np.array([shingle for shingle, _ in rows], np.uint64)
    return scatter(shingles, np.array([article for _, article in rows], np.uint32))


@given(POSTINGS)
def test_every_posting_stands_in_one_partition_with_its_article(rows):
    """Equal shingles get equal hashes in one partition, others do not, and no posting is lost."""
    packed, begins = scattered(rows)
    assert (0, len(rows), PARTITIONS + 1) == (begins[0], begins[-1], len(begins))
    assert sorted(article for _, article in rows) == sorted((packed % MOST_ARTICLES).tolist())
    hashes: dict = {}
    for p in range(PARTITIONS):
        for posting in packed[begins[p] : begins[p + 1]].tolist():
            hashes.setdefault((p, posting >> ARTICLE_BITS), []).append(posting % MOST_ARTICLES)
    lists: dict = {}
    for shingle, article in rows:
        lists.setdefault(shingle, []).append(article)
    assert sorted(lists.values()) == sorted(hashes.values())


def test_small_hashes_spread_over_the_partitions():
    """Minimizers are small by nature; the partitions are of one size all the same."""
    _, begins = scattered([(n, 0) for n in range(PARTITIONS * 100)])
    assert np.diff(begins).max() < 200


@given(st.lists(st.integers(0, 9)))
def test_distinct_values_move_to_the_front(values):
    ordered = np.array(sorted(values), np.uint64)
    assert sorted(set(values)) == ordered[: distinct(ordered)].tolist()
