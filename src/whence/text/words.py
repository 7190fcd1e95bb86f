"""What is known about words in general: how rare each is, where in a sentence it likes to stand, what is like it.

One table made once from news (docs/models/words.md) and read in a few milliseconds; nothing heavy is imported.
Words that the table lacks are rare by definition: names, numbers, misspellings.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import count
from operator import mul

_DATA = os.path.join(os.path.dirname(__file__), "data")
DIMENSIONS = 64
_LENGTH = 179.75
"""Length of every vector, and steps of the log-odds columns in one natural unit (words.json says the same)."""
_LOG_ODDS = 24.0
_CAPITAL = 217
"""Of 255: written with a capital in 85 of 100 places inside a sentence."""
_UNKNOWN = 0.95
_NUMBER = 0.6
_LEAST = 0.05


@cache
def _rank() -> dict[str, int]:
    with open(os.path.join(_DATA, "words.txt"), encoding="ascii") as lines:
        return dict(zip(lines.read().split(), count(), strict=False))


@cache
def _columns() -> memoryview:
    with open(os.path.join(_DATA, "words.bin"), "rb") as columns:
        return memoryview(columns.read())


@cache
def rarity(word: str) -> float:
    """Return how much it says that two texts share `word`: about 0.05 for "the", near 1 for a rare name."""
    rank = _rank().get(word.replace(".", ""))
    if rank is not None:
        return max(_LEAST, _columns()[rank] / 255)
    if word[:1].isdigit():
        return min(_UNKNOWN, _NUMBER + 0.1 * (len(word) - 2))
    return _UNKNOWN


def is_known(word: str) -> bool:
    """Tell whether the table has `word`."""
    return word in _rank()


@cache
def begins_sentence(word: str) -> float:
    """Return the log-odds that `word` is the first of a sentence; 0 for a word unknown."""
    return _logodds(word, 1)


@cache
def ends_sentence(word: str) -> float:
    """Return the log-odds that `word` is the last of a sentence; 0 for a word unknown."""
    return _logodds(word, 2)


def _logodds(word: str, column: int) -> float:
    rank = _rank().get(word)
    if rank is None:
        return 0.0
    byte = _columns()[column * len(_rank()) + rank]
    return (byte - 256 if byte > 127 else byte) / _LOG_ODDS


@cache
def vector(word: str) -> memoryview | None:
    """Return the int8 vector of `word` (`DIMENSIONS` long, length about 180), or None when the table lacks it."""
    rank = _rank().get(word)
    if rank is None:
        return None
    begin = (3 * len(_rank())) + rank * DIMENSIONS
    return _columns()[begin : begin + DIMENSIONS].cast("b")


@cache
def is_name(word: str) -> bool:
    """Tell whether the table has `word` as one that is nearly always written with a capital."""
    rank = _rank().get(word)
    return rank is not None and _columns()[(3 + DIMENSIONS) * len(_rank()) + rank] >= _CAPITAL


def likeness(one: str, other: str) -> float:
    """Return the cosine of the two words' vectors, −1 to 1; 0 when the table lacks either."""
    x, y = vector(one), vector(other)
    if x is None or y is None:
        return 0.0
    return float(sum(map(mul, x, y))) / (_LENGTH * _LENGTH)
