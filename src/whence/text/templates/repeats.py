"""Which passages lie in what one of their two outlets prints again and again: its furniture, whoever else has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from whence.kernels.compiled.coverage import covered

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Column = Mapping[str, npt.NDArray[np.uint32]]
    Flags = npt.NDArray[np.bool_]

COVERED = 0.8
"""Share of a passage, on either side, that an outlet has to print again for all of it to be furniture."""
_SHIFT = np.int64(32)


def inside(column: Column, repeated: Flags, articles: int) -> Flags:
    """Tell of each passage whether it lies in stretches that are `repeated`.

    `column` has the passages by ``left``, ``left_begin``, ``left_end`` and the same of the right, in characters;
    `repeated` tells of each whether the outlet of its two articles prints it again and again.
    """
    found = np.zeros(repeated.size, np.bool_)
    if not repeated.any():
        return found
    starts, begins, ends = _stretches(column, repeated, articles)
    for side in ("left", "right"):
        begin, end = column[f"{side}_begin"], column[f"{side}_end"]
        within = covered(column[side], begin, end, starts, begins, ends)
        found |= within >= COVERED * np.maximum(1, end.astype(np.int64) - begin)
    return found


def _stretches(
    column: Column, repeated: Flags, articles: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Return the repeated stretches of each article, joined where they touch: those of a from ``starts[a]`` on."""
    rows = np.flatnonzero(repeated)
    article = np.concatenate([column["left"][rows], column["right"][rows]]).astype(np.int64) << _SHIFT
    begin, end = (
        article | np.concatenate([column[f"left_{edge}"][rows], column[f"right_{edge}"][rows]])
        for edge in ("begin", "end")
    )
    order = np.argsort(begin, kind="stable")
    begin, reached = begin[order], np.maximum.accumulate(end[order])
    first = np.flatnonzero(np.concatenate([[True], begin[1:] > reached[:-1]]))
    last = np.append(first[1:], begin.size) - 1
    owners = begin[first] >> _SHIFT
    starts = np.searchsorted(owners, np.arange(articles + 1)).astype(np.int64)
    begins = (begin[first] - (owners << _SHIFT)).astype(np.uint32)
    return starts, begins, (reached[last] - (owners << _SHIFT)).astype(np.uint32)
