"""In what condition an article came: with its capitals and marks, or without; clean, or misread."""

from __future__ import annotations

from typing import NamedTuple

_SAMPLE = 6000
"""Characters looked at."""


class Condition(NamedTuple):
    """The condition of one text."""

    capitals: bool
    """Whether it uses capitals."""
    marks: bool
    """Whether it has punctuation."""


def condition(text: str) -> Condition:
    """Return in what condition `text` is; one without letters has all there is to have."""
    text = text[:_SAMPLE]
    letters = sum(map(str.isalpha, text))
    if letters < 40:
        return Condition(capitals=True, marks=True)
    small = sum(map(str.islower, text))
    marks = sum(text.count(mark) for mark in ".,;:!?\"'”’…")
    return Condition(capitals=letters - small >= letters // 200 + 1, marks=marks * 100 >= letters)
