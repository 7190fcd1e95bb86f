"""Close the circle over all passages of a corpus, a range of articles at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from whence.kernels.compiled.candidates import Frequency, tallied, without
from whence.stages.close import SPOTS, close, spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy.typing as npt

    from whence.corpus.rounds import Round
    from whence.corpus.shuffle import Candidates

    Words = npt.NDArray[np.uint64]
    Known = Callable[[], Iterable[pa.RecordBatch]]

_SPOT = 512
"""Bytes of memory for each stretch of the articles of one range: it may make that many pairs where many share it."""
CROWD = Frequency(cap=50, earliest=4)
"""How many stretches in one place are compared with each other."""


def closed(rounds: Sequence[Round], known: Known, articles: int, candidates: Candidates, memory: int) -> int:
    """Put into `candidates` what follows from the passages of the last round, and those of the others with them.

    Returns the number of stretches in crowded places, whose pairs were not all made.
    """
    sources = [known, *(each.batches for each in rounds)]
    crowded = 0
    for begin, end in _ranges(sources, articles, memory // _SPOT):
        spots = [
            _within(spot(_strong(batch), fresh=source is sources[-1]), begin, end)
            for source in sources
            for batch in source()
        ]
        if any(batch.num_rows for batch in spots):
            table = pa.Table.from_batches(spots, SPOTS).combine_chunks()
            closing = close(table.to_batches()[0], CROWD)
            candidates.add(closing.candidates["pair"].to_numpy())
            crowded += closing.crowded
    return crowded


def unverified(slices: Iterable[Words], rounds: Sequence[Round], known: Known) -> Iterator[Words]:
    """Yield the candidates that none of the rounds has verified and that are not known to share passages."""
    for fresh in slices:
        left = fresh
        for each in rounds:
            for done in each.candidates():
                left = left[: without(left, done)]
        for batch in known():
            left = left[: without(left, tallied(batch["left"].to_numpy(), batch["right"].to_numpy()))]
        yield left


def _strong(passages: pa.RecordBatch) -> pa.RecordBatch:
    return passages.filter(passages["strong"])


def _within(spots: pa.RecordBatch, begin: int, end: int) -> pa.RecordBatch:
    article = spots["article"]
    return spots.filter(pc.and_(pc.greater_equal(article, begin), pc.less(article, end)))


def _ranges(sources: Sequence[Known], articles: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of articles with at most about `most` stretches each."""
    counts = np.zeros(articles, np.int64)
    for source in sources:
        for batch in source():
            for side in ("left", "right"):
                counts += np.bincount(batch[side].to_numpy(), minlength=articles)
    bins = (np.cumsum(counts) - counts) // max(1, most)
    yield from pairwise([0, *(np.flatnonzero(np.diff(bins)) + 1).tolist(), articles])
