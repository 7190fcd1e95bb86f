from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whence.text import lexicon
from whence.text.likeness import SOFTEST, compare, stem

IRREGULAR = [line.split() for line in lexicon.lines("irregular.txt")]
PAIRS = [(forms[0], form) for forms in IRREGULAR for form in forms[1:]]
WORD = st.text("abcdefghijklmnopqrstuvwxyz.0123456789", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("us", "u.s", "cosmetic"),
        ("ussr", "u.s.s.r", "cosmetic"),
        ("two", "2", "number"),
        ("2nd", "second", "number"),
        ("3", "3.0", "number"),
        ("drill", "drills", "inflected"),
        ("report", "reported", "inflected"),
        ("trump", "trumps", "inflected"),
        ("said", "says", "inflected"),
        ("organise", "organize", "inflected"),
        ("colour", "color", "inflected"),
        ("centre", "center", "inflected"),
        ("travelled", "traveled", "inflected"),
        ("programme", "program", "inflected"),
        ("defence", "defense", "inflected"),
        ("analyse", "analyze", "inflected"),
        ("investlgators", "investigators", "variant"),
        ("zelenskyy", "zelensky", "variant"),
        ("35", "36", "replaced"),
        ("1990", "1991", "replaced"),
        ("10", "10.0b", "replaced"),
        ("ferry", "parliament", "replaced"),
    ],
)
def test_in_what_way_two_words_are_alike(one, other, kind):
    assert kind == compare(one, other)[0]


@pytest.mark.parametrize(
    "base", ["hour", "four", "tour", "pour", "rise", "drill", "colour", "labour", "favour", "course"]
)
def test_a_plural_is_an_inflection_of_its_word(base):
    """British spelling is made American in all forms of a word, or in none."""
    assert ("inflected", 0.85) == compare(base, f"{base}s")


@pytest.mark.parametrize(("base", "form"), PAIRS, ids=map("-".join, PAIRS))
def test_every_irregular_form_is_reachable(base, form):
    """A form counts as its base, or, where two verbs share the form, as the other base it is listed under."""
    bases = defaultdict(set)
    for forms in IRREGULAR:
        bases[forms[0]].add(forms[0])
    for one, other in PAIRS:
        bases[other].add(one)
    assert base in bases[form]
    assert stem(form) in {stem(one) for one in bases[form]}


def test_no_irregular_line_is_listed_twice_or_alone():
    assert len(IRREGULAR) == len({forms[0] for forms in IRREGULAR})
    assert all(len(forms) > 1 and len(forms) == len(set(forms)) for forms in IRREGULAR)


@given(WORD, WORD)
def test_likeness_is_the_same_both_ways_and_between_nothing_and_all(one, other):
    kind, likeness = compare(one, other)
    assert (kind, likeness) == compare(other, one)
    assert 0 <= likeness <= 1


@given(WORD)
def test_a_word_is_like_itself(word):
    assert ("cosmetic", 1.0) == compare(word, word)


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_two_figures_are_the_same_or_have_nothing_in_common(one, other):
    """A wrong figure is no misspelling of the right one."""
    assert compare(str(one), str(other))[1] == (1.0 if one == other else 0.0)


@pytest.mark.parametrize(("one", "other"), [("iran", "iraq"), ("austria", "australia"), ("police", "policy")])
def test_two_words_of_the_language_are_no_misspellings_of_each_other(one, other):
    kind, likeness = compare(one, other)
    assert "replaced" == kind
    assert likeness <= SOFTEST


@example("\ud800", "a")
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=8), WORD)
def test_no_text_is_too_odd_to_compare(one, other):
    assert 0 <= compare(one, other)[1] <= 1
