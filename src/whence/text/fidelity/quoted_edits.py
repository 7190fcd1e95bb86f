"""The differences of a quotation from its parent as edits and spans in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.text.fidelity.differences import Difference
    from whence.text.fidelity.quoted import Stretch
    from whence.text.witness import Witness

_APART = 12
"""Tokens of the parent left out in one place from which what lies before and behind them are two spans."""


def edits(parent: Witness, child: Witness, stretch: Stretch, differences: Sequence[Difference]) -> tuple[Edit, ...]:
    """Return the edits, the parent on the left, in the order of the quotation; runs of equal words are one edit.

    An edit never reaches over a cue: what was left out of, or put into, the quotation itself is what counts.
    """
    run: list[Edit] = []
    for edit in _edits(parent, child, stretch, differences):
        if run and _goes_on(run[-1], edit, parent.article.text, child.article.text):
            last = run[-1]
            run[-1] = Edit(last.kind, Span(last.left.begin, edit.left.end), Span(last.right.begin, edit.right.end))
        else:
            run.append(edit)
    return tuple(run)


def _goes_on(last: Edit, edit: Edit, left: str, right: str) -> bool:
    """Tell whether two edits are one run of equal words: nothing but blanks and marks stands between on either side."""
    if last.kind != edit.kind or edit.kind not in ("same", "cosmetic"):
        return False
    between = ((left, last.left.end, edit.left.begin), (right, last.right.end, edit.right.begin))
    return all(begin <= end and not any(map(str.isalnum, text[begin:end])) for text, begin, end in between)


def _edits(parent: Witness, child: Witness, stretch: Stretch, differences: Sequence[Difference]) -> Iterator[Edit]:
    for d in differences:
        if d.aside:
            continue
        left = parent.span(*d.left) if d.left[0] < d.left[1] else _point(parent, d.left[0])
        tokens = stretch.tokens[slice(*d.right)]
        if not tokens:
            at = (
                child.tokens.ends[stretch.tokens[d.right[0] - 1]]
                if d.right[0]
                else child.tokens.begins[stretch.tokens[0]]
            )
            right = Span(at, at)
        else:
            right = Span(child.tokens.begins[tokens[0]], child.tokens.ends[tokens[-1]])
        kind = d.kind
        if kind == "same" and left.of(parent.article.text) != right.of(child.article.text):
            kind = "cosmetic"
        yield Edit(kind, left, right)


def _point(witness: Witness, token: int) -> Span:
    at = witness.tokens.ends[token - 1] if token else 0
    return Span(at, at)


def spans(parent: Witness, differences: Sequence[Difference]) -> tuple[Span, ...]:
    """Return the parent's words that the quotation goes back to, in the parent's order."""
    rows = sorted(d.left for d in differences if d.left[0] < d.left[1] and d.right[0] < d.right[1])
    runs: list[tuple[int, int]] = []
    for begin, end in rows:
        if runs and begin - runs[-1][1] < _APART:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((begin, end))
    return tuple(parent.span(begin, end) for begin, end in runs)
