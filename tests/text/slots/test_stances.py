"""Shifts of stance as changes. All texts are invented."""

import pytest

from tests.text.slots.test_region import of
from whence.model import Change
from whence.text.slots.stances import stance_changes


def told(parent: str, child: str, voiced: tuple[bool, bool | None] = (False, None)) -> list[Change]:
    return list(stance_changes(of(parent, child), voiced))


@pytest.mark.parametrize(
    ("parent", "child", "kind", "verdict", "shift", "also"),
    [
        (
            "The captain allegedly ignored two warnings about the engine.",
            "The captain ignored two warnings about the engine.",
            "hedging", "conflict", "hedge lost", ("dropped",),
        ),
        (
            "The brigade did not find the cause of the fire.",
            "The brigade did find the cause of the fire.",
            "negation", "conflict", "negation lost", (),
        ),
        (
            "Captain Varga said the engine had been checked a week before.",
            "Captain Varga claims the engine had been checked a week before.",
            "attribution verb", "conflict", "reporting verb changed", (),
        ),
    ],
)  # fmt: skip
def test_a_shift_is_a_change_with_both_places(parent, child, kind, verdict, shift, also):
    (change,) = told(parent, child)
    assert (kind, verdict, shift, also, "p") == (
        change.type, change.verdict, change.shift, change.also, change.parent,
    )  # fmt: skip
    assert change.left
    assert change.right
    assert 0 < change.score <= 1


SAID = "The engine room had been checked a week before the fire, Captain Varga said."
PLAIN = "The engine room had been checked a week before the fire."


@pytest.mark.parametrize(("voiced", "is_told"), [((True, False), True), ((True, True), False), ((True, None), False)])
def test_an_attribution_is_dropped_only_where_somebody_has_looked(voiced, is_told):
    """What is dropped has nothing in its place."""
    found = told(SAID, PLAIN, voiced)
    assert is_told == bool(found)
    for change in found:
        assert ("dropped", "attribution dropped") == (change.verdict, change.shift)
        assert change.right is None


@pytest.mark.parametrize("text", [SAID, PLAIN, "It may not have been the first time.", "", "..."])
def test_a_copy_has_no_shift(text):
    assert [] == told(text, text)


def test_no_shift_reaches_over_the_end_of_a_sentence():
    """The negation belongs to another sentence than the word that looks negated."""
    assert [] == told("The owner was not there. Divers found the wreck.", "The owner was not there. Divers found it.")


def test_a_shift_is_told_once():
    parent = "The captain allegedly ignored two warnings about the engine."
    changes = told(parent, "The captain ignored two warnings about the engine.")
    assert len(changes) == len(set(changes)) == 1
