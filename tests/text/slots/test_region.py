"""What of a parent a sentence is held against. All texts are invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mutants import JUNK, sentences
from whence.model import Article, Span
from whence.options import Options
from whence.pipeline import share
from whence.stages.account import account
from whence.text.degrade import degrade
from whence.text.sentences import SENTENCE
from whence.text.shared import cut_together
from whence.text.slots.region import Region, is_copied, is_told, region, tokens_of, whole
from whence.text.witness import cut, prepare

TEXTS = st.lists(st.sampled_from([*sentences()[:25], *JUNK]), max_size=6).map(". ".join)


def held(parent: str, child: str, *evidence: str) -> Region:
    """The region of the child's first sentence, its evidence at these words of the parent."""
    right = prepare(Article("c", child))
    right, (shared,) = cut_together(right, [share(prepare(Article("p", parent)), right, Options())])
    accounts = account(right, shared.left, shared.paths, Options())
    spans = [Span(parent.index(some), parent.index(some) + len(some)) for some in evidence]
    return region(right, shared.left, 0, accounts[0], spans)


def of(parent: str, child: str) -> Region:
    return whole(*(cut(prepare(Article(name, text)), SENTENCE) for name, text in (("c", child), ("p", parent))))


def words(place: Region, rows: tuple[tuple[int, int], ...]) -> list[str]:
    return [place.left.span(*some).of(place.left.article.text) for some in rows]


FIRE = "The fire at the paper mill in Bergen hurt 14 people on Monday."
SCHOOL = "Nobody has been to school since, and the road is closed."
CHOIR = "A choir from the island sang for the firemen until midnight."


@given(TEXTS, st.data())
def test_tokens_of_a_span_are_those_that_begin_in_it(text, data):
    witness = prepare(Article("a", text))
    begin = data.draw(st.integers(0, len(text)))
    span = Span(begin, data.draw(st.integers(begin, len(text))))
    first, last = tokens_of(witness, span)
    inside = [n for n, at in enumerate(witness.tokens.begins) if span.begin <= at < span.end]
    assert inside == list(range(first, last))


def test_the_place_is_widened_to_the_whole_sentence_and_no_further():
    place = held(f"{CHOIR} {FIRE} {SCHOOL}", "The paper mill in Bergen hurt 14 people.", "paper mill in Bergen hurt")
    assert [FIRE[:-1]] == words(place, place.rows)
    assert ["paper mill in Bergen hurt"] == words(place, place.told)


def test_places_far_apart_stay_apart():
    child = "The fire at the paper mill in Bergen hurt 14 people and a choir from the island sang for the firemen."
    place = held(f"{FIRE} {SCHOOL} {CHOIR}", child, "sang for the firemen", "hurt 14 people")
    assert [FIRE[:-1], CHOIR[:-1]] == words(place, place.rows)
    assert ["hurt 14 people", "sang for the firemen"] == words(place, place.told)
    assert not place.holds(place.rows[0][1])
    assert place.holds(place.rows[1][0])


def test_without_marks_the_neighbours_belong_to_it_as_well():
    """The windows that stand for sentences are guesses."""
    parent = degrade(" ".join([CHOIR, SCHOOL, FIRE, SCHOOL, CHOIR] * 3)).text
    place = held(parent, FIRE, "hurt 14 people on monday")
    assert any(FIRE.lower()[:-1] in told for told in words(place, place.rows))
    assert place.rows[0][0] < place.told[0][0]
    assert place.rows[-1][1] > place.told[-1][1]


@given(TEXTS, TEXTS)
def test_regions_of_any_texts_are_sound(parent, child):
    """Rows in order and apart, what is told within them, anchors from the sentence to the parent."""
    right = prepare(Article("c", child))
    right, (shared,) = cut_together(right, [share(prepare(Article("p", parent)), right, Options())])
    accounts = account(right, shared.left, shared.paths, Options())
    for n, some in enumerate(accounts):
        spans = [shared.left.span(pair.i, pair.i2) for piece in some.pieces for pair in piece.pairs]
        place = region(right, shared.left, n, some, spans)
        assert all(one[1] < other[0] for one, other in pairwise(place.rows))
        assert all(any(b <= begin < end <= e for b, e in place.rows) for begin, end in place.told)
        assert place.columns == right.ranges[n]
        for column, rows in place.anchors.items():
            assert place.columns[0] <= column < place.columns[1]
            assert list(rows) == sorted(set(rows))
            assert 0 <= rows[0] <= rows[-1] < len(shared.left.tokens)


def test_a_whole_text_is_aligned_small_words_included():
    place = of(FIRE, FIRE.replace("14", "40"))
    assert {n: (n,) for n in range(len(place.right.tokens)) if place.right.tokens.words[n] != "40"} == place.anchors


def test_forms_of_one_word_are_anchors_and_other_words_are_not():
    place = of("The brigade counted the boats.", "The firemen counts the boat.")
    assert {0, 2, 3, 4} == set(place.anchors)


@pytest.mark.parametrize(("parent", "child"), [("", ""), ("", FIRE), (FIRE, ""), ("...", "?")])
def test_nothing_has_no_anchors(parent, child):
    assert {} == of(parent, child).anchors


def test_what_is_very_long_is_not_aligned_anew():
    """So that the time does not grow with the square of a text that has no sentences."""
    assert {} == of("one two three " * 200, FIRE).anchors
    assert of("one two three " * 100, "one two three").anchors


def test_what_stands_on_both_sides_word_for_word():
    child = FIRE.replace("14", "40").replace("Bergen", "Oslo")
    place = of(FIRE, child)
    for words_, expected in (("paper mill", True), ("Monday", True), ("Bergen", False), ("14 people", False)):
        at = FIRE.index(words_)
        assert expected == is_told(place, Span(at, at + len(words_)))
    for words_, expected in (("paper mill", True), ("Oslo", False), ("40 people", False)):
        at = child.index(words_)
        assert expected == is_copied(place, Span(at, at + len(words_)))
    assert not is_told(place, Span(3, 3))
    assert not is_copied(place, Span(3, 3))
