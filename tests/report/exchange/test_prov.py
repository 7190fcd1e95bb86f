"""PROV-JSON: the library that others use reads it back, its schema holds, and it claims no more than we do."""

import io
import json
from functools import cache
from importlib.resources import files
from itertools import pairwise, permutations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from prov.model import ProvDocument

from tests.report.exchange.ferry_tables import any_tables, blocks, derivation, pair, tables
from whence.report.exchange import prov
from whence.report.exchange.descent import Descent, Related, sources, without_circles


def written(given):
    """Return what is written, as PROV-JSON."""
    file = io.BytesIO()
    prov.write(given, file)
    return json.loads(file.getvalue())


def derived(given, kind=None):
    """Return (child, parent) of all derivations, or of those of that type of PROV."""
    found = written(given).get("wasDerivedFrom", {}).values()
    return {
        (one["prov:generatedEntity"], one["prov:usedEntity"])
        for one in found
        if (one.get("prov:type") or {}).get("$") == (kind and f"prov:{kind}")
    }


@cache
def validator():
    """Return the schema of PROV-JSON, which ships with the library."""
    schema = files("prov") / "tests" / "schemas" / "prov-json.schema.json"
    if not schema.is_file():
        pytest.skip("this release of prov comes without the schema of PROV-JSON")
    return Draft4Validator(json.loads(schema.read_text("utf-8")))


def test_what_is_known_of_a_pair():
    given = pair()
    post, wire, quotation = "whence:article/post.txt", "whence:article/wire.txt", "whence:quotation/post.txt/51-68"
    assert derived(given) == {(post, wire)}
    assert derived(given, "Quotation") == {(quotation, wire)}
    assert derived(given, "PrimarySource") == {(post, wire)}
    assert derived(given, "Revision") == set()
    found = written(given)
    assert found["entity"][post]["dcterms:identifier"] == "post.txt"
    assert found["entity"][post]["whence:url"] == {"$": "https://post.example/ferry", "type": "xsd:anyURI"}
    assert found["entity"][quotation]["prov:value"] == "We heard the rock"
    assert found["entity"][quotation]["whence:speaker"] == "Orla Finn"
    attributed = {(one["prov:entity"], one["prov:agent"]) for one in found["wasAttributedTo"].values()}
    assert attributed == {(wire, "whence:outlet/Skerrywire"), (post, "whence:outlet/The%20Post")}
    (told,) = [one for one in found["wasDerivedFrom"].values() if "whence:kind" in one]
    assert told["whence:share"] == {"$": "0.75", "type": "xsd:double"}
    assert told["whence:reason"] == "The Post names Skerrywire"


def test_midnight_is_not_made_up_for_an_article_that_has_only_a_day():
    found = written(pair())
    times = {one["prov:entity"]: one.get("prov:time") for one in found["wasGeneratedBy"].values()}
    assert times["whence:article/wire.txt"] == "2031-05-14T06:10:00+01:00"
    assert "whence:article/post.txt" not in times
    assert found["entity"]["whence:article/post.txt"]["dcterms:issued"] == {"$": "2031-05-14", "type": "xsd:date"}


def test_the_program_says_all_this_and_has_used_the_articles():
    found = written(pair())
    (association,) = found["wasAssociatedWith"].values()
    assert association == {"prov:activity": "whence:analysis", "prov:agent": "whence:program"}
    assert found["agent"]["whence:program"]["prov:type"]["$"] == "prov:SoftwareAgent"
    assert found["agent"]["whence:program"]["whence:version"]
    assert {one["prov:entity"] for one in found["used"].values()} == {
        "whence:article/wire.txt",
        "whence:article/post.txt",
    }


@pytest.mark.parametrize("direction", ["cannot tell", "common unseen parent"])
def test_what_has_no_direction_is_told_and_not_asserted(direction):
    given = tables(derivations=[derivation("a", "b", direction=direction, reasons=["both credit an agency"])])
    found = written(given)
    assert not {"wasDerivedFrom", "alternateOf", "wasInfluencedBy", "specializationOf"} & set(found)
    assert found["entity"]["whence:relation/1"]["whence:direction"] == direction
    assert found["entity"]["whence:relation/1"]["whence:left"] == {"$": "whence:article/a", "type": "xsd:QName"}
    assert found["entity"]["whence:relation/1"]["whence:reason"] == "both credit an agency"


@pytest.mark.parametrize("kind", ["non-derived", "unknown"])
def test_what_is_not_derived_is_not_asserted(kind):
    assert "wasDerivedFrom" not in written(tables(derivations=[derivation("a", "b", kind)]))


def test_a_quotation_of_which_nothing_says_which_came_first_is_not_quoted_from_anywhere():
    given = pair().quotations.to_pylist()
    found = written(tables(quotations=given, derivations=[derivation("wire.txt", "post.txt", direction="cannot tell")]))
    quotation = found["entity"]["whence:quotation/post.txt/51-68"]
    assert "wasDerivedFrom" not in found
    assert quotation["whence:comparedWith"]["$"] == "whence:article/wire.txt"
    assert quotation["whence:fidelity"] == "exact"


def test_indirect_speech_in_other_words_is_derived_and_no_quotation():
    row = {**pair().quotations.to_pylist()[0], "kind": "indirect"}
    way = [derivation("wire.txt", "post.txt")]
    found = ("whence:quotation/post.txt/51-68", "whence:article/wire.txt")
    same, altered = (tables(quotations=[{**row, "fidelity": fate}], derivations=way) for fate in ("exact", "altered"))
    assert found in derived(same, "Quotation")
    assert found in derived(altered)
    assert not derived(altered, "Quotation")


def test_an_update_of_the_same_outlet_is_a_revision():
    articles = [{"id": "a", "outlet": "The Post"}, {"id": "b", "outlet": " the post"}, {"id": "c", "outlet": "Kiln FM"}]
    given = tables(
        articles=articles,
        derivations=[derivation("a", "b"), derivation("b", "c"), derivation("a", "c", "partially")],
    )
    assert derived(given, "Revision") == {("whence:article/b", "whence:article/a")}
    partly = tables(articles=articles, derivations=[derivation("a", "b", "partially")])
    assert derived(partly, "Revision") == set()


def test_the_surest_derivations_are_kept_where_three_close_a_circle():
    rows = [derivation("a", "b", sure=0.9), derivation("b", "c", sure=0.8), derivation("c", "a", sure=0.7)]
    found = written(tables(derivations=rows))
    pairs = {(one["prov:generatedEntity"][-1], one["prov:usedEntity"][-1]) for one in found["wasDerivedFrom"].values()}
    assert pairs == {("b", "a"), ("c", "b"), ("c", "a")}  # c goes back to a, which is its primary source
    assert "circle" in found["entity"]["whence:relation/1"]["whence:direction"]
    assert derived(tables(derivations=rows)) == {
        ("whence:article/b", "whence:article/a"),
        ("whence:article/c", "whence:article/b"),
    }


def test_what_shares_a_parent_that_is_not_at_hand_is_nobodys_primary_source():
    rows = [derivation("a", "b"), derivation("a", "x", direction="common unseen parent"), derivation("c", "b")]
    assert derived(tables(derivations=rows), "PrimarySource") == {("whence:article/b", "whence:article/c")}


_named = st.sampled_from("abcde")
_links = st.lists(st.tuples(_named, _named, st.sampled_from([0.1, 0.5, 0.9])), max_size=9).map(
    lambda found: [
        Descent(*ends, "wholly", None, None, sure, (), ())
        for ends, sure in {(a, b): sure for a, b, sure in found if a != b}.items()
    ]
)


@given(_links)
def test_no_circle_is_left_and_each_link_given_up_would_have_closed_one(found):
    kept, turned = without_circles(found)
    graph = nx.DiGraph((one.parent, one.child) for one in kept)
    assert nx.is_directed_acyclic_graph(graph)
    assert sorted(kept + turned) == sorted(found)
    for one in turned:
        surer = [other for other in kept if (other.direction_score or 0) >= (one.direction_score or 0)]
        assert (one.parent, one.child) in _closing(surer)


def _closing(found):
    """Return all links that would close a circle, the slow way: by every row of articles."""
    links = {(one.parent, one.child) for one in found}
    rows = [row for n in range(2, 6) for row in permutations("abcde", n)]
    return {(row[-1], row[0]) for row in rows if all(link in links for link in pairwise(row))}


@given(_links, st.sampled_from("abcde"))
def test_primary_sources_are_where_every_way_back_ends(found, orphan):
    kept, _ = without_circles(found)
    children = {one.child for one in kept}
    roots = {one.parent for one in kept} - children - {orphan}
    expected = {(one[0], one[1]) for one in _closing(kept) if one[1] in roots}
    related = [Related(orphan, "z", "wholly", "common unseen parent", None, None, None, None, (), ())]
    assert {(child, root) for child, found in sources(kept, related).items() for root in found} == expected


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_tables())
def test_whatever_the_tables_hold_it_is_valid_and_reads_back_the_same(given):
    made = prov.document(given)
    file = io.BytesIO()
    prov.write(given, file)
    read = ProvDocument.deserialize(io.BytesIO(file.getvalue()), format="json")
    assert read == made
    found = json.loads(file.getvalue())
    assert not list(validator().iter_errors(found))
    declared = {*found.get("entity", {}), *found.get("agent", {}), *found.get("activity", {})}
    used = [one for name, records in found.items() if name.startswith("was") for one in records.values()]
    ends = ("prov:entity", "prov:agent", "prov:activity", "prov:generatedEntity", "prov:usedEntity")
    assert {one[end] for one in used for end in ends if end in one} <= declared
    graph = nx.DiGraph(
        (one["prov:usedEntity"], one["prov:generatedEntity"]) for one in found.get("wasDerivedFrom", {}).values()
    )
    assert nx.is_directed_acyclic_graph(graph)
    assert made.get_provn()


def test_every_article_and_quotation_of_the_tables_is_there_by_its_id():
    given = tables(articles=[{"id": "<script>\x00]]>"}, {"id": ""}, {"id": "a/b"}, {"id": "a%2Fb"}])
    told = {one["dcterms:identifier"] for one in written(given)["entity"].values() if "dcterms:identifier" in one}
    assert told == {"<script>\x00]]>", "", "a/b", "a%2Fb"}
    assert len(written(given)["entity"]) == 5  # and the lineage


def test_the_example_of_the_documents_is_what_is_written():
    (example,) = blocks("PROV", "json")
    found = written(pair())
    for kind, records in json.loads(example).items():
        for name, told in records.items():
            assert found[kind][name] == told


def test_the_program_of_the_documents_reads_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with Path("ferry.prov.json").open("wb") as file:
        prov.write(pair(), file)
    (program,) = blocks("PROV", "python")
    exec(program, {})  # noqa: S102  # our own document
    assert "whence:article/post.txt from whence:article/wire.txt" in capsys.readouterr().out
