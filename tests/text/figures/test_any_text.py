"""Whatever the text: no exception, spans inside it, values in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Article
from whence.model.facts import FACT_TYPES
from whence.text.degrade import degrade
from whence.text.figures.reading import figures
from whence.text.figures.units import currency_names, units
from whence.text.lexicon import lines
from whence.text.witness import prepare

WORDS = sorted({line.split("\t")[1] for line in lines("figure_words.txt")})
FORMS = sorted({" ".join(form) for table in (units(), currency_names()) for rows in table.values() for form, _ in rows})
PIECES = [
    *"0123456789.,-–:/%$£€°'\"()+½¼²\n\t\u00a0\u0640\u202f\ud800٣３",
    "1,550", "1.2m", "5km", "21st", "1e999", "9" * 400, "US$", "USD", "http://a.b/", "@", "Smith, ", "years old",
]  # fmt: skip
SENTENCES = st.lists(st.sampled_from([*WORDS, *FORMS, *PIECES]), max_size=25).flatmap(
    lambda parts: st.sampled_from([" ", " ", ""]).map(lambda gap: gap.join(parts))
)


def check(text):
    begin = 0
    for fact in figures(prepare(Article("a", text))):
        assert begin <= fact.span.begin < fact.span.end <= len(text)
        begin = fact.span.begin
        assert fact.type in FACT_TYPES
        assert fact.norm
        assert 0 <= fact.score <= 1
        if fact.amount is None:
            assert fact.type == "score"
            continue
        low, value, high = fact.amount.low, fact.amount.value, fact.amount.high
        ordered = [end for end in (low, value, high) if end is not None]
        assert ordered == sorted(ordered)
        assert all(abs(end) < 1e60 for end in (*ordered, fact.amount.step))


@given(st.text())
def test_any_text(text):
    check(text)


@given(SENTENCES)
def test_any_mixture_of_what_figures_are_made_of(text):
    check(text)


@given(SENTENCES)
def test_the_same_degraded(text):
    check(degrade(text.title(), "strip").text)


@given(st.text(alphabet="0123456789 .,-/()+\n"))
def test_telephones_tables_and_noise(text):
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800",
        "5\ud800 million",
        "10^400",
        "1" + "0" * 400 + " dollars",
        "9" * 1_000_000,
        "1e999 km",
        "03/04/2019",
        "+1 (555) 123-4567",
        "million " * 500,
        "and one hundred " * 500,
        "1 " * 1000,
        "5-" * 1000,
        "$" * 5000,
        "half a " * 500,
        "between 5 and " * 500,
    ],
)
def test_odd_text(text):
    check(text)
