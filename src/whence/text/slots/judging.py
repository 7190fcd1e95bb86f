"""The verdict on one slot: what the child's fact is to the parent's, by which rule, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from whence.model import Change
from whence.text.entities.identity import same_entity
from whence.text.figures.digits import is_bare
from whence.text.slots.allowances import allowance
from whence.text.slots.amounts import Judgement, judge_amounts, overlap
from whence.text.slots.dates import judge_dates
from whence.text.slots.families import NAMES, is_same, noun_relation
from whence.text.slots.forms import judge_forms
from whence.text.slots.pairing import TIGHT, Slot
from whence.text.slots.region import tokens_of
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from whence.model import Amount, Fact
    from whence.text.entities.identity import Aliases
    from whence.text.witness import Witness

_SURE = 0.6
"""Chance of one slot from which two values that exclude each other are a conflict; below it nobody is accused."""
_LOST = frozenset("$%")
"""Units that a copy without punctuation loses, as are the signs of other currencies."""
_BOTH = 2
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_EXACT = frozenset(("ordinal", "age", "score"))
"""Types of figures that nobody rounds."""
_UNIT_WORDS = re.compile(r"[A-Za-z°]+")
_SHOWN = 60
"""Characters of a fact that a rule repeats."""


def judged(slot: Slot, parent: Witness, child: Witness, aliases: Aliases, *, presumed: bool = False) -> Change:
    """Return the change in one slot between `parent` and `child`.

    With `presumed` it is settled that the two texts speak of one thing, as a claim and its evidence do.
    """
    left, right = slot.left, slot.right
    words = _written(left, parent), _written(right, child)
    found = _judgement(left, right, words, aliases)
    verdict, rule, shift = found.verdict, found.rule, found.shift
    if verdict == "conflict" and not (presumed or _is_sure(slot)):
        verdict, shift = "unknown", None
        rule = f"{rule}; but they may stand for different things"
    if verdict == "conflict" and not presumed and slot.grip < TIGHT and _counts_another(left, right):
        verdict, shift = "unknown", None
        rule = f"{rule}; but what is counted has another name"
    if verdict == "conflict" and (reason := allowance(left, right, parent, child)):
        return _change(
            slot, parent, Judgement("compatible" if left.type == "role" else "unknown", f"{rule}; but {reason}")
        )
    if verdict == "conflict" and (_is_hint(left) or _is_hint(right)):
        verdict, shift = "unknown", None
        rule = f"{rule}; but one of them is no figure"
    if verdict in ("conflict", "unknown") and (may_be_torn(left, parent) or may_be_torn(right, child)):
        if _digits(words[0]) == _digits(words[1]):
            return _change(slot, parent, Judgement("same", f"“{words[1]}” has the digits of “{words[0]}”"))
        verdict, shift = "unknown", None
        rule = f"{rule}; but in a text without marks it is a guess where one figure ends and the next begins"
    return _change(slot, parent, Judgement(verdict, rule, shift, found.also))


def _change(slot: Slot, parent: Witness, found: Judgement) -> Change:
    left, right = slot.left, slot.right
    sure = slot.chance if found.verdict == "conflict" else 0.5 + slot.chance / 2
    score = round(min(1.0, min(left.score, right.score) * sure), 4)
    return Change(right.type, found.verdict, parent.article.id, left, right, found.rule, score, found.shift, found.also)


def _digits(words: str) -> str:
    return "".join(filter(str.isdigit, words))


def _is_hint(fact: Fact) -> bool:
    """Tell whether the amount is only hinted at: "dozens", "for months"."""
    amount = fact.amount
    return amount is not None and amount.about and amount.value is None and fact.type != "date"


def may_be_torn(fact: Fact, witness: Witness) -> bool:
    """Tell whether a figure touches another one in a text that has lost its marks: "10 12", "4 6 m", "47 161"."""
    if fact.amount is None or fact.type == "date":
        return False
    begin, end = tokens_of(witness, fact.span)
    words = witness.tokens.words
    digits = [words[n][:1].isdigit() for n in range(max(0, begin - 1), min(len(words), end + 1))]
    return any(x and y for x, y in pairwise(digits)) and is_bare(witness, begin, end)


def _counts_another(left: Fact, right: Fact) -> bool:
    """Tell whether two figures are of things that have nothing to do with each other by name."""
    return left.type not in NAMES and noun_relation(left, right) == "different"


def _is_sure(slot: Slot) -> bool:
    """Tell whether the slot is sure enough to accuse: a name must stand right between the same words."""
    if slot.left.type in NAMES:
        return slot.left.type == slot.right.type and slot.grip == TIGHT
    return slot.grip > 0 and slot.chance >= _SURE


def _judgement(left: Fact, right: Fact, words: tuple[str, str], aliases: Aliases) -> Judgement:
    one, other = words
    if _folded(one) == _folded(other) and (left.type == right.type or is_same(left, right)):
        if left.type == "date" and left.norm != right.norm and left.amount is not None and right.amount is not None:
            rule = f"“{other}” in both, though the articles' dates make it two different days"
            return Judgement("same", rule, None, ("conflict",))
        return Judgement("same", f"“{other}” in both")
    if left.type == right.type == "date":
        return judge_dates(left, right, words)
    if left.type == right.type and left.type in ("time", "score") and None in (left.amount, right.amount):
        return judge_forms(left, right, words)
    if left.amount is not None and right.amount is not None:
        return _by_value(left, left.amount, right, right.amount, words)
    if left.type in NAMES or left.type == "role":
        return Judgement(*same_entity(left, right, aliases))
    if left.norm == right.norm:
        return Judgement("equivalent", f"“{other}” and “{one}” say the same")
    return Judgement("unknown", f"“{one}” and “{other}” cannot be compared")


def _by_value(left: Fact, one: Amount, right: Fact, other: Amount, words: tuple[str, str]) -> Judgement:
    if one.unit != other.unit and "" in (one.unit, other.unit):
        return _without_unit(left, one, right, other, words)
    if left.type in _EXACT and not is_same(left, right) and not overlap(one, other):
        return Judgement("conflict", f"“{words[0]}” and “{words[1]}” cannot both be true")
    if is_same(left, right) and _ends(left) != _ends(right) and len(_ends(left)) == len(_ends(right)) == _BOTH:
        return Judgement("conflict", f"“{words[0]}” became “{words[1]}”: another range")  # "as much as 30-35 percent"
    converted = left.type in ("measure", "duration") and _units(left.norm) != _units(right.norm)
    return judge_amounts(one, other, words, converted=converted)


def _ends(fact: Fact) -> list[str]:
    """Return the figures of the normal form: two for a range."""
    return _FIGURE.findall(fact.norm)


def _without_unit(left: Fact, one: Amount, right: Fact, other: Amount, words: tuple[str, str]) -> Judgement:
    """Judge a figure with a unit against a bare one, in a copy that may have lost "$", "%" or "°"."""
    if _ends(left) == _ends(right):
        return Judgement("same", f"“{words[1]}” has the figure of “{words[0]}”")
    unit = one.unit or other.unit
    if unit in _LOST or (unit.isupper() and len(unit) == 3):  # a code of a currency
        return judge_amounts(replace(one, unit=unit), replace(other, unit=unit), words)
    return Judgement("unknown", f"“{words[0]}” and “{words[1]}” are not counted in one unit")


def _units(norm: str) -> set[str]:
    return set(_UNIT_WORDS.findall(norm))


def _folded(words: str) -> str:
    return "".join(tokenise(words).words)


def _written(fact: Fact, witness: Witness) -> str:
    written = " ".join(fact.span.of(witness.article.text).split())
    return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"
