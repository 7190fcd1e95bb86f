"""Merge segments, so that there are few of them however many articles were added one by one.

The logarithmic method (Bentley and Saxe, J. Algorithms 1, 1980; LSM trees: O'Neil and others, Acta Informatica 33,
1996): segments are of a tier by the number of their rows, four of one tier become one, two if they are large, and
a smaller one never stands before a larger one: each segment costs every question its share of time. Only neighbours are
merged, so that articles keep their order. A segment of `LARGEST` bytes is merged with no equal: no single call has more
than two of that size to write.

Rows that were removed go; rows that were superseded stay, for their history, without postings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from whence.archive import strings
from whence.archive.build import finish, put_ids
from whence.archive.container import Writer
from whence.archive.marks import LIVE, REMOVED
from whence.archive.segment import COLUMNS, PLAIN, Segment
from whence.kernels.compiled.postings_file import DROPPED, decode, encode, layout_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from whence.archive.marks import Kinds
    from whence.archive.snapshot import Part

FAN = 4
MANY_BITS = 14
MANY = 1 << MANY_BITS
LARGEST = 2 << 30
_PARTS_BITS = 4
"""Postings are merged in 2^4 parts, each of which is held in memory."""


def tier(rows: int) -> int:
    """Return the tier of a segment: 0 below 4 rows, 1 below 16 and so on; from `MANY` on each has twice as many."""
    bits = max(0, rows.bit_length() - 1)
    return bits // 2 if rows < MANY else MANY_BITS // 2 + bits - MANY_BITS


def due(parts: Sequence[Part]) -> tuple[int, int] | None:
    """Return which parts ``[begin, end)`` are to be merged now, or None."""
    tiers = [tier(part.segment.rows) for part in parts]
    for n in range(len(parts) - 1, 0, -1):
        if tiers[n - 1] < tiers[n]:  # with all smaller ones before it
            begin = n - 1
            while begin > 0 and tiers[begin - 1] < tiers[n]:
                begin -= 1
            return begin, n + 1
    for n, part in enumerate(parts):
        if 2 * np.count_nonzero(part.kinds == REMOVED) > part.segment.rows:
            return n, n + 1
    begin = 0
    while begin < len(parts):
        end, size = begin, 0
        while end < len(parts) and tiers[end] == tiers[begin] and size < LARGEST:
            size += parts[end].segment.container.size
            end += 1
        if end - begin >= (FAN if parts[begin].segment.rows < MANY else 2):
            return begin, end
        begin = max(end, begin + 1)
    return None


def merge(path: Path, parts: Sequence[Part]) -> tuple[Segment, Kinds]:
    """Write one segment with all that the parts have, and return it mapped, with what its rows are.

    Raises `ArchiveDamaged` if a part is not as it was written.
    """
    for part in parts:
        part.segment.container.check()
    kept = [part.kinds != REMOVED for part in parts]
    kinds = np.concatenate([part.kinds[keep] for part, keep in zip(parts, kept, strict=True)])
    with Writer(path) as writer:
        for name in COLUMNS:
            strings.put_kept(writer, name, [part.segment.columns[name] for part in parts], kept)
        for name in PLAIN:
            writer.put(name, _plain(parts, name, kept))
        new_rows = _renumbered(parts, kept, live_only=False)
        old = [part.segment for part in parts]
        keys = np.concatenate([each.id_keys for each in old])
        rows = np.concatenate([new[each.id_rows] for each, new in zip(old, new_rows, strict=True)])
        put_ids(writer, keys[rows != DROPPED], rows[rows != DROPPED])
        live_rows = _renumbered(parts, kept, live_only=True)
        layout = layout_for(sum(each.postings.records.size // _width(each) for each in old), kinds.size)
        counts = np.zeros(1 << layout.bits, np.int64)
        postings = (encode(words, layout, counts).data for words in _postings(old, live_rows))
        writer.stream("records", np.uint8, postings)
        finish(writer, kinds.size, layout, counts)
    return Segment(path), kinds


def _width(segment: Segment) -> int:
    return segment.postings.layout.key + segment.postings.layout.row


def _plain(parts: Sequence[Part], name: str, kept: Sequence[npt.NDArray[np.bool_]]) -> npt.NDArray[np.generic]:
    columns = []
    for part, keep in zip(parts, kept, strict=True):
        column = part.segment.plain[name]
        columns.append(column.reshape(keep.size, -1)[keep].reshape(-1) if keep.size else column)
    return np.concatenate(columns)


def _renumbered(
    parts: Sequence[Part], kept: Sequence[npt.NDArray[np.bool_]], *, live_only: bool
) -> list[npt.NDArray[np.uint32]]:
    """Return for each part the new number of each of its rows."""
    found, base = [], 0
    for part, keep in zip(parts, kept, strict=True):
        rows = (np.cumsum(keep) + (base - 1)).astype(np.uint32)
        rows[(part.kinds != LIVE) if live_only else ~keep] = DROPPED
        found.append(rows)
        base += int(np.count_nonzero(keep))
    return found


def _postings(segments: Sequence[Segment], rows: Sequence[npt.NDArray[np.uint32]]) -> Iterator[npt.NDArray[np.uint64]]:
    """Yield the postings of all, renumbered, in order and in pieces."""
    for n in range(1 << _PARTS_BITS):
        words = np.concatenate(
            [decode(each.postings, n, _PARTS_BITS, new) for each, new in zip(segments, rows, strict=True)]
        )
        words.sort()
        yield words
