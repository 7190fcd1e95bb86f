import math

import pytest

from whence.model import Article
from whence.text.figures.reading import figures
from whence.text.witness import prepare

INFINITY = math.inf


def amount(text):
    [fact] = figures(prepare(Article("a", text)))
    return fact.amount


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit"),
    [
        ("46 ships", 46, 46, 46, ""),
        ("more than 50 ships", 50, 50, INFINITY, ""),
        ("at least 50 ships", 50, 50, INFINITY, ""),
        ("up to 50 ships", 50, -INFINITY, 50, ""),
        ("fewer than 50 ships", 50, -INFINITY, 50, ""),
        ("nearly 50 ships", 50, 45, 50, ""),
        ("about 50 ships", 50, 45, 55, ""),
        ("just over 50 ships", 50, 50, 55, ""),
        ("5 to 7 ships", None, 5, 7, ""),
        ("about 10 to 20 ships", None, 9, 22, ""),
        ("more than 10 to 20 ships", None, 10, INFINITY, ""),
        ("dozens of ships", None, 18, 240, ""),
        ("several ships", None, 2, 9, ""),
        ("a few hundred ships", None, 200, 900, ""),
        ("hundreds of ships", None, 150, 10_000, ""),
        ("millions of ships", None, 1.5e6, INFINITY, ""),
        ("5 miles", 8046.72, 8046.72, 8046.72, "m"),
        ("10km", 10_000, 10_000, 10_000, "m"),
        ("200 square kilometres", 2e8, 2e8, 2e8, "m2"),
        ("50 cubic metres", 50, 50, 50, "m3"),
        ("5 tonnes", 5000, 5000, 5000, "kg"),
        ("5 tons", 4535.9237, 4535.9237, 5080.234545, "kg"),
        ("36 kilometres per hour", 10, 10, 10, "m/s"),
        ("0°C", 273.15, 273.15, 273.15, "K"),
        ("32°F", 273.15, 273.15, 273.15, "K"),
        ("-40°C", 233.15, 233.15, 233.15, "K"),
        ("1.5 degrees Celsius warmer", 1.5, 1.5, 1.5, "ΔK"),
        ("5 megabytes", 4e7, 4e7, 4e7, "bit"),
        ("2 kilowatt-hours", 7.2e6, 7.2e6, 7.2e6, "J"),
        ("about $1.2m", 1.2e6, 1.08e6, 1.32e6, "$"),
        ("50p", 0.5, 0.5, 0.5, "GBP"),
        ("46%", 46, 46, 46, "%"),
        ("5 percentage points", 5, 5, 5, "pp"),
        ("25 basis points", 0.25, 0.25, 0.25, "pp"),
        ("two-thirds of them", 200 / 3, 200 / 3, 200 / 3, "%"),
        ("six months old", 0.5, 0.5, 0.5, "year"),
        ("aged 24", 24, 24, 24, "year"),
        ("more than doubled", 2, 2, INFINITY, "x"),
    ],
)
def test_the_values_a_figure_can_be_true_of(text, value, low, high, unit):
    found = amount(text)
    wanted = [value, low, high]
    ours = [found.value, -INFINITY if found.low is None else found.low, INFINITY if found.high is None else found.high]
    assert all(a == b or math.isclose(a, b, rel_tol=1e-9) for a, b in zip(wanted, ours, strict=True)), found
    assert unit == found.unit


@pytest.mark.parametrize(
    ("text", "open_low", "open_high", "about"),
    [
        ("46 ships", False, False, False),
        ("more than 50 ships", True, False, False),
        ("at least 50 ships", False, False, False),
        ("fewer than 50 ships", False, True, False),
        ("up to 50 ships", False, False, False),
        ("nearly 50 ships", False, True, True),
        ("just over 50 ships", True, False, True),
        ("about 50 ships", False, False, True),
        ("dozens of ships", False, False, True),
    ],
)
def test_which_ends_belong_to_it(text, open_low, open_high, about):
    found = amount(text)
    assert (open_low, open_high, about) == (found.open_low, found.open_high, found.about)


@pytest.mark.parametrize(
    ("text", "step"),
    [("46 ships", 1), ("1.2 million ships", 1e5), ("$1.2m", 1e5), ("5.5 miles", 160.9344), ("50p", 0.01)],
)
def test_the_step_is_in_the_unit_of_the_amount(text, step):
    assert math.isclose(step, amount(text).step)


def test_the_same_in_other_units_is_the_same():
    for one, other in (("10 miles", "16.09344km"), ("212°F", "100°C"), ("5 feet 10 inches", "5ft 10in")):
        assert math.isclose(amount(one).value, amount(other).value, rel_tol=1e-6)


def test_a_score_has_no_amount():
    assert amount("They won 2-1.") is None
