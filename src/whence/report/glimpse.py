"""What of a large result a notebook shows: it is cut before it is laid out, and the fragment says what is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whence.model import Diff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whence.model import EditKind, Record

ROWS = 12
"""How many rows of a table, or lines of one kind, a fragment shows."""

PARTS = 3
"""How many children or articles it shows, each with a table of its own."""

LENGTH = 600
"""Characters of one string: of a sentence, a name, a reason."""

LARGEST = 400_000
"""Characters of a whole fragment; one that is larger all the same gives way to a sentence."""


def glimpse(result: Record) -> tuple[Record, int]:
    """Return the result with only as many children as are shown, and how many are left out.

    What articles of a `Diff` have in common grows with the square of their number: fifty may have a thousand blames.
    """
    if isinstance(result, Diff) and len(result.blames) > PARTS:
        return replace(result, blames=result.blames[:PARTS]), len(result.blames) - PARTS
    return result, 0


def brief(text: str | None) -> str:
    """Return `text`, cut where it is longer than anybody reads in a notebook.

    >>> brief("x" * 700)[-3:], brief("short"), brief(None)
    ('xx…', 'short', '')
    """
    text = text or ""
    return text if len(text) <= LENGTH else text[: LENGTH - 1] + "…"


def brief_pieces(pieces: Iterable[tuple[EditKind, str]]) -> Iterator[tuple[EditKind, str]]:
    """Yield the pieces of a text with what became of each, as far as they are `brief` together.

    >>> [(kind, len(text)) for kind, text in brief_pieces([("same", "x" * 400), ("inserted", "y" * 400)])]
    [('same', 400), ('inserted', 200)]
    """
    left = LENGTH
    for kind, text in pieces:
        yield kind, text if len(text) <= left else text[: left - 1] + "…"
        left -= len(text)
        if left <= 0:
            return
