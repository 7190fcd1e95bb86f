import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.report.awkward import HOSTILE, text
from whence.report.escape import one_line, visible

STEERING = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def steers(character):
    return character in BIDI or (unicodedata.category(character) in STEERING and character not in "\n\t")


@given(st.one_of(text, st.text(st.characters())))
def test_nothing_that_steers_a_screen_is_sent(raw):
    shown = visible(raw)
    assert not any(map(steers, shown))
    shown.encode("utf-8")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf"))))
def test_everything_else_is_left_alone(raw):
    assert visible(raw) == raw


@given(text)
def test_a_line_is_one_line_and_hides_nothing(raw):
    line = one_line(raw)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    drop = str.maketrans("", "", " \n\t\u00a0")
    assert line.translate(drop) == visible(raw).translate(drop)


def test_joiners_and_direction_marks_stay():
    for sample in HOSTILE[-3:]:
        assert visible(sample) == sample
    assert visible("می‌خواهم \u200f") == "می‌خواهم \u200f"
