import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.surroundings import Around, shared_around

WEIGHTS = np.array([0.05, 0.2, 0.5, 0.9])
TEXTS = st.lists(st.lists(st.integers(0, 5), max_size=20), min_size=1, max_size=4)


def slowly(left, right, around):
    """Every place on the right, against the first place of its shingle on the left."""
    order, reach, least = around
    most, following = 0.0, -1
    for j in range(len(right) - order + 1):
        places = [i for i in range(len(left) - order + 1) if left[i : i + order] == right[j : j + order]]
        if places and places[0] != following:
            i = places[0]
            near = set(left[max(0, i - reach) : i + order + reach])
            weights = [WEIGHTS[word % 4] for word in right[max(0, j - reach) : j + order + reach] if word in near]
            most = max(most, sum(weight for weight in weights if weight >= least))
        following = places[0] + 1 if places else -1
    return most


@given(TEXTS, st.data(), st.builds(Around, st.integers(1, 4), st.integers(0, 6), st.sampled_from([0.0, 0.2, 0.6])))
def test_the_weight_around_a_shingle_is_that_of_looking_everywhere(texts, data, around):
    """Word n has rarity n modulo 4."""
    one = st.integers(0, len(texts) - 1)
    pairs = data.draw(st.lists(st.tuples(one, one)))
    tokens = np.array([word for text in texts for word in text], np.uint64)
    starts = np.cumsum([0, *map(len, texts)])
    left, right = (np.array([pair[n] for pair in pairs], np.uint32) for n in (0, 1))
    hashes = (tokens + np.uint64(1)) * np.uint64(0x1234567890ABCDEF)
    found = shared_around(starts, hashes, (tokens % np.uint64(4)).astype(np.uint16), WEIGHTS, left, right, around)
    assert pytest.approx([slowly(texts[a], texts[b], around) for a, b in pairs]) == found.tolist()
