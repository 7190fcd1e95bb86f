"""Dates in figures: "2019-05-13", "25/04/2019", "13.05.2019", and "03/04/2019", which may be read in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.times import almanac
from whence.text.times.view import Found
from whence.text.times.vocabulary import months

if TYPE_CHECKING:
    from whence.text.times.view import View

_PARTS = frozenset("-/.–‐‑")


def numeric_led(view: View, n: int) -> Found | None:
    """Return the date that figures from token `n` write, or None."""
    word = view.words[n]
    if word.count(".") == 2:
        parts = word.split(".")
        return _read(view, parts, (n, n + 1)) if all(part.isdigit() for part in parts) else None
    one = view.gap(n + 1)
    if one not in _PARTS or view.gap(n + 2) != one or view.gap(n)[-1:] in _PARTS:
        return None
    if view.gap(n + 3) == one and view.words[n + 3][:1].isdigit():
        return None
    parts = [view.raw(k) for k in range(n, n + 3)]
    if parts[1].isalpha():
        month = months().get(parts[1].lower())
        parts[1] = str(month) if month and view.words[n + 1].isalpha() else "x"
    if not parts[2].isdigit() and parts[2][2:3] in {"T", "t"} and parts[2][:2].isdigit():
        parts[2] = parts[2][:2]
    if not all(part.isdigit() and part.isascii() and len(part) in {1, 2, 4} for part in parts):
        return None
    named = view.words[n + 1].isalpha()
    return _read(view, parts, (n, n + 3), named=named)


def _read(view: View, parts: list[str], tokens: tuple[int, int], *, named: bool = False) -> Found | None:  # noqa: PLR0911 - one answer a line
    sizes = [len(part) for part in parts]
    numbers = [int(part) for part in parts]
    if sizes[0] == 4 and max(sizes[1:]) <= 2:
        return _one(view, tokens, *numbers)
    if max(sizes[:2]) > 2 or (sizes[2] != 4 and sizes != [2, 2, 2]):
        return None
    one, other, year = numbers
    if sizes[2] == 2:
        if view.gap(tokens[0] + 1) != "/" or (max(one, other) <= 12 and one != other):
            return None
        year += 1900 if year > 30 else 2000
    if named:
        return _one(view, tokens, year, other, one)
    if one > 12 or other > 12 or one == other:
        return _one(view, tokens, year, *((other, one) if one > 12 else (one, other)))
    if min(one, other) < 1:
        return None
    readings = [almanac.day(year, *pair).value for pair in ((one, other), (other, one))]
    begin = view.witness.tokens.begins[tokens[0]]
    written = view.text[begin : view.witness.tokens.ends[tokens[1] - 1]]
    note = f"{written}: day and month may be the other way round"
    return Found(*tokens, " or ".join(readings), kind="unclear", score=0.6, notes=(note,))


def _one(view: View, tokens: tuple[int, int], year: int, month: int, day: int) -> Found | None:
    if almanac.ordinary(year, month, day) is None or not 1000 <= year <= 2999:
        return None
    return view.in_period(*tokens, almanac.day(year, month, day))
