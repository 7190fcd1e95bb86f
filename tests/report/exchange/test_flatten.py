"""The five tables of every kind of result, on the ferry story."""

import builtins

import pyarrow as pa
import pytest

import whence
from tests import ferry
from tests.report import stories_fixture
from tests.report.exchange.intact import holds
from whence.errors import UsageError
from whence.model import Credits, Diff, Facts, Quotes, Stories, StoryLine
from whence.report.exchange import flatten
from whence.report.exchange.tables import NAMES_OF_FIVE

POST, COURIER = "3-evening-post.txt", "4-harbour-courier.txt"


@pytest.fixture(scope="module")
def diff() -> Diff:
    return whence.diff(*(ferry.articles()[name] for name in ("1-skerrywire.txt", POST, COURIER)))


def test_a_diff_has_all_five(diff):
    tables = flatten.tables(diff)
    holds(tables, diff.articles)
    assert [3, 3] == [tables.articles.num_rows, tables.derivations.num_rows]
    assert set(zip(*(tables.passages[side].to_pylist() for side in ("left", "right")), strict=True)) == {
        (evidence.parent, blame.child.id) for blame in diff.blames for s in blame.sentences for evidence in s.evidence
    }
    assert {"aligned", "reworded"} >= set(tables.passages["kind"].to_pylist())
    assert tables.passages["score"].null_count == tables.passages.num_rows > 0
    assert all(0 <= p <= 1 for p in tables.passages["probability"].to_pylist())


def test_quotations_are_those_of_every_article_and_their_fate_that_of_the_children(diff):
    rows = flatten.arrow(diff, "quotations").to_pylist()
    assert {article.id for article in diff.articles} == {row["child"] for row in rows}
    children = {blame.child.id for blame in diff.blames}
    assert {row["child"] for row in rows if row["fidelity"] is not None} == children
    assert len(rows) == sum(len(v.attributions) for v in {v.article: v for b in diff.blames for v in b.voices}.values())
    courier = next(blame for blame in diff.blames if blame.child.id == "4-harbour-courier")
    told = [q.fidelity for q in sorted(courier.quotations, key=lambda q: min(q.attribution.content))]
    assert told == [row["fidelity"] for row in rows if row["child"] == courier.child.id and row["fidelity"]]
    assert any(row["cue"] and row["speaker"] == "Nora Selwick" for row in rows)


def test_facts_are_all_changes_and_what_no_change_speaks_of(diff):
    rows = flatten.arrow(diff, "facts").to_pylist()
    changes = [change for blame in diff.blames for change in blame.changes]
    assert len(changes) == sum(row["verdict"] is not None for row in rows)
    assert ("compatible", "1-skerrywire", "more than 300 passengers", "312 passengers") in {
        (row["verdict"], row["parent"], row["parent_words"], row["words"]) for row in rows
    }
    assert {"dropped"} == {row["verdict"] for row in rows if row["begin"] is None}
    wire = [row for row in rows if row["child"] == "1-skerrywire"]
    sheet = next(s for blame in diff.blames for s in blame.sheets if s.article == "1-skerrywire")
    assert len(sheet.facts) == len(wire)
    assert {None} == {row["verdict"] for row in wire} | {row["parent"] for row in wire}
    said = {(row["child"], row["type"], row["begin"], row["end"]) for row in rows if row["verdict"] is not None}
    for row in rows:
        if row["verdict"] is None:
            assert (row["child"], row["type"], row["begin"], row["end"]) not in said


def test_other_results_have_what_they_know(diff):
    blame = diff.blames[0]
    quotes = Quotes(diff.articles, blame.voices, blame.quotations)
    assert blame.to_arrow("quotations").equals(
        Quotes((blame.child, *blame.parents), blame.voices, blame.quotations).to_arrow("quotations")
    )
    assert 0 == quotes.to_arrow("facts").num_rows == quotes.to_arrow("passages").num_rows
    ledger = whence.credits(*diff.articles)
    assert isinstance(ledger, Credits)
    borrowed = [span for ledger in ledger.ledgers for b in ledger.borrowings for span in b.parent_spans]
    assert len(borrowed) == ledger.to_arrow("passages").num_rows > 0
    alone = whence.facts(diff.articles[0])
    assert isinstance(alone, Facts)
    assert len(alone.sheets[0].facts) == alone.to_arrow("facts").num_rows
    story = stories_fixture.twelve()
    assert {"report", "quotation"} <= set(story.to_arrow("passages")["nature"].to_pylist())
    assert story.to_arrow("derivations")["child"].null_count < len(story.derivations)


def test_every_table_is_a_frame_of_pandas_too(diff):
    for name in NAMES_OF_FIVE:
        frame = diff.to_pandas(name)
        table = diff.to_arrow(name)
        assert isinstance(table, pa.Table)
        assert table.column_names == list(frame.columns)
        assert table.num_rows == len(frame)


def test_pandas_is_asked_for_in_a_sentence_where_it_is_missing(diff, monkeypatch):
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match="pip install pandas"):
        diff.to_pandas("articles")


def test_a_table_that_is_not_there_is_a_sentence(diff):
    with pytest.raises(UsageError, match="no table is called 'pictures'; choose one of articles"):
        diff.to_arrow("pictures")
    stories = Stories((StoryLine("a", None, ("a", "b"), (), None, None),))
    assert [{"story": "a", "article": "a"}, {"story": "a", "article": "b"}] == stories.to_arrow("stories").to_pylist()
    with pytest.raises(UsageError, match="ask the archive"):
        stories.to_arrow("facts")
    with pytest.raises(UsageError, match="export the archive"):
        flatten.tables(stories)
