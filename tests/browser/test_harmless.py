"""Whatever the articles hold, a page runs nothing of theirs and asks nobody for anything."""

import re

import pytest

from tests.browser.hostile import ELSEWHERE, PAYLOADS, RUN, results
from tests.browser.visiting import visiting
from tests.report.kiln import BLAME
from tests.report.stories_fixture import log
from whence.report.exchange.lineage import svg
from whence.report.html import to_fragment, to_page

KINDS = ("diff", "blame", "quotes", "credits", "facts", "story", "stories")
RAW = "".join(
    f'<i x="{one}">x</i>' if one.startswith('"') else f"<style>{one}" if one.startswith("</style><") else one
    for one in PAYLOADS
    if one.startswith(("<", '"', "</style><")) and not any(odd in one for odd in ("refresh", "</title>", "<!--"))
)
"""Payloads as a page would hold them that forgot to escape. (A policy cannot forbid a refresh.)"""
OWN = {"script": 1, "style": 1, "meta": 5, "title": 1, "html": 1, "head": 1, "body": 1}
FOREIGN = "img, iframe, object, embed, link, form, input, base, video, audio, use, animate, image, [onload], [onfocus]"


def test_what_watches_a_page_sees_what_it_does(browser):
    """Else nothing below would mean anything."""
    with visiting(browser, f"<!doctype html><title>raw</title><body>{RAW}") as visit:
        visit.touch()
        found = visit.misdeeds()
        assert found["taken"] == 1
        assert found["dialogs"]
        assert found["elsewhere"]
        assert {"a.js", "b.css", "d.png", "m.png"} <= {url.rpartition("/")[2] for url in found["asked"]}


@pytest.mark.parametrize(("kind", "way"), [*((kind, "file") for kind in KINDS), ("diff", "http"), ("story", "http")])
def test_a_page_of_hostile_articles_does_nothing_but_show_them(browser, kind, way, tmp_path):
    with visiting(browser, to_page(results()[kind]), tmp_path if way == "file" else None) as visit:
        visit.touch()
        assert {} == visit.misdeeds()
        assert visit.page.url.partition("#")[0] == visit.address
        assert {name: visit.page.locator(f"{name}:not(svg *)").count() for name in OWN} == OWN
        assert visit.page.locator(FOREIGN).count() == 0
        assert "<script>" in visit.page.inner_text("body")


def test_the_policy_holds_even_if_something_were_not_escaped(browser):
    source = to_page(BLAME).replace('<main id="main">', f'<main id="main">{RAW}')
    with visiting(browser, source) as visit:
        visit.touch()
        visit.page.evaluate("document.querySelector('a[href^=\"javascript:\"]').click()")
        found = visit.misdeeds()
        assert found.keys() <= {"said", "violations", "elsewhere"}  # an empty frame is there, and was told nothing
        forbidden = {told.partition(" ")[0] for told in found["violations"]}
        assert forbidden >= {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src"}
        assert forbidden >= {"frame-src", "object-src", "media-src", "base-uri"}


@pytest.mark.parametrize("words", ["default-src 'none'", "base-uri 'none'", "form-action 'none'"])
@pytest.mark.parametrize("result", [BLAME, log()], ids=["blame", "stories"])
def test_the_policy_forbids_all_and_allows_two_hashes(result, words):
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', to_page(result))
    told = [one.strip() for one in policy.replace("&#39;", "'").split(";")]
    assert words in told
    assert [one for one in told if one.startswith(("script-src", "style-src"))] == [
        one for one in told if re.fullmatch(r"(script|style)-src 'sha256-[\w+/]{43}='", one)
    ]
    assert "unsafe" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("kind", KINDS)
def test_a_fragment_of_hostile_articles_does_nothing_in_a_notebook(browser, kind):
    """A notebook has no policy to hold anything back."""
    both = to_fragment(results()[kind]) * 2
    with visiting(browser, f"<!doctype html><title>notebook</title><body><h1>Notebook</h1>{both}</body>") as visit:
        visit.touch()
        assert {} == visit.misdeeds()
        assert visit.page.locator("script").count() == 0
        assert visit.page.locator(FOREIGN).count() == 0
        assert visit.page.locator("[id]").count() == 0


def test_not_even_our_own_script_can_make_elements_of_a_string(browser):
    with visiting(browser, to_page(BLAME)) as visit:
        told = "() => { try { document.body.innerHTML = '<b>x</b>'; } catch (error) { return error.name; } }"
        assert visit.page.evaluate(told) == "TypeError"
        assert visit.page.locator("main").count() == 1


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_drawing_of_hostile_articles_does_nothing_but_show_them(browser, way, tmp_path):
    """It stands alone, without a page around it, and has no policy."""
    source = svg(results()["story"])
    with visiting(browser, source, tmp_path if way == "file" else None, kind="image/svg+xml") as visit:
        visit.touch()
        assert {} == visit.misdeeds()
        page = visit.page
        assert page.evaluate("document.documentElement.nodeName") == "svg"
        found = set(page.evaluate("[...new Set([...document.querySelectorAll('*')].map((one) => one.nodeName))]"))
        assert found == {"svg", "title", "desc", "style", "rect", "text", "path", "g"}
        assert page.locator(".node").count() >= 3
        assert "<script>" in page.evaluate("document.documentElement.textContent")


def test_what_watches_a_page_sees_what_a_drawing_does(browser):
    raw = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{RUN}"><image href="{ELSEWHERE}/a.png"/><g/></svg>'
    with visiting(browser, raw, kind="image/svg+xml") as visit:
        visit.touch()
        found = visit.misdeeds()
        assert found["taken"] == 1
        assert found["asked"] == [f"{ELSEWHERE}/a.png"]
