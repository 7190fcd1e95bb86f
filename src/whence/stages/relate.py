"""Say which pairs of articles count, from all the passages of each.

Takes and returns passages as `stages.verify` finds them (``left``, ``right``, ``score``, ``strong`` and the spans), all
those of a pair in one batch and together. What is dropped is dropped with its whole pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from whence.options import Options


def relate(passages: pa.RecordBatch, options: Options) -> pa.RecordBatch:  # noqa: ARG001  # the rule will ask them
    """Return the passages of the pairs that have at least one strong passage; the weak ones come along."""
    if not passages.num_rows:
        return passages
    left, right = passages["left"].to_numpy(), passages["right"].to_numpy()
    begins = np.flatnonzero(np.concatenate([[True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])]))
    strong = passages["strong"].to_numpy(zero_copy_only=False)
    counts = np.logical_or.reduceat(strong, begins)
    kept = np.repeat(counts, np.diff([*begins, left.size]))
    return passages if kept.all() else passages.filter(pa.array(kept))
