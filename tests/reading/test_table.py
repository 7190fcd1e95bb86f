import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.desks import taken, told
from whence.errors import BadFile, BadRecord, EmptyInput, InputError
from whence.model import Article
from whence.reading import table
from whence.reading.interface import HOPELESS

HEADER = "id,outlet,date,text\n"


def read(text: str | bytes, **limits) -> tuple[list[Article], list[InputError]]:
    return taken(table, text if isinstance(text, bytes) else text.encode(), "a.csv", **limits)


def texts(text: str | bytes, **limits) -> tuple[list[str], list[str]]:
    articles, problems = read(text, **limits)
    return [article.text for article in articles], told(problems)


def test_a_row_is_an_article():
    (article,), problems = read("ID, Series ,Published,Body,Byline\n7,The Wire,2031-02-03,It sank.,A. Selwick\n")
    assert Article("7", "It sank.", "The Wire", "2031-02-03", extra={"Byline": "A. Selwick"}) == article
    assert [] == problems


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_stands_between_the_columns_is_told_by_the_header(mark):
    """Whatever else stands in it and in the rows."""
    rows = [["id", "Rubric: home, abroad; both", "text"], ["1", "a|b", f"It sank, {mark} or did it; who | knows?"]]
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    (article,), problems = read(out.getvalue())
    assert (rows[1][2], {"Rubric: home, abroad; both": "a|b"}, []) == (article.text, article.extra, problems)


def test_excels_own_mark_is_believed():
    assert (["It sank, they say."], []) == texts("sep=;\nid;text\n1;It sank, they say.\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, end):
    rows = f"id,text{end}1,Die Fähre sank.{end}2,Zwölf Möwen.{end}"
    assert (["Die Fähre sank.", "Zwölf Möwen."], []) == texts(rows.encode(encoding))


def test_a_text_over_several_lines_stays_as_it_is_and_lines_are_counted():
    articles, problems = read(f'{HEADER}1,,,"It sank.\r\n\nTwice, ""they"" said."\n\n,,,No id.\n2,,,\n')
    assert ['It sank.\r\n\nTwice, "they" said.', "No id."] == [article.text for article in articles]
    assert "a.csv:6" == articles[1].id
    assert ["a.csv, line 7: has no text"] == told(problems)


def test_rows_with_too_many_or_too_few_cells_are_told_and_the_others_read():
    rows = "1,The Wire,2031-02-03,It sank.\n2,The Wire,2031-02-03,It sank, twice.\n3,It burned.\n4,,,It swam.,,\n"
    assert (
        ["It sank.", "It swam."],
        [
            "a.csv, line 3: has 5 cells where the header has 4",
            "a.csv, line 4: has 2 cells where the header has 4",
        ],
    ) == texts(HEADER + rows)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_quotation_mark_that_is_never_closed_takes_one_row_only(after):
    rows = "".join(f"{n},,,It swam {n}.\n" for n in range(after))
    found, problems = texts(f'{HEADER}a,,,It sank.\nb,,,"It burned.\n{rows}')
    assert ["It sank.", *(f"It swam {n}." for n in range(after))] == found
    assert ["a.csv, line 3: is no row of the table (a quotation mark is opened in it and never closed)"] == problems


def test_a_quotation_mark_that_is_closed_by_a_later_one_takes_one_row_only():
    found, (problem,) = texts(f'{HEADER}1,,,"It burned.\n2,,,It swam.\n3,,,"It sank."\n4,,,It flew.\n')
    assert ["It swam.", "It sank.", "It flew."] == found
    assert problem.startswith("a.csv, line 2: is no row of the table")


def test_quotation_marks_that_do_not_pair_stay_where_the_cells_can_be_told():
    """As in tables without quoting: a text must not lose its marks."""
    assert (['"No," he said, twice'], []) == texts('id\ttext\n1\t"No," he said, twice\n')
    assert (['The 6" pipe'], []) == texts('id,text\n1,The 6" pipe\n')
    found, (problem,) = texts('id,text\n1,"No", he said, twice\n2,It sank.\n')
    assert (["It sank."], "a.csv, line 2: has 4 cells where the header has 2") == (found, problem)
    found, (problem,) = texts('id,text\n1,"No" he said, twice, and again\n2,It sank.\n')
    assert (["It sank."], True) == (found, problem.startswith("a.csv, line 2: is no row"))


def test_a_broken_row_does_not_take_a_long_file_along():
    """Lines are read again at most a few times, whatever the marks do."""
    rows = 'x"y,"z,and,so on\n' * 3_000 + "1,,,It sank.\n"
    articles, problems = read(HEADER + "0,,,It swam.\n" + rows, max_record_bytes=20_000)
    assert ["It swam.", "It sank."] == [article.text for article in articles]
    assert 3_000 == len(problems)


def test_a_megabyte_of_blank_lines_is_no_part_of_a_text():
    found, problems = texts('id,text\n1,It sank.\n2,"It\n' + "\n" * 2_200_000 + 'swam."\n3,It burned.\n')
    assert ["It sank.", "It burned."] == found
    assert problems[0].startswith("a.csv, line 3: is no row")
    assert len(problems) < 9


def test_what_has_no_rows_at_all_is_given_up():
    articles, problems = read(HEADER + "a,b\n" * (2 * HOPELESS))
    assert ([], HOPELESS + 1, BadFile) == (articles, len(problems), type(problems[-1]))


def test_a_very_long_cell_is_read_and_one_over_the_limit_is_not():
    assert (["x" * 300_000, "y"], []) == texts(f"id,text\n1,{'x' * 300_000}\n2,y\n")
    assert (["y"], ["a.csv, line 2: is too large for one record (the limit is 1,000 bytes)"]) == texts(
        f"id,text\n1,{'x' * 2_000}\n2,y\n", max_record_bytes=1_000
    )


def test_a_table_without_a_text_names_its_columns():
    _, (problem,) = read("id,story,when\n1,It sank.,today\n")
    assert BadRecord is type(problem)
    assert (
        "a.csv, line 1: no column is the text (there are: id, story, when); call one of them text, body, content."
        == (str(problem))
    )


@pytest.mark.parametrize("data", ["", "\n\n", HEADER, HEADER + "\n,,,\n"])
def test_a_table_without_rows_is_empty(data):
    _, (problem,) = read(data)
    assert EmptyInput is type(problem)


def test_a_column_of_the_same_name_is_kept():
    (article,), _ = read("text,Text,id,,\nIt sank.,It burned.,1,a,b\n")
    assert ("It sank.", {"Text (column 2)": "It burned.", "column 4": "a", "column 5": "b"}) == (
        article.text,
        article.extra,
    )


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"id,outlet,text\n1,", True),
        (b"Date;Title;Body\r\n", True),
        (b"id\ttext", True),
        (b"text\nIt sank.", False),
        (b"The text, the id, and the date were lost.\n", False),
        (b"text, text\n", False),
        (b"", False),
        (b"x" * 70_000, False),
        (b'"' * 3_000, False),
    ],
)
def test_a_header_is_recognised(head, is_one):
    """Not by a word or two of ours in a sentence."""
    assert is_one == table.recognises(head)


@settings(max_examples=80)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), min_size=1, max_size=5)
)
def test_what_the_csv_module_wrote_comes_back(bodies):
    out = io.StringIO()
    csv.writer(out).writerows([["id", "text"], *([str(n), body] for n, body in enumerate(bodies))])
    articles, problems = read(out.getvalue())
    assert (bodies, []) == ([article.text for article in articles], problems)


@settings(max_examples=150)
@given(st.text('id,text"\n\r;a0\t\0', max_size=60))
def test_any_table_is_articles_or_problems(text):
    """Every line that is not blank is somewhere, and nothing else is raised."""
    articles, problems = read("id,text\n0,x\n" + text)
    assert articles
    assert all(str(problem).count("\n") == 0 for problem in problems)
