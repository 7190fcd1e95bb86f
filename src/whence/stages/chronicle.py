"""Chronicle a story: what each article brought that no earlier one had, in the order of time as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import TimelineEntry
from whence.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Passage, Span
    from whence.text.witness import Witness

_TOLD = 0.5
"""Share of a sentence's words, weighed by rarity, that earlier articles must have for it not to be new."""


def chronicle(
    witnesses: Sequence[Witness], passages: Iterable[Passage], dates: Sequence[str | None]
) -> list[TimelineEntry]:
    """Return an entry for each witness, which come cut into sentences and the earliest first.

    A sentence is new where passages shared with earlier witnesses cover less than half of what its words weigh. Lines
    of boilerplate are never new. `dates` are those that may be trusted.
    """
    number = {witness.article.id: n for n, witness in enumerate(witnesses)}
    told: list[list[Span]] = [[] for _ in witnesses]
    for passage in passages:
        left, right = number[passage.left], number[passage.right]
        if left < right:
            told[right].append(passage.right_span)
        elif right < left:
            told[left].append(passage.left_span)
    return [_entry(w, spans, date) for w, spans, date in zip(witnesses, told, dates, strict=True)]


def _entry(witness: Witness, told: Sequence[Span], date: str | None) -> TimelineEntry:
    tokens = witness.tokens
    known = [False] * len(tokens)
    for n, (begin, end) in enumerate(zip(tokens.begins, tokens.ends, strict=True)):
        known[n] = any(span.begin <= begin and end <= span.end for span in told)
    weights = [words.rarity(word) for word in tokens.words]
    new, fresh, total = [], 0.0, 0.0
    for span, (begin, end), rule in zip(witness.spans, witness.ranges, witness.rules, strict=True):
        weight = sum(weights[begin:end])
        if rule is not None or not weight:
            continue
        total += weight
        covered = sum(weights[n] for n in range(begin, end) if known[n])
        if covered < _TOLD * weight:
            new.append(span)
            fresh += weight
    return TimelineEntry(witness.article.id, date, tuple(new), fresh / total if total else 0.0)
