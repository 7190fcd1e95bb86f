"""How much the passages of two texts say together."""

from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.kernels.evidence import OTHERS, SHARE, WORDS, evidence

SCORES = st.lists(st.floats(0.1, 50), min_size=1, max_size=5).map(lambda s: sorted(s, reverse=True))


def test_the_measure_itself_is_nought():
    assert evidence([2.3], [WORDS], [WORDS + 3], (56, 500), 2.3) == pytest.approx(0.0)
    assert SHARE * 56 == WORDS


def test_nothing_says_nothing():
    assert evidence([], [], [], (10, 10), 2.3) == -inf
    assert evidence([0.0], [5], [5], (10, 10), 2.3) == -inf
    assert evidence([1.0], [0], [5], (0, 0), 2.3) == -inf


def test_a_long_name_says_less_than_a_plain_sentence_of_the_same_score():
    name = evidence([3.5], [5], [5], (120, 150), 2.3)
    sentence = evidence([3.5], [18], [18], (120, 150), 2.3)
    assert name < 0 < sentence


def test_other_passages_count_up_to_the_best_again():
    sizes = (200, 200)
    alone = evidence([3.0], [12], [12], sizes, 2.3)
    many = evidence([3.0] * 9, [12, *[1e-9] * 8], [12, *[1e-9] * 8], sizes, 2.3)
    assert many == pytest.approx(alone + log(OTHERS))


@given(SCORES, st.integers(1, 60), st.integers(60, 900), st.integers(60, 900))
def test_sides_may_be_changed_and_more_is_never_less(scores, words, left, right):
    lefts, rights = [float(words)] * len(scores), [float(words + 1)] * len(scores)
    told = evidence(scores, lefts, rights, (left, right), 2.3)
    assert told == evidence(scores, rights, lefts, (right, left), 2.3)
    assert evidence([scores[0] + 1, *scores[1:]], lefts, rights, (left, right), 2.3) >= told
    assert evidence(scores, [w + 1 for w in lefts], [w + 1 for w in rights], (left, right), 2.3) >= told
