"""Compare the facts of a child with those of its parents, inside aligned text and nowhere else.

Sentence by sentence: the facts that fill one slot are paired and judged, stances are compared where they govern the
same words. A fact without a partner is looked for in the whole of the other article before it is called added or
dropped. What stands in a sentence that nobody derives is never a conflict.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Change
from whence.text.entities.identity import aliases
from whence.text.sentences import SENTENCE
from whence.text.slots.echo import echoes
from whence.text.slots.families import NAMES, QUANTITIES, family, is_slight, is_stance
from whence.text.slots.judging import judged
from whence.text.slots.pairing import paired
from whence.text.slots.region import Region, is_copied, is_told, region, tokens_of, whole
from whence.text.slots.stances import stance_changes
from whence.text.slots.strays import strays
from whence.text.slots.voiced import attributed, is_said
from whence.text.slots.whereabouts import Whereabouts
from whence.text.witness import cut, is_punctuated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.model import Attribution, Fact, FactSheet, SentenceVerdict, Shift, Span
    from whence.text.accounts import Account
    from whence.text.entities.identity import Aliases
    from whence.text.witness import Witness

_DERIVED = ("verbatim", "edited", "paraphrased")
_AGREED = ("same", "equivalent", "compatible")
_SURE_NAMES = 0.8
"""Chance of one slot from which two names that are not alike are held against each other."""
_ELSEWHERE, _ADDED, _DROPPED = 0.5, 0.7, 0.6


class Counterpart(NamedTuple):
    """One parent, ready to be compared with."""

    witness: Witness
    accounts: Sequence[Account]
    facts: tuple[Fact, ...]
    whereabouts: Whereabouts
    aliases: Aliases
    said: Sequence[Span]
    """What it attributes to somebody, with cues and sources."""
    bare: bool
    """Whether this parent or the child has lost its marks."""


def counterpart(
    child: Witness,
    own: FactSheet,
    parent: Witness,
    theirs: FactSheet,
    accounts: Sequence[Account],
    attributions: Sequence[Attribution] = (),
) -> Counterpart:
    """Return the parent ready to be compared with: its facts, what it accounts for, who is who in the two."""
    return Counterpart(
        parent, accounts, theirs.facts, Whereabouts(theirs.facts, parent.tokens.words),
        aliases(theirs.facts, own.facts), attributed(attributions),
        not (is_punctuated(child) and is_punctuated(parent)),
    )  # fmt: skip


def compare(
    child: Witness,
    own: FactSheet,
    parents: Sequence[Counterpart],
    verdicts: Sequence[SentenceVerdict],
    attributions: Sequence[Attribution] | None,
) -> tuple[Change, ...]:
    """Return what became of each fact, in the child's reading order; what was dropped comes last.

    `attributions` are the child's, or None where nobody has looked for any.
    """
    voiced = None if attributions is None else attributed(attributions)
    changes: list[Change] = []
    dropped: dict[tuple[str, Fact], str] = {}
    kept: set[tuple[str, Fact]] = set()
    for n, verdict in enumerate(verdicts):
        if verdict.label == "boilerplate":
            continue
        facts = _within(own.facts, child, [child.ranges[n]])
        said = None if voiced is None else is_said([verdict.span], voiced)
        told = _sentence(child, n, facts, parents, verdict, said)
        changes += told.changes
        dropped |= told.dropped
        kept |= told.kept
    here = Whereabouts(own.facts, child.tokens.words)
    by_id = {parent.witness.article.id: parent for parent in parents}
    for (name, fact), rule in dropped.items():
        theirs = by_id[name]
        if (name, fact) in kept or here.knows(fact, theirs.witness, theirs.aliases, by_surname=True):
            continue
        shift: Shift | None = "moved" if rule else None
        changes.append(Change(fact.type, "dropped", name, fact, None, rule or "told without it", _DROPPED, shift))
    return tuple(sorted(changes, key=_reading_order))


def _reading_order(change: Change) -> tuple[bool, int, int, str, str]:
    fact = change.right or change.left
    assert fact is not None  # noqa: S101 - for the type checker: a change has one side at least
    return change.right is None, *fact.span, change.type, change.parent or ""


class _Told(NamedTuple):
    """What one sentence of the child does to facts."""

    changes: list[Change]
    dropped: dict[tuple[str, Fact], str]
    """By parent and fact: why it is thought to have moved, or nothing."""
    kept: set[tuple[str, Fact]]


def _sentence(
    child: Witness, n: int, facts: Sequence[Fact], parents: Sequence[Counterpart], verdict: SentenceVerdict,
    voiced: bool | None,  # noqa: FBT001 - passed by position once
) -> _Told:  # fmt: skip
    told = _Told([], {}, set())
    met: set[Fact] = set()
    if verdict.label in _DERIVED:
        for parent in parents:
            spans = [e.parent_span for e in verdict.evidence if e.parent == parent.witness.article.id]
            if spans:
                place = region(child, parent.witness, n, parent.accounts[n], spans)
                met |= _region(place, parent, facts, told)
                said = is_said([parent.witness.span(*rows) for rows in place.told], parent.said)
                told.changes.extend(stance_changes(place, (said, voiced)))
    for fact in facts:
        if fact not in met and not is_stance(fact):
            told.changes.extend(_alone(child, n, fact, parents))
    return told


def _region(
    place: Region, parent: Counterpart, facts: Sequence[Fact], told: _Told, *, presumed: bool = False
) -> set[Fact]:
    """Pair and judge the facts of one region; return the child's facts that have found their place."""
    name = parent.witness.article.id
    lefts = [f for f in _within(parent.facts, parent.witness, place.rows) if not is_stance(f)]
    rights = [f for f in facts if not is_stance(f)]
    slots = paired(place, lefts, rights, bare=parent.bare, presumed=presumed)
    found = [judged(slot, parent.witness, place.right, parent.aliases, presumed=presumed) for slot in slots]
    held = [_is_telling(change, slot.chance) for change, slot in zip(found, slots, strict=True)]
    slots = [slot for slot, is_held in zip(slots, held, strict=True) if is_held]
    found = [change for change, is_held in zip(found, held, strict=True) if is_held]
    told.changes.extend(found)
    told.kept.update((name, slot.left) for slot in slots)
    loose = strays(place, slots, lefts, rights)
    told.changes.extend(judged(slot, parent.witness, place.right, parent.aliases) for slot in loose)
    paired_lefts = {slot.left for slot in slots} | _touched(lefts, [slot.left.span for slot in loose])
    for fact in lefts:
        if fact in paired_lefts or is_slight(fact) or is_told(place, fact.span):
            continue
        if _beside(fact, place):
            told.dropped.setdefault((name, fact), _moved(fact, place, found))
    told_alike = {fact for fact in rights if is_copied(place, fact.span)}
    return {slot.right for slot in slots} | told_alike | _touched(rights, [slot.right.span for slot in loose])


def _touched(facts: Sequence[Fact], spans: Sequence[Span]) -> set[Fact]:
    """Return the facts that hold a figure which was judged by itself, so that it is not told twice."""
    return {fact for fact in facts if any(span.overlap(fact.span) for span in spans)}


def _is_telling(change: Change, chance: float) -> bool:
    """Tell whether the two were rightly paired: names that are not alike hardly stand for the same."""
    if change.verdict in ("same", "equivalent") or change.type not in (*NAMES, "role"):
        return True
    left = change.left
    return chance >= _SURE_NAMES and (change.verdict != "unknown" or (left is not None and left.type == change.type))


def _beside(fact: Fact, place: Region) -> bool:
    """Tell whether the fact stands in a sentence of the parent of which the child tells something here."""
    begin, end = _unit(fact, place.left)
    return any(b < end and begin < e for b, e in place.told)


def _unit(fact: Fact, witness: Witness) -> tuple[int, int]:
    """Return the tokens of the sentence that the fact begins in."""
    token = tokens_of(witness, fact.span)[0]
    at = bisect_right(witness.ranges, token, key=lambda r: r[0]) - 1
    return witness.ranges[at] if at >= 0 else (token, token + 1)


def _moved(fact: Fact, place: Region, found: Sequence[Change]) -> str:
    """Return why a place or time is thought to have moved: the child fuses its sentence with another's."""
    if family(fact.type) not in ("name", "date", "time") or fact.type == "person":
        return ""
    unit = _unit(fact, place.left)
    told = [column for column, rows in place.anchors.items() if any(unit[0] <= row < unit[1] for row in rows)]
    kept = [
        change.right
        for change in found
        if change.type == fact.type and change.left is not None and change.verdict in _AGREED
        and not unit[0] <= tokens_of(place.left, change.left.span)[0] < unit[1]
    ]  # fmt: skip
    near = min(
        (f for f in kept if f is not None),
        key=lambda f: _distance(tokens_of(place.right, f.span)[0], told),
        default=None,
    )
    if near is None:
        return ""
    here, gone = near.span.of(place.right.article.text), fact.span.of(place.left.article.text)
    return f"two sentences became one: what the parent places at “{gone}” stands beside “{here}” here"


def _distance(token: int, others: Sequence[int]) -> float:
    """Return how far a token stands from others on average."""
    return sum(abs(token - other) for other in others) / (len(others) or 1)


def _alone(child: Witness, n: int, fact: Fact, parents: Sequence[Counterpart]) -> Iterator[Change]:
    """Yield what can be said of a fact of the child that no slot of an aligned place holds."""
    for parent in parents:
        if (other := parent.whereabouts.find(fact, parent.aliases)) is not None:
            rule = "the parent says it elsewhere"
            yield Change(fact.type, "same", parent.witness.article.id, other, fact, rule, _ELSEWHERE, None, ("added",))
            return
        if family(fact.type) in QUANTITIES:
            for slot in echoes(fact, child, child.ranges[n], parent.witness, parent.facts):
                change = judged(slot, parent.witness, child, parent.aliases)
                if change.verdict in _AGREED:
                    rule = f"{change.rule}; told outside any shared passage"
                    yield replace(change, rule=rule, score=_ELSEWHERE, also=("added",))
                    return
    if not is_slight(fact) and not any(p.whereabouts.knows(fact, child, p.aliases) for p in parents):
        yield Change(fact.type, "added", None, None, fact, "no parent at hand says this", _ADDED)


def _within(facts: Sequence[Fact], witness: Witness, ranges: Sequence[tuple[int, int]]) -> list[Fact]:
    """Return the facts, given in reading order, that begin in some ranges of tokens."""
    begins = witness.tokens.begins
    found: list[Fact] = []
    for begin, end in ranges:
        if begin < end:
            first = bisect_left(facts, begins[begin], key=_begin)
            found += facts[first : bisect_right(facts, begins[end - 1], key=_begin)]
    return found


def _begin(fact: Fact) -> int:
    return fact.span.begin


def confront(child: Witness, own: FactSheet, parent: Witness, theirs: FactSheet) -> tuple[Change, ...]:
    """Return what became of each fact of a short child that is taken to retell all of a short parent.

    For a claim and its evidence, a headline and its lead: nothing asks whether the one derives from the other.
    """
    if not child.spans and len(child.tokens):
        child, parent = cut(child, SENTENCE), cut(parent, SENTENCE)
    ready = counterpart(child, own, parent, theirs, ())
    told = _Told([], {}, set())
    place = whole(child, parent)
    met = _region(place, ready, own.facts, told, presumed=True)
    changes = [*told.changes, *stance_changes(place, (False, None))]
    changes += [
        Change(fact.type, "added", None, None, fact, "no parent at hand says this", _ADDED)
        for fact in own.facts
        if fact not in met and not is_slight(fact) and not is_stance(fact)
    ]
    return tuple(sorted(changes, key=_reading_order))
