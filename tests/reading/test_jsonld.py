"""schema.org's articles in JSON-LD."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.reading.json_values import ANY, records
from whence.reading.jsonld import article_of, articles_of

ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry strike ends",
    "datePublished": "2019-06-06T10:15:00+01:00", "dateModified": "2019-06-06T12:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ann Reid"}, {"@type": "Person", "name": "Bo Lind"}],
    "publisher": {"@type": "Organization", "name": "Skerrywire", "logo": {"@type": "ImageObject"}},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://skerrywire.example/strike"}, "inLanguage": "en-GB",
    "articleBody": "The strike ended.\n\nThe boats leave.", "description": "An end.", "isAccessibleForFree": "False",
    "articleSection": "Isles", "keywords": ["ferry", "strike"], "wordCount": 7, "image": {"url": "a.png"},
}  # fmt: skip


def told(record: Any, **changes: Any) -> dict[str, Any]:
    article = article_of({**record, **changes} if isinstance(record, dict) else record)
    assert article is not None
    return article


def test_fields() -> None:
    assert told(ARTICLE) == {
        "id": "https://skerrywire.example/strike",
        "text": "The strike ended.\n\nThe boats leave.",
        "outlet": "Skerrywire",
        "date": "2019-06-06T10:15:00+01:00",
        "title": "Ferry strike ends",
        "url": "https://skerrywire.example/strike",
        "author": "Ann Reid, Bo Lind",
        "language": "en-GB",
        "modified": "2019-06-06T12:00:00+01:00",
        "summary": "An end.",
        "section": "Isles",
        "keywords": ["ferry", "strike"],
        "free": False,
        "wordCount": 7,
    }


@pytest.mark.parametrize(
    "kind",
    ["Article", "ReportageNewsArticle", "OpinionNewsArticle", "BlogPosting", "Report", ["Thing", "NewsArticle"],
     "https://schema.org/NewsArticle", "schema:NewsArticle"],
)  # fmt: skip
def test_kinds(kind: Any) -> None:
    assert told(ARTICLE, **{"@type": kind})["title"] == "Ferry strike ends"


@pytest.mark.parametrize(
    "kind", ["WebPage", "Product", "NewsMediaOrganization", None, 3, [], {}, [3, None], "ArticleList"]
)
def test_other_kinds(kind: Any) -> None:
    assert article_of({**ARTICLE, "@type": kind}) is None


def test_where_it_may_stand() -> None:
    page = {"@type": "WebPage", "name": "A page"}
    for around in (
        [page, ARTICLE],
        {"@context": "https://schema.org", "@graph": [page, ARTICLE]},
        {**page, "mainEntity": ARTICLE},
        [[{"@graph": [{**page, "mainEntity": [ARTICLE]}]}]],
    ):
        assert told(around) == told(ARTICLE)


def test_references_are_looked_up() -> None:
    graph = [
        {"@type": "WebPage", "@id": "https://x.example/a#page"},
        {**ARTICLE, "publisher": {"@id": "#us"}, "author": {"@id": "#ann"}, "mainEntityOfPage": "https://x.example/a"},
        {"@type": "Organization", "@id": "#us", "name": "Skerrywire"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Reid"},
    ]
    article = told({"@graph": graph})
    assert (article["outlet"], article["author"], article["url"]) == ("Skerrywire", "Ann Reid", "https://x.example/a")
    assert "outlet" not in told({"@graph": graph[1:2]})


def test_names_as_strings() -> None:
    article = told(ARTICLE, publisher="Skerrywire", author="Ann &amp; Bo", url="https://x.example/b")
    assert (article["outlet"], article["author"], article["url"]) == ("Skerrywire", "Ann & Bo", "https://x.example/b")


def test_dates_and_titles_in_their_order() -> None:
    bare = {"@type": "Article", "dateModified": "3", "dateCreated": "2", "alternativeHeadline": "c", "name": "b"}
    assert (told(bare)["date"], told(bare)["title"]) == ("2", "b")
    assert (told(bare, datePublished="1")["date"], told(bare, headline="a")["title"]) == ("1", "a")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Tea &amp; buns&nbsp;here", "Tea & buns\xa0here"),
        ("<p>One &amp; two.</p><p>Three.</p><script>alert(1)</script>", "One & two.\n\nThree."),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
        (["One.", "Two."], "One.\n\nTwo."),
        ({"@value": "One."}, "One."),
        ("AT&T, 5 < 6, a <- b", "AT&T, 5 < 6, a <- b"),
    ],
)
def test_bodies(body: Any, text: str) -> None:
    assert told(ARTICLE, articleBody=body)["text"] == text


def test_a_live_blog_is_its_entries() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": "10:15", "articleBody": "<p>It ends.</p>"},
        {"articleBody": "More."},
        3,
    ]
    live = {"@type": "LiveBlogPosting", "headline": "Live", "articleBody": "All day.", "liveBlogUpdate": updates}
    assert told(live)["text"] == "All day.\n\n10:15\n\nIt ends.\n\nMore."


def test_no_text_no_field() -> None:
    assert "text" not in told({"@type": "NewsArticle", "headline": "A"})


def test_of_several_the_longest() -> None:
    several = [{"@type": "Article", "name": n, "articleBody": n * 9} for n in ("a", "bbb", "cc")]
    assert [article["title"] for article in articles_of(several)] == ["a", "bbb", "cc"]
    assert told(several)["title"] == "bbb"


def test_script_in_a_title_is_left_out() -> None:
    assert (
        told(ARTICLE, headline="<script>alert(1)</script>Ferry <em>strike</em>\n ends")["title"] == "Ferry strike ends"
    )


def test_endless_nesting_ends() -> None:
    deep: Any = ARTICLE
    for _ in range(5000):
        deep = {"@graph": [deep]}
    assert article_of(deep) is None
    assert article_of([[]] * 100_000) is None


NAMES = [*ARTICLE, "@graph", "@id", "@value", "name", "liveBlogUpdate", "identifier", "mainEntity", "url"]


@given(ANY | records(NAMES) | records(NAMES, **{"@type": "Article"}) | ANY.map(lambda v: {"@graph": v}))
def test_never_raises(record: Any) -> None:
    article = article_of(record)
    assert article is None or isinstance(article.get("text", ""), str)
