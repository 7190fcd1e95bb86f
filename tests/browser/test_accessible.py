"""axe-core finds nothing serious on any page, light or dark, wide or narrow, whatever the articles hold."""

from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from tests.browser import hostile
from tests.browser.visiting import visiting
from tests.report.kiln import CREDITS, DIFF, FACTS, QUOTES
from tests.report.stories_fixture import log, twelve
from whence.report.html import to_page

PAGES: dict[str, Any] = {
    "diff": DIFF, "quotes": QUOTES, "credits": CREDITS, "facts": FACTS, "story": twelve(),
    "stories": log(),
}  # fmt: skip
"""One of each layout: a blame is a part of the page of a diff."""
WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 800}
OPENED = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  document.querySelector(".s")?.focus();
}"""
ASKED = """async (rules) => {
  const told = await axe.run(document, { resultTypes: ["violations"], selectors: false, ...rules });
  return told.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map((one) =>
    one.id + ": " + one.help + ": " +
    one.nodes.slice(0, 3).map((node) => node.html.slice(0, 150) + " " + node.failureSummary).join(" | "));
}"""
ALL: dict[str, Any] = {}
LOOKS = {"runOnly": ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]}
"""What depends on the colours and on the width."""
BUT_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}
"""The slowest rule left out: what an article says changes no colour."""


@cache
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(visit: Any, scheme: str, size: dict[str, int], rules: dict[str, Any]) -> list[str]:
    """Return what is serious or critical, each with the first elements that have it."""
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size(size)
    return visit.page.evaluate(ASKED, rules)  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_keeps_nobody_out(browser, kind):
    with visiting(browser, to_page(PAGES[kind]), bypass_csp=True) as visit:
        visit.page.evaluate(OPENED)
        visit.page.evaluate(axe())
        assert [] == violations(visit, "light", WIDE, ALL)
        assert [] == violations(visit, "dark", NARROW, LOOKS)


@pytest.mark.parametrize("kind", PAGES)
def test_hostile_articles_lock_nobody_out(browser, kind):
    with visiting(browser, to_page(hostile.results()[kind]), bypass_csp=True) as visit:
        visit.page.evaluate(OPENED)
        visit.page.evaluate(axe())
        assert [] == violations(visit, "light", NARROW, BUT_CONTRAST)
