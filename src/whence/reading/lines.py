"""Lines of any length in bounded memory: those below the limit whole, of those above it the beginning."""

from __future__ import annotations

import codecs
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from whence.reading.streams import BLOCK
from whence.text.decode import guessed, refuse_binary, stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.reading.interface import Source

_BEGINNING = 200
_BLANK = 1 << 16
"""So many bytes of nothing but blanks and line ends, and more, are passed over: gigabytes of them say nothing."""
_ZEROS = 0.2
"""Share of zero bytes, and of other controls, that lines may have: what is no record is told line by line."""


class Block(NamedTuple):
    """Some lines."""

    first: int
    """The number of the first one, from 1."""
    lines: list[bytes]
    """Without their ends ``\\n``; in UTF-8 if they are in UTF-16 or UTF-32 in the file. None for many blank ones."""
    too_long: bool = False
    """There is one line only, it is longer than allowed, and this is its beginning."""


class Lines:
    """The lines of one input, and what had to be assumed about its encoding."""

    def __init__(self, source: Source, longest: int, size: int = BLOCK, *, returns: bool = False) -> None:
        r"""Refuse with `BinaryInput` what is no text. `longest` is in bytes, `size` is about that of a block.

        With `returns` lines end with ``\r``.
        """
        self._returns = returns
        refuse_binary(source.name, source.head, _ZEROS)
        self._source, self._longest, self._size = source, longest, size
        self._stated = stated(source.head)
        self._guess: str | None = None
        self._notes: dict[str, None] = {}
        if self._stated in {"utf-16-le", "utf-16-be"}:
            self._note(f"no encoding is stated; read as {self._stated} by the look of it.")

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each thing that had to be assumed so far."""
        return tuple(self._notes)

    def blocks(self) -> Iterator[Block]:
        """Yield the lines block by block; what follows the last line end is a line if it is not empty."""
        number, held, skipping = 1, 0, False
        parts: list[bytes] = []
        for given in self._pieces():
            rest = piece = given.replace(b"\r", b"\n") if self._returns else given
            if skipping:
                end = piece.find(b"\n")
                if end < 0:
                    continue
                yield Block(number, parts, too_long=True)
                number, held, skipping, parts, rest = number + 1, 0, False, [], piece[end + 1 :]
            end = rest.rfind(b"\n")
            if end >= 0:
                parts.append(rest[:end])
                whole = b"".join(parts)
                if len(whole) > _BLANK and whole.isspace():
                    yield Block(number, [])
                    number += whole.count(b"\n") + 1
                else:
                    lines = whole.split(b"\n")
                    yield from self._allowed(number, lines)
                    number += len(lines)
                held, parts, rest = 0, [], rest[end + 1 :]
            if rest:
                parts.append(rest)
                held += len(rest)
            if held > self._longest:
                skipping, parts = True, [b"".join(parts)[:_BEGINNING]]
        if held:
            yield Block(number, [b"".join(parts)], skipping)

    def _allowed(self, first: int, lines: list[bytes]) -> Iterator[Block]:
        """Yield `lines`, each that is too long in a block of its own."""
        if max(map(len, lines)) <= self._longest:
            yield Block(first, lines)
            return
        begin = 0
        for n, line in enumerate(lines):
            if len(line) > self._longest:
                if n > begin:
                    yield Block(first + begin, lines[begin:n])
                yield Block(first + n, [line[:_BEGINNING]], too_long=True)
                begin = n + 1
        if begin < len(lines):
            yield Block(first + begin, lines[begin:])

    def text(self, line: bytes, block: Block) -> str:
        """Return a line as text: UTF-8, or else what the first block that is not was guessed to be."""
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            if self._guess is None:
                self._guess = guessed(b"\n".join(block.lines))
        if self._guess == "utf-8":
            self._note("some bytes are no UTF-8; they are shown as \ufffd.")
        else:
            self._note(f"is not UTF-8; read as {self._guess}, which is a guess.")
        return line.decode(self._guess, "replace")

    def zeros(self) -> None:
        """Note that there are zero bytes in what is text otherwise."""
        self._note("zero bytes are in the text; they are kept as they are.")

    def _note(self, what: str) -> None:
        self._notes[f"{self._source.name}: {what}"] = None

    def _pieces(self) -> Iterator[bytes]:
        pieces = iter(lambda: self._source.stream.read(self._size), b"")
        if self._stated is None:
            return pieces
        if self._stated == "utf-8-sig":
            return chain([next(pieces, b"").removeprefix(codecs.BOM_UTF8)], pieces)
        return self._transcoded(pieces, self._stated)

    def _transcoded(self, pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        for piece in chain(pieces, [b""]):
            text = decoder.decode(piece, final=not piece)
            if "\ufffd" in text:
                self._note(f"says it is {encoding}, and is not everywhere; what is broken is shown as \ufffd.")
            yield text.encode("utf-8", "replace")
