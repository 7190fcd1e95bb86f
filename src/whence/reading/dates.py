"""Dates as they come, in ISO form where one reading is possible: never a guess between day and month, never a zone.

What is in extended ISO form already comes back as it is. English dates, those of mail and feeds, numbers that can
be read one way only, and ISO's shorter forms are read here; month names of other languages by dateparser, which is
loaded for nothing else. A time whose zone has no name that means one thing is left out, and the day kept.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

_LONGEST = 64
_PLAIN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_COMPACT = re.compile(
    r"[0-9]{8}(?:T?[0-9]{4,6}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?|[0-9]{4}-?W[0-9]{2}-?[1-7]", re.IGNORECASE
)
_WITH_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]+(.+)")
_CLOCKED = re.compile(r"1[0-8][0-9]{8}(?:[0-9]{3})?")
"""Seconds or milliseconds from 2001 to 2030; from 19 on it might be a day of the twentieth century."""
_ORDINAL = re.compile(r"([0-9]{4})-([0-9]{3})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "mon tue wed thu fri sat sun".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\b(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})\b"
_GAP = r"[\s,./-]{1,3}"
_TIME = (
    r"\b(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_FILLING = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|published|posted|dated?|t)(?![^\W_])\.?"
)
_ZONE = (
    rf"(?:\s*(?P<zone>[+-][0-9]{{2}}:?[0-9]{{2}}\b"
    rf"|(?!{_FILLING})\(?(?<![a-z])[a-z]{{1,5}}\b\)?(?:[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?\b)?))?(?:\s\([a-z]{{1,5}}\))?"
)
_WORDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}{_GAP}(?:of\s)?{_MONTH}{_GAP}{_YEAR}",
        rf"\b{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
        rf"\b{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}\b",
        rf"\b{_YEAR}(?P<gap>[-/.])(?P<month>[0-9]{{1,2}})(?P=gap){_DAY}\b",
        r"\b(?P<year>[0-9]{4})年\s?(?P<month>[0-9]{1,2})月\s?(?P<day>[0-9]{1,2})日",
    )
)
_OF_PROGRAMS = re.compile(  # ctime, date(1), and what social media say: the year comes last
    rf"(?:[a-z]{{3}}\s+)?{_MONTH}\s+{_DAY}\s+(?P<time>[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}){_ZONE}\s+{_YEAR}",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(rf"(?P<weekday>[a-z]{{3}}),\s+{_DAY}\s+{_MONTH}\s+(?P<year>[0-9]{{2}})\b", re.IGNORECASE)
_NUMBERS = re.compile(rf"\b(?P<one>[0-9]{{1,2}})(?P<gap>[-/.])(?P<two>[0-9]{{1,2}})(?P=gap){_YEAR}")
_CLOCK = re.compile(_TIME + _ZONE, re.IGNORECASE)
_NOTHING = re.compile(rf"(?:\b{_FILLING}|[\s,;:|·•()/-])*", re.IGNORECASE)
_HOURS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "jst": 9, "aest": 10, "aedt": 11, "awst": 8, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Names of zones that mean one thing; not so BST (British or Bangladeshi), IST and CST."""
LANGUAGES = ["de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "ru", "uk", "tr", "el"]
"""Whose month names dateparser is asked for: no two call different months the same, as Polish and Croatian do."""
_FOREIGN = re.compile(r"(?=.*[^\W\d_]{3})(?=.*\b[0-9]{1,2}\b)(?=.*\b[0-9]{4}\b)")
_SECONDS = range(-10_000_000_000, 10_000_000_000)
_MILLISECONDS = range(100_000_000_000, 10_000_000_000_000)


def iso(date: object) -> str | None:
    """Return the ISO form of a `date`, with its time and zone if they are known; None where none can be told for sure.

    A number is taken for seconds or milliseconds since 1970, or for the eight digits of a day; text of ten or thirteen
    digits, too, where it cannot be a day with its hour.

    >>> iso("2019-06-06T10:15:00Z"), iso("June 6, 2019"), iso("Thu, 06 Jun 2019 10:15:00 +0100")
    ('2019-06-06T10:15:00Z', '2019-06-06', '2019-06-06T10:15:00+01:00')
    >>> iso("06/07/2019"), iso("25/12/2019"), iso("yesterday")
    (None, '2019-12-25', None)
    """
    if isinstance(date, str):
        if len(date) <= _LONGEST and _PLAIN.fullmatch(date) and _parsed(date):
            return date
        date = date.strip()
        return _slow(date) if len(date) <= _LONGEST else None
    if isinstance(date, int | float) and not isinstance(date, bool):
        return _of_number(date)
    return None


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _of_number(number: float) -> str | None:
    """Return the moment, or the day, that a number stands for."""
    try:
        whole = int(number)
        if 10_000_101 <= whole <= 99_991_231 and whole == number:
            return _slow(str(whole))
        if abs(whole) < 100_000_000:  # a year, or nothing: 1973 has no nine digits
            return None
        seconds = number / 1000 if whole in _MILLISECONDS else number if whole in _SECONDS else None
        if seconds is None:
            return None
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()
    except (ValueError, OverflowError):  # no number, or endless
        return None


@lru_cache(maxsize=4096)
def _slow(text: str) -> str | None:
    if _PLAIN.fullmatch(text) and _parsed(text):
        return text
    if _CLOCKED.fullmatch(text):
        return _of_number(int(text))
    if _COMPACT.fullmatch(text):
        return _of_compact(text.upper())
    if match := _ORDINAL.fullmatch(text):
        days = int(match[2]) - 1
        try:
            day = date(int(match[1]), 1, 1) + timedelta(days)
        except (ValueError, OverflowError):
            return None
        return day.isoformat() if day.year == int(match[1]) else None
    return _in_words(text)


def _of_compact(text: str) -> str | None:
    """Return what ISO's form without hyphens means, in that with hyphens; fourteen digits need no T."""
    if "W" not in text and len(text) > 8 and text[8] != "T":
        text = f"{text[:8]}T{text[8:]}"
    moment = _parsed(text)
    if moment is None:
        return None
    return moment.isoformat() if "T" in text else moment.date().isoformat()


def _in_words(text: str) -> str | None:  # noqa: PLR0911 one way of writing, one answer
    if match := _WITH_TIME.fullmatch(text):  # 24:00, a leap second, a zone that has a name
        return _put(_made(int(match[1]), int(match[2]), int(match[3])), match[4])
    if match := _OF_PROGRAMS.fullmatch(text):
        return _put(_day(match), f"{match['time']} {match['zone'] or ''}")
    for pattern in _WORDED:
        if match := pattern.search(text):
            return _put(_day(match), text[: match.start()], text[match.end() :])
    if match := _NUMBERS.search(text):
        one, two = int(match["one"]), int(match["two"])
        if one <= 12 and two <= 12 and one != two:
            return None
        day, month = (one, two) if two <= 12 else (two, one)
        return _put(_made(int(match["year"]), month, day), text[: match.start()], text[match.end() :])
    if match := _SHORT_YEAR.match(text):
        return _of_short_year(match, text[match.end() :])
    return _foreign(text) if len(text) <= 40 and _FOREIGN.search(text) else None


def _of_short_year(match: re.Match[str], rest: str) -> str | None:
    """Return the date of a year of two digits, as early feeds wrote it: the one whose weekday is as stated."""
    wanted = match["weekday"].lower()
    years = [year + int(match["year"]) for year in (1900, 2000)]
    made = [_made(year, _month(match["month"]), int(match["day"])) for year in years]
    agreeing = [day for day in made if day is not None and _DAYS[day.weekday()] == wanted]
    return _put(agreeing[0], rest) if len(agreeing) == 1 else None


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else _MONTHS.index(name[:3].lower()) + 1


def _day(match: re.Match[str]) -> date | None:
    return _made(int(match["year"]), _month(match["month"]), int(match["day"]))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _put(day: date | None, *rest: str) -> str | None:
    """Return `day` with the time that the `rest` of the text tells; None if it tells more than is understood."""
    if day is None:
        return None
    clock = None
    for part in rest:
        blank = _NOTHING.match(part)
        begin = blank.end() if blank else 0
        if begin == len(part):
            continue
        match = _CLOCK.match(part, begin)
        if match is None or clock is not None or not _NOTHING.fullmatch(part, match.end()):
            return None
        clock = match
    return day.isoformat() if clock is None else _at(day, clock)


def _at(day: date, clock: re.Match[str]) -> str | None:
    """Return `day` and the time of a `clock`; the day alone if its zone is not known, None if it is no time."""
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if not (1 <= hour <= 12 if half else clock["minute"]):
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    midnight = hour == 24 and not int(clock["minute"] or 0)
    second = min(int(clock["second"] or 0), 59)  # a leap second
    try:
        moment = datetime(day.year, day.month, day.day, 0 if midnight else hour, int(clock["minute"] or 0), second)  # noqa: DTZ001
        moment += timedelta(days=midnight)
    except (ValueError, OverflowError):
        return None
    if not clock["zone"]:
        return moment.isoformat()
    zone = _zone(clock["zone"].strip("()").lower())
    return day.isoformat() if zone is None else moment.replace(tzinfo=zone).isoformat()


def _zone(name: str) -> timezone | None:
    name = re.sub(r"^(?:utc|gmt)(?=[+-])", "", name)
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    if match := re.fullmatch(r"([+-])([0-9]{1,2}):?([0-9]{2})?", name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if offset <= timedelta(hours=14) and name[:6] not in {"-00:00", "-0000"}:
            return timezone(-offset if match[1] == "-" else offset)
    return None


def _foreign(text: str) -> str | None:
    """Return the day of a date with the name of a month in one of `LANGUAGES`; its time, if any, is not read."""
    from dateparser import parse

    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    try:
        found = parse(text, languages=LANGUAGES, settings=settings)
    except Exception:  # noqa: BLE001 the text is anybody's, and so is what a library makes of it
        return None
    return found.date().isoformat() if found else None
