"""Times against a sample of the half of TimeBank that no rule was made on; bench/timebank.py has all of it."""

import pytest

from bench.figure import share
from bench.timebank import CORPORA, halves, read, score, total
from tests.floors import check


@pytest.fixture(scope="module")
def sample(shared):
    if not (shared / CORPORA).is_dir():
        pytest.skip(f"{shared / CORPORA} was not lent")
    return halves(shared)["held out"][::2]


def test_most_times_are_found_and_few_others(sample):
    counts = total(sample)
    assert counts.gold > 200
    check("timebank-sample-span", counts.f1())


def test_most_values_are_right(sample):
    counts = total(sample)
    check("timebank-sample-value", share(counts.valued, counts.recalled))


def test_spans_of_the_corpus_are_those_of_the_plain_text(sample):
    """The reader of the corpus takes tags out and keeps the words."""
    article = read(sample[0])
    assert "<" not in article.text
    assert all(article.text[timex.begin : timex.end].strip() for timex in article.gold)
    assert score(article).gold == len(article.gold)
