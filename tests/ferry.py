"""The invented example story and what a careful human says of it (examples/ferry/README.md)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from whence.model import Article, Blame, SentenceVerdict, Span
from whence.options import Options
from whence.pipeline import blame
from whence.stages.read import read

FOLDER = Path(__file__).parents[1] / "examples" / "ferry"
TRUTH: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
PAIRS: dict[str, dict[str, Any]] = {f"{pair['child'][0]} from {pair['parent'][0]}": pair for pair in TRUTH["pairs"]}
"""The five pairs, "2 from 1" and so on."""


@cache
def articles() -> dict[str, Article]:
    """The six articles by the name of their file, with outlet and date as in ferry.jsonl."""
    found = read([str(FOLDER.with_suffix(".jsonl"))], Options())
    assert not found.problems
    return {f"{article.id}.txt": article for article in found.articles}


@cache
def blamed(name: str) -> Blame:
    """The blame of the child of a pair on its parent."""
    return blame(articles()[PAIRS[name]["child"]], [articles()[PAIRS[name]["parent"]]], Options())


def at(text: str, words: str) -> Span:
    """The only place of `words` in `text`."""
    assert text.count(words) == 1, words
    begin = text.index(words)
    return Span(begin, begin + len(words))


def verdict_at(result: Blame, words: str) -> SentenceVerdict:
    """The verdict on the sentence of the child that shares most with `words`."""
    span = at(result.child.text, words)
    return max(result.sentences, key=lambda s: s.span.overlap(span))
