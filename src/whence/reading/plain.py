"""A text file: one article, untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.errors import EmptyInput, TooLarge
from whence.reading.fields import article
from whence.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article
    from whence.reading.interface import Desk, Source

NAME = "text"
ENDINGS = (".txt", ".text")
_WIDEST = 4
"""Bytes of a character, at most."""


def recognises(_: bytes) -> bool:
    """Tell that nothing needs to be a text: it is what is left."""
    return False


def articles(source: Source, desk: Desk) -> Iterator[Article]:
    """Yield the one article: its id is the file's name.

    Raises `TooLarge`, `EmptyInput`, and `BinaryInput` for what is not text.
    """
    limit = desk.options.max_characters
    most = _WIDEST * limit + _WIDEST
    data = source.stream.read(most + 1)
    if len(data) > most:
        raise TooLarge(
            source.name,
            f"is too large for one article (more than {most:,} bytes; the limit is {limit:,} characters)",
            "split it into articles, one a file or one a line of JSONL, or raise --max-characters",
        )
    source.stream.read(1)  # what was wrong behind the last sound byte is raised here
    text, notes = decode(source.name, data)
    if not text.strip():
        raise EmptyInput(source.name, "is empty", "give a file with the text of an article")
    yield article(source.name, {"text": text}, source.stem, desk, notes)
