import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.newspages import NEWS, article, ld, meta, page
from whence.reading.markup import markup, tree
from whence.reading.metadata import _stated as stated
from whence.reading.metadata import metadata


def known(html, address=None):
    return metadata(tree("p.html", markup("p.html", html.encode(), None).text, 256), address)


def news(**changes):
    return ld({**NEWS, **changes})


def test_json_ld_comes_before_opengraph_and_the_page():
    head = ld(NEWS) + meta(
        og_title="What the sea took", og_site_name="Skerrywire", og_url="https://other.example/x",
        article_published_time="2020-01-01",
    )  # fmt: skip
    found = known(page(head))
    assert (found["title"], found["outlet"], found["date"], found["author"], found["language"]) == (
        "Harbour wall at Skerry collapses", "Skerrywire", "2021-02-03T08:15:00+01:00", "Bo Gannet", "en",
    )  # fmt: skip


def test_opengraph_answers_where_json_ld_is_silent():
    head = meta(
        og_title="Harbour wall at Skerry collapses | The Post", og_site_name="The Post",
        og_url="https://post.example/a/1", article_published_time="2024-02-03T07:00:00Z", og_locale="en_GB",
    )  # fmt: skip
    found = known(page(head, html="<html>"))
    assert found == {
        "title": "Harbour wall at Skerry collapses", "outlet": "The Post", "url": "https://post.example/a/1",
        "date": "2024-02-03T07:00:00Z", "language": "en-GB",
    }  # fmt: skip


def test_trafilatura_answers_where_the_page_states_nothing():
    body = article(extra='<p class="byline">By <a rel="author" href="/bo">Bo Gannet</a></p>')
    found = known(page("<title>Harbour wall at Skerry collapses - The Post</title>", body))
    assert found["title"] == "Harbour wall at Skerry collapses"
    assert found["outlet"] == "The Post"
    assert found["author"] == "Bo Gannet"


@pytest.mark.parametrize("given", ["Skerrywire", "skerrywire.example", "", "   ", "x" * 5000, 7, None, [], {}])
def test_a_headline_that_can_be_none_is_passed_over(given):
    head = news(headline=given) + meta(og_site_name="Skerrywire")
    assert known(page(head))["title"] == "Harbour wall at Skerry collapses"


def test_the_headline_that_readers_see_comes_before_the_one_for_search_engines():
    head = news(headline="Skerry harbour wall collapses: boats lost, costs, pictures")
    assert known(page(head, article(heading="Harbour wall at Skerry collapses: boats lost")))["title"] == (
        "Harbour wall at Skerry collapses: boats lost"
    )


def test_a_heading_that_nothing_bears_out_is_not_the_title():
    assert known(page(ld(NEWS), article(heading="Most read today")))["title"] == NEWS["headline"]


@pytest.mark.parametrize(
    "title",
    ["Harbour wall collapses | The Post", "Harbour wall collapses - The Post", "The Post » Harbour wall collapses"],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title):
    head = meta(og_title=title, og_site_name="The Post")
    assert known(page(head, article(heading="")))["title"] == "Harbour wall collapses"


def test_a_bar_in_a_title_stays():
    head = meta(og_title="Opinion | Walls fall", og_site_name="The Post")
    assert known(page(head, article(heading="")))["title"] == "Opinion | Walls fall"


@pytest.mark.parametrize(
    ("publisher", "site", "outlet"),
    [
        ("The Skerrywire", "skerrywire", "The Skerrywire"),
        ("Northern Agency", "Harbour Courier", "Harbour Courier"),
        ("Skerry Holdings Ltd", "", "Skerry Holdings Ltd"),
        ("", "Harbour Courier | News from the quay", "Harbour Courier"),
        ("© 2031", "", "skerrywire.example"),
    ],
)
def test_the_outlet_is_the_site_and_not_the_agency_or_company_behind_it(publisher, site, outlet):
    head = news(publisher={"name": publisher}) + (meta(og_site_name=site) if site else "")
    assert known(page(head))["outlet"] == outlet


@pytest.mark.parametrize(
    "date", ["2999-01-01", "1970-01-01T00:00:00Z", "0000-00-00", "yesterday", "03/02/2031", 5, [[]]]
)
def test_a_date_that_cannot_be_is_passed_over(date):
    head = news(datePublished=date) + meta(article_published_time="2024-02-03")
    assert known(page(head))["date"] == "2024-02-03"


def test_dates_that_the_page_marks_up_are_read():
    body = article(extra='<time itemprop="datePublished" datetime="2024-02-03T07:00:00Z">3 February</time>')
    assert known(page("", body))["date"] == "2024-02-03T07:00:00Z"


def test_a_year_alone_is_no_date():
    paragraphs = [f"The wall at Skerry was whitewashed for the {n}th time, and the council paid." for n in range(4, 9)]
    body = article(paragraphs, extra="<p>Copyright 2021 The Post</p>")
    assert "date" not in known(page("<title>Skerry</title>", body))


@pytest.mark.parametrize(
    ("links", "address", "url"),
    [
        ('<link rel="canonical" href="/news/wall">', "https://skerrywire.example/x?utm=1", "https://skerrywire.example/news/wall"),
        ('<link rel="canonical" href="https://skerrywire.example/">', "https://skerrywire.example/a", "https://skerrywire.example/a"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://skerrywire.example/a", "https://skerrywire.example/a"),
        ('<link rel="canonical" href="http://[broken">', "https://skerrywire.example/a", "https://skerrywire.example/a"),
        ('<link rel="canonical" href="/relative">', None, None),
        ("", "file:///home/ada/wall.html", None),
    ],
)  # fmt: skip
def test_the_address_is_whole_canonical_and_of_the_web(links, address, url):
    assert known(page(links), address).get("url") == url


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ([{"name": "Ada Tern"}, {"name": "Bo Gannet"}], "Ada Tern, Bo Gannet"),
        ("By Ada Tern", "Ada Tern"),
        ("https://chirper.example/ada", None),
        ("admin", None),
        ({"name": {"name": []}}, None),
    ],
)
def test_authors_are_names(given, author):
    found = known(page(news(author=given))).get("author")
    assert found == author


@pytest.mark.parametrize(
    "block",
    ["{", "[]", "null", "[" * 5000, '{"@type": "NewsArticle", "headline": "A"', '"NewsArticle"', "7", ""],
)
def test_json_ld_that_is_none_does_no_harm(block):
    assert known(page(ld(block)))["title"] == "Harbour wall at Skerry collapses"


@pytest.mark.parametrize("filling", [" " * 1_500_000, "\n" * 1_500_000, "; " * 700_000, "// " * 500_000])
def test_json_ld_of_blanks_takes_no_time(filling):
    root = tree("p.html", page(ld('{"@type":' + filling)), 256)
    began = time.monotonic()
    assert not stated(root)
    assert time.monotonic() - began < 1


def test_json_ld_is_read_through_comments_line_ends_and_lists():
    text = json.dumps([{"@type": "BreadcrumbList"}, NEWS]).replace("Gannet", "Gan\n net")
    assert known(page(ld(f"<!-- {text}; -->")))["author"] == "Bo Gan net"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.just("<script>alert(1)</script>"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "@id", "@value", "@type"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries({"@type": st.just("NewsArticle")}, optional={key: VALUES for key in NEWS if key[0] != "@"})
)
def test_whatever_is_in_json_ld_fields_are_one_line_of_text_or_missing(values):
    found = known(page(ld(json.dumps(values).replace("</", "<\\/"))))
    assert found["title"]
    for key in ("title", "outlet", "date", "author", "language", "url"):
        value = found.get(key, "")
        assert isinstance(value, str)
        assert "\n" not in value
        assert len(value) < 5000


def test_control_characters_do_not_come_through():
    found = known(page(news(headline="Harbour\u001b[31m wall\u0007 at Skerry\u2028collapses", author="A\u009bda")))
    assert found["title"] == "Harbour wall at Skerry collapses"
    assert found["author"] == "A da"
