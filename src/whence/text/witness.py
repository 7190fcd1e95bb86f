"""An article made ready for comparison: its text, its tokens, its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Article, Span
from whence.text.furniture.hidden import hide, ruled
from whence.text.sentences import Size, split
from whence.text.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    furniture: tuple[tuple[int, int, str], ...] = ()
    """Boilerplate as ranges of tokens, with the rule that tells each."""
    compared: Tokens = Tokens([], [], [])
    """The tokens as they are compared with those of others: what is boilerplate is like nothing else."""

    def span(self, begin: int, end: int) -> Span:
        """Return the characters of tokens `begin` to `end`."""
        return Span(self.tokens.begins[begin], self.tokens.ends[end - 1])


def prepare(article: Article) -> Witness:
    """Return `article` with its tokens and its boilerplate, not yet cut into sentences."""
    tokens = tokenise(article.text)
    return furnished(Witness(article, tokens, [], [], [], []), ruled(article.text, tokens))


def furnished(witness: Witness, furniture: Iterable[tuple[int, int, str]]) -> Witness:
    """Return `witness` with this boilerplate, in order, and not cut into sentences."""
    ranges = tuple(furniture)
    text, tokens = witness.article.text, witness.tokens
    compared = hide(tokens, text, [(begin, end) for begin, end, _ in ranges]) if ranges else tokens
    return Witness(witness.article, tokens, [], [], [], [], ranges, compared)


def cut(witness: Witness, size: Size, ends: Mapping[int, float] | None = None) -> Witness:
    """Return `witness` with its sentences; `size` and `ends` are for text without punctuation (`sentences.split`)."""
    tokens = witness.tokens
    apart = [(begin, end) for begin, end, _ in witness.furniture]
    spans, windows = split(witness.article.text, tokens, ends, size, apart)
    ranges = [(bisect_left(tokens.begins, s.begin), bisect_left(tokens.begins, s.end)) for s in spans]
    rules = [_rule(witness, begin, end) for begin, end in ranges]
    return witness._replace(spans=spans, ranges=ranges, windows=windows, rules=rules)


def _rule(witness: Witness, begin: int, end: int) -> str | None:
    """Return the rule that calls most of a sentence boilerplate."""
    return next((rule for b, e, rule in witness.furniture if 2 * (min(e, end) - max(b, begin)) > end - begin), None)


def is_punctuated(witness: Witness) -> bool:
    """Tell whether the text's own marks say where its sentences end: it has one for every few dozen words."""
    return len(_SENTENCE_END.findall(witness.article.text)) * _WORDS_A_SENTENCE >= len(witness.tokens)
