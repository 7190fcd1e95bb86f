"""What a notebook shows: never more than it can carry, with styles that touch nothing around it, harmless."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from time import process_time

import pytest

from tests.report.awkward import HOSTILE
from tests.report.kiln import BLAME, CHILD, CREDITS, DIFF, EVERY, FACTS, QUOTES
from tests.report.stories_fixture import log, sixty
from tests.report.test_html import Page
from whence.model import Article, Blame, Derivation, Diff, Evidence, SentenceVerdict, Span, Stories
from whence.report import html
from whence.report.glimpse import LENGTH, PARTS, ROWS
from whence.report.html import to_fragment
from whence.report.stories.html import status_fragment


def fifty() -> Diff:
    """Fifty articles, each compared with each, and all related."""
    articles = tuple(Article(f"a{n}", CHILD.text, f"Outlet {n}") for n in range(50))
    pairs = tuple(
        Derivation(l.id, r.id, "wholly", "right from left", 0.9, 0.9, 1, 1, ("It is dated later.",))
        for l, r in combinations(articles, 2)
    )
    blames = tuple(replace(BLAME, child=replace(CHILD, id=pair.right), derivations=(pair,)) for pair in pairs)
    return Diff(articles, pairs, blames, DIFF.drifts * 40, ("A cap was met.",))


def test_fifty_articles_stay_small_and_quick_and_say_what_is_left_out():
    result = fifty()
    begun = process_time()
    fragment = to_fragment(result)
    assert process_time() - begun < 2
    assert len(fragment) < 60_000
    assert "50 articles, 1,225 related pairs" in fragment
    assert (
        f"and {1225 - ROWS:,} more pairs; <code>to_html()</code> and <code>to_dict()</code> have all of it" in fragment
    )
    assert f"and {1225 - PARTS:,} more children; " in fragment
    assert "more like these" in fragment


@pytest.mark.parametrize("result", [QUOTES, CREDITS, FACTS], ids=["quotes", "credits", "facts"])
def test_many_articles_stay_small(result):
    many = (*result.articles, *(Article(f"a{n}", CHILD.text) for n in range(200)))
    fragment = to_fragment(replace(result, articles=many))
    assert len(fragment) < 20_000
    assert "more articles; <code>to_html()" in fragment


def test_many_stories_stay_small():
    told = Stories(log().stories * 300)
    assert len(to_fragment(told)) < 10_000
    assert f"and {1200 - ROWS:,} more stories" in to_fragment(told)
    assert "and 48 more articles" in to_fragment(sixty())


def test_a_sentence_without_an_end_is_cut():
    text = "The kiln stops and " * 60_000
    whole = Span(0, len(text))
    verdict = SentenceVerdict(whole, "edited", 0.9, 0.9, text, (Evidence("p", "aligned", whole, whole, 1, 1),))
    blame = Blame(Article("c" * 50_000, text), (Article("p", text),), (verdict,), (), (), (), ())
    fragment = to_fragment(blame)
    assert len(fragment) < 20_000
    assert "…" in fragment
    assert not re.search(rf"[^<>]{{{LENGTH + 20}}}", fragment.partition("</style>")[2])


def test_what_is_too_large_all_the_same_gives_way_to_a_sentence(monkeypatch):
    monkeypatch.setattr(html, "LARGEST", 3_000)
    fragment = to_fragment(BLAME)
    assert "Where The Post comes from" in fragment
    assert "Too large to be shown here: <code>to_html()</code>" in fragment
    assert len(fragment) < 2_000


@pytest.mark.parametrize("result", [*EVERY.values(), log(), sixty()], ids=[*EVERY, "log", "story"])
def test_styles_stay_inside_and_nothing_has_an_id(result):
    page = Page(f"<div>{to_fragment(result)}{to_fragment(result)}</div>")
    assert page.ids == []
    assert not [tag for tag, _ in page.tags if tag in ("script", "link", "img", "a")]
    rules = re.findall(r"<style>(.*?)</style>", to_fragment(result), re.DOTALL)[0]
    assert all(
        selector.strip().startswith(".whence")
        for rule in re.findall(r"([^{}]+)\{", rules)
        for selector in rule.split(",")
    )


def test_colours_are_the_notebooks_own():
    """Words in the colour of the notebook on grounds that let it through, so that they can be read in the dark too."""
    rules = re.findall(r"<style>(.*?)</style>", to_fragment(BLAME), re.DOTALL)[0]
    assert {"inherit"} == set(re.findall(r"[{; ]color: ([^;]+);", rules))
    grounds = re.findall(r"background: ([^;]+);", rules)
    assert grounds
    assert all(re.fullmatch(r"rgba\(\d+, \d+, \d+, \.[12]\d?\)", ground) for ground in grounds)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_state_of_an_archive_is_shown_and_does_nothing(hostile):
    fragment = status_fragment({"path": hostile, "articles": 12_000, "text_bytes": 9_400_000, "notes": [hostile] * 90})
    fragment.encode("utf-8")
    page = Page(fragment)
    assert {tag for tag, _ in page.tags} == {"div", "style", "h4", "table", "tbody", "tr", "th", "td"}
    assert "12,000" in fragment
    assert "9.4 MB" in fragment
    assert "\x1b" not in fragment
    assert fragment.count("<tr>") <= 4 * ROWS


def test_the_plain_form_says_what_it_is_and_is_short():
    """A terminal shows it, and a notebook keeps it beside the page."""
    assert repr(BLAME).startswith("<whence.Blame 'post.txt' 2 parents, 7 sentences, ")
    assert repr(log()) == "<whence.Stories 4 stories, 1 note>"
    assert repr(Stories(())) == "<whence.Stories of nothing>"
    assert all(len(repr(result)) < 300 for result in (*EVERY.values(), sixty(), fifty()))
    hostile = repr(Blame(Article("\x1b[2J\u202e" * 90, ""), (), (), (), (), (), ()))
    assert "\x1b" not in hostile
    assert "\u202e" not in hostile
    assert len(hostile) < 1_200


def test_an_archive_and_what_it_hands_out_show_themselves(tmp_path):
    """Even where nothing else of whence was used before."""
    told = (
        "import sys, whence; a = whence.Archive.create(sys.argv[1]); "
        "print(a._repr_html_(), a.stories()._repr_html_(), a)"
    )
    done = subprocess.run([sys.executable, "-c", told, str(tmp_path)], capture_output=True, text=True, check=True)
    assert "<h4>Archive</h4>" in done.stdout
    assert "No story yet" in done.stdout
    assert f"<whence.Archive '{tmp_path}" in done.stdout
