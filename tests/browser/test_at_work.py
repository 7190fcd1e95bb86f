"""What a reader does on a page works, with the mouse and with the keys, under the policy that forbids all else."""

from typing import Any

import pytest

from tests.browser.hostile import results
from tests.browser.visiting import visiting
from tests.report.kiln import BLAME
from tests.report.stories_fixture import twelve
from whence.report.html import to_page


@pytest.fixture(scope="module")
def source():
    return to_page(BLAME)


@pytest.fixture
def visit(browser, source, tmp_path):
    with visiting(browser, source, tmp_path) as opened:
        yield opened
        assert {} == opened.misdeeds()


def test_a_sentence_that_is_chosen_shows_its_evidence(visit):
    panel = visit.page.locator(".panel")
    assert not panel.is_visible()
    visit.page.locator(".s >> nth=1").click()
    assert panel.is_visible()
    assert "48 hours" in panel.inner_text()
    assert visit.page.locator(".child .on").count() > 0
    assert visit.page.locator(".parents .on").count() > 0
    assert "sentence 2 of 7" in visit.page.locator(".status").text_content()
    visit.page.get_by_role("button", name="Close the evidence").click()
    assert not panel.is_visible()


def test_the_keys_step_from_sentence_to_sentence(visit):
    keys = visit.page.keyboard
    chosen = lambda: visit.page.evaluate("document.activeElement.dataset.n")  # noqa: E731
    keys.press("j")
    assert chosen() == "0"
    keys.press("j")
    keys.press("j")
    assert chosen() == "2"
    keys.press("k")
    assert chosen() == "1"
    keys.press("Escape")
    assert not visit.page.locator(".panel").is_visible()
    assert chosen() == "1"  # the reader is where he was


def test_all_can_be_reached_with_the_tabulator(visit):
    seen = set()
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        seen.add(visit.page.evaluate("document.activeElement.className.split(' ')[0]"))
    assert {"skip", "s"} <= seen
    visit.page.keyboard.press("j")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert visit.page.evaluate(outline) != "none"


def test_parents_are_tabs(visit):
    tabs = visit.page.get_by_role("tab")
    assert [tabs.nth(n).get_attribute("aria-selected") for n in range(tabs.count())] == ["true", "false"]
    tabs.nth(0).focus()
    visit.page.keyboard.press("ArrowRight")
    assert tabs.nth(1).get_attribute("aria-selected") == "true"
    assert visit.page.locator(".parent >> visible=true").count() == 1


def test_a_link_opens_what_is_folded(visit):
    link = visit.page.locator(".says a[href*='-q']").first
    target = link.get_attribute("href")
    assert not visit.page.locator(target).is_visible()
    link.click()
    assert visit.page.locator(target).is_visible()


def test_a_page_reads_without_its_script(browser, source):
    with visiting(browser, source, java_script_enabled=False) as opened:
        assert opened.page.locator(".text >> visible=true").count() == 1 + len(BLAME.parents)
        assert opened.page.locator(".entry >> visible=true").count() == len(BLAME.sentences)
        assert not opened.page.locator(".panel").is_visible()


def test_the_table_of_a_story_leads_to_its_texts(browser, tmp_path):
    with visiting(browser, to_page(twelve()), tmp_path) as opened:
        link = opened.page.locator(".moments a").first
        target = link.get_attribute("href")
        link.click()
        assert opened.page.locator(f"{target} .text").is_visible()
        assert {} == opened.misdeeds()


@pytest.mark.parametrize("kind", ["blame", "story", "hostile blame", "hostile facts", "hostile story"])
def test_nothing_is_wider_than_the_window(browser, kind):
    """Whatever is too wide scrolls by itself, huge words are broken."""
    plain: dict[str, Any] = {"blame": BLAME, "story": twelve()}
    result = plain.get(kind) or results()[kind.split()[-1]]
    with visiting(browser, to_page(result)) as opened:
        opened.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in (390, 1200):
            opened.page.set_viewport_size({"width": width, "height": 800})
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
