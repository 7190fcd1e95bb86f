"""Where the facts of a blame stand in its texts, and how each is to be marked there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.report.escape import visible
from whence.report.facts.judged import Standing
from whence.report.facts.told import ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Change, Fact, FactVerdict, Span


class Marked(NamedTuple):
    """A fact in a text, with the gravest that was said of it."""

    fact: Fact
    verdict: FactVerdict


class Bit(NamedTuple):
    """A stretch of text that belongs to one fact, or to none."""

    text: str
    fact: int | None
    """The fact's number among those marked in this text."""
    opens: bool
    """Whether the fact begins here."""


def of_child(changes: Iterable[Change]) -> list[Marked]:
    """Return the child's facts that something became of, in reading order."""
    return _marked((change.right, change.verdict) for change in changes)


def of_parent(changes: Iterable[Change], parent: str) -> list[Marked]:
    """Return the facts of one parent that something became of, in reading order."""
    return _marked((change.left, change.verdict) for change in changes if change.parent == parent)


def _marked(found: Iterable[tuple[Fact | None, FactVerdict]]) -> list[Marked]:
    gravest: dict[Fact, FactVerdict] = {}
    for fact, verdict in found:
        if fact is not None:
            gravest[fact] = min(verdict, gravest.get(fact, verdict), key=ORDER.index)
    return [Marked(fact, gravest[fact]) for fact in sorted(gravest, key=lambda f: f.span)]


def shortest(marks: Iterable[int], spans: Sequence[Span], first: int) -> int | None:
    """Return the number of the shortest of `spans` that is among `marks`, which count them from `first` on."""
    within = [m - first for m in marks if first <= m < first + len(spans)]
    return min(within, key=lambda n: (spans[n].end - spans[n].begin, n), default=None)


def bits(parts: Iterable[tuple[int | None, str]], opened: set[int]) -> tuple[Bit, ...]:
    """Return neighbouring parts of one fact joined; `opened` holds the facts that have begun before."""
    joined: list[tuple[int | None, str]] = []
    for fact, text in parts:
        if joined and joined[-1][0] == fact:
            joined[-1] = (fact, joined[-1][1] + text)
        else:
            joined.append((fact, text))
    told = []
    for fact, text in joined:
        opens = fact is not None and fact not in opened
        if fact is not None:
            opened.add(fact)
        told.append(Bit(visible(text), fact, opens))
    return tuple(told)


def begun(found: Iterable[Bit]) -> set[int]:
    """Return the numbers of the facts that begin in one of the bits."""
    return {bit.fact for bit in found if bit.opens and bit.fact is not None}


def unlike(change: Change) -> tuple[Span, ...]:
    """Return where the child's fact stands; nowhere where it is said alike, or dropped."""
    return (change.right.span,) if change.right is not None and change.verdict != "same" else ()


def placed(facts: Sequence[Fact], opened: Iterable[int], key: str, others: Iterable[Fact] = ()) -> dict[Fact, str]:
    """Return the page's id of each of `facts` of one text; `opened` are the numbers of those that begin somewhere.

    A fact under others is found where the first of them begins, and so are `others`, which are not marked themselves.
    """
    places = {facts[n]: f"{key}-f{n}" for n in opened}
    shown = Standing(places)
    for fact in (*facts, *others):
        if fact not in places and (above := next(shown.over(fact), None)) is not None:
            places[fact] = places[above]
    return places
