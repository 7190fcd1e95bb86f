"""Track each fact through several articles: which values it has, who changed it first, and who inherited that.

A slot is told of when three articles or more tell the passage and one of them deviates from the earliest known
reading: its value conflicts with it or is only compatible, or it loses a hedge, a negation or the like. A conflict
outweighs what is only compatible: "first" is the first to conflict, if anyone does. Two articles are a change, and
told as one. Nobody is called first where neither credits, dates nor the texts put the articles in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.model import Drift, DriftReading
from whence.text.slots.drift_order import Order
from whence.text.slots.drift_slots import held
from whence.text.slots.drift_values import Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whence.model import Article, Blame, Derivation, FactType, FactVerdict
    from whence.text.slots.drift_slots import Held
    from whence.text.slots.drift_values import Answer

_FEWEST = 3
_DEVIATES: tuple[tuple[FactVerdict, ...], ...] = (("conflict", "dropped", "added"), ("compatible",))
"""What deviates, the graver first. "Dropped" and "added" count where they change the meaning."""
_NAMED = frozenset(("person", "place", "organisation", "role"))
"""Of these a longer or shorter name is no deviation, only another one is."""
_RELATED = 0.05
"""Share of an article from which another may be where it has a value from."""


def track(articles: Sequence[Article], blames: Sequence[Blame], derivations: Iterable[Derivation]) -> tuple[Drift, ...]:
    """Return the facts that drift, in the order in which the earliest known articles tell them."""
    derivations = list(derivations)
    tracker = _Tracker({a.id: a for a in articles}, Order(articles, derivations), _shares(derivations))
    slots = [slot for slot in held(blames) if len(slot.facts.keys() | slot.gone.keys()) >= _FEWEST]
    drifts = [drift for slot in slots if (drift := tracker.drift(slot)) is not None]
    return tuple(sorted(drifts, key=tracker.place))


def _shares(derivations: Iterable[Derivation]) -> dict[tuple[str, str], float]:
    """Return by (source, target) the share of the target that the source accounts for."""
    shares = {}
    for derivation in derivations:
        shares[derivation.left, derivation.right] = derivation.right_share
        shares[derivation.right, derivation.left] = derivation.left_share
    return shares


class _Claim(NamedTuple):
    """Who changed the fact first, and why that is said, or why it cannot be."""

    first: str | None
    reason: str


class _Tracker(NamedTuple):
    articles: Mapping[str, Article]
    order: Order
    shares: Mapping[tuple[str, str], float]
    """By (earlier, later): the share of the later one that the earlier accounts for."""

    def place(self, drift: Drift) -> tuple[int, int, str]:
        """Return where the earliest known fact of a drift stands."""
        article, fact = next((r.article, r.fact) for r in drift.readings if r.fact is not None)
        return self.order.key(article)[1], fact.span.begin, drift.type

    def drift(self, slot: Held) -> Drift | None:
        """Return what became of the fact of a slot; None where all say the same, or nobody can tell whether they do."""
        values = Values(slot, self.articles)
        if values.are_all_one():
            return None
        earliest = self.order.earliest(values.counted())
        base = earliest[0]
        answers = {article: values.answer(base, article) for article in values.counted()}
        answers[base] = answers[base]._replace(verdict="same")
        kind = next(fact.type for fact in slot.facts.values())
        deviating = self._deviating(answers, kind)
        if not deviating:
            return None
        claim = self._claim(values, earliest, answers, deviating)
        heirs, doubts = self._heirs(values, claim.first)
        readings = self._readings(values, base, answers)
        first = next(r.fact for r in readings if r.fact is not None)
        return Drift(first.type, readings, claim.first, heirs, " ".join((claim.reason, *doubts)))

    def _deviating(self, answers: Mapping[str, Answer], kind: FactType) -> list[str]:
        for verdicts in _DEVIATES[:1] if kind in _NAMED else _DEVIATES:
            found = [article for article, answer in answers.items() if answer.verdict in verdicts]
            if found:
                return sorted(found, key=self.order.key)
        return []

    def _claim(
        self, values: Values, earliest: Sequence[str], answers: Mapping[str, Answer], deviating: Sequence[str]
    ) -> _Claim:
        base = earliest[0]
        other = next((article for article in earliest if not values.alike(base, article)), None)
        if other is not None:
            said = f"{base} says {values.written(base)}, {other} says {values.written(other)}"
            return _Claim(None, f"{said}: neither credits, dates nor the texts tell which came first.")
        firsts = self.order.earliest(deviating)
        if len(firsts) > 1:
            said = ", ".join(f"{article} says {values.written(article)}" for article in firsts[:3])
            return _Claim(None, f"{base} says {values.written(base)}; {said}: nothing puts these in order.")
        first = firsts[0]
        return _Claim(first, f"{self._first(values, base, first, answers[first])}.")

    def _first(self, values: Values, base: str, first: str, answer: Answer) -> str:
        """Say in one clause what the first one did."""
        rule = f" ({answer.rule})" if answer.rule else ""
        known = f"{base}, the earliest known,"
        if answer.verdict == "dropped":
            return f"{first} is the first to tell it without {values.written(base)}, which {known} has{rule}"
        said = f"{first} is the first to say {values.written(first)}"
        if answer.verdict == "added":
            return f"{said}; {known} does not{rule}"
        both = "; both can be true" if answer.verdict == "compatible" else ""
        return f"{said} where {known} says {values.written(base)}{both}{rule}"

    def _heirs(self, values: Values, first: str | None) -> tuple[tuple[str, ...], list[str]]:
        """Return who repeats the value of `first` later, and a sentence for each that may have it from elsewhere."""
        if first is None:
            return (), []
        heirs = [a for a in values.counted() if values.alike(first, a) and self.order.precedes(first, a)]
        heirs.sort(key=self.order.key)
        doubts = [
            f"{heir} has the same value, but may have come to it by itself."
            for heir in heirs
            if not self._is_clear(values, heir)
        ]
        return tuple(heirs), doubts

    def _forebear(self, values: Values, article: str) -> str | None:
        """Return the earlier article with the same value that this one most probably has it from."""
        sources = [a for a in values.counted() if values.alike(a, article) and self.order.precedes(a, article)]
        return min(
            sources,
            key=lambda a: (not values.are_linked(a, article), -self.shares.get((a, article), 0.0), self.order.key(a)),
            default=None,
        )

    def _is_clear(self, values: Values, heir: str) -> bool:
        """Tell whether the passage itself comes from one with this value, or nothing earlier is closer to the heir."""
        source = self._forebear(values, heir)
        if source is None:
            return False
        if values.are_linked(source, heir):
            return True
        share = self.shares.get((source, heir), 0.0)
        rivals = (a for a in values.counted() if not values.alike(a, heir) and self.order.precedes(a, heir))
        return share >= _RELATED and all(self.shares.get((a, heir), 0.0) <= share for a in rivals)

    def _readings(self, values: Values, base: str, answers: Mapping[str, Answer]) -> tuple[DriftReading, ...]:
        slot = values.slot
        readings = []
        for article in sorted(slot.facts.keys() | slot.gone.keys(), key=self.order.key):
            fact, answer = slot.facts.get(article), answers.get(article)
            if answer is None:  # told without it, and nothing is lost by that
                readings.append(DriftReading(article, None, "dropped"))
                continue
            inherits = article != base and not values.alike(base, article)
            readings.append(
                DriftReading(article, fact, answer.verdict, self._forebear(values, article) if inherits else None)
            )
        return tuple(readings)
