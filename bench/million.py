"""One article against a million: an archive of articles made by recombining the sentences of lent ones, about 2 KB
each, and retellings of some of them asked against all: sentences left out, words changed, other sentences added.

Every sentence stands in some 25 of a million such articles, so that each question has hundreds of articles that share
something with it, and one that shares most.

    python -m bench.million                      a million: 8 minutes, and up to 4 GB in the folder for temporary files
    python -m bench.million --articles 100000    fewer
"""

import argparse
import gc
import random
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure, folder, records, share
from whence.archive import Archive
from whence.model import Article

SIZE = 2000
"""Characters of an article."""
CHUNK = 20_000
QUESTIONS = 1000
CHANGED = 0.06
"""Share of the words of a retelling that are left out or others."""
_SENTENCE = re.compile(r"(?<=[.!?])[”\"']?\s+(?=[A-Z“\"])")


class Pool(NamedTuple):
    """Sentences for the archive, and others that are in none of its articles."""

    known: list[str]
    new: list[str]


def pool(shared: Path) -> Pool:
    """The distinct sentences of lent articles; of every tenth article they are kept apart."""
    known: dict[str, None] = {}
    new: dict[str, None] = {}
    for name in ("allsides", "reuters"):
        for n, record in enumerate(records(shared / "data" / name / "articles.jsonl.gz")):
            into = new if n % 10 == 0 else known
            into.update((s, None) for s in _SENTENCE.split(record["text"]) if 40 <= len(s) <= 400)
    return Pool(list(known), [s for s in new if s not in known])


def sentences(pool: Sequence[str], seed: str, size: int = SIZE) -> list[str]:
    """Sentences for one article."""
    draw = random.Random(seed)
    found: list[str] = []
    while size > 0:
        found.append(pool[int(draw.random() * len(pool))])
        size -= len(found[-1]) + 1
    return found


def articles(pool: Pool, begin: int, end: int) -> list[Article]:
    outlets = [f"Outlet {n}" for n in range(40)]
    return [
        Article(f"article-{n}", " ".join(sentences(pool.known, f"a{n}")), outlets[n % 40], f"2020-01-{n % 28 + 1:02}")
        for n in range(begin, end)
    ]


def retelling(pool: Pool, n: int) -> str:
    """Article `n` retold: a part of it, from an eighth to all, with words changed, among new sentences."""
    draw = random.Random(f"r{n}")
    source = sentences(pool.known, f"a{n}")
    kept = source[: max(2, round(len(source) * draw.uniform(0.125, 1)))]
    vocabulary = " ".join(kept).split()
    told = []
    for sentence in kept:
        words = []
        for word in sentence.split():
            chance = draw.random()
            if chance >= CHANGED:
                words.append(word)
            elif chance >= CHANGED / 2:
                words.append(draw.choice(vocabulary))
        told.append(" ".join(words))
    told += sentences(pool.new, f"n{n}", max(1, SIZE - sum(map(len, told))))
    draw.shuffle(told)
    return " ".join(told)


BEST, MORE = 4, 16
"""Articles that are verified for one question: those for which the figures were set, and as many as by default."""


class Timed(NamedTuple):
    """The CPU seconds of each question, in order, and how often the article that was retold is among the answers."""

    cpu: list[float]
    found: int

    def milliseconds(self, part: float) -> float:
        return 1000 * self.cpu[int(part * (len(self.cpu) - 1))]


def ask(archive: Archive, pool: Pool, count: int, limit: int, questions: int = QUESTIONS) -> Timed:
    chosen = random.Random(1).sample(range(count), questions)
    asked = [(f"article-{n}", retelling(pool, n)) for n in chosen]
    for _, text in asked[:50]:  # compiled code and pages come into memory
        archive.search(text, limit=limit)
    gc.collect()
    cpu, found = [], 0
    for source, text in asked:
        begin = time.process_time()
        passages = archive.search(text, limit=limit)
        cpu.append(time.process_time() - begin)
        found += any(passage.left == source for passage in passages)
    return Timed(sorted(cpu), found)


def measure(shared: Path, count: int = 1_000_000) -> Iterator[Figure]:
    material = pool(shared)
    with tempfile.TemporaryDirectory() as place:
        archive = Archive.create(place)
        cpu = 0.0
        for begin in range(0, count, CHUNK):
            chunk = articles(material, begin, min(count, begin + CHUNK))
            start = time.process_time()
            archive.add(chunk)
            cpu += time.process_time() - start
        status = archive.status()
        best, more = (ask(archive, material, count, limit) for limit in (BEST, MORE))
        what = f"archive of {count:,}"
        yield Figure(f"{what}: added with all merges, a CPU-second", count / cpu)
        yield Figure(f"{what}: segments", status.segments)
        yield Figure(f"{what}: text, bytes an article", status.text_bytes / count)
        yield Figure(
            f"{what}: index, bytes an article", status.index_bytes / count, 900, at_most=True, floor="index-bytes"
        )
        asked = f"{what}: one question, the best {BEST} verified"
        median, last = best.milliseconds(0.5), best.milliseconds(0.99)
        yield Figure(f"{asked}, CPU p50", median, 0.6, unit="ms", at_most=True, floor="ask-median")
        yield Figure(f"{asked}, CPU p99", last, 4, unit="ms", at_most=True, floor="ask-last")
        yield Figure(f"{asked}: the one retold is found", share(best.found, QUESTIONS), 0.9, floor="ask-found")
        asked = f"{what}: one question, the best {MORE} verified"
        yield Figure(f"{asked}, CPU p50", more.milliseconds(0.5), unit="ms", at_most=True)
        yield Figure(f"{asked}, CPU p99", more.milliseconds(0.99), unit="ms", at_most=True)
        yield Figure(f"{asked}: the one retold is found", share(more.found, QUESTIONS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    for figure in measure(folder(), parser.parse_args().articles):
        print(f"{figure.name}: {figure.measured:,.3f} {figure.unit}")


if __name__ == "__main__":
    main()
