"""Companies, outlets and places of which no list knows, as printed and stripped."""

import pytest

from whence.model import Article
from whence.text.degrade import degrade
from whence.text.entities.reading import entities
from whence.text.witness import prepare

ROUND = " The crew of the old ferry had slept on the quay since the storm, and nobody knew when it would sail again."


def told(text, *types):
    return [(fact.type, fact.norm) for fact in entities(prepare(Article("a", text))) if fact.type in types]


def found(text):
    return told(text + ROUND, "place", "person", "organisation")


FIRMS = [
    ("They sold it to Quorra Cement on the quay.", "Quorra Cement"),
    ("They worked for Zelwick Steel on the quay.", "Zelwick Steel"),
    ("Then Quorra Shipping said so.", "Quorra Shipping"),
    ("Then Quorra Logistics and the others left.", "Quorra Logistics"),
]


@pytest.mark.parametrize(("text", "name"), FIRMS)
def test_a_company_is_told_by_what_it_trades_in(text, name):
    assert [("organisation", name)] == found(text)
    stripped = degrade(text + ROUND, "strip").text
    assert [("organisation", name)] == told(stripped, "place", "person", "organisation")


@pytest.mark.parametrize(
    "text",
    [
        "Rising Energy prices hurt the yard.",
        "They spoke of Clean Energy all night.",
        "They met Nora Steel on the quay.",
        "The Marran Energy Council met.",
    ],
)
def test_these_are_no_companies_by_their_wares(text):
    names = {name for kind, name in found(text) if kind == "organisation"}
    assert names <= {"Marran Energy Council"}


@pytest.mark.parametrize(
    "text",
    ["the price of quorra steel exports fell", "the cost of green energy fell", "they sold nora selwick media there"],
)
def test_without_capitals_a_ware_is_mostly_one(text):
    assert [] == told(f"{text} {degrade(ROUND, 'strip').text}", "organisation")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quorrawire reports that it sank.", [("organisation", "Quorrawire")]),
        ("It sank, Quorrawire said.", [("organisation", "Quorrawire")]),
        ("Quorrion reports that it sank.", [("organisation", "Quorrion")]),
        ("Quorrion reported from the quay.", []),
    ],
)
def test_an_outlet_is_told_by_its_name_or_by_reporting(text, expected):
    assert expected == [(kind, name) for kind, name in found(text) if kind == "organisation"]


def test_an_outlet_in_one_word_is_told_without_capitals():
    text = degrade("It sank, Quorrawire said." + ROUND, "strip").text
    assert [("organisation", "Quorrawire")] == told(text, "organisation", "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry is on its way to Selmouthe from Drunmorra.", ["Selmouthe", "Drunmorra"]),
        ("The port of Belhavenne is shut.", ["Belhavenne"]),
        ("They shut Tarbrooke harbour in May.", ["Tarbrooke harbour"]),
        ("They sold it to Brellick, who laughed.", []),
        ("They trust in Selwicke. Nora Selwicke left.", []),
    ],
)
def test_an_unlisted_town_is_told_by_the_words_beside_it(text, expected):
    assert expected == [name for kind, name in found(text) if kind == "place"]


def test_the_port_of_a_town_is_told_without_capitals():
    text = degrade("The port of Belhavenne and Tarbrooke harbour are shut." + ROUND, "strip").text
    assert [("place", "Belhavenne"), ("place", "Tarbrooke Harbour")] == told(text, "place")


@pytest.mark.parametrize(
    "name",
    ["Gannet Point", "Port Calder", "Osprey Bay", "Marran Head", "Quorra Island", "Aldane Bridge", "Calder Harbour"],
)
def test_these_are_places_and_nobody(name):
    for text in (f"The storm took {name} in May.", f"{name} is shut.", f"They sailed past {name}, they said."):
        assert [("place", name)] == found(text), text


def test_the_head_of_a_department_is_no_headland():
    assert "place" not in {kind for kind, _ in found("They met Department Head Nora Selwick there.")}


def test_a_surname_that_is_a_noun_of_places_stays_one():
    assert ("person", "Nora Head") in found("They met Nora Head on the quay.")
    assert "place" not in {kind for kind, _ in found("They met Piers Head on the quay.")}
    assert ("person", "Nora Bridge") in found("They met Dr. Nora Bridge on the quay.")
