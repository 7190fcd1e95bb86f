"""Places, people, organisations and roles of invented sentences, as printed and stripped."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Article
from whence.text.degrade import degrade
from whence.text.entities.reading import entities, entities_on
from whence.text.speakers.cased import page
from whence.text.speakers.people import find_people
from whence.text.witness import prepare

ROUND = " The crew of the old ferry had slept on the quay since the storm, and nobody knew when it would sail again."
"""More words, so that capitals tell and a copy without them is known as such."""


def read(text):
    return entities(prepare(Article("a", text + ROUND)))


def found(text, kind):
    return [(fact.span.of(text), fact.norm) for fact in read(text) if fact.type == kind]


CASES = [
    # Places
    ("place", "The envoy went to Moscow on Monday.", [("Moscow", "Moscow")]),
    ("place", "The envoy went to Moscow, Russia, on Monday.", [("Moscow, Russia", "Moscow, Russia")]),
    ("place", "The envoy came home to the United States.", [("United States", "United States")]),
    ("place", "The envoy came home to the U.S. on Monday.", [("U.S.", "United States")]),
    ("place", "The ferry crossed the Sea of Azov at night.", [("Sea of Azov", "Sea of Azov")]),
    ("place", "The ferry lay in the South China Sea for weeks.", [("South China Sea", "South China Sea")]),
    ("place", "They had left Holland for Britain.", [("Holland", "Netherlands"), ("Britain", "United Kingdom")]),
    ("place", "The war in Syria went on.", [("Syria", "Syria")]),
    ("place", "She sailed from Bergen to Istanbul.", [("Bergen", "Bergen"), ("Istanbul", "Istanbul")]),
    ("place", "The court in Houston sat late.", [("Houston", "Houston")]),
    ("place", "The harvest failed in Osprey County again.", [("Osprey County", "Osprey County")]),
    ("place", "The pilot was seen over Fort Quorra at dawn.", [("Fort Quorra", "Fort Quorra")]),
    ("place", "Talks between Turkey and Jordan went on.", [("Turkey", "Turkey"), ("Jordan", "Jordan")]),
    ("place", "He was born in Chad and lives in Georgia.", [("Chad", "Chad"), ("Georgia", "Georgia")]),
    ("place", "Votes were counted in New Hampshire all night.", [("New Hampshire", "New Hampshire")]),
    ("place", "Sanctions on Iran and North Korea stay.", [("Iran", "Iran"), ("North Korea", "North Korea")]),
    # Organisations
    ("organisation", "It was the World Health Organization that said so.", [("World Health Organization",) * 2]),
    ("organisation", "They asked the FBI for help.", [("FBI", "FBI")]),
    ("organisation", "They asked the U.N. for help.", [("U.N.", "United Nations")]),
    ("organisation", "They told Reuters that it was late.", [("Reuters", "Reuters")]),
    ("organisation", "The State Department said no.", [("State Department", "State Department")]),
    ("organisation", "They wrote to the Norwegian Tide Council.", [("Norwegian Tide Council",) * 2]),
    ("organisation", "They wrote to the Department of Justice.", [("Department of Justice", "Justice Department")]),
    ("organisation", "It was the Kremlin that said no.", [("Kremlin", "Kremlin")]),
    ("organisation", "The Republican Party met late.", [("Republican Party", "Republican Party")]),
    ("organisation", "They work for Goldman Sachs and Google.", [("Goldman Sachs",) * 2, ("Google", "Google")]),
    ("organisation", "The Oslo City Council voted on it.", [("Oslo City Council", "Oslo City Council")]),
    ("organisation", "It was the Norwegian government that paid.", [("Norwegian government", "government of Norway")]),
    ("organisation", "The Carnegie Endowment for International Peace met.",
     [("Carnegie Endowment for International Peace",) * 2]),
    # People
    ("person", "Nora Selwick spoke, and Selwick left.", [("Nora Selwick",) * 2, ("Selwick", "Nora Selwick")]),
    ("person", "They met Mr. Aldane there.", [("Aldane", "Aldane")]),
    ("person", "They met Secretary of State Nora Selwick there.", [("Nora Selwick", "Nora Selwick")]),
    ("person", "They met Bill de Quistrel there.", [("Bill de Quistrel", "Bill de Quistrel")]),
    # Roles
    ("role", "It was late, said Nora Selwick, vice president at the Norwegian Tide Council.",
     [("vice president at the Norwegian Tide Council", "vice president | norwegian tide council")]),
    ("role", "They met Secretary of State Nora Selwick there.", [("Secretary of State", "secretary of state")]),
    ("role", "They met the Russian president there.", [("Russian president", "president | russia")]),
    ("role", "They met Russia's president there.", [("Russia's president", "president | russia")]),
    ("role", "They met the president of Russia there.", [("president of Russia", "president | russia")]),
    ("role", "They met former deckhand Ruta Quistrel there.", [("former deckhand", "former deckhand")]),
    ("role", "A spokesman for the Kremlin said no.", [("spokesman for the Kremlin", "spokesman | kremlin")]),
    ("role", "A senior State Department official said no.",
     [("senior State Department official", "senior official | state department")]),
    ("role", "They met White House press secretary Nora Selwick.",
     [("White House press secretary", "press secretary | white house")]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_what_a_sentence_names_is_found_whole_with_its_normal_form(kind, text, expected):
    assert expected == found(text, kind)


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_a_stripped_copy_names_the_same(kind, text, expected):
    copy = degrade(text + ROUND)
    facts = [f for f in entities(prepare(Article("a", copy.text))) if f.type == kind]
    assert [degrade(span).text.strip() for span, _ in expected] == [f.span.of(copy.text) for f in facts]
    assert [norm for _, norm in expected] == [f.norm for f in facts]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("place", "He lives in Reading, where reading is taught.", ["Reading"]),
        ("place", "She said that Nice was nice.", []),
        ("place", "In the US they told us so.", ["United States"]),
        ("place", "They met Charlotte Marsh and Jordan Pell.", []),
        ("place", "Orange juice is sold in Orange.", ["Orange"]),
        ("place", "A man from Paris, Texas, came.", ["Paris, Texas"]),
        ("place", "A woman from Quorraville, Ohio, came.", ["Quorraville, Ohio"]),
        ("place", "The Russian and American crews met.", []),
        ("organisation", "The WHO knew who they were.", ["World Health Organization"]),
        ("organisation", "It was the Fed that they fed.", ["Federal Reserve"]),
        ("organisation", "They sold it to Quorra Holdings, which closed.", ["Quorra Holdings"]),
        ("organisation", "They sold it to Quorra, Inc., which closed.", ["Quorra, Inc"]),
        ("organisation", "The Department of Health and Human Services said so.",
         ["Department of Health and Human Services"]),
        ("organisation", "The Association for the Advancement of Science met.",
         ["Association for the Advancement of Science"]),
        ("organisation", "A Kremlin-founded club met in Oslo.", ["Kremlin"]),
        ("organisation", "They read TIME and The Guardian at sea.", ["Time", "The Guardian"]),
        ("person", "An anti-Selwick crowd met Nora Selwick.", ["Nora Selwick", "Nora Selwick"]),
        ("person", "Piers Marran met Nora Marran. Marran left.", ["Piers Marran", "Nora Marran", "Marran"]),
        ("person", "They met at the Clinton Foundation.", []),
    ],
)  # fmt: skip
def test_capitals_tell_what_common_words_would_not(kind, text, expected):
    assert expected == [norm for _, norm in found(text, kind)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("place", "he told us that it was nice to be reading about mobile phones and orange juice", []),
        ("place", "the envoy told the u s side in moscow", ["United States", "Moscow"]),
        ("place", "the envoy met them in turkey and not in china", ["Turkey", "China"]),
        ("place", "they ate turkish bread and chinese rice", []),
        ("organisation", "the people who were there said that the board was late", []),
        ("organisation", "andrey kortov director general of the russian international affairs council said so",
         ["Russian International Affairs Council"]),
        ("organisation", "talks between trump s campaign and russia", ["campaign of Trump"]),
        ("organisation", "nora selwick head of the tide safety board said so", ["Tide Safety Board"]),
        ("organisation", "the house was under arrest and the press was late", []),
        ("person", "i don t think so and they don t know", []),
        ("person", "ms quistrel mrs marran and mr brell met", ["Quistrel", "Marran", "Brell"]),
        ("role", (
            "donald brell the former director for norwegian affairs on the national security council who s now a vice"
            " president at the carnegie endowment said so"),
         ["former director for norwegian affairs | national security council",
          "vice president | carnegie endowment for international peace"]),
    ],
)  # fmt: skip
def test_without_capitals_only_what_is_clear_is_taken(kind, text, expected):
    assert expected == [
        f.norm for f in entities(prepare(Article("a", f"{text} {degrade(ROUND).text}"))) if f.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "norm", "person"),
    [
        ("Nora Selwick, a judge at the Tide Court, left.", "judge | tide court", "Nora Selwick"),
        ("The transport minister, Nora Selwick, left.", "transport minister", "Nora Selwick"),
        ("Nora Selwick was named head of the Tide Council.", "head | tide council", "Nora Selwick"),
        (
            "Nora Selwick, a poet and former head of the Tide Council, left.",
            "former head | tide council",
            "Nora Selwick",
        ),
        ("Nora Selwick, who is now a dean at the Tide Academy, left.", "dean | tide academy", "Nora Selwick"),
        ("President Nora Selwick spoke. The president left.", "president", "Nora Selwick"),
        ("A Selwick spokesman for the Tide Council left Nora Selwick.", "spokesman | tide council", ""),
    ],
)
def test_a_role_is_led_to_whose_it_is(text, norm, person):
    assert (norm, person) in [(f.norm, f.of) for f in read(text) if f.type == "role"]


@pytest.mark.parametrize("text", ["A doctor and a nurse met two sailors.", "The players lost.", "His wife wept."])
def test_what_anybody_may_be_is_no_fact(text):
    assert [] == found(text, "role")


def test_headings_do_not_make_a_name_of_every_word():
    text = "Harbour Crew Waits For Storm To Pass As Ferry Owner Stays Away\n\nThe crew waits."
    assert [] == read(text)


def test_names_in_addresses_and_handles_are_none():
    text = "Read more at https://example.com/nora-selwick/oslo or write to crew@example.com today."
    assert [] == found(text, "person")


def test_a_shared_surname_is_told_with_a_note():
    last = [f for f in read("Piers Marran met Nora Marran. Marran left.") if f.type == "person"][-1]
    assert ("Marran", 1) == (last.norm, len(last.notes))
    assert last.score < 0.8


def test_facts_lie_in_reading_order_and_in_the_text():
    text = "U.S. Secretary of State Nora Selwick met Russia's President Piers Aldane in Oslo, Norway, on Monday."
    facts = read(text)
    assert facts == sorted(facts, key=lambda f: (f.span.begin, -f.span.end))
    assert ["role", "place", "person", "role", "place", "person", "place"] == [f.type for f in facts]


WORDS = st.sampled_from(
    "the The U u S s . , Moscow moscow Russia President president of at for Council council Inc. New York Nora Selwick"
    " don t 's ' - – said \n \n\n former and who is now a St. Lake Ohio WHO us US K. van der Department \ud800 \u200b"
    " 10 é İ ß ﬁ 東京 %".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(("", " ")))
def test_any_words_can_be_read(words, gap):
    text = gap.join(words)
    for fact in entities(prepare(Article("a", text))):
        assert 0 <= fact.span.begin < fact.span.end <= len(text)
        assert fact.norm
        assert 0 < fact.score <= 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert all(fact.span.of(text) for fact in entities(prepare(Article("a", text))))


@pytest.mark.parametrize(
    "piece", ["Council Aldane ", "Nora Brell, Oslo, Norway. ", "Of The Marran And ", "U.S. ", "x-Oslo "]
)
def test_time_grows_with_the_length_not_its_square(piece):
    def seconds(times):
        witness = prepare(Article("a", piece * times + ROUND * (times // 8)))
        paper = page(witness)
        people = find_people(paper)
        start = time.process_time()
        entities_on(paper, people)
        return time.process_time() - start

    seconds(100)
    assert min(seconds(4000) for _ in range(3)) < 30 * seconds(400) + 0.05
