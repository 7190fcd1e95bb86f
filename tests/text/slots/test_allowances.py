import pytest

from whence.model import Amount, Article, Fact, Span
from whence.text.slots.allowances import allowance
from whence.text.witness import prepare


def placed(text, words, kind, norm):
    begin = text.index(words)
    amount = Amount(1.0, 1.0, 1.0, "s") if kind == "duration" else None
    return Fact(kind, Span(begin, begin + len(words)), norm, amount), prepare(Article("a", text))


@pytest.mark.parametrize(
    ("parent", "child", "allowed"),
    [
        (("The drills of 18 months were logged.", "18 months"), ("Three months after the fire.", "Three months"), True),
        (("The drills of 18 months were logged.", "18 months"), ("The drills of 8 months were.", "8 months"), False),
        (("Two days later it sank.", "Two days"), ("Three days later it sank.", "Three days"), False),
    ],
)
def test_how_long_after_is_not_how_long(parent, child, allowed):
    (left, one), (right, other) = (placed(text, words, "duration", "P1M") for text, words in (parent, child))

    assert allowed == bool(allowance(left, right, one, other))
    assert allowed == bool(allowance(right, left, other, one))


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ("Pia Lund, a deckhand who left the company in March, said so.", True),
        ("Pia Lund, a deckhand on the night ferry, said so.", False),
    ],
)
def test_who_has_left_is_a_former_one(said, allowed):
    left, one = placed(said, "deckhand", "role", "deckhand")
    right, other = placed("Pia Lund, a former deckhand, said so.", "former deckhand", "role", "former deckhand")

    assert allowed == bool(allowance(left, right, one, other))
