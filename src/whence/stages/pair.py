"""Pair articles that have a shingle in common: postings of one partition → candidates.

==========  ===================================================================================================
batch       columns
==========  ===================================================================================================
postings    ``posting`` uint64, as `stages.index` makes them, in any order: all those of one partition, or at least
            of each shingle in it, since a shingle cut in two loses pairs
candidates  ``pair`` uint64, ``left << 28 | right`` with left < right: one row for each shingle that the two share
==========  ===================================================================================================

An engine groups by `pair` and counts; in one process sorting does that (`kernels.compiled.candidates.tally`).
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from whence.kernels.compiled.candidates import Frequency, pairs_of
from whence.kernels.compiled.postings import distinct

CANDIDATES = pa.schema([("pair", pa.uint64())])


def pair(postings: pa.RecordBatch, fresh: int = 0, frequency: Frequency = Frequency()) -> pa.RecordBatch:
    """Return the candidates of one partition: only those whose later article has at least the number `fresh`."""
    ordered = np.sort(postings["posting"].to_numpy())
    ordered = ordered[: distinct(ordered)]
    return pa.RecordBatch.from_arrays([pa.array(pairs_of(ordered, fresh, frequency))], schema=CANDIDATES)
