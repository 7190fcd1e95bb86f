"""Days told by how far they lie from the article: "two days ago", "a year earlier", "a week from now"."""

from __future__ import annotations

from datetime import MAXYEAR
from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.lengths import SIGNS, iso
from whence.text.times.view import Found

if TYPE_CHECKING:
    from whence.text.times.lengths import Part
    from whence.text.times.view import View

_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
"""More than two years ago is before the day two years ago."""
_FARTHEST = 10**6
"""Months or days; the calendar goes no farther."""
_FAR = 10
"""From here on a number of years ago is seldom exact."""


def ago(view: View, tokens: tuple[int, int], parts: list[Part], sign: str) -> Found | None:
    """Return the day or period so long ago; None where the words behind say nothing of the kind."""
    begin, end = tokens
    words = view.words
    behind = words[end]
    letters, number, _ = parts[0]
    if letters[0] == "T" or not (view.joined(end) or view.gap(end) == "-"):
        return None
    if behind == "ago":
        return _shifted(view, (begin, end + 1), parts, -1, sign)
    if words[end : end + 2] in (["from", "now"], ["from", "today"]):
        return _shifted(view, (begin, end + 2), parts, 1, sign)
    if behind == "earlier" and letters == "Y" and number == 1 and len(parts) == 1:
        return _compared(view, (begin, end + 1)) or _shifted(view, (begin, end + 1), parts, -1, sign)
    return None


def year_ago(view: View, n: int) -> Found | None:
    """Return "year-ago", "year-earlier" at the word "year", which says with what something is compared."""
    if not view.hyphened(n + 1) and view.gap(n + 1) != " ":
        return None
    if view.words[n + 1] not in {"ago", "earlier"}:
        return None
    return _compared(view, (n, n + 2)) or _years(view, (n, n + 2), 1, "")


def _compared(view: View, tokens: tuple[int, int]) -> Found | None:
    """Return the same quarter a year before, where the text speaks of one."""
    for found in reversed(view.found):
        if found.kind == "quarter" and found.first is not None and found.first <= (view.today() or found.first):
            period = almanac.quarter(int(found.value[:4]) - 1, int(found.value[6:7]))
            note = f"{found.value} is compared with the year before"
            return view.in_period(*tokens, period, "compared")._replace(score=0.7, notes=(note,))
        if found.kind == "duration" and found.value in {"P9M", "P6M"}:
            return None
    return None


def _shifted(view: View, tokens: tuple[int, int], parts: list[Part], way: int, sign: str) -> Found:  # noqa: PLR0911 - one answer a line
    letters, number, _ = parts[0]
    if way < 0 and letters == "Y" and number == 1 and len(parts) == 1 and not sign:
        compared = _compared(view, tokens)
        if compared is not None:
            return compared
    sign = (_TURNED.get(sign, sign)) if way < 0 else sign
    months, days = _sizes(parts)
    value = f"{'-' if way < 0 else '+'}{iso(parts)}"
    if view.day is None or months is None or max(months, days) > _FARTHEST:
        return _signed(Found(*tokens, value, kind="offset", score=0.8), sign)
    if letters == "Y" and len(parts) == 1 and months % 12 == 0:
        return _years(view, tokens, -way * months // 12, sign)
    year, month = divmod(view.day.year * 12 + view.day.month - 1 + way * months, 12)
    if not 1 <= year <= MAXYEAR:
        return _signed(Found(*tokens, value, kind="offset", score=0.5), sign)
    if not days:
        return _signed(view.counted(*tokens, almanac.month(year, month + 1), "month"), sign)
    day = almanac.ordinary(year, month + 1, min(view.day.day, almanac.length(year, month + 1)))
    ordinal = (day.toordinal() if day else 0) + way * days
    if parts[-1].letters == "W":
        return _signed(view.counted(*tokens, almanac.week(ordinal), "week"), sign)
    return _signed(view.counted(*tokens, almanac.on(ordinal)), sign)


def _sizes(parts: list[Part]) -> tuple[int | None, int]:
    """Return how many months and days the parts are together; None where they are not whole ones."""
    months = sum(part.number * {"Y": 12, "M": 1}.get(part.letters, 0) for part in parts)
    days = sum(part.number * {"W": 7, "D": 1}.get(part.letters, 0) for part in parts)
    whole = months == int(months) and days == int(days) and months + days > 0
    return (int(months) if whole and months < _FARTHEST else None), int(min(days, _FARTHEST + 1))


def _years(view: View, tokens: tuple[int, int], back: int, sign: str) -> Found:
    if view.day is None or not 1 <= view.day.year - back <= 9999:
        return _signed(Found(*tokens, f"{'-' if back > 0 else '+'}P{abs(back)}Y", kind="offset", score=0.8), sign)
    period = almanac.year(view.day.year - back)
    found = view.counted(*tokens, period, "year")
    if abs(back) >= _FAR and found.first is not None and found.last is not None and not sign:
        wide = 365 * abs(back) // _FAR
        found = found._replace(first=max(1, found.first - wide), last=found.last + wide, about=True)
    return _signed(found._replace(score=0.8), sign)


def _signed(found: Found, sign: str) -> Found:
    """Return the found time with its bound in the normal form and its open end."""
    if not sign:
        return found
    value = f"{SIGNS.get(sign, sign)} {found.value}"
    if sign in SIGNS:
        return found._replace(value=value, about=True)
    # More than a year ago may still be in the year before: the bound lies somewhere in the period.
    edge = found.last if "<" in sign else found.first
    return found._replace(value=value, first=edge, last=edge)
