"""Facts narrowed to what was asked for: the same kind of value with less in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whence.report.facts.judged import answers
from whence.report.facts.told import ALIKE

if TYPE_CHECKING:
    from collections.abc import Collection

    from whence.model import Change, Facts, FactSheet, FactVerdict


def sift_facts(
    result: Facts, *, types: Collection[str] = (), verdicts: Collection[str] = (), changed: bool = False
) -> Facts:
    """Return `result` with only the facts, changes and drifts that were asked for.

    `types`: it is of one of these types · `verdicts`: this became of it · `changed`: it is neither the same nor
    equivalent. Where verdicts are asked for, a fact that was not compared has none and is left out.
    """

    def judged(verdict: FactVerdict) -> bool:
        return (not verdicts or verdict in verdicts) and not (changed and verdict in ALIKE)

    def typed(name: str) -> bool:
        return not types or name in types

    def wanted(change: Change) -> bool:
        return typed(change.type) and judged(change.verdict)

    tellings = tuple(replace(telling, changes=tuple(filter(wanted, telling.changes))) for telling in result.tellings)
    kept = {telling.child: telling.changes for telling in tellings}
    every = not verdicts and not changed

    def left(sheet: FactSheet) -> FactSheet:
        if every:
            return replace(sheet, facts=tuple(fact for fact in sheet.facts if typed(fact.type)))
        told = answers(sheet.facts, kept.get(sheet.article, ()))
        return replace(sheet, facts=tuple(fact for fact in sheet.facts if fact in told))

    return replace(
        result,
        sheets=tuple(map(left, result.sheets)),
        tellings=tellings,
        drifts=tuple(
            d for d in result.drifts if typed(d.type) and (every or any(judged(r.verdict) for r in d.readings[1:]))
        ),
    )
