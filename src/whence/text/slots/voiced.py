"""Which parts of an article are somebody's words, and not the article's own."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from whence.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Attribution


def attributed(attributions: Iterable[Attribution]) -> list[Span]:
    """Return what is attributed to somebody, with cues and sources: spans in order, joined where they touch."""
    joined: list[Span] = []
    for span in sorted(span for a in attributions for span in (*a.content, *a.cue, *a.source)):
        if joined and span.begin <= joined[-1].end:
            joined[-1] = Span(joined[-1].begin, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def is_said(places: Iterable[Span], said: Sequence[Span]) -> bool:
    """Tell whether any of the places is attributed to somebody, if only in part; `said` comes from `attributed`."""
    return any(
        (at := bisect_left(said, place.end, key=lambda span: span.begin)) > 0 and said[at - 1].end > place.begin
        for place in places
    )
