"""Streams of bytes that give all that is sound before they raise, and never more than was asked for."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any, cast

from whence.errors import EmptyInput, InputError, MissingInput, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whence.reading.interface import Source

BLOCK = 1 << 20
"""Bytes read at a time."""


class Pieces(io.RawIOBase):
    """A stream made of pieces; what they raise is raised once the pieces before it have been read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._piece = memoryview(b"")
        self._error: InputError | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def _next(self) -> bool:
        if self._error is None:
            try:
                for piece in self._pieces:
                    if piece:
                        self._piece = memoryview(piece)
                        return True
            except InputError as error:
                self._error = error
        return False

    def _take(self, most: int) -> memoryview:
        taken, self._piece = self._piece[:most], self._piece[most:]
        return taken

    def read(self, size: int | None = -1, /) -> bytes:
        """Return `size` bytes, fewer only at the end or before an error; everything if `size` is negative."""
        wanted = -1 if size is None else size
        parts: list[memoryview] = []
        missing = wanted
        while missing and (self._piece or self._next()):
            part = self._take(missing) if wanted >= 0 else self._take(len(self._piece))
            parts.append(part)
            missing -= len(part)
        if self._error is not None and missing and (wanted < 0 or not parts):
            raise self._error
        return b"".join(parts)

    def readinto(self, buffer: Any, /) -> int:
        """Fill `buffer` as far as the next piece goes; 0 at the end."""
        if not self._piece and not self._next():
            if self._error is not None:
                raise self._error
            return 0
        room = memoryview(buffer).cast("B")
        part = self._take(len(room))
        room[: len(part)] = part
        return len(part)


def file_pieces(file: IO[bytes], name: str, moved: Callable[[int], None] | None = None) -> Iterator[bytes]:
    """Yield what `file` gives; `moved` is told how many bytes each time. Raises `MissingInput` where it fails."""
    try:
        while piece := file.read(BLOCK):
            if moved is not None:
                moved(len(piece))
            yield piece
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def ahead(stream: Pieces, size: int) -> tuple[bytes, Pieces]:
    """Return the first `size` bytes, and a stream of everything, those included."""
    head = stream.read(size)

    def again() -> Iterator[bytes]:
        yield head
        while piece := stream.read(BLOCK):
            yield piece

    return head, Pieces(again())


def whole(source: Source, most: int) -> bytes:
    """Return all of an input that is one document.

    Raises `TooLarge` if it is longer than `most` bytes, having read no more than that, and `EmptyInput` if it is empty.
    """
    data = source.stream.read(most + 1)
    if len(data) > most:
        raise TooLarge(
            source.name,
            f"is too large for one document (the limit is {most:,} bytes)",
            "split it into articles, or raise the limit with --limit record-bytes=N",
        )
    source.stream.read(1)  # what was wrong behind the last sound byte is raised here
    if not data:
        raise EmptyInput(source.name, "is empty", "give a file with the text of an article")
    return data


def unreadable(name: str, error: Exception) -> MissingInput:
    """Return what is to be said of a file that cannot be read."""
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return MissingInput(name, f"cannot be read ({why})", "check that it is there and its permissions")


def as_file(stream: Pieces) -> IO[bytes]:
    """Return the stream under the type that readers know."""
    return cast("IO[bytes]", stream)
