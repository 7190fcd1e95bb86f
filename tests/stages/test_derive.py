import pytest

from whence.model import Article, Derivation
from whence.stages.derive import orient, rivalled
from whence.text.direction.credits import credits_to
from whence.text.witness import prepare

BODY = "The ferry Lady Marran sank off Gannet Point on Monday."


def oriented(left: Article, right: Article) -> str:
    return orient(prepare(left), prepare(right)).direction


def dated(one: str | None, other: str | None) -> str:
    return oriented(Article("a", BODY, date=one), Article("b", BODY, date=other))


@pytest.mark.parametrize(
    ("one", "other", "direction"),
    [
        ("2031-02-03", "2031-02-04", "right from left"),
        ("2031-02-04", "2031-02-03", "left from right"),
        ("2031-02-03T10:00:00Z", "2031-02-03T10:30:00+01:00", "left from right"),
        ("2031-02-03", "2031-02-03", "cannot tell"),
        ("2031-02-03", None, "cannot tell"),
        (None, None, "cannot tell"),
        ("yesterday", "2031-02-03", "cannot tell"),
        ("", " ", "cannot tell"),
        ("2031-13-45", "2031-02-03", "cannot tell"),
    ],
)
def test_the_earlier_date_is_the_parents(one, other, direction):
    assert direction == dated(one, other)


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0001-01-01", "9999-12-31"])
def test_dates_at_the_ends_of_time_are_no_error(date):
    """A feed without a date may say the year 1 or 9999."""
    assert dated(date, "2031-02-03") in ("right from left", "left from right", "cannot tell")


WIRE, POST = Article("w", BODY, outlet="Skerrywire"), "The Harbour Courier"


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Skerrywire reports that the ferry sank.", True),
        ("The ferry sank, according to Skerrywire.", True),
        ("She told Skerrywire that it burned.", True),
        ("skerrywire reports that the ferry sank", True),
        ("The ferry sank, skerrywire reports, said Mr Lund.", False),
        ("Skerrywire was founded in 1950.", False),
        ("Photo: Jo Ek/Skerrywire", False),
        ("It sank.", False),
    ],
)
def test_a_credit_is_a_name_with_a_crediting_word_beside_it(text, credited):
    """In a text that uses capitals the name has its own."""
    assert credited == bool(credits_to(prepare(Article("a", text)), WIRE))


def test_a_credit_outweighs_the_dates():
    """The one that credits is the child, even if its date is earlier."""
    child = Article("a", f"Skerrywire reports: {BODY}", date="2031-01-01")
    parent = Article("w", BODY, outlet="Skerrywire", date="2031-02-02")
    assert ("left from right", "right from left") == (oriented(child, parent), oriented(parent, child))


def test_two_that_credit_each_other_are_told_by_dates_or_not_at_all():
    one = Article("a", f"Skerrywire reports: {BODY}", outlet="Harbour Courier")
    other = Article("w", f"Harbour Courier reports: {BODY}", outlet="Skerrywire")
    assert "cannot tell" == oriented(one, other)


def test_copy_of_one_agency_has_a_parent_that_is_not_at_hand():
    text = f"PORT CALDER (Reuters) - {BODY}"
    assert "common unseen parent" == oriented(Article("a", text), Article("b", text))


def test_a_pair_says_so_where_another_parent_accounts_for_more():
    """Siblings are not left looking like parent and child; the nearest parent is, and an unrelated one says nothing."""
    near = Derivation("agency", "child", "wholly", "right from left", 0.9, 0.9, 0.8, 0.9)
    sibling = Derivation("sibling", "child", "partially", "right from left", 0.9, 0.75, 0.5, 0.6)
    stranger = Derivation("stranger", "child", "non-derived", "cannot tell", 0.9, 0.0, 0.0, 0.0)
    told = rivalled([sibling, near, stranger])
    expected = [("agency accounts for more of child (90%): these two may only share it",), (), ()]
    assert expected == [d.reasons for d in told]
    assert [] == rivalled([])
