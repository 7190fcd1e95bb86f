from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.direction.harbour import OTHER, REST, STORY, related, sentences
from whence.model import Article
from whence.text.direction.condition import condition
from whence.text.direction.family import NAMES as OF_FAMILY
from whence.text.direction.family import edges
from whence.text.direction.odds import model, odds
from whence.text.direction.signs import NAMES, numbers
from whence.text.direction.slips import is_scar, is_strange, slips


def never(one: str, other: str) -> bool:
    return one == other


def named(parent: str, child: str) -> dict[str, float]:
    found = related(Article("a", parent), Article("b", child))
    return dict(zip(NAMES, numbers(found.signs), strict=True))


def test_a_story_cut_from_the_end():
    signs = named(STORY, sentences(0, 4))
    assert 1.0 == pytest.approx(signs["child cover"])
    assert signs["parent only tail"]
    assert not signs["child has own"]


def test_what_has_nothing_to_do_with_the_rest_is_strange_to_it():
    assert named(STORY, f"{STORY} {OTHER}")["child strangers"] > 0
    assert named(STORY, sentences(1, 4))["child strangers"] == 0


def test_the_rarer_word_is_the_editors():
    edited = STORY.replace("warned", "admonished").replace("found", "descried")
    assert named(STORY, edited)["rarer"] > 0 > named(edited, STORY)["rarer"]


def test_lost_marks_and_capitals_are_the_copys():
    bare = STORY.lower().replace(".", "").replace(",", "").replace("'", "")
    signs = named(STORY, bare)
    assert (signs["child no capitals"], signs["child no marks"], signs["parent no capitals"]) == (1, 1, 0)
    assert signs["unmarked"] > 0, "4.2 became 42"


@pytest.mark.parametrize(
    ("text", "scar"),
    [("an chance", True), ("a chance", False), ("a occasion", True), ("an hour", False), ("a one", False),
     ("an unit", False), ("the chance", False), ("an 8", False)],
)  # fmt: skip
def test_an_article_that_does_not_go_with_its_word_is_a_scar(text, scar):
    """Where letters do not say how a word sounds, none is claimed."""
    tokens = text.split()
    assert scar == is_scar(tokens, 1, tokens[1])


def test_a_word_that_is_none_is_strange():
    assert (is_strange("harbuor"), is_strange("harbour"), is_strange("4.2")) == (True, False, False)


def test_misspellings_are_told_from_other_words():
    comparison = related(Article("a", STORY), Article("b", STORY.replace("engineers", "x").replace("warned", "wraned")))
    child = comparison.comparison.right
    found = slips(child, comparison.comparison.left, Counter(child.witness.tokens.words))
    assert (found.unknown, found.misspelt, found.found) == (1, 1, (("wraned", "warned"),))


@given(st.text(max_size=300))
def test_no_text_has_a_condition_that_raises(text):
    condition(text)


def test_every_sign_has_its_weight():
    for in_time in (False, True):
        assert len(OF_FAMILY) == len(model(in_time=in_time).weights)
    assert len(set(OF_FAMILY)) == len(OF_FAMILY)


def test_the_signs_do_not_depend_on_which_was_given_first():
    one, other = Article("a", STORY), Article("b", f"{sentences(0, 3)} {REST}")
    here = {(e.parent, e.child): odds(e) for e in edges([related(one, other)], never)}
    there = {(e.parent, e.child): odds(e) for e in edges([related(other, one)], never)}
    assert here == pytest.approx(there)


def test_a_way_against_time_is_none():
    (edge,) = edges([related(Article("a", STORY), Article("b", STORY))], lambda one, other: (one, other) == ("a", "b"))
    assert ("a", "b", True) == (edge.parent, edge.child, edge.in_time)
