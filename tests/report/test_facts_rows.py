"""The CSV of facts: a row a change, a row a fact that was not compared, and nothing that runs."""

import csv
import io

import pytest
from hypothesis import given, settings

from tests.report.awkward import voiced
from tests.report.kiln import CHANGES, CLAIMS, FACTS, LOOSE, SHEETS
from tests.report.test_escape import steers
from whence.model import Amount, Article, Fact, Facts, FactSheet, Span
from whence.report.facts.rows import COLUMNS, write


def table(result):
    file = io.StringIO()
    write(result, file)
    return list(csv.DictReader(io.StringIO(file.getvalue())))


def test_a_row_a_change_then_a_row_a_fact_that_was_not_compared():
    rows = table(FACTS)
    of_child = [row for row in rows if row["article"] == "post.txt"]
    assert [row["verdict"] for row in of_child] == [*(c.verdict for c in CHANGES), ""]
    assert of_child[-1]["norm"] == LOOSE.norm
    assert "the other way round" in of_child[-1]["fact_notes"]
    assert len([row for row in rows if row["article"] == "wire.txt"]) == len(SHEETS[1].facts)


def test_a_change_has_both_sides_with_their_intervals():
    row = next(row for row in table(FACTS) if row["verdict"] == "equivalent")
    assert (row["type"], row["shift"], row["score"]) == ("duration", "converted", "0.98")
    assert row["rule"] == "48 hours are two days"
    assert (row["words"], row["norm"], row["value"], row["unit"]) == ("two days", "P2D", "172800", "s")
    assert (row["parent"], row["parent_words"], row["parent_norm"]) == ("wire.txt", "48 hours", "PT48H")
    assert (row["parent_low"], row["parent_high"], row["parent_about"]) == ("172800", "172800", "no")


def test_spans_lead_back_to_the_words():
    texts = {a.id: a.text for a in FACTS.articles}
    for row in table(FACTS):
        for side, article in (("", row["article"]), ("parent_", row["parent"])):
            if span := row[f"{side}span"]:
                assert texts[article][slice(*map(int, span.split("-")))] == row[f"{side}words"]


def test_one_article_is_a_table_with_the_same_columns():
    rows = table(CLAIMS)
    assert [row["type"] for row in rows] == [fact.type for fact in SHEETS[1].facts]
    assert set(COLUMNS) == set(rows[0])
    assert {row["verdict"] for row in rows} == {row["parent"] for row in rows} == {""}


@pytest.mark.parametrize(("number", "cell"), [(-40.0, "-40"), (1e300, "1e+300"), (0.25, "0.25"), (float("inf"), "")])
def test_numbers_are_numbers(number, cell):
    article = Article("a", "40 below")
    fact = Fact("measure", Span(0, 8), "-40 °C", Amount(number, number, None, "K"))
    (row,) = table(Facts((article,), (FactSheet("a", (fact,)),)))
    assert (row["value"], row["low"], row["high"]) == (cell, cell, "")
    assert row["norm"] == "'-40 °C"


@settings(max_examples=12)
@given(voiced())
def test_awkward_results_are_tables_that_run_nothing(results):
    file = io.StringIO()
    write(results[2], file)
    first, *rows = csv.reader(io.StringIO(file.getvalue()))
    assert tuple(first) == COLUMNS
    assert all(len(row) == len(first) for row in rows)
    assert not any(cell.startswith(tuple("=+-@\t\r\n")) or any(map(steers, cell)) for row in rows for cell in row)
