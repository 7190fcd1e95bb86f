"""What of raw scrapes is boilerplate, against our reading of them; `python -m bench boilerplate` prints the same."""

import pytest

from bench import boilerplate
from tests.floors import check


@pytest.fixture(scope="module")
def figures(shared):
    if not (shared / "data" / "wire_reprints").exists():
        pytest.skip("the scrapes were not lent")
    return {figure.floor: figure.measured for figure in boilerplate.measure(shared) if figure.floor}


@pytest.mark.parametrize(
    "name",
    [
        "boilerplate-lines",
        "boilerplate-right",
        "boilerplate-reuse",
        "boilerplate-reuse-all",
        "boilerplate-news-lost",
    ],
)
def test_boilerplate_agrees_with_a_reader(figures, name):
    check(name, figures[name])


def test_every_span_of_the_gold_is_inside_its_article(shared):
    if not (shared / "data" / "wire_reprints").exists():
        pytest.skip("the scrapes were not lent")
    for scrape in boilerplate.scrapes(shared):
        text = scrape.record["text"]
        assert all(0 <= begin < end <= len(text) for begin, end in [*scrape.boilerplate, *scrape.either])
