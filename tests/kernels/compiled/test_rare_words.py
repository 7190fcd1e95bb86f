import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.compiled.rare_words import rare_words, shared_weight

WEIGHTS = np.array([0.05, 0.3, 0.5, 0.9])
TEXTS = st.lists(st.lists(st.integers(0, 11), max_size=15), min_size=1, max_size=5)


@given(TEXTS, st.data())
def test_the_weight_is_that_of_two_sets_of_words(texts, data):
    """Word n has rarity n modulo 4. A text that was not asked for has no words."""
    wanted = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    pairs = data.draw(st.lists(st.tuples(*[st.integers(0, len(texts) - 1)] * 2)))
    tokens = [word for text in texts for word in text]
    starts = np.cumsum([0, *map(len, texts)])
    hashes = np.array([word * 0x1234567890ABCDEF % 2**64 for word in tokens], np.uint64)
    begins, words = rare_words(
        starts, hashes, np.array(tokens, np.uint16) % 4, WEIGHTS, np.array(wanted, np.bool_), 0.3
    )
    left, right = (np.array([pair[n] for pair in pairs], np.uint32) for n in (0, 1))
    kept = [
        {word for word in text if WEIGHTS[word % 4] >= 0.3 and ask} for text, ask in zip(texts, wanted, strict=True)
    ]
    sums = [sum(WEIGHTS[word % 4] for word in kept[a] & kept[b]) for a, b in pairs]
    assert pytest.approx(sums) == shared_weight(left, right, begins, words, WEIGHTS).tolist()
