"""Rows of a table in text, with the numbers of their lines; one quotation mark left open does not take all."""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.reading.lines import Lines

MOST_LINES = 100_000
"""Of one row. What is held of a row whose quotation mark may never be closed is this, and the longest record."""


class Row(NamedTuple):
    """One row: the number of its first line, and its cells or why it has none."""

    line: int
    cells: list[str]
    fault: str = ""
    lines: int = 1


class Rows:
    """The rows of one input."""

    def __init__(self, lines: Lines, longest: int) -> None:
        """Take the `lines`; no row is longer than `longest` characters."""
        self.delimiter = ","
        self._numbered = _numbered(lines)
        self._again: deque[tuple[int, str | None]] = deque()
        """Lines that were read as part of a row that is none."""
        self._longest = longest
        self._reread = 0
        # the limit is the process's, and only ever raised
        csv.field_size_limit(max(csv.field_size_limit(), min(longest, 2**31 - 1)))

    def peek(self) -> str | None:
        """Return the next line that is not blank, which stays the next one; None at the end or if it is too long."""
        while (line := self._next()) is not None:
            if line[1] is None or not line[1].isspace():
                self._again.appendleft(line)
                return line[1]
        return None

    def skip(self) -> None:
        """Pass over the next line."""
        self._next()

    def next(self, columns: int | None = None) -> Row | None:
        """Return the next row, None at the end; rows over several lines must have `columns` cells to be believed."""
        if self.peek() is None and not self._again:
            return None
        taken: list[tuple[int, str | None]] = []
        wanting = False
        if len(self._again) == 1:
            self._reread = 0
        room = self._longest if self._reread <= 2 * self._longest else 0

        def feed() -> Iterator[str]:
            nonlocal wanting, room
            while True:
                line = self._next() if not taken or (room > 0 and len(taken) < MOST_LINES) else None
                if line is None or line[1] is None:
                    if line is not None:
                        (self._again.appendleft if taken else taken.append)(line)
                    wanting = True
                    return
                taken.append(line)
                room -= len(line[1])
                yield line[1]

        fault, cells = "", []
        try:
            cells = next(csv.reader(feed(), delimiter=self.delimiter, strict=True), [])
        except csv.Error as error:
            fault = "a quotation mark is opened in it and never closed" if wanting else str(error)
        if not taken:
            return None
        first, text = taken[0]
        if text is None:
            return Row(first, [], "too long")
        if len(taken) > 1 and (fault or (columns is not None and len(cells) != columns)):
            fault = fault or f"it has {len(cells)} cells, the header {columns}, and goes over {len(taken)} lines"
            self._again.extendleft(reversed(taken[1:]))
            self._reread += sum(len(line or "") for _, line in taken)
        elif fault and not wanting:
            # marks that do not pair, as in "No", he said: it may be a table without quoting
            bare = text.rstrip("\r\n").split(self.delimiter)
            if len(bare) == columns:
                return Row(first, bare)
        return Row(first, cells, fault, len(taken))

    def _next(self) -> tuple[int, str | None] | None:
        if self._again:
            return self._again.popleft()
        return next(self._numbered, None)


def _numbered(lines: Lines) -> Iterator[tuple[int, str | None]]:
    """Yield each line with its number and its end; None instead of one that is too long."""
    for block in lines.blocks():
        if block.too_long or not block.lines:
            yield block.first, None
            continue
        for number, line in enumerate(block.lines, block.first):
            if not line:
                yield number, "\n"
                continue
            if b"\0" in line:
                lines.zeros()
            yield number, lines.text(line, block) + "\n"
