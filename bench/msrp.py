"""Accuracy on the 1,725 pairs of the MSRP test set of `whence.text.meaning.same_meaning` at a probability of 0.5;
fitted on MSRP train alone, by training/rewording.py.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, share
from whence.text.meaning import same_meaning


def pairs(path: Path) -> list[tuple[str, str, bool]]:
    """The sentence pairs of an MSRP file, and whether readers found them to say the same."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").split("\n")[1:] if line.strip()]
    return [(row[3], row[4], row[0] == "1") for row in rows]


def accuracy(shared: Path, every: int = 1) -> float:
    """The share of right answers on every so many-th pair of the test set."""
    held = pairs(shared / "data" / "paraphrase" / "msr_paraphrase_test.txt")[::every]
    return share(sum((same_meaning(one, other) >= 0.5) == same for one, other, same in held), len(held))


def measure(shared: Path) -> Iterator[Figure]:
    yield Figure("MSRP: same meaning, accuracy", accuracy(shared), 0.75, floor="msrp-accuracy")
