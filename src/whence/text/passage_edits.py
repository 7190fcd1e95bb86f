"""What became of each word of a shared passage: the aligned pairs of tokens as edits in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Edit, Span
from whence.text.likeness import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.kernels.edits import Pair
    from whence.model import EditKind
    from whence.text.witness import Witness


def edits(left: Witness, right: Witness, pairs: Sequence[Pair]) -> tuple[Edit, ...]:
    """Return the edits that turn the left passage into the right one, in order and without a hole on either side."""
    return tuple(_merged(_edits(left, right, pairs)))


def _edits(left: Witness, right: Witness, pairs: Sequence[Pair]) -> Iterator[Edit]:
    i, j = pairs[0].i, pairs[0].j
    for pair in pairs:
        yield from _gap(left, right, (i, pair.i), (j, pair.j))
        yield Edit(_kind(left, right, pair), left.span(pair.i, pair.i2), right.span(pair.j, pair.j2))
        i, j = pair.i2, pair.j2


def _gap(left: Witness, right: Witness, rows: tuple[int, int], columns: tuple[int, int]) -> Iterator[Edit]:
    """Yield the edit for what neither side has a partner for: replaced, deleted or inserted as a whole."""
    has_left, has_right = rows[0] < rows[1], columns[0] < columns[1]
    if not has_left and not has_right:
        return
    one = left.span(*rows) if has_left else _point(left, rows[0])
    other = right.span(*columns) if has_right else _point(right, columns[0])
    yield Edit("replaced" if has_left and has_right else "deleted" if has_left else "inserted", one, other)


def _point(witness: Witness, token: int) -> Span:
    at = witness.tokens.ends[token - 1] if token else 0
    return Span(at, at)


def _kind(left: Witness, right: Witness, pair: Pair) -> EditKind:
    one, other = left.span(pair.i, pair.i2), right.span(pair.j, pair.j2)
    if one.of(left.article.text) == other.of(right.article.text):
        return "same"
    if pair.i2 - pair.i > 1 or pair.j2 - pair.j > 1:
        return "cosmetic"
    return compare(left.tokens.words[pair.i], right.tokens.words[pair.j])[0]


def _merged(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield runs of equal kind as one edit, so that a copied paragraph is one edit and not a hundred."""
    run: Edit | None = None
    for edit in edits:
        if run is not None and run.kind == edit.kind and edit.kind in ("same", "cosmetic"):
            run = Edit(run.kind, Span(run.left.begin, edit.left.end), Span(run.right.begin, edit.right.end))
            continue
        if run is not None:
            yield run
        run = edit
    if run is not None:
        yield run
