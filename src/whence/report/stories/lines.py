"""Records laid out as the lines of a pipe, as `whence.report.plain` does; a tree keeps its indentation."""

from __future__ import annotations

from textwrap import TextWrapper
from typing import TYPE_CHECKING

from whence.report.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Row = tuple[str, tuple[str, ...]] | tuple[str, tuple[str, ...], str]
    """The kind of a line, its fields, and what is drawn before them."""

_KEY = 12
"""The column at which a record's fields begin."""


def lay_out(rows: Iterable[Row], width: int) -> Iterator[str]:
    """Yield the lines, without line ends, none longer than `width` unless one word is; 0 wraps nothing."""
    wrapper = TextWrapper(
        width=max(width, 2 * _KEY),
        subsequent_indent=" " * _KEY,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
    for kind, fields, *drawn in rows:
        line = f"{kind:<{_KEY}}" + "".join(drawn) + "  ".join(filter(None, map(one_line, fields)))
        if 0 < width < len(line):
            yield from wrapper.wrap(line)
        else:
            yield line.rstrip(" ")
