"""Word lists as data: one entry a line, `#` begins a comment. A test reaches every entry of every list."""

from __future__ import annotations

import os
from functools import cache

_DATA = os.path.join(os.path.dirname(__file__), "data")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the entries of the list `name` (a file of text/data), in order, comments and blank lines left out."""
    with open(os.path.join(_DATA, name), encoding="utf-8") as file:
        return tuple(entry for line in file if (entry := line.split("#", 1)[0].strip()))
