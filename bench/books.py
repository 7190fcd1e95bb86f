"""CPU seconds and peak memory of `whence.blame` on two texts of 100,000 words made of news articles, in a process
of its own that starts Python and reads both: a shuffled and edited copy, a stripped copy, other articles, one word
repeated.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure, records
from bench.startup import bare, seconds
from whence import degrade

WORDS = 100_000
CASES = ("edited", "stripped", "unrelated", "repeated")
BLAME = """
import resource, sys
from pathlib import Path
import whence
result = whence.blame(Path(sys.argv[1]), Path(sys.argv[2]), whence.Options(quotes=False, facts=False))
try:
    status = Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0])
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(peak, result.derivations[0].right_share)
"""
"""Peak memory from /proc where there is one: ru_maxrss is never below that of the parent process at the start."""


class Cost(NamedTuple):
    """What one comparison cost, and the share of the child it found in the parent."""

    seconds: float
    megabytes: float
    share: float


def book(shared: Path, seed: int) -> list[str]:
    """Articles of `WORDS` words in all; those of an odd seed and of an even one have none in common."""
    chance, articles, words = random.Random(seed), [], 0
    for n, record in enumerate(records(shared / "data" / "allsides" / "articles.jsonl.gz")):
        if n % 2 == seed % 2 and chance.random() < 0.5:
            articles.append(record["text"])
            words += len(record["text"].split())
            if words >= WORDS:
                break
    return articles


def texts(shared: Path, case: str) -> tuple[str, str]:
    """The parent and the child of a case."""
    if case == "repeated":
        return "word " * WORDS, "word " * WORDS
    articles = book(shared, 1)
    parent = "\n\n".join(articles)
    if case == "unrelated":
        return parent, "\n\n".join(book(shared, 2))
    if case == "stripped":
        return parent, degrade(parent, "strip").text
    chance = random.Random(2)
    kept = [article for article in articles if chance.random() < 0.9]
    chance.shuffle(kept)
    return parent, "\n\n".join(" ".join(w for w in a.split(" ") if chance.random() > 0.05) for a in kept)


def cost(shared: Path, case: str) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "parent.txt"), Path(folder, "child.txt")]
        for path, text in zip(paths, texts(shared, case), strict=True):
            path.write_text(text, encoding="utf-8")
        used, said = seconds([sys.executable, "-c", BLAME, str(paths[1]), str(paths[0])])
    peak, share = said.split()
    return Cost(used, int(peak) / 1024, float(share))


def measure(shared: Path) -> Iterator[Figure]:
    for case in CASES:
        found = cost(shared, case)
        name = f"100,000 words, {case}"
        yield Figure(f"{name}: CPU", found.seconds, 5, unit="s", at_most=True)
        ratio = found.seconds / bare()
        yield Figure(f"{name}: CPU of bare Python", ratio, unit="x", at_most=True, floor=f"books-{case}")
        yield Figure(f"{name}: memory", found.megabytes, 500, unit="MB", at_most=True, floor=f"books-{case}-memory")
        yield Figure(f"{name}: share of the child accounted for", found.share)
