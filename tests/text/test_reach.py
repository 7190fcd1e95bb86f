from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ferry import at
from whence.model import UNKNOWN_SPEAKER, Article, Attribution, Credit, Span, Voices
from whence.text.ledger.reach import Reach, merged, reaches, sentence_at, touched
from whence.text.sentences import SENTENCE
from whence.text.witness import Witness, cut, prepare

if TYPE_CHECKING:
    from whence.model import CreditRole

ENDS = st.lists(st.integers(0, 60), unique=True).map(sorted)
SPAN = st.tuples(st.integers(0, 70), st.integers(0, 70)).map(lambda pair: Span(min(pair), max(pair)))


def sentences(ends: list[int]) -> Witness:
    spans = [Span(begin, end) for begin, end in zip(ends[::2], ends[1::2], strict=False)]
    return prepare(Article("a", ""))._replace(spans=spans)


@given(ENDS, st.lists(SPAN, max_size=4))
def test_touched_is_every_sentence_that_shares_a_character(ends, spans):
    witness = sentences(ends)
    slowly = {n for n, s in enumerate(witness.spans) for span in spans if s.overlap(span)}
    assert slowly == touched(witness, spans)


@given(ENDS, st.integers(0, 70))
def test_the_sentence_at_an_offset_is_the_last_that_has_begun(ends, offset):
    witness = sentences(ends)
    begun = [n for n, span in enumerate(witness.spans) if span.begin <= offset]
    assert max(begun, default=0) == sentence_at(witness, offset)


@given(st.lists(SPAN, max_size=6))
def test_merged_spans_cover_the_same_characters_once(spans):
    found = merged(spans)
    assert {n for s in spans for n in range(*s)} == {n for s in found for n in range(*s)}
    assert list(found) == sorted(set(found))
    assert sum(s.end - s.begin for s in found) == len({n for s in found for n in range(*s)})


def test_a_few_words_of_the_next_sentence_are_not_what_the_outlet_said():
    text = "Lund resigned, Reuters reports. The wall fell on Monday and nobody was hurt."
    for words, covers in (("on Monday and", {0}), ("wall fell on Monday and nobody was", {0, 1})):
        content = (at(text, "Lund resigned"), at(text, words))
        heard = Attribution(
            (at(text, "Reuters"),), (at(text, "reports"),), content, "indirect", (), UNKNOWN_SPEAKER, "model", 0.9
        )
        found = Credit(at(text, "Reuters reports"), at(text, "Reuters"), "Reuters", "source", True, 0.9)
        (only,) = reaches(cut(prepare(Article("a", text)), SENTENCE), Voices("a", (heard,), (found,)))
        assert covers == only.covers
        assert only.said == content[: len(covers)]


def reach(text: str, words: str, name: str, role: CreditRole = "source", *, listed: bool = True) -> Reach:
    span = at(text, words)
    begin = span.begin + words.index(name)
    found = Credit(span, Span(begin, begin + len(name)), name, role, listed, 0.9)
    (only,) = reaches(cut(prepare(Article("a", text)), SENTENCE), Voices("a", credits=(found,)))
    return only


BODY = "Eleven cracks were found in the wall. Nobody was hurt when it fell. The port is closed."


@pytest.mark.parametrize(
    "word", "photo photos photograph photographs picture pictures image images video graphic".split()
)
def test_a_line_with_a_word_for_pictures_credits_no_text(word):
    found = reach(f"{word.title()} by Reuters\n\n{BODY}", "Reuters", "Reuters", "byline")
    assert found.picture
    assert not found.whole
    assert not found.covers


def test_other_photo_credits():
    assert reach(f"Ada Lund/Reuters\n\n{BODY}", "Reuters", "Reuters", "byline").picture
    assert reach(f"Ada Lund, Getty, Reuters\n\n{BODY}", "Reuters", "Reuters", "byline").picture
    assert reach(f"Illustration: Reuters\n\n{BODY}", "Reuters", "Reuters", "byline").picture
    assert reach("photo ada lund reuters eleven cracks were found in the wall", "reuters", "reuters", "byline").picture
    assert not reach(f"Reuters has seen the photo. {BODY}", "Reuters has seen", "Reuters").picture


@pytest.mark.parametrize("word", ["contributed", "contributing", "additional", "contribution", "contributions"])
def test_a_part_in_an_article_is_not_the_whole(word):
    assert not reach(f"{BODY}\n\nReuters {word} reporting", "Reuters", "Reuters", "agency").whole


@pytest.mark.parametrize("word", ["originally", "republished", "reprinted", "syndicated", "appeared"])
def test_a_reprint_says_so(word):
    assert reach(f"{BODY}\n\nThis {word} Star", "Star", "Star", "byline", listed=False).whole
    assert not reach(f"{BODY}\n\nThis Star", "Star", "Star", "byline", listed=False).whole


def test_a_byline_in_the_middle_speaks_for_nothing_but_its_line():
    assert reach(f"By Reuters\n\n{BODY} {BODY} {BODY} {BODY}", "By Reuters", "Reuters", "byline").whole
    assert not reach(f"{BODY} {BODY}\n\nBy Reuters\n\n{BODY} {BODY}", "By Reuters", "Reuters", "byline").whole


@pytest.mark.parametrize(
    "noun",
    "agency broadcaster channel daily magazine network newspaper outlet paper publication site station website".split(),
)
def test_an_outlet_taken_up_again_by_what_it_is(noun):
    text = f"Lund resigned, Reuters said. The {noun} added that the wall fell. Nobody was hurt."
    assert {0, 1} == reach(text, "Reuters said", "Reuters").covers
    assert {0} == reach(text.replace(noun, "minister"), "Reuters said", "Reuters").covers


@pytest.mark.parametrize("cue", ["added", "adds", "noted", "notes", "said", "reported"])
def test_an_outlet_that_leads_its_sentence_may_be_taken_up_as_it(cue):
    text = f"Reuters said Lund resigned. It {cue} that the wall fell. Nobody was hurt."
    assert {0, 1} == reach(text, "Reuters said", "Reuters").covers
    text = f"Lund, Reuters said, resigned. It {cue} that the wall fell. Nobody was hurt."
    assert {0} == reach(text, "Reuters said", "Reuters").covers


@pytest.mark.parametrize("first", ["It", "That", "The news", "This"])
def test_a_sentence_that_only_says_who_had_it_first(first):
    text = f"Lund resigned. {first} was first reported by Reuters. Nobody was hurt."
    assert {0, 1} == reach(text, "reported by Reuters", "Reuters").covers
    text = f"Lund resigned. {first} was reported by Reuters. Nobody was hurt."
    assert {1} == reach(text, "reported by Reuters", "Reuters").covers


def test_a_paragraph_ends_what_a_credit_speaks_for():
    text = "Reuters said Lund resigned.\n\nIt added that the wall fell."
    assert {0} == reach(text, "Reuters said", "Reuters").covers


def test_no_sentences_no_reach():
    found = Credit(Span(0, 1), Span(0, 1), "X", "source", False, 0.9)
    assert [] == reaches(cut(prepare(Article("a", " ")), SENTENCE), Voices("a", credits=(found,)))
