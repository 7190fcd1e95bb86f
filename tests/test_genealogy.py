"""One story told as a whole: the ferry story, and what else may come."""

from dataclasses import replace
from functools import cache

import pytest

from tests import ferry
from tests.validity import faults
from whence import genealogy
from whence.model import Article, Passage, Span, Story
from whence.options import Options, preset

PLAIN = Options(quotes=False, facts=False)
PARENTS = {
    "2-calder-gazette": "1-skerrywire",
    "3-evening-post": "1-skerrywire",
    "4-harbour-courier": "1-skerrywire",
    "5-newslantern": "4-harbour-courier",
    "6-straits-archive": "3-evening-post",
}


@cache
def story(*, dated: bool = True, quotes: bool = False) -> Story:
    articles = [a if dated else replace(a, date=None) for a in ferry.articles().values()]
    return genealogy.tell(articles, Options() if quotes else PLAIN)


@pytest.mark.parametrize("dated", [True, False])
def test_each_ferry_article_is_drawn_from_its_parent(dated):
    """Five edges, and no pair beyond them; with dates and without."""
    assert PARENTS == {edge.child: edge.parent for edge in story(dated=dated).lineage.edges}
    assert "1-skerrywire" == story(dated=dated).lineage.earliest
    assert 1 == len(story(dated=dated).lineage.origins)


def test_every_edge_and_every_pair_has_reasons():
    assert all(edge.reasons for edge in story().lineage.edges)
    assert all(derivation.reasons for derivation in story().derivations)


def test_a_grandchild_is_told_by_way_of_its_parent_and_siblings_by_their_parent():
    told = {(d.left, d.right): d for d in story().derivations}
    assert ("3-evening-post",) == told["1-skerrywire", "6-straits-archive"].via
    assert ("1-skerrywire",) == told["2-calder-gazette", "3-evening-post"].via
    assert "cannot tell" == told["2-calder-gazette", "3-evening-post"].direction


def test_the_timeline_tells_what_each_brought():
    new = {entry.article: entry.new_share for entry in story().timeline}
    assert [a.id for a in ferry.articles().values()] == [entry.article for entry in story().timeline]
    assert 1.0 == new["1-skerrywire"]
    assert new["2-calder-gazette"] == new["6-straits-archive"] == 0.0
    assert new["4-harbour-courier"] > 0.2


def test_each_child_is_blamed_on_its_parents_alone():
    assert PARENTS == {blame.child.id: blame.parents[0].id for blame in story().blames}
    assert {1} == {len(blame.parents) for blame in story().blames}
    assert [] == [fault for blame in story().blames for fault in faults(blame)]


def test_quotations_and_facts_are_followed_along_the_lineage():
    told = story(quotes=True)
    assert {a.id for a in told.articles} == {v.article for v in told.biographies[0].versions}
    assert told.drifts


def test_the_order_of_the_articles_does_not_matter():
    turned = genealogy.tell(list(ferry.articles().values())[::-1], PLAIN)
    assert PARENTS == {edge.child: edge.parent for edge in turned.lineage.edges}
    assert story().timeline == turned.timeline


def test_known_pairs_are_the_only_ones_compared():
    articles = list(ferry.articles().values())[:3]
    known = {("1-skerrywire", "2-calder-gazette"): ()}
    steps = []
    told = genealogy.tell(articles, PLAIN, known, lambda: steps.append(1))
    assert [("1-skerrywire", "2-calder-gazette")] == [(d.left, d.right) for d in told.derivations]
    assert len(steps) >= 1


def test_two_that_share_a_speakers_words_only_are_not_derived():
    said = (
        "“The harbour at Quillan will be dredged before the winter, whatever it costs us,” said Mayor Orla Penhallow."
    )
    articles = [
        Article("a", f"Fishermen cheered on Monday. {said}"),
        Article("b", f"{said} The opposition walked out."),
    ]
    left, right = (Span(a.text.index("The harbour"), a.text.index("us,”")) for a in articles)
    known = {("a", "b"): (Passage("a", "b", left, right, 6.0, nature="quotation"),)}
    told = genealogy.tell(articles, preset("archive", quotes=False, facts=False), known)
    (derivation,) = told.derivations
    assert "non-derived" == derivation.kind
    assert "speaker" in derivation.reasons[0]
    assert () == told.lineage.edges
    assert 2 == len(told.lineage.origins)


@pytest.mark.parametrize("count", [0, 1])
def test_a_story_of_one_article_or_none(count):
    articles = list(ferry.articles().values())[:count]
    told = genealogy.tell(articles, PLAIN)
    assert count == len(told.timeline)
    assert () == told.lineage.edges
    assert told.to_dict()["kind"] == "story"
