"""Write a segment of new articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.archive import strings
from whence.archive.container import Writer
from whence.archive.rows import id_key
from whence.archive.segment import COLUMNS, Segment
from whence.kernels.compiled.postings_file import encode, layout_for, packed
from whence.kernels.compiled.winnow import winnow
from whence.text.columns import columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from whence.archive.rows import Row

_AT_ONCE = 4_000_000
"""Characters that are tokenised at once."""


class Fresh(NamedTuple):
    """Articles that go into one segment, column by column."""

    rows: list[Row]
    texts: list[str]
    versions: list[int]


def postings_of(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return the postings of texts, the first of which is row 0, as sorted words."""
    words, begin = [np.zeros(0, np.uint64)], 0
    while begin < len(texts):
        end, characters = begin + 1, len(texts[begin])
        while end < len(texts) and characters + len(texts[end]) <= _AT_ONCE:
            characters += len(texts[end])
            end += 1
        tokens = columns(texts[begin:end])
        shingles, articles = winnow(tokens.hashes, tokens.starts)
        words.append(packed(shingles, articles + np.uint32(begin)))
        begin = end
    postings = np.concatenate(words)
    postings.sort()
    return postings


def build(path: Path, fresh: Fresh, serial: int, added: int) -> Segment:
    """Write the segment at `path`, its first article under the number `serial`, and return it mapped."""
    rows = len(fresh.rows)
    postings = postings_of(fresh.texts)
    with Writer(path) as writer:
        by_name = dict(zip(("ids", "texts", "outlets", "dates", "rests"), zip(*fresh.rows, strict=True), strict=False))
        for name in COLUMNS:
            strings.put(writer, name, by_name[name])
        writer.put("contents", np.frombuffer(b"".join(row.content for row in fresh.rows), np.uint8))
        writer.put("serials", np.arange(serial, serial + rows, dtype=np.uint32))
        writer.put("versions", np.array(fresh.versions, np.uint32))
        writer.put("added", np.full(rows, added, np.int64))
        keys = np.fromiter((id_key(row.id) for row in fresh.rows), np.uint64, rows)
        put_ids(writer, keys, np.arange(rows, dtype=np.uint32))
        layout = layout_for(postings.size, rows)
        counts = np.zeros(1 << layout.bits, np.int64)
        writer.put("records", encode(postings, layout, counts))
        finish(writer, rows, layout, counts)
    return Segment(path)


def put_ids(writer: Writer, keys: npt.NDArray[np.uint64], rows: npt.NDArray[np.uint32]) -> None:
    """Write the index of ids."""
    order = np.argsort(keys, kind="stable")
    writer.put("id_keys", keys[order])
    writer.put("id_rows", rows[order])


def finish(writer: Writer, rows: int, layout: tuple[int, int, int], counts: npt.NDArray[np.int64]) -> None:
    """Write the directory of the postings, given how many are in each bucket, and close the segment."""
    writer.put("directory", np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.uint32))
    writer.finish({"rows": rows, "layout": list(layout)})
