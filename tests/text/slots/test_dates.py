from datetime import date

import pytest

from whence.model import Amount, Fact, Span
from whence.text.slots.dates import judge_dates


def day(text):
    """A date by its normal form; resolved where it names a day, a month or a year."""
    parts = [int(p) for p in text.split("-")] if text[:1].isdigit() else []
    if len(parts) == 3:
        low = high = date(*parts).toordinal()
    elif len(parts) == 2:
        year, month = parts
        low = date(year, month, 1).toordinal()
        high = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    elif len(parts) == 1:
        low, high = date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal()
    else:
        return Fact("date", Span(0, 1), text)
    return Fact("date", Span(0, 1), text, Amount(None, low, high, "day"))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("2019-05-13", "2019-05-13", "equivalent"),
        ("2019-05-13", "2019-05-14", "conflict"),
        ("2019-05", "2019-05-13", "compatible"),
        ("2019-05-13", "2019", "compatible"),
        ("2019", "2020-01-01", "conflict"),
        ("XXXX-WXX-1", "XXXX-WXX-1", "equivalent"),
        ("XXXX-WXX-1", "XXXX-WXX-3", "conflict"),
        ("XXXX-WXX-1", "2019-05-13", "compatible"),  # a Monday
        ("XXXX-WXX-2", "2019-05-13", "conflict"),
        ("XXXX-05-13", "2019-05-13", "compatible"),
        ("XXXX-05-13", "2019-05-14", "conflict"),
        ("XXXX-05-13", "XXXX-06-13", "conflict"),
        ("XXXX-05-13", "2019-05", "compatible"),
        ("XXXX-WXX-1", "XXXX-05-13", "unknown"),
        ("PAST_REF", "2019-05-13", "unknown"),
        ("XXXX-WXX-9", "2019-05-13", "unknown"),
    ],
)
def test_dates_are_judged_as_far_as_both_tell(left, right, verdict):
    judged = judge_dates(day(left), day(right), ("one", "other"))

    assert verdict == judged.verdict
    assert "one" in judged.rule
    assert "other" in judged.rule
