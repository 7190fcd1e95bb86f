"""The columns are what the documents tell, and every row of every result fits them."""

import re
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings

from tests.report import awkward, stories_fixture
from tests.report.exchange.intact import holds
from whence.model import NATURES, Article
from whence.model.rows import article_row
from whence.report.exchange import flatten
from whence.report.exchange.tables import COLUMNS, NAMES_OF_FIVE, SCHEMAS, schema

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
TYPES = {
    "text": pa.string(),
    "offset": pa.uint32(),
    "number": pa.float64(),
    "true or false": pa.bool_(),
    "list of texts": pa.list_(pa.string()),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_in_the_document_with_its_type_where_it_is_null_and_what_it_means(name):
    section = re.split(r"^#+ ", PAGE.partition(f"\n### {name}\n")[2], flags=re.MULTILINE)[0]
    told = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    assert [column for column, *_ in told] == schema(name).names
    for (column, type_, null, meaning), field in zip(told, schema(name), strict=True):
        assert TYPES[type_] == field.type, column
        assert (null != "never") == field.nullable, column
        assert {b"description": meaning.encode(), b"null": null.encode()} == field.metadata


def test_the_five_are_those_of_the_issue_in_order():
    assert ("articles", "passages", "derivations", "quotations", "facts") == NAMES_OF_FIVE
    assert list(NAMES_OF_FIVE) == list(SCHEMAS)


@settings(max_examples=25)  # they are slow to draw
@given(awkward.blames())
def test_a_blame_of_awkward_articles_fits(blame):
    tables = flatten.tables(blame)
    holds(tables, (blame.child, *blame.parents))
    assert sum(len(s.evidence) for s in blame.sentences) == tables.passages.num_rows
    quoted = {q.attribution for q in blame.quotations if q.child == blame.child.id}
    assert len(quoted) <= sum(row["fidelity"] is not None for row in tables.quotations.to_pylist()) or not quoted


@settings(max_examples=25)
@given(stories_fixture.awkward_stories())
def test_a_story_of_awkward_articles_fits(story):
    tables = flatten.tables(story)
    holds(tables, story.articles)
    assert len(story.passages) == tables.passages.num_rows
    assert set(NATURES) >= set(tables.passages["nature"].to_pylist())
    assert len(story.derivations) == tables.derivations.num_rows


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({}, "{}"),
        ({"author": "Ines Halloran", "n": 3}, '{"author": "Ines Halloran", "n": 3}'),
        ({"x": float("nan"), "y": [float("inf")]}, '{"x": null, "y": "[inf]"}'),
        ({("a", 1): "b"}, '{"(\'a\', 1)": "b"}'),
        ({"half": "\ud800"}, '{"half": "?"}'),
    ],
)
def test_the_other_fields_of_an_article_are_a_json_object_whatever_they_are(extra, expected):
    assert expected == article_row(Article("a", "b", extra=extra))["extra"]


def test_a_field_without_end_is_told_in_short():
    endless: list[object] = []
    endless.append(endless)
    assert '{"x": "[[...]]"}' == article_row(Article("a", "b", extra={"x": endless}))["extra"]
