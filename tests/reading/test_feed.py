"""Feeds, RSS and Atom: an article for each entry."""

from __future__ import annotations

import io
import time

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.mutated import mutated
from tests.reading.xml_desk import read, reader

SPACES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
FULL = "<content:encoded><![CDATA[<p>The strike ended.</p><p>The boats &amp; crews leave.</p>]]></content:encoded>"
ITEM = f"""<item><title>Ferry strike ends</title><link>https://skerrywire.example/1</link>
<guid isPermaLink="false">sk-1</guid><pubDate>Thu, 06 Jun 2019 10:15:00 GMT</pubDate><dc:creator>Ann Reid</dc:creator>
<category>Isles</category><description>An &lt;b&gt;end&lt;/b&gt;.</description>{FULL}</item>"""


def rss(*items: str, head: str = "<title>Skerrywire</title><language>en</language>") -> str:
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{head}{"".join(items)}</channel></rss>'


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="html">The &lt;i&gt;Post&lt;/i&gt;</title><link rel="self" href="https://post.example/feed"/>
<entry><id>tag:post.example,2019:1</id><title>Rain &amp; wind</title><link rel="enclosure" href="https://post.example/x.mp3"/>
<link href="https://post.example/1"/><updated>2019-06-07T08:00:00Z</updated><published>2019-06-06T10:15:00Z</published>
<author><name>Ann Reid</name></author><author><name>Bo Lind</name></author><category term="weather"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <em>rained</em>.</p><p>It blew.</p></div>
</content><summary>Weather.</summary></entry>
<entry><id>tag:post.example,2019:2</id><title>Snow</title><summary type="text">It &lt;snowed&gt;.</summary>
<source><title>Isles Radio</title></source></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://post.example"><title>Post</title>
<dc:language>en</dc:language><items><rdf:Seq><rdf:li resource="https://post.example/3"/></rdf:Seq></items></channel>
<item rdf:about="https://post.example/3"><title>Fog</title><link>https://post.example/3</link>
<description>It was foggy.</description><dc:date>2019-06-06</dc:date><dc:creator>Bo Lind</dc:creator></item>
</rdf:RDF>"""


def test_rss() -> None:
    article = read("feed", rss(ITEM)).only
    assert (article.id, article.outlet, article.title) == ("sk-1", "Skerrywire", "Ferry strike ends")
    assert (article.date, article.url) == ("2019-06-06T10:15:00+00:00", "https://skerrywire.example/1")
    assert article.text == "The strike ended.\n\nThe boats & crews leave."
    assert article.extra == {
        "text is": "full text",
        "author": "Ann Reid",
        "language": "en",
        "categories": ["Isles"],
        "date as given": "Thu, 06 Jun 2019 10:15:00 GMT",
    }
    assert article.notes == ()


def test_a_summary_is_called_one() -> None:
    article = read("feed", rss(ITEM.replace(FULL, ""))).only
    assert (article.text, article.extra["text is"]) == ("An end.", "summary")


def test_atom() -> None:
    rain, snow = read("feed", ATOM).articles
    assert (rain.id, rain.outlet, rain.title) == ("tag:post.example,2019:1", "The Post", "Rain & wind")
    assert (rain.text, rain.date, rain.url) == (
        "It rained.\n\nIt blew.",
        "2019-06-06T10:15:00Z",
        "https://post.example/1",
    )
    assert rain.extra == {
        "text is": "full text", "author": "Ann Reid, Bo Lind", "language": "en", "categories": ["weather"],
    }  # fmt: skip
    assert (snow.text, snow.outlet, snow.extra["text is"]) == ("It <snowed>.", "Isles Radio", "summary")
    assert snow.extra["feed"] == "The Post"


def test_rdf() -> None:
    article = read("feed", RDF).only
    assert (article.id, article.outlet, article.text) == ("https://post.example/3", "Post", "It was foggy.")
    assert (article.date, article.extra["author"]) == ("2019-06-06", "Bo Lind")


MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"'
ODD = f"""<item {MEDIA}><media:title>A picture</media:title><media:description>Not it</media:description>
<title>Fog</title><link>https://count.example/1</link><fb:origLink>https://post.example/1</fb:origLink><guid>https://post.example/guid</guid>
<author>bo@post.example (Bo Lind)</author><dc:date>2019-06-06</dc:date><description>One.

Two &amp;amp; three.</description><source url="https://isles.example">Isles Radio</source></item>"""


def test_what_else_an_entry_may_hold() -> None:
    article = read("feed", rss(ODD)).only
    assert (article.title, article.text, article.url) == ("Fog", "One.\n\nTwo & three.", "https://post.example/1")
    assert (article.id, article.outlet, article.date) == ("https://post.example/guid", "Isles Radio", "2019-06-06")
    assert (article.extra["author"], article.extra["feed"]) == ("Bo Lind", "Skerrywire")


def test_the_guid_is_the_link_unless_it_says_no() -> None:
    guid = "<item><guid{}>https://post.example/1</guid><description>A.</description></item>"
    assert read("feed", rss(guid.format(""))).only.url == "https://post.example/1"
    assert read("feed", rss(guid.format(' isPermaLink="false"'))).only.url is None


@pytest.mark.parametrize(
    "document",
    [
        """<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title>
        <a:entry><a:title>T</a:title><a:content>One.</a:content></a:entry></a:feed>""",
        """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>P</title>
        <entry><title>T</title><content type="text/html" mode="escaped">&lt;p&gt;One.</content></entry></feed>""",
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>T</title><content>One.</content></entry>',
        """<rss><channel><title>P</title></channel><item><title>T</title>
        <body xmlns="http://www.w3.org/1999/xhtml"><p>One.</p></body></item></rss>""",
    ],
)
def test_other_kinds_of_feeds(document: str) -> None:
    article = read("feed", document).only
    assert (article.title, article.text, article.extra["text is"]) == ("T", "One.", "full text")
    assert article.outlet == (None if document.startswith("<entry") else "P")


def test_one_broken_entry_costs_no_other() -> None:
    broken = ITEM.replace("Ferry strike", "<b>Ferry strike").replace("sk-1", "sk-2")
    found = read("feed", rss(ITEM, broken, ITEM.replace("sk-1", "sk-3")))
    assert [article.id for article in found.articles] == ["sk-1", "sk-2", "sk-3"]
    assert [article.text for article in found.articles] == ["The strike ended.\n\nThe boats & crews leave."] * 3
    assert [article.notes for article in found.articles] == [
        (), ("in.xml, entry 2: is no sound XML; read as far as it is understood.",), (),
    ]  # fmt: skip


def test_a_lone_ampersand() -> None:
    article = read("feed", rss(ITEM.replace("Ferry strike", "AT&T & Sons &nosuch; &eacute;"))).only
    assert article.title == "AT&T & Sons &nosuch; é ends"
    assert article.notes == (
        "in.xml, entry 1: an ampersand stands alone, which XML does not allow; it was read as that.",
    )


def test_an_entry_that_is_not_closed() -> None:
    found = read("feed", rss(ITEM.replace("</item>", ""), ITEM.replace("sk-1", "sk-2")))
    assert [(article.id, bool(article.notes)) for article in found.articles] == [("sk-1", True), ("sk-2", False)]


def test_words_of_markup_in_cdata_and_comments() -> None:
    cdata = "<description><![CDATA[Say </item> or <item>]]></description><!-- <item> -->"
    assert read("feed", rss(f"<item>{cdata}</item>")).only.text == "Say </item> or <item>"


def test_cut_short() -> None:
    whole = rss(ITEM, ITEM.replace("sk-1", "sk-2"))
    found = read("feed", whole[:-60])
    assert [article.id for article in found.articles] == ["sk-1"]
    assert found.told == "in.xml: ends in the middle of its last entry, which was left out; get it again."
    found = read("feed", whole[:-6])
    assert [article.id for article in found.articles] == ["sk-1", "sk-2"]
    assert found.told == "in.xml: ends before the feed does, so that entries may be missing; get it again."


@pytest.mark.parametrize("document", [rss(), "<rss/>", ATOM[:200], "<rss><channel><title>A</title>"])
def test_no_entry(document: str) -> None:
    assert read("feed", document).told.startswith("in.xml: holds no entry; ")


@pytest.mark.parametrize(
    ("document", "what"), [("<odd><p>x</p></odd>", "XML that begins with <odd>"), ("some text", "no XML")]
)
def test_xml_of_another_kind(document: str, what: str) -> None:
    told = f"in.xml: is {what}, and no feed; whence reads RSS, Atom, NewsML-G2, NITF, TEI and HTML."
    assert read("feed", document).told == told


def test_an_entry_without_text() -> None:
    for empty in ("<item><title>A</title></item>", "<item/>", '<item x="y" />'):
        found = read("feed", rss(empty, ITEM))
        assert [article.id for article in found.articles] == ["sk-1"]
        assert found.told.startswith("in.xml, entry 1: has no text; ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    document = rss(ITEM.replace("Ferry", "Café")).replace('"1.0"', f'"1.0" encoding="{encoding}"')
    article = read("feed", document.encode(encoding)).articles[0]
    assert article.title == "Café strike ends"


def test_script_in_every_field() -> None:
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    item = "".join(f"<{name}>{script}x</{name}>" for name in ("title", "author", "description", "category"))
    article = read("feed", rss(f"<item>{item}</item>", head=f"<title>{script}Post</title>")).only
    assert (article.title, article.text, article.outlet) == ("x", "x", "Post")
    assert (article.extra["author"], article.extra["categories"]) == ("x", ["x"])


def test_nothing_is_opened(tmp_path_factory: pytest.TempPathFactory) -> None:
    """feedparser opens what it takes for a file's name, and fetches what looks like an address."""
    secret = tmp_path_factory.mktemp("s") / "secret"
    secret.write_text(rss(ITEM))
    for data in (str(secret), "https://skerrywire.example/feed", f"<rss><item>{secret}<b></item></rss>"):
        assert "sk-1" not in str(read("feed", data))


def test_entities_do_not_expand() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    item = ITEM.replace("Ferry strike", "&l11;")
    article = read("feed", rss(item).replace("<rss", f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]><rss', 1)).only
    assert article.title == "&l11; ends"


def test_recognises() -> None:
    for document in (rss(ITEM), ATOM, RDF, "<rss>", '<a:feed xmlns:a="http://www.w3.org/2005/Atom">'):
        assert reader("feed").recognises(document.encode())
    for document in ("", "rss", "<html>", "<feed>", '<RDF xmlns="u">', "<!-- <rss> -->", "<rss2>"):
        assert not reader("feed").recognises(document.encode())


def test_many_broken_entries_take_no_longer() -> None:
    began = time.monotonic()
    found = read("feed", rss(*["<item><b>x</item>"] * 3000), max_seconds=0.2)
    assert len(found.articles) + len(found.problems) == 3000
    assert "as too many entries before it" in str(found.problems[-1])
    assert read("feed", rss("<item>" * 5_000), max_seconds=0.2).problems
    assert read("feed", rss(ITEM) + "<![CDATA[" * 50_000).articles
    assert time.monotonic() - began < 10


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([rss(ITEM, ITEM), ATOM, RDF]).flatmap(lambda document: mutated(document.encode())))
def test_never_raises(data: bytes) -> None:
    read("feed", data)


WORDS = st.text("ab é&<>\"';", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, st.integers(1, 28)), min_size=1, max_size=3))
def test_like_feedparser(made: list[tuple[str, str, str, int]]) -> None:
    """The slow reader of feeds, which knows all of them, makes the same of sound ones."""
    from xml.sax.saxutils import escape

    items = [
        f"<item><guid>{escape(id)}{n}</guid><title type='text'>{escape(escape(title))}</title>"
        f"<author>{escape(author)}</author>"
        f"<pubDate>{day:02} Jun 2019 10:15:00 GMT</pubDate><link>https://x.example/{n}</link>"
        f"<description>{escape(escape(title))}</description></item>"
        for n, (id, title, author, day) in enumerate(made)
    ]
    entries = feedparser.parse(io.BytesIO(rss(*items).encode())).entries
    articles = read("feed", rss(*items)).articles
    assert len(articles) == len(entries)
    for article, entry in zip(articles, entries, strict=True):
        assert article.id == " ".join(entry.id.split())
        assert (article.url, article.extra["date as given"]) == (entry.link, entry.published)
