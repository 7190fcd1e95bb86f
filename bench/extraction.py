"""CPU time of finding facts in 400 words of news (allsides), tokens given: the grammar (dates, durations, figures, how
sure it is) as articles a CPU-second, and against cutting the same text into tokens in the same run; and the names and
roles, which rest on the reading of who is who.

    python -m bench.extraction      by part
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.figure import Figure, folder, records
from whence import Article
from whence.text.entities.reading import entities
from whence.text.figures.reading import figures
from whence.text.stance.reading import stances
from whence.text.times.reading import times
from whence.text.tokens import tokenise
from whence.text.witness import Witness, prepare

ARTICLES, WORDS, RUNS = 120, 400, 3

PARTS: dict[str, Callable[[Witness], object]] = {
    "tokens": lambda witness: tokenise(witness.article.text),
    "times": times,
    "figures": lambda witness: figures(witness, ()),
    "stances": stances,
    "entities": entities,
}


def seconds(shared: Path) -> dict[str, float]:
    """The CPU seconds that each part takes for one article, the best of some runs."""
    some = zip(records(shared / "data" / "allsides" / "articles.jsonl.gz"), range(ARTICLES), strict=False)
    witnesses = [prepare(Article(str(n), " ".join(record["text"].split()[:WORDS]))) for record, n in some]
    best = dict.fromkeys(PARTS, float("inf"))
    for _ in range(RUNS):
        for name, part in PARTS.items():
            began = time.process_time()
            for witness in witnesses:
                part(witness)
            best[name] = min(best[name], (time.process_time() - began) / len(witnesses))
    return best


def measure(shared: Path) -> Iterator[Figure]:
    spent = seconds(shared)
    grammar = spent["times"] + spent["figures"] + spent["stances"]
    yield Figure("facts: the grammar, articles of 400 words", 1 / grammar, 500, unit="a CPU-second")
    yield Figure(
        "facts: the grammar against cutting into tokens", grammar / spent["tokens"], unit="x", at_most=True,
        floor="extraction-grammar",
    )  # fmt: skip
    yield Figure("facts: names and roles, articles of 400 words", 1 / spent["entities"], unit="a CPU-second")


def main() -> None:
    for name, spent in seconds(folder()).items():
        print(f"{name:<10}{1000 * spent:6.2f} ms an article of {WORDS} words")


if __name__ == "__main__":
    main()
