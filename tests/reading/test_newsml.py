"""NewsML-G2, and NITF by itself or within."""
# ruff: noqa: E501 - documents of XML are wide

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.mutated import mutated
from tests.reading.xml_desk import read, reader

XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title>
</head><body><p>The strike <b>ended</b>.</p><script>alert(1)</script><p>The boats<br/>leave &amp; return.</p></body></html>
</inlineXML>"""
NITF = """<nitf><head><title>Strike</title><docdata><doc-id id-string="sk-9" regsrc="SKW"/><date.issue norm="20190606T101500Z"/>
</docdata><pubdata type="print" date.publication="20190606" name="Skerrywire" ex-ref="https://skerrywire.example/9"/></head>
<body><body.head><hedline><hl1>Ferry <em>strike</em> ends</hl1><hl2>Crews content</hl2></hedline>
<byline>By <person>Ann Reid</person><byttl>Chief reporter</byttl></byline><dateline><location>PORT ELLAN</location></dateline>
</body.head><body.content><block><p>The strike ended.</p><media media-type="image"><media-caption><p>A ferry</p></media-caption>
</media><p>The boats leave.</p></block></body.content><body.end><tagline>Written by hand</tagline></body.end></body></nitf>"""
TEXT = "The strike ended.\n\nThe boats\nleave & return."


def item(content: str = XHTML, number: int = 17, kind: str = "text", more: str = "") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:skerrywire:{number}" version="3" xml:lang="en">
<rightsInfo><copyrightHolder literal="Skerry Ltd"/><usageTerms>not after July</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:SKW"><name>Skerrywire</name></provider>
<versionCreated>2019-06-06T10:15:00Z</versionCreated><firstCreated>2019-06-06T09:00:00Z</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><contentCreated>2019-06-06T08:00:00Z</contentCreated>
<located qcode="city:1"><name>Port Ellan</name></located><by>Ann Reid</by><creditline>Skerrywire/Isles Radio</creditline>
<language tag="en-GB"/><slugline>ferry-strike</slugline><headline role="hl:short">Strike</headline>
<headline role="hl:main">Ferry strike ends</headline>{more}</contentMeta><contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    return f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


def test_fields() -> None:
    article = read("newsml", item()).only
    assert (article.id, article.outlet, article.title) == (
        "urn:newsml:skerrywire:17:3",
        "Skerrywire",
        "Ferry strike ends",
    )
    assert (article.text, article.date, article.url) == (TEXT, "2019-06-06T10:15:00Z", None)
    assert article.extra == {
        "author": "Ann Reid",
        "language": "en-GB",
        "located": "Port Ellan",
        "version": "3",
        "status": "usable",
        "first created": "2019-06-06T09:00:00Z",
        "usage terms": "not after July",
        "creditline": "Skerrywire/Isles Radio",
        "slugline": "ferry-strike",
    }


def test_nitf_within() -> None:
    article = read("newsml", item(f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>')).only
    assert (article.text, article.title) == ("The strike ended.\n\nThe boats leave.", "Ferry strike ends")
    assert article.extra["dateline"] == "PORT ELLAN"


def test_nitf_alone() -> None:
    article = read("newsml", f'<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">{NITF}').only
    assert (article.id, article.outlet, article.title) == ("sk-9", "Skerrywire", "Ferry strike ends")
    assert (article.date, article.url) == ("2019-06-06T10:15:00+00:00", "https://skerrywire.example/9")
    assert article.text == "The strike ended.\n\nThe boats leave."
    assert (article.extra["author"], article.extra["dateline"]) == ("By Ann Reid", "PORT ELLAN")


def test_nitf_of_an_archive_that_has_the_first_paragraph_twice() -> None:
    lead = '<block class="lead_paragraph"><p>One.</p></block>'
    body = f'<body.content>{lead}<block class="full_text"><p>One.</p><p>Two.</p></block></body.content>'
    assert read("newsml", f"<nitf><body>{body}</body></nitf>").only.text == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<inlineData contenttype="text/plain">One &amp; &lt;b&gt;.\n\n  Two.</inlineData>', "One & <b>.\n\n  Two."),
        (
            '<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData>',
            "One.\n\nTwo.",
        ),
        (f'<inlineData contenttype="text/plain">Much, much longer, and without a paragraph.</inlineData>{XHTML}', TEXT),
    ],
)
def test_contents(content: str, text: str) -> None:
    assert read("newsml", item(content)).only.text == text


def test_a_message_of_many() -> None:
    found = read(
        "newsml",
        message(item(), "<packageItem/>", item(number=18), "<conceptItem/>", item("", 19, "picture"), "<packageItem/>"),
    )
    assert [article.id for article in found.articles] == ["urn:newsml:skerrywire:17:3", "urn:newsml:skerrywire:18:3"]
    assert found.told == (
        "in.xml: 4 items are no article (2 packageItem, 1 conceptItem, 1 picture); only news items with a text are read."
    )


def test_an_item_without_text_is_told_by_its_number() -> None:
    found = read("newsml", message(item(), item("", 18), item(number=19)))
    assert len(found.articles) == 2
    assert found.told.startswith("in.xml, item 2: has no text; ")


def test_names_from_codes() -> None:
    bare = '<newsItem guid="urn:x"><itemMeta><provider uri="http://cv.example/nprov/SKW"/></itemMeta><contentSet>'
    article = read("newsml", f"{bare}{XHTML}</contentSet></newsItem>").only
    assert (article.id, article.outlet, article.title, article.date) == ("urn:x", "SKW", None, None)


def test_cut_short() -> None:
    found = read("newsml", message(item(), "<packageItem/>", item(number=18))[:-300])
    assert [article.id for article in found.articles] == ["urn:newsml:skerrywire:17:3"]
    package, damage = map(str, found.problems)
    assert package.startswith("in.xml: 1 item is no article (1 packageItem); ")
    assert "is no XML from here on" in damage


@pytest.mark.parametrize("document", [message(), "<newsMessage/>"])
def test_no_item(document: str) -> None:
    assert read("newsml", document).told.startswith("in.xml: holds no news item; ")


def test_the_old_newsml() -> None:
    assert read("newsml", "<NewsML><NewsItem/></NewsML>").told == (
        "in.xml: is NewsML 1, which whence does not read; ask for it as NewsML-G2 or NITF."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    document = f'<?xml version="1.0" encoding="{encoding}"?>{item().replace("Ferry", "Café")}'
    assert read("newsml", document.encode(encoding)).only.title == "Café strike ends"


def test_recognises() -> None:
    for document in (item(), message(), NITF, "<!-- a --><packageItem>", "<n:newsItem xmlns:n='u'>"):
        assert reader("newsml").recognises(document.encode())
    for document in ("", "newsItem", "<html>", "<newsItems>"):
        assert not reader("newsml").recognises(document.encode())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([message(item(), item(NITF, 18)), NITF]).flatmap(lambda document: mutated(document.encode())))
def test_never_raises(data: bytes) -> None:
    read("newsml", data)
