import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Article, Span
from whence.model.quoting import UNKNOWN_SPEAKER, Attribution, Speaker
from whence.stages.identify import identify
from whence.text.degrade import degrade
from whence.text.speakers.antecedents import FEATURES, WEIGHTS
from whence.text.witness import prepare


def attribution(source, content, *, carried=False):
    return Attribution(source, (), (content,), "indirect", (), UNKNOWN_SPEAKER, "model", 1.0, carried)


def speakers(text, *sources, stripped=False):
    """The speakers of `sources`, each a phrase of `text` in reading order that says the words right after it."""
    copy = degrade(text)
    given, at = [], 0
    for source in sources:
        begin = text.index(source, at)
        at = begin + len(source)
        after = text.find(" ", at + 1)
        spans = Span(begin, at), Span(at + 1, after if after > at + 1 else len(text))
        given.append(
            attribution((copy.span(*spans[0]),), copy.span(*spans[1])) if stripped else attribution(spans[:1], spans[1])
        )
    article = Article("a", copy.text if stripped else text)
    return [found.speaker for found in identify(prepare(article), given)]


def names(text, *sources, stripped=False):
    return [speaker.name for speaker in speakers(text, *sources, stripped=stripped)]


BOARD = (
    "Nora Selwick, the board's chief investigator, said the drills were on paper. Piers Aldane said that he"
    " disagreed. Selwick said more. “It is late,” she said."
)


@pytest.mark.parametrize("stripped", [False, True])
def test_a_surname_and_a_pronoun_get_the_full_name_and_the_post(stripped):
    found = speakers(
        BOARD, "Nora Selwick, the board's chief investigator", "Piers Aldane", "Selwick", "she", stripped=stripped
    )
    assert ["nora selwick", "piers aldane", "nora selwick", "nora selwick"] == [s.name.lower() for s in found]
    assert ["chief investigator", None, "chief investigator", "chief investigator"] == [s.role for s in found]
    assert {"named"} == {s.status for s in found}


def test_the_spans_say_where_the_article_gives_it():
    (speaker,) = speakers(BOARD, "Selwick")
    assert ["Nora Selwick", "chief investigator", "the board"] == [span.of(BOARD) for span in speaker.spans]
    assert "the board" == speaker.affiliation


def test_a_pronoun_goes_to_the_one_of_its_gender():
    text = "Nora Selwick met Piers Aldane on Monday. She said it was late. He said it was early."
    assert ["Nora Selwick", "Piers Aldane"] == names(text, "She", "He")


def test_a_pronoun_that_fits_two_about_equally_is_nobodys():
    text = "It sank. Nora Selwick and Ruta Vask met in the town hall. It was said later that she knew of it."
    (speaker,) = speakers(text, "she")
    assert ("unknown", None) == (speaker.status, speaker.name)
    assert "more than one" in speaker.reason


def test_a_pronoun_with_nobody_before_it_is_nobodys():
    assert ["unknown"] == [s.status for s in speakers("It was late, she said on Monday.", "she")]


def test_a_gendered_role_tells_the_gender_of_the_name():
    text = "The spokeswoman Quorra Brell met Piers Aldane. She said it was late."
    assert ["Quorra Brell"] == names(text, "She")


def test_a_post_before_the_name_makes_a_person_of_it():
    text = (
        "Piers Aldane said no more. Our transport minister, Marek Dunnow, has looked into it. “Licences will lapse,”"
        " he told Radio Ansgate."
    )
    assert names(text, "he") == ["Marek Dunnow"]


def test_pronouns_beside_a_name_tell_its_gender():
    text = (
        "Quorra Brell took her ship. Quorra Brell sold her house. Brell and the owner met. Piers Aldane arrived."
        " He said it was late."
    )
    assert ["Piers Aldane"] == names(text, "He")


def test_two_of_one_surname():
    text = "Piers Marran and Nora Marran met. Later Marran said it was late. Mrs. Marran said no."
    begin = text.index("Later") + 6
    given = [attribution((Span(begin, begin + 6),), Span(begin + 12, begin + 23))]
    (found,) = identify(prepare(Article("a", text)), given)
    assert "unknown" == found.speaker.status
    assert "more than one" in found.speaker.reason
    assert ["Nora Marran"] == names(text, "Mrs. Marran")


def test_i_in_a_quotation_is_its_speaker():
    text = "“I think it is late,” said Nora Selwick. I disagree."
    inner = attribution((Span(1, 2),), Span(9, 19))
    outside = attribution((Span(text.rindex("I"), text.rindex("I") + 1),), Span(48, 56))
    quoted = attribution((Span(text.index("Nora"), text.index("Nora") + 12),), Span(1, 21))
    found = [a.speaker for a in identify(prepare(Article("a", text)), [inner, quoted, outside])]
    assert [("named", "Nora Selwick"), ("named", "Nora Selwick"), ("unknown", None)] == [
        (s.status, s.name) for s in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Nora Selwick, who said it was late, left.", "who", "Nora Selwick"),
        ("Nora Selwick, a nurse, who said it was late, left.", "who", "Nora Selwick"),
        ("It was many sailors who said it was late.", "who", "many sailors"),
    ],
)
def test_who_stands_for_the_name_before_it(text, source, name):
    assert [name] == names(text, source)


def test_those_without_a_name_stay_so():
    text = "A senior ministry official said no. The official said more. Piers Aldane is an official, he said."
    found = speakers(text, "A senior ministry official", "The official")
    assert [("unnamed", "A senior ministry official")] * 2 == [(s.status, s.name) for s in found]


def test_of_two_described_alike_the_short_form_is_neither():
    text = "A senior ministry official said no. A junior navy official said yes. The official said more."
    assert ["unnamed", "unnamed", "unknown"] == [
        s.status for s in speakers(text, "A senior ministry official", "A junior navy official", "The official")
    ]


def test_a_role_that_only_one_has_is_that_person():
    text = "Secretary of State Nora Selwick met Deputy Secretary Piers Aldane. The secretary said it was late."
    assert ["Nora Selwick"] == names(text, "The secretary")


def test_a_role_that_two_have_is_nobodys():
    text = "Senator Nora Selwick met Senator Piers Aldane. The senator said it was late."
    assert ["unknown"] == [s.status for s in speakers(text, "The senator")]


def test_a_description_that_may_be_one_of_the_people_named_is_nobodys():
    text = "Nora Selwick and Piers Aldane ran for office. The governor said it was late."
    assert ["unknown"] == [s.status for s in speakers(text, "The governor")]


def test_a_body_is_named_by_its_words_or_its_longer_name():
    text = "The Marine Safety Board said no. The board said more. The White House said yes."
    assert ["The Marine Safety Board", "The Marine Safety Board", "The White House"] == names(
        text, "The Marine Safety Board", "The board", "The White House"
    )


def test_they_are_the_group_that_spoke_before():
    text = "Two officials said no. They said more. Nora Selwick said yes. They said so."
    found = speakers(text, "Two officials", "They", "Nora Selwick", "They")
    assert ["unnamed", "unnamed", "named", "unknown"] == [s.status for s in found]
    assert "Two officials" == found[1].name


def test_a_source_left_out_is_carried_over_only_where_it_says_so():
    text = "“It is late,” said Nora Selwick. “It is plain.” The crew left."
    first = attribution((Span(text.index("Nora"), text.index("Nora") + 12),), Span(1, 11))
    at = text.index("It is plain")
    carried, bare = (attribution((), Span(at, at + 11), carried=c) for c in (True, False))
    assert ["Nora Selwick", "Nora Selwick"] == [
        a.speaker.name for a in identify(prepare(Article("a", text)), [first, carried])
    ]
    assert ["Nora Selwick", None] == [a.speaker.name for a in identify(prepare(Article("a", text)), [first, bare])]


def test_two_who_speak_together_are_not_one():
    assert ["unknown"] == [
        s.status for s in speakers("Nora Selwick and Piers Aldane said no.", "Nora Selwick and Piers Aldane")
    ]


def test_the_order_given_is_kept_and_all_else_is_untouched():
    text = BOARD
    given = [
        attribution((Span(text.rindex("she"), text.rindex("she") + 3),), Span(125, 135)),
        attribution((Span(0, 12),), Span(47, 80)),
    ]
    there = identify(prepare(Article("a", text)), given)
    back = identify(prepare(Article("a", text)), given[::-1])
    assert there == back[::-1]
    assert [(a.source, a.content) for a in given] == [(a.source, a.content) for a in there]


def test_nothing_to_identify():
    assert () == identify(prepare(Article("a", BOARD)), [])
    empty = attribution((), Span(0, 0))
    assert ["unknown"] == [a.speaker.status for a in identify(prepare(Article("a", "...")), [empty])]


WORDS = st.lists(
    st.sampled_from(
        [*"she he who they I said , . “ ” ’s the a official report".split(), "Nora Selwick", "Piers Aldane", "\n\n"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


@settings(max_examples=200)
@given(
    st.one_of(WORDS, st.text(min_size=1, max_size=100)),
    st.lists(st.tuples(*[st.integers(0, 120)] * 4), max_size=6),
    st.booleans(),
)
def test_any_spans_in_any_text_get_speakers_that_slice_back(text, places, carried):
    size = len(text)
    given_spans = [
        tuple(sorted((a % (size + 1), b % (size + 1)))) + tuple(sorted((c % (size + 1), d % (size + 1))))
        for a, b, c, d in places
    ]
    given = [attribution((Span(a, b),) if a < b else (), Span(c, d), carried=carried) for a, b, c, d in given_spans]
    found = identify(prepare(Article("a", text)), given)
    assert len(given) == len(found)
    for speaker in (a.speaker for a in found):
        assert isinstance(speaker, Speaker)
        assert speaker.reason
        assert (speaker.name is None) == (speaker.status == "unknown")
        assert all(0 <= span.begin < span.end <= size for span in speaker.spans)
        assert speaker.name is None or speaker.name in text


def test_time_grows_with_the_length_not_its_square():
    chance = random.Random(1)  # noqa: S311 - the same text each time
    people = ["Nora Selwick", "Piers Aldane", "She", "The senator", "Mr. Vask", "An official"]

    def seconds(sentences):
        text, given = "", []
        for n in range(sentences):
            who = f"Senator Nora Brell{n}" if n % 3 == 0 else chance.choice(people)
            given.append(
                attribution(
                    (Span(len(text), len(text) + len(who)),), Span(len(text) + len(who) + 6, len(text) + len(who) + 12)
                )
            )
            text += f"{who} said it was late at the quay. "
        witness = prepare(Article("a", text))
        start = time.process_time()
        identify(witness, given)
        return time.process_time() - start

    seconds(100)
    assert seconds(3000) < 25 * seconds(300)


def test_every_feature_has_a_weight():
    assert len(FEATURES) == len(WEIGHTS)
