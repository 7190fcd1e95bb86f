"""VitaminC (the lent half) where a number, a date or a name decides: claim held against evidence as if the one retold
the other. The subset: a REFUTES and a SUPPORTS pair of one case that differ on one side only (same claim, or same
evidence), and there in nothing but numbers, months, weekdays, words with a capital inside the sentence, and words that
bound or order a figure. Found: REFUTES pairs that get a conflict of such a fact; accused: SUPPORTS pairs that do.

    python -m bench.vitaminc        both figures on the halves for tuning and for reporting, and examples
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from bench.figure import Figure, folder, records, share
from whence import Article, Change
from whence.stages.compare import confront
from whence.stages.extract import extract
from whence.text.witness import prepare

STANCES = ("negation", "hedging", "attribution verb")
_ORDERING = frozenset(
    "more less fewer than over under above below before after by until since at least most around about nearly almost"
    " exactly up to between and only higher lower greater smaller".split()
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion first"
    " second third fourth fifth sixth seventh eighth ninth tenth half once twice".split()
)


class Pair(NamedTuple):
    """A claim held against evidence, and whether it is refuted by it."""

    claim: str
    evidence: str
    refuted: bool
    case: str


def decides(word: str, *, opens: bool) -> bool:
    """Whether a word is a number, a part of a date, a bound, or written like a name."""
    low = word.lower()
    if any(c.isdigit() for c in word) or low in _CALENDAR | _NUMBERS | _ORDERING:
        return True
    return word[:1].isupper() and not opens


def differs_in_facts(one: str, other: str) -> bool:
    """Whether two texts differ, and in nothing but words that decide; one of them more than a bound."""
    a, b = one.split(), other.split()
    changed: list[tuple[str, bool]] = []
    for tag, i, i2, j, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            if i2 - i > 6 or j2 - j > 6:
                return False
            changed += [(a[n], n == 0) for n in range(i, i2)] + [(b[n], n == 0) for n in range(j, j2)]
    words = [(w, opens) for w, opens in changed if any(map(str.isalnum, w))]
    return bool(words) and all(decides(w, opens=opens) for w, opens in words)


def subset(shared: Path) -> list[Pair]:
    cases: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records(shared / "data" / "changed_facts" / "vitaminc_real_half.jsonl.gz"):
        if record["label"] in ("REFUTES", "SUPPORTS"):
            cases[record["case_id"]].append(record)
    found: dict[tuple[str, str], Pair] = {}
    for name, some in cases.items():
        for one in some:
            for other in some:
                if (one["label"], other["label"]) != ("REFUTES", "SUPPORTS"):
                    continue
                alike = [k for k in ("claim", "evidence") if one[k] == other[k]]
                rest = {"claim": "evidence", "evidence": "claim"}
                if len(alike) == 1 and differs_in_facts(one[rest[alike[0]]], other[rest[alike[0]]]):
                    for record in (one, other):
                        key = (record["claim"], record["evidence"])
                        found[key] = Pair(*key, record["label"] == "REFUTES", name)
    return list(found.values())


def changes(pair: Pair) -> tuple[Change, ...]:
    child, parent = prepare(Article("claim", pair.claim)), prepare(Article("evidence", pair.evidence))
    return confront(child, extract(child), parent, extract(parent))


def accused(pair: Pair) -> bool:
    """Whether a number, a date or a name is called a conflict; how sure the two say it is another matter."""
    return any(change.verdict == "conflict" and change.type not in STANCES for change in changes(pair))


def halves(pairs: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """By the case's name, so that twins stay together: for tuning, and for reporting."""
    both: tuple[list[Pair], list[Pair]] = ([], [])
    for pair in pairs:
        both[int(pair.case[-2:], 16) % 2].append(pair)
    return both


def rates(pairs: Iterable[Pair]) -> tuple[float, float, int, int]:
    counts: Counter[tuple[bool, bool]] = Counter((pair.refuted, accused(pair)) for pair in pairs)
    refuted, supported = counts[True, True] + counts[True, False], counts[False, True] + counts[False, False]
    return share(counts[True, True], refuted), share(counts[False, True], supported), refuted, supported


def measure(shared: Path, every: int = 1) -> Iterator[Figure]:
    found, wrong, _, _ = rates(halves(subset(shared))[1][::every])
    yield Figure("VitaminC, facts decide: REFUTES found", found, 0.80, floor="vitaminc-recall")
    yield Figure("VitaminC, facts decide: SUPPORTS accused", wrong, 0.05, at_most=True, floor="vitaminc-accused")


def main() -> None:
    tuning, reporting = halves(subset(folder()))
    for name, pairs in (("tuning", tuning), ("reporting", reporting)):
        found, wrong, refuted, supported = rates(pairs)
        print(f"{name}: REFUTES found {found:.3f} of {refuted}, SUPPORTS accused {wrong:.3f} of {supported}")
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for wanted in (True, False):
        wrong_ones = [pair for pair in tuning if pair.refuted == wanted and accused(pair) != wanted]
        for pair in wrong_ones[:shown]:
            print(f"\n{'MISSED' if wanted else 'ACCUSED'}  {pair.claim}\n        {pair.evidence[:300]}")
            for c in changes(pair):
                if c.verdict != "added" or wanted:
                    print(f"        {c.type} {c.verdict} {c.score:.2f}: {c.rule}")


if __name__ == "__main__":
    main()
