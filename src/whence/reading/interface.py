"""What a reader is given, and what it gives: the one interface of all formats."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whence.errors import InputError
    from whence.model import Article
    from whence.options import Options
    from whence.reading.seen import Seen

HOPELESS = 1_000
"""Records in a row from the first on, none of which is in the format at all, after which the rest is not tried."""
HEAD = 1 << 16
"""Bytes from the beginning of an input by which its format is told."""
AHEAD = 16
"""Inputs, or records of one, whose work may have begun before the first of them is taken."""


class Source(NamedTuple):
    """One input, decompressed where it came compressed."""

    name: str
    """What messages call it: the path as given, without ``./``; "standard input"."""
    stem: str
    """What the id of an article without an id begins with: the name, without ``.gz`` or ``.zst``."""
    head: bytes
    """Its first bytes, at most `HEAD`."""
    stream: IO[bytes]
    """All of it from the beginning, `head` included, once; ``read(n)`` gives `n` bytes unless the input ends.

    Raises `TooLarge` past the limits of a decompressed file and `BadFile` where compressed data is cut short or
    damaged, both after all that was sound has been read; a reader lets both through. `streams.whole` reads an input
    that is one document.
    """
    path: str | None
    """Where the same bytes lie as a plain file, if they do: for those who must map or seek."""


class Desk(NamedTuple):
    """What a reader is given beside its source."""

    options: Options
    """With the limits that a reader keeps: `max_characters`, `max_record_bytes`, `max_nesting`, `max_seconds`."""
    reject: Callable[[InputError], None]
    """Takes what cannot be used; raises it again where the first one is to stop everything."""
    seen: Seen | None = None
    """The ids that were read already, of this input and of those before it; None where nobody minds."""


class Format(Protocol):
    """A format: a module of this package with these four names."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of the module
        """What ``--format`` calls it: "jsonl"."""

    @property
    def ENDINGS(self) -> tuple[str, ...]:  # noqa: N802 - the same
        """How files of this format are called: ``(".jsonl", ".ndjson")``. Tells only where the content does not."""

    def recognises(self, head: bytes) -> bool:
        """Tell from the first bytes, in UTF-8 if they are text, whether this can be nothing else; never raises."""

    def articles(self, source: Source, desk: Desk) -> Iterator[Article]:
        """Yield the articles; what is none goes to `desk.reject`.

        Raises `InputError` when nothing more can be read of this input.
        """


@runtime_checkable
class Ahead(Format, Protocol):
    """A format whose work is done elsewhere, so that several inputs can be under way at once."""

    def begun(self, source: Source, desk: Desk) -> Iterator[Article]:
        """Read all of the source and begin; the articles, and what is wrong with them, come from the iterator."""
