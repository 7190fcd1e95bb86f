"""Whatever the text: nothing is raised, every span lies inside, no two cues overlap."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Article
from whence.text.stance.reading import stances
from whence.text.stance.shifts import Stretch, shifts
from whence.text.stance.strength import strength
from whence.text.stance.vagueness import vagueness
from whence.text.witness import prepare

WORDS = (
    'the ferry may might not never no claims said Aldane Varga accused of that to be was is alleged fraud , . ? " \n 13'
    " May between and campaign seldom worse good really indeed confirmed accusations if would without nobody according"
    " likely unlikely deny denied 1e999 … \ud800 us u s t doesn by 10^400 safe improve sail sailed a in"
).split(" ")
SPOKEN = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
TEXT = st.one_of(st.text(max_size=120), SPOKEN)


def stretch(text):
    witness = prepare(Article("a", text))
    return Stretch(witness, 0, len(witness.tokens.words))


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_facts_lie_inside_the_text_in_order(text):
    facts = stances(prepare(Article("a", text)))
    assert all(0 <= fact.span.begin < fact.span.end <= len(text) for fact in facts)
    assert all(one.span.end <= other.span.begin for one, other in pairwise(facts))
    assert all(fact.norm and 0 < fact.score <= 1 for fact in facts)


@given(TEXT, TEXT, st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=12))
@settings(max_examples=300, deadline=None)
def test_shifts_lie_inside_their_texts(left, right, pairs):
    for shift in shifts(stretch(left), stretch(right), pairs):
        assert shift.left or shift.right
        for fact, text in ((shift.left, left), (shift.right, right)):
            assert fact is None or 0 <= fact.span.begin < fact.span.end <= len(text)
        assert 0 < shift.score <= 1
        assert shift.rule


@given(SPOKEN)
@settings(max_examples=200, deadline=None)
def test_no_text_shifts_against_itself(text):
    one = stretch(text)
    assert [] == shifts(one, one, [(n, n) for n in range(one.end)])


@pytest.mark.parametrize(("begin", "end"), [(-3, 900), (4, 2), (0, 0), (900, 999)])
def test_a_stretch_that_leaves_the_text_is_cut_to_it(begin, end):
    one = stretch("The ferry did not sail.")
    assert [] == shifts(one._replace(begin=begin, end=end), one, [(7, 8), (-1, 0)])


@given(st.lists(st.text(max_size=8), max_size=40))
def test_the_small_models_answer_for_any_words(words):
    assert 0 <= vagueness(words) <= 1
    assert strength(words) in (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("nothing of the kind was seen", 0),
        ("tea is associated with fewer colds", 1),
        ("tea may reduce the number of colds", 2),
        ("tea prevents colds", 3),
    ],
)
def test_a_conclusion_is_as_strong_as_it_sounds(words, level):
    assert level == strength(words.split())
