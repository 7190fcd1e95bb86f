"""What became of each word between a parent's passage and the child's, as runs that a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.model import Edit, EditKind, Evidence

UNCHANGED = frozenset({"same", "cosmetic"})
"""Edits that leave the words as they were."""


class Run(NamedTuple):
    """Neighbouring edits of one kind, with the parent's characters and the child's."""

    kind: EditKind
    parent: Span
    child: Span


class Piece(NamedTuple):
    """A stretch of one side of a passage, with what happened to it."""

    kind: EditKind
    span: Span


class Step(NamedTuple):
    """A stretch of a word diff: the parent's words, the child's, and what happened between them."""

    kind: EditKind
    parent: str
    child: str


def runs(edits: Sequence[Edit]) -> list[Run]:
    """Join neighbouring edits of one kind; `same` and `cosmetic` count as one kind, `same`.

    An `inserted` next to a `deleted` stays two runs: what replaced what is the engine's to say.
    """
    joined: list[Run] = []
    for edit in sorted(edits, key=lambda e: (e.right.begin, e.left.begin)):
        kind: EditKind = "same" if edit.kind in UNCHANGED else edit.kind
        last = joined[-1] if joined else None
        if last is not None and last.kind == kind and _follows(last, edit):
            joined[-1] = Run(kind, _cover(last.parent, edit.left), _cover(last.child, edit.right))
        else:
            joined.append(Run(kind, Span(*edit.left), Span(*edit.right)))
    return joined


def _follows(last: Run, edit: Edit) -> bool:
    return edit.left.begin >= last.parent.end and edit.right.begin >= last.child.end


def _cover(first: Span, second: Span) -> Span:
    return Span(first.begin, max(first.end, second.end))


def pieces(passage: Span, changed: Sequence[tuple[EditKind, Span]]) -> Iterator[Piece]:
    """Yield `passage` of one side cut at its `changed` spans; what lies between them is `same`.

    >>> for piece in pieces(Span(0, 9), [("deleted", Span(4, 6))]):
    ...     print(piece.kind, tuple(piece.span))
    same (0, 4)
    deleted (4, 6)
    same (6, 9)
    """
    at = passage.begin
    for kind, span in sorted(changed, key=lambda c: c[1]):
        begin, end = max(at, span.begin), min(passage.end, span.end)
        if begin >= end:
            continue
        if at < begin:
            yield Piece("same", Span(at, begin))
        yield Piece(kind, Span(begin, end))
        at = end
    if at < passage.end:
        yield Piece("same", Span(at, passage.end))


def parent_pieces(evidence: Evidence) -> list[Piece]:
    """Return the parent's passage, cut where the child changed or dropped its words."""
    changed = [(r.kind, r.parent) for r in runs(evidence.edits) if r.kind != "same"]
    return list(pieces(evidence.parent_span, changed))


def child_pieces(evidences: Sequence[Evidence], sentence: Span) -> list[Piece]:
    """Return the child's sentence, cut where it changed or added to the parents' words.

    With several evidences (a fused sentence) a word that any of them accounts for unchanged is unchanged.
    """
    kept = [r.child for e in evidences for r in runs(e.edits) if r.kind == "same"]
    changed = [(r.kind, r.child) for e in evidences for r in runs(e.edits) if r.kind != "same"]
    if len(evidences) > 1:
        changed = [(kind, span) for kind, span in changed if not any(span.overlap(k) for k in kept)]
    return list(pieces(sentence, changed))


def steps(evidence: Evidence, parent_text: str, child_text: str) -> list[Step]:
    """Return the word diff of a passage: its changes, with the child's unchanged words between them."""
    return spanned(evidence.edits, evidence.child_span, parent_text, child_text)


def spanned(edits: Sequence[Edit], child_span: Span, parent_text: str, child_text: str) -> list[Step]:
    """Return the word diff of the child's words in `child_span`, as `edits` tell it."""
    found: list[Step] = []
    at = child_span.begin
    for run in runs(edits):
        if run.kind == "same":
            continue
        if at < run.child.begin:
            words = child_text[at : run.child.begin]
            found.append(Step("same", words, words))
        found.append(Step(run.kind, run.parent.of(parent_text), run.child.of(child_text)))
        at = max(at, run.child.end)
    if at < child_span.end:
        words = child_text[at : child_span.end]
        found.append(Step("same", words, words))
    return found


def changes(evidence: Evidence, parent_text: str, child_text: str) -> list[Step]:
    """Return only what changed, in the child's order."""
    return [step for step in steps(evidence, parent_text, child_text) if step.kind != "same"]


def marked(found: Iterable[Step]) -> str:
    """Return a word diff as ``git diff --word-diff=plain`` writes it.

    >>> marked([Step("same", "in ", "in "), Step("number", "48 hours", "two days")])
    'in [-48 hours-]{+two days+}'
    """
    told = []
    for step in found:
        if step.kind == "same":
            told.append(step.child)
            continue
        removed = f"[-{step.parent}-]" if step.parent else ""
        told.append(f"{removed}{{+{step.child}+}}" if step.child else f"{removed} ")
    return "".join(told)
