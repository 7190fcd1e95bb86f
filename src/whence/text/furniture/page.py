"""The lines of a page, and their sentences as far as a plain scan tells them.

A scrape that lost its line breaks may have something else in their place: ` ### `, ` *** `, ` • `.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"[\r\n\u2028\u2029\x0b\x0c]+")
_OTHERS = "\r\u2028\u2029\x0b\x0c"
"""What breaks a line and is no line feed."""
_SIGN = re.compile(r"(?:[\r\n\u2028\u2029\x0b\x0c]+|#{2,}|\*{2,}|={2,}|_{2,}|•)")
_SIGNS = ("##", "**", "==", "__", "•")
_END = re.compile(r"([.!?…])[”\"’')\]*]*\s+(?=[^a-z\s])")
_SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Prof|St|Jr|Sr|Co|Inc|Ltd|Corp|vs|No))\Z"
)
_WORD = re.compile(r"\w")
_FAR = 500
Range = tuple[int, int]


class Page:
    """A text and its lines."""

    def __init__(self, text: str) -> None:
        """Take the untouched text."""
        self.text = text

    @cached_property
    def _bounds(self) -> list[int]:
        bounds = [0]
        for match in breaks(self.text):
            bounds += match
        return [*bounds, len(self.text)]

    @cached_property
    def lines(self) -> list[Range]:
        """The lines, without the white space around them; empty ones are among them."""
        bounds = self._bounds
        return [stripped(self.text, bounds[n], bounds[n + 1]) for n in range(0, len(bounds), 2)]

    def line(self, at: int) -> Range:
        """Return the line in which a character stands, or the one before it if it is a break itself."""
        n = (bisect_right(self._bounds, at) - 1) // 2 * 2
        return stripped(self.text, self._bounds[n], self._bounds[n + 1])

    def sentence(self, line: Range, at: int) -> Range:
        """Return the sentence of a line in which a character stands, as far as `_FAR` characters to either side."""
        begin = self._cut(max(line[0], at - _FAR), at, line[0])
        end = next(self._cuts(at, min(line[1], at + _FAR), line[0]), line[1])
        return stripped(self.text, begin, end)

    def _cut(self, begin: int, end: int, first: int) -> int:
        return max(self._cuts(begin, end + 1, first), default=first)

    def _cuts(self, begin: int, end: int, first: int) -> Iterator[int]:
        for match in _END.finditer(self.text, begin, end):
            at = match.start()
            if match.group(1) != "." or not _SHORTENED.search(self.text, max(first, at - 6), at):
                yield match.end()

    def firsts(self) -> Iterator[int]:
        """Yield where the first word of each line begins."""
        text, bounds = self.text, self._bounds
        for n in range(0, len(bounds), 2):
            at, end = bounds[n], bounds[n + 1]
            if at < end and (text[at].isalnum() or text[at] == "_"):
                yield at
            elif match := _WORD.search(text, at, end):
                yield match.start()

    def is_first(self, at: int) -> bool:
        """Tell whether no word stands before a character in its line."""
        return not _WORD.search(self.text, self.line(at)[0], at)

    def is_near_end(self, at: int, lines: int) -> bool:
        """Tell whether a character stands in one of the last so many lines that are not empty, and not in the first."""
        told = self._told
        return len(told) > 1 and at >= max(told[1], told[-lines:][0])

    @cached_property
    def _told(self) -> list[int]:
        return [begin for begin, end in self.lines if begin < end]


def breaks(text: str) -> list[Range]:
    """Return what stands between two lines, from its begin to its end."""
    if not any(sign in text for sign in _SIGNS):
        if any(char in text for char in _OTHERS):
            return [match.span() for match in _BREAK.finditer(text)]
        return list(_feeds(text))
    spans = (match.span() for match in _SIGN.finditer(text))
    return [
        (begin, end)
        for begin, end in spans
        if text[begin] in "\r\n\u2028\u2029\x0b\x0c"
        or ((not begin or text[begin - 1].isspace()) and (end == len(text) or text[end].isspace()))
    ]


def _feeds(text: str) -> Iterator[Range]:
    """Yield the runs of line feeds; what the pattern does, in a third of the time."""
    begin = text.find("\n")
    while begin >= 0:
        end = begin + 1
        while text.startswith("\n", end):
            end += 1
        yield begin, end
        begin = text.find("\n", end)


def stripped(text: str, begin: int, end: int) -> Range:
    """Return a range without the white space at its ends."""
    piece = text[begin:end]
    first = begin + len(piece) - len(piece.lstrip())
    return first, max(first, end - len(piece) + len(piece.rstrip()))
