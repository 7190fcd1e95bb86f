"""The rules by which boilerplate is told, as `boilerplate.txt` lists them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from whence.text import lexicon
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from typing import Literal

    Place = Literal["line", "sentence", "tail", "anywhere", "bare"]

PLACES = ("line", "sentence", "tail", "anywhere", "bare")
START, CAPITAL = "^", "A"
_GAP = r"[^\w\n]+"


class Rule(NamedTuple):
    """One kind of boilerplate and the pattern that tells it."""

    name: str
    place: Place
    triggers: tuple[str, ...]
    """In small letters; the pattern is tried where one of them is. One that begins with `START` begins a line, and
    behind one that ends with `CAPITAL` stands a capital letter."""
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, in the order of the list."""
    return tuple(map(_rule, lexicon.lines("boilerplate.txt")))


def _rule(entry: str) -> Rule:
    name, place, triggers, pattern = entry.split("\t")
    if place not in PLACES:
        message = f"boilerplate.txt: no place is called {place!r}"
        raise ValueError(message)
    spaced = pattern.replace(" ", _GAP)
    bounded = rf"(?<!\w)(?:{spaced})(?!\w)" if place in ("anywhere", "bare") else rf"(?:{spaced})"
    return Rule(
        name, cast("Place", place), tuple(map(_trigger, triggers.split("|"))), re.compile(bounded, re.IGNORECASE)
    )


def _trigger(written: str) -> str:
    return written.replace(r"\x7c", "|")


class Trigger(NamedTuple):
    """What sets rules off."""

    text: str
    first: bool
    """Whether it has to be the first of its line."""
    capital: bool
    """Whether a capital letter has to come next, or behind one space."""
    tail: bool
    """Whether it counts at the end of an article only."""
    words: frozenset[str]
    """Folded; an article that lacks one of them has not got the trigger."""
    rules: tuple[Rule, ...]
    begins_line: bool
    """Whether it stands where the first word of a line begins, and nowhere else."""


@cache
def triggers() -> tuple[Trigger, ...]:
    """Return what sets off the rules; those for the end of an article apart from the others."""
    found: dict[tuple[str, bool], tuple[Rule, ...]] = {}
    for rule in rules():
        for trigger in rule.triggers:
            key = trigger, rule.place == "tail"
            found[key] = (*found.get(key, ()), rule)
    return tuple(_set_off(written, by, tail=tail) for (written, tail), by in found.items())


def _set_off(written: str, by: tuple[Rule, ...], *, tail: bool) -> Trigger:
    text = written.removeprefix(START).removesuffix(CAPITAL)
    first, capital = written.startswith(START), written.endswith(CAPITAL)
    words = frozenset(tokenise(text).words)
    return Trigger(text, first, capital, tail, words, by, first and not tail and text[:1].isalnum())
