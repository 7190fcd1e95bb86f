"""What is told of facts: which changes matter, in which order and words; and what is told of a drift."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.kiln import BLAME, CHANGES, CHILD, DRIFTS, FACTS, HERE, LOOSE, NOT, NOT_THERE, PARENT, SHEETS, at
from whence.model import FACT_TYPES, FACT_VERDICTS, SHIFTS, Change, Drift, DriftReading, Fact, FactSheet, Span
from whence.report.facts.drifted import in_order, standing, who, why, words
from whence.report.facts.judged import Standing, answers, claims, unjudged
from whence.report.facts.places import bits, of_child, of_parent, placed
from whence.report.facts.plain import blame_tally
from whence.report.facts.told import ORDER, around, became, beside, fate, matters, ranked, shift, tally
from whence.report.wording import FACT, FACT_MEANING, FACT_SIGN, FACT_TYPE, SHIFT

BY_VERDICT = {change.verdict: change for change in CHANGES if change.parent != "herald.txt"}


def test_every_word_of_the_model_has_one_meaning():
    assert set(FACT) == set(FACT_MEANING) == set(FACT_SIGN) == set(FACT_VERDICTS)
    assert list(FACT_TYPE) == list(FACT_TYPES)
    assert list(SHIFT) == list(SHIFTS)
    for meanings in (FACT, FACT_MEANING, FACT_TYPE, SHIFT):
        assert len(set(meanings.values())) == len(meanings)


def test_the_gravest_comes_first_and_the_order_within_is_kept():
    told = ranked(CHANGES)
    assert told[0].verdict == "conflict"
    plain = [replace(c, shift=None) for c in CHANGES]
    assert [ORDER.index(c.verdict) for c in ranked(plain)] == sorted(ORDER.index(c.verdict) for c in plain)
    assert [c for c in told if c.verdict == "added"] == [c for c in CHANGES if c.verdict == "added"]


def test_what_was_dropped_weighs_more_where_the_rest_says_something_else_now():
    verdicts = [c.verdict for c in ranked([*CHANGES, replace(BY_VERDICT["dropped"], shift=None)])]
    assert verdicts.index("dropped") < verdicts.index("equivalent")
    assert verdicts[-4:] == ["dropped", "added", "added", "same"]


def test_what_is_alike_or_only_new_does_not_matter():
    assert {c.verdict for c in CHANGES if matters(c)} == {"conflict", "compatible", "unknown", "equivalent", "dropped"}


def test_an_equivalent_matters_if_it_is_put_in_other_words():
    change = Change("negation", "equivalent", "wire.txt", NOT_THERE, NOT, "", 0.9)
    assert not matters(change)
    assert matters(replace(change, shift="converted"))
    assert matters(replace(change, right=replace(NOT, norm="no")))


def test_where_an_article_is_missing_that_is_said():
    alone, beside_nothing = (c for c in CHANGES if c.verdict == "added")
    assert became(alone) == "in no article at hand"
    assert became(beside_nothing) == "nothing in its place"
    assert "added" not in " ".join([*FACT.values(), *FACT_MEANING.values()])


def test_what_else_may_be_said_stands_beside_the_verdict():
    assert fate(BY_VERDICT["compatible"]) == "compatible (or conflict)"
    assert shift(BY_VERDICT["compatible"]) == "another verb of saying"
    assert shift(BY_VERDICT["conflict"]) == ""


def test_the_tally_counts_facts_and_changes():
    assert blame_tally(BLAME) == (
        "8 facts: 1 conflict, 1 compatible, 1 cannot tell, 1 equivalent, 1 in no article at hand, "
        "1 nothing in its place, 1 same, 1 not compared; 1 dropped"
    )
    assert tally(SHEETS[1].facts) == (
        "6 facts: 1 count, 1 duration, 1 place, 1 negation, 1 hedging, 1 attribution verb"
    )
    assert tally((), [BY_VERDICT["dropped"]]) == "0 facts; 1 dropped"
    assert tally(()) == ""


def test_facts_that_no_change_speaks_of():
    assert unjudged(SHEETS[0], CHANGES) == [LOOSE]
    assert unjudged(None, CHANGES) == []


def test_a_change_that_tells_more_words_speaks_of_the_fact_within():
    could = Fact("hedging", Span(4, 9), "could")
    year = Fact("date", Span(20, 24), "1991")
    other = Fact("hedging", Span(30, 34), "may")
    wider = Change("hedging", "conflict", "p", could, replace(could, span=Span(4, 18)), "", 0.9)
    bare = Change("number", "same", "p", year, Fact("number", Span(20, 24), "1991"), "", 0.9)
    sheet = FactSheet("c", (could, year, other))
    assert answers(sheet.facts, [bare, wider]) == {could: 1, year: 0}
    assert unjudged(sheet, [bare, wider]) == [other]
    assert claims(sheet, [bare, wider]) == list(sheet.facts)
    assert claims(None, [bare, wider]) == [wider.right, bare.right]
    assert tally(sheet.facts, [wider, bare]) == "3 facts: 1 conflict, 1 same, 1 not compared"


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6), st.sampled_from(["count", "date"])), max_size=8))
def test_what_stands_over_a_fact_is_all_that_shares_characters_with_it(drawn):
    facts = [Fact(kind, Span(at, at + size), f"{n}") for n, (at, size, kind) in enumerate(drawn)]
    for fact in facts:
        slow = [other for other in sorted(facts, key=lambda f: f.span) if other.span.overlap(fact.span)]
        assert list(Standing(facts).over(fact)) == slow


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        ("conflict", "[-Two potter's wheels-]{+A potter wheel+} was moved and the …"),
        ("equivalent", "… at Brock stops for [-48 hours-]{+two days+}, its owner claimed. …"),
        ("dropped", "… Ada Lund. “Nothing has [-really-] changed,” she said. That …"),
        ("added", "… organized a calm sale. {+Rents rose+}. Odd line. By …"),
        ("same", "“Nothing”"),
    ],
)
def test_values_stand_side_by_side_with_words_around_them(verdict, line):
    assert beside(BY_VERDICT[verdict], PARENT.text, CHILD.text) == line


def test_the_same_words_in_another_place_show_both_places():
    there = Fact("place", at(PARENT, "Brock"), "Brock")
    moved = Change("place", "conflict", "wire.txt", there, HERE, "", 0.9, "moved")
    assert beside(moved, PARENT.text, CHILD.text, 2) == "[-… halted at Brock kiln-]{+… Kiln at Brock stops for …+}"


@given(st.text("ab \n\r\t.“", max_size=40), st.integers(0, 40), st.integers(0, 40), st.integers(1, 4))
def test_what_stands_around_is_the_text_on_the_same_line(text, one, other, count):
    begin, end = sorted((min(one, len(text)), min(other, len(text))))
    before, after = around(Span(begin, end), text, count)
    assert text[:begin].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))
    assert "\n" not in before + after
    assert len(before.split()) <= count + 1
    assert len(after.split()) <= count + 1


def test_a_fact_is_marked_once_with_the_gravest_that_was_said_of_it():
    again = replace(CHANGES[0], verdict="conflict", parent="herald.txt")
    marks = {mark.fact.norm: mark.verdict for mark in of_child([*CHANGES, again])}
    assert marks["P2D"] == "conflict"
    assert LOOSE.norm not in marks
    spans = [mark.fact.span for mark in of_parent(CHANGES, "wire.txt")]
    assert spans == sorted(spans)
    assert len(spans) == sum(c.left is not None for c in CHANGES)


def test_a_fact_opens_once():
    opened: set[int] = set()
    cut = bits([(None, "a "), (0, "48"), (0, " hours"), (1, "x")], opened) + bits([(0, "again")], opened)
    assert [(bit.text, bit.fact, bit.opens) for bit in cut] == [
        ("a ", None, False),
        ("48 hours", 0, True),
        ("x", 1, True),
        ("again", 0, False),
    ]


def test_a_drift_says_who_changed_it_and_who_repeats_it():
    known, unknown = DRIFTS
    assert who(known, str) == "first changed by post.txt; inherited by later.txt"
    assert why(known) == "by their dates"
    assert who(unknown, str) == "who changed it first cannot be told: two of them have no date"
    assert why(unknown) == ""
    texts = {a.id: a.text for a in FACTS.articles}
    assert [words(r, texts) for r in known.readings] == [
        "“Two potter's wheels”", "nothing", "“A potter wheel”", "“Later”",
    ]  # fmt: skip
    assert [standing(known, r, str.upper) for r in known.readings] == [
        "earliest known",
        "dropped",
        "conflict, first to change",
        "conflict, as in POST.TXT",
    ]


def told_by(articles):
    return Drift("count", tuple(DriftReading(a, None, "same") for a in articles), None)


def test_articles_stand_in_the_order_of_the_drifts_else_as_given():
    assert in_order([told_by("ac"), told_by("cb")], ["a", "b", "c"]) == ["a", "c", "b"]
    assert in_order([told_by("bc"), told_by("a")], ["a", "b", "c"]) == ["a", "b", "c"]
    assert in_order([told_by("ab"), told_by("ba")], ["b", "a"]) == ["b", "a"]
    assert in_order([], ["a"]) == []


@given(st.lists(st.permutations("abcd").map(lambda p: "".join(p[:3])), max_size=4))
def test_every_article_of_a_drift_has_one_place(orders):
    found = in_order(map(told_by, orders), "abcd")
    assert sorted(found) == sorted(set("".join(orders)))


def test_a_fact_under_others_leads_to_where_the_first_of_them_begins():
    outer, inner = Fact("role", Span(0, 9), "role"), Fact("person", Span(0, 9), "person")
    apart = Fact("count", Span(20, 22), "20")
    assert placed([outer, inner, apart], {0, 2}, "a0") == {outer: "a0-f0", inner: "a0-f0", apart: "a0-f2"}
    assert placed([outer], set(), "a0") == {}
