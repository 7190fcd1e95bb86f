"""What an outlet prints in articles that have nothing else in common, and what it prints for a reason."""

from dataclasses import replace

import pytest

from whence.model import Article
from whence.options import Options
from whence.pipeline import diff, ready
from whence.stages.repeat import RULE

LINE = "The Harbour Courier is written by people who live on the straits and know them."
STORIES = (
    (
        "The ferry Lady Marran sank off Gannet Point late on Monday after a fire had broken out below deck.\n"
        "Divers searched the hull until dawn. Calder Lines was given two days to hand over its records."
    ),
    (
        "Farmers in the northern valleys asked parliament for relief from a barley harvest that rain has ruined.\n"
        "The ministry would pay half of what was lost before winter, a spokesman promised them in Kilnhill."
    ),
    (
        "Engineers found cracks in both piers of the bridge at Millbank, which stays closed to every lorry.\n"
        "A barge had struck it in spring; nobody looked at the other pier until a cyclist rang the town hall."
    ),
)


def article(n: int, *lines: str, date: str | None = None, outlet: str | None = "Harbour Courier") -> Article:
    return Article(f"{n}.txt", "\n".join((STORIES[n], *lines)), outlet, date)


def repeated(*articles: Article) -> list[list[str]]:
    return [
        [" ".join(w.tokens.words[begin:end]) for begin, end, rule in w.furniture if rule == RULE]
        for w in ready(articles)
    ]


FOUND = ["the harbour courier is written by people who live on the straits and know them"]


def test_three_unrelated_articles_are_enough():
    assert [FOUND] * 3 == repeated(*(article(n, LINE) for n in range(3)))


def test_two_are_enough_if_they_are_a_month_apart():
    dates = ("2031-01-02", "2031-03-02", "2031-01-20")
    one, other, soon = (article(n, LINE, date=date) for n, date in enumerate(dates))
    assert [FOUND] * 2 == repeated(one, other)
    assert [[], []] == repeated(one, replace(soon, id="b"))
    assert [[], []] == repeated(replace(one, date=None), replace(other, date=None))


def test_updates_of_one_story_repeat_it_for_a_reason():
    update = "Nobody has been found in the hull, and the search was broken off when the wind rose at noon."
    articles = [Article(f"{n}", f"{STORIES[0]}\n{LINE}\n{update if n else ''}", "Courier") for n in range(3)]
    assert [[], [], []] == repeated(*articles)


def test_a_story_printed_twice_is_no_furniture():
    twice = [replace(article(0, LINE), id=str(n), date=f"2031-0{n + 1}-01") for n in range(3)]
    assert [[], [], []] == repeated(*twice)


@pytest.mark.parametrize(
    "line",
    ["The straits are cold.", "“The Harbour Courier is written by people who live on the straits”, he said."],
)
def test_short_lines_and_quotations_are_none(line):
    assert [[], [], []] == repeated(*(article(n, line) for n in range(3)))


@pytest.mark.parametrize("outlet", [None, ""])
def test_of_articles_without_an_outlet_nothing_is_known(outlet):
    assert [[], [], []] == repeated(*(article(n, LINE, outlet=outlet) for n in range(3)))


def test_other_outlets_are_others():
    assert [[], [], []] == repeated(*(article(n, LINE, outlet=f"Post {n}") for n in range(3)))


def test_it_is_listed_and_borrowed_by_nobody():
    """What the Courier always prints was not taken over from the Courier by the Post."""
    fourth = Article("post.txt", f"The mayor of Eastholm has resigned, her office let it be known.\n{LINE}", "The Post")
    result = diff([*(article(n, LINE) for n in range(3)), fourth], Options(quotes=False, facts=False))
    assert RULE in {line.rule for blamed in result.blames for line in blamed.boilerplate}
    assert {"non-derived"} == {d.kind for d in result.derivations if "post.txt" in (d.left, d.right)}
