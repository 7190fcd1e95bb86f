"""The compiled tokeniser on news as it comes, and on the same stripped and noisy: the tokens of the pure functions."""

from itertools import islice

import pytest

from bench.figure import records
from tests.text.test_columns import check
from whence.text.degrade import degrade

SAMPLE = 60


def some(path, step):
    if not path.exists():
        pytest.skip(f"{path} was not lent")
    return [record["text"] for record in islice(records(path), 0, SAMPLE * step, step)]


def test_news_of_four_hundred_outlets(shared):
    check(some(shared / "data" / "allsides" / "articles.jsonl.gz", 40))


def test_retellings_as_they_come_and_in_any_condition(shared):
    texts = some(shared / "data" / "retellings" / "syn5000.jsonl.gz", 30)
    check(texts)
    for kind in ("lower", "strip", "ocr"):
        check([degrade(text, kind, seed=n).text for n, text in enumerate(texts)])


def test_noise_inside_the_news(shared):
    check(
        [
            degrade(text, "ocr", rate=0.3, seed=7).text
            for text in some(shared / "data" / "allsides" / "articles.jsonl.gz", 97)
        ]
    )
