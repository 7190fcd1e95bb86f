"""Which articles tell the same story: B-cubed F1 of ECB+ topics 1–35 (a subtopic is a story) and of BASIL (three
articles a story), each corpus grouped as a whole; Pearson of the story score and Overall of the English SemEval-22
pairs. Once with the weights in use, which learned from all of them, and once by halves, each half scored by what
learned from the other ("by halves"; training/stories.py); "unseen": by what learned from none of that source. One
threshold for all.

The second half says what it costs: CPU time to sign an article and to group 3,000 and 12,000 of them, and the exponent
of growth between the two; and what becomes of the groups if the articles come in ten lots.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from bench.figure import Figure, records
from training import stories as training
from whence import degrade
from whence.stages.group import group
from whence.text.telling.scorer import same_story
from whence.text.telling.signature import Signature, sign
from whence.text.telling.telling import Telling

SMALL, LARGE, LOTS = 3_000, 12_000, 10
SMALLEST = 500
"""Articles grouped first, so that neither of the two measured has the word table to load."""


def signatures(
    rows: Sequence[Mapping[str, Any]], *, dated: bool = True, stripped: bool = False
) -> dict[str, Signature]:
    """The signatures of the rows, numbered: lent ids are not unique."""
    texts = [(row["text"] or "", row.get("title") or None) for row in rows]
    if stripped:
        texts = [(degrade(f"{title or ''}\n{text}", "strip").text, None) for text, title in texts]
    return {
        str(n): sign(text, title, row.get("date") if dated else None)
        for n, ((text, title), row) in enumerate(zip(texts, rows, strict=True))
    }


def b_cubed(rows: Sequence[Mapping[str, Any]], story: str, signed: Mapping[str, Signature]) -> float:
    """B-cubed F1 of the whole corpus against the field `story` of its rows."""
    found = {article: n for n, articles in enumerate(group(signed).stories.values()) for article in articles}
    return training.b_cubed([row[story] for row in rows], [found[str(n)] for n in range(len(rows))])[2]


def pearson(rows: Sequence[Mapping[str, Any]]) -> float:
    """Pearson of the story score and Overall, the sign turned: 4 is another story."""
    scores = [same_story(Telling(sign(row["text1"])), Telling(sign(row["text2"]))) for row in rows]
    return -float(np.corrcoef(scores, [float(row["Overall"]) for row in rows])[0, 1])


def in_lots(signed: Mapping[str, Signature]) -> float:
    """B-cubed F1 of the groups after ten lots in random order, against those of all at once."""
    order = list(signed)
    random.Random(5).shuffle(order)
    found: dict[str, tuple[str, ...]] = {}
    for n in range(1, LOTS + 1):
        found = group({id: signed[id] for id in order[: n * len(order) // LOTS]}, (), found).stories
    labels = [
        {article: n for n, articles in enumerate(stories.values()) for article in articles}
        for stories in (group(signed).stories, found)
    ]
    return training.b_cubed([str(labels[0][id]) for id in signed], [labels[1][id] for id in signed])[2]


def cost(rows: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """CPU seconds to sign the rows, and to group them."""
    begin = process_time()
    signed = signatures(rows)
    middle = process_time()
    group(signed)
    return middle - begin, process_time() - middle


def measure(shared: Path) -> Iterator[Figure]:
    folder = shared / "data" / "stories"
    ecb = list(records(folder / "ecbplus_topics_1-35.jsonl.gz"))
    basil = list(records(folder / "basil.jsonl.gz"))
    pairs = list(records(folder / "semeval22_t8_train_en.jsonl.gz"))
    signed, dated, dateless = signatures(ecb), signatures(basil), signatures(basil, dated=False)
    yield Figure("stories: ECB+ B-cubed F1", b_cubed(ecb, "subtopic", signed), 0.90, floor="stories-ecb")
    yield Figure("stories: BASIL B-cubed F1", b_cubed(basil, "story", dated), 0.96, floor="stories-basil")
    yield Figure("stories: BASIL, days withheld", b_cubed(basil, "story", dateless), floor="stories-basil-dateless")
    yield Figure("stories: SemEval-22 Pearson", pearson(pairs), 0.78, floor="stories-semeval")
    stripped = signatures(ecb, stripped=True), signatures(basil, stripped=True)
    yield Figure("stories, stripped: ECB+", b_cubed(ecb, "subtopic", stripped[0]), floor="stories-ecb-stripped")
    yield Figure("stories, stripped: BASIL", b_cubed(basil, "story", stripped[1]), floor="stories-basil-stripped")
    yield Figure("stories in ten lots, against at once: ECB+", in_lots(signed), floor="stories-ecb-lots")
    known, withdays = training.sources(shared), training.sources(shared, dated=True)["basil"]
    halves = training.by_halves(known, withdays)
    unseen = {name: training.by_halves(known, withdays, without=name) for name in ("ecb", "basil", "semeval")}
    for name, source, wanted in (
        ("ecb", "ECB+", 0.90), ("basil dated", "BASIL", 0.96), ("basil", "BASIL, days withheld", None),
        ("semeval", "SemEval-22", 0.78),
    ):  # fmt: skip
        key = f"stories-{name.replace(' dated', '').replace('basil', 'basil' if 'dated' in name else 'basil-dateless')}"
        yield Figure(f"stories by halves: {source}", halves[name][-1], wanted, floor=f"{key}-halves")
        yield Figure(f"stories unseen: {source}", unseen[name.split()[0]][name][-1], floor=f"{key}-unseen")
    yield from scale(list(records(shared / "data" / "allsides" / "articles.jsonl.gz")))


def scale(rows: Sequence[Mapping[str, Any]]) -> Iterator[Figure]:
    """What it costs, on articles as they come."""
    cost(rows[:SMALLEST])
    few, many = cost(rows[:SMALL]), cost(rows[:LARGE])
    of = len(rows[:LARGE])
    yield Figure("stories: CPU to sign an article", 1000 * many[0] / of, unit="ms", at_most=True)
    yield Figure(f"stories: CPU to sign and group {of}", sum(many), 120, unit="s", at_most=True)
    yield Figure("stories: exponent of growth", log(sum(many) / sum(few)) / log(of / SMALL), 1.15, at_most=True)
