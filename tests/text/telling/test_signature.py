import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.telling.articles import KERRAN
from whence import degrade
from whence.text.telling.signature import MOST_TERMS, Signature, day, plain, sign, signed

WORDS = st.lists(
    st.sampled_from("Kerran fire 5.9 magnitude May 1e999 \ud800 ² Ⅳ U.S. us . \n % 2nd 999999999999".split(" ")),
    max_size=60,
).map(" ".join)  # fmt: skip
TEXT = st.one_of(st.text(max_size=200), WORDS)


def named(signature: Signature) -> set[str]:
    return {signature.terms[n] for n in signature.names}


def test_the_heaviest_terms_come_first_and_names_are_known():
    signature = sign(KERRAN[0])
    assert list(signature.weights) == sorted(signature.weights, reverse=True)
    assert {"tolvan", "kerran", "penwarne", "brannick"} <= named(signature)
    assert not {"flames", "suspicious", "destroyed"} & named(signature)
    assert ("hour", 6.0) in signature.figures
    assert (1,) == signature.weekdays


def test_words_of_grammar_days_and_months_are_no_terms():
    terms = sign("The council said on Tuesday that it would meet in December.").terms
    assert not {"the", "said", "that", "tuesday", "december"} & set(terms)


def test_one_term_for_all_forms_of_a_word():
    assert ["quakes"] == [w for w in sign("Quakes follow quakes. A quake ends.").terms if w.startswith("quake")]


def test_a_stripped_copy_has_the_same_terms_and_figures():
    clean, bare = sign(KERRAN[0]), sign(degrade(KERRAN[0], "strip").text)
    assert set(clean.terms) == set(bare.terms)
    assert clean.figures == bare.figures
    assert {"tolvan", "kerran", "penwarne"} <= named(bare)


def test_a_title_that_the_text_begins_with_is_not_counted_twice():
    title = KERRAN[0].split("\n", 1)[0]
    assert sign(KERRAN[0]) == sign(KERRAN[0], title)
    assert "harbour" in sign(KERRAN[0], "Harbour news").terms


def test_a_long_article_costs_no_more_than_its_beginning():
    assert sign(KERRAN[0] * 100_000) == sign(KERRAN[0] * 100)


def test_not_more_terms_than_allowed_but_all_of_the_lead():
    many = " ".join(f"zx{a}{b}q" for a in "abcdefghij" for b in "abcdefghij")
    signature = sign(many)
    assert MOST_TERMS == len(signature.terms)
    assert set(range(60)) == {signature.terms.index(word) for word in many.split()[:60]}  # all weigh more there
    assert 60 == len(signature.lead)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-05-06", date(2031, 5, 6).toordinal()),
        ("2031-05-06T10:00:00Z", date(2031, 5, 6).toordinal()),
        ("6 May 2031", None),
        ("", None),
        (None, None),
        ("2031-02-30", None),
    ],
)
def test_the_day_of_a_date(published, expected):
    assert expected == day(published)


def test_goes_through_json():
    signature = sign(KERRAN[1], "Title", "2031-05-06")
    assert signature == signed(json.loads(json.dumps(plain(signature))))
    assert len(json.dumps(plain(signature))) < 2000


@given(TEXT, st.one_of(st.none(), TEXT), st.one_of(st.none(), st.text(max_size=12)))
@settings(max_examples=300, deadline=None)
def test_whatever_the_text(text, title, published):
    signature = sign(text, title, published)
    assert len(signature.terms) == len(set(signature.terms)) == len(signature.weights) <= MOST_TERMS
    assert all(0 <= n < len(signature.terms) for n in (*signature.names, *signature.lead))
    assert signature == signed(json.loads(json.dumps(plain(signature))))
