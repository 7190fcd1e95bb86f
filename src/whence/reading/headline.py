"""The title of a page: the headline that its readers see, as far as the page states it, too.

What pages state is often written for search engines and social networks, or has the site's name behind it, or is that
name. The heading in the page is what other articles quote; but the first heading may be anything. So: a heading that
something stated bears out, else what is stated first, else the only heading, else the title in the browser's tab.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

LONGEST = 400
"""Characters of a title, a name or an address beyond which it is something else."""
_HEADINGS = 8
_ALIKE = 0.5
"""Share of the words of the longer of two titles above which they are one title in two forms."""
_BARS = re.compile(r"\s+[-–—|•·:»/]+\s+|\s*\|\s*")
_MOTTO = re.compile(r"\s*\|\s*|\s+[-–—]\s+")
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_WORDS = re.compile(r"\w+")


def headline(root: HtmlElement, stated: Iterable[object], sites: Sequence[str]) -> str | None:
    """Return the title; `stated` are the titles that the page states, `sites` the names of the site."""
    names = {folded(name) for name in sites} | {folded(name.rsplit(".", 1)[0]) for name in sites}
    names.discard("")
    told = _titles(stated, names)
    tab = _titles((_text(e) for e in list(root.iter("title"))[:1]), names)
    headings = _titles((_text(e) for e in list(root.iter("h1"))[:_HEADINGS]), names)
    borne_out = max(
        ((max((_likeness(heading, title) for title in (*told, *tab)), default=0.0), -n, heading)
         for n, heading in enumerate(headings)),
        default=(0.0, 0, None),
    )  # fmt: skip
    if borne_out[0] >= _ALIKE:
        return borne_out[2]
    # A heading that nothing bears out is a menu's or another article's, unless nothing is stated.
    return next(iter((*told, *headings[: len(headings) == 1], *tab, *headings)), None)


def one_line(value: object) -> str | None:
    """Return a value as one line of text; None if it is none, or too long to be what it should be."""
    if not isinstance(value, str) or len(value) > 10 * LONGEST:
        return None
    # Entities are often escaped twice: "Fire &amp;amp; flood" in an attribute.
    text = _SPACE.sub(" ", _CONTROL.sub(" ", html.unescape(value))).strip()
    return text if 0 < len(text) <= LONGEST else None


def folded(text: str) -> str:
    """Return the letters and digits of a name, in small letters."""
    return "".join(_WORDS.findall(text.casefold()))


def without_motto(name: str) -> str:
    """Return a site's name without what it says of itself.

    >>> without_motto("Skerrywire | News from the islands"), without_motto("Harbour Courier")
    ('Skerrywire', 'Harbour Courier')
    """
    return _MOTTO.split(name, maxsplit=1)[0].strip() or name


def name_behind(root: HtmlElement, title: str | None) -> str | None:
    """Return what stands behind the title in the browser's tab, the last of it: the name of the site, as a rule."""
    tab = next((line for element in root.iter("title") if (line := one_line(_text(element)))), None)
    for bar in _BARS.finditer(tab or ""):
        if tab and title and folded(tab[: bar.start()]) == folded(title):
            return _BARS.split(tab[bar.end() :])[-1].strip() or None
    return None


def _titles(values: Iterable[object], names: set[str]) -> list[str]:
    lines = [line for value in values if (line := one_line(value))]
    titles = [_without_site(line, names) for line in lines]
    return [title for title in titles if folded(title) and folded(title) not in names]


def _text(element: HtmlElement) -> str:
    return " ".join(element.itertext())


def _without_site(title: str, names: set[str]) -> str:
    """Return a title without "| Skerrywire" behind or before it."""
    bars = list(_BARS.finditer(title))
    for bar in bars:
        if folded(title[bar.end() :]) in names:
            return title[: bar.start()].strip()
    if bars and folded(title[: bars[0].start()]) in names:
        return title[bars[0].end() :].strip()
    return title


def _likeness(one: str, other: str) -> float:
    left, right = set(_WORDS.findall(one.casefold())), set(_WORDS.findall(other.casefold()))
    return len(left & right) / max(len(left), len(right), 1)
