"""Make a worse copy of a text, so that anyone can test on an article of their own what whence makes of worse copies.

Every character of the copy knows the character it came from, so spans can be carried over.
"""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from whence.errors import UsageError
from whence.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("lower", "strip", "ocr")
_CONFUSED = {
    "a": "o", "b": "h", "c": "e", "e": "c", "f": "t", "g": "q", "h": "b", "i": "l", "l": "1", "m": "rn", "n": "u",
    "o": "0", "q": "g", "r": "t", "s": "5", "t": "f", "u": "n", "v": "y", "w": "vv", "y": "v", "I": "l", "O": "0",
    "S": "5", "B": "8", "D": "O", ".": ",", ",": ".",
}  # fmt: skip


class Degraded(NamedTuple):
    """The worse copy, and for each of its characters the offset of the character it came from."""

    text: str
    offsets: list[int]

    def span(self, begin: int, end: int) -> Span:
        """Return the part of the copy that came from characters `begin` to `end` of the text."""
        inside = [n for n, offset in enumerate(self.offsets) if begin <= offset < end]
        while inside and self.text[inside[0]].isspace():
            inside.pop(0)
        while inside and self.text[inside[-1]].isspace():
            inside.pop()
        return Span(inside[0], inside[-1] + 1) if inside else Span(0, 0)


def degrade(text: str, kind: str = "strip", *, seed: int = 0, rate: float = 0.03) -> Degraded:
    """Return a worse copy of `text`.

    ``lower`` loses its capitals. ``strip`` loses capitals, punctuation and line ends: "Trump’s" becomes "trump s", as
    in copies that reached us. ``ocr`` keeps them but is misread at `rate` of its characters, the same ones for the
    same `seed`. Raises `UsageError` for another kind.
    """
    makers = {"lower": _lowered(text), "strip": _stripped(text), "ocr": _misread(text, random.Random(seed), rate)}
    if kind not in makers:
        message = f"no copy is called {kind!r}; choose one of {', '.join(KINDS)}"
        raise UsageError(message)
    pieces = list(makers[kind])
    return Degraded("".join(c for c, _ in pieces), [offset for c, offset in pieces for _ in c])


def _lowered(text: str) -> Iterator[tuple[str, int]]:
    yield from ((char.lower(), n) for n, char in enumerate(text))


def _stripped(text: str) -> Iterator[tuple[str, int]]:
    spaced = True
    for n, char in enumerate(text):
        if unicodedata.category(char)[0] in "LNM":
            yield char.lower(), n
            spaced = False
        elif not spaced:
            yield " ", n
            spaced = True


def _misread(text: str, chance: random.Random, rate: float) -> Iterator[tuple[str, int]]:
    for n, char in enumerate(text):
        if chance.random() >= rate:
            yield char, n
            continue
        slip = chance.random()
        if char == " ":
            if slip > 0.5:
                yield "\n" if slip > 0.8 else "  ", n
        elif slip < 0.6:
            yield _CONFUSED.get(char, char), n
        elif slip < 0.75 and char.isalpha():
            yield char + " ", n
        elif slip < 0.9:
            yield char + chance.choice("'.,-il"), n
