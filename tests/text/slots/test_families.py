"""Which types may stand in each other's place."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import FACT_TYPES, Amount, Fact, Span
from whence.text.slots.families import NAMES, QUANTITIES, family, is_same, is_slight, is_stance, may_meet, noun_relation


def fact(kind: str, norm: str = "5", value: float | None = 5.0, unit: str = "", of: str = "") -> Fact:
    amount = None if value is None else Amount(value, value, value, unit)
    return Fact(kind, Span(0, 1), norm, amount, of)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_every_type_belongs_to_one_family_or_is_a_stance(kind):
    assert bool(family(kind)) != is_stance(fact(kind))
    assert (kind in NAMES) == (family(kind) == "name")
    assert not (family(kind) in QUANTITIES and kind in (*NAMES, "role"))


@pytest.mark.parametrize(("one", "other"), [*combinations(FACT_TYPES, 2)])
def test_only_one_family_meets_and_nobody_is_asked_first(one, other):
    left, right = fact(one, value=None), fact(other, value=None)
    assert may_meet(left, right, bare=False) == may_meet(right, left, bare=False)
    if family(one) != family(other) or is_stance(left):
        assert not may_meet(left, right, bare=True)


def test_stances_never_meet():
    assert not may_meet(fact("negation"), fact("negation"), bare=True)


def test_a_person_is_no_place_unless_it_has_its_name():
    """One name may be read as either: "Lund"."""
    assert not may_meet(fact("person", "Aldane", None), fact("place", "Bergen", None), bare=False)
    assert may_meet(fact("person", "Lund", None), fact("place", "Lund", None), bare=False)
    assert may_meet(fact("organisation", "Aldane", None), fact("place", "Bergen", None), bare=False)


@pytest.mark.parametrize(
    ("kind", "norm", "value", "slight"),
    [
        ("role", "mayor", None, True),
        ("ordinal", "3rd", 3.0, True),
        ("date", "PRESENT_REF", None, True),
        ("date", "2031-05-13", 741_000.0, False),
        ("number", "2", 2.0, True),
        ("count", "2 boat", 2.0, True),
        ("number", "3", 3.0, False),
        ("percentage", "2 %", 2.0, False),
        ("place", "Bergen", None, False),
        ("number", "dozens", None, False),
    ],
)
def test_what_nobody_misses(kind, norm, value, slight):
    assert slight == is_slight(fact(kind, norm, value))


KINDS = st.sampled_from(FACT_TYPES)
FACTS = st.builds(fact, KINDS, st.sampled_from(["5", "6"]), st.sampled_from([None, 5.0, 6.0]),
                  st.sampled_from(["", "m", "%"]), st.sampled_from(["", "boats", "boat", "old lanterns"]))  # fmt: skip


@given(FACTS, FACTS)
def test_being_the_same_does_not_ask_who_is_asked_first(one, other):
    assert is_same(one, one)
    assert is_same(one, other) == is_same(other, one)
    assert noun_relation(one, other) == noun_relation(other, one)


def test_one_norm_of_two_types_is_not_the_same_without_a_value():
    assert not is_same(fact("place", "Lund", None), fact("person", "Lund", None))
    assert is_same(fact("number", "5"), fact("count", "five"))
