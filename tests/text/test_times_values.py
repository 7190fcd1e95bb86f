from datetime import date

import pytest

from whence.model import Article
from whence.text.times.reading import reference, times
from whence.text.witness import prepare

WEDNESDAY = "2019-05-15"


def read(text, day=WEDNESDAY):
    return times(prepare(Article("a", text, date=day)))


def only(text, day=WEDNESDAY):
    (fact,) = read(text, day)
    return fact


def days(fact):
    return tuple(
        None if edge is None else date.fromordinal(int(edge)).isoformat()
        for edge in (fact.amount.low, fact.amount.high)
    )


@pytest.mark.parametrize("mark", ["/", "-", "."])
def test_figures_in_unknown_order_say_so(mark):
    written = mark.join(("03", "04", "2019"))
    fact = only(f"It is dated {written} in Calder.")
    assert "2019-03-04 or 2019-04-03" == fact.norm
    assert fact.amount is None
    assert (f"{written}: day and month may be the other way round",) == fact.notes
    assert fact.score < 0.7


def test_a_day_is_an_interval_of_ordinals():
    assert ("2019-05-13", "2019-05-13") == days(only("on May 13, 2019"))
    assert ("2018-07-01", "2018-09-30") == days(only("in the third quarter of 2018"))
    assert ("1990-01-01", "1999-12-31") == days(only("in the 1990s"))
    assert ("2019-05-06", "2019-05-12") == days(only("It closed last week."))
    assert (date(2011, 1, 1).toordinal(), None) == (only("since 2011").amount.low, only("since 2011").amount.high)
    before = only("before December 2008").amount
    assert (None, date(2008, 12, 1).toordinal(), True) == (before.low, before.high, before.open_high)
    assert before.high < only("on January 31, 2009").amount.low
    after = only("after May 3, 2018").amount
    assert (date(2018, 5, 3).toordinal(), None, True) == (after.low, after.high, after.open_low)


def test_early_and_late_have_nothing_in_common_that_matters():
    early, late = days(only("in early 2019")), days(only("in late 2019"))
    assert early[0] == "2019-01-01"
    assert late[1] == "2019-12-31"
    assert early[1] <= late[0]


def test_a_duration_is_an_interval_of_seconds():
    assert only("for 48 hours").amount == only("It took 48 hours.").amount
    assert only("for 48 hours").amount.value == only("for two days").amount.value == 172800
    bound, minutes = only("for more than an hour").amount, only("a 90-minute talk").amount
    assert (bound.low, bound.open_low, bound.high) == (3600, True, None)
    assert bound.low < minutes.low
    assert only("It took nearly two weeks.").amount.high == 14 * 86400
    assert only("It took two to three weeks.").amount.value is None
    assert only("for years").amount.high is None


def test_a_clock_time_is_minutes_since_midnight():
    assert only("at 9:30 p.m. sharp").amount.value == 1290
    assert only("at noon").amount.value == 720
    assert only("at 9:30 sharp").amount is None
    assert "morning or evening is not told" in only("at 9:30 sharp").notes[0]


def test_without_a_date_of_the_article_times_stay_relative():
    wanted = ["XXXX-05-13", "XXXX-WXX-1", "-P1D", "P0D", "+P1D", "-P1W", "P0Y", "+P1M", "-P2D", "XXXX-05"]
    text = "May 13; Monday; yesterday; today; tomorrow; last week; this year; next month; two days ago; in May"
    found = read(text, None)
    assert wanted == [fact.norm for fact in found]
    assert [None] * len(wanted) == [fact.amount for fact in found]


def test_what_is_read_from_the_articles_date_says_so():
    assert ("Monday: read as 2019-05-13, from the article's date",) == only("It sank on Monday.").notes
    assert () == only("It sank on May 13, 2019.").notes


def test_weekday_and_date_that_do_not_belong_together_are_noted():
    fact = only("It sank on Tuesday, May 13, 2019.")
    assert "2019-05-13" == fact.norm
    assert ("weekday and date do not belong together",) == fact.notes


def test_last_tuesday_may_be_the_one_before():
    fact = only("It sank last Tuesday.")
    assert "2019-05-14" == fact.norm
    assert "it may be a week earlier" in fact.notes[0]
    assert only("It sails next Friday.").amount is None


@pytest.mark.parametrize(
    ("text", "norm"),
    [("May 32, 2019", None), ("on February 30", "2019-02-30"), ("on 30 February 2019", "2019-02-30")],
)
def test_days_that_no_calendar_has_have_no_amount(text, norm):
    found = [fact for fact in read(text) if fact.type == "date"]
    assert all(fact.amount is None or fact.norm.startswith("2019-05") for fact in found)
    assert norm is None or norm[4:] in [fact.norm[4:] for fact in found]


def test_absurd_lengths_have_no_amount():
    assert only("for 9999999999 years").amount is None
    assert all(fact.amount is None for fact in read("for 1" + "0" * 25 + " years"))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-05-13", date(2019, 5, 13)), ("2019-05-13T09:30:00Z", date(2019, 5, 13)), ("20190513", date(2019, 5, 13)),
        ("2019-05-13 09:30:00+02:00", date(2019, 5, 13)), ("13 May 2019", date(2019, 5, 13)),
        ("May 13, 2019", date(2019, 5, 13)), ("Monday, May 13, 2019", date(2019, 5, 13)),
        ("Mon, 13 May 2019 09:30:00 GMT", date(2019, 5, 13)), ("25/04/2019", date(2019, 4, 25)),
        ("May 13, 2019 at 9:30 am", date(2019, 5, 13)), ("04/04/2019", date(2019, 4, 4)),
        ("03/04/2019", None), ("2019", None), ("May 2019", None), ("", None), (None, None), ("soon", None),
        ("2019-13-45", None), ("31 February 2019", None), ("2019-05-13" * 20, None), ("١٣ May 2019", None),
    ],
)  # fmt: skip
def test_the_date_of_an_article_is_read_or_left(written, day):
    assert day == reference(written)
