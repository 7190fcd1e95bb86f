"""Extract the facts of one article: when, how much, who and where, how surely; a word belongs to one figure at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import FactSheet
from whence.text.entities.reading import entities
from whence.text.figures.reading import figures
from whence.text.slots.region import tokens_of
from whence.text.stance.reading import stances
from whence.text.times.reading import reference, times

if TYPE_CHECKING:
    from whence.model import Fact
    from whence.text.witness import Witness


def extract(witness: Witness) -> FactSheet:
    """Return the facts of `witness` in reading order. Time is linear in the length of the text."""
    when = times(witness)
    taken = {n for fact in when for n in range(*tokens_of(witness, fact.span))}
    much = figures(witness, taken)
    found = sorted([*when, *much, *entities(witness), *stances(witness)], key=lambda fact: (fact.span, fact.type))
    return FactSheet(witness.article.id, tuple(found), tuple(_notes(witness, dated=any(map(_is_relative, when)))))


def _is_relative(fact: Fact) -> bool:
    return "XXXX" in fact.norm


def _notes(witness: Witness, *, dated: bool) -> list[str]:
    """Say what limits the reading."""
    article = witness.article
    if dated and reference(article.date) is None:
        given = f"has a date that cannot be read ({article.date!r})" if article.date else "has no date"
        return [f"{given}, so weekdays and days without a year stay as they are"]
    return []
