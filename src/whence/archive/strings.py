"""Columns of strings on disk: all of them in one array of bytes, and where each begins.

Lone surrogates, which no encoding knows but Python's strings may hold, survive: offsets count code points of the
untouched text. A missing value is the empty string of bytes; every other value has a sign in front of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from whence.archive.container import Container, Writer

_SIGN = b"="
_BLOCK = 1 << 26


def encoded(text: str) -> bytes:
    """Return a string as bytes."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """Return the string of these bytes; raises `UnicodeDecodeError` if they are none of ours."""
    return data.decode("utf-8", "surrogatepass")


def optional(text: str | None) -> bytes:
    """Return a string that may be missing as bytes."""
    return b"" if text is None else _SIGN + encoded(text)


def unsigned(text: str) -> str | None:
    """Return what `optional` was given, from the string of the bytes that it made of it."""
    return text[1:] if text else None


class Strings(NamedTuple):
    """A column of strings."""

    offsets: npt.NDArray[np.uint64]
    begins: memoryview
    """The offsets once more: Python reads one number of a view faster than of an array."""
    data: memoryview

    def at(self, row: int) -> bytes:
        """Return the bytes of one row."""
        return self.data[self.begins[row] : self.begins[row + 1]].tobytes()


def put(writer: Writer, name: str, values: Sequence[bytes]) -> None:
    """Write a column."""
    sizes = np.fromiter(map(len, values), np.uint64, len(values))
    _put(writer, name, sizes, iter([b"".join(values)]))


def get(container: Container, name: str) -> Strings:
    """Return a column of a file."""
    offsets = container.array(f"{name}_at")
    return Strings(offsets, offsets.data, container.array(name).data)


def put_kept(writer: Writer, name: str, columns: Sequence[Strings], kept: Sequence[npt.NDArray[np.bool_]]) -> None:
    """Write the rows of several columns that are kept, one column after the other."""
    sizes = np.concatenate(
        [np.zeros(0, np.uint64), *(np.diff(column.offsets)[keep] for column, keep in zip(columns, kept, strict=True))]
    )
    chunks = (chunk for column, keep in zip(columns, kept, strict=True) for chunk in _runs(column, keep))
    _put(writer, name, sizes, chunks)


def _put(writer: Writer, name: str, sizes: npt.NDArray[np.uint64], chunks: Iterator[bytes | memoryview]) -> None:
    writer.put(f"{name}_at", np.concatenate([np.zeros(1, np.uint64), np.cumsum(sizes, dtype=np.uint64)]))
    writer.stream(name, np.uint8, chunks)


def _runs(column: Strings, keep: npt.NDArray[np.bool_]) -> Iterator[memoryview]:
    """Yield the bytes of rows that are kept and lie together, in pieces of bounded size."""
    edges = np.flatnonzero(np.diff(keep.astype(np.int8), prepend=0, append=0))
    for first, past in zip(edges[::2], edges[1::2], strict=True):
        begin, end = int(column.offsets[first]), int(column.offsets[past])
        for at in range(begin, end, _BLOCK):
            yield column.data[at : min(at + _BLOCK, end)]
