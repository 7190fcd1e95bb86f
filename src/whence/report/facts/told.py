"""What is told of facts and changes: which matter, in which order, in which words, and how many."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from whence.report.escape import one_line
from whence.report.facts.judged import answers
from whence.report.wording import FACT, FACT_TYPE, IN_PLACE_OF_NOTHING, SHIFT, certainty, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Change, Fact, FactSheet, FactVerdict, Span

ORDER: tuple[FactVerdict, ...] = tuple(FACT)  # type: ignore[arg-type]
"""The verdicts, the gravest first."""

ALIKE = frozenset({"same", "equivalent"})
"""Verdicts on a fact that holds as the parent has it."""

_NEAR = 160
"""Most characters looked at on either side of a fact."""


def ranked(changes: Iterable[Change]) -> list[Change]:
    """Return the gravest first; of one verdict, in the order given.

    What is dropped weighs more where the rest says something else for it: a hedge is gone, a place has moved.
    """
    return sorted(changes, key=_weight)


def _weight(change: Change) -> float:
    if change.verdict == "dropped" and change.shift is not None:
        return ORDER.index("equivalent") - 0.5
    return ORDER.index(change.verdict)


def matters(change: Change) -> bool:
    """Return whether a change is told where only what matters is: not what is said alike, nor what is only new."""
    if change.verdict == "equivalent":
        return change.shift is not None or not _alike(change)
    return change.verdict not in ("same", "added")


def _alike(change: Change) -> bool:
    left, right = change.left, change.right
    return left is not None and right is not None and left.norm == right.norm and left.of == right.of


def became(change: Change) -> str:
    """Return the words for a verdict; where an article is missing, that is said, and nothing else is."""
    if change.verdict == "added" and change.parent is not None:
        return IN_PLACE_OF_NOTHING
    return FACT[change.verdict]


def fate(change: Change) -> str:
    """Return the verdict, and what a careful reader may say as well."""
    also = ", ".join(FACT[verdict] for verdict in change.also)
    return f"{became(change)} (or {also})" if also else became(change)


def shift(change: Change) -> str:
    """Return what kind of change it is, or nothing where that has no name."""
    return SHIFT[change.shift] if change.shift else ""


def surety(change: Change) -> str:
    """Return how sure the verdict is, in a word and a number."""
    return f"{certainty(change.score)} ({change.score:.2f})"


def sheet(article: str, sheets: Iterable[FactSheet]) -> FactSheet | None:
    """Return the facts of the article with this id."""
    return next((s for s in sheets if s.article == article), None)


def tally(facts: Sequence[Fact], changes: Iterable[Change] = ()) -> str:
    """Return how many facts there are and what became of them, or nothing where there is nothing to tell."""
    listed = ranked(changes)
    if not facts and not listed:
        return ""
    if not listed:
        types = Counter(fact.type for fact in facts)
        return f"{counted(len(facts), 'fact')}: {', '.join(f'{types[t]} {t}' for t in FACT_TYPE if types[t])}"  # type: ignore[index]
    ends = Counter(became(change) for change in listed if change.verdict != "dropped")
    parts = [f"{number} {word}" for word, number in ends.items()]
    if silent := len(facts) - len(answers(facts, listed)):
        parts.append(f"{silent} not compared")
    told = counted(len(facts), "fact") + (f": {', '.join(parts)}" if parts else "")
    dropped = sum(change.verdict == "dropped" for change in listed)
    return f"{told}; {dropped} {FACT['dropped']}" if dropped else told


def around(span: Span, text: str, words: int) -> tuple[str, str]:
    r"""Return up to so many words before `span` and after it, on its line, with a mark where more follow.

    >>> from whence.model import Span
    >>> around(Span(17, 19), "The fire.\nIt put 40 people in hospital.", 1)
    ('… put ', ' people …')
    """
    line = text.rfind("\n", 0, span.begin) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end - (text[span.end : end][-1:] == "\r")
    before = re.findall(r"\S+\s*|^\s+", text[max(line, span.begin - _NEAR) : span.begin])
    after = re.findall(r"\s*\S+|\s+$", text[span.end : min(end, span.end + _NEAR)])
    opened = "… " if len(before) > words or line < span.begin - _NEAR else ""
    closed = " …" if len(after) > words else ""
    return opened + "".join(before[-words:]), "".join(after[:words]) + closed


def beside(change: Change, parent_text: str, child_text: str, words: int = 4) -> str:
    """Return the parent's words and the child's as ``git diff --word-diff=plain`` writes them, with words around them.

    >>> from whence.model import Change, Fact, Span
    >>> fact = Fact("count", Span(4, 13), "14 people")
    >>> beside(Change("count", "dropped", "p", fact, None, "", 1), "put 14 people in hospital", "")
    'put [-14 people-] in hospital'
    """
    left, right = change.left, change.right
    theirs = left.span.of(parent_text) if left else ""
    ours = right.span.of(child_text) if right else ""
    before, after = "", ""
    if right is not None:
        before, after = around(right.span, child_text, words)
    elif left is not None:
        before, after = around(left.span, parent_text, words)
    if left is None or right is None or not _written_alike(theirs, ours):
        return before + (f"[-{theirs}-]" if left else "") + (f"{{+{ours}+}}" if right else "") + after
    if change.verdict in ALIKE:
        return f"“{ours}”"
    there, beyond = around(left.span, parent_text, words)
    return f"[-{there}{theirs}{beyond}-]{{+{before}{ours}{after}+}}"


def _written_alike(one: str, other: str) -> bool:
    return one_line(one).casefold() == one_line(other).casefold()
