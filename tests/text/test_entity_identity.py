"""Whether two names or roles are of one and the same, on invented pairs; a wrong conflict is the costliest answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Article, Fact, Span
from whence.text.degrade import degrade
from whence.text.entities.identity import Aliases, aliases, same_entity
from whence.text.entities.reading import entities
from whence.text.entities.role_names import spoken
from whence.text.witness import prepare

HERE = Span(0, 1)


def fact(kind, norm, of="", score=1.0):
    return Fact(kind, HERE, norm, of=of, score=score)


PAIRS = [
    ("person", "Nora Selwick", "Nora Selwick", "same"),
    ("person", "Nora Selwick", "nora selwick", "same"),
    ("person", "Jean-Luc Marran", "Jean Luc Marran", "same"),
    ("person", "Selwick", "Nora Selwick", "equivalent"),
    ("person", "Nora", "Nora Selwick", "equivalent"),
    ("person", "N. Selwick", "Nora Selwick", "equivalent"),
    ("person", "Nora K. Selwick", "Nora Selwick", "equivalent"),
    ("person", "Bob Selwick", "Robert Selwick", "equivalent"),
    ("person", "Frank Harbottle Jr.", "Frank Harbottle", "same"),
    ("person", "Piers Marran", "Piers Marran Osk", "equivalent"),
    ("person", "Quorra Piers Marran", "Piers Marran", "equivalent"),
    ("person", "Konstantin Kosarov", "Konstantin Kosarow", "compatible"),
    ("person", "Selwick", "Selwck", "compatible"),
    ("person", "Andrey Kortov", "Andrei Kortoff", "compatible"),
    ("person", "Nora Selwick", "Nora Marran", "unknown"),
    ("person", "Nora Marran", "Piers Marran", "conflict"),
    ("person", "Nora Selwick", "Piers Aldane", "conflict"),
    ("person", "Selwick", "Aldane", "unknown"),
    ("place", "Moscow", "Moscow", "same"),
    ("place", "Moscow, Russia", "Moscow", "equivalent"),
    ("place", "Paris", "Paris, Texas", "equivalent"),
    ("place", "Moscow", "Russia", "compatible"),
    ("place", "Houston", "Texas", "compatible"),
    ("place", "Houston", "United States", "compatible"),
    ("place", "Texas", "United States", "compatible"),
    ("place", "Atlanta", "Georgia", "compatible"),
    ("place", "Brooklyn", "New York", "compatible"),
    ("place", "France", "Europe", "compatible"),
    ("place", "Lyon", "Europe", "compatible"),
    ("place", "South Florida", "Florida", "compatible"),
    ("place", "London", "Scotland", "unknown"),
    ("place", "Quorraville", "Quorravile", "compatible"),
    ("place", "Quorraville", "Osprey Falls", "unknown"),
    ("place", "Quorraville", "Moscow", "unknown"),
    ("place", "Black Sea", "Russia", "unknown"),
    ("place", "Middle East", "Syria", "unknown"),
    ("place", "Antalya", "Ankara", "conflict"),
    ("place", "Iran", "Iraq", "conflict"),
    ("place", "Syria", "Ukraine", "conflict"),
    ("place", "Houston", "Ohio", "conflict"),
    ("place", "Sochi", "Ukraine", "conflict"),
    ("place", "Texas", "Ohio", "conflict"),
    ("place", "Africa", "Asia", "conflict"),
    ("place", "Paris, Texas", "Paris, France", "conflict"),
    ("organisation", "Tide Council", "The Tide Council", "same"),
    ("organisation", "WHO", "World Health Organization", "equivalent"),
    ("organisation", "TPC", "Tide Policy Council", "equivalent"),
    ("organisation", "Tide Safety Board", "TSB", "equivalent"),
    ("organisation", "Carnegie Endowment", "Carnegie Endowment for International Peace", "equivalent"),
    ("organisation", "Tide Institute", "Tide Institute for Harbour Studies", "equivalent"),
    ("organisation", "Quorra Holdings", "Quorra Holdings Inc", "equivalent"),
    ("organisation", "Foreign Ministry", "Norwegian Foreign Ministry", "equivalent"),
    ("organisation", "Harbour Safety Centre", "Harbor Safety Center", "same"),
    ("organisation", "New York Times", "The New York Times", "same"),
    ("organisation", "The Times", "The New York Times", "compatible"),
    ("organisation", "The Post", "Kremlin", "unknown"),
    ("organisation", "Senate", "Congress", "compatible"),
    ("organisation", "FBI", "Justice Department", "compatible"),
    ("organisation", "Senate", "Senate Fisheries Committee", "compatible"),
    ("organisation", "Kremlin", "government of Russia", "compatible"),
    ("organisation", "Tide Councl", "Tide Council", "compatible"),
    ("organisation", "Tide Council", "Moss Bank", "unknown"),
    ("organisation", "Tide Council", "Kremlin", "unknown"),
    ("organisation", "government of Norway", "Kremlin", "unknown"),
    ("organisation", "FBI", "CIA", "conflict"),
    ("organisation", "Republican Party", "Democratic Party", "conflict"),
    ("organisation", "government of Norway", "government of Sweden", "conflict"),
    ("organisation", "campaign of Nora Selwick", "campaign of Piers Aldane", "conflict"),
    ("organisation", "campaign of Selwick", "campaign of Nora Selwick", "equivalent"),
    ("role", "vice president | tide council", "vice president | tide council", "same"),
    ("role", "vp | tide council", "vice president | tide council", "equivalent"),
    ("role", "ceo | google", "chief executive | google", "equivalent"),
    ("role", "spokeswoman | kremlin", "spokesman | kremlin", "equivalent"),
    ("role", "defence minister | norway", "minister of defence | norway", "equivalent"),
    ("role", "vice president | carnegie endowment", "vice president | carnegie endowment for international peace",
     "equivalent"),
    ("role", "president | russia", "president", "compatible"),
    ("role", "official | kremlin", "spokesman | kremlin", "compatible"),
    ("role", "leader | russia", "president | russia", "compatible"),
    ("role", "senior official | state department", "official | state department", "compatible"),
    ("role", "diplomat", "ambassador | norway", "compatible"),
    ("role", "secretary", "secretary of state | united states", "compatible"),
    ("role", "poet", "judge", "unknown"),
    ("role", "director | tide council", "analyst | tide council", "unknown"),
    ("role", "former director | tide council", "director | tide council", "compatible"),
    ("role", "former director | norway", "director | sweden", "conflict"),
    ("role", "president | tide council", "vice president | tide council", "conflict"),
    ("role", "president | russia", "president | ukraine", "conflict"),
    ("role", "senator | ohio", "senator | texas", "conflict"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "other", "verdict"), PAIRS)
def test_two_names_are_judged_alike_both_ways(kind, one, other, verdict):
    found = same_entity(fact(kind, one), fact(kind, other), Aliases())
    assert verdict == found[0], found
    assert verdict == same_entity(fact(kind, other), fact(kind, one), Aliases())[0]
    said = [spoken(name) if kind == "role" else name for name in (one, other)]
    assert verdict == "same" or (said[0] in found[1] and said[1] in found[1])


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("organisation", "Kremlin"), ("place", "Russia"), "compatible"),
        (("organisation", "Kremlin"), ("place", "Moscow"), "compatible"),
        (("organisation", "White House"), ("place", "Washington"), "compatible"),
        (("organisation", "government of Russia"), ("place", "Russia"), "compatible"),
        (("organisation", "administration of Nora Selwick"), ("person", "Selwick"), "compatible"),
        (("organisation", "campaign of Nora Selwick"), ("place", "United States"), "conflict"),
        (("organisation", "Kremlin"), ("place", "Norway"), "unknown"),
        (("organisation", "Twitter"), ("place", "United States"), "unknown"),
        (("organisation", "Tide Council"), ("place", "Norway"), "unknown"),
        (("organisation", "Tide Council"), ("person", "Nora Selwick"), "unknown"),
        (("place", "Norway"), ("person", "Nora Selwick"), "unknown"),
        (("role", "president | russia"), ("person", "Nora Selwick"), "unknown"),
        (("role", "president | russia"), ("place", "Russia"), "unknown"),
    ],
)
def test_what_is_not_of_one_kind_may_stand_for_each_other(one, other, verdict):
    assert verdict == same_entity(fact(*one), fact(*other), Aliases())[0]
    assert verdict == same_entity(fact(*other), fact(*one), Aliases())[0]


def read(text):
    return entities(prepare(Article("a", text)))


def one_of(facts, kind, norm):
    return next(f for f in facts if f.type == kind and f.norm == norm)


PARENT = "Russian President Vladimir Quistrel spoke in Sochi to the crew of the old ferry that was left there."
CHILD = "The Russian president spoke in Moscow, and nobody in the crew of the old ferry on the quay knew why."


@pytest.mark.parametrize("condition", [str, lambda text: degrade(text).text])
def test_the_president_is_who_either_article_says(condition):
    left, right = read(condition(PARENT)), read(condition(CHILD))
    known = aliases(left, right)
    role, person = one_of(right, "role", "president | russia"), one_of(left, "person", "Vladimir Quistrel")
    assert "equivalent" == same_entity(role, person, known)[0]
    assert "unknown" == same_entity(role, fact("person", "Nora Selwick"), known)[0]


def test_surnames_are_told_apart_where_an_article_gives_them_in_full():
    known = aliases([fact("person", "Nora Selwick"), fact("person", "Piers Aldane")])
    assert "conflict" == same_entity(fact("person", "Selwick"), fact("person", "Aldane"), known)[0]


def test_a_surname_of_two_people_leads_to_neither():
    known = aliases([fact("person", "Nora Marran"), fact("person", "Piers Marran")])
    assert "unknown" == same_entity(fact("person", "Marran"), fact("person", "Nora Marran"), known)[0]


def test_two_names_with_one_role_may_be_one_person():
    known = aliases(
        [fact("person", "Nora Selwick"), fact("role", "head | tide council", "Nora Selwick")],
        [fact("person", "Quorra Brell"), fact("role", "head | tide council", "Quorra Brell")],
    )
    assert "unknown" == same_entity(fact("person", "Nora Selwick"), fact("person", "Quorra Brell"), known)[0]


def test_two_names_of_one_article_are_two_people_whatever_their_roles():
    known = aliases([
        fact("person", "Nora Selwick"), fact("role", "head | tide council", "Nora Selwick"),
        fact("person", "Quorra Brell"), fact("role", "head | tide council", "Quorra Brell"),
    ])  # fmt: skip
    assert "conflict" == same_entity(fact("person", "Nora Selwick"), fact("person", "Quorra Brell"), known)[0]


def test_a_guess_accuses_nobody():
    one, other = fact("person", "Nora Selwick", score=0.6), fact("person", "Piers Aldane")
    assert "unknown" == same_entity(one, other, Aliases())[0]


KINDS = st.sampled_from(("place", "person", "organisation", "role"))
NORMS = st.one_of(
    st.text(max_size=20),
    st.sampled_from([norm for _, one, other, _ in PAIRS for norm in (one, other)]),
    st.sampled_from((" | ", "former", "former | ", ", ", "campaign of ", "the", ". .", "-", "’s", "\ud800")),
)


@settings(max_examples=400, deadline=None)
@given(KINDS, NORMS, KINDS, NORMS, NORMS)
def test_any_two_facts_can_be_judged(kind, one, other_kind, other, of):
    x, y = fact(kind, one, of), fact(other_kind, other)
    for known in (Aliases(), aliases([x, y]), aliases([x], [y])):
        verdict, rule = same_entity(x, y, known)
        assert verdict in ("same", "equivalent", "compatible", "conflict", "unknown")
        assert rule
        assert verdict == same_entity(y, x, known)[0]
    assert same_entity(x, x, Aliases())[0] in ("same", "equivalent", "unknown")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Nora Selwick", "Nora Selwick", "conflict"),
        ("Nora Selwick", "Selwick", "conflict"),
        ("Nora Selwick", "", "compatible"),
        ("", "", "compatible"),
        ("Nora Selwick", "Piers Aldane", "compatible"),
    ],
)
def test_former_is_a_conflict_only_for_one_named_person(one, other, verdict):
    past, now = fact("role", "former director | tide council", one), fact("role", "director | tide council", other)
    assert verdict == same_entity(past, now, Aliases())[0] == same_entity(now, past, Aliases())[0]


def test_the_rule_says_roles_as_people_do():
    one, other = fact("role", "chief executive | calder straits"), fact("role", "president | tide council")
    _, rule = same_entity(one, other, Aliases())
    assert "chief executive of Calder Straits" in rule
    assert "president of Tide Council" in rule
    former = fact("role", "former chief executive | calder straits", "Nora Selwick")
    _, rule = same_entity(former, one, Aliases())
    assert "only one of former chief executive of Calder Straits and chief executive of Calder Straits" in rule
    assert "|" not in rule
