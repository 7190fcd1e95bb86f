import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.fold import fold
from whence.text.numbers import _VALUES, value


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("zero", 0),
        ("two", 2),
        ("twelve", 12),
        ("nineteen", 19),
        ("twenty", 20),
        ("ninety", 90),
        ("hundred", 100),
        ("dozen", 12),
        ("million", 10**6),
        ("first", 1),
        ("tenth", 10),
        ("0", 0),
        ("42", 42),
        ("3.5", 3.5),
        ("007", 7),
        ("1st", 1),
        ("2nd", 2),
        ("3rd", 3),
        ("11th", 11),
        ("", None),
        ("ferry", None),
        ("2b", None),
        ("1.2.3", None),
        ("1.2m", None),
        ("st", None),
        ("٣", None),
        ("½", None),
    ],
)
def test_the_number_a_word_stands_for(word, number):
    assert number == value(word)


@pytest.mark.parametrize("word", sorted(_VALUES))
def test_every_number_word_is_reachable_as_it_is_printed(word):
    assert float(_VALUES[word]) == value(fold(word.title()))


@given(st.integers(0, 10**12))
def test_thousands_may_be_parted(number):
    assert float(number) == value(fold(f"{number:,}")) == value(fold(str(number)))


@given(st.text())
def test_any_word_is_a_number_or_none(word):
    found = value(fold(word))
    assert found is None or found >= 0


@pytest.mark.parametrize("word", ["1e5", "1e400", "1_000", "0x10", "nan", "inf", "infinity"])
def test_what_only_python_reads_as_a_number_is_none(word):
    assert value(word) is None
