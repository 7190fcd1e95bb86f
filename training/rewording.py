"""Fit the two heads of the paraphrase scorer and write src/whence/text/data/rewording.txt.

``derived``      does this sentence of the child come from the parent?   (invented and read pairs, retellings)
``same_meaning`` do these two sentences say the same?                     (MSRP train)

    python training/rewording.py --shared ../shared             fit and write
    python training/rewording.py --shared ../shared --measure   print the figures of docs/models/rewording.md

Needs the bench extra (scikit-learn). Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from whence.model import Article, Span
from whence.options import Options
from whence.pipeline import accounts
from whence.text import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
DERIVED = ("verbatim", "edited", "paraphrased")
_LENT_FILES = {
    "basil": "stories/basil.jsonl.gz",
    "semeval22": "stories/semeval22_t8_train_en.jsonl.gz",
    "allsides": "allsides/articles.jsonl.gz",
    "wire_reprints/census": "wire_reprints/census.jsonl.gz",
    "wire_reprints/spotify": "wire_reprints/spotify.jsonl.gz",
}


class Example(NamedTuple):
    """One labelled sentence: its features, whether it is derived, how much it counts, and the story it is of."""

    features: dict[str, float]
    derived: bool
    weight: float
    group: str


def examples_of(child: str, parent: str, labels: list[tuple[Span, str, list[str]]], group: str) -> Iterator[Example]:
    """Yield an example for each labelled sentence of `child`, whatever sentences whence itself cuts."""
    for account, span in accounts(Article("child", child), Article("parent", parent), Options()):
        read = max(labels, key=lambda label: span.overlap(label[0]))
        if not account.features or span.overlap(read[0]) < 0.5 * (span.end - span.begin) or read[1] == "boilerplate":
            continue
        derived = read[1] in DERIVED
        soft = any((other in DERIVED) != derived for other in read[2])
        yield Example(account.features, derived, 0.4 if soft else 1.0, group)


def retold() -> Iterator[Example]:
    """Yield the sentences of the invented retellings in training/retold."""
    for path in sorted((HERE / "retold").glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        for child in story["children"]:
            at, labels = 0, []
            for sentence in child["sentences"]:
                begin = child["text"].index(sentence["child"], at)
                at = begin + len(sentence["child"])
                labels.append((Span(begin, at), sentence["label"], sentence.get("also", [])))
            yield from examples_of(child["text"], story["parent"]["text"], labels, f"retold {path.stem}")


def read(shared: Path) -> Iterator[Example]:
    """Yield the sentences of real pairs that a reader labelled, in training/read."""
    for path in sorted((HERE / "read").glob("*.json")):
        pair = json.loads(path.read_text(encoding="utf-8"))
        texts = lent_texts(shared, pair["corpus"])
        child = texts[pair["child"]][: pair["child_end"]]
        labels = [(Span(*s["child"]), s["label"], s.get("also", [])) for s in pair["sentences"]]
        yield from examples_of(child, texts[pair["parent"]], labels, f"read {path.stem}")


_TEXTS: dict[str, dict[str, str]] = {}


def lent_texts(shared: Path, corpus: str) -> dict[str, str]:
    """Return the texts of a lent corpus by the ids that training/read/README.md defines."""
    if corpus not in _TEXTS:
        _TEXTS[corpus] = dict(_records(shared / "data" / _LENT_FILES[corpus], corpus))
    return _TEXTS[corpus]


def _records(path: Path, corpus: str) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if corpus == "semeval22":
                yield f"{record['pair_id']}#1", record["text1"]
                yield f"{record['pair_id']}#2", record["text2"]
            else:
                yield str(record.get("id") or record["doc_id"]), record["text"]


def retellings(shared: Path, count: int = 60) -> Iterator[Example]:
    """Yield sentences of synthetic retellings with their gold parents: rewritten ones, and ones from elsewhere."""
    folder = shared / "data" / "retellings"
    texts = dict(_records(folder / "syn5000.jsonl.gz", "syn"))
    with gzip.open(folder / "syn5000.gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = {g["id"]: g for g in map(json.loads, lines)}
    chosen = [g for g in gold.values() if g["op"] in ("rewrite", "lift", "merge") and g["parents"]]
    for g in random.Random(7).sample(chosen, count):
        parent = gold[g["parents"][0]]
        held = {(root, n) for root, n, *_ in parent["segs"]}
        labels = [(Span(b, e), "paraphrased" if (r, n) in held else "new", []) for r, n, b, e, _ in g["segs"]]
        for example in examples_of(texts[g["id"]], texts[parent["id"]], labels, f"syn {g['fam']}"):
            yield example._replace(weight=0.25)


def matrix(examples: list[Example]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray, list[str]]:
    """Return the feature names, and the examples as arrays."""
    names = list(examples[0].features)
    return (
        names,
        np.array([[e.features[n] for n in names] for e in examples]),
        np.array([e.derived for e in examples]),
        np.array([e.weight for e in examples]),
        [e.group for e in examples],
    )


def same_meaning(path: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the names and values of the features of the sentence pairs of an MSRP file, and their labels."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").split("\n")[1:] if line.strip()]
    values = [meaning.features(row[3], row[4]) for row in rows]
    return list(values[0]), np.array([list(v.values()) for v in values]), np.array([row[0] == "1" for row in rows])


def fit(names: list[str], x: np.ndarray, y: np.ndarray, weight: np.ndarray, strength: float) -> tuple[str, ...]:
    """Return the lines of a head: feature, mean, scale, weight; and the bias."""
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=strength, max_iter=5000).fit(scaler.transform(x), y, sample_weight=weight)
    terms = zip(names, scaler.mean_, scaler.scale_, model.coef_[0], strict=True)
    return (*(f"{n} {m:.5g} {s:.5g} {w:.5g}" for n, m, s, w in terms), f"bias 0 1 {model.intercept_[0]:.5g}")


def main() -> None:
    """Fit both heads and write them, or measure them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/whence/text/data/rewording.txt"))
    parser.add_argument("--measure", action="store_true", help="cross-validate instead of writing")
    args = parser.parse_args()
    examples = [*retold(), *read(args.shared), *retellings(args.shared)]
    if args.measure:
        measure(examples)
        return
    names, x, y, weight, _ = matrix(examples)
    lines = [f"derived {line}" for line in fit(names, x, y, weight, 0.1)]
    names, x, y = same_meaning(args.shared / "data" / "paraphrase" / "msr_paraphrase_train.txt")
    lines += [f"same {line}" for line in fit(names, x, y, np.ones(len(y)), 0.3)]
    args.out.write_text("\n".join(["# Made by training/rewording.py; see docs/models/rewording.md.", *lines]) + "\n")


def measure(examples: list[Example]) -> None:
    """Print accuracy and area under the curve by ten-fold cross-validation over stories."""
    _, x, y, weight, groups = matrix(examples)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=5000))
    params = {"logisticregression__sample_weight": weight}
    p = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(10), method="predict_proba", params=params)[:, 1]
    for part in ("retold", "read", "syn"):
        some = np.array([g.startswith(part) and w in (1.0, 0.25) for g, w in zip(groups, weight, strict=True)])
        sure = some & ((p <= Options().new_below) | (p >= Options().derived_above))
        right = ((p > 0.5) == y)[some].mean(), ((p > 0.5) == y)[sure].mean()
        print(
            f"{part}: {some.sum()} sentences, right {right[0]:.3f}; abstains on {1 - sure.sum() / some.sum():.3f},"
            f" right where it does not {right[1]:.3f}; AUC {roc_auc_score(y[some], p[some]):.3f}"
        )


if __name__ == "__main__":
    main()
