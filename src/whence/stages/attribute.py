"""Attribute every word of the child: the passage of a parent it belongs to, or none."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from whence.model import Span, WordRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.model import Evidence, SentenceVerdict
    from whence.text.witness import Witness


def attribute(child: Witness, verdicts: Sequence[SentenceVerdict]) -> tuple[WordRun, ...]:
    """Return runs that hold every word of `child` exactly once, in order.

    A reworded passage has no answer word for word: its words get the passage as a whole, as ``replaced``.
    """
    runs: list[WordRun] = []
    for verdict in verdicts:
        for run in _sentence(child, verdict):
            last = runs[-1] if runs else None
            if last is not None and (last.kind, last.parent, last.parent_span) == (
                run.kind,
                run.parent,
                run.parent_span,
            ):
                runs[-1] = WordRun(Span(last.span.begin, run.span.end), run.kind, run.parent, run.parent_span)
            else:
                runs.append(run)
    return tuple(runs)


def _sentence(child: Witness, verdict: SentenceVerdict) -> Iterator[WordRun]:
    aligned = sorted(
        (edit.right, edit.kind, evidence.parent, edit.left)
        for evidence in verdict.evidence
        for edit in evidence.edits
        if edit.right.begin < edit.right.end and edit.kind != "inserted"
    )
    reworded = [e for e in verdict.evidence if e.kind == "reworded"]
    at = verdict.span.begin
    for span, kind, parent, parent_span in aligned:
        if span.begin < at:
            continue
        yield from _between(child, Span(at, span.begin), reworded)
        yield WordRun(span, kind, parent, parent_span)
        at = span.end
    yield from _between(child, Span(at, verdict.span.end), reworded)


def _between(child: Witness, gap: Span, reworded: Sequence[Evidence]) -> Iterator[WordRun]:
    first, last = bisect_left(child.tokens.begins, gap.begin), bisect_left(child.tokens.begins, gap.end)
    for n in range(first, last):
        span = child.span(n, n + 1)
        over = next((e for e in reworded if e.child_span.overlap(span)), None)
        yield WordRun(span, "replaced", over.parent, over.parent_span) if over else WordRun(span, "none")
