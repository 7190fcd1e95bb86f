"""passim's cluster records: what hangs together, and read back as passim's notebooks read them."""

import io
import json
from collections.abc import Mapping, Sequence
from itertools import combinations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report import stories_fixture
from tests.report.exchange.intact import asked
from whence.report.exchange import flatten, passim
from whence.report.exchange.tables import NAMES_OF_FIVE, Tables

Span = tuple[int, int]
Link = tuple[str, Span, str, Span]

TEXT = "".join(chr(ord("a") + n % 26) for n in range(400))


def tables(articles: Sequence[Mapping[str, object]], links: Sequence[Link]) -> Tables:
    made = {name: flatten.table(name, ()) for name in NAMES_OF_FIVE}
    made["articles"] = flatten.table("articles", ({"text": TEXT, "extra": "{}", **article} for article in articles))
    rows = [
        {"left": left, "right": right, "left_begin": a, "left_end": b, "right_begin": c, "right_end": d}
        for left, (a, b), right, (c, d) in links
    ]
    made["passages"] = flatten.table("passages", rows)
    return Tables(**made)


def found(*of: object) -> list[dict[str, object]]:
    return list(passim.clusters(tables(*of)))  # type: ignore[arg-type]


ARTICLES = [
    {"id": "late", "outlet": "The Post", "date": "2031-05-16"},
    {"id": "wire", "outlet": "Skerrywire", "date": "2031-05-14", "extra": '{"author": "Ines", "size": 9}'},
    {"id": "again", "outlet": "the post", "date": "2031-05-17", "title": "Again", "url": "https://post.example/2"},
    {"id": "undated"},
]


def test_a_record_has_the_fields_of_passim_and_those_of_its_article():
    first, *others = found(ARTICLES, [("wire", (10, 90), "late", (0, 80)), ("late", (0, 80), "again", (20, 100))])
    assert {
        "id": "wire", "series": "Skerrywire", "date": "2031-05-14", "uid": 1, "begin": 10, "end": 90, "cluster": 0,
        "size": 3, "pboiler": 0.5, "src": [], "boiler": False, "text": TEXT[10:90], "author": "Ines",
    } == first  # fmt: skip
    late, again = others
    assert (0, "The Post", [{"uid": 1, "begin": 10, "end": 90}], False) == tuple(
        late[name] for name in ("uid", "series", "src", "boiler")
    )
    assert ("Again", [{"uid": 0, "begin": 0, "end": 80}], True) == tuple(again[n] for n in ("title", "src", "boiler"))


def test_overlapping_places_of_one_article_are_one_record_and_those_that_hardly_overlap_are_two_clusters():
    links: list[Link] = [
        ("wire", (0, 100), "late", (0, 100)),
        ("wire", (40, 120), "again", (0, 80)),  # more than half of it lies in the first
        ("wire", (115, 200), "undated", (0, 85)),  # of this next to nothing does
    ]
    records = found(ARTICLES, links)
    assert {
        (0, "wire", 0, 120),
        (0, "late", 0, 100),
        (0, "again", 0, 80),
        (1, "wire", 115, 200),
        (1, "undated", 0, 85),
    } == {(r["cluster"], r["id"], r["begin"], r["end"]) for r in records}
    assert [3, 3, 3, 2, 2] == [r["size"] for r in records]


def test_who_is_not_at_hand_and_what_is_empty_is_passed_over():
    assert [] == found(ARTICLES, [("wire", (0, 9), "gone", (0, 9)), ("wire", (3, 3), "late", (0, 9))])


spans = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, unique=True, max_size=12))
def test_overlapping_links_what_the_slow_way_links(places):
    """The slow way looks at every two of them, and counts characters."""
    graph, twin = nx.Graph(), nx.Graph()
    graph.add_nodes_from(places)
    twin.add_nodes_from(places)
    for one, other in combinations(places, 2):
        shared = len(set(range(*one)) & set(range(*other)))
        if 2 * shared >= min(one[1] - one[0], other[1] - other[0]):
            twin.add_edge(one, other)
    made = [passim._Place(0, *place) for place in places]
    graph.add_edges_from((places[a], places[b]) for a, b in passim.overlapping(made))
    assert sorted(map(sorted, nx.connected_components(graph))) == sorted(map(sorted, nx.connected_components(twin)))


@given(st.lists(st.tuples(st.integers(0, 4), spans, st.integers(0, 4), spans), max_size=10))
def test_clusters_are_the_components_of_the_slow_way(drawn):
    articles = [{"id": f"{n}", "outlet": f"{n % 2}"} for n in range(5)]
    links = [(f"{a}", x, f"{b}", y) for a, x, b, y in drawn if a != b]
    graph = nx.Graph([((a, x), (b, y)) for a, x, b, y in links])
    for (a, x), (b, y) in combinations(list(graph), 2):
        shared = len(set(range(*x)) & set(range(*y)))
        if a == b and 2 * shared >= min(x[1] - x[0], y[1] - y[0]):
            graph.add_edge((a, x), (b, y))
    expected = {
        frozenset((a, at) for a, x in component for at in range(*x)) for component in nx.connected_components(graph)
    }
    told: dict[object, set[tuple[object, int]]] = {}
    records = found(articles, links)
    for record in records:
        begin, end = int(str(record["begin"])), int(str(record["end"]))
        told.setdefault(record["cluster"], set()).update((record["id"], at) for at in range(begin, end))
        assert TEXT[begin:end] == record["text"]
        assert 0 <= float(str(record["pboiler"])) <= 1
    assert expected == {frozenset(places) for places in told.values()}
    own = [(r["cluster"], r["uid"], r["begin"], r["end"]) for r in records]
    assert len(own) == len(set(own))
    for record in records:
        for source in record["src"]:  # type: ignore[attr-defined]
            assert (record["cluster"], source["uid"], source["begin"], source["end"]) in own


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("passim") / "out.json"
    story = stories_fixture.twelve()
    story.export(path, "passim")
    return story, path


def test_pandas_counts_series_by_cluster(written):
    """As passim's notebooks do: read the lines, group by cluster."""
    story, path = written
    texts = {article.id: article.text for article in story.articles}
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines
    assert all(texts[line["id"]][line["begin"] : line["end"]] == line["text"] for line in lines)
    frame = pd.DataFrame(lines)
    sizes = frame.groupby("cluster")["id"].nunique()
    assert sizes.tolist() == frame.groupby("cluster")["size"].first().tolist()
    assert sizes.is_monotonic_decreasing
    assert frame.groupby("cluster")["series"].nunique().max() > 1
    pd.testing.assert_series_equal(pd.read_json(path, lines=True)["cluster"], frame["cluster"])


def test_duckdb_joins_a_record_with_its_sources(written):
    _, path = written
    query = """
        WITH links AS (SELECT cluster, uid, unnest(src) AS s FROM file)
        SELECT count(*), count(r.id) FROM links LEFT JOIN file r
        ON links.cluster = r.cluster AND s.uid = r.uid AND s."begin" = r."begin" AND s."end" = r."end"
    """
    ((links, joined),) = asked(query, path)
    assert links == joined > 0


def test_a_file_has_as_many_lines_as_it_says():
    file = io.BytesIO()
    count = passim.write(tables(ARTICLES, [("wire", (0, 9), "late", (0, 9))]), file)
    assert 2 == count == len(file.getvalue().splitlines())
