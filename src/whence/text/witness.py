"""An article made ready for comparison: its text, its tokens, its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Article, Span
from whence.text.boilerplate import line_rule
from whence.text.sentences import Size, split
from whence.text.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENTENCE_END = re.compile(r"[.!?…。！？।؟][\"”’')\]]*(?:\s|$)|\n\s*\n")
_WORDS_A_SENTENCE = 80


class Witness(NamedTuple):
    """An article with its tokens and, once cut, its sentences: as spans and as ranges of tokens."""

    article: Article
    tokens: Tokens
    spans: list[Span]
    ranges: list[tuple[int, int]]
    windows: list[bool]
    """Whether the sentence is a window cut from unpunctuated text."""
    rules: list[str | None]
    """The rule that calls the sentence boilerplate, if one does."""

    def span(self, begin: int, end: int) -> Span:
        """Return the characters of tokens `begin` to `end`."""
        return Span(self.tokens.begins[begin], self.tokens.ends[end - 1])


def prepare(article: Article) -> Witness:
    """Return `article` with its tokens, not yet cut into sentences."""
    return Witness(article, tokenise(article.text), [], [], [], [])


def cut(witness: Witness, size: Size, ends: Mapping[int, float] | None = None) -> Witness:
    """Return `witness` with its sentences; `size` and `ends` are for text without punctuation (`sentences.split`)."""
    tokens = witness.tokens
    spans, windows = split(witness.article.text, tokens, ends, size)
    ranges = [(bisect_left(tokens.begins, s.begin), bisect_left(tokens.begins, s.end)) for s in spans]
    rules = [
        line_rule(tokens.words[begin:end], span.of(witness.article.text))
        for (begin, end), span in zip(ranges, spans, strict=True)
    ]
    return witness._replace(spans=spans, ranges=ranges, windows=windows, rules=rules)


def is_punctuated(witness: Witness) -> bool:
    """Tell whether the text's own marks say where its sentences end: it has one for every few dozen words."""
    return len(_SENTENCE_END.findall(witness.article.text)) * _WORDS_A_SENTENCE >= len(witness.tokens)
