import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text import lexicon
from whence.text.fidelity.cosmetics import misread, respelt, same_words
from whence.text.tokens import tokenise

RUN = st.lists(
    st.sampled_from("we do not dont it is has two hundred 5 five and um percent u.s dozen a".split()), max_size=6
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("do not", "dont"),
        ("it is", "its"),
        ("it has", "its"),
        ("we are", "were"),
        ("cannot", "cant"),
        ("can not", "cant"),
        ("trump is", "trumps"),
        ("let us", "lets"),
        ("two hundred and five", "205"),
        ("twenty five", "25"),
        ("a hundred", "100"),
        ("4.2 million", "4200000"),
        ("4 2 million", "4.2 million"),
        ("first", "1st"),
        ("per cent", "percent"),
        ("sen", "senator"),
        ("u.s", "united states"),
        ("um we", "we"),
        ("organised", "organized"),
        ("harbours", "harbors"),
        ("on line", "online"),
        ("t he", "the"),
    ],
)
def test_the_same_words_in_other_writing(one, other):
    assert same_words(one.split(), other.split())
    assert same_words(other.split(), one.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("do", "dont"),
        ("five", "six"),
        ("first", "one"),
        ("4.2", "42"),
        ("not", "now"),
        ("us", "u.s"),
        ("filled", "filed"),
        ("he is", "he was"),
        ("", "not"),
        ("may", "will"),
    ],
)
def test_other_words_are_not_the_same(one, other):
    assert not same_words(one.split(), other.split())


@given(RUN, RUN)
def test_sameness_does_not_ask_which_comes_first(one, other):
    assert same_words(one, other) == same_words(other, one)


@pytest.mark.parametrize("entry", lexicon.lines("abbreviations.txt"))
def test_every_abbreviation_is_reachable(entry):
    """Its words are words that the tokeniser gives, and it stands for the rest of its line."""
    first, *rest = entry.split()
    assert entry.split() == tokenise(entry).words
    assert same_words([first], rest)


@pytest.mark.parametrize("entry", lexicon.lines("spellings.txt"))
def test_every_spelling_is_reachable(entry):
    one, other = entry.split()
    assert [one, other] == tokenise(entry).words
    assert respelt(one) == respelt(other)


def test_a_misreading_is_close_and_no_word():
    assert misread(["tim", "eiine"], ["timeline"])
    assert not misread(["filled"], ["killed"])
    assert not misread([], ["killed"])
