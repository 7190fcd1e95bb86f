"""Which words and which attributions stand inside which spans."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whence.model import Span
    from whence.model.quoting import Attribution
    from whence.text.speakers.cased import Page

_LOOKED_AT = 8
"""Contents that begin before a source; quotations do not nest deeper."""


def inside(page: Page, spans: Sequence[Span]) -> Callable[[int], bool]:
    """Return what tells whether a word begins in one of `spans`."""
    ordered = sorted(spans)
    begins, ends = [span.begin for span in ordered], list(accumulate((span.end for span in ordered), max))

    def holds(n: int) -> bool:
        at = page.words[n].begin
        k = bisect_right(begins, at)
        return k > 0 and at < ends[k - 1]

    return holds


def enclosing(attributions: Sequence[Attribution], reading: list[int]) -> dict[int, int]:
    """Return for an attribution whose source stands inside another's content which that is, the innermost."""
    contents = sorted((span.begin, -span.end, k) for k in reading for span in attributions[k].content)
    inside: dict[int, int] = {}
    for k in reading:
        if not attributions[k].source:
            continue
        begin, end = attributions[k].source[0]
        n = bisect_right(contents, (begin, 0, len(attributions)))
        for start, minus_end, other in reversed(contents[max(0, n - _LOOKED_AT) : n]):
            if start <= begin and end <= -minus_end and other != k:
                inside[k] = other
                break
    return inside
