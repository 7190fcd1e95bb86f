"""Adding to an archive, durably: 10,000 articles in one call (synthetic retellings, without their dates), then 500 one
by one, merges among them. CPU time, and for information the time on the clock, which is the disk's.

    python -m bench.adding
"""

import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.figure import Figure, folder, records
from whence.archive import Archive
from whence.model import Article

MANY, SINGLE = 10_000, 500


def measure(shared: Path) -> Iterator[Figure]:
    found = records(shared / "data" / "retellings" / "syn20000.jsonl.gz")
    articles = [Article(r["id"], r["text"], r["series"]) for r in islice(found, MANY + SINGLE + 1)]
    with tempfile.TemporaryDirectory() as place:
        Archive.create(Path(place) / "warm").add(articles[:100])
        archive = Archive.create(place)
        begin = time.process_time()
        archive.add(articles[:MANY])
        cpu = time.process_time() - begin
        yield Figure(
            f"archive: {MANY:,} articles in one call, a CPU-second", MANY / cpu, 8000, floor="archive-add-many"
        )
        index = archive.status().index_bytes / MANY
        size = sum(len(article.text) for article in articles[:MANY]) / MANY
        yield Figure(f"archive: index of these, bytes an article of {size:,.0f} characters", index)
        archive.add(articles[MANY : MANY + 1])
        begin, clock = time.process_time(), time.perf_counter()
        for article in articles[MANY + 1 :]:
            archive.add([article])
        cpu, clock = time.process_time() - begin, time.perf_counter() - clock
        yield Figure(
            f"archive: one article, durable, CPU, mean of {SINGLE}",
            1000 * cpu / SINGLE,
            6,
            unit="ms",
            at_most=True,
            floor="archive-add-one",
        )
        yield Figure(f"archive: one article, durable, on the clock, mean of {SINGLE}", 1000 * clock / SINGLE, unit="ms")


def main() -> None:
    for figure in measure(folder()):
        print(f"{figure.name}: {figure.measured:,.3f} {figure.unit}")


if __name__ == "__main__":
    main()
