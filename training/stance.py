"""Fit the two small models of text/stance and write src/whence/text/data/vague.txt and strength_weights.txt.

``vagueness``  does a sentence commit itself?      (CoNLL-2010 sample: fitted on every second sentence)
``strength``   how strong is a conclusion, 0–3?    (InSciOut train: 100 pairs of press release and abstract)

    python training/stance.py --shared ../shared             fit and write
    python training/stance.py --shared ../shared --measure   the same by cross-validation

Newton's method on the penalised likelihood; needs numpy only. Deterministic.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.text.stance import strength, vagueness
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "whence" / "text" / "data"
LABELS = ("downplays", "same", "exaggerates")
_FEWEST = 3
"""Sentences of the tuning half that must have an expression for it to get a weight."""


class Sentence(NamedTuple):
    words: list[str]
    vague: bool


class Pair(NamedTuple):
    """What a press release concludes and what the abstract does, with their strengths as readers gave them."""

    release: list[str]
    abstract: list[str]
    strengths: tuple[int, int]
    label: str


def sentences(shared: Path) -> list[Sentence]:
    """The sample in its order; its makers' −1 means that the sentence is vague."""
    path = shared / "data" / "changed_facts" / "hedges_conll2010.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [Sentence(tokenise(html.unescape(text)).words, label == "-1") for label, text in csv.reader(file)]


def pairs(shared: Path) -> list[Pair]:
    lines = (shared / "data" / "changed_facts" / "insciout_train.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Pair(
            tokenise(found["press_release_conclusion"]).words,
            tokenise(found["abstract_conclusion"]).words,
            (found["press_release_strength"], found["abstract_strength"]),
            found["exaggeration_label"],
        )
        for found in map(json.loads, lines)
    ]


def fit(x: NDArray[np.float64], y: NDArray[np.bool_], penalty: float) -> NDArray[np.float64]:
    """Weights and, last, the bias of a logistic regression with a ridge penalty on the weights, by Newton's method."""
    x = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.full(x.shape[1], penalty)
    ridge[-1] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(ridge), x.T @ (p - y) + ridge * weights)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def candidates() -> list[str]:
    lines = (HERE / "vague.txt").read_text(encoding="utf-8").splitlines()
    return [form for line in lines if not line.startswith("#") for form in line.split("\t")[1].split("|")]


class Vagueness(NamedTuple):
    names: list[str]
    weights: NDArray[np.float64]

    @classmethod
    def fitted(cls, seen: Sequence[Sentence], penalty: float = 1.0) -> Vagueness:
        known = dict.fromkeys(candidates())
        counts = Counter(name for one in seen for name in vagueness.features(one.words, known))
        names = [name for name in (*known, vagueness.LENGTH) if counts[name] >= _FEWEST]
        model = cls(names, np.zeros(len(names) + 1))
        return cls(names, fit(model.matrix(seen), np.array([one.vague for one in seen]), penalty))

    def matrix(self, seen: Sequence[Sentence]) -> NDArray[np.float64]:
        known = dict.fromkeys(self.names)
        held = [vagueness.features(one.words, known) for one in seen]
        return np.array([[some.get(name, 0.0) for name in self.names] for some in held])

    def probabilities(self, seen: Sequence[Sentence]) -> NDArray[np.float64]:
        z = self.matrix(seen) @ self.weights[:-1] + self.weights[-1]
        found: NDArray[np.float64] = 1 / (1 + np.exp(-z))
        return found

    def lines(self) -> Iterator[str]:
        yield "# Made by training/stance.py: an expression, and how much it tells that a sentence is vague."
        yield from (f"{name}\t{weight:.3f}" for name, weight in sorted(zip(self.names, self.weights, strict=False)))
        yield f"{vagueness.BIAS}\t{self.weights[-1]:.3f}"


class Strength(NamedTuple):
    names: list[str]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    heads: list[NDArray[np.float64]]

    @classmethod
    def fitted(cls, seen: Sequence[tuple[list[str], int]], penalty: float = 3.0) -> Strength:
        held = [strength.features(words) for words, _ in seen]
        names = list(held[0])
        x = np.array([[some[name] for name in names] for some in held])
        mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 0.05)
        levels = np.array([level for _, level in seen])
        return cls(names, mean, scale, [fit((x - mean) / scale, levels == level, penalty) for level in strength.LEVELS])

    def of(self, words: list[str]) -> int:
        some = strength.features(words)
        if not any(some[kind] for kind in strength.KINDS):
            return 0
        x = (np.array([some[name] for name in self.names]) - self.mean) / self.scale
        return int(np.argmax([x @ head[:-1] + head[-1] for head in self.heads]))

    def lines(self) -> Iterator[str]:
        yield "# Made by training/stance.py: level, feature, its mean, its scale and its weight."
        for level, head in zip(strength.LEVELS, self.heads, strict=True):
            columns = zip(self.names, self.mean, self.scale, head, strict=False)
            yield from (f"{level} {name} {m:.4f} {s:.4f} {w:.4f}" for name, m, s, w in columns)
            yield f"{level} bias 0 1 {head[-1]:.4f}"


def f1(truth: Sequence[bool], found: Sequence[bool]) -> float:
    right = sum(t and f for t, f in zip(truth, found, strict=True))
    wrong = sum(t != f for t, f in zip(truth, found, strict=True))
    return 2 * right / (2 * right + wrong) if right else 0.0


def folds(size: int, many: int, seed: int) -> list[list[int]]:
    order = list(range(size))
    random.Random(seed).shuffle(order)
    return [order[n::many] for n in range(many)]


def vagueness_by_folds(shared: Path, many: int = 5, seed: int = 1) -> float:
    """F1 of the vague over all sentences, each judged by a model that has not seen it."""
    seen = sentences(shared)
    found = [False] * len(seen)
    for fold in folds(len(seen), many, seed):
        out = set(fold)
        model = Vagueness.fitted([one for n, one in enumerate(seen) if n not in out])
        for n, p in zip(fold, model.probabilities([seen[n] for n in fold]), strict=True):
            found[n] = bool(p >= vagueness.VAGUE)
    return f1([one.vague for one in seen], found)


def exaggeration_by_folds(shared: Path, many: int = 10, seeds: int = 5) -> float:
    """Macro F1 of exaggerates, same and downplays over all pairs, the mean over several ways to fold them."""
    seen = pairs(shared)
    figures = []
    for seed in range(seeds):
        found = [""] * len(seen)
        for fold in folds(len(seen), many, seed):
            out = set(fold)
            rest = [pair for n, pair in enumerate(seen) if n not in out]
            model = Strength.fitted(
                [
                    (words, level)
                    for p in rest
                    for words, level in zip((p.release, p.abstract), p.strengths, strict=True)
                ]
            )
            for n in fold:
                step = model.of(seen[n].release) - model.of(seen[n].abstract)
                found[n] = LABELS[1 + (step > 0) - (step < 0)]
        figures.append(
            sum(f1([p.label == label for p in seen], [one == label for one in found]) for label in LABELS) / len(LABELS)
        )
    return sum(figures) / len(figures)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the models of text/stance.")
    parser.add_argument("--shared", type=Path, required=True, help="the folder of lent data")
    parser.add_argument("--measure", action="store_true", help="print what cross-validation says, and write nothing")
    given = parser.parse_args()
    if given.measure:
        print(f"vagueness, F1 by five folds: {vagueness_by_folds(given.shared):.3f}")
        print(f"exaggeration, macro F1 by ten folds: {exaggeration_by_folds(given.shared):.3f}")
        return
    vague = Vagueness.fitted(sentences(given.shared)[::2])
    (DATA / "vague.txt").write_text("\n".join(vague.lines()) + "\n", encoding="utf-8")
    judged = [(w, s) for p in pairs(given.shared) for w, s in zip((p.release, p.abstract), p.strengths, strict=True)]
    (DATA / "strength_weights.txt").write_text("\n".join(Strength.fitted(judged).lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
