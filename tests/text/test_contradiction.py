import pytest

from tests.ferry import at
from whence.model import Edit, Evidence, Span
from whence.text import lexicon
from whence.text.ledger.contradiction import contradiction

OPPOSITES = [tuple(side.split() for side in line.split("\t")) for line in lexicon.lines("opposites.txt")]


def sign(parent: str, child: str, *edits: Edit) -> str | None:
    whole = (Span(0, len(child)), Span(0, len(parent)))
    return contradiction(Evidence("p", "aligned", *whole, 1.0, 1.0, edits=edits), child, parent)


@pytest.mark.parametrize(("one", "other"), [(x, y) for a, b in OPPOSITES for x in a for y in b])
def test_every_pair_of_opposites_is_found_both_ways(one, other):
    for left, right in ((one, other), (other, one)):
        edit = Edit("replaced", Span(0, len(left)), Span(0, len(right)))
        assert f"“{left}” there is “{right}” here" == sign(left, right, edit)


def test_no_word_is_its_own_opposite():
    assert not [a for a, b in OPPOSITES if set(a) & set(b)]


@pytest.mark.parametrize(
    ("there", "here", "found"),
    [
        ("14", "40", True),
        ("$4.2", "$42", True),
        ("1,500", "1500", False),
        ("ship", "vessel", False),
        ("14", "many", False),
        ("did", "did not", True),
        ("did not", "never", False),
        ("was closed", "wasn’t closed", True),
        ("did not have time for it", "had better things to do", False),
    ],
)
def test_numbers_and_negations_in_what_was_replaced(there, here, found):
    """A long replacement is a rewording, in which a "not" may stand anywhere."""
    edit = Edit("replaced", Span(0, len(there)), Span(0, len(here)))
    assert found == (sign(there, here, edit) is not None)


def test_a_not_that_stands_on_one_side_only():
    one, other = "They were held.", "They were not held."
    inserted = Edit("inserted", Span(9, 9), at(other, "not"))
    deleted = Edit("deleted", at(other, "not"), Span(9, 9))
    harmless = Edit("inserted", Span(4, 4), at(other, "were"))
    assert sign(one, other, inserted) == "“not” stands only here"
    assert sign(other, one, deleted) == "“not” stands only there"
    assert sign(one, other, harmless) is None


def test_without_edits_there_is_no_sign():
    assert sign("It passed.", "It failed.") is None
    same = Edit("cosmetic", Span(0, 2), Span(0, 2))
    assert sign("No", "no", same) is None
