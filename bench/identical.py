"""Whether the compiled path gives the very passages of the pure path (characters, order, score to the last bit): 5,000
random pairs of syn5000, half of them gold pairs, and 1,000 pairs of `tests.twins_pairs`, with the preset "archive".
"""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, records
from bench.retellings import gold_pairs
from tests.twins_pairs import adversarial, differing
from whence.options import preset

PAIRS, HARD = 5000, 1000


def random_pairs(shared: Path, count: int) -> list[tuple[str, str]]:
    """So many pairs of texts of syn5000, the same every time; every other one is a gold pair."""
    data = shared / "data" / "retellings"
    texts = {record["id"]: record["text"] for record in records(data / "syn5000.jsonl.gz")}
    with gzip.open(data / "syn5000.gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = sorted(gold_pairs(shared, [json.loads(line) for line in lines if line.strip()]))
    chance = random.Random(3)
    names = sorted(texts)
    pairs = [chance.choice(gold) if n % 2 else tuple(chance.sample(names, 2)) for n in range(count)]
    return [(texts[left], texts[right]) for left, right in pairs]


def measure(shared: Path) -> Iterator[Figure]:
    options = preset("archive")
    yield Figure(
        f"of {HARD:,} hard pairs, compiled otherwise than pure",
        len(differing([adversarial(seed) for seed in range(HARD)], options)),
        0, unit="count", at_most=True, floor="identical-hard",
    )  # fmt: skip
    yield Figure(
        f"of {PAIRS:,} pairs of syn5000, compiled otherwise than pure",
        len(differing(random_pairs(shared, PAIRS), options)),
        0, unit="count", at_most=True, floor="identical-syn5000",
    )  # fmt: skip
