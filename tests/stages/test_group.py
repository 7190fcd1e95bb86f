"""Stories: found, named, kept when articles come one by one, joined and split."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.telling.articles import COUNCIL, KERRAN, MORVAH
from whence import degrade
from whence.stages.group import Link, group
from whence.text.telling.signature import sign

ARTICLES = {
    **{f"k{n}": text for n, text in enumerate(KERRAN)},
    **{f"m{n}": text for n, text in enumerate(MORVAH)},
    "c": COUNCIL,
}
STORIES = {"k0": ("k0", "k1", "k2"), "m0": ("m0", "m1", "m2"), "c": ("c",)}


def signatures(ids=ARTICLES, dates=None, texts=ARTICLES):
    return {id: sign(texts[id], None, (dates or {}).get(id)) for id in ids}


def test_two_fires_are_two_stories_and_the_council_is_a_third():
    grouping = group(signatures())
    assert STORIES == grouping.stories
    assert sorted(STORIES) == sorted(story.id for story in grouping.touched)
    assert () == grouping.gone


def test_stripped_articles_make_the_same_stories():
    texts = {id: degrade(text, "strip").text for id, text in ARTICLES.items()}
    assert STORIES == group(signatures(texts=texts)).stories


def test_every_article_but_the_earliest_says_why_it_is_there():
    story = group(signatures()).touched[0]
    assert ["k1", "k2"] == [bond.article for bond in story.bonds]
    assert all(bond.to in story.articles and bond.score > 0.5 for bond in story.bonds)
    assert all(bond.reasons[0].startswith("both name ") for bond in story.bonds)


def test_a_story_tells_which_look_alike_it_was_kept_apart_from():
    quakes = {
        "a": "A quake of 5.6 magnitude shook Qelm island on Monday, Iran radio said, and 5 people of Dargan were hurt.",
        "b": "Five hurt as quake of 5.6 magnitude shakes Qelm island. Villages near Dargan felt it, Iran radio said.",
        "c": "A quake of 6.1 magnitude shook Qelm island on Sunday, Iran radio said, and 10 people of Turyan died.",
        "d": "Ten killed as quake of 6.1 magnitude shakes Qelm island. Villages near Turyan felt it, Iran radio said.",
    }
    grouping = group({id: sign(text) for id, text in quakes.items()})
    kept = [apart for story in grouping.touched for apart in story.apart]
    for apart in kept:
        assert apart.score > 0.5
        assert apart.reasons[-1].startswith("the two stories have less in common")
    if len(grouping.stories) > 1:
        assert kept


def test_the_earliest_known_comes_first_and_names_the_story():
    dates = {"k0": "2031-05-08", "k1": "2031-05-06", "m0": "2031-05-06"}
    stories = group(signatures(dates=dates)).stories
    assert ("k1", "k0", "k2") == stories["k1"]
    assert ("m0", "m1", "m2") == stories["m0"]


def test_the_same_fire_years_later_is_another_story():
    again = {**{id: ARTICLES[id] for id in ("k0", "k1")}, "z0": KERRAN[2]}
    dates = {"k0": "2031-05-06", "k1": "2031-05-06", "z0": "2045-01-01"}
    assert {"k0": ("k0", "k1"), "z0": ("z0",)} == group(signatures(again, dates, again)).stories


def test_reuse_joins_what_words_alone_would_not():
    left, right = (
        "Penwarne ferry sails again after repairs.",
        "Engines were mended: the Kerran ferry carries passengers.",
    )
    two = {"a": sign(left), "b": sign(right)}
    alone, linked = group(two), group(two, [Link("a", "b", 0.9), Link("a", "gone", 1.0), Link("a", "a", 1.0)])
    assert {"a": ("a",), "b": ("b",)} == alone.stories
    assert {"a": ("a", "b")} == linked.stories
    assert "one reuses 90 percent of the other" in linked.touched[0].bonds[0].reasons


@pytest.mark.parametrize("seed", range(5))
def test_one_by_one_as_all_at_once(seed):
    order = sorted(ARTICLES, key=lambda id: (ord(id[0]) + ord(id[-1])) * (seed + 3) % 11)
    found: dict[str, tuple[str, ...]] = {}
    for n in range(1, len(order) + 1):
        found = group(signatures(order[:n]), (), found).stories
    assert {frozenset(articles) for articles in STORIES.values()} == {frozenset(a) for a in found.values()}


def test_only_the_story_that_a_new_article_belongs_to_is_touched():
    before = group(signatures([id for id in ARTICLES if id != "k2"])).stories
    grouping = group(signatures(), (), before)
    assert STORIES == grouping.stories
    assert [("k0", ("k0", "k1", "k2"))] == [(story.id, story.articles) for story in grouping.touched]


def test_a_story_keeps_its_name_when_an_earlier_article_turns_up():
    dates = {"k0": "2031-05-06", "k1": "2031-05-06", "k2": "2031-05-05"}
    before = group(signatures(["k0", "k1"], dates)).stories
    assert {"k0": ("k2", "k0", "k1")} == group(signatures(["k0", "k1", "k2"], dates), (), before).stories


def test_two_stories_become_one_when_the_missing_piece_comes():
    before = {"k0": ("k0",), "k1": ("k1",)}  # as if nothing had tied them
    grouping = group(signatures(["k0", "k1", "k2"]), (), before)
    assert {"k0": ("k0", "k1", "k2")} == grouping.stories
    assert ("k1",) == grouping.gone


def test_a_story_that_was_wrongly_one_is_split_when_it_is_touched():
    before = {"k0": ("k0", "k1", "m0", "m1")}
    grouping = group(signatures(), (), before)
    assert STORIES == grouping.stories


def test_removed_articles_leave_and_the_rest_is_named_anew():
    grouping = group(signatures(["k1", "k2", "c"]), (), {"k0": ("k0", "k1", "k2"), "m0": ("m0",), "c": ("c",)})
    assert {"k1": ("k1", "k2"), "c": ("c",)} == grouping.stories
    assert ("k0", "m0") == grouping.gone
    assert ["k1"] == [story.id for story in grouping.touched]


def test_a_changed_article_left_out_of_its_story_is_placed_again():
    texts = {**ARTICLES, "k0": COUNCIL}
    grouping = group(signatures(texts=texts), (), {**STORIES, "k0": ("k1", "k2")})
    assert ("k1", "k2") == grouping.stories["k1"]
    assert {"k0", "c"} == set(next(articles for articles in grouping.stories.values() if "c" in articles))


def test_nothing_and_empty_articles():
    assert ({}, (), ()) == group({})
    assert {"a": ("a",), "b": ("b",)} == group({"a": sign(""), "b": sign("")}).stories


def test_many_copies_of_one_article_are_one_story_in_good_time():
    copies = {str(n): sign(f"{KERRAN[0]} Copy {n}.") for n in range(300)}
    assert 1 == len(group(copies).stories)


WORDS = "Kerran Morvah quay shed fire blaze Tolvan Lanyon 6 hours 2 hours Tuesday the of".split()
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(st.lists(TEXT, max_size=8), st.integers(0, 8))
@settings(max_examples=60, deadline=None)
def test_every_article_is_in_one_story_named_after_one_of_its_own(texts, first):
    signed = {str(n): sign(text) for n, text in enumerate(texts)}
    before = group({id: signed[id] for id in list(signed)[:first]}).stories
    stories = group(signed, (), before).stories
    assert sorted(signed) == sorted(id for articles in stories.values() for id in articles)
    assert all(name in articles for name, articles in stories.items())
