"""What of 68 raw scrapes is boilerplate, against our reading of them (by ids and spans); what of it is told as reuse
between outlets when all are compared with each other; and what news is no longer told because boilerplate is hidden.

A run is repeated within one outlet where another of its articles has the same words, but for figures. It is told as
reuse between outlets where a passage that counts, and is no template, covers half of it. News that is lost is a passage
of a dozen words between outlets, hardly any of it boilerplate by our reading, of which half is in no passage any more.

    python -m bench.boilerplate        and every line that is read otherwise
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.figure import REPOSITORY, Figure, folder, records, share
from bench.natures import read
from whence.model import NATURES
from whence.stages.relate import QUOTING, REPORTING, UPDATE
from whence.text.furniture.scan import furniture
from whence.text.tokens import tokenise

GOLD = REPOSITORY / "tests" / "lent" / "data" / "boilerplate.json"
LONG = 12
"""Words of a run that would be told as reuse by itself."""
TEMPLATE = NATURES.index("template")

Range = tuple[int, int]


class Scrape(NamedTuple):
    """One article, with what we read as boilerplate, and what may be called either."""

    record: dict[str, Any]
    boilerplate: list[Range]
    either: list[Range]


class Told(NamedTuple):
    """A passage between two outlets that counts, by the numbers of its articles."""

    left: int
    right: int
    left_span: Range
    right_span: Range


def scrapes(shared: Path) -> list[Scrape]:
    """All of both events."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    found = []
    for event, of_event in gold.items():
        for record in records(shared / "data" / "wire_reprints" / f"{event}.jsonl.gz"):
            named = {
                "id": f"{event} {record['id']}",
                "outlet": record["publisher"],
                "date": record["scrape_time"],
                "text": record["text"],
            }
            spans = of_event[record["id"]]
            found.append(Scrape(named, *([(b, e) for b, e in spans[kind]] for kind in ("boilerplate", "either"))))
    return found


def within(span: Range, ranges: list[Range]) -> int:
    """The characters of `span` in the ranges, none of which overlaps another."""
    return sum(max(0, min(span[1], end) - max(span[0], begin)) for begin, end in ranges)


def told(articles: list[Scrape], *, hidden: bool) -> list[Told]:
    """The passages between outlets that count, templates left out."""
    corpus = read([article.record for article in articles], hidden=hidden)
    table, settled = corpus.passages, corpus.settled
    reason = np.repeat(settled.reason, np.diff([*settled.begins, table.num_rows]))
    counts = np.isin(reason, (REPORTING, UPDATE, QUOTING)) & (settled.nature != TEMPLATE)
    rows = [row for row, counted in zip(table.to_pylist(), counts.tolist(), strict=True) if counted]
    sides = ("left", "right")
    passages = [
        Told(row["left"], row["right"], *((row[f"{side}_begin"], row[f"{side}_end"]) for side in sides)) for row in rows
    ]
    return [p for p in passages if articles[p.left].record["outlet"] != articles[p.right].record["outlet"]]


def covers(passages: list[Told], articles: int) -> list[list[Range]]:
    """Of each article, what its passages cover, joined."""
    spans: list[list[Range]] = [[] for _ in range(articles)]
    for passage in passages:
        spans[passage.left].append(passage.left_span)
        spans[passage.right].append(passage.right_span)
    joined = []
    for of_article in spans:
        merged: list[Range] = []
        for begin, end in sorted(of_article):
            if merged and begin <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((begin, end))
        joined.append(merged)
    return joined


def runs(articles: list[Scrape]) -> list[tuple[int, Range, bool]]:
    """The long runs of boilerplate: the article, the span, and whether its outlet has it in another article as well."""
    texts = [
        (n, span, tuple(re.sub(r"\d", "0", word) for word in tokenise(article.record["text"][slice(*span)]).words))
        for n, article in enumerate(articles)
        for span in article.boilerplate
    ]
    long = [each for each in texts if len(each[2]) >= LONG]
    owners: dict[tuple[str, tuple[str, ...]], set[int]] = {}
    for n, _, words in long:
        owners.setdefault((articles[n].record["outlet"], words), set()).add(n)
    return [(n, span, len(owners[articles[n].record["outlet"], words]) > 1) for n, span, words in long]


def lost(before: list[Told], after: list[Told], articles: list[Scrape]) -> tuple[int, int]:
    """Of the long passages of news, how many are not there any more, and how many there were."""
    by_pair: dict[tuple[int, int], list[Told]] = {}
    for passage in after:
        by_pair.setdefault(passage[:2], []).append(passage)
    gone = news = 0
    for passage in before:
        text = articles[passage.left].record["text"][slice(*passage.left_span)]
        size = passage.left_span[1] - passage.left_span[0]
        junk = [*articles[passage.left].boilerplate, *articles[passage.left].either]
        if len(tokenise(text).words) >= LONG and 5 * within(passage.left_span, junk) < size:
            news += 1
            kept = covers(by_pair.get(passage[:2], []), len(articles))[passage.left]
            gone += 2 * within(passage.left_span, kept) < size
    return gone, news


def measure(shared: Path) -> Iterator[Figure]:
    articles = scrapes(shared)
    found = [[run[:2] for run in furniture(article.record["text"])] for article in articles]
    lines = [(span, found[n]) for n, article in enumerate(articles) for span in article.boilerplate]
    hits = sum(2 * within(span, of_article) >= span[1] - span[0] for span, of_article in lines)
    called = [(span, article) for n, article in enumerate(articles) for span in found[n]]
    right = sum(within(s, a.boilerplate) + within(s, a.either) for s, a in called)
    yield Figure("68 scrapes: lines of boilerplate found", share(hits, len(lines)), floor="boilerplate-lines")
    yield Figure(
        "68 scrapes: of the characters called boilerplate, right",
        share(right, sum(end - begin for (begin, end), _ in called)), floor="boilerplate-right",
    )  # fmt: skip
    before, after = told(articles, hidden=False), told(articles, hidden=True)
    for name, passages, wanted, floor in (
        ("before it is hidden", before, None, ""),
        ("told as reuse between outlets", after, 0.02, "boilerplate-reuse"),
    ):
        cover = covers(passages, len(articles))
        told_of = [(2 * within(s, cover[n]) >= s[1] - s[0], again) for n, s, again in runs(articles)]
        yield Figure(
            f"runs of {LONG} words that an outlet repeats, {name}",
            share(sum(said for said, again in told_of if again), sum(again for _, again in told_of)),
            wanted, at_most=True, floor=floor,
        )  # fmt: skip
        yield Figure(
            f"all runs of {LONG} words, {name}",
            share(sum(said for said, _ in told_of), len(told_of)),
            wanted, at_most=True, floor=floor and f"{floor}-all",
        )  # fmt: skip
    gone, news = lost(before, after, articles)
    yield Figure(
        f"of {news:,} passages of news between outlets, lost", gone, unit="count", at_most=True,
        floor="boilerplate-news-lost",
    )  # fmt: skip


def main() -> None:
    """Tell which lines are read otherwise."""
    for article in scrapes(folder()):
        text = article.record["text"]
        found = furniture(text)
        for span in article.boilerplate:
            if 2 * within(span, [run[:2] for run in found]) < span[1] - span[0]:
                print(article.record["id"], "missed", span, text[slice(*span)][:80])
        for run in found:
            if 2 * within(run[:2], [*article.boilerplate, *article.either]) < run.end - run.begin:
                print(article.record["id"], "news", run, text[run.begin : run.end][:80])


if __name__ == "__main__":
    main()
