"""Tokens as columns: MB of UTF-8 in a CPU-second, on 2,000 lent articles as they come and as ASCII, and how many times
that of the pure functions on 150 of them (in turn, the best of five); the share of all lent articles that the compiled
tokeniser leaves to the pure functions; and winnowing, in CPU-seconds for 100,000 articles of the synthetic corpus,
scaled from 5,000.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench.figure import Figure, records, share
from whence.kernels.compiled.alphabet import KIND, ODD
from whence.kernels.compiled.winnow import winnow
from whence.text.characters import alphabet
from whence.text.columns import columns
from whence.text.fold import fold
from whence.text.tokens import tokenise

MANY, FEW, WINNOWED = 2_000, 150, 5_000
TURNS = 5


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def purely(texts: Sequence[str]) -> None:
    """Fold every word anew, as a process does that has just started."""
    fold.cache_clear()
    for text in texts:
        tokenise(text)


def is_odd(text: str) -> bool:
    kinds = alphabet().kinds
    return not text.isascii() and any(kinds[ord(char)] & KIND == ODD for char in set(text))


def measure(shared: Path) -> Iterator[Figure]:
    data = shared / "data"
    everything = [record["text"] for record in records(data / "allsides" / "articles.jsonl.gz")]
    texts, few = everything[:MANY], everything[:FEW]
    ascii_ = [text.encode("ascii", "replace").decode() for text in texts]
    synthetic = [r["text"] for r in islice(records(data / "retellings" / "syn100000.jsonl.gz"), WINNOWED)]
    columns(everything)
    read = columns(synthetic)
    taken = [
        (
            seconds(lambda: columns(texts)),
            seconds(lambda: columns(ascii_)),
            seconds(lambda: purely(few)),
            seconds(lambda: winnow(read.hashes, read.starts)),
        )
        for _ in range(TURNS)
    ]
    as_it_comes, plain, pure, winnowed = map(min, zip(*taken, strict=True))
    speed = megabytes(texts) / as_it_comes
    yield Figure("tokenising: as it comes, MB per CPU-second", speed, 50)
    yield Figure("tokenising: ASCII, MB per CPU-second", megabytes(ascii_) / plain, 80)
    yield Figure("tokenising: times the pure functions", speed / (megabytes(few) / pure), 10, floor="tokenising-times")
    left = share(sum(map(is_odd, everything)), len(everything))
    yield Figure("tokenising: texts left to the pure functions", left, 0.005, at_most=True, floor="tokenising-odd")
    yield Figure("winnowing: CPU-seconds for 100,000 articles", winnowed * 100_000 / len(synthetic), 1, at_most=True)
