"""The records of a web archive, one after the other, and where each begins (ISO 28500).

Framing is done here and not by fastwarc, which stops at the first record with a wrong length: here the next record is
looked for, and what lies between is said to be lost. What is inside a record is fastwarc's to read.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, NamedTuple

from whence.errors import BadRecord, InputError, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whence.reading.interface import Source

_BLOCK = 1 << 20
_LONGEST_HEADER = 1 << 16
_BEGINS = re.compile(rb"WARC/1\.\d\r?\n")
_NEXT = re.compile(rb"(?:\r?\n)+(?=WARC/1\.\d\r?\nWARC-|WARC/1\.\d\r?\nContent-)", re.IGNORECASE)
_MARK = b"WARC/1."
_OVERLAP = 64
"""Bytes in which the mark between two records fits, so that it is found across blocks."""
_HEADER = re.compile(rb"(?:.*\n)*?\r?\n")
_FIELD = re.compile(rb"(?m)^([!-9;-~]+)[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)")
_REMEDY = "make the archive again, or leave it: the records that could be found were read"


class Record(NamedTuple):
    """One record."""

    offset: int
    """Where it begins, in bytes of the decompressed archive."""
    fields: dict[str, str]
    """Its header, names in small letters."""
    head: bytes
    body: bytes


class Tape:
    """A stream that can be looked into before it is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._held, self._at = b"", 0
        self._error: InputError | None = None
        self.offset = 0
        """Of the next byte."""

    def peek(self, size: int) -> bytes:
        """Return up to `size` bytes without moving, fewer at the end only."""
        missing = size - (len(self._held) - self._at)
        while missing > 0 and self._error is None:
            try:
                block = self._stream.read(max(_BLOCK, missing))
            except InputError as error:  # what was sound comes first
                self._error = error
                break
            if not block:
                break
            self._held, self._at = self._held[self._at :] + block, 0
            missing = size - len(self._held)
        return self._held[self._at : self._at + size]

    def move(self, size: int) -> None:
        """Move on by `size` bytes of those looked at."""
        self._at += size
        self.offset += size

    def end(self) -> None:
        """Raise what the stream raised, if nothing sound is left."""
        if self._error is not None:
            raise self._error


def records(source: Source, most: int, reject: Callable[[InputError], None]) -> Iterator[Record]:
    """Yield the records of an archive whose body is no longer than `most` bytes.

    What is broken is rejected with its offset, and reading goes on at the next record that can be found. Raises what
    the stream raises, after all records before that.
    """
    tape = Tape(source.stream)
    while True:
        _skip_blank(tape)
        start = tape.peek(len(b"WARC/1.0\r\n"))
        if not start:
            tape.end()
            return
        where = f"{source.name}, record at byte {tape.offset:,}"
        offset, header = tape.offset, _HEADER.match(tape.peek(_LONGEST_HEADER)) if _BEGINS.match(start) else None
        if header is None:
            reject(BadRecord(where, "is no WARC record, where one should begin", _REMEDY))
            _seek(tape)
            continue
        head = header[0]
        tape.move(len(head))
        fields = {
            key.decode("ascii").lower(): b" ".join(value.split()).decode("utf-8", "replace")
            for key, value in _FIELD.findall(head, len(b"WARC/1.0"))
        }
        length = fields.get("content-length", "")
        if not length.isdecimal() or len(length) > 18:
            reject(BadRecord(where, "does not say how long it is", _REMEDY))
            _seek(tape)
        elif int(length) > most:
            _pass_over(tape, int(length), where, most, reject)
        elif (body := _body(tape, int(length), where, reject)) is not None:
            yield Record(offset, fields, head, body)


def _body(tape: Tape, length: int, where: str, reject: Callable[[InputError], None]) -> bytes | None:
    """Return the body of a record; None, and where the next record is, if it cannot be what its length says."""
    ahead = tape.peek(length + _OVERLAP)
    body = ahead[:length]
    inside = _NEXT.search(ahead) if ahead.find(_MARK, 0, length + len(_MARK)) >= 0 else None
    if inside is not None and inside.end() < length:
        tape.move(inside.end())
        reject(BadRecord(where, f"is shorter than it says ({length:,} bytes): another record begins in it", _REMEDY))
        return None
    tape.move(len(body))
    if len(body) < length:
        reject(BadRecord(where, f"is cut short: {len(body):,} of {length:,} bytes are there", _REMEDY))
        return None
    follows = tape.peek(4).lstrip(b"\r\n")
    if follows and not _MARK.startswith(follows[: len(_MARK)]):
        # The rest of it is still to come: a length that is too small. What is there ends in the middle.
        reject(BadRecord(where, f"is longer than it says ({length:,} bytes)", _REMEDY))
        _seek(tape)
        return None
    return body


def _pass_over(tape: Tape, length: int, where: str, most: int, reject: Callable[[InputError], None]) -> None:
    """Pass over a record that is too long; but stop where another one begins in it, as its length may be wrong."""
    why = f"is too large ({length:,} bytes; the limit is {most:,})"
    reject(TooLarge(where, why, "raise the limit with --limit record-bytes=N if it is a page"))
    _seek(tape, length)


def _seek(tape: Tape, most: int | None = None) -> None:
    """Move to the next record, or behind `most` bytes if that comes first, or to the end."""
    left = most
    while True:
        size = _BLOCK if left is None else min(_BLOCK, left)
        block = tape.peek(size + _OVERLAP)
        if (found := _NEXT.search(block)) is not None:
            tape.move(found.end())
            return
        tape.move(min(size, len(block)))
        if left is not None:
            left -= size
        if len(block) <= size or left == 0:
            return


def _skip_blank(tape: Tape) -> None:
    while (start := tape.peek(512)) and start[:1] in b"\r\n":
        tape.move(len(start) - len(start.lstrip(b"\r\n")))
