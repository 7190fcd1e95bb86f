"""CPU microseconds to verify a pair of articles of syn20000 with compiled kernels, by kind: 1,500 gold pairs; 1,500
pairs that share one 5-gram by chance. The best of seven runs; and how many times as long the pure path takes.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.figure import Figure, records
from bench.retellings import gold_pairs
from tests.twins_pairs import purely
from whence.kernels.compiled.winnow import winnow
from whence.options import preset
from whence.stages.verify import verify
from whence.text.columns import columns

PAIRS, RUNS, PURE = 1500, 7, 100
ARCHIVE = preset("archive")
Pair = tuple[int, int]


def corpus(shared: Path) -> tuple[list[str], list[Pair]]:
    """The texts of syn20000, and its gold pairs by number."""
    data = shared / "data" / "retellings"
    texts: list[str] = []
    numbers: dict[str, int] = {}
    for record in records(data / "syn20000.jsonl.gz"):
        numbers[record["id"]] = len(texts)
        texts.append(record["text"])
    gold = list(records(data / "syn20000.gold.jsonl.gz"))
    return texts, [(numbers[a], numbers[b]) for a, b in sorted(gold_pairs(shared, gold))]


def by_chance(texts: Sequence[str], gold: set[Pair], chance: random.Random) -> list[Pair]:
    """Pairs that share exactly one 5-gram, out of those that 50 texts have at most, and are not gold."""
    sample = sorted(chance.sample(range(len(texts)), 6000))
    held = columns([texts[n] for n in sample])
    shingles, article = winnow(held.hashes, held.starts, 5, 1)
    order = np.argsort(shingles, kind="stable")
    ends = np.flatnonzero(np.diff(shingles[order])) + 1
    counts: Counter[Pair] = Counter()
    for group in np.split(article[order], ends):
        if 2 <= group.size <= 50:
            counts.update(combinations([sample[n] for n in sorted(group.tolist())], 2))
    found = [pair for pair, n in sorted(counts.items()) if n == 1 and not {pair, pair[::-1]} & gold]
    return chance.sample(found, min(PAIRS, len(found)))


def microseconds(texts: Sequence[str], pairs: Sequence[Pair]) -> float:
    """CPU time of one pair."""
    held = columns(texts)
    left, right = (np.array(side, np.uint32) for side in zip(*pairs, strict=True))
    best = float("inf")
    for _ in range(RUNS):
        began = time.process_time()
        verify(left, right, held, ARCHIVE)
        best = min(best, time.process_time() - began)
    return best / len(pairs) * 1e6


def pure_microseconds(texts: Sequence[str], pairs: Sequence[Pair]) -> float:
    """The same for the pure path, which reads both texts anew: that is taken off."""
    spent = -1.0 * reading(texts, pairs)
    began = time.process_time()
    for left, right in pairs:
        purely(texts[left], texts[right], ARCHIVE)
    return (spent + time.process_time() - began) / len(pairs) * 1e6


def reading(texts: Sequence[str], pairs: Sequence[Pair]) -> float:
    from whence.text.tokens import tokenise

    began = time.process_time()
    for pair in pairs:
        for n in pair:
            tokenise(texts[n])
    return time.process_time() - began


def measure(shared: Path) -> Iterator[Figure]:
    texts, gold = corpus(shared)
    chance = random.Random(5)
    kinds = {
        "gold": (sorted(chance.sample(gold, PAIRS)), 20.0),
        "sharing one 5-gram by chance": (sorted(by_chance(texts, set(gold), chance)), 8.0),
    }
    for kind, (pairs, wanted) in kinds.items():
        spent = microseconds(texts, pairs)
        name = "pairing-" + ("gold" if kind == "gold" else "chance")
        yield Figure(f"verify a pair, {kind}", spent, wanted, unit="µs", at_most=True, floor=name)
        times = pure_microseconds(texts, pairs[:: len(pairs) // PURE]) / spent
        yield Figure(f"... times as fast as the pure path, {kind}", times, floor=f"{name}-ratio")
