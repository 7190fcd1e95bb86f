"""Whether an article says a thing anywhere at all. All texts are invented."""

import pytest

from whence.model import Amount, Article, Fact, Span
from whence.stages.extract import extract
from whence.text.entities.identity import aliases
from whence.text.slots.whereabouts import Whereabouts
from whence.text.witness import prepare

PARENT = (
    "Governor Pia Lund said 40 boats sank near Bergen within 48 hours. The fire cost $4.2 million and burned 12 percent"
    " of the fleet on 13 May 2031."
)


def asked(words: str, child: str, parent: str = PARENT, *, by_surname: bool = False) -> tuple[str | None, bool]:
    """What `find` gives for the fact at `words` of the child, and what `knows` says."""
    here, there = prepare(Article("p", parent)), prepare(Article("c", child))
    facts, theirs = extract(here).facts, extract(there).facts
    (fact,) = [fact for fact in theirs if words == fact.span.of(child)]
    known, who = Whereabouts(facts, here.tokens.words), aliases(facts, theirs)
    found = known.find(fact, who)
    return (found.span.of(parent) if found else None), known.knows(fact, there, who, by_surname=by_surname)


@pytest.mark.parametrize(
    ("words", "child", "found", "known"),
    [
        ("40", "The storm took 40 boats.", "40", True),
        ("forty", "The storm took forty boats.", "40", True),
        ("41", "The storm took 41 boats.", None, False),
        ("200 people", "The storm hurt 200 people.", None, False),
        ("40 people", "The storm hurt 40 people.", None, False),  # that there is a 40 means nothing
        ("two days", "The storm lasted two days.", "48 hours", True),
        ("three days", "The storm lasted three days.", None, False),
        ("$4.2 million", "It cost $4.2 million.", "$4.2 million", True),
        ("$5 million", "It cost $5 million.", None, False),
        ("12%", "They lost 12% of it.", "12 percent", True),
        ("May 13, 2031", "They met on May 13, 2031.", "13 May 2031", True),
        ("Bergen", "They met in Bergen.", "Bergen", True),
        ("Oslo", "They met in Oslo.", None, False),
        ("Lund", "Mr. Lund was there.", "Pia Lund", True),
        ("Corin Varga", "Minister Corin Varga was there.", None, False),
    ],
)
def test_what_an_article_says_somewhere(words, child, found, known):
    assert (found, known) == asked(words, child)


def test_of_a_person_the_surname_will_do():
    """Where that is asked for, and even in a text where it is read as no name at all."""
    for word, by_surname, known in (("lund", True, True), ("lund", False, False), ("pia", True, False)):
        parent = f"and then the {word} family waited"
        assert known == asked("Pia Lund", "Governor Pia Lund was there.", parent, by_surname=by_surname)[1]


def test_words_in_a_row_are_known_and_scattered_ones_are_not():
    assert asked("40 people", "The storm hurt 40 people.", "berth 40 people of all kinds")[1]
    assert not asked("40 people", "The storm hurt 40 people.", "people at berth 40")[1]


def test_an_empty_article_knows_nothing():
    assert (None, False) == asked("40 people", "The storm hurt 40 people.", "")
    fact = Fact("number", Span(0, 0), "40", Amount(40, 40, 40))
    assert Whereabouts((), ()).find(fact, aliases()) is None
