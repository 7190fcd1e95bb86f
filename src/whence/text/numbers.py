"""Whole numbers written as words or digits, token by token: enough to see that "two" is 2. Facts come later."""

from __future__ import annotations

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_VALUES = {word: n for n, word in enumerate(_WORDS)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "dozen": 12, "million": 10**6, "billion": 10**9,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_ORDINALS = ("st", "nd", "rd", "th")


def value(word: str) -> float | None:
    """Return the number that the folded token `word` stands for, or None.

    >>> value("two"), value("1550"), value("3.5"), value("2nd"), value("2b")
    (2.0, 1550.0, 3.5, 2.0, None)
    """
    if word in _VALUES:
        return float(_VALUES[word])
    if not word[:1].isdigit() or not word.isascii():
        return None
    digits = word[:-2] if word.endswith(_ORDINALS) else word
    return float(digits) if digits.replace(".", "", 1).isdigit() else None
