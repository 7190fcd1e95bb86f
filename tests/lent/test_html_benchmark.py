"""Pages and web archives that were lent: quality on the HTML benchmark (`python -m bench html`), and that every sample
of a web archive, the broken ones too, is survived.
"""

import pytest

from bench import html
from tests.floors import check
from whence.errors import InputError
from whence.options import Options
from whence.stages.read import read


@pytest.fixture(scope="module")
def lent(shared):
    if not html.benchmark(shared).is_dir():
        pytest.skip("the HTML benchmark was not lent")
    return shared


@pytest.fixture(scope="module")
def articles(lent):
    return html.ours(lent, html.truth(lent))


def test_the_text_is_not_below_plain_trafilatura(lent, articles):
    gold = html.truth(lent)
    mine = html.f1([html.score(body, articles[key].text if key in articles else "") for key, body in gold.items()])
    check("html-text", mine)
    # trafilatura on every third page only: all of them are in the bench
    some = sorted(gold)[::3]
    theirs = html.plain(lent, some)
    assert html.f1([html.score(gold[key], articles[key].text) for key in some]) >= html.f1(
        [html.score(gold[key], theirs[key]) for key in some]
    )


def test_every_page_gives_an_article(articles):
    check("html-pages", len(articles))


def test_titles_and_dates_are_those_that_readers_see(articles):
    titles, dates = html.metadata(articles)
    assert len(titles) >= 60
    check("html-titles", sum(titles) / len(titles))
    check("html-dates", sum(dates) / len(dates))


def test_an_article_has_lines_and_no_markup(articles):
    many = [article.text for article in articles.values() if len(article.text) > 1500]
    assert sum("\n" in text for text in many) > 0.95 * len(many)
    assert not [text for text in many if "</p>" in text or "<div" in text]


# What each sample gives: its pages, and the kinds of what is said of it.
SAMPLES = {
    "bad.arc": (0, ["BadFile"]),
    "example.arc": (0, ["BadFile"]),
    "example.arc.gz": (0, ["BadFile"]),
    "example-space-in-url.arc": (0, ["BadFile"]),
    "example.warc": (1, []),
    "example.warc.gz": (1, []),
    "example-bad-non-chunked.warc.gz": (1, []),
    "example-bad.warc.gz.bad": (1, ["PassedOver"]),
    "example-digest.warc": (0, ["EmptyInput"]),
    "example-iana.org-chunked.warc": (1, []),
    "example-resource.warc.gz": (1, []),
    "example-space-in-target-uri.warc.gz": (0, ["PassedOver"]),
    "example-trunc.warc": (0, ["BadRecord"]),
    "example-wget-bad-target-uri.warc.gz": (1, []),
    "example-wrong-chunks.warc.gz": (1, []),
    "post-test.warc.gz": (0, ["PassedOver"]),
}


def test_every_sample_of_a_web_archive_is_survived(shared):
    folder = shared / "data" / "warc" / "warcio_samples" / "test" / "data"
    if not folder.is_dir():
        pytest.skip("the samples of web archives were not lent")
    found = {path.name: read([str(path)], Options()) for path in sorted(folder.iterdir())}
    told = {name: (len(r.articles), [type(problem).__name__ for problem in r.problems]) for name, r in found.items()}
    assert told == SAMPLES
    assert all(isinstance(problem, InputError) for reading in found.values() for problem in reading.problems)
