"""An element of XML to text: which elements begin a paragraph, which end a line, which are not of the text."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any, NamedTuple

from whence.reading.xmltree import local

_BLANK = re.compile(r"[ \t\n\r\f\v]+")
_DEEPEST = 300


class Layout(NamedTuple):
    """How the elements of a vocabulary lie on the page, by their names."""

    blocks: frozenset[str]
    lines: frozenset[str]
    """Blocks that follow each other line by line, as the items of a list do."""
    breaks: frozenset[str]
    """Elements that stand for the end of a line."""
    unseen: frozenset[str]
    cells: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    """Elements that hold several readings of one place: the first is the text."""
    doubled: bool = True
    """Whether two ends of lines make a paragraph, as on web pages."""


def prose(element: Any, layout: Layout) -> str:
    """Return the text of an element: blanks single, a blank line between paragraphs.

    An end of line with ``break="no"`` joins the word around it, unless a hyphen goes before it: that stays at the end
    of its line, as on paper, and whoever reads the words joins them.
    """
    page = _Page(layout)
    page.visit(element, 0)
    return page.text()


def line(element: Any, layout: Layout) -> str:
    """Return the text of an element on one line."""
    return " ".join(prose(element, layout).split())


class _Page:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lines: list[str] = []
        self._words: list[str] = []
        self._last = ""
        self._glued = False

    def visit(self, element: Any, depth: int) -> None:
        name = local(element)
        if depth > _DEEPEST or name in self._layout.unseen:
            return
        if not name:
            self._add(_entity(element.text or ""))
            return
        if name in self._layout.breaks:
            self._break(inside=element.get("break") == "no")
            return
        block = name in self._layout.blocks
        if block:
            self._end_block(name)
        elif name in self._layout.cells and self._words:
            self._words.append(" ")
        self._add(element.text)
        for number, child in enumerate(element):
            if not number or name not in self._layout.first:
                self.visit(child, depth + 1)
            self._add(child.tail)
        if block:
            self._end_block(name)

    def _break(self, *, inside: bool) -> None:
        if inside and self._last != "-":
            while self._words and not (bare := self._words.pop().rstrip()):
                pass
            if self._last:
                self._words.append(bare)
            self._glued = True
        elif self._layout.doubled or not all(word.isspace() for word in self._words):
            self._end_line()

    def _add(self, text: str | None) -> None:
        if text and self._glued:
            text = text.lstrip()
            self._glued = not text
        if text:
            self._words.append(text)
            self._last = text.rstrip()[-1:] or self._last

    def text(self) -> str:
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip()

    def _end_line(self) -> None:
        self._lines.append(_BLANK.sub(" ", "".join(self._words)).strip(" "))
        self._words, self._last = [], ""

    def _end_block(self, name: str) -> None:
        if not all(word.isspace() for word in self._words):
            self._end_line()
        self._words = []
        if name not in self._layout.lines and self._lines and self._lines[-1]:
            self._lines.append("")


def _entity(reference: str) -> str:
    """Return the character that HTML means by an entity; of others the reference, as it stands."""
    return html5.get(reference[1:], reference) if reference.startswith("&") else ""
