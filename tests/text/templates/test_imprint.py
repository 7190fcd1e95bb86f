"""What is quoted and which figures there are, by one plain scan."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whence.text.templates.columns import imprints
from whence.text.templates.imprint import LONGEST, imprint


def quoted(text):
    return [text[begin:end] for begin, end in imprint(text).quoted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “We will plant trees.” Nobody laughed.", ["“We will plant trees.”"]),
        ('"We will plant trees," he said. "Many trees."', ['"We will plant trees,"', '"Many trees."']),
        ("``Trees,'' he said", ["``Trees,''"]),
        ("«Des arbres», dit-il. „Bäume“ auch.", ["«Des arbres»", "„Bäume“ auch."]),
        ('A 5" pipe and a 6" pipe', []),
        ("“One “two” three", ["“One “two”"]),
        ("“A first part\n\n“and a second,” she said", ["“A first part", "“and a second,”"]),
        ('An unclosed "quotation runs to here\n\nand not to here', ['"quotation runs to here']),
        ("The mayor’s ‘brave new square, for everybody here,’ he said", ["‘brave new square, for everybody here,’"]),
        ("A shop's owner and its workers' wages", []),
        ("”, he said ”", []),
    ],
)
def test_marks(text, expected):
    assert quoted(text) == expected


def test_a_stray_mark_does_not_swallow_the_article():
    text = "“Stray and " + "then the story goes on " * 100 + ". He said: “Enough.”"
    assert quoted(text) == ["“Enough.”"]
    assert LONGEST < len(text)


def test_a_post_is_quoted_from_the_begin_of_its_paragraph():
    post = "Our ferry is late again. Sorry! — Ferry Line (@ferryline) May 2, 2031"
    assert quoted(f"The line apologised.\n\n{post}\n\nNobody minded.") == [post.removesuffix(" May 2, 2031")]


def test_figures_are_digits_without_points():
    assert imprint("1,200 or 12.5 or 007").figures == ((0, 11200), (9, 1125), (17, 1007))
    assert [value for _, value in imprint("14-1/2 pct").figures] == [value for _, value in imprint("1412 pct").figures]


@given(st.text(alphabet='ab “”"‘’\n.—(@)1,', max_size=80))
@example("“" * 50)
@example("(@x" * 20)
def test_any_text(text):
    found = imprint(text)
    assert all(0 <= begin < end <= len(text) for begin, end in found.quoted)
    assert all(one[1] < other[0] for one, other in zip(found.quoted, found.quoted[1:], strict=False))
    assert all(text[at].isdigit() for at, _ in found.figures)


@given(st.lists(st.text(alphabet='ab “”"\n1', max_size=40), max_size=5))
def test_columns_are_imprints_one_after_the_other(texts):
    columns = imprints(texts)
    for n, text in enumerate(texts):
        one = imprint(text)
        rows = slice(columns.quoted_starts[n], columns.quoted_starts[n + 1])
        spans = zip(columns.quoted_begins[rows].tolist(), columns.quoted_ends[rows].tolist(), strict=True)
        assert tuple(spans) == one.quoted
        rows = slice(columns.figure_starts[n], columns.figure_starts[n + 1])
        figures = zip(columns.figure_ats[rows].tolist(), columns.figures[rows].tolist(), strict=True)
        assert tuple(figures) == one.figures


def test_figures_only_where_they_are_wanted():
    columns = imprints(["1 and 2", "“Three” and 4", "5"], [True, False, True])
    assert columns.figure_starts.tolist() == [0, 2, 2, 3]
    assert columns.quoted_starts.tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize("piece", ["“", '"', " \n", "—", "‘a", "— a(@", "1-"])
def test_time_is_in_proportion(piece):
    begin = time.process_time()
    imprint(piece * 100_000)
    assert time.process_time() - begin < 5
