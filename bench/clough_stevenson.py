"""Clough and Stevenson's 95 short answers (non-plagiarised, heavy or light revision, copied) told apart by features of
whence's own output alone: a support vector machine, accuracy by ten-fold stratified cross-validation, mean of ten runs.

    python -m bench.clough_stevenson           by class, other models, and the answers told wrong
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log1p
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, RepeatedStratifiedKFold, cross_val_predict, cross_val_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from bench.figure import REUSE, Figure, folder
from whence import Article, Blame, Evidence, Span, blame

CLASSES = ("non", "heavy", "light", "cut")
"""0 to 3 in the file."""
KEPT = ("same", "cosmetic")
REPEATS = 10
_NEXT = 6
"""Characters that may stand between two words of one run."""


class Answers(NamedTuple):
    """The features of each answer, by name, and its class."""

    names: list[str]
    features: NDArray[np.float64]
    classes: NDArray[np.int64]


def rows(shared: Path) -> list[tuple[str, str, int]]:
    """Answer, source and class."""
    with (shared / "data" / "reuse" / "clough_stevenson.csv").open(encoding="utf-8-sig", newline="") as lines:
        return [(answer, source, int(label)) for answer, source, label in csv.reader(lines)]


def words(text: str, span: Span) -> int:
    return len(span.of(text).split())


def runs(answer: str, evidence: Sequence[Evidence]) -> list[int]:
    """The lengths, in words, of the stretches taken over without a change, across the ends of sentences."""
    kept = sorted({(e.right, e.left) for each in evidence for e in each.edits if e.kind in KEPT})
    lengths: list[int] = []
    last: tuple[Span, Span] | None = None
    for right, left in kept:
        if last and 0 <= right.begin - last[0].end < _NEXT and 0 <= left.begin - last[1].end < _NEXT:
            lengths[-1] += words(answer, right)
        else:
            lengths.append(words(answer, right))
        last = (right, left)
    return lengths


def features(result: Blame) -> dict[str, float]:
    """What the result says about how an answer was made, as shares of its words or of its sentences."""
    answer, source = result.child.text, result.parents[0].text
    sizes = [words(answer, v.span) for v in result.sentences]
    size = sum(sizes) or 1
    labels: Counter[str] = Counter()
    for verdict, n in zip(result.sentences, sizes, strict=True):
        labels[verdict.label] += n
    evidence = sorted((e for v in result.sentences for e in v.evidence), key=lambda e: e.child_span)
    aligned = [e for e in evidence if e.kind == "aligned"]
    edited: Counter[str] = Counter()
    for edit in (edit for e in aligned for edit in e.edits):
        edited[edit.kind] += max(words(source, edit.left), words(answer, edit.right))
    kept = sum(edited[kind] for kind in KEPT)
    lengths = runs(answer, aligned)
    begins = [e.parent_span.begin for e in evidence]
    steps = [one <= other for one, other in pairwise(begins)]
    reworded = sum(
        n * sum(e.share for e in v.evidence if e.kind == "reworded")
        for v, n in zip(result.sentences, sizes, strict=True)
    )
    derived = sum(labels[label] for label in ("verbatim", "edited", "paraphrased"))
    return {
        "derived": sum(v.derived * n for v, n in zip(result.sentences, sizes, strict=True)) / size,
        "verbatim of derived": labels["verbatim"] / (derived + 0.05 * size),
        "kept": kept / size,
        "edit rate": 1 - (kept + 5) / (edited.total() + 5),
        "reworded": reworded / size,
        "3 in a row": sum(n - 2 for n in lengths if n > 2) / size,
        "8 in a row": sum(n - 7 for n in lengths if n > 7) / size,
        "in runs of 12": sum(n for n in lengths if n >= 12) / size,
        "in order": sum(steps) / len(steps) if steps else 0.5,
        "fused": sum(len(v.evidence) > 1 for v in result.sentences) / len(sizes),
        "left share": result.derivations[0].left_share,
        "length": log1p(size),
    }  # fmt: skip


def answers(shared: Path) -> Answers:
    held = rows(shared)
    found = [features(blame(Article("answer", a), [Article("source", s)], REUSE)) for a, s, _ in held]
    return Answers(
        list(found[0]), np.array([list(each.values()) for each in found]), np.array([label for *_, label in held])
    )


def model(strength: float = 1.0) -> Pipeline:
    return make_pipeline(StandardScaler(), SVC(C=strength))


def folds(repeats: int = REPEATS) -> RepeatedStratifiedKFold:
    return RepeatedStratifiedKFold(n_splits=10, n_repeats=repeats, random_state=0)


def accuracy(held: Answers, by: BaseEstimator, repeats: int = REPEATS) -> float:
    return float(cross_val_score(by, held.features, held.classes, cv=folds(repeats)).mean())


def measure(shared: Path) -> Iterator[Figure]:
    held = answers(shared)
    yield Figure("Clough-Stevenson: accuracy, four classes", accuracy(held, model()), 0.82, floor="clough-stevenson")
    three = held._replace(classes=np.where(held.classes == 2, 1, held.classes))
    yield Figure("Clough-Stevenson: accuracy, both revisions as one", accuracy(three, model()))
    two = held._replace(classes=np.minimum(held.classes, 1))
    yield Figure("Clough-Stevenson: accuracy, reused or not", accuracy(two, model()))


def main() -> None:
    """Tell more: means by class, other models, the strength chosen inside each fold, and what is told wrong."""
    held = answers(folder())
    print(f"{'':<22}" + "".join(f"{name:>8}" for name in CLASSES))
    for n, name in enumerate(held.names):
        print(f"{name:<22}" + "".join(f"{held.features[held.classes == c, n].mean():8.2f}" for c in range(4)))
    others = {
        "support vectors": model(),
        "... strength chosen in each fold": GridSearchCV(model(), {"svc__C": [0.3, 1, 3, 10]}, cv=5),
        "logistic regression": make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=5000)),
        "linear discriminants": make_pipeline(
            StandardScaler(), LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto")
        ),
    }
    for name, by in others.items():
        print(f"{name:<34} {accuracy(held, by, repeats=3):.3f}")
    told = cross_val_predict(model(), held.features, held.classes, cv=10)
    print("rows: the class; columns: as told\n", np.array([[(told[held.classes == c] == d).sum() for d in range(4)]
                                                          for c in range(4)]))  # fmt: skip
    for n in map(int, np.flatnonzero(told != held.classes)):
        values = ", ".join(f"{name} {value:.2f}" for name, value in zip(held.names, held.features[n], strict=True))
        print(f"answer {n}: {CLASSES[held.classes[n]]}, told {CLASSES[told[n]]}: {values}")


if __name__ == "__main__":
    main()
