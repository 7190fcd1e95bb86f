"""Fit what text/entities/guessing knows and write src/whence/text/data/entity_weights.txt, from PolNeAR's train part.

    PYTHONPATH=FOLDER:src python training/entities.py --shared ../shared

Two steps. ``kinds``: is a word, by its vector, rather a person's, a place's or a body's name; from the machine-read
labels of the lent tokens and from our own lists. ``cased`` and ``bare``: is a run of words that no list tells a name,
and of what; from the same labels, on the articles as they are and stripped. Only weights are written. Needs
scikit-learn. Deterministic; a minute or two.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from whence.model import Article
from whence.text.degrade import degrade
from whence.text.entities import guessing
from whence.text.entities.listing import entry, table
from whence.text.entities.settling import settle
from whence.text.fold import fold
from whence.text.speakers.cased import given_names, page
from whence.text.speakers.people import find_people
from whence.text.witness import prepare
from whence.text.words import is_name, vector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WEIGHTS = Path(__file__).parents[1] / "src" / "whence" / "text" / "data" / "entity_weights.txt"
HEADER = (
    "# Weights of text/entities/guessing, by training/entities.py: where, feature, and its weight for person, place and"
    " organisation; kinds are those of a word's vector, the bias first."
)
LABELS = ("PERSON", "LOCATION", "ORGANIZATION", "O")
LISTED = {"place": ("LOCATION", 4.0), "organisation": ("ORGANIZATION", 6.0), "people": ("O", 4.0)}
"""What a one-word entry of a list counts as, and how much."""
LEAST = 0.05
"""Weights below this are left out."""

Labelled = dict[str, list[tuple[int, int, str, str]]]


def labelled(folder: Path) -> Labelled:
    """Begin, end, word and label of the tokens of each article."""
    found: Labelled = defaultdict(list)
    with gzip.open(folder / "tokens.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                label = cells[6] if cells[6] in LABELS else "O"
                found[cells[0]].append((int(cells[7]), int(cells[8]), cells[3], label))
    return found


def kinds(tokens: Labelled) -> Iterator[str]:
    """Fit the classifier of words by their vectors; yield its lines."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for some in tokens.values():
        for _, _, word, label in some:
            if word[:1].isupper():
                counts[fold(word)][label] += 1
    rows = [
        (word, label, min(counted.total(), 15) * n / counted.total())
        for word, counted in counts.items()
        if counted.total() > 1
        for label, n in counted.items()
    ]
    rows += [(name, "PERSON", 2.0) for name in given_names()]
    for key in table().rows:
        found = entry(key)
        if len(key) == 1 and found is not None and not found.doubtful:
            rows.append((key[0], *LISTED[found.sort]))
    rows = [row for row in rows if is_name(row[0]) and vector(row[0]) is not None]
    x = np.array([[value / 180 for value in vector(word) or ()] for word, _, _ in rows])
    y = [LABELS.index(label) for _, label, _ in rows]
    model = LogisticRegression(C=1, max_iter=800).fit(x, y, sample_weight=[weight for *_, weight in rows])
    for n, name in enumerate(guessing.TYPES):
        row = [model.intercept_[n] - model.intercept_[3], *(model.coef_[n] - model.coef_[3])]
        yield f"kinds {name} {' '.join(f'{value:.2f}' for value in row)}"


def runs(
    text: str, tokens: Iterable[tuple[int, int, str, str]], kind: str
) -> Iterator[tuple[dict[str, float], int, int]]:
    """Features, label and length of each run of words that may be a name."""
    copy = degrade(text, kind) if kind else None
    paper = page(prepare(Article("a", copy.text if copy else text)))
    offsets = copy.offsets if copy else range(len(text))
    if paper.bare != bool(kind):
        return
    taken = settle(paper, find_people(paper))
    label = {n: name for begin, end, _, name in tokens for n in range(begin, end)}
    found = list(guessing.runs(paper, taken))
    counts = guessing.counted(paper, found)
    for guess in found:
        inside = Counter(label.get(offsets[word.begin], "O") for word in paper.words[guess.begin : guess.end])
        name = inside.most_common(1)[0][0]
        yield guessing.features(paper, guess, taken, counts), LABELS.index(name), guess.end - guess.begin


def beside(folder: Path, tokens: Labelled, kind: str, every: int) -> Iterator[str]:
    """Fit the classifier of runs; yield its lines, and print how well it does on the fifth that it has not seen."""
    rows = [
        row
        for name in sorted(tokens)[::every]
        for row in runs((folder / "text" / f"{name}.txt").read_bytes().decode(), tokens[name], kind)
    ]
    vectors = DictVectorizer()
    x, y = vectors.fit_transform([features for features, _, _ in rows]), np.array([label for _, label, _ in rows])
    sizes = np.array([size for _, _, size in rows])
    cut = len(rows) * 4 // 5
    held_out = LogisticRegression(C=0.5, max_iter=800).fit(x[:cut], y[:cut], sample_weight=sizes[:cut])
    where = "bare" if kind else "cased"
    print(where, len(rows), "runs, accuracy on the last fifth", round(held_out.score(x[cut:], y[cut:]), 3))
    model = LogisticRegression(C=0.5, max_iter=800).fit(x, y, sample_weight=sizes)
    for n, feature in enumerate(vectors.get_feature_names_out()):
        row = [model.coef_[k][n] - model.coef_[3][n] for k in range(3)]
        if feature == "bias":
            row = [value + model.intercept_[k] - model.intercept_[3] for k, value in enumerate(row)]
        if max(map(abs, row)) >= LEAST:
            yield f"{where} {feature} {' '.join(f'{value:.2f}' for value in row)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--every", type=int, default=2, help="take every so many-th article (default: 2)")
    options = parser.parse_args()
    folder = options.shared / "data" / "polnear" / "train"
    tokens = labelled(folder)
    lines = [HEADER, *kinds(tokens)]
    write(lines)
    for kind in ("", "strip"):
        lines += beside(folder, tokens, kind, options.every)
    write(lines)
    print(len(lines), "lines,", WEIGHTS.stat().st_size, "bytes")


def write(lines: list[str]) -> None:
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    guessing.weights.cache_clear()
    guessing.kind.cache_clear()


if __name__ == "__main__":
    main()
