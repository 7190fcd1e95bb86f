"""All pairs of synthetic retellings with the passages that they share: quality on syn5000 and syn20000 as
score_reuse.py has it, the pairs that count taken with outlet and without dates; on all of syn100000 articles per
CPU-second, from texts to passages in Arrow, beside MinHash right after it (`bench.peers`), and the peak of memory
of a process that reads the articles one by one.

    python -m bench.allpairs                 the table of figures
    python -m bench.allpairs syn100000 pairs     one measurement by itself: pairs, peers or memory
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from bench.figure import REPOSITORY, Figure, folder, records, share
from bench.peers import minhash
from bench.retellings import gold_pairs, tool
from whence import corpus
from whence.kernels.compiled.coverage import UNKNOWN
from whence.options import preset
from whence.stages.relate import Articles, settle
from whence.text.columns import columns
from whence.text.templates.columns import imprints

ARCHIVE = preset("archive")
LARGE = "syn100000"
LONG = re.compile(r"\w{6,}")


def search(texts: Iterable[str]) -> pa.Table:
    """All passages of the texts."""
    with tempfile.TemporaryDirectory() as work:
        return corpus.pairs(texts, ARCHIVE, corpus.Job(Path(work))).table()


def counting(passages: pa.Table, articles: Sequence[dict[str, Any]]) -> pa.Table:
    """The passages of the pairs that count, as an archive settles it; the order is told as no date."""
    texts = [article["text"] for article in articles]
    outlets: dict[str, int] = {}
    settled = settle(
        passages,
        Articles(
            np.diff(columns(texts).starts),
            np.array([outlets.setdefault(article["series"], len(outlets)) for article in articles], np.int32),
            np.full(len(texts), UNKNOWN, np.int32),
            imprints(texts),
        ),
        ARCHIVE,
    )
    counts = np.diff([*settled.begins, passages.num_rows])
    return passages.filter(pa.array(np.repeat(settled.counts, counts)))


def score(shared: Path, name: str) -> dict[str, dict[str, float]]:
    """What score_reuse.py says."""
    data = shared / "data" / "retellings"
    articles = list(records(data / f"{name}.jsonl.gz"))
    told = counting(search(article["text"] for article in articles), articles)
    names = ("left_begin", "left_end", "right_begin", "right_end")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for row in told.select(["left", "right", *names]).to_pylist():
            row.update({side: articles[row[side]]["id"] for side in ("left", "right")})
            lines.write(json.dumps(row) + "\n")
        lines.flush()
        command = [sys.executable, str(tool(shared)), str(data / f"{name}.gold.jsonl.gz"), lines.name]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, dict[str, float]] = json.loads(run.stdout)
    return result


def seconds_and_pairs(shared: Path, name: str, what: str) -> dict[str, float]:
    """CPU seconds of a search, and the share of the gold pairs among the pairs found."""
    data = shared / "data" / "retellings"
    articles = list(records(data / f"{name}.jsonl.gz"))
    texts = [article["text"] for article in articles]
    ids = [article["id"] for article in articles]
    search(texts[:200])  # what is loaded and compiled once a process
    started = time.process_time()
    if what == "peers":
        found = minhash(texts)
        spent = time.process_time() - started
        if found is None:
            return {}
    else:
        table = search(texts)
        spent = time.process_time() - started
        found = set(zip(table["left"].to_pylist(), table["right"].to_pylist(), strict=True))
    gold = gold_pairs(shared, list(records(data / f"{name}.gold.jsonl.gz")))
    told = {tuple(sorted((ids[left], ids[right]))) for left, right in found}
    return {"seconds": spent, "recall": share(len(told & gold.keys()), len(gold)), "articles": len(texts)}


def memory(shared: Path, name: str, times: int = 1) -> dict[str, float]:
    """Peak of memory in bytes where articles come one by one; `times` over, each time with other long words."""

    def texts() -> Iterator[str]:
        for turn in range(times):
            for article in records(shared / "data" / "retellings" / f"{name}.jsonl.gz"):
                yield LONG.sub(rf"\g<0>{'xyz'[:turn]}", article["text"]) if turn else article["text"]

    with tempfile.TemporaryDirectory() as work:
        for _ in corpus.pairs(texts(), ARCHIVE, corpus.Job(Path(work))).batches():
            pass
    return {"bytes": 1024.0 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}


def alone(shared: Path, name: str, what: str) -> dict[str, float]:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "bench.allpairs", name, what, str(shared)]
    run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=REPOSITORY)
    result: dict[str, float] = json.loads(run.stdout)
    return result


def measure(shared: Path) -> Iterator[Figure]:
    wanted = {"clean": None, "stripped": 0.96, "noise": 0.93}
    for name in ("syn5000", "syn20000"):
        told = score(shared, name)
        floor = f"allpairs-{name}"
        pairs, characters, classes = told["pairs"], told["characters"], told["recall by class"]
        yield Figure(f"{name}, pairs: precision", pairs["precision"], 0.99, floor=f"{floor}-precision")
        yield Figure(f"{name}, pairs: recall", pairs["recall"], 0.96, floor=f"{floor}-recall")
        for condition, least in wanted.items():
            yield Figure(f"{name}, pairs: recall, {condition}", classes[condition], least)
        yield Figure(f"{name}, characters: precision", characters["precision"], 0.95, floor=f"{floor}-char-precision")
        yield Figure(f"{name}, characters: recall", characters["recall"], 0.92, floor=f"{floor}-char-recall")
    ours, peer = (alone(shared, LARGE, what) for what in ("pairs", "peers"))
    speed = ours["articles"] / ours["seconds"]
    yield Figure("syn100000, articles per CPU-second", speed, 12_000)
    yield Figure("syn100000, recall before pairs are weighed", ours["recall"])
    if peer:
        yield Figure("... of MinHash (rensa)", peer["articles"] / peer["seconds"])
        yield Figure("... times as fast as MinHash", peer["seconds"] / ours["seconds"], 3)
        yield Figure("... times its recall", ours["recall"] / peer["recall"], 4)
    once, thrice = (alone(shared, LARGE, what)["bytes"] for what in ("memory", "memory3"))
    yield Figure("syn100000, peak of memory", once / 1e9, 1.2, unit="GB", at_most=True)
    yield Figure("... at 300,000, times as much", thrice / once, 1.5, at_most=True)


def main() -> None:
    if len(sys.argv) > 1:
        name, what, *given = sys.argv[1:]
        shared = folder(*given)
        if what.startswith("memory"):
            print(json.dumps(memory(shared, name, int(what[6:] or 1))))
        else:
            print(json.dumps(seconds_and_pairs(shared, name, what)))
        return
    for figure in measure(folder()):
        print(figure)


if __name__ == "__main__":
    main()
