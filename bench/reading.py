"""Reading JSON lines: megabytes a CPU-second on one core, from a file to articles, in records of about 3 KB
with outlet, date, title, address and an extra field; beside it what the parser alone makes of the same lines. The text
is made of common words, by a seed; the best of five runs, in turn.

    python -m bench reading
"""

import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.figure import Figure
from whence.errors import InputError
from whence.options import Options
from whence.stages.read import stream

RECORDS, RUNS = 12_000, 5
WORDS = (
    "the of and to in a said that was for on with at by from it its harbour ferry council pilot vote budget storm "
    "minister’s report police crew fire market price percent Monday Skerry Marran café inquiry tender keel weather"
).split()


def records() -> Iterator[dict[str, object]]:
    chance = random.Random(6)
    for n in range(RECORDS):
        text = "\n\n".join(" ".join(chance.choices(WORDS, k=chance.randint(40, 140))) + "." for _ in range(6))
        yield {
            "id": f"harbour-courier-{n}",
            "outlet": "Harbour Courier",
            "date": f"2031-02-{n % 28 + 1:02}T07:30:00Z",
            "title": " ".join(chance.choices(WORDS, k=8)),
            "url": f"https://courier.example/2031/02/{n}",
            "author": "A. Selwick",
            "text": text,
        }


def best(run: Callable[[], int], runs: int = RUNS) -> float:
    """The least CPU seconds of some runs, each of which must see all records."""
    taken = []
    for _ in range(runs):
        begin = time.process_time()
        seen = run()
        taken.append(time.process_time() - begin)
        assert seen == RECORDS
    return min(taken)


def measure(shared: Path) -> Iterator[Figure]:  # noqa: ARG001 - nothing lent is needed
    import orjson

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records()), encoding="utf-8")
        size = path.stat().st_size / 1e6
        problems: list[InputError] = []

        def ours() -> int:
            return sum(1 for _ in stream([str(path)], Options(), problems.append))

        def bare() -> int:
            with path.open("rb") as lines:
                return sum(1 for line in lines if orjson.loads(line))

        def standard() -> int:
            with path.open("rb") as lines:
                return sum(1 for line in lines if json.loads(line))

        ours()
        reading, parsing, python = best(ours), best(bare), best(standard)
        assert not problems
    yield Figure("JSON lines to articles, MB a CPU-second", size / reading, 50, floor="reading-jsonl")
    yield Figure("JSON lines to articles, CPU of orjson alone", reading / parsing, unit="x", at_most=True,
                 floor="reading-jsonl-of-orjson")  # fmt: skip
    yield Figure("JSON lines to articles, CPU of Python's json alone", reading / python, unit="x", at_most=True)


def main() -> None:
    for figure in measure(Path()):
        print(f"{figure.name}: {figure.measured:,.3f} {figure.unit}")


if __name__ == "__main__":
    main()
