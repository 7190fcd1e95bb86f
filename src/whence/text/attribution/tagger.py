"""The attribution model: for each word, how surely it is (part of) a source, a cue or a content, and what a cue links.

A small transformer (docs/models/attribution.md) reads windows of about 190 words that overlap; each word is read
where it stands most central. It sees no capitals, so lower-cased text costs it next to nothing, and it was trained on
copies without punctuation as well. The model file is loaded at the first call and not before.
"""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from whence.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

LENGTH = 254
"""Word pieces of a window, without the two that open and close it."""
_MARGIN = 24
"""Pieces at each end of a window that the next one reads again."""
_CUE = 0.2
"""Probability of a cue from which its links are kept."""
_OPEN, _CLOSE, _BREAK = 101, 102, 2
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATA = Path(__file__).parents[1] / "data"


Window = tuple[int, int, int, int]
"""Pieces [left, right) that are read together, and the part [first, last) of them that is answered for."""


class Links(NamedTuple):
    """What one word links to if it begins a cue: probabilities for the words from `first` on (2 × words)."""

    first: int
    shares: Floats


class Tagged(NamedTuple):
    """A text's words and marks as the model reads them, one row a word: probabilities of source, cue, content."""

    spans: list[Span]
    inside: Floats
    begin: Floats
    links: dict[int, Links]
    """By the index of a word that may begin a cue: what is its source (row 0), what its content (row 1)."""


class _Pieces(NamedTuple):
    ids: list[int]
    words: list[int]
    """The word that each piece belongs to; −1 for the piece that stands for a blank line."""
    spans: list[Span]


def tag(text: str) -> Tagged:
    """Read `text` and return what the model makes of each of its words. Time is linear in the length of the text."""
    import numpy as np

    pieces = _cut(text)
    count = len(pieces.spans)
    inside, begin = np.zeros((count, 3), np.float32), np.zeros((count, 3), np.float32)
    links: dict[int, Links] = {}
    owners = np.array(pieces.words, dtype=np.int64)
    for (left, right, first, last), (marks, linked) in _read(pieces.ids):
        own = owners[left:right]
        starts = np.flatnonzero(np.diff(own, prepend=-2) != 0)
        named = own[starts]
        weights = np.maximum(1, np.diff(np.append(starts, len(own))))
        mean = np.add.reduceat(marks[:, :3], starts, axis=0) / weights[:, None] if len(starts) else marks[:0, :3]
        for row, (start, word) in enumerate(zip(starts.tolist(), named.tolist(), strict=True)):
            if word < 0 or not first <= left + start < last:
                continue
            inside[word], begin[word] = mean[row], marks[start, 3:]
            if mean[row, 1] >= _CUE:
                columns = (np.add.reduceat(linked[:, start], starts, axis=1) / weights).astype(np.float32)
                kept = named >= 0
                links[word] = Links(int(named[kept][0]), columns[:, kept])
    return Tagged(pieces.spans, inside, begin, links)


def _cut(text: str) -> _Pieces:
    """Cut `text` into word pieces; a blank line is a piece of its own."""
    text = _SURROGATE.sub("\ufffd", text)
    ids: list[int] = []
    words: list[int] = []
    spans: list[Span] = []
    begin = 0
    for left, right in [*(match.span() for match in _BLANK_LINE.finditer(text)), (len(text), len(text))]:
        coded = _tokenizer().encode(text[begin:left], add_special_tokens=False)
        last = None
        for piece, word, (a, b) in zip(coded.ids, coded.word_ids, coded.offsets, strict=True):
            if word == last:
                spans[-1] = Span(spans[-1].begin, begin + b)
            else:
                spans.append(Span(begin + a, begin + b))
            last = word
            ids.append(piece)
            words.append(len(spans) - 1)
        if right > left and ids:
            ids.append(_BREAK)
            words.append(-1)
        begin = right
    return _Pieces(ids, words, spans)


def _windows(count: int) -> Iterator[Window]:
    """Yield windows [left, right) of pieces, each with the part [first, last) that it answers for.

    All are of one length (nearly), so that none is read for a few pieces at the end.
    """
    if not count:
        return
    windows = max(1, -(-(count - 2 * _MARGIN) // (LENGTH - 2 * _MARGIN)))
    length = -(-(count + (windows - 1) * 2 * _MARGIN) // windows)
    answered = 0
    for n in range(windows):
        right = min(count, n * (length - 2 * _MARGIN) + length)
        last = right - _MARGIN if n + 1 < windows else count
        yield right - length, right, answered, last
        answered = last


def _read(ids: Sequence[int]) -> Iterator[tuple[Window, tuple[Floats, Floats]]]:
    """Yield each window with its marks (pieces × 6) and links (2 × pieces × pieces) as probabilities."""
    import numpy as np

    windows = list(_windows(len(ids)))
    pieces = [np.array([[_OPEN, *ids[left:right], _CLOSE]]) for left, right, _, _ in windows]
    for window, (marks, links) in zip(windows, _answers(pieces), strict=True):
        yield window, (_sigmoid(marks[0, 1:-1]), _sigmoid(links[0, :, 1:-1, 1:-1]))


def _answers(windows: Sequence[NDArray[np.int64]]) -> Iterator[tuple[Floats, Floats]]:
    """Yield what the model says of each window, in order; several are read side by side, ahead of the caller.

    One at a time and processor: a window's numbers then stay in the cache, which is faster than larger batches.
    """
    if len(windows) < 2:
        yield from map(_answer, windows)
        return
    from collections import deque
    from concurrent.futures import ThreadPoolExecutor

    _session()  # made once, before the threads ask for it
    with ThreadPoolExecutor(_workers()) as pool:
        waiting = iter(windows)
        running = deque(pool.submit(_answer, window) for window in islice(waiting, 4 * _workers()))
        while running:
            yield running.popleft().result()
            running.extend(pool.submit(_answer, window) for window in islice(waiting, 1))


def _answer(window: NDArray[np.int64]) -> tuple[Floats, Floats]:
    marks, links = _session().run(None, {"pieces": window})
    return marks, links


def _workers() -> int:
    """Return how many windows are read side by side: one a processor, and no more than a laptop has to spare."""
    return min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _sigmoid(logits: Floats) -> Floats:
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)


@cache
def _session() -> Any:  # onnxruntime has no types
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # whole windows run side by side, which shares nothing and so scales better
    return InferenceSession(str(_DATA / "attribution.onnx"), options, providers=["CPUExecutionProvider"])


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(_DATA / "attribution.tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
