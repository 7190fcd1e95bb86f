"""The same figure of one event, told outside any shared passage. All texts are invented."""

from whence.model import Article
from whence.stages.extract import extract
from whence.text.slots.echo import echoes
from whence.text.witness import prepare

PARENT = (
    "Mayor Lund and the fishermen of Marrask spoke for more than an hour about the breakwater. The bakery closed for"
    " three weeks. The breakwater of Marrask has cost 40 million crowns."
)


def found(child: str, words: str, parent: str = PARENT) -> list[str]:
    """The parent's figures that may be the one at `words` of the child."""
    there, here = (prepare(Article(name, text)) for name, text in (("c", child), ("p", parent)))
    (fact,) = [fact for fact in extract(there).facts if words in fact.span.of(child)]
    slots = echoes(fact, there, (0, len(there.tokens)), here, extract(here).facts)
    assert all(slot.right == fact and slot.grip == 0 and 0 < slot.chance < 1 for slot in slots)
    return [slot.left.span.of(parent) for slot in slots]


def test_a_figure_of_the_same_event_comes_first():
    child = "After a 90-minute talk with the fishermen of Marrask, the breakwater was off the table."
    assert "more than an hour" == found(child, "90-minute")[0]


def test_figures_of_another_family_are_none():
    child = "After a 90-minute talk with the fishermen of Marrask, the breakwater was off the table."
    assert "40 million crowns" not in found(child, "90-minute")


def test_another_event_has_no_echo():
    assert [] == found("The choir rehearsed for 90 minutes in the chapel of Tollin.", "90 minutes")


def test_names_ordinals_and_dates_have_no_echo():
    parent = PARENT + " Lund spoke in Marrask on Monday."
    child = "In Marrask, Mayor Lund first spoke of the breakwater on Tuesday."
    assert [] == found(child, "Tuesday", parent)
    assert [] == found(child, "Lund", parent)


def test_another_thing_that_is_counted_has_no_echo():
    parent = "Mayor Lund gave the fishermen of Marrask 300 lanterns for the breakwater."
    assert [] == found("The fishermen of Marrask saw 80 gulls on the breakwater.", "80", parent)
    assert ["300"] == found("The fishermen of Marrask hung 280 lanterns on the breakwater.", "280", parent)


def test_three_at_most():
    parent = " ".join(f"The fishermen of Marrask waited {n} hours at the breakwater." for n in range(2, 9))
    child = "The fishermen of Marrask waited for 90 minutes at the breakwater."
    assert 3 == len(found(child, "90 minutes", parent))


def test_nothing_in_an_empty_parent():
    assert [] == found("The fishermen of Marrask waited for 90 minutes.", "90 minutes", "")
