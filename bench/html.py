"""Web pages: the text of the lent benchmark's 181 pages by the rule of its own scorer (precision and recall of runs of
four words, a mean over the pages, F1 of the two means), beside plain trafilatura in the same run; and the titles and
dates of every other page against what a reader of the page sees (tests/lent/data/html_metadata.jsonl: the days, and
hashes of the headlines).

Choices were made on the half of the pages whose id has an even hash; the other half is told by itself.
"""

import gzip
import hashlib
import json
import re
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.figure import REPOSITORY, Figure, records, share
from whence import Article, Options
from whence.stages.read import read

GOLD = REPOSITORY / "tests" / "lent" / "data" / "html_metadata.jsonl"
_WORD = re.compile(r"\w+")
_RUN = 4
_SHOWN = 16
"""Characters of a hash that are kept."""


class Score(NamedTuple):
    """The runs of words of one page: right, too many and missed, as shares of all of them."""

    right: float
    extra: float
    missed: float


def benchmark(shared: Path) -> Path:
    return shared / "data" / "html" / "article_extraction_benchmark"


def truth(shared: Path) -> dict[str, str]:
    """The article body of each page by its id."""
    gold = json.loads((benchmark(shared) / "ground-truth.json").read_text(encoding="utf-8"))
    return {key: page.get("articleBody") or "" for key, page in gold.items()}


def page(shared: Path, key: str) -> bytes:
    with gzip.open(benchmark(shared) / "html" / f"{key}.html.gz") as file:
        return file.read()


def ours(shared: Path, keys: Iterable[str]) -> dict[str, Article]:
    """What whence reads of the pages, in a folder, by their ids."""
    with tempfile.TemporaryDirectory() as folder:
        for key in keys:
            Path(folder, f"{key}.html").write_bytes(page(shared, key))
        return {Path(article.id).stem: article for article in read([folder], Options()).articles}


def plain(shared: Path, keys: Iterable[str]) -> dict[str, str]:
    """What `trafilatura.extract` gives as it comes."""
    from trafilatura import extract

    return {key: extract(page(shared, key).decode("utf-8", "replace")) or "" for key in keys}


def score(true: str, found: str) -> Score:
    """Score one page as scrapinghub's evaluate.py does: a multiset of runs, made independent of the page's length."""
    wanted, given = runs(true), runs(found)
    right = (wanted & given).total()
    extra, missed = given.total() - right, wanted.total() - right
    whole = right + extra + missed
    return Score(right / whole, extra / whole, missed / whole) if whole else Score(0, 0, 0)


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words, case and all; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(run for n in range(max(1, len(words) - _RUN + 1)) if (run := tuple(words[n : n + _RUN])))


def f1(scores: Sequence[Score]) -> float:
    precision = statistics.mean(s.right / (s.right + s.extra) for s in scores if s.right + s.extra)
    recall = statistics.mean(s.right / (s.right + s.missed) for s in scores if s.right + s.missed)
    return 2 * precision * recall / (precision + recall)


def tuned_on(key: str) -> bool:
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0


def folded(title: str) -> str:
    """The hash of a title's letters and digits."""
    letters = "".join(_WORD.findall(title.casefold()))
    return hashlib.sha256(letters.encode()).hexdigest()[:_SHOWN]


def metadata(articles: dict[str, Article]) -> tuple[list[bool], list[bool]]:
    """Whether each title, and each day that the page shows, is right."""
    titles, dates = [], []
    for gold in records(GOLD):
        article = articles.get(gold["id"])
        titles.append(article is not None and folded(article.title or "") == gold["title"])
        if gold["date"]:
            dates.append(article is not None and (article.date or "")[:10] == gold["date"])
    return titles, dates


def measure(shared: Path) -> Iterator[Figure]:
    gold = truth(shared)
    articles, texts = ours(shared, gold), plain(shared, gold)
    mine = {key: score(body, articles[key].text if key in articles else "") for key, body in gold.items()}
    theirs = {key: score(body, texts[key]) for key, body in gold.items()}
    other = [key for key in gold if not tuned_on(key)]
    baseline = f1(list(theirs.values()))
    yield Figure("pages: F1 of the text", f1(list(mine.values())), baseline, floor="html-text")
    yield Figure("pages: F1 of the text, plain trafilatura", baseline)
    yield Figure("pages: F1, the half not tuned on", f1([mine[k] for k in other]), f1([theirs[k] for k in other]))
    yield Figure("pages: pages with an article", len(articles), len(gold), len(gold), floor="html-pages")
    titles, dates = metadata(articles)
    yield Figure("pages: titles", share(sum(titles), len(titles)), 0.9, floor="html-titles")
    yield Figure("pages: dates", share(sum(dates), len(dates)), 0.8, floor="html-dates")
