"""The page of a story and of a log: readable at any size, harmless whatever the articles hold, for every reader."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings

from tests.report.awkward import HOSTILE
from tests.report.stories_fixture import awkward_logs, awkward_stories, log, sixty, three, twelve
from tests.report.test_html import Page, shown
from whence.model import Article, Passage, Span, Story, TimelineEntry
from whence.report.stories import html, passages
from whence.report.stories.cast import cast
from whence.report.stories.html import to_fragment, to_page
from whence.report.stories.survey import survey
from whence.report.stories.view import lines

STORIES = {"3": three, "12": twelve, "60": sixty}
EVERY = {**STORIES, "log": log}


def main(source):
    """What stands between header and footer, without style and script."""
    return source.partition("</style>")[2].partition("<script>")[0]


def words(source):
    return " ".join(re.sub(r"<[^>]*>", " ", main(source)).split())


@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)
def test_a_page_asks_the_network_for_nothing_and_its_links_lead_somewhere(make):
    page = Page(to_page(make()))
    names = [tag for tag, _ in page.tags]
    assert not {"img", "link", "iframe", "object", "embed", "form", "base"} & set(names)
    (policy,) = (a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)
def test_headings_stand_in_order_and_every_head_of_a_table_says_what_it_heads(make):
    source = to_page(make())
    page = Page(source)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(told.get("scope") for tag, told in page.tags if tag == "th")
    boxes = [told for tag, told in page.tags if "scroll" in (told.get("class") or "").split()]
    assert all(b.get("tabindex") == "0" and b.get("role") == "region" and b.get("aria-label") for b in boxes)
    for told in (told for tag, told in page.tags if tag == "svg" and told.get("class") in ("graph", "strip")):
        assert told["role"] == "img"
        assert told.get("aria-label") or told.get("aria-labelledby")


@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)
def test_nobody_is_called_the_original(make):
    assert "original" not in words(to_page(make())).lower()
    assert "original" not in to_fragment(make()).lower()


def test_the_first_lines_say_how_many_confirmations_there_are():
    assert "3 articles, one origin: this is one report retold, not 3 confirmations." in words(to_page(three()))
    told = words(to_page(twelve()))
    assert "12 articles from 10 outlets, 2031-05-14 to 2031-05-16." in told
    assert "They go back to 4 origins: 4 independent confirmations at most, not 12." in told
    assert "The earliest known witness is Harbour Wire [harbour-wire-0514-0610], 2031-05-14 06:10." in told
    assert "1 parent must have been there and is not at hand." in told
    assert "1 article has no date that can be trusted." in told


def test_the_drawing_shows_the_earliest_the_unseen_and_what_cannot_be_told():
    source = to_page(twelve())
    (graph,) = re.findall(r'<svg class="graph".*?\n</svg>', source, re.DOTALL)
    assert graph.count('class="g-node article"') == 11
    assert graph.count('class="g-node earliest"') == 1
    (unseen,) = re.findall(r'<svg class="g-node unseen".*?</svg>', graph)
    assert "Norland Press?" in unseen
    assert graph.count('class="g-edge unsure"') == 3
    assert graph.count('class="g-edge"') == 7
    assert graph.count('class="g-link"') == 1
    assert "– mirror-4471 was published later." in graph
    assert "The table below has every edge" in graph


def test_boxes_do_not_lie_on_each_other():
    for make in STORIES.values():
        (graph,) = re.findall(r'<svg class="graph".*?\n</svg>', to_page(make()), re.DOTALL)
        found = re.findall(r'<svg class="g-node \w+" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', graph)
        boxes = [tuple(map(int, box)) for box in found]
        for n, (x, y, width, height) in enumerate(boxes):
            for x2, y2, *_ in boxes[n + 1 :]:
                assert abs(x - x2) >= width or abs(y - y2) >= height


def test_every_edge_is_in_the_table_with_its_reasons():
    source = to_page(sixty())
    (table,) = re.findall(r'<details class="edges">.*?</details>', source, re.DOTALL)
    assert table.count('<tr><th scope="row">') == len(sixty().lineage.edges)
    assert table.count("It keeps a rare slip.") > 40


def test_the_matrix_has_a_row_and_a_column_an_article_and_marks_parents():
    source = to_page(twelve())
    (table,) = re.findall(r'<table class="matrix">.*?</table>', source, re.DOTALL)
    assert table.count('scope="col"') == table.count('scope="row"') == 12
    assert table.count("‹") == 8  # ten edges, two of them from a parent that is not at hand
    many = sixty(101)
    assert '<table class="matrix">' not in to_page(many)
    assert "too many articles for a table of all with all" in to_page(many)


def test_a_strip_is_higher_where_more_have_the_words():
    who = cast(twelve())
    (strip,) = (s for s in survey(twelve()).strips if s.who.number == who.number["averley-post-88121"])
    paths = dict(strip.levels)
    assert max(paths) == 5
    assert "v-20" in paths[5]
    assert strip.most == 7


def test_a_quotation_and_a_fact_have_a_row_a_variant_in_the_order_of_time():
    source = to_page(twelve())
    quotes = source.partition('id="quotations"')[2].partition('id="facts"')[0]
    fates = re.findall(r'<span class="variant-fate[^>]*>([^<]*)', quotes)
    assert fates == ["first met", "trimmed", "altered", "first met"]
    assert "<del> and we do not know why,</del>" in quotes
    assert "<ins> barely</ins>" in quotes
    facts = source.partition('id="facts"')[2].partition('id="texts"')[0]
    assert re.findall(r'<span class="variant-fate[^>]*>([^<]*)', facts) == ["earliest known", "conflict"]
    assert "first changed by 4 Norland Mirror; inherited by 5 The Globe, 12 Reservoir Watch" in facts


def test_a_stretch_leads_to_the_same_words_in_its_parent():
    story = twelve()
    page = to_page(story)
    post = page.partition('<details class="telling" id="a3">')[2].partition("</details>")[0]
    link, told = re.findall(r'<a class="st-from"[^>]*href="#([^"]+)"[^>]*>(.*?)</a>', post, re.DOTALL)[0]
    assert 'data-from="1"' in post
    assert link.startswith("a1-t")
    (there,) = re.findall(rf'id="{link}"[^>]*>(.*?)</', page, re.DOTALL)
    assert there[:40] == told[:40]
    assert re.search(r'<span class="st-new"[^>]*>The road from Averley', post)


@pytest.mark.parametrize("make", STORIES.values(), ids=STORIES)
def test_every_text_stands_on_the_page_once_and_whole(make):
    story = make()
    assert Page(to_page(story)).columns == [shown(a) for a in cast(story).articles]


def test_an_endless_text_is_cut_and_that_is_said():
    endless = Article("long", "The gate jams again. " * 20_000, "Gazette")
    story = Story("s", (endless,), (), replace(three().lineage, articles=("long",), edges=(), earliest=None))
    source = to_page(story)
    assert len(source) < 400_000
    assert f"{len(endless.text) - passages.SHOWN:,} more characters are not shown here." in source


def test_long_names_are_cut_and_stand_whole_in_a_tooltip():
    story = three()
    title = "Gate " * 2_000
    long = replace(story.articles[0], outlet="The " + "Very " * 30 + "Long Gazette", title=title)
    source = to_page(replace(story, articles=(long, *story.articles[1:])))
    assert f'title="{title.strip()}"' in source
    assert re.search(r"<h1[^>]*>(.*?)</h1>", source)[1].endswith("…")  # type: ignore[index]
    assert all(
        len(line) < 400 for line in re.findall(r">([^<>]+)<", main(source)) if re.search("(Gate|Very) " * 9, line)
    )


@pytest.mark.parametrize("hostile", [*HOSTILE, "\u202e" * 9, "id\nwith\nlines", "x" * 10_000], ids=ascii)
def test_hostile_articles_come_out_harmless(hostile):
    one = Article(f"a{hostile}", f"{hostile} jams.", hostile, "2031", hostile, f"javascript:{hostile}")
    other = Article(f"b{hostile}", f"{hostile} jams.", hostile, hostile, None)
    whole = Span(0, len(one.text))
    base = twelve()
    edge = replace(base.lineage.edges[0], parent=one.id, child=other.id, reasons=(hostile,))
    unseen = replace(base.lineage.unseen[0], children=(one.id,), agency=hostile, reasons=(hostile,))
    lineage = replace(base.lineage, edges=(edge,), unseen=(unseen,), earliest=one.id, origins=((one.id, other.id),))
    entry = TimelineEntry(one.id, hostile, (whole,), 1.0)
    story = Story(hostile, (one, other), (entry,), lineage, (Passage(one.id, other.id, whole, whole, 9.0),))
    for source in (to_page(story), to_fragment(story)):
        source.encode("utf-8")
        page = Page(source)
        assert sum(tag == "script" for tag, _ in page.tags) == ("<!doctype" in source)
        assert not [
            a for _, attrs in page.tags for a in attrs if a.startswith("on") or a in ("style", "src", "autofocus")
        ]
        assert all(link.startswith("#") for link in page.links)
        assert "\x1b" not in source
        assert "\u202e" not in source


@settings(max_examples=12, deadline=None)
@given(awkward_stories(), awkward_logs)
def test_awkward_stories_add_no_element_and_no_attribute(story, stories):
    for source in (face(result) for result in (story, stories) for face in (to_page, to_fragment)):
        source.encode("utf-8")
        page = Page(source)
        assert sum(tag == "script" for tag, _ in page.tags) == ("<!doctype" in source)
        assert not [
            a for _, attrs in page.tags for a in attrs if a.startswith("on") or a in ("style", "src", "autofocus")
        ]
        assert all(link.startswith(("#", "http://", "https://")) for link in page.links)
        assert len(page.ids) == len(set(page.ids))
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert Page(to_page(story)).columns == [shown(a) for a in cast(story).articles]


def test_sixty_articles_are_a_page_in_a_second_and_less_than_a_megabyte():
    begun = process_time()
    source = to_page(sixty())
    assert process_time() - begun < 4
    assert len(source) < 1_000_000


def colours(dark):
    """The colours of the page's style sheet, by name."""
    style = Path(html.__file__).parents[1].joinpath("templates", "page.css").read_text("utf-8")
    light, _, rest = style.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", light))
    if dark:
        found |= dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", rest.partition("\n}")[0]))
    return {name: tuple(int(value[n : n + 2], 16) / 255 for n in (1, 3, 5)) for name, value in found.items()}


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one, other, share):
    return tuple(a * share + b * (1 - share) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground_of_the_story(dark):
    style = Path(html.__file__).parents[1].joinpath("templates", "story.css").read_text("utf-8")
    known = colours(dark)
    shares = [int(s) / 100 for s in re.findall(r"\.m\d \{ background: color-mix\(in srgb, var\(--st\) (\d+)%", style)]
    assert len(shares) == 5
    assert all(contrast(known["ink"], mixed(known["verbatim"], known["card"], share)) >= 4.5 for share in shares)
    for name in ("soft", "edited", "new", "verbatim", "left", "add"):
        assert contrast(known[name], known["card"]) >= 4.5
        assert contrast(known[name], known["paper"]) >= 4.5
    assert contrast(known["onmark"], known["new"]) >= 4.5
    assert contrast(known["onmark"], known["verbatim"]) >= 4.5


def test_every_line_of_the_log_is_a_row():
    source = to_page(log())
    assert source.count('<td class="id">') == 4
    assert "Harbour Wire, Valley Courier, The Averley Post, Norland Mirror and 6 more" in source
    assert "The archive was last grouped on 2031-05-17." in source
    assert "No story yet" in to_page(replace(log(), stories=()))


def test_a_fragment_is_small_and_styles_only_itself():
    for make in (twelve, log):
        fragment = to_fragment(make())
        assert len(fragment) < 10_000
        (rules,) = re.findall(r"<style>(.*?)</style>", fragment, re.DOTALL)
        assert all(line.startswith(".whence") for line in rules.splitlines() if line)
    assert "and 48 more articles" in to_fragment(sixty())


def test_reasons_are_told_once():
    assert lines(["a\nb", "a\nb", "", "c"]) == ("a b", "c")
