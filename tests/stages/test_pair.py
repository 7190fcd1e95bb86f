from collections import Counter

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.candidates import Frequency
from whence.stages.pair import CANDIDATES, pair

POSTINGS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)))


def batch(postings):
    packed = np.array([shingle << 28 | article for shingle, article in postings], np.uint64)
    return pa.RecordBatch.from_arrays([pa.array(packed)], ["posting"])


@given(POSTINGS)
def test_articles_with_a_shingle_in_common_are_paired(postings):
    """In any order, and a posting that is given twice counts once."""
    found = pair(batch(postings), frequency=Frequency(100, 4))
    wanted = Counter(
        one[1] << 28 | other[1]
        for one in set(postings)
        for other in set(postings)
        if one[0] == other[0] and one[1] < other[1]
    )
    assert found.schema == CANDIDATES
    assert wanted == Counter(found["pair"].to_pylist())


def test_a_frequent_shingle_pairs_every_article_with_the_earliest():
    found = pair(batch([(1, article) for article in range(20)]), 15, Frequency(5, 2))["pair"].to_numpy()
    assert [(left, right) for right in range(15, 20) for left in (0, 1)] == [divmod(p, 1 << 28) for p in found.tolist()]
