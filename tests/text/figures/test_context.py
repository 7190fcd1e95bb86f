"""Figures that the words around them read in another way."""

import pytest

from whence.model import Article
from whence.text.degrade import degrade
from whence.text.figures.reading import figures
from whence.text.witness import prepare


def facts(text):
    return figures(prepare(Article("a", text)))


def norms(text):
    return [fact.norm for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It had a temperature of 32C by noon.", "K"),
        ("There was a rise of 2°C in June.", "ΔK"),
        ("There was a temperature of 2°C in June.", "K"),
        ("It rose by 2°C in June.", "ΔK"),
        ("It was 2°C above normal.", "ΔK"),
        ("It was 2°C by noon.", "K"),
    ],
)
def test_degrees_of_difference(text, unit):
    assert [unit] == [fact.amount.unit for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They lost 12 and a quarter of the crew left.", ["12", "25%"]),
        ("They lost 12 and half of the crew left.", ["12", "50%"]),
        ("It took three and three quarters miles.", ["3.75 mile"]),
        ("It sold two and a quarter million crates.", ["2250000 crate"]),
        ("the crew lost 12 and three quarters were hurt", ["12", "75%"]),
        ("the crew lost 12 and a quarter of the boats", ["12", "25%"]),
        ("the crew rowed two and a half miles", ["2.5 mile"]),
        ("the crew rowed two and three quarters miles", ["2.75 mile"]),
    ],
)
def test_a_share_of_something_else_is_not_added(text, expected):
    assert expected == norms(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It takes from 600 to 720 passengers.", ["600 to 720 passenger"]),
        ("It rose from 600 to 720 passengers.", ["600", "720 passenger"]),
        ("Fares went up there, and fines from $600 to $720.", ["$600", "$720"]),
        ("Prices ranged from 5 to 7 crowns.", ["5 to 7 crown"]),
        ("It was cut from 61 to 11 ships.", ["61", "11 ship"]),
        ("It fell. From 600 to 720 passengers wait.", ["600 to 720 passenger"]),
        ("Shares dropped 61p to 966.", ["GBP 0.61", "966"]),
        ("Shares rose $5 to $7.", ["$5", "$7"]),
        ("Shares rose 12 to 966.", ["12", "966"]),
        ("Shares rose 5 to 7 percent.", ["5 to 7%"]),
        ("It holds 12 to 966 crates.", ["12 to 966 crate"]),
    ],
)
def test_a_change_is_no_range(text, expected):
    assert expected == norms(text)
    if "$" not in text and ". " not in text:
        assert expected == norms(degrade(text, "strip").text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 38.5 percent below the 374.2 million crates of 2015.", ["38.5%", "374200000 crate"]),
        ("It is 5 points above 20.", ["5 point", "20"]),
        ("It is 12 percent more than 40 crates.", ["12%", "40 crate"]),
        ("It stood above 20.", ["> 20"]),
        ("It weighs 5 tonnes; below 20 crates fit.", ["5 tonne", "< 20 crate"]),
        ("Two cities above 100 miles off", ["2 city", "> 100 mile"]),
        ("It averaged over 100 critics.", ["100 critic"]),
        ("It averaged over 100 guests a night.", ["> 100 guest"]),
        ("It drew over 100 guests.", ["> 100 guest"]),
    ],
)
def test_what_compares_or_spreads_bounds_nothing(text, expected):
    assert expected == norms(text)


def test_a_bound_behind_a_lost_comma_stays():
    assert ["5%", "> 40 crate"] == norms("it fell 5 percent more than 40 crates were lost at sea")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was rated 8.6/10 there.", ["8.6/10"]),
        ("It was rated 8.6 out of 10 there.", ["8.6/10"]),
        ("None fell below 6.55/10 there.", ["< 6.55/10"]),
        ("It scored more than 7 out of 10.", ["> 7/10"]),
        ("Some 7 out of 10 nurses agreed.", ["≈ 70%"]),
        ("It has 3.5/5 stars.", ["3.5/5"]),
        ("It is 8.6/10.5 there.", []),
        ("it was rated 8 6 out of 10 there", ["8.6/10"]),
        ("it was rated 8 6 10 there", ["8.6/10"]),
    ],
)
def test_ratings(text, expected):
    assert expected == norms(text)


def test_a_rating_is_an_amount():
    assert (6.55, None, 6.55, True) == (
        (found := facts("None fell below 6.55/10 there.")[0].amount).value,
        found.low,
        found.high,
        found.open_high,
    )


def test_decimals_before_a_common_noun_count_it():
    found = facts("Tank three has 3.7 drain and tank four 8.0 drain.")
    assert ["3.7 drain", "8 drain"] == [fact.norm for fact in found if fact.of == "drain"]
    assert ["3.7 barrel"] == norms("various handed 3.7 barrels for the whole")
    assert ["3.7"] == norms("It grew 3.7 and stopped.")
    assert ["3.7"] == norms("It grew 3.7 compared with that.")
