from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Article
from whence.text.direction.dates import apart, dated, precedes

NOW = datetime(2031, 2, 10, tzinfo=UTC)


def known(*dates: str | None) -> list:
    articles = [Article(str(n), "", date=date) for n, date in enumerate(dates)]
    return list(dated(articles, NOW).values())


@pytest.mark.parametrize(
    "date",
    [None, "", " ", "0000-00-00", "yesterday", "2031-13-45", "0001-01-01", "9999-12-31T23:59:59-12:00",
     "2031-02-30", "2042-01-01"],
)  # fmt: skip
def test_a_date_that_cannot_be_trusted_says_why(date):
    (found,) = known(date)
    assert found.begin is None
    assert found.doubt
    assert found.iso is None


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("2031-02-03", "2031-02-04", True),
        ("2031-02-03", "2031-02-03T15:00", False),
        ("2031-02-03T00:00:00Z", "2031-02-03T15:00Z", False),
        ("2031-02-03T09:00Z", "2031-02-03T10:30+01:00", True),
        ("2031-02-03T09:00Z", "2031-02-03T09:00Z", False),
        ("2031-02-03", "2031-02-03", False),
        ("2031-02-03T15:00", "2031-02-03", False),
        ("2031-02-03T15:00", "2031-02-04", True),
    ],
)
def test_earlier_only_as_far_as_the_dates_are_exact(one, other, earlier):
    """Midnight is what many feeds put where they know the day only."""
    assert earlier == precedes(*known(one, other))


def test_the_very_second_of_a_download_is_no_date():
    found = known(*["2031-02-03T04:05:06Z"] * 4, "2031-02-02T10:00:00Z")
    assert [True] * 4 + [False] == [date.begin is None for date in found]
    assert "when they were got" in (found[0].doubt or "")


def test_the_future_is_known_only_if_the_present_is():
    article = Article("a", "", date="2042-01-01")
    assert dated([article])["a"].begin is not None


def test_how_far_apart():
    one, near, far = known("2031-02-03T09:00Z", "2031-02-03T09:20Z", "2031-02-08T09:00Z")
    assert ("20 minutes", "5 days") == (apart(one, near), apart(one, far))


@given(st.lists(st.one_of(st.none(), st.text(max_size=25), st.datetimes().map(datetime.isoformat)), max_size=6))
def test_no_date_raises_and_none_is_before_itself(dates):
    found = known(*dates)
    for one in found:
        for other in found:
            assert not (precedes(one, other) and precedes(other, one))
