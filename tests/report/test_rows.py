"""The CSV: what a spreadsheet reads, and what it never runs."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import ferry_voices
from tests.report.awkward import HOSTILE, voiced
from tests.report.kiln import CREDITS, QUOTES
from tests.report.test_escape import steers
from whence.report.voices.rows import safe, write

RUN = "=+-@\t\r\n"


def table(result):
    file = io.StringIO()
    write(result, file)
    return list(csv.DictReader(io.StringIO(file.getvalue())))


def test_a_row_an_attribution():
    rows = table(QUOTES)
    assert len(rows) == sum(len(voice.attributions) for voice in QUOTES.voices)
    cut = next(row for row in rows if row["fidelity"] == "cut")
    assert cut["speaker"] == "Ada Lund"
    assert (cut["speaker_status"], cut["role"], cut["affiliation"]) == ("named", "owner", "Brock kiln")
    assert cut["carried"] == "yes"
    assert cut["parent_words"] == "Nothing has really changed,"
    assert cut["parent_speaker"] == "Ada Lund"
    assert cut["caveats"] == "That may not hold in winter."


def test_spans_lead_back_to_the_words():
    texts = {a.id: a.text for a in QUOTES.articles}
    for row in table(QUOTES):
        spans = [tuple(map(int, span.split("-"))) for span in row["content_spans"].split(";")]
        assert row["content"] == " … ".join(texts[row["article"]][slice(*span)] for span in spans)


def test_a_row_a_credit_and_a_topic():
    rows = table(CREDITS)
    assert {row["as"] for row in rows} == {"source", "byline", "topic"}
    (herald,) = [row for row in rows if row["outlet"] == "The Herald"]
    assert (herald["verdict"], herald["evidence_article"]) == ("not supported", "herald.txt")
    assert herald["evidence"] == "the guild is calm"


def test_the_ferry_story_is_a_table():
    rows = table(ferry_voices.quotes("5 from 4"))
    (minister,) = [row for row in rows if row["fidelity"] == "reattributed"]
    assert (minister["speaker"], minister["parent_speaker"]) == ("Marek Dunnow", "Nora Selwick")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_words(words):
    ((cell,),) = csv.reader([_line(words)])
    assert cell.startswith("'")


@pytest.mark.parametrize("words", ["a = b", "1", "Ada", "", "it's"])
def test_other_words_stay_as_they_are(words):
    assert safe([words]) == [words]


def _line(cell):
    file = io.StringIO()
    csv.writer(file).writerow(safe([cell]))
    return file.getvalue()


@given(st.text() | st.sampled_from(HOSTILE))
def test_no_cell_runs_breaks_its_row_or_steers(words):
    (told,) = csv.reader(io.StringIO(_line(words)))
    cell = told[0] if told else ""
    assert not cell.startswith(tuple(RUN))
    assert "\n" not in cell
    assert not any(map(steers, cell))


@settings(max_examples=12)
@given(voiced())
def test_awkward_results_are_tables_with_as_many_cells_in_each_row(results):
    for result in results[:2]:
        file = io.StringIO()
        write(result, file)
        first, *rows = csv.reader(io.StringIO(file.getvalue()))
        assert all(len(row) == len(first) for row in rows)
        assert not any(cell.startswith(tuple(RUN)) for row in rows for cell in row)
