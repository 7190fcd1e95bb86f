"""A fragment of HTML, as feeds and records hold it, to text: a blank line between paragraphs, nothing of scripts."""

from __future__ import annotations

import re
from html import unescape
from threading import local
from typing import Any

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|blockquote|section|article|img|figure|figcaption|table|tr|td"
    r"|pre|script|style|iframe|cite|q|small|sup|sub|body|html|time|main)\b[^<>]*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_BLANK = re.compile(r"[ \t\n\r\f\v]+")
_OF_THREAD = local()
_UNSENDABLE = re.compile("[\ud800-\udfff]")
UNSEEN = frozenset(
    "script style noscript template iframe object embed svg math head audio video canvas select textarea title".split()
)
BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol dl li dt dd blockquote section article aside header footer nav main figure"
    " figcaption table caption tr hr pre address form fieldset details summary body html center".split()
)
LINES = frozenset("li dt dd tr".split())
"""Blocks that follow each other line by line."""
CELLS = frozenset("td th".split())


def plain(text: str) -> str:
    r"""Return `text` as plain text, whether it came as that, with entities in it, or as HTML.

    >>> plain("Tea &amp; buns"), plain("<p>One.</p><p>Two.</p>"), plain("a < b")
    ('Tea & buns', 'One.\n\nTwo.', 'a < b')
    """
    if "<" in text and _TAG.search(text):
        return from_html(text)
    if "&" in text and _ENTITY.search(text):
        text = unescape(text)
        if "<" in text and _TAG.search(text):
            return from_html(text)
    return text


def line(text: str) -> str:
    """Return `text` plain, on one line: a headline, a name."""
    return " ".join(plain(text).split())


def from_html(html: str) -> str:
    """Return the text of a fragment of HTML; whatever is wrong with it, it is read as a browser would."""
    from lxml import etree

    data = _UNSENDABLE.sub("?", html.replace("\0", "")).encode()
    parser = getattr(_OF_THREAD, "parser", None)
    if parser is None:  # made once, for making one takes longer than most fragments do
        # The encoding is told, so that what the fragment says of its own is not believed.
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, target=_Text())
    _OF_THREAD.parser = None
    try:
        parser.feed(b"<html><body><div>" + data)
        text = str(parser.close())
    except (etree.LxmlError, AssertionError):
        return unescape(_TAG.sub(" ", html)).strip()
    _OF_THREAD.parser = parser
    return text


class _Text:
    """Takes what the parser meets, in order: no tree is built, so nothing can be nested too deep."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []
        self._unseen = 0
        self._pre = 0

    def start(self, tag: str, _attributes: Any) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif self._unseen:
            return
        elif tag == "br":
            self._end_line()
        elif tag in BLOCKS:
            self._end_block(tag)
            self._pre += tag == "pre"
        elif tag in CELLS and self._words:
            self._words.append(" ")

    def end(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in BLOCKS and not self._unseen:
            self._end_block(tag)
            self._pre = max(0, self._pre - (tag == "pre"))

    def data(self, text: str) -> None:
        if self._unseen:
            return
        first, *others = text.split("\n") if self._pre else [text]
        self._words.append(first)
        for other in others:
            self._end_line()
            self._words.append(other)

    def comment(self, _text: str) -> None:
        pass

    def close(self) -> str:
        self._end_line()
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip()
        self._begin()
        return text

    def _end_line(self) -> None:
        self._lines.append(_BLANK.sub(" ", "".join(self._words)).strip(" "))
        self._words = []

    def _end_block(self, tag: str) -> None:
        if any(not word.isspace() for word in self._words):
            self._end_line()
        self._words = []
        if tag not in LINES and self._lines and self._lines[-1]:
            self._lines.append("")
