"""What the articles of one slot say in it: which values are one, and how each goes with the earliest known one.

Two articles that were compared with each other keep that answer. Others are held against each other through articles
with the same values, and only then by the values themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whence.text.slots.amounts import judge_amounts
from whence.text.slots.dates import judge_dates
from whence.text.slots.drift_slots import is_loss
from whence.text.slots.families import is_same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whence.model import Article, Change, Fact, FactVerdict
    from whence.text.slots.drift_slots import Held

_LENIENT: tuple[FactVerdict, ...] = ("compatible", "unknown", "conflict")
"""Where articles with the same two values were judged differently, the milder answer holds."""
_UNITS = re.compile(r"[A-Za-z°]+")
_SHOWN = 60
_NOTHING = -1


class Answer(NamedTuple):
    """How the value of one article goes with that of another, and the rule that says so."""

    verdict: FactVerdict
    rule: str = ""


class Values:
    """The values of one slot, by article. Nothing at all is a value too, where its absence changes the meaning."""

    def __init__(self, slot: Held, articles: Mapping[str, Article]) -> None:
        """Tell apart the values of `slot`."""
        self.slot = slot
        self._articles = articles
        self._numbers = _numbered(slot)
        self._numbers |= {article: _NOTHING for article, change in slot.gone.items() if is_loss(change)}
        self._direct: dict[tuple[str, str], Change] = {}
        self._by_value: dict[tuple[int, int], list[Change]] = {}
        for link in slot.links:
            parent, child = link.change.parent, link.child
            if parent in slot.facts and child in slot.facts:
                self._direct[parent, child] = link.change
                pair = self._numbers[parent], self._numbers[child]
                self._by_value.setdefault(pair, []).append(link.change)

    def counted(self) -> list[str]:
        """Return the articles that have a value here."""
        return list(self._numbers)

    def are_all_one(self) -> bool:
        return len(set(self._numbers.values())) < 2

    def alike(self, one: str, other: str) -> bool:
        """Tell whether two articles have the same value."""
        return self._numbers[one] == self._numbers[other]

    def are_linked(self, one: str, other: str) -> bool:
        """Tell whether the two passages were compared with each other."""
        return (one, other) in self._direct or (other, one) in self._direct

    def written(self, article: str) -> str:
        """Return the value in the words of the article, for a sentence."""
        fact = self.slot.facts.get(article)
        if fact is None:
            return "nothing"
        written = " ".join(fact.span.of(self._articles[article].text).split())
        return f"“{written if len(written) <= _SHOWN else written[: _SHOWN - 1] + '…'}”"

    def answer(self, base: str, article: str) -> Answer:
        """Return how the value of `article` goes with that of `base`."""
        if article not in self.slot.facts:
            return Answer("dropped" if base in self.slot.facts else "same", _lost(self.slot.gone[article]))
        if base not in self.slot.facts:
            return Answer("added", _lost(self.slot.gone[base]))
        one, other = self.slot.facts[base], self.slot.facts[article]
        known = self._direct.get((base, article)) or self._direct.get((article, base))
        if known is not None:
            return Answer(known.verdict, known.rule)
        if self._numbers[base] == self._numbers[article]:
            return Answer("same" if one.norm == other.norm else "equivalent")
        return self._through_others(base, article) or self._by_themselves(base, article, one, other)

    def _through_others(self, base: str, article: str) -> Answer | None:
        pair = self._numbers[base], self._numbers[article]
        known = [*self._by_value.get(pair, ()), *self._by_value.get(pair[::-1], ())]
        for verdict in _LENIENT:
            for change in known:
                if change.verdict == verdict:
                    return Answer(verdict, change.rule)
        return None

    def _by_themselves(self, base: str, article: str, one: Fact, other: Fact) -> Answer:
        words = self.written(base).strip("“”"), self.written(article).strip("“”")
        if one.type == other.type == "date":
            verdict, rule, *_ = judge_dates(one, other, words)
        elif one.amount is not None and other.amount is not None:
            converted = set(_UNITS.findall(one.norm)) != set(_UNITS.findall(other.norm))
            verdict, rule, *_ = judge_amounts(one.amount, other.amount, words, converted=converted)
        else:
            return Answer("unknown")
        return Answer(verdict, rule)


def _lost(change: Change) -> str:
    return change.shift or change.rule


def _numbered(slot: Held) -> dict[str, int]:
    """Return for each article with a fact the number of its value: equal numbers for what is equal."""
    articles = list(slot.facts)
    places = {article: n for n, article in enumerate(articles)}
    above = list(range(len(articles)))

    def root(n: int) -> int:
        while above[n] != n:
            n = above[n] = above[above[n]]
        return n

    for link in slot.links:
        parent, child = places.get(link.change.parent or ""), places.get(link.child)
        if link.change.verdict in ("same", "equivalent") and parent is not None and child is not None:
            first, second = sorted((root(parent), root(child)))
            above[second] = first
    kinds: list[int] = []
    for n, article in enumerate(articles):
        if root(n) in {root(kind) for kind in kinds}:
            continue
        twin = next((kind for kind in kinds if is_same(slot.facts[articles[kind]], slot.facts[article])), None)
        if twin is None:
            kinds.append(n)
        else:
            first, second = sorted((root(twin), root(n)))
            above[second] = first
    return {article: root(n) for article, n in places.items()}
