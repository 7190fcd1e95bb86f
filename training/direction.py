"""Fit the weights of the signs of direction and write src/whence/text/data/direction.json.

    python training/direction.py --shared ../shared             fit and write
    python training/direction.py --shared ../shared --measure   and say what the weights are worth on other families

The gold of a family is a branching: each article has one parent or none. Its probability is the product of the odds of
its edges over the sum over all branchings (a determinant: kernels/branching.py), and the weights make the gold of the
training families as probable as they can. Families count with all their articles and, so that a parent which is not at
hand can be recognised, with some of them withheld; without dates and with dates. BFGS, numpy only, deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.model import Article
from whence.options import preset
from whence.pipeline import share
from whence.text.direction.family import NAMES, edges
from whence.text.direction.relation import Relation, relate
from whence.text.witness import prepare

DATA = Path(__file__).parents[1] / "src" / "whence" / "text" / "data" / "direction.json"
PENALTY = 5.0
SCENARIOS = ((0.0, 1.0), (0.35, 0.2), (0.65, 0.1))
"""Share of articles withheld, and the weight of a family so treated: more are complete here than in an archive."""
Numbers = NDArray[np.float64]


class Family(NamedTuple):
    """Articles with their parents, their places in time, and the pairs of them that share anything."""

    parents: dict[str, str | None]
    dates: dict[str, int]
    relations: list[Relation]


class Case(NamedTuple):
    """A family as the fitting sees it: one row an edge."""

    signs: Numbers
    parent: NDArray[np.int64]
    child: NDArray[np.int64]
    right: Numbers
    size: int
    weight: float


def lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def families(shared: Path, name: str, part: tuple[int, int] = (0, 1)) -> Iterator[Family]:
    """The families of a set of retellings; `part` (n, of) takes those whose number leaves n when divided by of."""
    folder = shared / "data" / "retellings"
    texts = {line["id"]: line for line in lines(folder / f"{name}.jsonl.gz")}
    groups: dict[int, list[dict[str, Any]]] = {}
    for line in lines(folder / f"{name}.gold.jsonl.gz"):
        if line["fam"] % part[1] == part[0]:
            groups.setdefault(line["fam"], []).append(line)
    options = preset("archive")
    for group in groups.values():
        witnesses = {g["id"]: prepare(Article(g["id"], texts[g["id"]]["text"])) for g in group}
        roots = {g["id"]: {(root, n) for root, n, *_ in g["segs"]} for g in group}
        relations = [
            relation
            for n, one in enumerate(witnesses)
            for other in list(witnesses)[:n]
            if roots[one] & roots[other]
            and (relation := relate(*share(witnesses[other], witnesses[one], options))) is not None
        ]
        parents = {g["id"]: next(iter(g["parents"]), None) for g in group}
        yield Family(parents, {g["id"]: texts[g["id"]]["date"] for g in group}, relations)


def withheld(family: Family, left: random.Random, part: float) -> Family:
    """The family without some of its articles; the parent of a child is then its nearest ancestor left."""
    kept = {name for name in family.parents if left.random() >= part}

    def ancestor(name: str) -> str | None:
        parent = family.parents[name]
        return parent if parent is None or parent in kept else ancestor(parent)

    relations = [r for r in family.relations if r.left in kept and r.right in kept]
    return Family({name: ancestor(name) for name in family.parents if name in kept}, family.dates, relations)


def case(family: Family, weight: float, *, dated: bool) -> Case | None:
    if not family.relations:
        return None
    numbered = {name: n for n, name in enumerate(family.parents)}
    dates = family.dates
    ways = list(edges(family.relations, lambda a, b: dated and dates[a] < dates[b]))
    return Case(
        np.array([way.signs for way in ways]),
        np.array([numbered[way.parent] for way in ways]),
        np.array([numbered[way.child] for way in ways]),
        np.array([float(family.parents[way.child] == way.parent) for way in ways]),
        len(numbered),
        weight,
    )


def cases(held: Sequence[Family], *, dated: bool, seed: int = 5) -> list[Case]:
    left = random.Random(seed)
    return [
        made
        for part, weight in SCENARIOS
        for family in held
        if (made := case(withheld(family, left, part), weight, dated=dated)) is not None
    ]


def weighed(case: Case, odds: Numbers) -> tuple[float, Numbers]:
    """The logarithm of the sum over all branchings, and the probability of each edge."""
    matrix, weights = np.eye(case.size), np.exp(odds)
    np.add.at(matrix, (case.child, case.child), weights)
    np.add.at(matrix, (case.parent, case.child), -weights)
    inverse = np.linalg.inv(matrix)
    whole = float(np.linalg.slogdet(matrix)[1])
    return whole, weights * (inverse[case.child, case.child] - inverse[case.child, case.parent])


def loss(weights: Numbers, some: Sequence[Case]) -> tuple[float, Numbers]:
    value, slope = 0.5 * PENALTY * float(weights[:-1] @ weights[:-1]), PENALTY * weights
    slope[-1] = 0.0
    for c in some:
        odds = np.clip(c.signs @ weights[:-1] + weights[-1], -30, 30)
        whole, probable = weighed(c, odds)
        value += c.weight * (whole - float(odds @ c.right))
        wrong = c.weight * (probable - c.right)
        slope[:-1] += c.signs.T @ wrong
        slope[-1] += wrong.sum()
    return value, slope


def fit(some: Sequence[Case], rounds: int = 120) -> Numbers:
    """BFGS with a backtracking line search (Nocedal and Wright, chapter 6)."""
    at = np.zeros(some[0].signs.shape[1] + 1)
    inverse = np.eye(len(at)) / len(some)
    value, slope = loss(at, some)
    for _ in range(rounds):
        step, size = -inverse @ slope, 1.0
        while True:
            after, slope_after = loss(at + size * step, some)
            if after <= value + 1e-4 * size * float(slope @ step) or size < 1e-8:
                break
            size /= 2
        moved, turned = size * step, slope_after - slope
        at, gained, value, slope = at + moved, value - after, after, slope_after
        if gained < 1e-4 * abs(value) / len(some):
            break
        if (curve := float(moved @ turned)) > 1e-12:
            left = np.eye(len(at)) - np.outer(moved, turned) / curve
            inverse = left @ inverse @ left.T + np.outer(moved, moved) / curve
    return at


def platt(probable: Numbers, right: Numbers) -> tuple[float, float]:
    """Slope and shift by which the log-odds of the likeliest parents become what they are worth."""
    odds = np.log(np.clip(probable, 1e-6, 1 - 1e-6) / np.clip(1 - probable, 1e-6, 1))
    at = np.array([1.0, 0.0])
    columns = np.stack([odds, np.ones(len(odds))], axis=1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-columns @ at))
        curve = columns.T @ (columns * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        at -= np.linalg.solve(curve, columns.T @ (p - right))
    return float(at[0]), float(at[1])


def likeliest(some: Sequence[Case], weights: Numbers) -> tuple[Numbers, Numbers]:
    """Of each article that has any possible parent the likeliest: its probability, and whether it is the right one."""
    found: list[tuple[float, float]] = []
    for c in some:
        _, probable = weighed(c, np.clip(c.signs @ weights[:-1] + weights[-1], -12, 12))
        for child in set(c.child.tolist()):
            at = np.flatnonzero(c.child == child)
            best = at[np.argmax(probable[at])]
            found.append((float(probable[best]), float(c.right[best])))
    return np.array([p for p, _ in found]), np.array([r for _, r in found])


def fitted(held: Sequence[Family], *, dated: bool) -> Numbers:
    """The weights of the signs as they are, and last the bias."""
    some = cases(held, dated=dated)
    rows = np.concatenate([c.signs for c in some])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    weights = fit([c._replace(signs=(c.signs - mean) / spread) for c in some])
    print("in time" if dated else "without time", "(each in spreads of the sign)")
    for n in np.argsort(-abs(weights[:-1])):
        print(f"  {NAMES[n]:<24} {weights[n]:+.2f}")
    return np.append(weights[:-1] / spread, weights[-1] - float((weights[:-1] * mean / spread).sum()))


def head(weights: Numbers) -> dict[str, Any]:
    named = zip(NAMES, weights[:-1], strict=True)
    return {"bias": round(float(weights[-1]), 5), "weights": {name: round(float(w), 5) for name, w in named}}


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("--shared", type=Path, default=Path("../shared"))
    reader.add_argument("--measure", action="store_true")
    given = reader.parse_args()
    held = [*families(given.shared, "syn1000"), *families(given.shared, "syn20000", (0, 8))]
    others = list(families(given.shared, "syn20000", (4, 16)))
    heads = {dated: fitted(held, dated=dated) for dated in (False, True)}
    parts = [likeliest(cases(others, dated=dated, seed=6), weights) for dated, weights in heads.items()]
    probable, right = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    slope, shift = platt(probable, right)
    about = "Log-odds of one article being the parent of another; made by training/direction.py."
    data = {
        "about": about,
        "slope": round(slope, 4),
        "shift": round(shift, 4),
        "without time": head(heads[False]),
        "in time": head(heads[True]),
    }
    DATA.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    if given.measure:
        worth = 1 / (1 + np.exp(-(slope * np.log(probable / (1 - probable)) + shift)))
        for low in np.arange(0, 1, 0.1):
            at = (worth >= low) & (worth < low + 0.1)
            if at.any():
                print(f"{low:.1f}  {int(at.sum()):>6}  said {worth[at].mean():.3f}  right {right[at].mean():.3f}")
        half(others, heads)


def half(others: Sequence[Family], heads: dict[bool, Numbers]) -> None:
    """Say how many claims are right where half of the articles are withheld."""
    for dated, weights in heads.items():
        left = random.Random(7)
        some = [case(withheld(family, left, 0.5), 1.0, dated=dated) for family in others]
        probable, right = likeliest([c for c in some if c is not None], weights)
        at = probable >= 0.5
        print(
            "half withheld,", "in time" if dated else "without time", f"{right[at].mean():.3f} of {int(at.sum())} right"
        )


if __name__ == "__main__":
    main()
