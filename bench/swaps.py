"""Number swaps planted in the retellings (syn5000): each child against the parent that has the sentence, both as they
are, degraded or not. Recall: swapped numbers called `conflict`, of those whose sentence was aligned (the verdict on the
child's sentence shows the parent's). False alarms: of all numbers that stand in shared sentences and were not swapped,
those called `conflict`.

    python -m bench.swaps           by condition, and examples of what was missed and of false alarms
    python -m bench.swaps 300       the same on a fixed sample of the children
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from bench.figure import FACTS, Figure, folder, records, share
from whence import Article, Span, blame

SAMPLE = 500
PROCESSES = 2
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?(?:\W+\w+)?")
"""A number with the word behind it: where a thesaurus made trillions of billions, the number was not left as it was."""


class Swap(NamedTuple):
    """A planted swap: where the new number stands in the child, and the parent's sentence."""

    span: Span
    old: str
    new: str
    parent_sentence: Span


class Case(NamedTuple):
    child: Article
    parent: Article
    condition: str
    swaps: tuple[Swap, ...]
    shared: tuple[tuple[Span, Span], ...]
    """Spans of the child and of the parent that hold one sentence."""


class Outcome(NamedTuple):
    """What whence makes of one case."""

    aligned: list[bool]
    found: list[bool]
    verdicts: list[str]
    numbers: int
    alarms: list[tuple[str, str]]


def cases(shared: Path, sample: int | None = SAMPLE) -> list[Case]:
    data = shared / "data" / "retellings"
    texts = {record["id"]: record["text"] for record in records(data / "syn5000.jsonl.gz")}
    gold = {record["id"]: record for record in records(data / "syn5000.gold.jsonl.gz")}
    chosen = [record for record in gold.values() if record["facts"] and record["parents"]]
    if sample is not None:
        chosen = random.Random(1).sample(chosen, min(sample, len(chosen)))
    return [case for record in chosen for case in _cases(record, gold, texts)]


def _cases(record: dict[str, Any], gold: dict[str, Any], texts: dict[str, str]) -> Iterator[Case]:
    name = record["id"]
    for parent in record["parents"]:
        here, there = _segments(record), _segments(gold[parent])
        keys = here.keys() & there.keys()
        swaps = []
        for place, old, new in record["facts"]:
            key = tuple(place)
            if key not in keys:
                continue
            spans = _places(texts[name], here[key], new), _places(texts[parent], there[key], old)
            if len(spans[0]) == len(spans[1]) == 1 and not _places(texts[name], here[key], old):
                swaps.append(Swap(spans[0][0], old, new, there[key]))
        if swaps:
            yield Case(
                Article(name, texts[name]), Article(parent, texts[parent]),
                "/".join(sorted({record["degraded"] or "clean", gold[parent]["degraded"] or "clean"})), tuple(swaps),
                tuple((here[key], there[key]) for key in sorted(keys, key=str)),
            )  # fmt: skip


def _segments(record: dict[str, Any]) -> dict[tuple[Any, Any], Span]:
    return {(root, sentence): Span(begin, end) for root, sentence, begin, end, _ in record["segs"]}


def _places(text: str, within: Span, number: str) -> list[Span]:
    """Where `number` stands in `within`, commas and points lost or not."""
    pattern = r"(?<![\d.,])" + r"[ .,]?".join(map(re.escape, re.split(r"[.,]", number))) + r"(?![\d]|[.,]\d)"
    return [Span(*m.span()) for m in re.compile(pattern).finditer(text, *within)]


def outcome(case: Case) -> Outcome:
    result = blame(case.child, [case.parent], FACTS)
    conflicts = [c for c in result.changes if c.verdict == "conflict" and c.right is not None]
    aligned, found, verdicts = [], [], []
    for swap in case.swaps:
        aligned.append(
            any(
                v.span.overlap(swap.span) and any(e.parent_span.overlap(swap.parent_sentence) for e in v.evidence)
                for v in result.sentences
                if v.label in ("verbatim", "edited", "paraphrased")
            )
        )
        found.append(any(c.right is not None and c.right.span.overlap(swap.span) for c in conflicts))
        touching = [c for c in result.changes if c.right is not None and c.right.span.overlap(swap.span)]
        verdicts.append("; ".join(sorted({f"{c.verdict}: {c.rule}" for c in touching})))
    numbers, alarms = 0, []
    for here, there in case.shared:
        given = set(_NUMBER.findall(case.parent.text.lower(), *there))
        for match in _NUMBER.finditer(case.child.text.lower(), *here):
            span = Span(*match.span())
            if any(swap.span.overlap(span) for swap in case.swaps) or match.group() not in given:
                continue
            numbers += 1
            for c in conflicts:
                if c.right is not None and c.right.span.overlap(span) and not _swapped(c.right.span, case.swaps):
                    alarms.append((c.rule, here.of(case.child.text)))
                    break
    return Outcome(aligned, found, verdicts, numbers, alarms)


def _swapped(span: Span, swaps: Sequence[Swap]) -> bool:
    return any(swap.span.overlap(span) for swap in swaps)


def outcomes(found: Sequence[Case]) -> list[Outcome]:
    with ProcessPoolExecutor(PROCESSES) as pool:
        return list(pool.map(outcome, found, chunksize=10))


def measure(shared: Path, sample: int | None = SAMPLE) -> Iterator[Figure]:
    found = outcomes(cases(shared, sample))
    pairs = [hit for o in found for is_aligned, hit in zip(o.aligned, o.found, strict=True) if is_aligned]
    numbers = sum(o.numbers for o in found)
    yield Figure("swapped numbers: found, where aligned", share(sum(pairs), len(pairs)), 0.97, floor="swaps-recall")
    alarms = sum(len(o.alarms) for o in found)
    yield Figure(
        "swapped numbers: unswapped ones accused", share(alarms, numbers), 0.01, at_most=True, floor="swaps-alarms"
    )


def main() -> None:
    sample = int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    held = cases(folder(), sample)
    found = outcomes(held)
    table: dict[str, Counter[str]] = {}
    for case, out in zip(held, found, strict=True):
        row = table.setdefault(case.condition, Counter())
        row["planted"] += len(case.swaps)
        row["aligned"] += sum(out.aligned)
        row["found"] += sum(f and a for f, a in zip(out.found, out.aligned, strict=True))
        row["numbers"] += out.numbers
        row["alarms"] += len(out.alarms)
    for condition, row in sorted(table.items()):
        print(condition, dict(row))
    shown = 0
    for case, out in zip(held, found, strict=True):
        for swap, a, f, v in zip(case.swaps, out.aligned, out.found, out.verdicts, strict=True):
            if a and not f and shown < 200:
                shown += 1
                text, other = case.child.text, case.parent.text
                print(
                    f"MISSED [{v}] {swap.old} -> {swap.new}: …{text[max(0, swap.span.begin - 70) : swap.span.end + 50]}"
                )
                print(f"     parent: {swap.parent_sentence.of(other)[:220]}")
    for _, out in list(zip(held, found, strict=True))[:400]:
        for rule, sentence in out.alarms[:2]:
            print(f"ALARM {rule}\n     {sentence[:200]}")
    for figure in measure(folder(), sample) if sample <= 100 else ():
        print(figure.name, figure.measured)


if __name__ == "__main__":
    main()
