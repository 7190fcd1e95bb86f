"""How the CPU time of all pairs grows with the corpus: news of 400 outlets, an agency's wire and synthetic retellings
mixed, 100,000 articles against a tenth of each part. The exponent is 1 where twice the articles take twice the time.

The retellings are cut off in the order of time, so that families stay whole as far as they go.
"""

import math
import time
from collections.abc import Iterator
from pathlib import Path

from bench.allpairs import search
from bench.figure import Figure, records

PARTS = (("allsides/articles", 12_000), ("reuters/articles", 19_000), ("retellings/syn100000", 69_000))


def mixed(shared: Path, part: float) -> list[str]:
    """So large a part of each source, one after the other in turn."""
    taken = []
    for name, count in PARTS:
        texts = [record["text"] for record in records(shared / "data" / f"{name}.jsonl.gz")][: round(count * part)]
        taken += [(n / len(texts), text) for n, text in enumerate(texts)]
    return [text for _, text in sorted(taken, key=lambda place: place[0])]


def measure(shared: Path) -> Iterator[Figure]:
    search(mixed(shared, 0.001))  # what is loaded and compiled once a process
    spent, counts = [], []
    for part in (0.1, 1.0):
        texts = mixed(shared, part)
        started = time.process_time()
        search(texts)
        spent.append(time.process_time() - started)
        counts.append(len(texts))
        yield Figure(f"mixed news, {len(texts):,} articles", spent[-1], unit="CPU s")
    exponent = math.log(spent[1] / spent[0]) / math.log(counts[1] / counts[0])
    yield Figure("growth of CPU time with articles, exponent", exponent, 1.15, at_most=True)
