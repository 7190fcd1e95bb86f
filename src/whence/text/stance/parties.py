"""Who does what to whom: two names that have changed places, and a part that became the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text import words
from whence.text.likeness import stem
from whence.text.speakers.cased import bodies, given_names, titles
from whence.text.stance.grammar import AUXILIARY, BE, is_adverb, is_content, parted
from whence.text.stance.stretches import StanceShift
from whence.text.stance.traps import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Fact
    from whence.model.facts import FactType
    from whence.text.stance.stretches import Link, Side

_BETWEEN = 4
_JOINED = 6
"""Tokens of each of two parties joined by "and"."""


class _Deed(NamedTuple):
    """A verb between two names, as tokens."""

    doer: int
    verb: int
    other: int
    passive: bool


def swapped(left: Side, right: Side, link: Link) -> Iterator[StanceShift]:
    """Yield two names that stand crosswise around one verb: "Aldane accused Varga", "Varga accused Aldane"."""
    if left.asks or right.asks:
        return
    for verb, same in link.to.items():
        one, other = _deed(left, verb), _deed(right, same)
        if one is None or other is None or one.passive != other.passive:
            continue
        if left.word(one.doer) != right.word(other.other) or left.word(one.other) != right.word(other.doer):
            continue
        if left.word(one.doer) == left.word(one.other):
            continue
        kind = _kind(left, one)
        facts = [some.fact(kind, deed.doer, deed.other + 1, " ".join((some.word(deed.doer), some.word(deed.verb),
                 some.word(deed.other)))) for some, deed in ((left, one), (right, other))]  # fmt: skip
        rule = f"“{facts[0].norm}” became “{facts[1].norm}”"
        yield StanceShift("parties swapped", facts[0], facts[1], "conflict", rule, 0.8)


def _deed(some: Side, verb: int) -> _Deed | None:
    """Return the names right before and right behind a verb."""
    doer = verb - 1
    passive = False
    while doer >= some.begin and (some.word(doer) in AUXILIARY or is_adverb(some.word(doer))):
        passive = passive or some.word(doer) in BE
        doer -= 1
    if (
        doer < some.begin
        or not is_name(some.witness, doer)
        or any(parted(some.witness, n) for n in range(doer + 1, verb + 1))
    ):
        return None
    other, by = verb + 1, False
    while other < min(some.end, verb + _BETWEEN) and not is_name(some.witness, other):
        if parted(some.witness, other) or (is_content(some.word(other)) and some.word(other) not in titles()):
            return None
        by = by or some.word(other) == "by"
        if (
            some.word(other) not in ("by", "the", "against", "with", "over", "at", "on", "from")
            and some.word(other) not in titles()
        ):
            return None
        other += 1
    if other >= min(some.end, verb + _BETWEEN) or parted(some.witness, other) or not is_name(some.witness, other):
        return None
    while other + 1 < some.end and is_name(some.witness, other + 1) and not parted(some.witness, other + 1):
        other += 1
    if passive != by or is_name(some.witness, verb):
        return None
    return _Deed(doer, verb, other, passive)


def _kind(some: Side, deed: _Deed) -> FactType:
    before = [some.word(deed.doer - 1), some.word(deed.other - 1)]
    if some.word(deed.doer) in bodies() or some.word(deed.other) in bodies():
        return "organisation"
    return "person" if any(w in titles() or w in given_names() for w in before) else "organisation"


def merged(left: Side, right: Side, link: Link) -> Iterator[StanceShift]:
    """Yield a part that became the whole: "between Aldane's campaign and Varsk" that is "between Aldane and Varsk"."""
    for here, there in link.to.items():
        ours, theirs = _between(left, here), _between(right, there)
        if ours is None or theirs is None:
            continue
        for n in (0, 1):
            if _same(left, ours[n], right, theirs[n]) and _is_part_of(left, ours[1 - n], right, theirs[1 - n]):
                facts = (_both(left, ours), _both(right, theirs))
                rule = f"“{left.text(*ours[1 - n])}” became “{right.text(*theirs[1 - n])}”"
                yield StanceShift("parties merged", facts[0], facts[1], "conflict", rule, 0.65)
                return


def _between(some: Side, noun: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the two parties of "[noun] between X and Y"."""
    if some.word(noun + 1) != "between":
        return None
    begin = noun + 2
    middle = next((n for n in range(begin, min(some.end, begin + _JOINED)) if some.word(n) == "and"), None)
    if middle is None or middle == begin:
        return None
    end = middle + 1
    while end < min(some.end, middle + _JOINED) and not (end > middle + 1 and parted(some.witness, end)):
        if not (is_name(some.witness, end) or some.word(end) in ("the", "his", "its")):
            break
        end += 1
    return ((begin, middle), (middle + 1, end)) if end > middle + 1 else None


def _named(some: Side, tokens: tuple[int, int]) -> list[str]:
    return [some.word(n) for n in range(*tokens) if is_content(some.word(n))]


def _same(left: Side, ours: tuple[int, int], right: Side, theirs: tuple[int, int]) -> bool:
    one, other = _named(left, ours), _named(right, theirs)
    return bool(one) and [stem(w) for w in one] == [stem(w) for w in other]


def _is_part_of(left: Side, ours: tuple[int, int], right: Side, theirs: tuple[int, int]) -> bool:
    """Tell whether one is a body of somebody's ("Aldane's campaign") and the other a bare name without it."""
    one, other = _named(left, ours), _named(right, theirs)
    if len(one) < 2 or one[-1] not in bodies() or len(other) != 1 or words.is_name(one[-1]):
        return False
    return is_name(right.witness, theirs[1] - 1) and not {w.removesuffix("s") for w in one} & {
        other[0].removesuffix("s")
    }


def _both(some: Side, parties: tuple[tuple[int, int], tuple[int, int]]) -> Fact:
    begin, end = parties[0][0], parties[1][1]
    return some.fact("organisation", begin, end, " ".join(_named(some, (begin, end))))
