"""The verdict on one slot: what the child's fact is to the parent's, by which rule, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from whence.model import Change
from whence.text.entities.identity import same_entity
from whence.text.slots.amounts import Judgement, judge_amounts
from whence.text.slots.dates import judge_dates
from whence.text.slots.families import NAMES, is_same, noun_relation
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from whence.model import Fact
    from whence.text.entities.identity import Aliases
    from whence.text.slots.pairing import Slot
    from whence.text.witness import Witness

_SURE = 0.66
"""Chance of one slot from which two values that exclude each other are a conflict; below it nobody is accused."""
_SURE_NAMES = 0.8
_UNIT_WORDS = re.compile(r"[A-Za-z°]+")
_SHOWN = 60
"""Characters of a fact that a rule repeats."""


def judged(slot: Slot, parent: Witness, child: Witness, aliases: Aliases) -> Change:
    """Return the change in one slot between `parent` and `child`."""
    left, right = slot.left, slot.right
    words = _written(left, parent), _written(right, child)
    found = _judgement(left, right, words, aliases)
    verdict, rule, shift = found.verdict, found.rule, found.shift
    if verdict == "conflict" and slot.chance < (_SURE_NAMES if left.type in NAMES else _SURE):
        verdict, shift = "unknown", None
        rule = f"{rule}; but they may stand for different things"
    if verdict == "conflict" and noun_relation(left, right) == "different" and left.type not in NAMES:
        verdict, shift = "unknown", None
        rule = f"{rule}; but what is counted has another name"
    score = min(left.score, right.score) * (slot.chance if verdict == "conflict" else 0.5 + slot.chance / 2)
    return Change(
        right.type, verdict, parent.article.id, left, right, rule, round(min(1.0, score), 4), shift, found.also
    )


def _judgement(left: Fact, right: Fact, words: tuple[str, str], aliases: Aliases) -> Judgement:
    one, other = words
    if _folded(one) == _folded(other) and (left.type == right.type or is_same(left, right)):
        if left.amount is not None and right.amount is not None and not is_same(left, right):
            return _by_value(left, right, words)  # "Monday" of one week and of another
        return Judgement("same", f"“{other}” in both")
    if left.type == right.type == "date":
        return judge_dates(left, right, words)
    if left.amount is not None and right.amount is not None:
        return _by_value(left, right, words)
    if left.type in NAMES or left.type == "role":
        verdict, rule = same_entity(left, right, aliases)
        return Judgement(verdict, rule)
    if left.norm == right.norm:
        return Judgement("equivalent", f"“{other}” and “{one}” say the same")
    return Judgement("unknown", f"“{one}” and “{other}” cannot be compared")


def _by_value(left: Fact, right: Fact, words: tuple[str, str]) -> Judgement:
    assert left.amount is not None  # noqa: S101 - for the type checker: both callers have looked
    assert right.amount is not None  # noqa: S101
    if left.type == "date":
        return judge_dates(left, right, words)
    one, other = left.amount, right.amount
    if one.unit != other.unit and "" in (one.unit, other.unit):
        # A copy that has lost "$" or "%" gives the bare figure.
        unit = one.unit or other.unit
        lost = judge_amounts(replace(one, unit=unit), replace(other, unit=unit), words)
        return (
            lost if lost.verdict != "equivalent" else Judgement("same", f"“{words[1]}” has the figure of “{words[0]}”")
        )
    converted = left.type in ("measure", "duration") and _units(left.norm) != _units(right.norm)
    return judge_amounts(one, other, words, converted=converted)


def _units(norm: str) -> set[str]:
    return set(_UNIT_WORDS.findall(norm))


def _folded(words: str) -> str:
    return "".join(tokenise(words).words)


def _written(fact: Fact, witness: Witness) -> str:
    written = " ".join(fact.span.of(witness.article.text).split())
    return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"
