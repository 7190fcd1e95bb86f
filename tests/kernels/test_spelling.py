import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.twins import edit_distance
from whence.kernels.spelling import levenshtein

WORD = st.text("abcé火", max_size=12)
LONG = st.text("ab", min_size=60, max_size=140)


@given(WORD, WORD)
def test_the_distance_is_that_of_the_table(one, other):
    assert edit_distance(one, other) == levenshtein(one, other)


@given(LONG, LONG)
def test_words_longer_than_a_machine_word_are_measured_alike(one, other):
    assert edit_distance(one, other) == levenshtein(one, other)


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_it_is_a_distance(one, other):
    """Nothing to itself, the same both ways, never less than the lengths differ nor more than the longer."""
    assert 0 == levenshtein(one, one)
    assert levenshtein(other, one) == levenshtein(one, other)
    assert abs(len(one) - len(other)) <= levenshtein(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("abc", "", 3),
        ("kitten", "sitting", 3),
        ("zelensky", "zelenskyy", 1),
        ("ab", "ba", 2),
    ],
)
def test_known_distances(one, other, distance):
    assert distance == levenshtein(one, other)
