"""A pair of articles that share reporting, with everything that says which way it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.direction.comparison import Comparison, compare
from whence.text.direction.credits import agencies, credits_to
from whence.text.direction.signs import Signs, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.kernels.path import Path
    from whence.model import Passage, Span
    from whence.text.witness import Witness


class Relation(NamedTuple):
    """Two articles that share passages of reporting."""

    comparison: Comparison
    signs: Signs
    left_credits: tuple[Span, ...]
    """Where the left article credits the right one's outlet by name."""
    right_credits: tuple[Span, ...]
    agencies: tuple[str, ...]
    """Agencies that both credit."""

    @property
    def left(self) -> str:
        """The id of the left article."""
        return self.comparison.left.witness.article.id

    @property
    def right(self) -> str:
        """The id of the right article."""
        return self.comparison.right.witness.article.id

    def mirrored(self) -> Relation:
        """Return the same seen from the other side."""
        return Relation(
            self.comparison.mirrored(), self.signs.mirrored(), self.right_credits, self.left_credits, self.agencies
        )  # fmt: skip


def relate(
    left: Witness, right: Witness, paths: Sequence[Path], passages: Sequence[Passage] = ()
) -> Relation | None:  # fmt: skip
    """Return how two articles lie to each other by their aligned passages, or None where they share no reporting.

    `passages` may tell which of the paths are quotations or templates; those say nothing of derivation. Where they
    are given, the pair has been found to count, and weak paths alone will do.
    """
    kept = reported(left, right, paths, passages)
    if not any(path.strong for path in kept) and not (kept and passages):
        return None
    comparison = compare(left, right, kept)
    return Relation(
        comparison,
        signs(comparison),
        tuple(credits_to(left, right.article)),
        tuple(credits_to(right, left.article)),
        tuple(sorted(agencies(left) & agencies(right))),
    )


def reported(left: Witness, right: Witness, paths: Sequence[Path], passages: Sequence[Passage]) -> list[Path]:
    """Return the paths without those that lie mostly in a passage that is no reporting."""
    other = [
        passage if passage.left == left.article.id else _turned(passage)
        for passage in passages
        if passage.nature != "report" and {passage.left, passage.right} == {left.article.id, right.article.id}
    ]
    if not other:
        return list(paths)
    return [
        path for path in paths
        if not any(_mostly(left.span(path.pairs[0].i, path.pairs[-1].i2), p.left_span) for p in other)
        or not any(_mostly(right.span(path.pairs[0].j, path.pairs[-1].j2), p.right_span) for p in other)
    ]  # fmt: skip


def _turned(passage: Passage) -> Passage:
    from dataclasses import replace

    return replace(
        passage, left=passage.right, right=passage.left, left_span=passage.right_span, right_span=passage.left_span
    )  # fmt: skip


def _mostly(span: Span, other: Span) -> bool:
    return 2 * span.overlap(other) >= span.end - span.begin
