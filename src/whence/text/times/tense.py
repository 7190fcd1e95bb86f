"""Whether a day that is not told in full lies behind or ahead: what the verbs around it say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.text.times.vocabulary import listed

if TYPE_CHECKING:
    from whence.text.times.view import View

_BEHIND = 11
_AHEAD = 7
_STOPS = frozenset("!?;…")
_WAITED = frozenset("of before for until in".split())
"""Before a possessive they may look ahead: "ahead of Sunday's vote"."""


@cache
def _tenses() -> dict[str, str]:
    words = dict.fromkeys(listed("was"), "past")
    return words | dict.fromkeys(listed("will"), "future")


def tense(view: View, begin: int, end: int) -> str:
    """Return "past" or "future" by the nearest verb of the sentence around tokens [begin, end), "" if none tells.

    What stands before the day goes first ("said on Friday that it will"), unless it only names what is to come
    ("will be released on Friday").
    """
    words = view.words
    if begin > 2 and words[begin - 1] == words[begin - 3] == "as":
        return "future"  # "as early as Tuesday"
    if view.owned(end - 1) and words[begin - 1] not in _WAITED:
        return ""
    for n in range(begin - 1, max(-1, begin - 1 - _BEHIND), -1):
        if _stops(view, n + 1):
            break
        told = _told(words[n])
        if told is None:
            continue
        if told == "past" and words[n - 1] in {"be", "to", "not"} and _is_ahead(view, n - 1):
            return "future"
        if told == "past" or (words[n - 1] != "had" and words[n - 2 : n] != ["had", "been"]):
            return told
    for n in range(end, min(view.size, end + _AHEAD)):
        if _stops(view, n):
            break
        if told := _told(words[n]):
            return told
    return ""


def _told(word: str) -> str | None:
    told = _tenses().get(word)
    if told is None and len(word) > 4 and word.endswith("ed") and word not in listed("still"):
        return "past"
    return told


def _stops(view: View, n: int) -> bool:
    """Tell whether a sentence ends before token `n`; a full stop behind a short word may be that of "Ga."."""
    gap = view.gap(n)
    if gap == " ":
        return False
    if "." in gap:
        return len(view.raw(n - 1)) > 3 or not view.capital(n - 1) or not view.capital(n)
    return gap.count("\n") > 1 or not _STOPS.isdisjoint(gap)


def _is_ahead(view: View, n: int) -> bool:
    """Tell whether the "be" at token `n` is that of "will be", "is to be", "may not be"."""
    words = view.words[max(0, n - 2) : n + 1]
    return any(word == "to" or _tenses().get(word) == "future" for word in words)
