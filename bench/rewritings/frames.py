"""The sentences of sentences.txt: templates with places to fill, each in several wordings."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from bench.rewritings.wording import Place
from whence.model import Span

_FILE = Path(__file__).with_name("sentences.txt")
ANYWHERE, AFTER = "anywhere", "after"
"""The themes of no story: what any story may say besides, and what a child may add right behind the fact."""


class Frame(NamedTuple):
    """One sentence: what is to be filled in, and the wordings."""

    places: dict[str, Place]
    wordings: tuple[str, ...]

    def having(self, name: str) -> list[str]:
        """The wordings that have this place."""
        return [wording for wording in self.wordings if f"{{{name}}}" in wording]


class Theme(NamedTuple):
    name: str
    about: str
    frames: tuple[Frame, ...]


class Filled(NamedTuple):
    """A sentence, and where in it each place is."""

    text: str
    spans: dict[str, Span]


@cache
def themes() -> tuple[Theme, ...]:
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    heads = [n for n, line in enumerate(lines) if line.startswith("## ")]
    found = []
    for begin, end in pairwise((*heads, len(lines))):
        name, _, about = lines[begin].removeprefix("## ").partition(" | ")
        blocks = "\n".join(lines[begin + 1 : end]).strip("\n").split("\n\n")
        found.append(Theme(name, about, tuple(_frame(block.splitlines()) for block in blocks)))
    return tuple(found)


def _frame(lines: list[str]) -> Frame:
    places = {}
    for pair in _pairs(lines[0]):
        name, _, kind = pair.partition("=")
        type_, _, detail = kind.partition(":")
        places[name] = Place(type_, detail)
    return Frame(places, tuple(lines[1:]))


def _pairs(line: str) -> list[str]:
    """The places of the first line; a type may be of several words: "g=miles an hour"."""
    pairs: list[str] = []
    for word in line.split(" "):
        if "=" in word:
            pairs.append(word)
        else:
            pairs[-1] += f" {word}"
    return pairs


def filled(wording: str, values: dict[str, str]) -> Filled:
    """The wording with its places filled in; a capital in front, and no mark doubled where a value brings its own.

    >>> filled("{a} farms, at {c}.", {"a": "a dozen", "c": "3 p.m."})
    Filled(text='A dozen farms, at 3 p.m.', spans={'a': Span(begin=0, end=7), 'c': Span(begin=18, end=24)})
    >>> filled("It shut {d}.", {"d": "on 13 May 2031,"}).text
    'It shut on 13 May 2031.'
    """
    text, last = "", ""
    spans: dict[str, Span] = {}
    for literal, name, _, _ in Formatter().parse(wording):
        if text[-1:] == "," and literal[:1] in (".", ";", ":"):
            text = text[:-1]
            spans[last] = Span(spans[last].begin, len(text))
        text += literal[1:] if text[-1:] in (".", ",") and literal[:1] == text[-1] else literal
        if name is not None:
            value = values[name]
            lead = len(value) - len(value.lstrip(" ,"))
            begin, last = len(text) + lead, name
            text += value
            spans[name] = Span(begin, len(text))
    return Filled(text[:1].upper() + text[1:], spans)
