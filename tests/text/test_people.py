import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Article, Span
from whence.text.degrade import degrade
from whence.text.speakers.cased import bodies, documents, given_names, not_names, page, roles, titles, unnamed
from whence.text.speakers.people import find_people
from whence.text.speakers.posts import post
from whence.text.speakers.sources import read_source
from whence.text.witness import prepare


def read(text):
    return page(prepare(Article("a", text)))


def named(text):
    return [text[p.span.begin : p.span.end] for p in find_people(read(text)).people]


def mentioned(text):
    """The words of every mention with the name that it is led back to."""
    paper = read(text)
    return [
        (text[paper.words[m.begin].begin : paper.words[m.end - 1].end], m.person.span.of(text))
        for m in find_people(paper).mentions
    ]


def kind(text, phrase):
    paper = read(text)
    begin = text.index(phrase)
    return read_source(paper, find_people(paper), [Span(begin, begin + len(phrase))]).kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry sank, Nora Selwick said.", "Nora Selwick"),
        ("It was late, Sen. Jane Roe (R-Ohio) said.", "Jane Roe"),
        ("They met former President Anna van der Berg there.", "Anna van der Berg"),
        ("They met Bill de Blasio there.", "Bill de Blasio"),
        ("They met Frank J. Harbottle Jr. there.", "Frank J. Harbottle Jr"),
        ("They met Jean-Luc Marran-Oakes there.", "Jean-Luc Marran-Oakes"),
        ("It was late, said Ruta Vask, a deckhand.", "Ruta Vask"),
        ("It was late, Quorra Brell said.", "Quorra Brell"),
        ("They met spokesman Quorra Brell there.", "Quorra Brell"),
        ("But Nora Selwick's account differed.", "Nora Selwick"),
        ("so nora selwick said it was late and the crew left the ship", "nora selwick"),
        ("mr brell said that the crew had left the ship", "brell"),
        ("former president anna van der berg met the crew there", "anna van der berg"),
    ],
)
def test_a_name_is_found_whole_and_without_its_title(text, name):
    assert [name] == named(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met at Johns Hopkins University on Monday.",
        "They walked down Victoria Street to Nora Tower.",
        "The Marine Safety Board met in Port Calder.",
        "Virginia Democrats met on Tuesday.",
        "I've seen it and They'll see it.",
        "the crew left the ship and may never return in summer",
        "it will sink said the crew and everyone left in april",
    ],
)
def test_what_is_nobodys_name_is_not_taken_for_one(text):
    assert [] == named(text)


def test_surnames_titles_and_initials_are_led_back_to_the_full_name():
    text = "Nora K. Selwick spoke. Ms. Selwick's aides left. Selwick stayed. N. Selwick signed. Nora Selwick won."
    assert {"Nora K. Selwick"} == {name for _, name in mentioned(text)}
    assert ["Nora K. Selwick", "Selwick", "Selwick", "Selwick", "Nora Selwick"] == [said for said, _ in mentioned(text)]


def test_a_later_fuller_name_is_the_one_kept():
    assert ["Nora Selwick"] == named("Selwick said no. Nora Selwick is an inspector.")


def test_a_surname_that_two_people_bear_is_nobodys():
    text = "Piers Marran and Nora Marran met. Mrs. Marran laughed. Marran left."
    assert ["Piers Marran", "Nora Marran", "Marran"] == [said for said, _ in mentioned(text)]
    assert ("Marran", "Nora Marran") == mentioned(text)[2]
    paper = read(text)
    assert ["marran"] == [paper.words[n].key for n in find_people(paper).torn]


def test_a_surname_is_the_plainly_more_prominent_bearers():
    text = "Piers Marran met Nora Marran. Nora Marran spoke. Nora Marran sang. Marran left."
    assert ("Marran", "Nora Marran") == mentioned(text)[-1]


def test_a_possessive_and_an_adjective_are_asides():
    paper = read("Nora Selwick's crew met the Selwick campaign and Selwick.")
    assert [True, True, False] == [m.aside for m in find_people(paper).mentions]


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("White House press secretary Nora Selwick left.", "White House press secretary", None),
        ("Nora Selwick, the board's chief investigator, left.", "chief investigator", "the board"),
        ("Nora Selwick, director general of the Tide Council, left.", "director general", "Tide Council"),
        ("Nora Selwick, a judge of ship law at the Tide Council, left.", "judge of ship law", "Tide Council"),
        ("Calder's press secretary, Nora Selwick, left.", "press secretary", "Calder"),
        ("It sank, said Sen. Nora Selwick.", "Sen.", None),
        ("Nora Selwick, 67, a nurse, left.", "nurse", None),
        ("Ms. Selwick of the Tide Policy Center left.", None, "Tide Policy Center"),
        ("Nora Selwick, who met a professor, left.", None, None),
        ("Nora Selwick left.", None, None),
    ],
)  # fmt: skip
def test_role_and_affiliation_are_as_given(text, role, affiliation):
    paper = read(text)
    found = post(paper, text, find_people(paper).mentions[0])
    assert (role, affiliation) == (found.role, found.affiliation)
    assert {role, affiliation} - {None} == {span.of(text) for span in found.spans}


def test_role_and_affiliation_survive_the_loss_of_punctuation():
    text = (
        "nora selwick director general of the straits affairs council a think tank said that it was late for the crew"
    )
    paper = read(text)
    assert ("director general", "straits affairs council") == post(paper, text, find_people(paper).mentions[0])[:2]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Nora Selwick, a nurse", "person"),
        ("Calder's press secretary, Nora Selwick", "person"),
        ("Secretary of State Nora Selwick", "person"),
        ("a supporter of Nora Selwick", "unnamed"),
        ("Nora Selwick's lawyer", "unnamed"),
        ("Nora Selwick and Piers Aldane", "several"),
        ("she", "pronoun"),
        ("two people familiar with the matter", "unnamed"),
        ("three senior officials", "unnamed"),
        ("critics of the Marine Board", "unnamed"),
        ("the Marine Board", "body"),
        ("the report's summary", "body"),
        ("CNN", "body"),
        ("the Selwick campaign", "body"),
        ("the secretary", "definite"),
        ("a secretary", "unnamed"),
        ("the whole mess", "other"),
    ],
)
def test_a_source_is_read_for_what_it_is(phrase, expected):
    assert expected == kind(f"It was late, {phrase} said on Monday.", phrase)


@pytest.mark.parametrize(("name", "gender"), sorted(given_names().items()))
def test_every_given_name_is_reachable(name, gender):
    people = find_people(read(f"the crew met {name.title()} Quistrel there.")).people
    assert [((name.replace("-", ""), "quistrel"), gender)] == [(p.words, p.gender) for p in people]


@pytest.mark.parametrize(("title", "gender"), sorted(titles().items()))
def test_every_title_is_reachable(title, gender):
    people = find_people(read(f"the crew met {title.title()} Quistrel there.")).people
    assert [(("quistrel",), gender)] == [(p.words, p.gender) for p in people]


@pytest.mark.parametrize(("role", "gender"), sorted(roles().items()))
def test_every_role_is_reachable(role, gender):
    """As a description, and as what tells the gender of the name after it."""
    assert kind(f"It was late, the {role} said.", f"the {role}") == "definite"
    people = find_people(read(f"the crew met {role} Quorra Brell there.")).people
    assert [gender] == [p.gender for p in people]


@pytest.mark.parametrize(
    ("word", "expected"),
    [(w, "body") for w in sorted(bodies() | documents())] + [(w, "unnamed") for w in sorted(unnamed())],
)
def test_every_noun_is_reachable(word, expected):
    assert expected == kind(f"It was late, quiet {word} said.", f"quiet {word}")


@pytest.mark.parametrize("word", sorted(not_names()))
def test_every_word_that_is_no_name_is_reachable(word):
    paper = read(f"the crew met {word.title()} and Quistrel there.")
    assert [False, True] == [paper.name_like(3), paper.name_like(5)]


def test_no_word_is_in_two_lists():
    lists = [set(roles()), bodies(), documents(), unnamed()]
    assert sum(map(len, lists)) == len(set().union(*lists))


NEWS = st.lists(
    st.sampled_from([*"she said the , . ’s “ Sen. III van der a".split(), "Nora Selwick", "Mr. Marran", "\n\n"]),
    max_size=60,
).map(" ".join)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), NEWS), st.booleans())
def test_every_mention_lies_in_the_text_and_belongs_to_somebody_named(text, stripped):
    text = degrade(text).text if stripped else text
    paper = read(text)
    people = find_people(paper)
    for mention in people.mentions:
        assert 0 <= mention.begin < mention.end <= len(paper.words)
        assert mention.person in people.people
    ends = [m.end for m in people.mentions]
    assert all(end <= later.begin for end, later in zip(ends, people.mentions[1:], strict=False))
    for person in people.people:
        assert person.mentions
        assert person.span.of(text)


def test_the_words_of_a_page_are_cut_from_the_text():
    text = "Selwick’s “late” ﬁnding—Aldane’s, I’ve"
    paper = read(text)
    assert ["Selwick", "late", "ﬁnding", "Aldane", "I’ve"] == [text[w.begin : w.end] for w in paper.words]
    assert [True, False, False, True, False] == [w.owner for w in paper.words]
    assert (1, 3) == paper.at(paper.words[1].begin, paper.words[2].end)
