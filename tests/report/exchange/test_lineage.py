"""The drawing that stands alone: well-formed, harmless, for every reader, and it says what it leaves out."""

import io
import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.report.awkward import HOSTILE
from tests.report.exchange.ferry_tables import any_tables, derivation, pair, tables
from tests.report.stories_fixture import awkward_stories, sixty, three, twelve
from whence.model import Article, Lineage, LineageEdge, Story
from whence.report.exchange import lineage

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "style", "rect", "g", "path", "text"}
ATTRIBUTES = {
    "width",
    "height",
    "viewBox",
    "role",
    "aria-labelledby",
    "id",
    "class",
    "d",
    "x",
    "y",
    "rx",
    "stroke-width",
}


def harmless(source):
    """Return the drawing as elements, having seen that none can do anything."""
    found = etree.fromstring(source)
    elements = list(found.iter())
    assert {one.tag.removeprefix(SVG) for one in elements} <= ALLOWED
    assert {name for one in elements for name in one.attrib} <= ATTRIBUTES
    (style,) = found.iter(f"{SVG}style")
    assert not re.search(r"url\(|@import|expression|[<&]", style.text)
    assert source.isascii() or source.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", source)
    return found


def nodes(found):
    return [one for one in found.iter(f"{SVG}svg") if one is not found]


def lines(found, kind):
    return [one for one in found.iter(f"{SVG}g") if kind in one.get("class").split()]


def said(found):
    """Return the sentences beneath the drawing."""
    return " ".join(one.text for one in found.iter(f"{SVG}text") if "told" in (one.get("class") or ""))


def chain(count, first=0, **more):
    names = [f"{n:04}.txt" for n in range(first, first + count)]
    articles = [{"id": name, "outlet": f"Paper {name}", "date": "2031-05-14"} for name in names]
    return articles, [derivation(a, b, **more) for a, b in pairwise(names)]


def test_a_pair_is_two_boxes_and_a_line():
    file = io.BytesIO()
    lineage.write(pair(), file)
    found = harmless(file.getvalue().decode())
    assert [one.findtext(f"{SVG}title") for one in nodes(found)] == [
        "1 Skerrywire, 2031-05-14 06:10: Ferry aground off Skerry",
        "2 The Post, 2031-05-14: The Skerry ferry ran aground, Skerrywire reports. “We heard the rock,” said…",
    ]
    (line,) = lines(found, "edge")
    assert "75" in line.findtext(f"{SVG}title")
    assert not lines(found, "link")


def test_it_has_a_name_and_a_description_and_a_style_for_dark_rooms():
    found = harmless(lineage.svg(pair()))
    assert found.get("role") == "img"
    names = {one.get("id") for one in found if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert names == set(found.get("aria-labelledby").split())
    assert "from Skerrywire" in found.findtext(f"{SVG}desc")
    assert "prefers-color-scheme: dark" in found.findtext(f"{SVG}style")


def test_what_has_no_direction_is_dotted():
    found = harmless(lineage.svg(tables(derivations=[derivation("a", "b", direction="cannot tell")])))
    assert (len(lines(found, "edge")), len(lines(found, "link"))) == (0, 1)


def test_of_derivations_over_others_only_those_from_parent_to_child_are_drawn():
    rows = [derivation("a", "b"), derivation("b", "c"), derivation("a", "c", via=["b"])]
    assert len(lines(harmless(lineage.svg(tables(derivations=rows))), "edge")) == 2


def test_nothing_to_draw_is_said():
    assert said(harmless(lineage.svg(tables()))) == "No article is known to derive from another."
    many = tables(articles=[{"id": str(n)} for n in range(300)])
    assert said(harmless(lineage.svg(many))) == "No article is known to derive from another."


@pytest.mark.parametrize("make", [three, twelve, sixty])
def test_stories(make):
    story = make()
    found = harmless(lineage.svg(story))
    assert len(lines(found, "edge")) == len(story.lineage.edges)
    assert len(lines(found, "link")) == len(story.lineage.undecided)
    assert len(nodes(found)) == len(story.articles) + len(story.lineage.unseen)
    assert "are drawn" not in said(found)
    assert ("◆" in said(found)) == (story.lineage.earliest is not None)


def test_as_many_as_can_be_read_are_all_drawn():
    articles, rows = chain(lineage.MOST)
    found = harmless(lineage.svg(tables(articles=articles, derivations=rows)))
    assert len(nodes(found)) == lineage.MOST
    assert "are drawn" not in said(found)


def test_of_more_the_largest_groups_are_drawn_and_the_rest_is_counted():
    large, links = chain(150)
    small, others = chain(60, 1000)
    alone = [{"id": f"alone {n}"} for n in range(7)]
    found = harmless(lineage.svg(tables(["A note."], articles=[*small, *alone, *large], derivations=links + others)))
    assert {one.findtext(f"{SVG}title").split()[1] for one in nodes(found)} == {"Paper"}
    assert len(nodes(found)) == 150
    assert len(lines(found, "edge")) == 149
    assert "150 of 217 articles are drawn" in said(found)
    assert "left out: 67 articles and 59 lines between two articles." in said(found)
    assert "A note." in said(found)
    assert "left out: 67 articles" in found.findtext(f"{SVG}desc")


def test_of_a_group_too_large_for_itself_what_is_nearest_to_its_earliest_is_drawn():
    articles, rows = chain(500)
    found = harmless(lineage.svg(tables(articles=articles, derivations=rows)))
    assert len(nodes(found)) == lineage.MOST
    assert len(lines(found, "edge")) == lineage.MOST - 1
    assert "left out: 300 articles and 300 lines" in said(found)


def test_the_same_holds_for_a_story():
    keys = [f"{n:04}" for n in range(300)]
    edges = tuple(LineageEdge(a, b, "wholly", 0.5, 0.9) for a, b in pairwise(keys))
    story = Story("s", tuple(Article(key, "x") for key in keys), (), Lineage(tuple(keys), edges))
    assert "200 of 300 articles are drawn" in said(harmless(lineage.svg(story)))


@pytest.mark.parametrize("hostile", [*HOSTILE, "x" * 10_000, "]]>", "\ufffe\uffff", ""])
def test_hostile_articles(hostile):
    articles = tuple(Article(key, hostile, hostile, hostile, hostile, "javascript:alert(1)") for key in (hostile, "b"))
    edges = (LineageEdge(hostile, "b", "wholly", 0.5, 0.9, (hostile,)),)
    story = Story(hostile, articles, (), Lineage((hostile, "b"), edges, notes=(hostile,)), notes=(hostile,))
    source = lineage.svg(story)
    harmless(source)
    assert len(source) < 20_000
    assert "javascript" not in source


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(awkward_stories())
def test_whatever_a_story_holds(story):
    harmless(lineage.svg(story))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_tables())
def test_whatever_the_tables_hold(given):
    harmless(lineage.svg(given))
