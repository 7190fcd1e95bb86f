"""Fit the story score and write src/whence/text/data/telling.json.

Pairs of articles from ECB+ topics 1–35 and BASIL (one story or not), MEANTIME (reports of one beat: not one story) and
SemEval-22 task 8 (1 the same … 4 another story, taken as a probability of 1 … 0).

    python training/stories.py --shared ../shared              fit on all and write
    python training/stories.py --shared ../shared --measure    two halves, each scored by what was fitted on the other
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.text.telling.features import Features, features
from whence.text.telling.linkage import Bounds, agglomerate
from whence.text.telling.scorer import LIMIT
from whence.text.telling.signature import Signature, sign
from whence.text.telling.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from numpy.typing import NDArray

DATA = Path(__file__).parents[1] / "src" / "whence" / "text" / "data"
MASS = {"ecb": 400.0, "basil": 200.0, "semeval": 160.0, "meantime": 60.0}
"""How much each source counts, whatever its pairs; in the first two, those of one story and the others half each."""
LEAST = 0.14
"""Root of the cosine (`Features.terms`) from which a pair is learned from: the others are plainly apart."""
RIDGE = 1.0
DAYS = -1.0
"""Slope of the logarithm of the days: set, not fitted, since no corpus has like stories a week apart. Odds fall with
the time between two reports as they do for reports of one event: a month apart costs a factor of ten."""
REUSE = 4.0
"""Log-odds of one article reusing the other whole: set by hand, too."""
FITTED = tuple(name for name in Features._fields if name != "days")


class Source(NamedTuple):
    """The articles of a corpus, made ready, and the pairs to learn from."""

    name: str
    tellings: list[Telling]
    stories: list[str]
    halves: NDArray[np.int_]
    """Which half each article is of; stories and topics are never torn."""
    pairs: NDArray[np.int_]
    features: NDArray[np.float64]
    """One row a pair, the columns those of `Features`."""
    target: NDArray[np.float64]


class Model(NamedTuple):
    """Slopes in the order of `FITTED`, and the bias."""

    slopes: NDArray[np.float64]
    bias: float

    def log_odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log-odds of each row of `Features`, the days counted."""
        columns = [Features._fields.index(name) for name in FITTED]
        z: NDArray[np.float64] = (
            self.bias + rows[:, columns] @ self.slopes + DAYS * rows[:, Features._fields.index("days")]
        )
        cut: NDArray[np.float64] = np.clip(z, -LIMIT, LIMIT)
        return cut


def records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def signed(row: dict[str, Any], text: str, *, dated: bool = False) -> Signature:
    return sign(text or "", row.get("title"), row.get("date") if dated else None)


def sources(shared: Path, *, dated: bool = False) -> dict[str, Source]:
    """All that is learned from; `dated` gives BASIL its days, which the fit does without."""
    folder = shared / "data" / "stories"
    ecb = list(records(folder / "ecbplus_topics_1-35.jsonl.gz"))
    basil = list(records(folder / "basil.jsonl.gz"))
    meantime = list(records(folder / "meantime_en.jsonl.gz"))
    numbers = {story: n for n, story in enumerate(dict.fromkeys(row["story"] for row in basil))}
    return {
        "ecb": grouped("ecb", ecb, [r["subtopic"] for r in ecb], [int(r["topic"]) % 2 for r in ecb]),
        "basil": grouped(
            "basil", basil, [r["story"] for r in basil], [numbers[r["story"]] % 2 for r in basil], dated=dated
        ),
        "meantime": grouped("meantime", meantime, [r["doc_id"] for r in meantime], [n % 2 for n in range(120)]),
        "semeval": judged(list(records(folder / "semeval22_t8_train_en.jsonl.gz"))),
    }


def grouped(
    name: str, rows: Sequence[dict[str, Any]], stories: list[str], halves: Sequence[int], *, dated: bool = False
) -> Source:
    tellings = [Telling(signed(row, row["text"], dated=dated)) for row in rows]
    under: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for n, telling in enumerate(tellings):
        met = Counter(m for key in telling.weights for m in under[key])
        pairs += [(m, n) for m in sorted(met)]
        for key in telling.weights:
            under[key].append(n)
    found = [(pair, f) for pair in pairs if (f := features(tellings[pair[0]], tellings[pair[1]])).terms >= LEAST]
    target = [float(stories[a] == stories[b]) for (a, b), _ in found]
    return Source(
        name, tellings, stories, np.array(halves), np.array([pair for pair, _ in found]),
        np.array([f for _, f in found]), np.array(target),
    )  # fmt: skip


def judged(rows: Sequence[dict[str, Any]]) -> Source:
    tellings = [Telling(signed({}, row[text])) for row in rows for text in ("text1", "text2")]
    pairs = np.array([(2 * n, 2 * n + 1) for n in range(len(rows))])
    halves = np.array([n // 2 % 2 for n in range(len(tellings))])
    found = np.array([features(tellings[a], tellings[b]) for a, b in pairs])
    target = np.array([(4 - float(row["Overall"])) / 3 for row in rows])
    return Source("semeval", tellings, [""] * len(tellings), halves, pairs, found, target)


def weights(source: Source, some: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The weight of each pair of `some`."""
    same, mass = source.target[some] == 1, MASS[source.name]
    found: NDArray[np.float64] = np.full(len(same), mass / len(same))
    if source.name not in ("semeval", "meantime"):
        found[same] = mass / 2 / max(1, same.sum())
        found[~same] = mass / 2 / max(1, (~same).sum())
    return found


def fitted(all_sources: dict[str, Source], half: int | None = None) -> Model:
    """The model of one half of the articles, or of all; MEANTIME, on which nothing is measured, is learned whole."""
    rows, target, weight = [], [], []
    for source in all_sources.values():
        of = source.halves[source.pairs]
        some = np.full(len(of), True) if half is None or source.name == "meantime" else (of == half).all(axis=1)
        rows.append(source.features[some])
        target.append(source.target[some])
        weight.append(weights(source, some))
    columns = [Features._fields.index(name) for name in FITTED]
    return newton(np.vstack(rows)[:, columns], np.concatenate(target), np.concatenate(weight))


def newton(x: NDArray[np.float64], y: NDArray[np.float64], weight: NDArray[np.float64]) -> Model:
    """Logistic regression with a ridge on the standardised slopes, by Newton's method; the targets may be shares."""
    mean = weight @ x / weight.sum()
    scale = np.sqrt(weight @ (x - mean) ** 2 / weight.sum()) + 1e-9
    z = np.c_[(x - mean) / scale, np.ones(len(x))]
    ridge = RIDGE * np.eye(z.shape[1])
    ridge[-1, -1] = 0
    b = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ b))
        step = np.linalg.solve(
            (z * (weight * p * (1 - p))[:, None]).T @ z + ridge, z.T @ (weight * (y - p)) - ridge @ b
        )
        b += step
        if abs(step).max() < 1e-9:
            break
    slopes = b[:-1] / scale
    return Model(slopes, float(b[-1] - slopes @ mean))


def across(source: Source, models: Sequence[Model]) -> NDArray[np.float64]:
    """Log-odds of each pair by the model of the other half; of a pair that lies across, the mean of both."""
    of = source.halves[source.pairs]
    odds = np.stack([model.log_odds(source.features) for model in models])
    other = np.where(of[:, 0] == 0, odds[1], odds[0])
    crossed: NDArray[np.float64] = np.where(of[:, 0] != of[:, 1], odds.mean(axis=0), other)
    return crossed


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 (Bagga and Baldwin 1998), articles alone counted as stories of one."""
    both, of, by = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / by[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / of[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def clustered(source: Source, odds: NDArray[np.float64], bounds: Bounds = Bounds()) -> tuple[float, float, float]:
    """B-cubed of the whole corpus, all articles together, with these log-odds of its pairs."""
    edges = {(int(a), int(b)): float(z) for (a, b), z in zip(source.pairs, odds, strict=True)}
    labels = list(range(len(source.stories)))
    for n, part in enumerate(agglomerate(edges, lambda _a, _b: -LIMIT, bounds)):
        for member in part:
            labels[member] = len(source.stories) + n
    return b_cubed(source.stories, labels)


def by_halves(known: dict[str, Source], dated: Source, *, without: str = "") -> dict[str, tuple[float, ...]]:
    """B-cubed of ECB+ and of BASIL without and with days, and Pearson of SemEval, each half by the other's model.

    `known` are the sources, `dated` is BASIL with its days; `without` leaves one source out of the fit altogether.
    """
    learned = {name: source for name, source in known.items() if name != without}
    models = [fitted(learned, half) for half in (0, 1)]
    judged = known["semeval"]
    same = 1 / (1 + np.exp(-across(judged, models)))
    return {
        "ecb": clustered(known["ecb"], across(known["ecb"], models)),
        "basil": clustered(known["basil"], across(known["basil"], models)),
        "basil dated": clustered(dated, across(dated, models)),
        "semeval": (float(np.corrcoef(same, judged.target)[0, 1]),),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--measure", action="store_true")
    given = parser.parse_args()
    if given.measure:
        known, dated = sources(given.shared), sources(given.shared, dated=True)["basil"]
        for without in ("", "ecb", "basil", "semeval", "meantime"):
            print(f"without {without}" if without else "all sources")
            for name, figures in by_halves(known, dated, without=without).items():
                print(f"  {name:12}", *(f"{figure:.3f}" for figure in figures))
        return
    model = fitted(sources(given.shared))
    slopes = {**{name: round(float(s), 4) for name, s in zip(FITTED, model.slopes, strict=True)}, "days": DAYS}
    kept = {"bias": round(model.bias, 4), "reuse": REUSE, "slopes": slopes}
    (DATA / "telling.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
