"""Which fact stands in the place of which: facts made by hand, texts of our own."""

import re

import pytest

from whence.model import Amount, Article, Fact, Span
from whence.text.sentences import SENTENCE
from whence.text.slots.families import is_same, may_meet, noun_relation
from whence.text.slots.pairing import paired
from whence.text.slots.region import whole
from whence.text.witness import cut, prepare


def witness(text):
    return cut(prepare(Article("a", text)), SENTENCE)


def number(text, words, of="", kind="number", unit=""):
    """The fact at `words` in `text`, its value the first figure in them."""
    begin = text.index(words)
    value = float(re.findall(r"\d+", words)[0])
    return Fact(kind, Span(begin, begin + len(words)), words, Amount(value, value, value, unit), of)


def slots(parent, child, lefts, rights, *, bare=False):
    """What is paired, as words."""
    region = whole(witness(child), witness(parent))
    found = paired(region, lefts, rights, bare=bare)
    return sorted((slot.left.norm, slot.right.norm) for slot in found)


def test_a_changed_number_stands_between_the_same_words():
    parent = "The ferry carried 240 passengers and 12 cars when it left Calder on Monday."
    child = "The ferry carried 310 passengers and 12 cars when it left Calder on Monday."
    lefts = [number(parent, "240", "passengers"), number(parent, "12", "cars")]
    rights = [number(child, "310", "passengers"), number(child, "12", "cars")]

    assert [("12", "12"), ("240", "310")] == slots(parent, child, lefts, rights)


def test_equal_values_are_paired_before_neighbours():
    """The child names the second figure first; neither is held against the other."""
    parent = "Fire killed 14 sailors and injured 40 passengers."
    child = "Some 40 passengers were injured and 14 sailors were killed."
    lefts = [number(parent, "14", "sailors"), number(parent, "40", "passengers")]
    rights = [number(child, "40", "passengers"), number(child, "14", "sailors")]

    assert [("14", "14"), ("40", "40")] == slots(parent, child, lefts, rights)


def test_a_number_that_merely_stands_near_has_no_partner():
    parent = "The council met for the third time this year. It approved 18 new berths for the yacht club."
    child = "Berth fees rose. About 950 people had signed a petition against them."
    lefts = [number(parent, "18", "new berths")]
    rights = [number(child, "950", "people")]

    assert [] == slots(parent, child, lefts, rights)


def test_a_fact_is_used_once():
    parent = "The ferry carried 240 passengers."
    child = "The ferry carried 310 passengers, 310 passengers in all."
    begin = child.rindex("310")
    again = Fact("number", Span(begin, begin + 3), "again", Amount(310, 310, 310), "passengers")

    assert 1 == len(
        slots(parent, child, [number(parent, "240", "passengers")], [number(child, "310", "passengers"), again])
    )


@pytest.mark.parametrize(
    ("left", "right", "bare", "meet"),
    [
        (("number", ""), ("count", ""), False, True),
        (("number", ""), ("money", "USD"), False, False),
        (("number", ""), ("money", "USD"), True, True),
        (("money", "EUR"), ("money", "USD"), False, True),
        (("percentage", "%"), ("measure", "m"), True, False),
        (("duration", "s"), ("number", ""), True, False),
        (("score", ""), ("number", ""), False, False),
        (("age", "year"), ("age", "year"), False, True),
    ],
)
def test_which_types_may_meet(left, right, bare, meet):
    one, other = (Fact(kind, Span(0, 1), "5", Amount(5, 5, 5, unit)) for kind, unit in (left, right))

    assert meet == may_meet(one, other, bare=bare)
    assert meet == may_meet(other, one, bare=bare)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("ukrainian sailors", "sailors", "same"),
        ("sailors", "sailor", "same"),
        ("sailors", "", "unsaid"),
        ("sailors", "berths", "different"),
        ("the", "sailors", "unsaid"),
    ],
)
def test_how_nouns_compare(one, other, relation):
    left, right = (Fact("number", Span(0, 1), "5", of=of) for of in (one, other))

    assert relation == noun_relation(left, right)


def test_values_are_the_same_in_one_unit_only():
    five = Fact("money", Span(0, 1), "5 USD", Amount(5, 5, 5, "USD"))
    euros = Fact("money", Span(0, 1), "5 EUR", Amount(5, 5, 5, "EUR"))

    assert is_same(five, five)
    assert not is_same(five, euros)
