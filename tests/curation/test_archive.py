"""What is worked out from an archive: pairs, directions, stories, blame; only what is missing, and kept."""

from dataclasses import replace
from itertools import combinations

import pyarrow as pa
import pytest

from tests import ferry
from whence import corpus, genealogy, pipeline
from whence.curation.archive import Archive
from whence.errors import UnknownArticle, UsageError
from whence.model import Article
from whence.options import Options, preset
from whence.text.witness import prepare

PLAIN = Options(quotes=False, facts=False)
EDGES = {
    ("1-skerrywire", "2-calder-gazette"),
    ("1-skerrywire", "3-evening-post"),
    ("1-skerrywire", "4-harbour-courier"),
    ("4-harbour-courier", "5-newslantern"),
    ("3-evening-post", "6-straits-archive"),
}
OTHERS = [
    Article("goose", "A goose named Perpetua walked into the town hall of Lower Quennel and would not leave.", "Quill"),
    Article("bridge", "The footbridge at Saltcote Mill closes for repairs until the first week of April.", "Quill"),
]


def articles() -> list[Article]:
    return list(ferry.articles().values())


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Archive:
    archive = Archive.create(tmp_path_factory.mktemp("full"))
    archive.add([*articles(), *OTHERS])
    archive.pairs()
    return archive


def shared(archive: Archive) -> dict[tuple[str, str], set[tuple[object, ...]]]:
    return {
        (d.left, d.right): {(*p.left_span, *p.right_span, p.score) for p in passages}
        for d, passages in archive.pairs(direction=False).told()
    }


def test_the_pairs_are_those_of_the_pure_path_to_the_character(full):
    options = preset("archive")
    expected = {}
    for left, right in combinations(articles(), 2):
        found = pipeline.share(prepare(left), prepare(right), options)
        spans = [
            (
                *found.left.span(p.pairs[0].i, p.pairs[-1].i2),
                *found.right.span(p.pairs[0].j, p.pairs[-1].j2),
                p.score,
            )
            for p in found.paths
        ]
        if any(p.strong for p in found.paths):
            expected[left.id, right.id] = set(spans)
    assert expected == shared(full)


def test_the_directions_are_those_of_the_lineage(full):
    told = list(full.pairs())
    assert EDGES == {(d.parent, d.child) for d in told if d.child and not d.via}
    assert 15 == len(told)
    assert all(d.reasons for d in told)


def test_what_is_added_later_is_found_as_if_it_had_been_there(full, tmp_path):
    archive = Archive.create(tmp_path)
    for some in (articles()[:2], OTHERS, articles()[2:5], articles()[5:]):
        archive.add(some)
        archive.pairs()
    assert shared(full) == shared(archive)
    assert EDGES == {(d.parent, d.child) for d in archive.pairs() if d.child and not d.via}


def test_nothing_is_found_twice(full, monkeypatch):
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(corpus, "pairs", never)
    monkeypatch.setattr(genealogy, "settle", never)
    assert 15 == len(full.pairs())


def test_other_options_are_other_results(full):
    strict = preset("archive", passage_score=40.0)
    assert len(full.pairs(options=strict, direction=False)) < 15
    assert 15 == len(full.pairs(direction=False))


def test_removed_and_changed_articles_are_in_no_pair(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add(articles())
    archive.pairs()
    archive.remove(["2-calder-gazette"])
    archive.add([replace(articles()[4], text="Nothing of all that: the ferry is painted green.")])
    left = {name for d in archive.pairs() for name in (d.left, d.right)}
    assert {"1-skerrywire", "3-evening-post", "4-harbour-courier", "6-straits-archive"} == left
    assert {"1-skerrywire"} == {line.id for line in archive.stories().stories}
    assert 4 == len(archive.stories().stories[0].articles)


def test_a_search_that_was_broken_off_goes_on(tmp_path, monkeypatch):
    archive = Archive.create(tmp_path)
    archive.add(articles())
    real, calls = genealogy.settle, list[int]()

    def broken(*_: object, **__: object) -> object:
        calls.append(1)
        raise KeyboardInterrupt

    monkeypatch.setattr(genealogy, "settle", broken)
    with pytest.raises(KeyboardInterrupt):
        archive.pairs()
    monkeypatch.setattr(genealogy, "settle", real)
    monkeypatch.setattr(corpus, "pairs", broken)
    assert EDGES == {(d.parent, d.child) for d in archive.pairs() if d.child and not d.via}
    assert 1 == len(calls)


def test_the_ferry_is_one_story_and_the_goose_another(full):
    (story,) = full.stories().stories
    assert {a.id for a in articles()} == set(story.articles)
    assert ("2025-05-06", "2025-05-09") == tuple(date[:10] for date in (story.first or "", story.last or ""))
    assert {"goose", "bridge", story.id} == {line.id for line in full.stories(alone=True).stories}


def test_a_story_is_told_by_any_of_its_articles(full):
    story = full.story("6-straits-archive", options=PLAIN)
    assert EDGES == {(edge.parent, edge.child) for edge in story.lineage.edges}
    assert "1-skerrywire" == story.lineage.earliest
    assert ["goose"] == [a.id for a in full.story("goose", options=PLAIN).articles]
    with pytest.raises(UnknownArticle, match="whence log"):
        full.story("heron")


def test_blame_takes_the_articles_that_account_for_most(full):
    child = articles()[5]
    result = full.blame(child, options=PLAIN)
    assert "3-evening-post" in [parent.id for parent in result.parents]
    assert child.id not in [parent.id for parent in result.parents]
    assert {"verbatim", "edited", "boilerplate"} >= {s.label for s in result.sentences}


def test_blame_takes_none_that_is_dated_after_it(full):
    child = replace(articles()[0], id="a copy")
    result = full.blame(child, options=PLAIN)
    assert ["1-skerrywire"] == [parent.id for parent in result.parents]
    assert "dated after it" in result.notes[-1]


def test_blame_says_so_where_nothing_is_shared(full):
    with pytest.raises(UsageError, match="shares nothing"):
        full.blame(Article("x", "Completely other words about knitting patterns and marmalade."))


def test_the_tables_name_articles_by_id(full):
    assert 8 == full.to_arrow("articles").num_rows
    passages = full.to_arrow("passages")
    assert {"left", "right", "left_begin", "nature"} <= set(passages.column_names)
    assert "1-skerrywire" in passages["left"].to_pylist()
    assert 15 == full.to_arrow("derivations").num_rows
    assert {"story", "article"} == set(full.to_arrow("stories").column_names)
    with pytest.raises(UsageError, match="no table"):
        full.to_arrow("pictures")


def test_quotations_and_facts_of_a_story_that_was_told_are_kept(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add(articles())
    assert 0 == archive.to_arrow("quotations").num_rows
    for _ in range(2):  # told again, it takes the place of what was told before
        archive.story("4-harbour-courier")
        quoted = archive.to_arrow("quotations").to_pylist()
        assert len(quoted) == len({(q["child"], q["begin"], q["end"], q["kind"], q["speaker"]) for q in quoted})
    text = {article.id: article.text for article in articles()}
    assert all(text[q["child"]][q["begin"] : q["end"]] == q["words"] for q in quoted)
    assert "reattributed" in {q["fidelity"] for q in quoted}
    facts = archive.to_arrow("facts").to_pylist()
    assert ("Fourteen people", "40 people") in {
        (f["parent_words"], f["words"]) for f in facts if f["verdict"] == "conflict"
    }
    assert all(text[f["child"]][f["begin"] : f["end"]] == f["words"] for f in facts if f["words"] is not None)
    archive.remove(["4-harbour-courier"])
    assert "4-harbour-courier" not in {f["child"] for f in archive.to_arrow("facts").to_pylist()}


def test_the_tables_can_be_asked_in_sql_and_no_other_file_can(full, tmp_path):
    (row,) = full.sql("SELECT outlet, count(*) AS n FROM articles GROUP BY outlet ORDER BY n DESC LIMIT 1").to_pylist()
    assert ("Quill", 2) == (row["outlet"], row["n"])
    with pytest.raises(UsageError):
        full.sql("SELECT * FROM nowhere")
    (tmp_path / "x.csv").write_text("a\n1\n")
    with pytest.raises(UsageError):
        full.sql(f"SELECT * FROM '{tmp_path / 'x.csv'}'")  # noqa: S608  # it is the injection that is tried


def test_an_empty_archive_has_no_pairs_and_no_stories(tmp_path):
    archive = Archive.create(tmp_path)
    assert 0 == len(archive.pairs())
    assert [] == list(archive.pairs())
    assert () == archive.stories().stories
    assert isinstance(archive.pairs().to_arrow(), pa.Table)
    assert all(0 == archive.to_arrow(name).num_rows for name in ("articles", "passages", "derivations", "stories"))


def test_an_archive_in_which_nothing_is_shared_has_no_pair(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add(OTHERS)
    for direction in (False, True):
        pairs = archive.pairs(direction=direction)
        assert ([], 0) == (list(pairs), len(pairs))
