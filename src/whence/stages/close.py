"""Close the circle: where A shares a stretch with B, and B the same stretch with C, A and C are worth a look.

Two retellings may have no shingle in common where each was reworded in its own way, and yet both have theirs with
the article that they retell. What comes out is candidates, verified like any other.

==========  ===================================================================================================
batch       columns
==========  ===================================================================================================
passages    ``left``, ``right`` uint32; ``i``, ``i2``, ``j``, ``j2`` int32: tokens ``[i, i2)`` of the left are
            tokens ``[j, j2)`` of the right
spots       ``article`` uint32; ``begin``, ``end`` int32; ``partner`` uint32; ``fresh`` bool
candidates  ``pair`` uint64, as `stages.pair` makes them
==========  ===================================================================================================

Two stages, because between them lies a shuffle: all spots of one article must come together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from whence.kernels.compiled.candidates import Frequency
from whence.kernels.compiled.closing import Spots, overlapping

CANDIDATES = pa.schema([("pair", pa.uint64())])
SPOTS = pa.schema(
    [
        ("article", pa.uint32()),
        ("begin", pa.int32()),
        ("end", pa.int32()),
        ("partner", pa.uint32()),
        ("fresh", pa.bool_()),
    ]
)
LEAST = 5
"""Tokens that two stretches must have in common."""


def spot(passages: pa.RecordBatch, *, fresh: bool = True) -> pa.RecordBatch:
    """Return the stretches of passages, seen from either side; `fresh` if they have not been closed before."""
    left, right = passages["left"].to_numpy(), passages["right"].to_numpy()
    begin = np.concatenate([passages["i"].to_numpy(), passages["j"].to_numpy()])
    end = np.concatenate([passages["i2"].to_numpy(), passages["j2"].to_numpy()])
    columns = [np.concatenate([left, right]), begin, end, np.concatenate([right, left]), np.full(begin.size, fresh)]
    return pa.RecordBatch.from_arrays([pa.array(column) for column in columns], schema=SPOTS)


class Closing(NamedTuple):
    """Candidates, and what was left out."""

    candidates: pa.RecordBatch
    crowded: int
    """Stretches in places that so many share that they were paired with the earliest few only."""


def close(spots: pa.RecordBatch, frequency: Frequency = Frequency()) -> Closing:
    """Return the pairs of articles whose stretches overlap on a third, of which at least one stretch is fresh.

    The spots of an article must all be in one batch; their order decides whom the cap of `frequency` leaves out. Takes
    8 bytes for each number between the least article and the greatest.
    """
    article = spots["article"].to_numpy()
    base = article.min(initial=np.iinfo(np.uint32).max)
    closed = overlapping(
        Spots(
            article - base,
            spots["begin"].to_numpy(),
            spots["end"].to_numpy(),
            spots["partner"].to_numpy(),
            spots["fresh"].to_numpy(zero_copy_only=False),
        ),
        int(article.max(initial=0)) - int(base) + 1 if article.size else 0,
        LEAST,
        frequency,
    )
    candidates = pa.RecordBatch.from_arrays([pa.array(closed.pairs)], schema=CANDIDATES)
    return Closing(candidates, closed.crowded)
