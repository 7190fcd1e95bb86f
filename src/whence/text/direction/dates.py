"""What the dates of articles are worth: when each was published, how exactly that is known, and why not."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Article

_YEARS = range(1000, 9999)
"""A feed without a date may say the year 1 or 9999."""
_CROWD = 4
"""Articles of one story with the very same second, from which it is taken for the time of a download."""
_DAY = timedelta(days=1)


class Dated(NamedTuple):
    """When an article was published, as an interval; or why that is not known."""

    begin: datetime | None
    end: datetime | None
    doubt: str | None = None

    @property
    def iso(self) -> str | None:
        """The date in ISO form as far as it is known."""
        if self.begin is None or self.end is None:
            return None
        return self.begin.isoformat() if self.begin == self.end else self.begin.date().isoformat()


def dated(articles: Sequence[Article], now: datetime | None = None) -> dict[str, Dated]:
    """Return what is known of the date of each article of a story, by its id.

    `now` is the time of asking: a date after it cannot be right. Without it the future is not recognised.
    """
    known = {article.id: _read(article, now) for article in articles}
    moments = Counter(d.begin for d in known.values() if d.begin is not None and d.begin == d.end)
    crowd = {m for m, count in moments.items() if count >= _CROWD and 2 * count > len(known)}
    for name, date in known.items():
        if date.begin is not None and date.begin == date.end and date.begin in crowd:
            reason = f"{moments[date.begin]} articles have the very second {date.begin.isoformat()}: when they were got"
            known[name] = Dated(None, None, reason)
    return known


def precedes(one: Dated, other: Dated) -> bool:
    """Tell whether `one` is known to be earlier; a bare day is not earlier than its own hours."""
    if one.begin is None or one.end is None or other.begin is None or other.end is None:
        return False
    return one.end <= other.begin and (one.begin, one.end) != (other.begin, other.end)


def apart(one: Dated, other: Dated) -> str:
    """Return in words how far two known dates are from each other."""
    if one.begin is None or other.begin is None:
        return "an unknown time"
    hours = abs((other.begin - one.begin).total_seconds()) / 3600
    if hours < 48:
        return f"{hours:.0f} hours" if hours >= 1.5 else f"{60 * hours:.0f} minutes"
    return f"{hours / 24:.0f} days"


def are_near(one: Dated, other: Dated) -> bool:
    """Tell whether two moments are within an hour of each other, as the clocks of two systems may be."""
    if one.begin is None or other.begin is None or one.begin != one.end or other.begin != other.end:
        return False
    return abs(other.begin - one.begin) < timedelta(hours=1)


def doubts(dates: Iterable[Dated]) -> list[str]:
    """Return why dates could not be used, each reason once."""
    return list(dict.fromkeys(date.doubt for date in dates if date.doubt))


def _read(article: Article, now: datetime | None) -> Dated:
    """Return the date of one article. Midnight is what many feeds put where they know the day only."""
    raw = (article.date or "").strip()
    if not raw:
        return Dated(None, None, f"{article.id} has no date")
    try:
        moment = datetime.fromisoformat(raw)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return Dated(None, None, f"the date {raw!r} is not of the form 2024-05-06")
    if moment.year not in _YEARS:
        return Dated(None, None, f"the date {raw!r} is what a feed says that knows none")
    if now is not None and moment > now + _DAY:
        return Dated(None, None, f"the date {raw!r} has not come yet")
    if moment.hour or moment.minute or moment.second or moment.microsecond:
        return Dated(moment, moment)
    return Dated(moment, moment + _DAY)
