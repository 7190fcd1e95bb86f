"""GraphML and GEXF: networkx reads back the same nodes and edges, whatever the articles are called."""

import io
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.report.awkward import HOSTILE
from tests.report.exchange.ferry_tables import any_tables, blocks, derivation, pair, tables
from whence.report.exchange import graphs
from whence.report.exchange.naming import xml_read, xml_shown, xml_text

FORMATS = {"graphml": (graphs.write_graphml, nx.read_graphml), "gexf": (graphs.write_gexf, nx.read_gexf)}
both = pytest.mark.parametrize(("write", "read"), FORMATS.values(), ids=FORMATS)


def there_and_back(given, write, read):
    """Return a graph as it is read from what was written, and what was written."""
    file = io.BytesIO()
    write(given, file)
    etree.fromstring(file.getvalue(), etree.XMLParser(huge_tree=True))  # well-formed in a parser that is not ours
    return read(io.BytesIO(file.getvalue())), file.getvalue()


def agree(read, made):
    """Return whether a graph that was read has the nodes, the edges and all properties of the one that was made."""
    assert set(read) == set(made)
    assert set(read.edges) == set(made.edges)
    for name, told in made.nodes(data=True):
        assert told.items() <= read.nodes[name].items()
    for begin, end, told in made.edges(data=True):
        assert told.items() <= read[begin][end].items()


@both
def test_a_pair(write, read):
    found, _ = there_and_back(pair(), write, read)
    agree(found, graphs.graph(pair()))
    assert set(found.edges) == {("wire.txt", "post.txt")}
    edge = found["wire.txt"]["post.txt"]
    assert (edge["relation"], edge["kind"], edge["share"], edge["direction_score"]) == ("derives", "wholly", 0.75, 0.8)
    node = found.nodes["wire.txt"]
    assert (node["label"], node["words"]) == ("Skerrywire: Ferry aground off Skerry", 17)
    assert found.nodes["post.txt"]["url"] == "https://post.example/ferry"


@both
def test_what_has_no_direction_says_so(write, read):
    given = tables(derivations=[derivation("b", "a", direction="common unseen parent", left_share=0.25)])
    found, _ = there_and_back(given, write, read)
    edge = found["b"]["a"]
    assert (edge["relation"], edge["direction"]) == ("related", "common unseen parent")
    assert (edge["left_share"], edge["right_share"]) == (0.25, 0.75)
    assert "share" not in edge


@pytest.mark.parametrize("kind", ["non-derived", "unknown"])
def test_what_is_not_derived_is_no_edge(kind):
    assert not graphs.graph(tables(derivations=[derivation("a", "b", kind)])).edges


def test_of_a_pair_that_is_there_twice_the_surer_row_counts():
    rows = [
        derivation("a", "b", sure=0.6),
        derivation("a", "b", sure=0.9),
        derivation("b", "a", direction="cannot tell"),
    ]
    made = graphs.graph(tables(derivations=rows))
    assert [told["direction_score"] for _, _, told in made.edges(data=True)] == [0.9]


@both
def test_notes_stand_in_graphml(write, read):
    found, _ = there_and_back(tables(["A cap.", "A cap.", "Another\x1b."]), write, read)
    assert found.graph.get("notes") == ("A cap.\nAnother\\u001b." if read is nx.read_graphml else None)


def test_articles_begin_on_their_day_in_gexf():
    dates = ["2031-05-14", "2031-05-15T23:10:00-08:00", "May", "2031-02-30", None]
    given = tables(articles=[{"id": str(n), "date": date} for n, date in enumerate(dates)])
    found, source = there_and_back(given, *FORMATS["gexf"])
    starts = {name: told["start"] for name, told in found.nodes(data=True) if "start" in told}
    assert starts == {"0": "2031-05-14", "1": "2031-05-15"}
    assert b'timeformat="date"' in source
    assert b"timeformat" not in there_and_back(tables(articles=[{"id": "a"}]), *FORMATS["gexf"])[1]


@both
@pytest.mark.parametrize("hostile", [text for text in HOSTILE if text.isprintable() or "\ud800" not in text])
def test_hostile_names_come_back_as_they_were(write, read, hostile):
    articles = [{"id": hostile, "title": hostile, "outlet": hostile}, {"id": ""}, {"id": "plain"}]
    given = tables(articles=articles, derivations=[derivation(hostile, ""), derivation("plain", hostile)])
    found, source = there_and_back(given, write, read)
    assert {xml_read(name) for name in found} == {hostile, "", "plain"}
    assert {tuple(map(xml_read, edge)) for edge in found.edges} == {(hostile, ""), ("plain", hostile)}
    assert xml_read(found.nodes[xml_text(hostile)]["title"]) == hostile
    assert b"<script" not in source
    assert "\u202e" not in found.nodes[xml_text(hostile)]["label"]


@both
def test_a_title_of_ten_thousand_characters_makes_a_label_that_can_be_drawn(write, read):
    found, _ = there_and_back(tables(articles=[{"id": "a", "title": "x" * 10_000}]), write, read)
    assert len(found.nodes["a"]["label"]) == 80
    assert len(found.nodes["a"]["title"]) == 10_000


def test_only_a_web_address_is_an_address():
    urls = ["javascript:alert(1)", "https://post.example/", "file:///etc/passwd"]
    made = graphs.graph(tables(articles=[{"id": str(n), "url": url} for n, url in enumerate(urls)]))
    assert [told.get("url") for _, told in made.nodes(data=True)] == [None, "https://post.example/", None]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_tables())
def test_whatever_the_tables_hold_networkx_reads_it_back(given):
    made = graphs.graph(given)
    assert {xml_read(name) for name in made} >= {row["id"] for row in given.articles.to_pylist()}
    for write, read in FORMATS.values():
        agree(there_and_back(given, write, read)[0], made)


@given(st.text(st.characters(exclude_categories=[])) | st.text("\\u0159ab\x00\x1b\r\ud800"))
@example(r"\u001b")
@example("\\\x1b")
@example(r"\u005cu001b")
def test_text_for_xml_comes_back_and_is_nothing_that_xml_lacks(text):
    fit = xml_text(text)
    assert xml_read(fit) == text
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", fit)
    element = etree.Element("a")
    element.text = fit
    assert (etree.fromstring(etree.tostring(element)).text or "") == fit
    element.text = xml_shown(text)


def test_the_example_of_the_documents_is_what_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Path("ferry.graphml").open("wb") as file:
        graphs.write_graphml(pair(), file)
    found = Path("ferry.graphml").read_text("utf-8")
    (example,) = blocks("GraphML, GEXF", "xml")
    assert example in found
    (program,) = blocks("GraphML, GEXF", "python")
    names: dict[str, Any] = {}
    exec(program, names)  # noqa: S102  # our own document
    assert names["first"] == ["wire.txt"]
