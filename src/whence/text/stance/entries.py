"""The words that tell how sure a text is of what it says, and how they are looked up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text import lexicon

if TYPE_CHECKING:
    from whence.model.facts import FactType

_SAYING = frozenset("neutral doubtful suggestive concessive affirming strong denying".split())
_SILENT = frozenset("idle question intention".split())
"""Kinds that are no facts: expressions that only look like one, and contexts in which nothing is asserted."""


class Entry(NamedTuple):
    """One expression of the list."""

    kind: str
    level: int
    """−3 denied or doubted … 0 … 3 beyond doubt."""
    place: str
    """Where that stands which it bears on: verb, noun, of, near, clause, say, "say?" or none."""
    base: str
    words: list[str]

    @property
    def type(self) -> FactType | None:
        """Return the type of fact that it is; None for what is none."""
        if self.kind in _SILENT:
            return None
        if self.kind in _SAYING:
            return "attribution verb"
        return "negation" if self.kind == "negation" else "hedging"


class Forms(NamedTuple):
    """What may begin with one word."""

    alone: Entry | None
    """The entry of the word itself."""
    longer: dict[str, list[Entry]]
    """By second word, the longest first."""


@cache
def table() -> dict[str, Forms]:
    """Return what may begin with each word."""
    found: dict[str, Forms] = {}
    for line in lexicon.lines("stance.txt"):
        kind, level, place, base, forms = line.split("\t")
        for form in forms.split("|"):
            words = form.split()
            entry = Entry(kind, int(level), place, base, words)
            some = found.setdefault(words[0], Forms(None, {}))
            if len(words) == 1:
                found[words[0]] = some._replace(alone=entry)
            else:
                some.longer.setdefault(words[1], []).append(entry)
    for some in found.values():
        for entries in some.longer.values():
            entries.sort(key=lambda entry: -len(entry.words))
    return found
