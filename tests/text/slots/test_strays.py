"""Figures that are no facts and yet changed in place. All texts are invented."""

import pytest

from tests.text.slots.test_region import of
from whence.model import Fact, Span
from whence.text.slots.pairing import TIGHT, Slot
from whence.text.slots.strays import strays


def found(
    parent: str, child: str, lefts: tuple[Fact, ...] = (), rights: tuple[Fact, ...] = ()
) -> list[tuple[str, str]]:
    slots = strays(of(parent, child), [], lefts, rights)
    return [(slot.left.span.of(parent), slot.right.span.of(child)) for slot in slots]


TEXT = "The ferry left berth {} at dawn and nobody was hurt."


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        (TEXT.format(227), TEXT.format(272), [("227", "272")]),
        (TEXT.format("nine"), TEXT.format("9"), []),  # one of them is no figure, and they are the same
        (TEXT.format("007"), TEXT.format("7"), []),
        (TEXT.format("7.0"), TEXT.format("7"), []),
        (TEXT.format(227), TEXT.format(227), []),
        (TEXT.format("1987/88"), TEXT.format("1987/89"), [("88", "89")]),
        (TEXT.format("23degrees"), TEXT.format("24degrees"), [("23degrees", "24degrees")]),  # run into the next word
        (TEXT.format("23x7y"), TEXT.format("24x7y"), []),  # no figure at all
        ("Route 66 is closed.", "Route 67 is closed.", [("66", "67")]),
        ("They took Route 66.", "They took Route 67.", [("66", "67")]),
        ("Choir practice is in room 66 today.", "The bakery in the old town sold 67 loaves.", []),
        ("", "Route 67 is closed.", []),
        ("Route 66 is closed.", "", []),
    ],
)
def test_a_figure_between_the_same_words_has_changed(parent, child, expected):
    assert expected == found(parent, child)


def test_a_stray_is_a_number_that_is_held_tight():
    (slot,) = strays(of(TEXT.format(227), TEXT.format(272)), [], [], [])
    assert (TIGHT, "number", "227", "272") == (slot.grip, slot.right.type, slot.left.norm, slot.right.norm)
    assert slot.left.amount
    assert 227 == slot.left.amount.value


@pytest.mark.parametrize(("kind", "is_found"), [("time", False), ("money", False), ("number", True), ("date", True)])
def test_what_is_read_as_more_than_a_number_is_not_taken_apart(kind, is_found):
    parent, child = TEXT.format(227), TEXT.format(272)
    at = Span(parent.index("227"), parent.index("227") + 3)
    assert is_found == bool(found(parent, child, (Fact(kind, at, "227"),)))
    assert is_found == bool(found(parent, child, (), (Fact(kind, at, "272"),)))


def test_what_has_a_partner_is_left_alone():
    parent, child = TEXT.format(227), TEXT.format(272)
    at = Span(parent.index("227"), parent.index("227") + 3)
    taken = Slot(Fact("number", at, "227"), Fact("number", at, "272"), 0.9)
    assert [] == strays(of(parent, child), [taken], [], [])


def test_a_figure_beyond_all_bounds_is_no_stray():
    """It has no value that could be told apart."""
    parent, child = TEXT.format("9" * 400), TEXT.format("12")
    assert [] == found(parent, child)
    assert [] == found(child, parent)


def test_each_figure_of_the_parent_is_used_once():
    assert 1 >= len(found("Route 66 is closed.", "Route 67 and Route 68 are closed."))
