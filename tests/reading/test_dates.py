"""Dates as they come, in ISO form where one reading is possible."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.dates import LANGUAGES, iso

BEGIN, END = datetime.fromisoformat("1000-01-01"), datetime.fromisoformat("9990-01-01")
UNCHANGED = [
    "2019-06-06",
    "2019-06-06T10:15",
    "2019-06-06T10:15:00Z",
    "2019-06-06 10:15:00",
    "2019-06-06T10:15:00.123+02:00",
    "2019-06-06T10:15:00+0200",
    "1815-06-18",
    "0001-01-01",
]
READ = [
    (" 2019-06-06 \n", "2019-06-06"),
    ("20190606", "2019-06-06"),
    ("20190606T101500Z", "2019-06-06T10:15:00+00:00"),
    ("20190606101500", "2019-06-06T10:15:00"),
    ("2019-W23-4", "2019-06-06"),
    ("2019-157", "2019-06-06"),
    ("2019-06-06 10:15:00 UTC", "2019-06-06T10:15:00+00:00"),
    ("2019-06-06t10:15:00z", "2019-06-06T10:15:00+00:00"),
    ("2019-06-06T24:00:00", "2019-06-07T00:00:00"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
    ("Thu, 06 Jun 2019 10:15:00 GMT", "2019-06-06T10:15:00+00:00"),
    ("Thu, 6 Jun 2019 10:15 EST", "2019-06-06T10:15:00-05:00"),
    ("Thu, 06 Jun 2019 10:15:00 -0400 (EDT)", "2019-06-06T10:15:00-04:00"),
    ("Thu, 06 Jun 19 10:15:00 +0100", "2019-06-06T10:15:00+01:00"),
    ("Thu Jun  6 10:15:00 2019", "2019-06-06T10:15:00"),
    ("Thu Jun 06 10:15:00 +0000 2019", "2019-06-06T10:15:00+00:00"),
    ("Thu Jun  6 10:15:00 UTC 2019", "2019-06-06T10:15:00+00:00"),
    ("June 6, 2019", "2019-06-06"),
    ("JUNE 6 2019", "2019-06-06"),
    ("6 June 2019", "2019-06-06"),
    ("6th of June, 2019", "2019-06-06"),
    ("Sept. 5, 2019", "2019-09-05"),
    ("06-Jun-2019", "2019-06-06"),
    ("7-APR-1987 11:02:33.06", "1987-04-07T11:02:33"),
    ("10:15, Thursday, 6 June 2019", "2019-06-06T10:15:00"),
    ("10:15 on 6 June 2019", "2019-06-06T10:15:00"),
    ("Published June 6, 2019 at 10:15 p.m.", "2019-06-06T22:15:00"),
    ("6 June 2019 12.05am", "2019-06-06T00:05:00"),
    ("6 June 2019 10:15 UTC+2", "2019-06-06T10:15:00+02:00"),
    ("6 June 2019, 10:15 (UTC)", "2019-06-06T10:15:00+00:00"),
    ("2019/06/07", "2019-06-07"),
    ("2019.06.07 10:15", "2019-06-07T10:15:00"),
    ("25/12/2019", "2019-12-25"),
    ("12/25/2019 3 p.m.", "2019-12-25T15:00:00"),
    ("06/06/2019", "2019-06-06"),
    ("25.12.2019", "2019-12-25"),
    ("2019年6月6日", "2019-06-06"),
    ("1559816100", "2019-06-06T10:15:00+00:00"),
    ("1559816100000", "2019-06-06T10:15:00+00:00"),
    (1559816100, "2019-06-06T10:15:00+00:00"),
    (1559816100.0, "2019-06-06T10:15:00+00:00"),
    (1559816100000, "2019-06-06T10:15:00+00:00"),
    (-1_000_000_000, "1938-04-24T22:13:20+00:00"),
    (20190606, "2019-06-06"),
]
DAY_ONLY = [
    "6 June 2019 10:15 BST",
    "6 June 2019 10:15 IST",
    "Thu, 06 Jun 2019 10:15:00 CST",
    "June 6, 2019 10:15 p.m. ET",
    "2019-06-06T10:15:00 XYZ",
    "Thu, 06 Jun 2019 10:15:00 -0000",
]
FOREIGN = ["6 juin 2019", "6. Juni 2019", "6 de junio de 2019", "6 giugno 2019", "6 июня 2019", "6 juni 2019",
    "6 de junho de 2019", "6. juni 2019", "6. kesäkuuta 2019", "6 червня 2019", "6 Haziran 2019", "6 Ιουνίου 2019",
    "Jeudi 6 juin 2019 à 10h15"]  # fmt: skip
NOT_TOLD = [
    "", " ", "06/07/2019", "6-7-2019", "6.7.2019", "25/12/19", "31/31/2019", "2019-02-31", "0000-00-00",
    "2019-06-06T25:00", "2019-13-01", "20191301", "2019-400", "2019-W60-1", "yesterday", "2 hours ago", "today",
    "June 2019", "2019", "2019-06",
    "6 June", "June 31, 2019", "6 June 2019 to 7 June 2019", "June 6, 2019 - June 7, 2019", "6 June 2019 Page 3",
    "Mon, 06 Jun 19 10:15:00 GMT", "6 listopada 2019", "May we 2019 12", "1915123010", "12345", "٠٦/٠٧/٢٠١٩",
    "9999-12-31T24:00", "x" * 1_000_000, "6 June 2019" + " " * 1_000_000 + "x", "2019-06-06T10:15:00\0",
    True, None, 2019, 0, float("nan"), float("inf"), 10**30, [], {}, b"2019-06-06",
]  # fmt: skip


@pytest.mark.parametrize("text", UNCHANGED)
def test_iso_comes_back_unchanged(text: str) -> None:
    assert iso(text) == text


@pytest.mark.parametrize(("given_as", "expected"), READ)
def test_reads(given_as: object, expected: str) -> None:
    assert iso(given_as) == expected


@pytest.mark.parametrize("text", DAY_ONLY)
def test_a_zone_that_may_be_two_leaves_the_day(text: str) -> None:
    assert iso(text) == "2019-06-06"


@pytest.mark.parametrize("text", FOREIGN)
def test_months_of_other_languages(text: str) -> None:
    assert iso(text) == "2019-06-06"


def test_no_two_languages_call_different_months_the_same() -> None:
    meant: dict[str, set[int]] = {}
    for language in LANGUAGES:
        words = import_module(f"dateparser.data.date_translation_data.{language}").info
        for number in range(1, 13):
            for name in words[date(2019, number, 1).strftime("%B").lower()]:
                meant.setdefault(name.lower().strip("."), set()).add(number)
    assert len(meant) > 200
    assert [name for name, numbers in meant.items() if len(numbers) > 1] == []


@pytest.mark.parametrize("given_as", NOT_TOLD, ids=lambda value: repr(value)[:30])
def test_says_nothing_where_it_cannot_be_told(given_as: object) -> None:
    assert iso(given_as) is None


@given(st.text(max_size=40) | st.text("0123456789-/:.T Zapmjune,", max_size=30))
def test_never_raises_and_reads_its_own_answer(text: str) -> None:
    told = iso(text)
    if told is not None:
        assert iso(told) == told
        datetime.fromisoformat(told)


@given(st.integers() | st.floats())
def test_any_number(number: float) -> None:
    told = iso(number)
    assert told is None or iso(told) == told


@given(
    st.datetimes(min_value=BEGIN, max_value=END),
    st.integers(min_value=-12 * 60, max_value=12 * 60),
)
def test_the_dates_of_mail(moment: datetime, minutes: int) -> None:
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes or 1)))
    told = iso(format_datetime(aware))
    assert told is not None
    assert datetime.fromisoformat(told) == aware


@given(st.dates(min_value=date(1000, 1, 1)))
def test_numbers_are_never_guessed(day: date) -> None:
    """Day first or month first: where both may be meant nothing is said; else the one that can be meant is."""
    for written in (f"{day.day}/{day.month}/{day.year:04}", f"{day.month:02}/{day.day:02}/{day.year:04}"):
        told = iso(written)
        assert told == (None if day.day <= 12 and day.day != day.month else day.isoformat())


@given(st.datetimes(min_value=datetime.fromisoformat("2001-09-09T12"), max_value=datetime.fromisoformat("2030-01-01")))
def test_seconds_and_milliseconds(moment: datetime) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    seconds = int(aware.timestamp())
    assert {iso(seconds), iso(str(seconds)), iso(seconds * 1000), iso(str(seconds * 1000))} == {aware.isoformat()}


def test_dateparser_is_loaded_for_other_languages_only() -> None:
    """It takes a third of a second, and English needs none of it."""
    code = (
        "import sys; from whence.reading.dates import iso\n"
        "assert iso('June 6, 2019') and iso('Thu, 06 Jun 2019 10:15:00 GMT') and not iso('06/07/2019')\n"
        "assert not iso('no date at all') and 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
