"""Fidelity of 5,000 planted quotations (macro F1 over the statuses, half of them degraded), and false accusations
among 5,000 untouched copies, made of PolNeAR dev and part B of allsides: the quotation of the child that covers the
planted words best is held against the truth.

    python -m bench.fidelity                            the whole pipeline, from the two texts
    python -m bench.fidelity --mode stage               the stage alone, told who says what
    python -m bench.fidelity --count 500 --seed 3       fewer, on what is there to tune on
    python -m bench.fidelity --count 500 --seed 3 --show 20 [--plant altered]    and twenty mistakes in full
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bench.figure import Figure, folder, share
from bench.planted import ACCUSATIONS, STATUSES, Case, planted, stories, untouched
from whence.model import FIDELITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from whence.model import Quotation

COUNT, WHOLE = 5000, 1000
PROCESSES = 2
MISSED = "not found"
"""The child's words are part of no quotation of the result."""
CLEAN = ("clean",)
DEGRADED = ("child", "parent", "both")


class Answer(NamedTuple):
    """What whence says of the planted words: of the quotation that covers most of them, and of every one that does."""

    fidelity: str
    accused: bool
    """Whether any quotation that has some of the words is called altered, spliced or reattributed."""
    reason: str = ""
    also: tuple[str, ...] = ()


def by_stage(case: Case) -> tuple[Quotation, ...]:
    """The stage alone: it is told who says what."""
    from whence.stages.follow import Counterpart, follow
    from whence.text.sentences import CLAUSE, SENTENCE
    from whence.text.witness import cut, prepare

    child = cut(prepare(case.child), SENTENCE)
    parents = [cut(prepare(parent), CLAUSE) for parent in case.parents]
    return follow(child, case.voices, list(map(Counterpart, parents, case.parent_voices)))


def by_pipeline(case: Case) -> tuple[Quotation, ...]:
    """Everything: two texts in, quotations out."""
    from whence import blame

    return blame(case.child, case.parents).quotations


MODES = {"stage": by_stage, "whole": by_pipeline}


def answer(case: Case, mode: str) -> Answer:
    covering = sorted(
        ((shared, quotation) for quotation in MODES[mode](case) if (shared := _shared(case, quotation))),
        key=lambda pair: -pair[0],
    )
    if not covering:
        return Answer(MISSED, accused=False)
    best = covering[0][1]
    accused = any(quotation.fidelity in ACCUSATIONS for _, quotation in covering)
    return Answer(best.fidelity, accused, best.reason, best.also)


def _shared(case: Case, quotation: Quotation) -> int:
    return sum(span.overlap(content) for span in case.planted for content in quotation.attribution.content)


def answers(cases: Sequence[Case], mode: str, processes: int = PROCESSES) -> list[Answer]:
    ask = partial(answer, mode=mode)
    if processes == 1:
        return list(map(ask, cases))
    found: list[Answer] = []
    told = time.monotonic()
    with ProcessPoolExecutor(processes) as pool:
        for each in pool.map(ask, cases, chunksize=25):
            found.append(each)
            if time.monotonic() - told > 15:
                told = time.monotonic()
                print(f"fidelity: {len(found):,} of {len(cases):,} cases", file=sys.stderr)
    return found


class Table(NamedTuple):
    """How often each truth was called what; what is as good as the truth counts as the truth."""

    counts: Counter[tuple[str, str]]

    def f1(self, status: str) -> float:
        right = self.counts[status, status]
        called = sum(n for (_, said), n in self.counts.items() if said == status)
        true = sum(n for (truth, _), n in self.counts.items() if truth == status)
        return share(2 * right, called + true)

    def macro(self) -> float:
        """The mean F1 of the statuses there are cases of."""
        there = [status for status in STATUSES if any(truth == status for truth, _ in self.counts)]
        return share(sum(map(self.f1, there)), len(there))

    def lines(self) -> Iterator[str]:
        names = [*FIDELITIES, MISSED]
        yield f"{'truth':<14}" + "".join(f"{name[:11]:>12}" for name in names) + f"{'F1':>8}"
        for status in STATUSES:
            row = "".join(f"{self.counts[status, name] or '·':>12}" for name in names)
            yield f"{status:<14}{row}{self.f1(status):>8.3f}"


def table(cases: Sequence[Case], found: Sequence[Answer], conditions: Iterable[str] = CLEAN + DEGRADED) -> Table:
    counts: Counter[tuple[str, str]] = Counter()
    for case, given in zip(cases, found, strict=True):
        if case.condition in conditions:
            said = case.fidelity if given.fidelity in case.also else given.fidelity
            counts[case.fidelity, said] += 1
    return Table(counts)


def accused(cases: Sequence[Case], found: Sequence[Answer], conditions: Iterable[str] = CLEAN + DEGRADED) -> float:
    """The share of untouched copies that are accused of something."""
    of = [given.accused for case, given in zip(cases, found, strict=True) if case.condition in conditions]
    return share(sum(of), len(of))


class Measured(NamedTuple):
    cases: list[Case]
    found: list[Answer]
    copies: list[Case]
    found_copies: list[Answer]


def run(shared: Path, mode: str, count: int = COUNT, seed: int = 0, processes: int = PROCESSES) -> Measured:
    """`count` planted cases and `count` untouched copies, and what whence says of each."""
    drawn = stories(shared, seed)
    cases, copies = list(planted(drawn, count, seed)), list(untouched(drawn, count, seed))
    return Measured(cases, answers(cases, mode, processes), copies, answers(copies, mode, processes))


def measure(shared: Path) -> Iterator[Figure]:
    for mode, count, about in (
        ("stage", COUNT, f"fidelity, {COUNT:,} quotations with their attributions given"),
        ("whole", WHOLE, f"fidelity, {WHOLE:,} through the whole of blame"),
    ):
        done = run(shared, mode, count)
        macro = table(done.cases, done.found).macro()
        yield Figure(f"{about}: macro F1", macro, 0.95, floor=f"fidelity-{mode}-macro")
        for name, conditions in (("clean", CLEAN), ("degraded", DEGRADED)):
            yield Figure(f"... {name}", table(done.cases, done.found, conditions).macro())
        rate = accused(done.copies, done.found_copies)
        yield Figure("... false accusations", rate, 0.005, at_most=True, floor=f"fidelity-{mode}-accusations")
        for name, conditions in (("clean", CLEAN), ("degraded", DEGRADED)):
            yield Figure(f"... {name}", accused(done.copies, done.found_copies, conditions))


def show(cases: Sequence[Case], found: Sequence[Answer], most: int, plant: str) -> None:
    wrong = [
        (case, given)
        for case, given in zip(cases, found, strict=True)
        if plant in case.plant and (given.accused or case.fidelity in ACCUSATIONS or case.fidelity != "exact")
        and given.fidelity not in (case.fidelity, *case.also)
    ]  # fmt: skip
    for case, given in random.Random(0).sample(wrong, min(most, len(wrong))):
        print(f"\n--- {case.child.id} {case.plant} ({case.condition}): {case.fidelity} called {given.fidelity}"
              f" {given.also}: {given.reason}")  # fmt: skip
        print("child: ", " | ".join(span.of(case.child.text) for span in case.planted))
        print("parent:", " | ".join(span.of(case.parents[0].text) for span in case.origins))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.fidelity", description="Fidelity of planted quotations.")
    parser.add_argument("--mode", choices=MODES, default="whole")
    parser.add_argument("--count", type=int, default=COUNT, help="planted cases, and as many untouched copies")
    parser.add_argument("--seed", type=int, default=0, help="0: the reported set; another: what is there to tune on")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N mistakes of each set")
    parser.add_argument("--plant", default="", help="only mistakes on plants with this in their name")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    parser.add_argument("--shared", help="the folder of lent data")
    options = parser.parse_args()
    done = run(folder(options.shared), options.mode, options.count, options.seed, options.processes)
    for name, conditions in (("all", CLEAN + DEGRADED), ("clean", CLEAN), ("degraded", DEGRADED)):
        of = table(done.cases, done.found, conditions)
        print(f"\n{name}: macro F1 {of.macro():.4f}")
        print("\n".join(of.lines()))
    print()
    for name, conditions in (("all", CLEAN + DEGRADED), ("clean", CLEAN), ("degraded", DEGRADED)):
        exact = table(done.copies, done.found_copies, conditions).counts
        kept = share(sum(n for (truth, said), n in exact.items() if truth == said), exact.total())
        rate = accused(done.copies, done.found_copies, conditions)
        print(f"untouched, {name}: falsely accused {100 * rate:.2f} %, called what they are {100 * kept:.1f} %")
    by_plant = Counter(case.plant for case, given in zip(done.copies, done.found_copies, strict=True) if given.accused)
    print("accused, by what was changed:", ", ".join(f"{name} {n}" for name, n in by_plant.most_common()) or "none")
    if options.show:
        show(done.cases, done.found, options.show, options.plant)
        show(done.copies, done.found_copies, options.show, options.plant)


if __name__ == "__main__":
    main()
