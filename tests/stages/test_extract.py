"""The facts of one article, all types together. All texts are invented."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.fuzz import read
from tests.mutants import FIGURES, JUNK, SCRIPTS, sentences
from tests.validity import unfounded
from whence.model import Article, Fact, FactSheet
from whence.stages.extract import extract
from whence.text.degrade import degrade
from whence.text.witness import prepare

NEWS = """\
On Monday, May 12, some 40 workers were taken to hospital in Bergen when a boiler burst at the paper mill, the brigade \
said. Nearly 1,500 people live within 3 miles of it, and 12% of them work there.

The owner, Corin Aldane, 46, did not deny that he had been warned twice. He allegedly paid $350,000 for the boiler in \
2019, half of what a new one costs. “We had 48 hours to repair it,” he claimed at 9:30 a.m.

Governor Pia Lund will visit the mill on Tuesday for more than an hour. It is the third fire of the year and a half \
since the State Fire Office in Oslo closed. Temperatures may fall to minus 4 °C.
"""
WHEN = ("date", "time", "duration")
MUCH = ("number", "count", "percentage", "money", "ordinal", "age", "score", "measure")


def sheet(text: str, date: str | None = None) -> FactSheet:
    article = Article("a", text, date=date)
    found = extract(prepare(article))
    assert [] == unfounded(found, article)
    return found


def told(text: str, date: str | None = None) -> list[tuple[str, str]]:
    return [(fact.type, fact.norm) for fact in sheet(text, date).facts]


def overlapping(facts: list[Fact]) -> list[tuple[Fact, Fact]]:
    return [(one, other) for one, other in pairwise(facts) if one.span.overlap(other.span)]


EXPECTED = {
    "On Monday, May 12": "date", "40 workers": "count", "Bergen": "place", "12%": "percentage", "3 miles": "measure",
    "Corin Aldane": "person", "46": "age", "did not deny": "negation", "allegedly": "hedging", "$350,000": "money",
    "2019": "date", "48 hours": "duration", "claimed": "attribution verb", "9:30 a.m": "time", "Governor": "role",
    "Pia Lund": "person", "more than an hour": "duration", "third": "ordinal", "State Fire Office": "organisation",
    "minus 4 °C": "measure", "may": "hedging", "Nearly 1,500 people": "count",
}  # fmt: skip


@pytest.mark.parametrize("expression", EXPECTED)
def test_every_type_is_found(expression):
    """Within the words given, so that a cue may take in what it bears on."""
    begin = NEWS.index(expression)
    here = [f.type for f in sheet(NEWS).facts if f.span.overlap((begin, begin + len(expression)))]
    assert EXPECTED[expression] in here


def test_facts_stand_in_reading_order():
    spans = [fact.span for fact in sheet(NEWS).facts]
    assert spans == sorted(spans)
    assert len(spans) > len(EXPECTED)


def test_a_word_belongs_to_one_time_or_figure_at_most():
    """ "May" before 12 is no "may", "48" before hours no number."""
    facts = sheet(NEWS).facts
    assert [] == overlapping([f for f in facts if f.type in (*WHEN, *MUCH)])
    spans = [f.span.of(NEWS) for f in facts]
    assert "48" not in spans
    assert "May" not in spans


def test_a_date_makes_days_of_weekdays():
    assert ("date", "2031-05-12") in told(NEWS, "2031-05-13")
    assert ("date", "2031-05-13") in told("Governor Lund will visit the mill on Tuesday.", "2031-05-12")


@pytest.mark.parametrize("date", [None, "", "soon", "2031-02-30"])
def test_without_a_date_weekdays_stay_weekdays_and_a_note_says_so(date):
    found = sheet("Governor Lund will visit the mill on Tuesday.", date)
    assert ("date", "XXXX-WXX-2") in [(f.type, f.norm) for f in found.facts]
    (note,) = found.notes
    assert repr(date) in note if date else "no date" in note
    assert "weekdays" in note


@pytest.mark.parametrize(
    ("text", "date"),
    [("Governor Lund will visit the mill on Tuesday.", "2031-05-12"), ("The mill burned on 3 May 2031.", None),
     ("The mill burned for two hours.", None), ("", None)],
)  # fmt: skip
def test_where_no_date_is_missed_there_is_no_note(text, date):
    assert () == sheet(text, date).notes


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "\ud800", "\x00", "%"])
def test_an_empty_article_has_no_facts(text):
    assert FactSheet("a") == sheet(text)


def test_a_sheet_is_named_for_its_article():
    assert "mill.txt" == extract(prepare(Article("mill.txt", NEWS))).article


PIECES = st.sampled_from([*FIGURES, *JUNK, *SCRIPTS, *sentences()[:40]])


@settings(max_examples=150)
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=120),
        st.text("0123456789.,-+:/$€%°^ \n'abcdemnpst", max_size=60),
        st.lists(PIECES, max_size=10).map(" ".join),
        st.lists(PIECES, max_size=10).map("".join),
    ),
    st.sampled_from([None, "2031-05-13", "0001-01-01", "9999-12-31"]),
)
@example("3/4/5/6/7 1-2-3-4 9:99 p.m. 99:99:99", None)
@example("last year, a decade ago, 4000 years ago", "0001-01-01")
@example("next year, in 90 years, 20 centuries from now", "9999-12-31")
def test_any_text_has_facts_inside_it_or_none(text, date):
    """No exception, everything inside the text, in order, no word in two figures."""
    facts = sheet(text, date).facts
    assert [] == overlapping([f for f in facts if f.type in (*WHEN, *MUCH)])


def test_heaps_of_figures_are_sound():
    """The number in the message makes one again: python -m bench.fuzz --facts --seed N --count 1."""
    assert {} == {seed: fault for seed in range(500) if (fault := read(seed))}


@given(st.text(max_size=80))
def test_the_same_text_has_the_same_facts(text):
    assert sheet(text) == sheet(text)


LOST = {
    ("percentage", "12%"),  # is "12 of them"
    ("money", "$350000"),  # is "350 000"
    ("measure", "-4 °C"),  # is "minus 4 c"
    ("age", "46 years old"),  # told by two commas
}
"""What a stripped copy of the paragraphs above does not tell, or tells as a bare figure."""


def test_a_stripped_copy_has_the_same_figures_and_dates_but_for_lost_marks():
    """With capitals, commas, "$", "%" and "°" gone."""
    clean = Counter(pair for pair in told(NEWS, "2031-05-13") if pair[0] in (*WHEN, *MUCH))
    stripped = Counter(pair for pair in told(degrade(NEWS).text, "2031-05-13") if pair[0] in (*WHEN, *MUCH))
    assert LOST >= set(clean - stripped)
    gained = stripped - clean
    assert {"number"} >= {kind for kind, _ in gained}
    assert set(clean) - LOST


@pytest.mark.parametrize(
    "text",
    [
        "The crash happened at 9:30 p.m. on 13 May 2031.",
        "More than 1,550 people waited for two and a half hours.",
        "Around 4.2 million crowns were lost in a year and a half.",
        "The 21-year-old swam 3,500 metres in 90 minutes.",
        "Two dozen sailors, half a million bales and a third of the boats were lost.",
        "Between 5 and 7 boats sank on the third day, 12 percent of the fleet.",
        "The council met for a 90-minute talk at the end of March.",
    ],
)
def test_one_sentence_stripped_has_the_same_facts(text):
    assert told(text) == told(degrade(text).text)


def test_figures_that_touch_in_a_stripped_copy_may_be_one_or_a_range():
    """ "3.5 kilometres" and "3-5 kilometres" are one there: whichever it is, what is meant lies within it."""
    for text in ("The boy swam 3.5 kilometres.", "The boy swam 3-5 kilometres."):
        (fact,) = sheet(degrade(text).text).facts
        (clean,) = sheet(text).facts
        amount, meant = fact.amount, clean.amount
        assert amount is not None
        assert meant is not None
        assert None not in (amount.low, amount.high, meant.low, meant.high)
        assert (amount.low or 0) <= (meant.low or 0) <= (meant.high or 0) <= (amount.high or 0)


def test_facts_move_with_what_is_put_before_them():
    """What stands in the first paragraph does not depend on what follows in another."""
    facts = sheet(NEWS, "2031-05-13").facts
    more = sheet("The choir will sing in the church. " * 3 + "\n\n" + NEWS, "2031-05-13").facts
    shift = len(more and NEWS) and more[0].span.begin - facts[0].span.begin
    assert [(f.type, f.norm, f.span.begin) for f in facts] == [(f.type, f.norm, f.span.begin - shift) for f in more]


def test_shuffled_sentences_have_the_same_figures():
    parts = ["40 boats sank.", "The fire took 48 hours.", "A share of 12% was lost.", "It cost $350,000.",
             "They walked 3 miles.", "Lund is 46 years old.", "The score was 3-1 at noon on 3 May 2031."]  # fmt: skip
    whole = Counter(told(" ".join(parts)))
    random.Random(4).shuffle(parts)  # noqa: S311 - the same order every time
    assert whole == Counter(told(" ".join(parts)))
    assert whole == sum((Counter(told(part)) for part in parts), Counter())
