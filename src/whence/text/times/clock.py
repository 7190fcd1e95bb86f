"""Clock times: "9:30 a.m.", "9 30 a m", "2130 GMT", "noon", "quarter past six"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model.facts import Amount
from whence.text.times.view import Found
from whence.text.times.vocabulary import cardinals, listed, numbered

if TYPE_CHECKING:
    from whence.text.times.view import View

_LEADS = frozenset("at by until till from before after around about since to between and approximately".split())
_IS = frozenset(("is", "was"))
_MILITARY = frozenset("at by until till since before".split())
"""With these before it a figure of four digits and "hours" is a clock time."""
_AFTER_CLOCK = frozenset(
    "on in and when the a he she it they we local as but where with after before today yesterday tomorrow tonight gmt"
    " monday tuesday wednesday thursday friday saturday sunday for to from that this sharp while who".split()
)
"""What may stand behind a clock time that has lost its mark."""

Figures = tuple[int | None, float, int, float]
"""Hour, minute, the token after them, and the step in minutes; no hour where there is no time."""
_MINUTES = frozenset(("minutes", "minute", "mins", "min"))


def clock_led(view: View, n: int) -> Found | None:  # noqa: PLR0911 - one answer a line
    """Return the clock time that begins at the figure at token `n` ("9", "930pm", "9.30pm", "0735"), or None."""
    word = view.words[n]
    hour, minute, end, step = _figures(view, n)
    if hour is None:
        return None
    half, end = _half(view, end, n)
    zone, after = _zone(view, end)
    if half is None:
        if len(word) == 4 and step == 1 and word.isdigit():
            if view.words[end] == "hours" and _is_military(view, n):
                return _time(view, (n, end + 1), (hour, minute))
            return _time(view, (n, after), (hour, minute), zone=zone) if zone else None
        named, stop = _hour_word(view, end)
        if named is not None:
            return _time(view, (n, stop), (hour, minute), half=named if named != "oclock" else None)
        if end == n + 1 or (view.gap(n + 1) != ":" and not zone and not _is_bare(view, n)):
            return None
        if not zone and not _told(view, n):
            return None
        return _time(view, (n, after), (hour, minute), zone=zone)
    if step == 60 and minute:
        return None
    return _time(view, (n, after), (hour, minute), half=half, zone=zone, step=step)


def _figures(view: View, n: int) -> Figures:  # noqa: PLR0911 - one answer a line
    """Return the hour and the minute that the figures at token `n` write."""
    word = view.words[n]
    digits = word[:-2] if word[-2:] in listed("half") else word
    if word[-1:] in {"a", "p"} and view.words[n + 1] == "m":
        digits = word[:-1]
    if "." in digits:
        hours, _, minutes = digits.partition(".")
        good = digits != word or view.words[n + 1] in listed("half") or _apart(view, n + 1)
        if good and len(minutes) == 2 and len(hours) < 3 and hours.isdigit() and minutes.isdigit():
            return _valid(int(hours), int(minutes), n + 1, 1)
        return None, 0, n, 0
    if not digits.isdigit() or not digits.isascii() or len(digits) > 4 or len(view.raw(n)) != len(word):
        return None, 0, n, 0
    if len(digits) > 2:
        if len(digits) == 3 and digits == word and view.words[n + 1] not in listed("half") and not _apart(view, n + 1):
            return None, 0, n, 0
        return _valid(int(digits[:-2]), int(digits[-2:]), n + 1, 1)
    gap, after = view.gap(n + 1), view.words[n + 1]
    minutes = after[:-2] if after[-2:] in listed("half") else after
    if digits == word and len(minutes) == 2 and minutes.isdigit() and minutes.isascii():
        if gap == ":" or (gap == " " and (_halved(view, n + 1, after) or _is_bare(view, n))):
            end = n + 2
            if view.gap(end) == ":" and gap == ":":
                return _seconds(view, n, int(digits), int(minutes))
            return _valid(int(digits), int(minutes), end, 1)
        return None, 0, n, 0
    return _valid(int(digits), 0, n + 1, 60)


def _halved(view: View, n: int, word: str) -> bool:
    """Tell whether "a m", "pm" or a zone follows the minutes at token `n`: "9 30 a m"."""
    return word[-2:] in listed("half") or view.words[n + 1] in listed("half") or _apart(view, n + 1)


def _is_bare(view: View, n: int) -> bool:
    """Tell whether "16 40" is a time that has lost its mark: behind "at", and nothing that it may count behind it."""
    if view.cased or view.words[n - 1] != "at" or view.words[n + 2][:1].isdigit():
        return False
    follows = view.words[n + 2]
    return follows in _AFTER_CLOCK or not follows


def _is_military(view: View, n: int) -> bool:
    """Tell whether "1200 hours" at token `n` is noon and no length of time."""
    led = view.words[n - 1] in _MILITARY and view.joined(n)
    return view.joined(n + 1) and view.words[n + 2] != "of" and (led or view.words[n][0] == "0")


def _apart(view: View, n: int) -> bool:
    """Tell whether "a m" stands at token `n`."""
    return view.words[n] in {"a", "p"} and view.words[n + 1] == "m" and len(view.gap(n + 1)) < 3


def _seconds(view: View, n: int, hour: int, minute: int) -> Figures:
    """Return "7:56:30 pm"; without "pm" three figures may as well be how long something took."""
    last = view.words[n + 2]
    told = view.words[n + 3] in listed("half") or last[2:] in listed("half") or _apart(view, n + 3)
    if told and last[:2].isdigit() and last.isascii() and int(last[:2]) < 60:
        return _valid(hour, minute + int(last[:2]) / 60, n + 3, 1 / 60)
    return None, 0, n, 0


def _valid(hour: int, minute: float, end: int, step: float) -> Figures:
    return (hour, minute, end, step) if hour <= 24 and minute < 60 else (None, 0, end, 0)


def _half(view: View, end: int, first: int) -> tuple[str | None, int]:
    """Return "am" or "pm" where it is told, and the token after it."""
    last = view.words[end - 1]
    if last[-2:] in listed("half") and last[:1].isdigit():
        return last[-2:], end
    if last[-1:] in {"p", "a"} and last[:-1].isdigit() and view.words[end] == "m":
        return last[-1] + "m", end + 1
    follows = view.gap(end) in {"", " ", "-", "."} or view.gap(end).strip() in {"", "."}
    if follows and view.words[end] in listed("half") and (not view.cased or end > first + 1 or _is_half(view, end)):
        return view.words[end], end + 1
    if follows and _apart(view, end):
        return view.words[end] + "m", end + 2
    return None, end


def _is_half(view: View, n: int) -> bool:
    """Tell "9 am" from "the 9 am I": the mark, or a word after it that no "am" takes."""
    return view.words[n] == "pm" or "." in view.raw(n) or view.words[n - 1][-1:].isdigit()


def _zone(view: View, n: int) -> tuple[str, int]:
    """Return the zone named at token `n`, if any, and the token after it."""
    zone = listed("zone").get(view.words[n])
    gap = view.gap(n)
    if zone is None or gap.strip() not in {"", ".", "("} or (view.cased and not view.raw(n).isupper()):
        return "", n
    return zone, n + 1


def _hour_word(view: View, n: int) -> tuple[str | None, int]:
    """Return what follows an hour in words: "o'clock", "in the morning"; and the token after it."""
    words = view.words
    end, told = n, None
    if words[n] == "oclock" or words[n : n + 2] == ["o", "clock"]:
        told, end = "oclock", n + 1 if words[n] == "oclock" else n + 2
    if words[end : end + 2] == ["in", "the"] and words[end + 2] in {"morning", "afternoon", "evening"}:
        return ("am" if words[end + 2] == "morning" else "pm"), end + 3
    if words[end : end + 2] == ["at", "night"] and told:
        return "pm", end + 2
    return told, end


def _told(view: View, n: int) -> bool:
    """Tell whether "9:30" is a time and no score, verse or lap: a preposition or a day stands beside it."""
    if view.words[n - 1] in _LEADS and view.joined(n):
        return True
    if view.words[n + 2] == "local" or (view.words[n - 1] in _IS and view.words[n - 2] == "it"):
        return True
    told = view.found[-1] if view.found else None
    return told is not None and told.end == n and told.type == "date" and view.listed(n)


def _time(view: View, tokens: tuple[int, int], clock: tuple[int, float], *, half: str | None = None,
          zone: str = "", step: float = 1) -> Found | None:  # fmt: skip
    """Return the time as found; without "a.m." or "p.m." an hour up to 12 has no amount."""
    (begin, end), (hour, minute) = tokens, clock
    if half is not None:
        if not 1 <= hour <= 12:
            return (
                None if hour > 23 or half == "am" or hour == 0 else _exact(begin, end, 60 * hour + minute, zone, step)
            )
        return _exact(begin, end, 60 * (hour % 12 + int(listed("half")[half])) + minute, zone, step)
    if hour > 12 or hour == 0 or zone == "GMT" or len(view.words[begin]) == 4:
        return _exact(begin, end, (60 * hour + minute) % 1440, zone, step)
    return Found(begin, end, f"T{hour:02}:{int(minute):02}" + (f" {zone}" if zone else ""), kind="clock", type="time",
                 score=0.7, notes=(f"{view.raw(begin)}: morning or evening is not told",))  # fmt: skip


def _exact(begin: int, end: int, minutes: float, zone: str = "", step: float = 1) -> Found:
    total = round(minutes * 60)
    second = f":{total % 60:02}" if total % 60 else ""
    value = f"T{total // 3600:02}:{total // 60 % 60:02}{second}" + (f" {zone}" if zone else "")
    amount = Amount(float(minutes), float(minutes), float(minutes), "min", step=float(step))
    return Found(begin, end, value, kind="clock", type="time", amount=amount)


def noon_led(view: View, n: int, floor: int) -> Found | None:
    """Return "noon", "12 noon", "midnight"; None for a name such as "Midnight Express"."""
    word = view.words[n]
    if view.cased and view.capital(n) and not view.opens(n) and (view.capital(n + 1) or view.capital(n - 1)):
        return None
    if view.words[n - 1] in {"high", "the"} and word != "midday" and view.words[n + 1] != "hour":
        return None
    begin = n - 1 if view.words[n - 1] in {"12", "twelve"} and n > floor and view.joined(n) else n
    return _exact(begin, n + 1, numbered("clock")[word])


def past_led(view: View, n: int, floor: int) -> Found | None:
    """Return "quarter past six", "half past eight", "ten to nine" at "past" or "to", or None."""
    words, known = view.words, cardinals()
    glued = words[n + 1][-2:] if words[n + 1][-2:] in listed("half") and words[n + 1][:-2].isdigit() else ""
    hour = (
        known.get(words[n + 1])
        or view.whole(n + 1)
        or (int(words[n + 1][:-2]) if glued and len(words[n + 1]) < 5 else None)
    )
    if hour is None or not 1 <= hour <= 12 or not view.joined(n + 1) or n <= floor:
        return None
    before, begin = words[n - 1], n - 1
    if before in _MINUTES:
        begin -= 1
        before = words[begin]
    minute = {"quarter": 15, "half": 30}.get(before) or known.get(before) or view.whole(begin)
    told = begin == n - 2
    if minute is None or begin < floor or not 0 < minute < 60 or not (told or minute % 5 == 0):
        return None
    if words[n] == "to" and before != "quarter" and not told:
        return None
    if (
        words[n] == "to"
        and before == "quarter"
        and not (words[begin - 1] in {"a", "at"} or words[n + 2] in {"am", "pm"})
    ):
        return None
    end = n + 2
    half, end = (glued, end) if glued else _half(view, end, n)
    total = 60 * hour + (minute if words[n] == "past" else -minute)
    begin = begin - 1 if words[begin - 1] == "a" and begin > floor else begin
    named, stop = _hour_word(view, end)
    if half is None and named is not None:
        half, end = (named if named != "oclock" else None), stop
    hour, minute = divmod(total, 60)
    return _time(view, (begin, end), (hour or 12, minute), half=half)


def spoken_led(view: View, n: int) -> Found | None:
    """Return "nine o'clock", "seven thirty p m", "eight in the morning" at the hour in words, or None."""
    known = cardinals()
    hour = known.get(view.words[n])
    if hour is None or not 1 <= hour <= 12:
        return None
    minute, end, step = 0, n + 1, 60
    tens = known.get(view.words[end])
    if tens is not None and 10 <= tens < 60 and view.joined(end):
        minute, end, step = tens, end + 1, 1
        more = known.get(view.words[end], 0)
        if tens >= 20 and 0 < more < 10 and view.joined(end):
            minute, end = minute + more, end + 1
    half, after = _half(view, end, n)
    if half is not None and (after > end + 1 or step == 1 or view.words[end] == "pm" or "." in view.raw(end)):
        return _time(view, (n, after), (hour, minute), half=half, step=step)
    named, stop = _hour_word(view, end)
    if named is None or (view.words[end] not in {"oclock", "o"} and (view.words[n - 1] != "at" or step == 1)):
        return None
    return _time(view, (n, stop), (hour, minute), half=None if named == "oclock" else named, step=step)
