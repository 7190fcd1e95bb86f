"""The words that figures are made of, by what they do there."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from whence.text.lexicon import lines


class Word(NamedTuple):
    """What one folded token does in a numeral."""

    kind: str
    value: float


@cache
def numeral_words() -> dict[str, Word]:
    """Return the tokens that can begin or go on a numeral, by token."""
    kinds = {"a", "minus", "unit", "teen", "ten", "hundred", "scale", "short", "dozen", "many", "few", "group", "part"}
    kinds.add("ordinal")
    return {word: Word(kind, float(value or 0)) for kind, word, value in _rows() if kind in kinds}


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the words of one kind."""
    return frozenset(word for one, word, _ in _rows() if one == kind)


@cache
def phrases(side: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the words `before` or `after` a figure that bound it, with what they make of it.

    They are found under the word next to the figure, the longest first.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, words, _ in _rows():
        where, _, sign = kind.partition(" ")
        if where == side:
            phrase = tuple(words.split())
            found.setdefault(phrase[-1 if side == "before" else 0], []).append((phrase, sign))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def multiples() -> dict[str, float]:
    """Return the words that multiply: "doubled" is 2."""
    return {word: float(value) for kind, word, value in _rows() if kind == "times"}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = (line.split("\t") for line in lines("figure_words.txt"))
    return tuple((row[0], row[1], row[2] if len(row) > 2 else "") for row in rows)
