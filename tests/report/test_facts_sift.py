"""Filters of facts: what was asked for, all of it, and nothing else."""

from dataclasses import replace

import pytest

from tests.report.kiln import CHANGES, CLAIMS, DAYS, FACTS
from whence.model import FACT_TYPES, FACT_VERDICTS, Facts, Span, Telling
from whence.report.facts.sift import sift_facts


def changes(result):
    return [change for telling in result.tellings for change in telling.changes]


def facts(result):
    return [fact for sheet in result.sheets for fact in sheet.facts]


@pytest.mark.parametrize("result", [FACTS, CLAIMS, Facts((), ())])
def test_nothing_asked_is_everything(result):
    assert sift_facts(result) == result


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_a_type_in_sheets_changes_and_drifts(kind):
    found = sift_facts(FACTS, types=[kind])
    assert changes(found) == [c for c in changes(FACTS) if c.type == kind]
    assert facts(found) == [f for f in facts(FACTS) if f.type == kind]
    assert found.drifts == tuple(d for d in FACTS.drifts if d.type == kind)
    assert found.articles == FACTS.articles


@pytest.mark.parametrize("verdict", FACT_VERDICTS)
def test_a_verdict_leaves_its_changes_and_their_facts(verdict):
    found = sift_facts(FACTS, verdicts=[verdict])
    assert {c.verdict for c in changes(found)} == {verdict}
    assert set(facts(found)) == {c.right for c in changes(found)} - {None}
    assert all(any(r.verdict == verdict for r in d.readings[1:]) for d in found.drifts)


def test_several_are_any_of_them_and_filters_add_up():
    found = sift_facts(FACTS, verdicts=["conflict", "same"], types=["count", "place"])
    assert [c.verdict for c in changes(found)] == ["conflict"]


def test_changed_is_neither_the_same_nor_equivalent():
    found = sift_facts(FACTS, changed=True)
    assert changes(found) == [c for c in changes(FACTS) if c.verdict not in ("same", "equivalent")]
    assert [d.type for d in found.drifts] == ["count"]
    assert sift_facts(FACTS, changed=True, verdicts=["same"]).drifts == ()


def test_a_fact_within_the_words_of_a_change_stays_with_it():
    changes_ = (replace(CHANGES[0], right=replace(DAYS, span=Span(DAYS.span.begin - 4, DAYS.span.end))),)
    found = sift_facts(replace(FACTS, tellings=(Telling("post.txt", changes_),)), verdicts=["equivalent"])
    assert facts(found) == [DAYS]


def test_one_article_has_no_verdict_to_ask_for():
    assert facts(sift_facts(CLAIMS, changed=True)) == []


def test_what_is_left_is_the_same_kind_of_value():
    assert sift_facts(FACTS, types=["score"]) == replace(
        FACTS,
        sheets=tuple(replace(s, facts=()) for s in FACTS.sheets),
        tellings=tuple(replace(t, changes=()) for t in FACTS.tellings),
        drifts=(),
    )
