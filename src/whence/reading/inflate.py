"""Decompress gzip and zstandard piece by piece, within limits: a bomb is refused before it goes off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.errors import BadFile, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.options import Options

GZIP, ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
ENDINGS = (".gz", ".zst")
_PIECE = 1 << 20
"""Most bytes that gzip gives at a time."""
_SIP = 1 << 11
"""Bytes given to zstandard at a time: it cannot be told to stop, and four of them may become 128 KiB."""


def compression(head: bytes) -> str | None:
    """Return how the data that begins with `head` is compressed: "gzip", "zstandard", or None."""
    if head.startswith(GZIP) and head[2:3] in {b"\x08", b""}:
        return "gzip"
    if head.startswith(ZSTANDARD) or (head[1:4] == b"\x2a\x4d\x18" and head[:1] and 0x50 <= head[0] <= 0x5F):
        return "zstandard"
    return None


def inflated(kind: str, pieces: Iterator[bytes], name: str, options: Options) -> Iterator[bytes]:
    """Yield what the compressed `pieces` hold: all members of a gzip file, all frames of a zstandard file.

    Raises `BadFile` where they are damaged or cut short and `TooLarge` past `max_file_bytes` or `max_ratio`, each
    after what was sound before it.
    """
    meter = _Meter(name, options)
    yield from (_gunzip if kind == "gzip" else _unzstd)(meter.taken(pieces), meter)


class _Meter:
    """Counts what goes in and comes out."""

    def __init__(self, name: str, options: Options) -> None:
        self.name, self._options = name, options
        self.read = self.made = 0

    def taken(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.read += len(piece)
            yield piece

    def give(self, data: bytes, waiting: int) -> bytes:
        """Pass `data` on, unless it is too much for what was read, less what is `waiting` still."""
        self.made += len(data)
        limits = self._options
        if self.made > limits.max_file_bytes:
            why = f"is longer than {limits.max_file_bytes:,} bytes once it is decompressed"
            raise TooLarge(self.name, why, "split it, or raise the limit with --limit file-bytes=N")
        if self.made > limits.max_record_bytes and self.made > limits.max_ratio * max(1, self.read - waiting):
            why = f"becomes more than {limits.max_ratio} times longer when it is decompressed, as nothing written does"
            raise TooLarge(self.name, why, "look what it is, or raise the limit with --limit ratio=N")
        return data

    def bad(self, why: str) -> BadFile:
        got = f"what came before was read ({self.made:,} bytes)" if self.made else "nothing could be read"
        return BadFile(self.name, why, f"get it again; {got}")


def _gunzip(pieces: Iterator[bytes], meter: _Meter) -> Iterator[bytes]:
    import zlib

    member, open_ = zlib.decompressobj(31), False
    for piece in pieces:
        data = piece
        while data:
            if not open_ and meter.made:
                data = data.lstrip(b"\0")  # zeros fill the last block of a tape
                if not data:
                    break
            try:
                made = member.decompress(data, _PIECE)
            except zlib.error:
                # what is wrong before anything came out stands behind nothing
                within = open_ or not meter.made
                why = "is damaged gzip data" if within else "has something else behind its gzip data"
                raise meter.bad(why) from None
            data = member.unused_data if member.eof else member.unconsumed_tail
            if made:
                yield meter.give(made, len(data))
            open_ = not member.eof
            if member.eof:
                member = zlib.decompressobj(31)
    if open_:
        while made := member.decompress(b"", _PIECE):
            yield meter.give(made, 0)
        if not member.eof:
            raise meter.bad("is cut short: its gzip data does not end")


def _unzstd(pieces: Iterator[bytes], meter: _Meter) -> Iterator[bytes]:
    from zstandard import ZstdDecompressor, ZstdError

    frame, fresh = ZstdDecompressor().decompressobj(), True
    for piece in pieces:
        at = 0
        while at < len(piece):
            sip = piece[at : at + _SIP]
            at += len(sip)
            while sip:
                try:
                    made = frame.decompress(sip)
                except ZstdError as error:
                    raise meter.bad(f"is damaged zstandard data ({error})") from None
                if made:
                    yield meter.give(made, len(piece) - at)
                fresh = frame.eof
                sip = frame.unused_data if fresh else b""
                if fresh:
                    frame = ZstdDecompressor().decompressobj()
    if not fresh:
        raise meter.bad("is cut short: its zstandard data does not end")
