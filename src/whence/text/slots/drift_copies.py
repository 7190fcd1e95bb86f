"""Stances that a copy takes over with the words: nothing is compared where nothing differs, so no change tells of them.

A hedge that is lost in one article is lost in those that copy its sentence. The copied words are followed from article
to article as far as they stay the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Change, Span
from whence.text.slots.families import is_stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.model import Blame, Evidence, Fact

_UNCHANGED = ("same", "cosmetic")
_RULE = "copied with the words around it"
_SURE = 0.9


class Copy(NamedTuple):
    """A change that says that nothing has changed, and the child that it is found in."""

    child: str
    change: Change


def copies(blames: Sequence[Blame]) -> Iterator[Copy]:
    """Yield for each stance that a change speaks of the articles that have copied it, directly or in turn."""
    passages = _passages(blames)
    waiting: list[tuple[str, Fact]] = []
    known: dict[tuple[str, str], list[Span]] = {}
    for blame in blames:
        for change in blame.changes:
            ends = ((change.parent, change.left), (blame.child.id, change.right))
            waiting += [
                (name, fact) for name, fact in ends if name is not None and fact is not None and is_stance(fact)
            ]
    for name, fact in waiting:
        known.setdefault((name, fact.type), []).append(fact.span)
    while waiting:
        parent, fact = waiting.pop()
        for child, passage in passages.get(parent, ()):
            place = _carried(fact.span, passage)
            spans = known.setdefault((child, fact.type), [])
            if place is None or any(span.overlap(place) for span in spans):
                continue
            copied = _moved(fact, place)
            spans.append(place)
            waiting.append((child, copied))
            yield Copy(child, Change(fact.type, "same", parent, fact, copied, _RULE, _SURE))


def _passages(blames: Sequence[Blame]) -> dict[str, list[tuple[str, Evidence]]]:
    """Return by parent the passages that are taken from it, and who takes them."""
    passages: dict[str, list[tuple[str, Evidence]]] = {}
    for blame in blames:
        for verdict in blame.sentences:
            for evidence in verdict.evidence:
                if evidence.edits:
                    passages.setdefault(evidence.parent, []).append((blame.child.id, evidence))
    return passages


def _carried(span: Span, passage: Evidence) -> Span | None:
    """Return where in the child the words of `span` are, if all of them are there unchanged."""
    if not (passage.parent_span.begin <= span.begin and span.end <= passage.parent_span.end):
        return None
    touched = [edit for edit in passage.edits if edit.left.overlap(span)]
    if not touched or any(edit.kind not in _UNCHANGED for edit in touched):
        return None
    place = Span(min(edit.right.begin for edit in touched), max(edit.right.end for edit in touched))
    between = [edit for edit in passage.edits if edit.kind == "inserted" and edit.right.overlap(place)]
    return None if between else place


def _moved(fact: Fact, place: Span) -> Fact:
    return replace(fact, span=place)
