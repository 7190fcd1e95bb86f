"""Direction on the synthetic retellings: without their dates, and with them; scored by score_reuse.py.

    python -m bench.direction [syn5000]

The pairs handed over are those that are related by the gold, so that it is direction that is measured, not finding.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from bench.figure import Figure, folder, records
from whence import Article
from whence.model import Lineage
from whence.options import preset
from whence.pipeline import share
from whence.stages.trace import trace
from whence.text.direction.relation import Relation, relate
from whence.text.witness import prepare

FIRST = datetime(2020, 1, 1, 0, 1, tzinfo=UTC)
WANTED = {False: (0.85, 0.60), True: (0.92, 0.85)}
"""Right among the claimed, and derived articles with a right parent claimed; without dates and with them."""


class Family(NamedTuple):
    """Articles that derive from one, and those pairs of them that share anything."""

    articles: list[Article]
    relations: list[Relation]


def families(shared: Path, name: str) -> Iterator[Family]:
    data = shared / "data" / "retellings"
    texts = {line["id"]: line for line in records(data / f"{name}.jsonl.gz")}
    groups: dict[int, list[dict[str, Any]]] = {}
    for line in records(data / f"{name}.gold.jsonl.gz"):
        groups.setdefault(line["fam"], []).append(line)
    options = preset("archive")
    for group in groups.values():
        roots = {line["id"]: {(root, n) for root, n, *_ in line["segs"]} for line in group}
        witnesses = {name: prepare(_article(texts[name])) for name in roots}
        relations = [
            relation
            for one, other in combinations(roots, 2)
            if roots[one] & roots[other]
            and (relation := relate(*share(witnesses[one], witnesses[other], options))) is not None
        ]
        yield Family([witness.article for witness in witnesses.values()], relations)


def _article(line: dict[str, Any]) -> Article:
    """The order in which the articles were made, as moments seven minutes apart."""
    return Article(line["id"], line["text"], date=(FIRST + timedelta(minutes=7 * line["date"])).isoformat())


def undated(family: Family) -> Family:
    return family._replace(articles=[Article(article.id, article.text) for article in family.articles])


def score(shared: Path, name: str, lineages: list[Lineage]) -> tuple[float, float]:
    """Right among the claimed, and derived articles with a right parent claimed."""
    lines = [{"child": edge.child, "parent": edge.parent} for lineage in lineages for edge in lineage.edges]
    with tempfile.TemporaryDirectory() as at:
        passages, claimed = Path(at, "passages.jsonl"), Path(at, "derivations.jsonl")
        passages.write_text("", encoding="utf-8")
        claimed.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        gold = shared / "data" / "retellings" / f"{name}.gold.jsonl.gz"
        command = [sys.executable, str(shared / "tools" / "score_reuse.py"), str(gold), str(passages)]
        said = subprocess.run([*command, "--derivations", str(claimed)], capture_output=True, text=True, check=True)
    found = json.loads(said.stdout)["derivations"]
    return found["right among claimed"], found["children with a right parent"]


def measure(shared: Path, name: str = "syn5000") -> Iterator[Figure]:
    held = list(families(shared, name))
    for dated, label in ((False, "without dates"), (True, "with dates")):
        lineages = [trace(*(family if dated else undated(family))) for family in held]
        key = f"direction-{label.replace(' ', '-')}"
        right, found = score(shared, name, lineages)
        yield Figure(f"{label}: right among claimed", right, WANTED[dated][0], floor=f"{key}-right")
        yield Figure(f"{label}: derived with a right parent", found, WANTED[dated][1], floor=f"{key}-found")
        origins = sum(len(lineage.origins) for lineage in lineages)
        yield Figure(f"{label}: origins", origins, of=len(held), unit="families")


def main() -> None:
    for figure in measure(folder(), *sys.argv[1:2]):
        print(f"{figure.name:<45} {figure.measured:.4f}")


if __name__ == "__main__":
    main()
