"""The facts of the guiding pair against a human reading: type right, verdict one that a reader would give, and the
places overlapping on both sides; and the conflicts that the reading does not have. The same with both texts stripped;
and the CPU time that facts add to the comparison of the pair.

    python -m bench.guiding_facts       fact by fact, and every conflict
"""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import whence
from bench.figure import Figure, folder
from whence import Article, Change, Options, Span

PARENT, CHILD = "time.txt", "inquisitr.txt"
Place = Callable[[int, int], Span]


class Reading(NamedTuple):
    found: list[bool]
    unasked: list[Change]
    """Conflicts that no gold conflict explains."""
    changes: tuple[Change, ...]


def read(gold: list[dict[str, Any]], child: str, parent: str, places: tuple[Place, Place]) -> Reading:
    """Compare the pair; `places` says where a span of the untouched child, and parent, lies in these texts."""
    result = whence.diff(Article(PARENT, parent), Article(CHILD, child))
    changes = next(b for b in result.blames if b.child.id == CHILD).changes
    used: set[Change] = set()
    found = []
    for wanted in gold:
        matching = [c for c in changes if _matches(c, wanted, places)]
        used.update(matching)
        found.append(any(c.verdict in (wanted["verdict"], *wanted.get("also", ())) for c in matching))
    conflicts = [w for w in gold if "conflict" in (w["verdict"], *w.get("also", ()))]
    unasked = [
        c for c in changes if c.verdict == "conflict" and not any(_matches(c, wanted, places) for wanted in conflicts)
    ]
    return Reading(found, unasked, changes)


def _matches(change: Change, wanted: dict[str, Any], places: tuple[Place, Place]) -> bool:
    """Whether a change is of the same type and at the same places as a fact of the gold."""
    if change.type != wanted["type"]:
        return False
    sides = ((change.right, wanted["child"], places[0]), (change.left, wanted["parent"], places[1]))
    return all(
        span is None or (fact is not None and _meet(fact.span, place(*span))) for fact, span, place in sides
    ) and any(span is not None for _, span, _ in sides)


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share half of the shorter one."""
    return 2 * one.overlap(other) >= min(one.end - one.begin, other.end - other.begin)


def readings(shared: Path) -> tuple[list[dict[str, Any]], Reading, Reading]:
    gold = json.loads((shared / "gold" / "seed_pair.json").read_text(encoding="utf-8"))
    child, parent = ((shared / gold[who]).read_text(encoding="utf-8") for who in ("child", "parent"))
    worse, worse_parent = whence.degrade(child, "strip"), whence.degrade(parent, "strip")
    facts: list[dict[str, Any]] = gold["facts"]
    return (
        facts,
        read(facts, child, parent, (Span, Span)),
        read(facts, worse.text, worse_parent.text, (worse.span, worse_parent.span)),
    )


def added_seconds(shared: Path) -> float:
    """The CPU seconds that facts add to the comparison of the pair, quotations left out; the best of five."""
    child, parent = (Article(name, (shared / "seeds" / name).read_text(encoding="utf-8")) for name in (CHILD, PARENT))
    spent = {}
    for facts in (False, True):
        took = []
        for _ in range(6):
            began = time.process_time()
            whence.blame(child, [parent], Options(quotes=False, facts=facts))
            took.append(time.process_time() - began)
        spent[facts] = min(took[1:])
    return spent[True] - spent[False]


def measure(shared: Path) -> Iterator[Figure]:
    gold, clean, stripped = readings(shared)
    yield Figure("guiding pair: facts", sum(clean.found), 12, len(gold), floor="guiding-pair-facts")
    yield Figure(
        "guiding pair, both stripped: facts", sum(stripped.found), sum(clean.found) - 2, len(gold),
        floor="guiding-pair-stripped-facts",
    )  # fmt: skip
    for reading, name in ((clean, "guiding pair"), (stripped, "guiding pair, both stripped")):
        key = "guiding-pair-conflicts" if name == "guiding pair" else "guiding-pair-stripped-conflicts"
        yield Figure(f"{name}: conflicts nobody reads", len(reading.unasked), 0, unit="count", at_most=True, floor=key)
    yield Figure("guiding pair: facts, CPU", added_seconds(shared), 0.3, unit="s", at_most=True)


def main() -> None:
    shared = folder()
    gold, clean, stripped = readings(shared)
    texts = [(shared / "seeds" / name).read_text(encoding="utf-8") for name in (CHILD, PARENT)]
    for n, wanted in enumerate(gold):
        words = [
            text[slice(*span)] if span else "–"
            for text, span in zip(texts, (wanted["child"], wanted["parent"]), strict=True)
        ]
        marks = ["right" if reading.found[n] else "WRONG" for reading in (clean, stripped)]
        print(f"{marks[0]}, stripped {marks[1]}: {wanted['type']} {wanted['verdict']}: {words[1]} -> {words[0]}")
    for name, reading in (("clean", clean), ("stripped", stripped)):
        for c in reading.unasked:
            print(f"unasked conflict, {name}: {c.type} {c.rule}")
    for c in clean.changes:
        here = c.right.span.of(texts[0]) if c.right else "–"
        there = c.left.span.of(texts[1]) if c.left else "–"
        print(f"    {c.verdict:<10} {c.type:<16} {c.score:.2f} {there!r} -> {here!r} {c.shift or ''}: {c.rule}")


if __name__ == "__main__":
    main()
