from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import FACT_VERDICTS, SHIFTS, Amount
from whence.text.slots.amounts import digits, is_equal, judge_amounts


def exactly(value, unit=""):
    return Amount(value, value, value, unit)


def more_than(value, unit=""):
    return Amount(value, value, None, unit, open_low=True)


def at_least(value, unit=""):
    return Amount(value, value, None, unit)


def less_than(value, unit=""):
    return Amount(value, None, value, unit, open_high=True)


def nearly(value, unit=""):
    return Amount(value, 0.9 * value, value, unit, open_high=True, about=True)


def about(value, unit=""):
    return Amount(value, 0.9 * value, 1.1 * value, unit, about=True)


def between(low, high, unit=""):
    return Amount(None, low, high, unit)


CASES = [
    (exactly(48), exactly(48), "equivalent", None),
    (exactly(40), exactly(14), "conflict", None),
    (exactly(46), exactly(50), "conflict", None),
    (exactly(46), nearly(50), "compatible", "blurred"),
    (nearly(50), exactly(46), "compatible", "sharpened"),
    (exactly(70), about(50), "conflict", None),
    (exactly(1234), exactly(1200), "compatible", "rounded"),
    (exactly(27.4, "%"), exactly(27, "%"), "compatible", "rounded"),
    (exactly(1234), exactly(1324), "conflict", None),
    (exactly(4_810_000), exactly(5_000_000), "compatible", "rounded"),
    (exactly(62), exactly(60), "conflict", None),
    (exactly(80), exactly(84), "conflict", None),
    (more_than(3600, "s"), exactly(5400, "s"), "compatible", "sharpened"),
    (exactly(5400, "s"), more_than(3600, "s"), "compatible", "blurred"),
    (exactly(1800, "s"), more_than(3600, "s"), "conflict", None),
    (more_than(50), exactly(50), "compatible", "sharpened"),
    (exactly(50), more_than(50), "conflict", None),
    (exactly(50), at_least(50), "compatible", "blurred"),
    (more_than(50), more_than(60), "conflict", None),
    (more_than(60), more_than(50), "compatible", "blurred"),
    (more_than(160_000), more_than(124_773), "conflict", None),
    (less_than(60), less_than(50), "conflict", None),
    (more_than(50), less_than(60), "compatible", None),
    (more_than(50), less_than(40), "conflict", None),
    (between(5, 7), exactly(6), "compatible", "sharpened"),
    (exactly(6), between(5, 7), "compatible", "blurred"),
    (between(5, 7), exactly(9), "conflict", None),
    (between(5, 7), between(5, 8), "conflict", None),
    (between(5, 7), between(5, 7), "equivalent", None),
    (about(46), about(41), "conflict", None),
    (about(46), nearly(50), "compatible", "sharpened"),
    (exactly(5, "USD"), exactly(5, "$"), "equivalent", None),
    (exactly(5, "EUR"), exactly(5, "$"), "unknown", None),
    (exactly(5, "m"), exactly(5, "kg"), "unknown", None),
    (exactly(2, "day"), exactly(2.05, "day"), "conflict", None),
]


@pytest.mark.parametrize(("left", "right", "verdict", "shift"), CASES)
def test_two_figures_of_one_slot_are_judged_as_intervals(left, right, verdict, shift):
    judged = judge_amounts(left, right, ("the one", "the other"))

    assert (verdict, shift) == (judged.verdict, judged.shift)
    assert "the one" in judged.rule
    assert "the other" in judged.rule


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (exactly(172_800, "s"), exactly(172_800, "s"), "equivalent"),
        (exactly(4_828, "m"), exactly(5_000, "m"), "equivalent"),
        (exactly(4_828, "m"), exactly(8_000, "m"), "conflict"),
        (exactly(4 * 604_800, "s"), exactly(2_629_746, "s"), "equivalent"),
        (exactly(5 * 604_800, "s"), exactly(2_629_746, "s"), "conflict"),
    ],
)
def test_another_unit_is_no_other_value_and_may_be_rounded(left, right, verdict):
    assert verdict == judge_amounts(left, right, ("a", "b"), converted=True).verdict


AMOUNTS = st.builds(
    lambda low, size, shape, about: {
        "exact": Amount(low, low, low, about=about),
        "above": Amount(low, low, None, open_low=True),
        "below": Amount(low, None, low, open_high=True),
        "range": Amount(None, low, low + size),
    }[shape],
    st.integers(-1000, 10**7).map(float),
    st.integers(1, 1000).map(float),
    st.sampled_from(["exact", "above", "below", "range"]),
    st.booleans(),
)


def holds(amount, value):
    """Whether the amount can be true of a value: the slow way to ask."""
    low, high = (-inf if amount.low is None else amount.low), (inf if amount.high is None else amount.high)
    above = value > low if amount.open_low else value >= low
    return above and (value < high if amount.open_high else value <= high)


@given(AMOUNTS, AMOUNTS)
def test_amounts_that_share_a_value_far_from_their_ends_conflict_only_by_their_bounds(left, right):
    """Tried on the ends, next to them and between them: nothing that both hold is a conflict of values."""
    ends = [e for a in (left, right) for e in (a.low, a.high) if e is not None]
    tried = [*ends, *(e + 0.25 for e in ends), *(e - 0.25 for e in ends), sum(ends) / len(ends)]
    judged = judge_amounts(left, right, ("a", "b"))

    assert judged.verdict in FACT_VERDICTS
    assert judged.shift is None or judged.shift in SHIFTS
    if any(holds(left, value) and holds(right, value) for value in tried):
        assert judged.verdict != "conflict" or "same kind of bound" in judged.rule or "another range" in judged.rule


@given(AMOUNTS)
def test_an_amount_is_equal_to_itself_and_judged_so(amount):
    assert is_equal(amount, amount)
    assert judge_amounts(amount, amount, ("a", "a")).verdict == "equivalent"


@given(AMOUNTS, AMOUNTS)
def test_equality_does_not_ask_who_is_asked_first(left, right):
    assert is_equal(left, right) == is_equal(right, left)


@pytest.mark.parametrize(("value", "count"), [(1200, 2), (46, 2), (3.46, 3), (1e6, 1), (0.05, 1), (1e30, 1), (0, 1)])
def test_digits_that_count(value, count):
    assert count == digits(value)
