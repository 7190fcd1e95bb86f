"""Whether the probability that a sentence is derived means what it says: over the labelled sentences of training/read
and training/retold, by ten-fold cross-validation over stories, refitted as training/rewording.py --measure does;
sentences for which a reader would defend both answers are left out of the figures.

    python -m bench.calibration           the reliability table
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bench.figure import Figure, folder
from training import rewording
from whence.options import Options

BINS = 10


class Answers(NamedTuple):
    """For each labelled sentence: the probability of derivation by a scorer that did not see it, and the truth."""

    probability: NDArray[np.float64]
    derived: NDArray[np.bool_]


class Bin(NamedTuple):
    """Sentences with about the same probability: how many, the mean of it, and the share that is derived."""

    sentences: int
    said: float
    derived: float


def answers(shared: Path, *, synthetic: bool = True) -> Answers:
    """The answers over all stories; without the `synthetic` retellings to learn from it is quicker."""
    (shared / "data").stat()  # so that missing lent data is told as such
    examples = [*rewording.retold(), *rewording.read(shared)]
    if synthetic:
        examples += rewording.retellings(shared)
    _, x, y, weight, groups = rewording.matrix(examples)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=5000))
    found = cross_val_predict(
        model, x, y, groups=groups, cv=GroupKFold(10), method="predict_proba",
        params={"logisticregression__sample_weight": weight},
    )[:, 1]  # fmt: skip
    asked = np.array([not group.startswith("syn") for group in groups]) & (weight == 1.0)
    return Answers(found[asked], y[asked])


def bins(held: Answers) -> list[Bin]:
    """The reliability table, the least probable first; a bin without sentences is left out."""
    at = np.minimum((held.probability * BINS).astype(int), BINS - 1)
    return [
        Bin(int(some.sum()), float(held.probability[some].mean()), float(held.derived[some].mean()))
        for some in (at == n for n in range(BINS))
        if some.any()
    ]


def error(table: list[Bin]) -> float:
    """The expected calibration error: the mean distance of said and true, weighed by sentences."""
    return sum(b.sentences * abs(b.said - b.derived) for b in table) / sum(b.sentences for b in table)


def measure(shared: Path) -> Iterator[Figure]:
    held, options = answers(shared), Options()
    sure = (held.probability <= options.new_below) | (held.probability >= options.derived_above)
    right = (held.probability > 0.5) == held.derived
    yield Figure("calibration: expected error", error(bins(held)), at_most=True, floor="calibration-error")
    yield Figure("calibration: share abstained", float(1 - sure.mean()), at_most=True)
    yield Figure("calibration: right", float(right.mean()), floor="calibration-right")
    yield Figure("calibration: right where not abstained", float(right[sure].mean()), floor="calibration-right-if-sure")


def main() -> None:
    """Print the reliability table."""
    table = bins(answers(folder()))
    print("sentences   said   derived")
    for each in table:
        print(f"{each.sentences:>9}  {each.said:.3f}   {each.derived:.3f}   {'#' * round(40 * each.derived)}")
    print(f"expected calibration error {error(table):.3f}")


if __name__ == "__main__":
    main()
