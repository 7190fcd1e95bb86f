"""A page opened in a real browser, and everything that it tried: scripts, dialogs, requests, complaints."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HTTP = "http://reports.test/page.html"
"""Where a page is served from; there is no network, the browser's requests are answered here."""

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (told) => violations.push(told.violatedDirective + " " + told.blockedURI));
"""
"""What the policy forbade. (A reply to a click of the page's own script that was forbidden would be here too.)"""

EVERYTHING = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const kinds = ["mouseover", "mouseenter", "mousemove", "focus", "focusin", "toggle", "load", "error"];
  document.querySelectorAll("*").forEach((one) => kinds.forEach((kind) => one.dispatchEvent(new Event(kind))));
  document.querySelectorAll("input, [onfocus], .s:nth-of-type(-n + 9), summary").forEach((one) => one.focus());
}"""
"""Open, hover and focus whatever there is."""


@dataclass
class Visit:
    """One page and what came of opening it."""

    page: Any
    address: str
    asked: list[str] = field(default_factory=list)
    """Addresses that were asked for, the page's own left out."""
    dialogs: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """What stands on the console, errors of scripts included."""
    elsewhere: list[str] = field(default_factory=list)
    """Windows that opened, frames that appeared, addresses that the page went to."""

    def touch(self) -> None:
        """Do what a reader may do, all of it: open, hover, focus, step through with the keys."""
        self.page.evaluate(EVERYTHING)
        for key in ("j", "j", "k", "Tab", "Escape"):
            self.page.keyboard.press(key)
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 60))")  # a failing image tells it late

    def misdeeds(self) -> dict[str, Any]:
        """Return what nobody wants of a page, by what it is; nothing of it, if all is well."""
        taken, violations = self.page.evaluate("[window.taken ?? null, window.violations]")
        found = {
            "asked": self.asked, "dialogs": self.dialogs, "said": self.said, "elsewhere": self.elsewhere,
            "taken": taken, "violations": violations,
        }  # fmt: skip
        return {what: told for what, told in found.items() if told}


@contextmanager
def visiting(
    browser: Any, source: str | bytes, where: Path | None = None, kind: str = "text/html", **context: Any
) -> Iterator[Visit]:
    """Open a page: from a file in the folder `where`, or else by http. Nothing that it asks for is ever fetched."""
    raw = source if isinstance(source, bytes) else source.encode()
    address = HTTP
    if where is not None:
        file = where / ("page.svg" if "svg" in kind else "page.html")
        file.write_bytes(raw)
        address = file.as_uri()
    opened = browser.new_context(**{"viewport": {"width": 1200, "height": 800}, **context})
    try:
        page = opened.new_page()
        visit = Visit(page, address)

        def answer(route: Any) -> None:
            if route.request.url.partition("#")[0] != address:
                visit.asked.append(route.request.url)
                route.abort()
            elif where is None:
                route.fulfill(body=raw, content_type=f"{kind}; charset=utf-8")
            else:
                route.continue_()

        opened.route("**/*", answer)
        opened.add_init_script(WATCH)
        page.on("dialog", lambda dialog: _answered(visit, dialog))
        page.on("console", lambda message: visit.said.append(message.text))
        page.on("pageerror", lambda error: visit.said.append(str(error)))
        page.on("popup", lambda popup: visit.elsewhere.append(popup.url))
        page.on("download", lambda load: visit.elsewhere.append(load.url))
        page.on("websocket", lambda socket: visit.asked.append(socket.url))
        page.on("frameattached", lambda frame: visit.elsewhere.append(frame.url))
        page.on("framenavigated", lambda frame: _went(visit, frame.url))
        page.goto(address)
        yield visit
    finally:
        opened.close()


def _answered(visit: Visit, dialog: Any) -> None:
    visit.dialogs.append(dialog.message)
    dialog.dismiss()


def _went(visit: Visit, url: str) -> None:
    if url.partition("#")[0] not in (visit.address, "about:blank"):
        visit.elsewhere.append(url)
