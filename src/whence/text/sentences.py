"""Sentences as spans, in clean text and in text that has lost its punctuation.

Clean text is cut by sentencex, paragraph by paragraph. A stretch without sentence marks is cut into clause-sized
windows: the cuts are the likeliest by the words on both sides (`words.ends_sentence`, `words.begins_sentence`) and by
the places where an aligned counterpart has an end of its own, under a prior on length; dynamic programming.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from math import log
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.text import words
from whence.text.furniture.page import breaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whence.text.tokens import Tokens

_ENDED = re.compile(r"[.!?…:;”\"’')\]]\s*$")
_LONE = re.compile("[\ud800-\udfff]")
"""Surrogates on their own, which no encoder takes."""
_MARK = re.compile(r"[.,;:!?…—–()\"“”]")
_CLAUSE_MARK = re.compile(r"[,;:—–()\"“”]| - ")
_OPENING = "([{“‘«©@"
_SHORT = 12
"""Words; a sentence no longer than this is one clause."""
_LONG = 30
"""Words; a sentence longer than this with hardly a mark in it is a stretch of unpunctuated text …"""
_WORDS_A_MARK = 25
"""… when it has fewer than one mark in so many words."""
_HOPELESS = -6.0
"""Log-odds below which a cut is not considered."""
_MARKED = 12.0
"""Log-odds that a clause ends at a mark."""
_WEIGHT = 2.0
"""What the log-odds of the words on both sides of a cut count against the prior on length (docs/models/words.md)."""


class Size(NamedTuple):
    """How long the windows cut from unpunctuated text tend to be."""

    mean: float
    """Of the logarithm of the number of words."""
    deviation: float
    longest: int


CLAUSE = Size(2.2, 0.5, 25)
SENTENCE = Size(3.016, 0.589, 70)


class Sentences(NamedTuple):
    """The sentences of a text in order, and which of them are windows cut from unpunctuated text."""

    spans: list[Span]
    windows: list[bool]


def split(
    text: str,
    tokens: Tokens,
    ends: Mapping[int, float] | None = None,
    size: Size = CLAUSE,
    apart: Sequence[tuple[int, int]] = (),
) -> Sentences:
    """Return the sentences of `text`: spans without white space at either end, each with a token at least.

    `ends` gives tokens of unpunctuated text that something else tells to be the last of a sentence (an aligned
    counterpart, say), with the log-odds that they are; `size` is the size of its windows. `apart` are ranges of tokens,
    in order, that stand apart: boilerplate.
    """
    spans: list[Span] = []
    windows: list[bool] = []
    for found in _sentences(text):
        begin, end = found
        first, last = bisect_left(tokens.begins, begin), bisect_left(tokens.begins, end)
        if first == last:
            continue
        if spans and begin < spans[-1].end:  # the sentence before ended inside a word broken at a line end
            begin = tokens.begins[first]
        end = max(end, tokens.ends[last - 1])
        inside = [r for r in apart if r[0] < last and r[1] > first] if apart else []
        if last - first > _LONG and len(_MARK.findall(text, begin, end)) * _WORDS_A_MARK < last - first:
            edges = list(_windows(tokens, first, last, ends or {}, size, inside))
            spans += [Span(tokens.begins[i], tokens.ends[j - 1]) for i, j in edges]
            windows += [True] * len(edges)
        else:
            pieces = list(_pieces(text, tokens, (begin, end), (first, last), inside))
            spans += pieces
            windows += [False] * len(pieces)
    return Sentences(spans, windows)


def _pieces(
    text: str, tokens: Tokens, whole: tuple[int, int], words: tuple[int, int], apart: Sequence[tuple[int, int]]
) -> Iterator[Span]:
    """Yield a sentence cut where what stands apart begins and ends; marks that open go with the words after them."""
    cuts = sorted({n for r in apart for n in r if words[0] < n < words[1]})
    begins = [whole[0], *(_opened(text, tokens.begins[n]) for n in cuts)]
    for n, begin in enumerate(begins):
        yield Span(*_stripped(text, begin, begins[n + 1] if n + 1 < len(begins) else whole[1]))


def _opened(text: str, begin: int) -> int:
    """Return where a word begins together with the marks that open before it."""
    while begin and text[begin - 1] in _OPENING:
        begin -= 1
    return begin


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    from sentencex import get_sentence_boundaries

    for begin, end in _paragraphs(text):
        for found in get_sentence_boundaries("en", _LONE.sub("\ufffd", text[begin:end])):
            span = _stripped(text, begin + found["start_index"], begin + found["end_index"])
            if span[0] < span[1]:
                yield span


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of `text`; the lines of a hard-wrapped one stay together."""
    begin = end = -1
    lines = _lines(text)
    widest = max((b - a for a, b in lines), default=0)
    for line in lines:
        if begin >= 0 and not _continues(text, (begin, end), line, widest):
            yield begin, end
            begin = -1
        begin, end = line[0] if begin < 0 else begin, line[1]
    if begin >= 0:
        yield begin, end


def _lines(text: str) -> list[tuple[int, int]]:
    lines, at = [], 0
    for begin, end in [*breaks(text), (len(text), len(text))]:
        if at < begin:
            lines.append((at, begin))
        at = end
    return lines


def _continues(text: str, above: tuple[int, int], line: tuple[int, int], widest: int) -> bool:
    """Tell whether `line` goes on with the sentence above it: a full line of wrapped text without an end."""
    between = text[above[1] : line[0]]
    if between.count("\n") > 1 or not between.isspace() or not text[line[0] : line[1]].strip():
        return False
    last = above[1] - max(above[0], text.rfind("\n", above[0], above[1]) + 1)
    if widest > 120 or last < 0.7 * widest or last < 40:
        return False
    return not _ENDED.search(text, above[0], above[1]) or last > 0.9 * widest


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def clauses(text: str, tokens: Tokens, sentence: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the clause-sized parts of a sentence, given and returned as ranges of tokens; marks weigh most."""
    begin, end = sentence
    if end - begin <= _SHORT:
        return [sentence]
    marked = {
        n: _MARKED for n in range(begin, end - 1) if _CLAUSE_MARK.search(text, tokens.ends[n], tokens.begins[n + 1])
    }
    cuts = _cuts(tokens, begin, end, marked, CLAUSE)
    return list(zip([begin, *cuts], [*cuts, end], strict=True))


def _windows(
    tokens: Tokens,
    first: int,
    last: int,
    ends: Mapping[int, float],
    size: Size,
    apart: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Yield the windows of an unpunctuated stretch as ranges of tokens; what stands apart is a window of its own."""
    at = first
    for begin, end in [*((max(b, first), min(e, last)) for b, e in apart), (last, last)]:
        if at < begin:
            cuts = _cuts(tokens, at, begin, ends, size)
            yield from zip([at, *cuts], [*cuts, begin], strict=True)
        if begin < end:
            yield begin, end
        at = end


def _cuts(tokens: Tokens, first: int, last: int, ends: Mapping[int, float], size: Size) -> list[int]:
    """Return the token indices, between `first` and `last`, at which a new window begins."""
    count = last - first
    lengths = range(1, size.longest + 1)
    prior = [0.0, *(-log(n) - ((log(n) - size.mean) / size.deviation) ** 2 / 2 for n in lengths)]
    link = {0: 0}
    open_cuts = deque([(0, 0.0)])
    for n, gain in _likely(tokens, first, count, ends, size.longest):
        while n - open_cuts[0][0] > size.longest:
            open_cuts.popleft()
        score, before = max([(reached + prior[n - k], k) for k, reached in open_cuts])
        link[n] = before
        open_cuts.append((n, score + gain))
    cuts, n = [], count
    while (n := link[n]) > 0:
        cuts.append(first + n)
    return cuts[::-1]


def _likely(
    tokens: Tokens, first: int, count: int, ends: Mapping[int, float], longest: int
) -> Iterator[tuple[int, float]]:
    """Yield the places where a cut is not out of the question, with its log-odds, and the end.

    Most places are out of the question ("of | the"), which is what makes the programme fast; where none is likely for
    as long as the longest window, the next one is let through.
    """
    last = 0
    for n in range(1, count):
        at = first + n
        odds = _odds(tokens.words[at - 1], tokens.words[at]) + ends.get(at - 1, 0.0)
        if odds > _HOPELESS or n - last >= longest // 2:
            last = n
            yield n, odds
    yield count, 0.0


def _odds(word: str, following: str) -> float:
    return _WEIGHT * (words.ends_sentence(word) + words.begins_sentence(following))
