"""The archive as flat tables: one definition of the columns, and never all texts at once."""

from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from tests import ferry
from tests.curation.bridge import BRIDGE
from tests.report.exchange.intact import holds
from whence.curation import tables
from whence.curation.archive import Archive
from whence.curation.exporting import Whole
from whence.errors import UsageError
from whence.model import Article
from whence.model.tables import NAMES_OF_FIVE, schema
from whence.report.exchange import flatten

GOOSE = Article("goose", "A goose walked into the town hall of Lower Quennel and would not leave.", "Quill")


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    """Two stories and a goose, all of it told."""
    archive = Archive.create(tmp_path_factory.mktemp("archive"))
    archive.add([*ferry.articles().values(), GOOSE, *BRIDGE])
    archive.pairs()
    archive.tell()
    return archive


def test_every_table_has_the_columns_that_any_result_has(archive):
    for name in tables.TABLES:
        table = archive.to_arrow(name)
        assert table.schema.equals(schema(name), check_metadata=True)
        assert table.num_rows
        assert list(archive.to_pandas(name).columns) == schema(name).names


def test_no_cell_lacks_what_it_may_not_lack_and_words_stand_where_they_are_said_to(archive):
    whole = Whole(archive)
    holds(whole.tables(), list(archive.articles()))
    assert () == whole.notes()


def test_a_story_of_the_archive_has_the_same_quotations_and_facts(archive):
    """And articles, passages and derivations, only that a small story is compared more closely."""
    story = archive.story("echo")
    for name in ("quotations", "facts"):
        kept = archive.to_arrow(name)
        rows = kept.filter(pc.is_in(kept["child"], pa.array(["tide", "echo"]))).to_pylist()
        assert flatten.arrow(story, name).to_pylist() == rows, name
        assert any(row["parent"] == "tide" for row in rows)


def test_directions_are_told_by_ids(archive):
    rows = archive.to_arrow("derivations").to_pylist()
    edges = {(row["parent"], row["child"]) for row in rows if row["child"] and not row["via"]}
    assert ("3-evening-post", "6-straits-archive") in edges
    assert ("1-skerrywire", ["3-evening-post"]) in [
        (row["parent"], row["via"]) for row in rows if row["child"] == "6-straits-archive"
    ]


def test_texts_are_read_some_at_a_time(tmp_path, monkeypatch):
    archive = Archive.create(tmp_path)
    archive.add([replace(GOOSE, id=f"{n}", text=f"{n} {GOOSE.text}") for n in range(10)])
    monkeypatch.setattr(tables, "_ROWS", 4)
    assert [4, 4, 2] == [batch.num_rows for batch in tables.batches(archive, "articles")]
    monkeypatch.setattr(tables, "_CHARACTERS", 150)
    sizes = [batch.num_rows for batch in tables.batches(archive, "articles")]
    assert [2] * 5 == sizes
    assert [f"{n}" for n in range(10)] == archive.to_arrow("articles")["id"].to_pylist()


def test_articles_that_are_gone_are_in_no_table(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add([GOOSE, *BRIDGE])
    archive.tell()
    assert "tide" in archive.to_arrow("quotations")["parent"].to_pylist()
    archive.remove(["tide"])
    assert ["goose", "echo"] == archive.to_arrow("stories")["article"].to_pylist()
    for name in NAMES_OF_FIVE:
        for column in archive.to_arrow(name).columns:
            values = [v for cell in column.to_pylist() for v in (cell if isinstance(cell, list) else [cell])]
            assert "tide" not in values, name
    orphans = [row for row in archive.to_arrow("quotations").to_pylist() if row["fidelity"]]
    assert orphans
    assert {None} == {row[name] for row in orphans for name in ("parent", "parent_begin", "parent_end", "parent_words")}


def test_half_a_character_becomes_a_question_mark_and_moves_nothing(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add([Article("a\ud800", "The gulls\udfff of Skerry.", extra={"k": "\ud800"})])
    (row,) = archive.to_arrow("articles").to_pylist()
    assert ("a?", "The gulls? of Skerry.", '{"k": "?"}') == (row["id"], row["text"], row["extra"])


@pytest.mark.parametrize("face", ["to_arrow", "to_pandas"])
def test_a_table_that_is_not_there_is_a_sentence(archive, face):
    call: Callable[[str], object] = getattr(archive, face)
    with pytest.raises(UsageError, match="no table is called 'pictures'; choose one of articles, passages"):
        call("pictures")


def test_an_archive_is_no_page(archive):
    with pytest.raises(UsageError, match="svg shows one story: name one of its articles with --story"):
        Whole(archive).page("svg")


def test_what_limits_the_tables_is_said(tmp_path):
    archive = Archive.create(tmp_path)
    archive.add([GOOSE, *BRIDGE])
    (note,) = Whole(archive).notes()
    assert "0 so far" in note
    assert "not been grouped" in note
    archive.stories()
    told, note = Whole(archive, ("A cap.",)).notes()
    assert "A cap." == told
    assert "the stories that have been told, 0 of 1: take --tell" in note
    archive.tell()
    assert () == Whole(archive).notes()
