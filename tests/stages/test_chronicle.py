import pytest

from whence.model import Article, Passage, Span
from whence.stages.chronicle import chronicle
from whence.text.sentences import SENTENCE
from whence.text.witness import Witness, cut, prepare

FIRST = "The old lighthouse at Kerran Head lost its lamp on Monday. Keeper Odile Brannick saw it fall."
SECOND = "The old lighthouse at Kerran Head lost its lamp on Monday. Divers found the glass at noon."


def witness(name: str, text: str) -> Witness:
    return cut(prepare(Article(name, text)), SENTENCE)


def shared(left: str, right: str, begin: int, end: int) -> Passage:
    return Passage(left, right, Span(begin, end), Span(begin, end), 5.0)


def test_the_first_brings_all_and_the_second_what_it_adds():
    one, two = witness("a", FIRST), witness("b", SECOND)
    told = chronicle([one, two], [shared("a", "b", 0, 57)], ["2031-05-06", None])
    assert ["a", "b"] == [entry.article for entry in told]
    assert ["2031-05-06", None] == [entry.date for entry in told]
    assert 1.0 == told[0].new_share
    assert ["Divers found the glass at noon."] == [span.of(SECOND) for span in told[1].new]
    assert 0 < told[1].new_share < 1


@pytest.mark.parametrize("swapped", [False, True])
def test_the_order_of_the_witnesses_decides_not_the_sides_of_a_passage(swapped):
    one, two = witness("a", FIRST), witness("b", SECOND)
    passage = shared("b", "a", 0, 57) if swapped else shared("a", "b", 0, 57)
    told = chronicle([two, one], [passage], [None, None])
    assert 1.0 == told[0].new_share
    assert ["Keeper Odile Brannick saw it fall."] == [span.of(FIRST) for span in told[1].new]


def test_less_than_half_of_a_sentence_leaves_it_new():
    one, two = witness("a", FIRST), witness("b", SECOND)
    told = chronicle([one, two], [shared("a", "b", 0, 14)], [None, None])
    assert 1.0 == told[1].new_share


def test_boilerplate_is_never_new_and_an_empty_text_brings_nothing():
    advert = witness("a", "Kerran lost its lamp.\n\nSign up for our newsletter\n")
    told = chronicle([advert, witness("b", "")], [], [None, None])
    assert ["Kerran lost its lamp."] == [span.of(advert.article.text) for span in told[0].new]
    assert (0.0, ()) == (told[1].new_share, told[1].new)
