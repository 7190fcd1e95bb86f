"""Web Annotations: every term resolves in the W3C's context, every quote stands where its position says."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pyld import jsonld

from tests.report.awkward import HOSTILE
from tests.report.exchange.ferry_tables import POST, WIRE, any_tables, blocks, pair, tables
from whence.report.exchange import annotation
from whence.report.exchange.naming import address, article_urn, part, whole

OA = "http://www.w3.org/ns/oa#"
MOTIVATIONS = {"linking", "describing", "identifying", "assessing", "classifying"}


def written(given):
    """Return what is written, as JSON."""
    file = io.BytesIO()
    annotation.write(given, file)
    return json.loads(file.getvalue())


def expanded(found):
    """Return `found` with all terms resolved, without the network; a term that does not resolve fails."""

    def load(url, _options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        document = json.loads(annotation.context())
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    def lost(term):
        pytest.fail(f"{term} is in no context")

    return jsonld.expand(found, {"documentLoader": load}, on_property_dropped=lost)


def every(value):
    """Yield all objects within a value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from every(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every(inner)


def items(found):
    return found["first"]["items"]


def selected(resource):
    """Return the quote and the position of a target or body."""
    kinds = {one["type"]: one for one in resource["selector"]}
    return kinds["TextQuoteSelector"], kinds["TextPositionSelector"]


def test_what_is_written_is_what_is_returned():
    assert written(pair()) == annotation.collection(pair())
    assert written(tables())["total"] == 0


def test_a_passage_is_annotated_on_both_sides():
    left, right, *_ = items(written(pair()))
    assert (left["motivation"], right["motivation"]) == ("linking", "linking")
    assert left["target"]["source"] == "urn:whence:article/wire.txt"
    assert right["target"]["source"] == "https://post.example/ferry"
    link, comment = left["body"]
    assert link["source"] == right["target"]["source"]
    assert link["selector"] == right["target"]["selector"]
    assert comment["value"] == "Shared with The Post [post.txt], in the same words or nearly (a speaker's words)"
    quote, position = selected(left["target"])
    assert (quote["exact"], position["start"], position["end"]) == (WIRE[42:76], 42, 76)
    assert left["whence:score"] == 21.5


def test_a_quotation_tells_its_speaker_its_fate_and_its_place_in_the_parent():
    quotation = items(written(pair()))[2]
    assert quotation["motivation"] == "describing"
    speaker, fate, link = quotation["body"]
    assert (speaker["purpose"], speaker["value"]) == ("identifying", "Orla Finn")
    assert fate["value"] == "direct speech; exact: the same words, against Skerrywire [wire.txt]"
    assert selected(link)[0]["exact"] == "We heard the rock" == selected(quotation["target"])[0]["exact"]
    assert link["source"] == "urn:whence:article/wire.txt"


def test_a_fact_that_was_dropped_is_annotated_where_it_still_stands():
    fact = items(written(pair()))[3]
    assert fact["motivation"] == "assessing"
    assert fact["target"]["source"] == "urn:whence:article/wire.txt"
    assert selected(fact["target"])[0]["exact"] == "at dawn"
    assessed, link = fact["body"]
    assert assessed["value"] == "time: dropped: nothing in its place"
    assert link["source"] == "https://post.example/ferry"


def test_a_fact_that_was_not_compared_is_classified():
    row = {"child": "post.txt", "type": "person", "begin": 4, "end": 10, "words": "Skerry", "norm": "Skerry"}
    (fact,) = items(written(tables(articles=pair().articles.to_pylist(), facts=[row])))
    assert (fact["motivation"], fact["body"][0]["value"]) == ("classifying", "person: Skerry")


def test_a_quotation_that_no_parent_has_links_to_none():
    row = {"child": "post.txt", "begin": 51, "end": 68, "kind": "direct"}
    (found,) = items(written(tables(articles=pair().articles.to_pylist(), quotations=[row])))
    (fate,) = found["body"]
    assert fate["value"] == "direct speech; not compared"


def test_every_term_resolves_and_every_name_is_an_iri():
    found = expanded(written(pair()))
    motives = {one["@id"] for inner in every(found) for one in inner.get(f"{OA}motivatedBy", ())}
    assert motives == {f"{OA}linking", f"{OA}describing", f"{OA}assessing"}
    purposes = {one["@id"] for inner in every(found) for one in inner.get(f"{OA}hasPurpose", ())}
    assert purposes == {f"{OA}linking", f"{OA}describing", f"{OA}identifying", f"{OA}assessing"}
    kinds = {kind for inner in every(found) for kind in inner.get("@type", ()) if isinstance(inner["@type"], list)}
    assert all(kind.startswith(("http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#")) for kind in kinds)
    starts = [one for inner in every(found) for one in inner.get(f"{OA}start", ())]
    assert starts[0]["@type"] == "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"


def test_a_term_that_the_context_lacks_would_be_noticed():
    with pytest.raises(pytest.fail.Exception, match="colour"):
        expanded(written(pair()) | {"colour": "red"})


def test_positions_count_characters_and_not_what_a_browser_counts():
    text = "👩🏽‍🚒 é The ferry ran aground."
    begin = text.index("ferry")
    passage = {"left": "a", "right": "b", "left_begin": begin, "left_end": begin + 5, "right_begin": 0, "right_end": 1}
    found = items(written(tables(articles=[{"id": "a", "text": text}], passages=[passage])))[0]
    quote, position = selected(found["target"])
    assert (quote["exact"], position["start"]) == ("ferry", begin)
    assert quote["prefix"] == text[:begin]


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("https://post.example/ferry?id=3#top", True),
        ("http://post.example:8080/%C3%A9", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("https://post.example/<script>", False),
        ("https://post.example/a b", False),
        ("https://post.example/\n", False),
        ("https://post.example/\u202e", False),
        ("https://post.example@evil.example/", False),
        ("https:///nobody", False),
        ("https://[", False),
        ("https://post.example:99999/", False),
        ("https://post.example/" + "a" * 2000, False),
        ("//post.example/", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_safe_address_stands_for_an_article(url, is_safe):
    assert address(url) == (url if is_safe else None)
    row = {"child": "x", "begin": 0, "end": 3}
    (found,) = items(written(tables(articles=[{"id": "x", "text": "abc", "url": url}], quotations=[row])))
    assert found["target"]["source"] == (url if is_safe else "urn:whence:article/x")


def test_an_address_of_two_articles_stands_for_neither():
    articles = [{"id": name, "text": name, "url": "https://post.example/live"} for name in "ab"]
    rows = [{"child": name, "begin": 0, "end": 1} for name in "ab"]
    sources = [one["target"]["source"] for one in items(written(tables(articles=articles, quotations=rows)))]
    assert sources == ["urn:whence:article/a", "urn:whence:article/b"]


@pytest.mark.parametrize("key", [*HOSTILE, "", "a/b", "a%2Fb", ".", "-x-", "é", "a" * 10_000])
def test_every_id_has_an_iri_of_its_own_and_can_be_read_from_it(key):
    iri = article_urn(key)
    assert re.fullmatch(r"urn:whence:article/[A-Za-z0-9_.~%-]*", iri)
    assert whole(iri.removeprefix("urn:whence:article/")) == key
    assert not part(key).endswith(".")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_tables())
def test_whatever_the_tables_hold_terms_resolve_and_quotes_stand_where_they_should(given):
    found = written(given)
    texts: dict[str, str] = {}
    for row in given.articles.to_pylist():
        texts.setdefault(row["id"], row["text"] or "")
    assert found["total"] == len(items(found)) == 2 * len(given.passages) + len(given.quotations) + len(given.facts)
    assert len({one["id"] for one in items(found)}) == found["total"]
    for resource in (inner for inner in every(found) if "selector" in inner):
        key = whole(resource["id"].removeprefix("urn:whence:article/").partition("#")[0])
        *quotes, position = resource["selector"]
        start, end = position["start"], position["end"]
        assert bool(quotes) == (start < end <= len(texts.get(key, "")))
        for quote in quotes:
            assert quote["exact"] == texts[key][start:end]
            assert texts[key][:start].endswith(quote.get("prefix", ""))
            assert texts[key][end:].startswith(quote.get("suffix", ""))
    for inner in every(expanded(found)):
        if "@id" in inner:
            assert re.fullmatch(r"(?:urn:whence:|https?://)[!-~]*", inner["@id"])
    assert {one["motivation"] for one in items(found)} <= MOTIVATIONS


def test_quotes_of_the_fixture_are_those_of_the_texts():
    found = [selected(inner) for inner in every(written(pair())) if "selector" in inner]
    assert len(found) == 7
    for quote, position in found:
        assert any(text[position["start"] : position["end"]] == quote["exact"] for text in (WIRE, POST))


def test_the_example_of_the_documents_is_what_is_written():
    (example,) = blocks("Annotations", "json")
    told = json.loads(example)
    (found,) = [one for one in items(written(pair())) if one["id"].endswith("/2")]
    assert found | {"id": told["id"]} == told  # the collection is named after all that is in it


def test_the_program_of_the_documents_reads_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Path("ferry.jsonld").open("wb") as file:
        annotation.write(pair(), file)
    (program,) = blocks("Annotations", "python")
    names: dict[str, Any] = {}
    exec(program, names)  # noqa: S102  # our own document
    assert len(names["of_the_post"]) == 2
