"""The words of a text as they are written: with capitals, possessives and what stands between them.

`tokens` folds words so that copies can be compared; who is named is told by what folding takes away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text.fold import fold, skeleton
from whence.text.lexicon import lines
from whence.text.sentences import SENTENCE
from whence.text.witness import cut
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from whence.text.witness import Witness

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_BARE = 0.02
"""Share of capitalised words below which capitals tell nothing anywhere in the text."""
_SHOUTED = 0.85
"""Share of capitalised words in a sentence above which they tell nothing in it: a headline."""
_VERBS_CUT = ("'ve", "'re", "'ll", "'d", "'m", "n't")
_DASHES = {ord(dash): ";" for dash in "–—―"}
"""Dashes part words; the skeleton would make hyphens of them."""
_CONTRACTED = frozenset("it that he she there here what who where how let".split())


class Cased(NamedTuple):
    """One word as written."""

    key: str
    """Folded, without the possessive."""
    begin: int
    end: int
    """Of the word without its possessive."""
    capital: bool
    owner: bool
    """Whether it is a possessive ("Aldane's", "aldane s")."""
    gap: str
    """The characters between the word before and this one."""
    sentence: int


class Page(NamedTuple):
    """The words of an article, its sentences told by number."""

    text: str
    words: list[Cased]
    begins: list[int]
    bare: bool
    """Whether the text has lost its capitals."""
    telling: list[bool]
    """By sentence: whether a capital tells a name there."""

    def at(self, begin: int, end: int) -> tuple[int, int]:
        """Return the range of words that begin in the characters [begin, end)."""
        return bisect_right(self.begins, begin - 1), bisect_right(self.begins, end - 1)

    def name_like(self, n: int) -> bool:
        """Tell whether word `n` may be part of a person's name."""
        if not 0 <= n < len(self.words):
            return False
        word = self.words[n]
        if word.key in not_names() or not word.key[:1].isalpha():
            return False
        if self.text.endswith(_VERBS_CUT, word.begin, word.end):
            return False
        if self.telling[word.sentence]:
            return word.capital
        known = is_known(word.key)
        return len(word.key) > 2 and word.key.isalpha() and (is_name(word.key) if known else True)


def page(witness: Witness) -> Page:
    """Return the words of `witness` as written; linear in the length of the text."""
    if not witness.spans and len(witness.tokens):
        witness = cut(witness, SENTENCE)
    text = skeleton(witness.article.text.translate(_DASHES))
    starts = [span.begin for span in witness.spans]
    raw = [match.span() for match in _WORD.finditer(text)]
    capitals = sum(text[begin].isupper() for begin, _ in raw)
    bare = capitals < _BARE * len(raw)
    words: list[Cased] = []
    last = 0
    for begin, end in raw:
        body = text[begin:end]
        if bare and body == "s" and words and text[last:begin] in (" ", "'", " '"):
            words[-1] = words[-1]._replace(owner=words[-1].key not in _CONTRACTED)
            last = end
            continue
        stem = body[:-2] if body[-2:] in ("'s", "'S") and len(body) > 2 else body
        owned = stem != body or (body[-1] == "s" and text[end : end + 2] == "' ")
        sentence = max(0, bisect_right(starts, begin) - 1)
        key = fold(witness.article.text[begin : begin + len(stem)])
        words.append(
            Cased(key, begin, begin + len(stem), body[0].isupper(), owned and key not in _CONTRACTED,
                  text[last:begin], sentence)
        )  # fmt: skip
        last = end
    return Page(text, words, [word.begin for word in words], bare, _telling(words, bare, len(starts)))


def _telling(words: list[Cased], bare: bool, sentences: int) -> list[bool]:  # noqa: FBT001 - passed by position once
    if bare:
        return [False] * max(1, sentences)
    total, capital = [0] * max(1, sentences), [0] * max(1, sentences)
    for word in words:
        if len(word.key) > 3:
            total[word.sentence] += 1
            capital[word.sentence] += word.capital
    return [some < 4 or upper < _SHOUTED * some for some, upper in zip(total, capital, strict=True)]


@cache
def not_names() -> frozenset[str]:
    """Return the words that are written with a capital and are no part of a person's name."""
    return frozenset(lines("not_names.txt"))


@cache
def given_names() -> dict[str, str]:
    """Return given names and whom they are given to: m, f, or e for either."""
    return dict(_pairs(lines("given_names.txt")))


@cache
def titles() -> dict[str, str]:
    """Return the titles that stand before a surname, with the gender they tell."""
    return dict(_pairs(lines("titles.txt")))


@cache
def roles() -> dict[str, str]:
    """Return the nouns for what people are, with the gender they tell."""
    return dict(_pairs(lines("roles.txt")))


@cache
def bodies() -> frozenset[str]:
    """Return the nouns that tell a body from a person."""
    return frozenset(lines("bodies.txt"))


@cache
def documents() -> frozenset[str]:
    """Return the nouns for what speaks in writing or by a count."""
    return frozenset(lines("documents.txt"))


@cache
def unnamed() -> frozenset[str]:
    """Return the nouns and pronouns for people without a name."""
    return frozenset(lines("unnamed.txt"))


@cache
def offices() -> frozenset[str]:
    """Return the titles and the nouns for what people are."""
    return frozenset(titles()) | frozenset(roles())


@cache
def nouns() -> frozenset[str]:
    """Return every noun for people and bodies: none of them is a name."""
    return offices() | bodies() | unnamed()


def _pairs(entries: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(word, kind) for word, _, kind in (entry.partition(" ") for entry in entries)]
