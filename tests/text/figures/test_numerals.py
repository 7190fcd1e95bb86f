import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Article
from whence.text.figures.numerals import bound, numeral
from whence.text.witness import prepare

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def read(text):
    """Every numeral of `text`, in reading order."""
    witness, n, found = prepare(Article("a", text)), 0, []
    while n < len(witness.tokens):
        one = numeral(witness, n)
        if one:
            found.append((witness.span(one.begin, one.end).of(text), one))
        n = one.end if one else n + 1
    return found


def spelt(n):
    """A number below a million in words, as a schoolbook has it."""
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100]} hundred" + (f" and {spelt(n % 100)}" if n % 100 else "")
    rest = n % 1000
    return f"{spelt(n // 1000)} thousand" + (f"{' and' if rest < 100 else ''} {spelt(rest)}" if rest else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("46", 46),
        ("1,550", 1550),
        ("1,550.5", 1550.5),
        ("12,34,567.89", 1234567.89),
        ("1.234.567", 1234567),
        ("40\u202f000", 40000),
        ("1 234 567", 1234567),
        ("0.5", 0.5),
        (".5", 0.5),
        ("-5", -5),
        ("−5", -5),
        ("minus five", -5),
        ("1.2m", 1.2e6),
        ("3bn", 3e9),
        ("5k", 5e3),
        ("2tn", 2e12),
        ("1.2 million", 1.2e6),
        ("1.2-million", 1.2e6),
        ("2 hundred thousand", 2e5),
        ("13 lakh", 13e5),
        ("three lakh crore", 3e12),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("three hundred and twelve", 312),
        ("two thousand and five", 2005),
        ("two million three hundred thousand and five", 2300005),
        ("a hundred", 100),
        ("a hundred and one", 101),
        ("a million", 1e6),
        ("half a million", 5e5),
        ("half million", 5e5),
        ("a quarter of a million", 25e4),
        ("three quarters of a million", 75e4),
        ("two and a half", 2.5),
        ("two and a half million", 2.5e6),
        ("3 million and a half", 3.5e6),
        ("one and three quarters", 1.75),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("3 dozen", 36),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("one-third", 1 / 3),
        ("3/4", 0.75),
        ("2 1/4", 2.25),
        ("1½", 1.5),
        ("½", 0.5),
        ("one in five", 0.2),
        ("1 in 5", 0.2),
        ("two out of every three", 2 / 3),
        ("one in 1,000", 0.001),
        ("five point five million", 5.5e6),
        ("nine point nought four", 9.04),
        ("zero", 0),
    ],
)
def test_what_a_numeral_stands_for(text, value):
    [(found, one)] = read(f"It came to {text}.") if text[0] not in ".-−" else read(text)
    assert found == text.lstrip(".-−")
    assert math.isclose(one.value, value, rel_tol=1e-12)
    assert not one.ordinal
    assert not one.vague


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21st", 21),
        ("3rd", 3),
        ("the third man", 3),
        ("the twenty-first man", 21),
        ("the two hundred and fifth", 205),
        ("the thousandth ship", 1000),
        ("a second man", 2),
    ],
)
def test_ordinals(text, value):
    assert [(value, True)] == [(one.value, one.ordinal) for _, one in read(text)]


@pytest.mark.parametrize("text", ["a second later", "per second", "a split second"])
def test_the_second_of_time_is_no_ordinal(text):
    assert [] == [one for _, one in read(text) if one.ordinal]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("a couple of ships", "a couple of", 2),
        ("several ships", "several", 3),
        ("a few hundred ships", "a few hundred", 300),
        ("dozens of ships", "dozens of", 24),
        ("hundreds of thousands of ships", "hundreds of thousands of", 200_000),
        ("tens of thousands were out", "tens of thousands", 20_000),
        ("a handful of ships", "a handful of", 5),
        ("scores of people", "scores of", 40),
    ],
)
def test_hints(text, found, value):
    assert [(found, value, True)] == [(words, one.value, one.vague) for words, one in read(text)]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("46", 1),
        ("350,000", 1),
        ("1.2m", 1e5),
        ("1.2 million", 1e5),
        ("three hundred", 100),
        ("twenty thousand", 1000),
        ("0.25", 0.01),
        ("half a million", 5e5),
        ("two dozen", 12),
    ],
)
def test_the_place_value_of_the_last_digit(text, step):
    [(_, one)] = read(text)
    assert math.isclose(step, one.step)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("more than 1 550 people came", [1550]),
        ("4 2 million and 350 000 more", [4.2e6, 350_000]),
        ("about 1 2m in all", [1.2e6]),
        ("98 6 degrees in the shade", [98.6]),
    ],
)
def test_figures_that_a_copy_has_cut_up(text, values):
    assert values == [one.value for _, one in read(text)]


def test_spaces_part_two_figures_where_there_are_marks():
    assert [8, 370] == [one.value for _, one in read("On route 8, 370 people came. On route 8 370 people came.")][:2]
    assert [8, 370] == [one.value for _, one in read("It was so. On route 8 370 people came.")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between two and five", [2, 5]),
        ("between one hundred and two hundred", [100, 200]),
        ("one hundred and five and two hundred", [105, 200]),
        ("one in 2015", [1, 2015]),
        ("one in five days", [1, 5]),
        ("12 out of 10", [12, 10]),
        ("24/7", [24, 7]),
        ("twenty fifteen", [20, 15]),
        ("at one point two ships sank", [1, 2]),
        ("five, six", [5, 6]),
    ],
)
def test_two_numerals_are_not_one(text, values):
    assert values == [one.value for _, one in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3",
        "12,5",
        "1e10",
        "1e999",
        "9" * 400,
        "9" * 1_000_000,
        "10²",
        "1990s",
        "half-brother",
        "the couple",
        "③",
        "٣",
    ],
)
def test_no_numeral(text):
    assert [] == read(text)


@pytest.mark.parametrize("text", ["million " * 200, "9" * 30 + " trillion trillion", "tens of millions of " * 90])
def test_nothing_is_endless(text):
    assert all(abs(one.value) <= 1e30 for _, one in read(text))


@given(st.integers(0, 999_999))
def test_a_number_in_words_is_read_as_it_was_spelt(number):
    [(found, one)] = read(f"exactly {spelt(number)}")
    assert (found, one.value, one.ordinal) == (spelt(number), number, False)


@given(st.integers(0, 999_999))
def test_hyphens_and_capitals_do_not_matter(number):
    assert [number] == [one.value for _, one in read(spelt(number).replace("-", " ").title())]


@given(st.integers(0, 10**15))
def test_thousands_may_be_parted(number):
    assert [number] == [one.value for _, one in read(f"{number:,}")] == [one.value for _, one in read(str(number))]


@given(st.integers(1, 10**9))
def test_thousands_may_have_lost_their_commas(number):
    assert [number] == [one.value for _, one in read(f"about {number:,} came".replace(",", " "))]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("more than 50 men", ">", "more than 50"),
        ("at least another 50 men", ">=", "at least another 50"),
        ("up to $50 a man", "<=", "up to $50"),
        ("no more than 50 men", "<=", "no more than 50"),
        ("no fewer than 50 men", ">=", "no fewer than 50"),
        ("as many as 50 men", "<=", "as many as 50"),
        ("nearly 50 men", "~<", "nearly 50"),
        ("just under 50 men", "~<", "just under 50"),
        ("just over 50 men", "~>", "just over 50"),
        ("a little over 50 men", "~>", "a little over 50"),
        ("about 50 men", "~", "about 50"),
        ("some 50 men", "~", "some 50"),
        ("an estimated 50 men", "~", "an estimated 50"),
        ("fewer than 50 men", "<", "fewer than 50"),
        ("50 or more men", ">=", "50 or more"),
        ("50 or so men", "~", "50 or so"),
        ("50-plus men", ">=", "50-plus"),
        ("50+ men", ">=", "50"),
        ("~50 men", "~", "50"),
        ("exactly 50 men", None, ""),
        ("They had more. Than 50 men", None, ""),
        ("they asked for more, than 50 came", None, ""),
    ],
)
def test_words_that_bound_a_figure(text, kind, words):
    witness = prepare(Article("a", text))
    n = witness.tokens.words.index("50")
    found = bound(witness, n, n + 1)
    assert kind == (found.kind if found else None)
    assert words == (witness.span(found.begin, found.end).of(text) if found else "")
