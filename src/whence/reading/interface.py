"""What a reader is given, and what it gives: the one interface of all formats."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whence.errors import InputError
    from whence.model import Article
    from whence.options import Options

HEAD = 1 << 16
"""Bytes from the beginning of an input by which its format is told."""


class Source(NamedTuple):
    """One input, decompressed where it came compressed."""

    name: str
    """What messages call it: the path as given, without ``./``; "standard input"."""
    stem: str
    """What the id of an article without an id begins with: the name, without ``.gz`` or ``.zst``."""
    head: bytes
    """Its first bytes, at most `HEAD`."""
    stream: IO[bytes]
    """All of it from the beginning, `head` included, once. Raises `TooLarge` past the limits of a decompressed file and
    `BadFile` where compressed data is cut short or damaged; a reader lets both through."""
    path: str | None
    """Where the same bytes lie as a plain file, if they do: for those who must map or seek."""


class Desk(NamedTuple):
    """What a reader is given beside its source."""

    options: Options
    """With the limits that a reader keeps: `max_characters`, `max_record_bytes`, `max_nesting`, `max_seconds`."""
    reject: Callable[[InputError], None]
    """Takes what cannot be used; raises it again where the first one is to stop everything."""


class Format(Protocol):
    """A format: a module of this package with these four names."""

    NAME: str
    """What ``--format`` calls it: "jsonl"."""
    ENDINGS: tuple[str, ...]
    """How files of this format are called: ``(".jsonl", ".ndjson")``. Tells only where the content does not."""

    def recognises(self, head: bytes) -> bool:
        """Tell from the first bytes whether this can be nothing else; never raises."""

    def articles(self, source: Source, desk: Desk) -> Iterator[Article]:
        """Yield the articles; what is none goes to `desk.reject`.

        Raises `InputError` when nothing more can be read of this input.
        """
