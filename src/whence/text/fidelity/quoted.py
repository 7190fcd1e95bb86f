"""A quotation, and the ground it is looked for in: an article seen as what is said in it, by whom, between which marks.

Both count in tokens of their witness.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from whence.text import words
from whence.text.attribution.quotemarks import is_marked, quotemarks
from whence.text.sentences import CLAUSE
from whence.text.witness import cut, is_punctuated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.model import Attribution, Span, Voices
    from whence.text.fidelity.layout import Layout
    from whence.text.witness import Witness

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\*\s?\*\s?\*|\[\s*\]")
_GLOSS = re.compile(r"\[[^\[\]\n]{0,200}\]|\([^()\n]{0,200}\)")
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*\s|[.!?…][\"”’'»)\]]+|\n")
_ABBREVIATED = frozenset(
    "mr mrs ms dr sen sens rep reps gov gen lt col sgt capt maj prof rev st jr sr no vs jan feb aug sept oct nov dec"
    " inc corp co ltd".split()
)
_ENDS = re.compile(r"[.!?\n]")
_CERTAIN = 10.0
_UNKNOWN_WORDS = 0.06
"""Share of the lower-case words of a text that no list knows, from which it is held to be misread by a machine."""


class Stretch(NamedTuple):
    """The words of one quotation, in order, though a cue may interrupt them."""

    tokens: list[int]
    words: list[str]
    marked: list[int]
    """Which pair of quotation marks of the attribution each word stands in; −1: in none."""
    honest: list[bool]
    """Whether a gap before this word is owned up to: an ellipsis, or marks closed and opened again around fragments."""
    apart: list[bool]
    """Whether nothing says that this word follows the last: a quotation ended, a sentence ended, another begins."""
    glossed: list[bool]
    """Whether the word stands in brackets: the writer's, not the speaker's."""
    guessed: bool
    """Whether where it begins and ends is the model's guess, and no mark's."""

    @property
    def weights(self) -> list[float]:
        """How much each word says, 0 to 1."""
        return [words.rarity(word) for word in self.words]


def stretch(witness: Witness, attribution: Attribution) -> Stretch:
    """Return the words of the content of `attribution`."""
    text, tokens = witness.article.text, witness.tokens
    ranges = [within(witness, span) for span in attribution.content]
    found = [n for begin, end in ranges for n in range(begin, end)]
    marks = _numbered(witness, attribution.marked)
    marked = [marks.get(n, -1) for n in found]
    brackets = {n for span in attribution.content for n in _bracketed(witness, span)}
    honest, apart = [False] * len(found), [False] * len(found)
    guessed = attribution.basis == "model" and not attribution.marked
    for k in range(1, len(found)):
        one, other = found[k - 1], found[k]
        between = text[tokens.ends[one] : tokens.begins[other]]
        reopened = attribution.kind == "mixed" and marked[k - 1] != marked[k]
        honest[k] = reopened or _ELLIPSIS.search(between) is not None
        another = marked[k - 1] != marked[k] and (min(marked[k - 1 : k + 1]) < 0 or _ENDS.search(between) is not None)
        apart[k] = another or (guessed and other - one > 1)
    folded = [tokens.words[n] for n in found]
    return Stretch(found, folded, marked, honest, apart, [n in brackets for n in found], guessed)


def within(witness: Witness, span: Span) -> tuple[int, int]:
    """Return the range of the tokens that begin in `span`."""
    begins = witness.tokens.begins
    return bisect_left(begins, span.begin), bisect_left(begins, span.end)


def _numbered(witness: Witness, spans: Iterable[Span]) -> dict[int, int]:
    return {n: k for k, span in enumerate(spans) for n in range(*within(witness, span))}


def _bracketed(witness: Witness, span: Span) -> set[int]:
    text = witness.article.text
    found: set[int] = set()
    for match in _GLOSS.finditer(text, max(0, span.begin - 1), span.end + 1):
        found.update(
            range(bisect_left(witness.tokens.begins, match.start()), bisect_left(witness.tokens.begins, match.end()))
        )
    return found


@dataclass(frozen=True)
class Ground:
    """An article as what is said in it, by whom, between which marks; the parts are read when first asked for."""

    witness: Witness
    voices: Voices

    @cached_property
    def telling(self) -> bool:
        """Whether the text would show quotation marks if it had them, so that a missing mark means something."""
        return is_marked(self.witness.article.text) or is_punctuated(self.witness)

    @cached_property
    def noisy(self) -> bool:
        """Whether the text looks misread by a machine."""
        plain = [
            w for w, b in zip(self.witness.tokens.words, self.witness.tokens.begins, strict=True) if self._is_lower(b)
        ]
        unknown = sum(not words.is_known(w) for w in plain[:5000])
        return unknown > _UNKNOWN_WORDS * len(plain[:5000]) + 3

    def _is_lower(self, begin: int) -> bool:
        return self.witness.article.text[begin].islower()

    @cached_property
    def quotes(self) -> list[int]:
        """For each token the number of the outermost quotation it stands in, or −1."""
        numbers = [-1] * len(self.witness.tokens)
        for k, mark in enumerate(quotemarks(self.witness.article.text)):
            if mark.depth == 0:
                for part in mark.parts:
                    for n in range(*within(self.witness, part)):
                        numbers[n] = k
        return numbers

    @cached_property
    def holders(self) -> list[int]:
        """For each token the number of the attribution whose content it belongs to, or −1."""
        numbers = [-1] * len(self.witness.tokens)
        for k, attribution in enumerate(self.voices.attributions):
            for span in attribution.content:
                for n in range(*within(self.witness, span)):
                    if numbers[n] < 0 or attribution.score > self.voices.attributions[numbers[n]].score:
                        numbers[n] = k
        return numbers

    @cached_property
    def framing(self) -> frozenset[int]:
        """The tokens that are a source or a cue and no content."""
        spans = [s for a in self.voices.attributions for s in (*a.source, *a.cue)]
        found = {n for span in spans for n in range(*within(self.witness, span))}
        return frozenset(n for n in found if self.holders[n] < 0)

    @cached_property
    def glossed(self) -> frozenset[int]:
        """The tokens in brackets."""
        text = self.witness.article.text
        begins = self.witness.tokens.begins
        return frozenset(
            n
            for m in _GLOSS.finditer(text)
            for n in range(bisect_left(begins, m.start()), bisect_left(begins, m.end()))
        )

    def breaks(self, n: int) -> float:
        """Return the log-odds that a sentence ends between tokens n − 1 and n; ±10 where the text has marks for it."""
        tokens, text = self.witness.tokens, self.witness.article.text
        if not 0 < n < len(tokens):
            return _CERTAIN
        if self.is_punctuated:
            between = text[tokens.ends[n - 1] : tokens.begins[n]]
            if "\n\n" in between or (_ENDED.search(between) and not self._goes_on(n)):
                return _CERTAIN
            return -_CERTAIN
        return words.ends_sentence(tokens.words[n - 1]) + words.begins_sentence(tokens.words[n])

    def _goes_on(self, n: int) -> bool:
        """Tell whether the point before token n only ends an abbreviation."""
        tokens, text = self.witness.tokens, self.witness.article.text
        last, following = tokens.words[n - 1], text[tokens.begins[n]]
        between = text[tokens.ends[n - 1] : tokens.begins[n]]
        if between.startswith(".") and (last in _ABBREVIATED or (len(last) == 1 and last.isalpha() and last != "i")):
            return True
        return following.islower() and self._is_cased

    @cached_property
    def _is_cased(self) -> bool:
        return any(map(str.isupper, self.witness.article.text[:5000]))

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """The clause-sized windows of a text without punctuation, as ranges of tokens."""
        return self.witness.ranges or cut(self.witness, CLAUSE).ranges

    @cached_property
    def is_punctuated(self) -> bool:
        """Whether the text's own marks say where its sentences end."""
        return is_punctuated(self.witness)


class Meeting(NamedTuple):
    """A quotation, the ground it is laid over and the layout."""

    stretch: Stretch
    child: Ground
    parent: Ground
    layout: Layout

    def left(self, rows: tuple[int, int]) -> list[str]:
        """Return words of the parent."""
        return self.parent.witness.tokens.words[slice(*rows)]

    def right(self, columns: tuple[int, int]) -> list[str]:
        """Return words of the quotation."""
        return self.stretch.words[slice(*columns)]
