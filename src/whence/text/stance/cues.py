"""Where a text tells how sure it is: the cues among its tokens, and what each of them bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.stance.entries import table
from whence.text.stance.grammar import Phrase, clause, is_content, noun_before, noun_phrase, parted, verb_phrase
from whence.text.stance.traps import deceives

if TYPE_CHECKING:
    from whence.text.stance.entries import Entry
    from whence.text.witness import Witness

_OBJECT = frozenset("of that about over against whether if".split())

_NAMED_BEFORE = frozenset(("accusation", "allegation", "suspicion"))
"""Nouns before which stands what is alleged: "the fraud allegations"."""


class Cue(NamedTuple):
    """An expression of the list in a text, as tokens ``[begin, end)``."""

    entry: Entry
    begin: int
    end: int
    reach: Phrase | None
    """What it bears on, where that can be told; None for a verb of saying."""


def cues(witness: Witness, begin: int = 0, end: int | None = None) -> list[Cue]:
    """Return the cues of tokens ``[begin, end)`` in reading order; none overlaps another."""
    words, known = witness.tokens.words, table()
    end = len(words) if end is None else min(end, len(words))
    found: list[Cue] = []
    free = begin
    for n in [k for k in range(begin, end) if words[k] in known]:
        if n < free:
            continue
        forms = known[words[n]]
        longer = forms.longer.get(words[n + 1]) if n + 1 < end else None
        for entry in (*longer, forms.alone) if longer else (forms.alone,):
            if entry is None:
                continue
            last = n + len(entry.words)
            if last > n + 1 and (last > end or words[n:last] != entry.words or _broken(witness, n, last)):
                continue
            if entry.kind == "idle":
                free = last
                break
            if not deceives(witness, entry, n, last):
                free = last
                found.append(Cue(entry, n, last, reach(witness, entry, n, last, end)))
                break
    return found


def _broken(witness: Witness, begin: int, end: int) -> bool:
    """Tell whether a mark stands inside the tokens."""
    return any(parted(witness, n) for n in range(begin + 1, end))


def reach(witness: Witness, entry: Entry, begin: int, end: int, stop: int) -> Phrase | None:
    """Return what a cue at tokens ``[begin, end)`` bears on, looked for up to token `stop`."""
    place = entry.place
    if place == "verb":
        return None if parted(witness, end) else verb_phrase(witness, end, stop)
    if place == "noun":
        return _behind(witness, end, stop)
    if place == "of":
        return _object(witness, entry, begin, end, stop)
    if place == "near":
        return _near(witness, begin, end, stop)
    return clause(witness, end, stop) if place == "clause" and end < stop else None


def _behind(witness: Witness, end: int, stop: int) -> Phrase | None:
    if end >= stop or parted(witness, end):
        return None
    word = witness.tokens.words[end]
    if word in ("to", "of", "by", "that"):
        return verb_phrase(witness, end + 1, stop)
    return noun_phrase(witness, end, stop) or verb_phrase(witness, end, stop)


def _object(witness: Witness, entry: Entry, begin: int, end: int, stop: int) -> Phrase | None:
    """Return what is alleged, denied or feared: behind "of" or "that", else the noun before."""
    words = witness.tokens.words
    last = words[end - 1]
    if end < stop and not parted(witness, end):
        word = words[end]
        if word == "that" or last == "that":
            return clause(witness, end + (word == "that"), stop)
        if word in _OBJECT or last in _OBJECT or last in ("for", "to", "into", "whether"):
            at = end + (word in _OBJECT)
            return noun_phrase(witness, at, stop) or verb_phrase(witness, at, stop)
    if entry.base == "accuse":
        return _accused_of(witness, end, stop)
    before = noun_before(witness, begin, end, stop) if entry.base in _NAMED_BEFORE else None
    if before is not None:
        return before
    if end < stop and not parted(witness, end):
        return noun_phrase(witness, end, stop)
    return None


def _accused_of(witness: Witness, end: int, stop: int) -> Phrase | None:
    """Return what somebody is accused of: "accused the minister of [theft]"."""
    words = witness.tokens.words
    for n in range(end, min(stop, end + 6)):
        if n > end and parted(witness, n):
            return None
        if words[n] == "of":
            return noun_phrase(witness, n + 1, stop)
    return None


def _near(witness: Witness, begin: int, end: int, stop: int) -> Phrase | None:
    """Return what an adverb bears on: what follows, behind a comma only if one stands before it too; else the last."""
    if end < stop and (not parted(witness, end) or (begin > 0 and parted(witness, begin))):
        found = verb_phrase(witness, end, stop)
        if found is not None:
            return found
    at = begin - 1
    if at >= 0 and not parted(witness, begin) and is_content(witness.tokens.words[at]):
        return Phrase(at, begin, at)
    return None
