"""False alarms about facts: 1,000 invented retellings with one fact in other words of the same meaning (units, words,
bounds, dates, names, negations, hedges), a quarter with the child degraded and a quarter with the parent; and as many
in which the fact was really changed, to tell that alarms are raised at all. A fact is called what the changes that
overlap its place are called.

    python -m bench.rewrites                              by kind, and twenty mistakes in full
    python -m bench.rewrites --count 220 --seed 3         fewer, on what is there to tune on
    python -m bench.rewrites --kind "clock time" --show 50
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from bench.figure import FACTS, Figure, share
from bench.rewritings.pairs import KINDS, Case, cases
from whence import blame

COUNT = 1000
PROCESSES = 2
KEPT = ("same", "equivalent", "compatible")
STANCE = ("negation", "hedge", "attribution")
"""Kinds whose change is named by a shift; whether it is a conflict as well is for the judge."""
ALARMING = frozenset((
    "negation gained", "negation lost", "hedge gained", "hedge lost", "certainty raised", "certainty lowered",
    "attribution dropped", "reporting verb changed", "parties swapped", "parties merged", "moved",
))  # fmt: skip
"""Shifts that change the meaning; rounding and conversion do not."""


class Answer(NamedTuple):
    """What whence says of one pair."""

    called: tuple[str, ...]
    """Verdicts of the changes that have something of the planted fact on either side."""
    alarms: tuple[str, ...]
    """Their shifts, as far as they change the meaning."""
    elsewhere: int
    """Conflicts on anything else."""
    told: tuple[str, ...]
    """All of these changes in words."""

    @property
    def is_conflict(self) -> bool:
        return "conflict" in self.called

    @property
    def is_kept(self) -> bool:
        """Whether the fact is called the same, in these words or in others."""
        return not self.is_conflict and any(verdict in KEPT for verdict in self.called)


def answer(case: Case) -> Answer:
    called, alarms, told, elsewhere = [], [], [], 0
    for change in blame(case.child, [case.parent], FACTS).changes:
        planted = (change.left is not None and change.left.span.overlap(case.at_parent) > 0) or (
            change.right is not None and change.right.span.overlap(case.at_child) > 0
        )
        if planted:
            called.append(change.verdict)
            alarms += [change.shift] if change.shift in ALARMING else []
        elsewhere += not planted and change.verdict == "conflict"
        if planted or change.verdict == "conflict":
            left = change.left and f"{change.left.span.of(case.parent.text)!r} {change.left.norm}"
            right = change.right and f"{change.right.span.of(case.child.text)!r} {change.right.norm}"
            mark = "" if planted else "ELSEWHERE "
            told.append(f"{mark}{change.type} {change.verdict}: {left} | {right} ({change.rule}; {change.shift})")
    return Answer(tuple(called), tuple(map(str, alarms)), elsewhere, tuple(told))


def answers(held: Sequence[Case], processes: int = PROCESSES) -> list[Answer]:
    if processes == 1:
        return list(map(answer, held))
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(answer, held, chunksize=10))


def rate(found: Sequence[Answer], is_so: Callable[[Answer], bool]) -> float:
    return share(sum(map(is_so, found)), len(found))


def measure(_: Path) -> Iterator[Figure]:
    alike = answers(list(cases(COUNT, changed=False)))
    about = f"rewrites, {COUNT:,} equivalent"
    yield Figure(
        f"{about}: called conflict", rate(alike, lambda a: a.is_conflict), 0.01, at_most=True,
        floor="rewrites-conflict",
    )  # fmt: skip
    yield Figure(
        "... pairs with any conflict", rate(alike, lambda a: a.is_conflict or a.elsewhere > 0), 0.01, at_most=True,
        floor="rewrites-any-conflict",
    )  # fmt: skip
    yield Figure("... shift of meaning alleged", rate(alike, lambda a: bool(a.alarms)), at_most=True,
                 floor="rewrites-shift")  # fmt: skip
    yield Figure("... called the same or compatible", rate(alike, lambda a: a.is_kept), floor="rewrites-kept")
    held = list(cases(COUNT, changed=True))
    changed = answers(held)
    solid = [a for a, case in zip(changed, held, strict=True) if case.kind not in STANCE]
    stance = [a for a, case in zip(changed, held, strict=True) if case.kind in STANCE]
    yield Figure(f"rewrites, {COUNT:,} changed: figures and names called conflict",
                 rate(solid, lambda a: a.is_conflict), floor="rewrites-changed")  # fmt: skip
    yield Figure("... negations, hedges, attributions called conflict or a shift",
                 rate(stance, lambda a: a.is_conflict or bool(a.alarms)), floor="rewrites-changed-stance")  # fmt: skip


def print_kinds(held: Sequence[Case], found: Sequence[Answer]) -> None:
    rows: dict[str, list[Answer]] = {}
    for case, given in zip(held, found, strict=True):
        for name in (case.kind, f"= {case.condition}", "= all"):
            rows.setdefault(name, []).append(given)
    print(f"{'':<32}{'pairs':>7}{'conflict':>10}{'elsewhere':>11}{'shift':>7}{'kept':>7}   what else it is called")
    for name, of in sorted(rows.items()):
        other = Counter(
            next(iter(a.called), "nothing") for a in of if not a.is_conflict and not a.is_kept
        )  # fmt: skip
        counts = (
            sum(a.is_conflict for a in of), sum(a.elsewhere > 0 for a in of), sum(bool(a.alarms) for a in of),
            sum(a.is_kept for a in of),
        )  # fmt: skip
        print(f"{name:<32}{len(of):>7}{counts[0]:>10}{counts[1]:>11}{counts[2]:>7}{counts[3]:>7}   "
              + ", ".join(f"{verdict} {n}" for verdict, n in other.most_common()))  # fmt: skip


def is_wrong(case: Case, given: Answer) -> bool:
    """A false alarm, or a change that was not found."""
    if case.changed:
        return not given.is_conflict and not (case.kind in STANCE and given.alarms)
    return given.is_conflict or given.elsewhere > 0 or bool(given.alarms)


def show(held: Sequence[Case], found: Sequence[Answer], most: int) -> None:
    wrong = [pair for pair in zip(held, found, strict=True) if is_wrong(*pair)]
    for case, given in wrong[:most]:
        left, right = case.facts()
        print(f"\n--- {case.parent.id}, {case.kind}, {case.condition}: {left!r} → {right!r}")
        print(f"parent ({case.parent.date}): {_around(case.parent.text, case.at_parent)}")
        print(f"child  ({case.child.date}): {_around(case.child.text, case.at_child)}")
        print("\n".join(given.told) or "nothing is said of it")


def _around(text: str, span: tuple[int, int]) -> str:
    return text[max(0, span[0] - 90) : span[1] + 90].replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.rewrites", description="Facts retold in other words.")
    parser.add_argument("--count", type=int, default=COUNT, help="pairs of each set")
    parser.add_argument("--seed", type=int, default=0, help="0: the reported sets; another: what is there to tune on")
    parser.add_argument("--kind", choices=sorted(KINDS), help="only this kind")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="print N mistakes of each set")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    options = parser.parse_args()
    for changed in (False, True):
        held = [
            case
            for case in cases(options.count, changed=changed, seed=options.seed)
            if options.kind in (None, case.kind)
        ]
        found = answers(held, options.processes)
        print(f"\n{'changed' if changed else 'equivalent'}")
        print_kinds(held, found)
        show(held, found, options.show)


if __name__ == "__main__":
    main()
