"""A text cut at the borders of its marks, so that overlapping marks become a row of tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Segment(NamedTuple):
    """A stretch of text over which the set of marks does not change."""

    span: Span
    marks: tuple[int, ...]
    """The places in the list of marks of those that lie over the stretch, ascending."""


def tile(length: int, marks: Sequence[tuple[int, int]]) -> Iterator[Segment]:
    """Yield the segments that `marks` cut a text of `length` characters into, in order and without gaps.

    >>> for segment in tile(9, [(0, 5), (3, 7)]):
    ...     print(tuple(segment.span), segment.marks)
    (0, 3) (0,)
    (3, 5) (0, 1)
    (5, 7) (1,)
    (7, 9) ()
    """
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for place, (begin, end) in enumerate(marks):
        first, last = max(0, begin), min(length, end)
        if first < last:
            begins.setdefault(first, []).append(place)
            ends.setdefault(last, []).append(place)
    active: set[int] = set()
    at = 0
    for border in sorted({*begins, *ends, length}):
        if border > at:
            yield Segment(Span(at, border), tuple(sorted(active)))
            at = border
        active.difference_update(ends.get(border, ()))
        active.update(begins.get(border, ()))
