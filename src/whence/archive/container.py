"""A file of named arrays: written once from front to back, checked, and mapped into memory to be read.

::

    16 bytes      magic, format
    the arrays    each from a multiple of 64 bytes on
    the table     JSON: what the file says of itself, and for each array its place, size, type and checksum (CRC-32)
    24 bytes      place, size and checksum of the table, magic

A file that was cut off has no table, and is known for damaged as soon as it is opened. The checksums of the arrays are
looked at when a segment is merged and by `check`: reading all of an archive takes longer than any question to it.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from whence.archive.layout import FORMAT
from whence.errors import ArchiveDamaged, ArchiveFormat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Self

    import numpy.typing as npt

_MAGIC = b"\x89whence\n"
_HEAD = struct.Struct("<8sII")
_TAIL = struct.Struct("<QII8s")
_ALIGNED = 64
_BUFFER = 1 << 20


class Writer:
    """Writes a container; leaves nothing behind if it does not come to its end."""

    def __init__(self, path: Path) -> None:
        """Begin a file at `path`."""
        self._path = path
        self._file = path.open("wb", buffering=_BUFFER)
        self._file.write(_HEAD.pack(_MAGIC, FORMAT, 0))
        self._at = _HEAD.size
        self._table: dict[str, list[Any]] = {}

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Close the file; remove it after an error."""
        self._file.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def put(self, name: str, array: npt.NDArray[Any]) -> None:
        """Write an array of one dimension."""
        self.stream(name, array.dtype, [np.ascontiguousarray(array).data.cast("B")] if array.size else [])

    def stream(self, name: str, kind: npt.DTypeLike, chunks: Iterable[bytes | memoryview]) -> None:
        """Write an array that comes in pieces."""
        self._file.write(bytes(-self._at % _ALIGNED))
        begin = self._at + -self._at % _ALIGNED
        size = check = 0
        for chunk in chunks:
            self._file.write(chunk)
            check = zlib.crc32(chunk, check)
            size += len(chunk)
        self._at = begin + size
        self._table[name] = [begin, size, np.dtype(kind).str, check]

    def finish(self, about: dict[str, Any]) -> None:
        """Write the table, with what the file says of itself, and see that all of it is on the disk."""
        table = json.dumps({"about": about, "arrays": self._table}).encode()
        self._file.write(table)
        self._file.write(_TAIL.pack(self._at, len(table), zlib.crc32(table), _MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())


class Container:
    """A container mapped into memory."""

    def __init__(self, path: Path) -> None:
        """Map the file and read its table.

        Raises `FileNotFoundError`, `ArchiveDamaged` and `ArchiveFormat`.
        """
        self.path = path
        with path.open("rb") as file:
            self.size = os.fstat(file.fileno()).st_size
            if self.size < _HEAD.size + _TAIL.size:
                raise self.damaged("is cut off")
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, _ = _HEAD.unpack_from(self._bytes, 0)
        at, size, check, end = _TAIL.unpack_from(self._bytes, self.size - _TAIL.size)
        if magic != _MAGIC:
            raise self.damaged("is not what it should be")
        if version != FORMAT:
            raise ArchiveFormat(str(path), f"has format {version}; this whence reads {FORMAT}", "use another version")
        table = self._bytes[at : at + size]
        if end != _MAGIC or at + size + _TAIL.size != self.size or zlib.crc32(table) != check:
            raise self.damaged("is cut off")
        read = json.loads(table)
        self.about: dict[str, Any] = read["about"]
        self._table: dict[str, list[Any]] = read["arrays"]

    def array(self, name: str) -> npt.NDArray[Any]:
        """Return an array without copying it; it cannot be written to."""
        begin, size, kind, _ = self._table[name]
        dtype = np.dtype(kind)
        return np.frombuffer(self._bytes, dtype, size // dtype.itemsize, begin if size else 0)

    def sizes(self) -> dict[str, int]:
        """Return the bytes of each array."""
        return {name: size for name, (_, size, _, _) in self._table.items()}

    def check(self) -> None:
        """Read everything; raises `ArchiveDamaged` if a checksum does not fit."""
        view = memoryview(self._bytes)
        for name, (begin, size, _, check) in self._table.items():
            if zlib.crc32(view[begin : begin + size]) != check:
                raise self.damaged(f"has been changed (its {name} do not have the right checksum)")

    def damaged(self, what: str) -> ArchiveDamaged:
        """Return the error that says what is wrong with this file."""
        return ArchiveDamaged(str(self.path), what, "copy the archive again from where it is whole, or add anew")
