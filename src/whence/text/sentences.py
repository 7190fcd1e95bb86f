"""Sentences as spans, in clean text and in text that has lost its punctuation.

Clean text is cut by sentencex, paragraph by paragraph. A stretch without sentence marks is cut into clause-sized
windows: the cuts are the likeliest by the words on both sides (`words.ends_sentence`, `words.begins_sentence`) and by
the places where an aligned counterpart has an end of its own, under a prior on length; dynamic programming.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from math import log
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.text import words
from whence.text.boilerplate import certain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from whence.text.tokens import Tokens

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_ENDED = re.compile(r"[.!?…:;”\"’')\]]\s*$")
_MARK = re.compile(r"[.,;:!?…—–()\"“”]")
_LONG = 30
"""Words; a sentence longer than this with hardly a mark in it is a stretch of unpunctuated text …"""
_WORDS_A_MARK = 25
"""… when it has fewer than one mark in so many words."""
_COUNTERPART = 4.0
"""Log-odds that a sentence ends where its aligned counterpart ends."""
_USUAL, _SPREAD = 17.0, 0.45
"""Length of a clause-sized window in words: median and spread of the logarithm."""


class Sentences(NamedTuple):
    """The sentences of a text in order, and which of them are windows cut from unpunctuated text."""

    spans: list[Span]
    windows: list[bool]


def split(text: str, tokens: Tokens, ends: Collection[int] = (), window: int = 24) -> Sentences:
    """Return the sentences of `text`: spans without white space at either end, each with a token at least.

    `ends` holds the indices of the last tokens of sentences of an aligned counterpart; `window` is the longest
    window in words.
    """
    spans: list[Span] = []
    windows: list[bool] = []
    for begin, end in _sentences(text):
        first, last = bisect_left(tokens.begins, begin), bisect_left(tokens.begins, end)
        if first == last:
            continue
        if last - first > _LONG and len(_MARK.findall(text, begin, end)) * _WORDS_A_MARK < last - first:
            edges = list(_windows(tokens, first, last, ends, window))
            spans += [Span(tokens.begins[i], tokens.ends[j - 1]) for i, j in edges]
            windows += [True] * len(edges)
        else:
            spans.append(Span(begin, end))
            windows.append(False)
    return Sentences(spans, windows)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    from sentencex import get_sentence_boundaries

    for begin, end in _paragraphs(text):
        for found in get_sentence_boundaries("en", text[begin:end]):
            span = _stripped(text, begin + found["start_index"], begin + found["end_index"])
            if span[0] < span[1]:
                yield span


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of `text`; the lines of a hard-wrapped one stay together."""
    begin = end = -1
    lines = [match.span() for match in _LINE.finditer(text)]
    widest = max((b - a for a, b in lines), default=0)
    for line in lines:
        if begin >= 0 and not _continues(text, (begin, end), line, widest):
            yield begin, end
            begin = -1
        begin, end = line[0] if begin < 0 else begin, line[1]
    if begin >= 0:
        yield begin, end


def _continues(text: str, above: tuple[int, int], line: tuple[int, int], widest: int) -> bool:
    """Tell whether `line` goes on with the sentence above it: a full line of wrapped text without an end."""
    if text.count("\n", above[1], line[0]) > 1 or not text[line[0] : line[1]].strip():
        return False
    last = above[1] - max(above[0], text.rfind("\n", above[0], above[1]) + 1)
    if widest > 120 or last < 0.7 * widest or last < 40:
        return False
    return not _ENDED.search(text, above[0], above[1]) or last > 0.9 * widest


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _windows(
    tokens: Tokens, first: int, last: int, ends: Collection[int], window: int
) -> Iterator[tuple[int, int]]:
    """Yield the windows of an unpunctuated stretch as ranges of tokens; certain boilerplate is a window of its own."""
    at = first
    for begin, end, _ in [*certain(tokens.words[first:last]), (last - first, last - first, "")]:
        if at < first + begin:
            cuts = _cuts(tokens, at, first + begin, ends, window)
            yield from zip([at, *cuts], [*cuts, first + begin], strict=True)
        if begin < end:
            yield first + begin, first + end
        at = first + end


def _cuts(tokens: Tokens, first: int, last: int, ends: Collection[int], window: int) -> list[int]:
    """Return the token indices, between `first` and `last`, at which a new window begins."""
    count, longest = last - first, max(2 * window, 4)
    prior = [0.0] + [-((log(n / _USUAL) / _SPREAD) ** 2) / 2 - log(n) for n in range(1, longest + 1)]
    prior = [p - (0.5 * (n - window) if n > window else 0.0) for n, p in enumerate(prior)]
    best, link = [0.0], [0]
    for n in range(1, count + 1):
        at = first + n
        gain = 0.0 if n == count else _odds(tokens.words[at - 1], tokens.words[at], (at - 1) in ends)
        score, before = max((best[n - k] + prior[k], n - k) for k in range(1, min(n, longest) + 1))
        best.append(score + gain)
        link.append(before)
    cuts, n = [], count
    while (n := link[n]) > 0:
        cuts.append(first + n)
    return cuts[::-1]


def _odds(word: str, following: str, counterpart: bool) -> float:
    return words.ends_sentence(word) + words.begins_sentence(following) + (_COUNTERPART if counterpart else 0.0)
