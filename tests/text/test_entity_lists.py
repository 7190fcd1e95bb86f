"""Every entry of the lists that tell names, reached by an article that uses it."""

import pytest

from whence.model import Article, Fact, Span
from whence.text import lexicon
from whence.text.entities.guessing import TYPES, weights
from whence.text.entities.identity import Aliases, same_entity
from whence.text.entities.listing import entry, inside, table
from whence.text.entities.reading import entities
from whence.text.fold import fold
from whence.text.witness import prepare

HERE = Span(0, 1)
SENTENCES = "{} The crew of the ferry slept while somebody on the quay counted the ropes that were left."


def told(text):
    return entities(prepare(Article("a", SENTENCES.format(text))))


def named(text, kind):
    return {fact.norm for fact in told(text) if fact.type == kind}


def rows(sort):
    """Printed name and norm of each row of the table; where two lists share a name the one that has it."""
    own = (row for row in table().rows.values() if row[3] not in ("outlet", "several"))
    return sorted({(printed.rstrip("?"), norm) for kind, printed, norm, _ in own if kind == sort})


def test_every_place_is_found_where_something_is_said_to_be_in_it():
    missed = [
        (printed, norm)
        for printed, norm in rows("place")
        if norm not in {n.split(", ")[0] for n in named(f"It was late in {printed} when the crew landed.", "place")}
    ]
    assert [] == missed


def test_every_body_is_found_where_it_says_something():
    missed = [
        (printed, norm)
        for printed, norm in rows("organisation")
        if norm not in named(f"It was late, and {printed} said so twice.", "organisation")
    ]
    assert [] == missed


def test_every_people_leads_to_its_place():
    missed = [
        (printed, norm)
        for printed, norm in rows("people")
        if f"minister | {norm.lower()}" not in named(f"It was late, and the {printed} minister said so.", "role")
    ]
    assert [] == missed
    assert all(norm in table().kinds for _, norm in rows("people"))


def test_what_can_be_told_without_capitals_is():
    missed = []
    for words in table().rows:
        found = entry(words)
        assert found is not None, words
        if found.sort == "people" or not found.bare or len("".join(words)) < 3 or words[0] == "the":
            continue
        text = f"it was late in {' '.join(words).replace(chr(39), ' ')} when the crew of the ferry landed and slept"
        if found.norm not in {f.norm.split(", ")[0] for f in entities(prepare(Article("a", text)))}:
            missed.append(words)
    assert len(missed) <= len(table().rows) // 200, missed


def test_places_lie_in_places_that_the_lists_have():
    codes = {code for name, kind in table().kinds.items() if kind in ("c", "s", "C") for code in inside(name)}
    assert set() == {(name, code) for name in table().kinds for code in inside(name) if code not in {*codes, "US.DC"}}


TEMPLATES = {
    "body": "It was late, and the Aldane Tide {} said so.",
    "cased": "It was late, and the Aldane Tide {} said so.",
    "firm": "It was late, and Aldane Tide {} said so.",
    "ware": "It was late, and Quorra {} said so.",
    "wire": "It was late, and Quorra{} said so.",
    "land": "It was late when the crew reached Marran {} in the fog.",
    "fore": "It was late when the crew reached {} Marran in the fog.",
    "direction": "It was late when the crew reached {} Norway in the fog.",
    "field": "It was late, and the Department of {} and Trade said so.",
    "rank": "It was late, and the {} minister of Norway said so.",
    "trade": "It was late, and the {} minister of Norway said so.",
}


@pytest.mark.parametrize("line", lexicon.lines("entity_words.txt"))
def test_every_word_in_names_does_what_it_is_listed_for(line):
    word, kind = line.split()
    text = TEMPLATES[kind].format(word if kind in ("rank", "trade") else word.capitalize())
    found = told(text)
    by_type = {fact.type: fact.norm for fact in found if word in fold(fact.norm)}
    wanted = (
        "place" if kind in ("land", "fore", "direction") else "role" if kind in ("rank", "trade") else "organisation"
    )
    assert wanted in by_type, found


@pytest.mark.parametrize("line", lexicon.lines("nicknames.txt"))
def test_every_nickname_is_led_back(line):
    first, *others = line.split()
    for other in others:
        one, two = (Fact("person", HERE, f"{name.capitalize()} Quistrel") for name in (first, other))
        assert same_entity(one, two, Aliases())[0] in ("equivalent", "same"), (first, other)


@pytest.mark.parametrize("line", lexicon.lines("role_words.txt"))
def test_every_word_for_a_role_is_known_as_such(line):
    kind, name, others = (cell.strip() for cell in line.split("|"))
    for other in others.split(";" if kind == "same" else None):
        one, two = (Fact("role", HERE, f"{role.strip()} | tide council") for role in (name, other))
        wanted = ("same", "equivalent") if kind == "same" else ("compatible", "equivalent")
        assert same_entity(one, two, Aliases())[0] in wanted, (name, other)


@pytest.mark.parametrize("line", lexicon.lines("entity_weights.txt"))
def test_every_weight_is_one_of_three_types(line):
    where, feature, *figures = line.split()
    assert where in ("kinds", "cased", "bare")
    assert len(figures) == (65 if where == "kinds" else len(TYPES))
    assert weights(where)[feature] == tuple(map(float, figures))
