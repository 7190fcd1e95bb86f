"""False accusations: the share of sentences called derived, and of pairs not called non-derived, among 60 pairs of lent
articles of one topic that have nothing to do with each other but the topic (drawn with a fixed seed).
"""

import collections
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figure import REUSE, Figure, records, share
from whence import Article, blame

PAIRS = 60
_DERIVED = ("verbatim", "edited", "paraphrased")


def pairs(shared: Path) -> Iterator[tuple[Article, Article]]:
    """Pairs of articles of 1,500 to 6,000 characters on one topic."""
    topics: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for record in records(shared / "data" / "allsides" / "articles.jsonl.gz"):
        if 1500 < len(record["text"]) < 6000:
            topics[record["topic"]].append(record)
    chance = random.Random(5)
    large = sorted(topic for topic, held in topics.items() if len(held) > 20)
    for _ in range(PAIRS):
        one, other = chance.sample(topics[chance.choice(large)], 2)
        yield Article("child", one["text"]), Article("parent", other["text"])


def measure(shared: Path) -> Iterator[Figure]:
    sentences = accused = related = 0
    for child, parent in pairs(shared):
        result = blame(child, [parent], REUSE)
        sentences += len(result.sentences)
        accused += sum(sentence.label in _DERIVED for sentence in result.sentences)
        related += result.derivations[0].kind in ("wholly", "partially")
    yield Figure(
        "strangers: sentences called derived", share(accused, sentences), 0.01, at_most=True, floor="strangers"
    )
    yield Figure("strangers: pairs called derived", related, 0, of=PAIRS, at_most=True, floor="strangers-pairs")
