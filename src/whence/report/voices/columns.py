"""An article's untouched text, cut into stretches that each say which quotation or credit stands there."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from whence.report.escape import visible
from whence.report.segments import tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Span


class Stretch(NamedTuple):
    """A stretch of text: what it is, its number among its kind, and whether that one begins here."""

    kind: str
    """``quote``, ``source``, ``cue``, ``credit``, or nothing."""
    number: int
    begins: bool
    text: str

    @property
    def ends_line(self) -> bool:
        """Whether the next stretch begins a line."""
        return self.text.endswith("\n")


Mark = tuple[str, int, "Span"]
"""Kind, number and span of what is to be marked."""


def stretches(text: str, marks: Sequence[Mark]) -> list[Stretch]:
    r"""Return `text` cut at its marks; where several lie over each other the shortest shows.

    >>> from whence.model import Span
    >>> [(s.kind, s.text) for s in stretches("He said no.", [("cue", 0, Span(3, 7)), ("quote", 0, Span(8, 10))])]
    [('', 'He '), ('cue', 'said'), ('', ' '), ('quote', 'no'), ('', '.')]
    """
    text = text.replace("\r\n", " \n")  # as long as before, and no border can cut one in two
    cut = []
    for segment in tile(len(text), [span for _, _, span in marks]):
        shown = min(segment.marks, key=lambda m: (marks[m][2].end - marks[m][2].begin, m), default=None)
        cut.append((("", 0) if shown is None else marks[shown][:2], segment.span.of(text)))
    found: list[Stretch] = []
    begun: set[tuple[str, int]] = set()
    for (kind, number), group in groupby(cut, key=lambda c: c[0]):
        begins = (kind, number) not in begun
        begun.add((kind, number))
        found.append(Stretch(kind, number, begins, visible("".join(part for _, part in group))))
    return found
