"""What the child's fact is to the parent's in one slot: facts made by hand, texts of our own."""

import pytest

from whence.model import Amount, Article, Change, Fact, Span
from whence.text.entities.identity import aliases
from whence.text.slots.judging import judged, may_be_torn
from whence.text.slots.pairing import TIGHT, Slot
from whence.text.witness import Witness, prepare

NOBODY = aliases()


def witness(text: str) -> Witness:
    return prepare(Article("p", text))


def exactly(value: float, unit: str = "") -> Amount:
    return Amount(value, value, value, unit)


def fact(text: str, kind: str = "count", amount: Amount | None = None, norm: str = "", of: str = "") -> Fact:
    """The whole text as a fact."""
    return Fact(kind, Span(0, len(text)), norm or text, amount, of)  # type: ignore[arg-type]


def verdict(
    left: tuple[str, Amount | None], right: tuple[str, Amount | None], kind: str = "count", *,
    chance: float = 0.9, grip: int = TIGHT, presumed: bool = False, nouns: tuple[str, str] = ("", ""),
) -> Change:  # fmt: skip
    """The change from one short text, all of it the fact, to another."""
    one, other = (fact(*some, of=of) for some, of in zip(((left[0], kind, left[1]), (right[0], kind, right[1])), nouns,
                                                         strict=True))  # fmt: skip
    return judged(Slot(one, other, chance, grip), witness(left[0]), witness(right[0]), NOBODY, presumed=presumed)


FORTY, FOURTEEN = ("40 boats", exactly(40)), ("14 boats", exactly(14))


def test_two_values_in_a_sure_slot_exclude_each_other():
    change = verdict(FORTY, FOURTEEN)
    assert ("conflict", "p", "count", 0.9) == (change.verdict, change.parent, change.type, change.score)
    assert "40 boats" in change.rule
    assert "14 boats" in change.rule


def test_nobody_is_accused_of_what_may_stand_for_something_else():
    for unsure in (verdict(FORTY, FOURTEEN, chance=0.46), verdict(FORTY, FOURTEEN, grip=0)):
        assert "unknown" == unsure.verdict
        assert unsure.rule.endswith("they may stand for different things")


def test_where_it_is_presumed_to_be_one_thing_the_slot_is_not_asked():
    assert "conflict" == verdict(FORTY, FOURTEEN, chance=0.1, grip=0, presumed=True).verdict


def test_nobody_is_accused_where_other_things_are_counted():
    change = verdict(("40 gulls", exactly(40)), FOURTEEN, grip=1, nouns=("gulls", "boats"))
    assert "unknown" == change.verdict
    assert "conflict" == verdict(FORTY, FOURTEEN, grip=1, nouns=("boats", "boat")).verdict


@pytest.mark.parametrize("chance", [0.3, 0.6, 1.0])
@pytest.mark.parametrize("right", [FORTY, FOURTEEN, ("forty boats", exactly(40))])
def test_scores_grow_with_the_chance_and_stay_within_bounds(chance, right):
    change, less = verdict(FORTY, right, chance=chance), verdict(FORTY, right, chance=chance / 2)
    assert 0 < less.score <= 1
    assert 0 < change.score <= 1
    assert change.verdict != less.verdict or change.score > less.score


def test_the_same_words_are_the_same_whatever_marks_they_wear():
    assert "same" == verdict(("1,500 boats", exactly(1500)), ("1 500 Boats", exactly(1500))).verdict
    assert "equivalent" == verdict(FORTY, ("forty boats", exactly(40))).verdict


def test_one_weekday_of_two_weeks_is_the_same_word():
    left, right = (
        Fact("date", Span(0, 6), f"2031-05-{day}", Amount(None, day, day, "day")) for day in (12, 19)
    )  # fmt: skip
    change = judged(Slot(left, right, 0.9, TIGHT), witness("Monday"), witness("Monday"), NOBODY)
    assert ("same", ("conflict",)) == (change.verdict, change.also)
    assert "two different days" in change.rule


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("$350", Amount(350, 350, 350, "USD")), ("350", exactly(350)), "same"),
        (("$350", Amount(350, 350, 350, "USD")), ("530", exactly(530)), "conflict"),
        (("12%", Amount(12, 12, 12, "%")), ("12", exactly(12)), "same"),
        (("12%", Amount(12, 12, 12, "%")), ("21", exactly(21)), "conflict"),
        (("12 miles", Amount(12, 19_312, 19_312, "m")), ("21", exactly(21)), "unknown"),
    ],
)
def test_a_copy_may_have_lost_the_sign_of_a_unit(left, right, expected):
    assert expected == verdict(left, right, "money").verdict
    assert expected == verdict(right, left, "money").verdict


def test_nobody_rounds_an_age():
    assert "conflict" == verdict(("aged 41", exactly(41, "year")), ("aged 40", exactly(40, "year")), "age").verdict
    assert "compatible" == verdict(("4,123 boats", exactly(4123)), ("4,100 boats", exactly(4100))).verdict


def test_another_unit_is_named():
    left = fact("3 miles", "measure", exactly(4828.032, "m"), "3 mile")
    right = fact("4.83 km", "measure", exactly(4830, "m"), "4.83 kilometer")
    change = judged(Slot(left, right, 0.9, TIGHT), witness("3 miles"), witness("4.83 km"), NOBODY)
    assert ("equivalent", "converted") == (change.verdict, change.shift)


def test_what_has_no_value_is_told_apart_by_its_normal_form():
    left, right = fact("the two", "number", None, "2"), fact("both", "number", None, "2")
    assert "equivalent" == judged(Slot(left, right, 0.9), witness("the two"), witness("both"), NOBODY).verdict
    assert "unknown" == verdict(("a few", None), ("dozens", None), "number").verdict


def test_names_in_one_slot():
    def change(one: str, other: str, kind: str = "place", grip: int = TIGHT) -> Change:
        return judged(
            Slot(fact(one, kind), fact(other, kind), 0.95, grip), witness(one), witness(other), NOBODY
        )  # fmt: skip

    assert "same" == change("Bergen", "bergen").verdict
    assert "conflict" == change("Oslo", "Bergen").verdict
    assert "unknown" == change("Oslo", "Bergen", grip=1).verdict


@pytest.mark.parametrize(
    ("text", "words", "torn"),
    [
        ("they lost 4 6 m in " + "all of it and more " * 20, "6 m", True),
        ("they lost 10 12 boats in " + "all of it and more " * 20, "12 boats", True),
        ("they lost 12 boats in " + "all of it and more " * 20, "12 boats", False),
        ("They lost 10, 12 boats in all.", "12 boats", False),
    ],
)
def test_in_a_text_without_marks_a_figure_may_be_torn(text, words, torn):
    at = text.index(words)
    assert torn == may_be_torn(Fact("count", Span(at, at + len(words)), words, exactly(12)), witness(text))


def test_who_is_torn_accuses_nobody():
    text = "they lost 10 12 boats in " + "all of it and more " * 20
    left = Fact("count", Span(10, 21), "1012 boat", exactly(1012))
    right = fact("14 boats", "count", exactly(14))
    change = judged(Slot(left, right, 0.95, TIGHT), witness(text), witness("14 boats"), NOBODY)
    assert "unknown" == change.verdict
    same = fact("10.12 boats", "count", exactly(10.12))
    assert "same" == judged(Slot(left, same, 0.95, TIGHT), witness(text), witness("10.12 boats"), NOBODY).verdict


def test_a_rule_is_one_line_and_no_longer_than_a_reader_will_read():
    long = "between \n" + "9" * 400 + " boats"
    change = verdict((long, Amount(1, 1, 1)), FOURTEEN)
    assert "\n" not in change.rule
    assert "…" in change.rule
    assert len(change.rule) < 250
