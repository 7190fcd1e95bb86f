"""What is asked of an article to judge the words that it shares: what it quotes, and its figures.

Both are found by one plain scan. `text.attribution.quotemarks` reads broken marks better and takes a hundred times as
long; here a mark that is read wrongly costs one passage its nature, and a corpus has a million articles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Range = tuple[int, int]

LONGEST = 1500
"""Characters after which a mark that was never closed is held to be a stray."""
_POST = 600
_MARK = re.compile(r"[“”„\"«»]|``|''|\n[ \t]*(?:\n|[ \t]{2})")
_SINGLE = re.compile(rf"(?<!\w)‘(?=\w)[^‘]{{20,{LONGEST}}}?[.,!?…]’(?!\w)")
_OPENING, _CLOSING = "“„«``", "”»''"
_BEFORE_OPENING = " \t\n\r(\\[{—–-/:\u00a0"
_POSTED = re.compile(r"[—–-] ?[^—–\n()]{1,60}\(@\w{1,20}\)")
"""The line below a post of a social network that was embedded: its author, and the name that he goes by there."""
_FIGURE = re.compile(r"\d(?:[\d.,/:-]*\d)?")
_NO_DIGIT = re.compile(r"\D+")
_MOST_DIGITS = 18


class Imprint(NamedTuple):
    """What one article quotes, and its figures."""

    quoted: tuple[Range, ...]
    """Characters ``[begin, end)`` that are somebody's words, in order, none touching another."""
    figures: tuple[tuple[int, int], ...]
    """Where each figure begins, and its digits as a number; a leading 1 keeps noughts, and points do not count."""


def imprint(text: str, *, figures: bool = True) -> Imprint:
    """Return what `text` quotes, and its figures. Never raises; takes time in proportion to the text.

    Figures are asked for only where an outlet is compared with itself; without them this takes half the time.

    >>> text = 'The mayor said: “We lost 1,200 trees.” He left.'
    >>> [text[begin:end] for begin, end in imprint(text).quoted], imprint(text).figures
    (['“We lost 1,200 trees.”'], ((25, 11200),))
    """
    return Imprint(tuple(_joined(sorted(_quoted(text)))), tuple(_figures(text)) if figures else ())


def _figures(text: str) -> Iterator[tuple[int, int]]:
    for match in _FIGURE.finditer(text):
        digits = _NO_DIGIT.sub("", match.group())[-_MOST_DIGITS:]
        yield match.start(), int("1" + digits)


def _quoted(text: str) -> Iterator[Range]:
    found = list(_between(text))
    yield from found
    if not found and "‘" in text:
        yield from (match.span() for match in _SINGLE.finditer(text))
    if "(@" in text:
        yield from _posts(text)


def _between(text: str) -> Iterator[Range]:
    """Yield what stands between double marks. What a paragraph leaves open ends with it."""
    begin = None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark[0] == "\n":
            if begin is not None and at - begin <= LONGEST:
                yield begin, at
            begin = None
        elif _opens(text, mark, at, is_open=begin is not None):
            if begin is None or at - begin > LONGEST:
                begin = at
        elif begin is not None:
            if match.end() - begin <= LONGEST:
                yield begin, match.end()
            begin = None
    if begin is not None and len(text) - begin <= LONGEST:
        yield begin, len(text)


def _opens(text: str, mark: str, at: int, *, is_open: bool) -> bool:
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    could = (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    return could and not (is_open and not before.isspace())


def _posts(text: str) -> Iterator[Range]:
    """Yield the posts that are set into the text, from the begin of their paragraph to the name of who wrote them."""
    for match in _POSTED.finditer(text):
        begin = text.rfind("\n", 0, match.start()) + 1
        yield max(begin, match.start() - _POST), match.end()


def _joined(ranges: list[Range]) -> Iterator[Range]:
    last: Range | None = None
    for begin, end in ranges:
        if last is not None and begin <= last[1]:
            last = last[0], max(end, last[1])
            continue
        if last is not None:
            yield last
        last = begin, end
    if last is not None:
        yield last
