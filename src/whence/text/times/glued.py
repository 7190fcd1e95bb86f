"""Durations in one token: "3h", "3day", "3.5years", "weeklong"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import lengths
from whence.text.times.lengths import Part
from whence.text.times.view import Found
from whence.text.times.vocabulary import listed, units

if TYPE_CHECKING:
    from whence.text.times.view import View


def glued_led(view: View, n: int) -> Found | None:
    """Return "3h", "3day", "3.5years", "weeklong": a figure and its unit in one token."""
    word = view.words[n]
    letters = listed("long").get(word)
    if letters is not None:
        times = 10.0 if word.startswith("decade") else 1.0
        part = [Part(letters, times, times)]
        return Found(
            n, n + 1, lengths.iso(part), kind="duration", type="duration", amount=lengths.amount(part), score=0.9
        )
    rest = word.lstrip("0123456789.")
    known = units().get(rest) or ({"h": ("TH", 1)}.get(rest))
    digits = word[: len(word) - len(rest)]
    if known is None or len(digits) > 6 or not digits.replace(".", "", 1).isdigit():
        return None
    part = [Part(known[0], float(digits) * known[1], 1.0)]
    return Found(n, n + 1, lengths.iso(part), kind="duration", type="duration", amount=lengths.amount(part), score=0.8)
