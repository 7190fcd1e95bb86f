"""Times that the words around them read in another way, as printed and stripped."""

import pytest

from whence.model import Article
from whence.text.degrade import degrade
from whence.text.times.reading import times
from whence.text.witness import prepare

DAY = "2019-05-15"  # a Wednesday


def read(text):
    return times(prepare(Article("a", text, date=DAY)))


def norms(text):
    return [fact.norm for fact in read(text)]


BOTH = [
    ("The trip will last two days.", ["P2D"]),
    ("Trips that last two days are rare.", ["P2D"]),
    ("He made 23 trips over a year and a half there.", ["P1Y6M"]),
    ("It was open for over a year there.", ["> P1Y"]),
    ("It took over two hours there.", ["> PT2H"]),
    ("It has guests over two weeks there.", ["> P2W"]),
    ("Repairs over two years ago failed.", ["< 2017"]),
    ("They waited two hours and a half of the crew left.", ["PT2H"]),
    ("It took a year and a half of work.", ["P1Y6M"]),
    ("It left at 16:40 on a boat.", ["T16:40"]),
    ("It left at 1200 hours on a boat.", ["T12:00"]),
    ("It left at 0600 hours on a boat.", ["T06:00"]),
    ("It took 1200 hours of work.", ["PT1200H"]),
    ("It sank on 6 March last year near Calder.", ["2018-03-06"]),
    ("He left on 6 March. Last year he stayed.", ["2019-03-06", "2018"]),
    ("It sank on Friday and the next day it was gone.", ["2019-05-10", "2019-05-11"]),
    ("The next day it was gone.", ["+P1D"]),
    ("The next morning it was gone.", ["+P1DTMO"]),
]


@pytest.mark.parametrize(("text", "expected"), BOTH)
def test_what_the_words_around_a_time_make_of_it(text, expected):
    assert expected == norms(text)
    assert expected == norms(degrade(text, "strip").text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He made 23 trips, over a year and a half, in Calder.", ["P1Y6M"]),
        ("It was 19:30 when they left.", ["T19:30"]),
        ("It is 21:05 in Calder.", ["T21:05"]),
        ("They met at 13:00 CET there.", ["T13:00 CET"]),
        ("The sides drew 19:30 in Calder.", []),
        ("It sank on Friday. The next day it was gone.", ["2019-05-10", "2019-05-11"]),
        ("It sank on Friday. Oil was dear. The next day it was gone.", ["2019-05-10", "+P1D"]),
    ],
)
def test_what_marks_make_of_a_time(text, expected):
    assert expected == norms(text)


@pytest.mark.parametrize("text", ["at 16 40 people fell ill", "it was at 16 40 metres off"])
def test_figures_that_lost_no_mark_are_no_clock_time(text):
    assert [] == norms(text)


def test_a_day_that_counts_from_one_untold_has_no_amount():
    for text in ("The next day it was gone.", "It sank on Friday. Oil was dear. The next morning it was gone."):
        assert read(text)[-1].amount is None
