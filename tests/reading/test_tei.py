"""TEI, and trafilatura's own XML."""
# ruff: noqa: E501 - documents of XML are wide

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.mutated import mutated
from tests.reading.xml_desk import read, reader

HEADER = """<teiHeader><fileDesc><titleStmt><title type="sub">an edition</title><title type="main">Harbour Courier, 6 June</title>
<author>Ann Reid</author></titleStmt><publicationStmt><publisher>Ellan Library</publisher><date when="2015-01-01"/>
<idno type="URL">https://library.example/hc/1819-06-06</idno></publicationStmt>
<sourceDesc><bibl><title level="j">Harbour Courier</title><date when="1819-06-06">6 June 1819</date></bibl></sourceDesc>
</fileDesc><profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc></teiHeader>"""
BODY = """<head>Shipping <hi rend="it">news</hi></head><p>The fer-<lb/>ry sailed on
<pb n="2"/><fw type="head">Harbour Courier</fw>
<lb/>Thursday.<note>It did not.</note></p><figure><head>A ferry</head></figure><p>Two &amp; <choice><sic>thre</sic><corr>three</corr></choice>.</p>"""
TEXT = "Shipping news\n\nThe fer-\nry sailed on\nThursday.\n\nTwo & thre."


def tei(body: str = BODY, header: str = HEADER, attributes: str = "") -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}>{header}<text><front><p>No</p></front><body>{body}</body></text></TEI>'


def test_fields() -> None:
    article = read("tei", f'<?xml version="1.0"?>\n{tei()}').only
    assert (article.id, article.outlet, article.title) == ("in.xml", "Harbour Courier", "Harbour Courier, 6 June")
    assert (article.date, article.url) == ("1819-06-06", "https://library.example/hc/1819-06-06")
    assert article.text == TEXT
    assert article.extra == {"author": "Ann Reid", "language": "en"}


def test_where_a_source_tells_nothing_the_file_does() -> None:
    header = "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><publisher>Post</publisher><date>6 June 2019</date></publicationStmt></fileDesc></teiHeader>"
    article = read("tei", tei(header=header, attributes=' xml:id="t1" xml:lang="fr"')).only
    assert (article.id, article.outlet, article.date, article.extra["language"]) == ("t1", "Post", "2019-06-06", "fr")


def test_articles_of_an_issue() -> None:
    parts = '<div type="article" xml:id="a1"><head>Fog</head><byline>Bo</byline><p>One.</p><div type="article"><p>In.</p></div></div>'
    found = read(
        "tei",
        tei(
            f'<div type="issue">{parts}<div type="advert"><p>Buy</p></div><div1 type="article"><p>Two.</p></div1></div>'
        ),
    )
    first, second = found.articles
    assert (first.id, first.title, first.text, first.extra["author"]) == ("a1", "Fog", "Fog\n\nBo\n\nOne.\n\nIn.", "Bo")
    assert (second.id, second.title, second.text) == ("in.xml:2", None, "Two.")
    assert {article.outlet for article in found.articles} == {"Harbour Courier"}
    assert first.extra["issue"] == "Harbour Courier, 6 June"


def test_a_corpus() -> None:
    bare = "<teiHeader><fileDesc><titleStmt><title>B</title></titleStmt></fileDesc></teiHeader>"
    corpus = f"<teiCorpus>{HEADER}{tei(header=bare)}{tei('<p>Three.</p>')}</teiCorpus>"
    first, second = read("tei", corpus).articles
    assert (first.id, first.outlet, first.title, first.date) == ("in.xml:1", "Harbour Courier", "B", "1819-06-06")
    assert (second.id, second.text) == ("in.xml:2", "Three.")


def test_a_group_of_texts() -> None:
    group = "<TEI><text><group><text><body><p>One.</p></body></text><text><body><p>Two.</p></body></text></group></text></TEI>"
    assert read("tei", group).only.text == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>exam<lb break='no'/>ple</p>", "example"),
        ("<p>exam \n <lb break='no'/>\n ple</p>", "example"),
        ("<p>exam-<lb break='no'/>ple</p>", "exam-\nple"),
        ("<p>exam-<pb break='no'/><lb break='no'/>ple</p>", "exam-\nple"),
        ("<p>one<lb/><lb/>two</p>", "one\ntwo"),
        ("<p>a<!-- no -->b<?no no?>c</p>", "abc"),
        ("<lg><l>One,</l><l>two.</l></lg><p>Three</p>", "One,\ntwo.\n\nThree"),
        ("<list><item>a</item><item>b</item></list>", "a\nb"),
        ("<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></table>", "a b\nc"),
        ("<p>said <q>yes</q> and <del>no</del><add>so</add></p>", "said yes and so"),
    ],
)
def test_layout(body: str, text: str) -> None:
    assert read("tei", tei(body)).only.text == text


def test_a_hyphen_at_the_end_of_a_line_is_joined_when_words_are_read() -> None:
    from whence.text.tokens import tokenise

    assert "ferry" in tokenise(TEXT).words


def test_an_entity_of_its_own_is_shown_and_html_s_is_read() -> None:
    document = f'<!DOCTYPE TEI [<!ENTITY own "expanded">]>{tei("<p>a &own; b &eacute;</p>")}'
    assert read("tei", document).only.text == "a &own; b é"


DOC = """<doc sitename="Skerrywire" title="Ferry strike ends" author="Ann Reid" date="2019-06-06" hostname="skerrywire.example"
url="https://skerrywire.example/strike" fingerprint="841c5dc95b2479dc" tags=""><main><head rend="h1">Ferry strike ends</head>
<p>The strike <hi rend="#b">ended</hi>.</p><list rend="ul"><item>One</item><item>Two</item></list></main>
<comments><p>Nobody asked us.</p></comments></doc>"""


def test_what_trafilatura_writes_as_xml() -> None:
    article = read("tei", DOC).only
    assert (article.outlet, article.title, article.date) == ("Skerrywire", "Ferry strike ends", "2019-06-06")
    assert (article.url, article.id) == ("https://skerrywire.example/strike", "in.xml")
    assert article.text == "Ferry strike ends\n\nThe strike ended.\n\nOne\nTwo"
    assert article.extra == {"author": "Ann Reid", "hostname": "skerrywire.example", "fingerprint": "841c5dc95b2479dc"}


def test_what_trafilatura_writes_as_tei() -> None:
    header = """<teiHeader><fileDesc><titleStmt><title type="main">Ferry strike ends</title><author>Ann Reid</author></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><bibl>Ferry strike ends, Skerrywire, 2019-06-06</bibl><biblFull><titleStmt>
<title type="main">Ferry strike ends</title></titleStmt><publicationStmt><publisher>Skerrywire (skerrywire.example)</publisher>
<ptr type="URL" target="https://skerrywire.example/strike"/><date>2019-06-06</date></publicationStmt></biblFull></sourceDesc></fileDesc>
<profileDesc><creation><date type="download">2026-01-01</date></creation></profileDesc></teiHeader>"""
    body = (
        '<div type="entry"><ab type="header">A</ab><p>One.</p></div><div type="comments"><p>Nobody asked us.</p></div>'
    )
    article = read("tei", tei(body, header)).only
    assert (article.outlet, article.date, article.text) == ("Skerrywire", "2019-06-06", "A\n\nOne.")
    assert article.url == "https://skerrywire.example/strike"


def test_one_without_text_costs_no_other() -> None:
    found = read("tei", f"<teiCorpus>{tei('')}{tei('<p>Two.</p>')}</teiCorpus>")
    assert [article.text for article in found.articles] == ["Two."]
    assert found.told.startswith("in.xml, article 1: has no text; ")


def test_cut_short() -> None:
    found = read("tei", f"<teiCorpus>{tei()}{tei()}"[:-20])
    assert len(found.articles) == 1
    assert "is no XML from here on" in found.told


@pytest.mark.parametrize("document", ["<teiCorpus/>", "<teiCorpus><teiHeader/></teiCorpus>"])
def test_nothing_in_it(document: str) -> None:
    assert read("tei", document).told.startswith("in.xml: holds no TEI element; ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    document = f'<?xml version="1.0" encoding="{encoding}"?>{tei("<p>Café</p>")}'
    assert read("tei", document.encode(encoding)).only.text == "Café"


def test_recognises() -> None:
    for document in (tei(), "<teiCorpus>", "<TEI.2>", DOC, '<?xml version="1.0"?><?xml-model href="x"?><TEI>'):
        assert reader("tei").recognises(document.encode())
    for document in ("", "TEI", "<html>", "<doc>", '<doc title="A">', "<TEIX>"):
        assert not reader("tei").recognises(document.encode())


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([tei(), f"<teiCorpus>{tei()}{tei()}</teiCorpus>", DOC]).flatmap(
        lambda document: mutated(document.encode())
    )
)
def test_never_raises(data: bytes) -> None:
    read("tei", data)
