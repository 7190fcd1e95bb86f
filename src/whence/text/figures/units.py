"""Units and currencies: what their names and signs stand for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from whence.text.lexicon import lines


class Unit(NamedTuple):
    """What a figure is counted in."""

    name: str = ""
    """Readable: "mile", "°F"."""
    base: str = ""
    """The unit of the amount: "m", "K", "USD", "%"; empty for bare numbers."""
    least: float = 1.0
    """How many of `base` one is, at least."""
    most: float = 1.0
    zero: float = 0.0
    """What 0 of it is in `base`."""
    where: str = "word"
    """"word" anywhere, "digits" behind digits, "cued" beside words of weight, "glued" written to the digits."""


BARE = Unit()
Forms = dict[str, list[tuple[tuple[str, ...], Unit]]]


def _forms(pairs: list[tuple[str, Unit]]) -> Forms:
    """Return `pairs` by first token, the longest form first."""
    found: Forms = {}
    for form, unit in pairs:
        phrase = tuple(form.split())
        found.setdefault(phrase[0], []).append((phrase, unit))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def units() -> Forms:
    """Return the units of measure."""
    rows = (line.split("\t") for line in lines("units.txt"))
    return _forms([(r[0], Unit(r[2], r[3], float(r[4]), float(r[5]), float(r[6]), r[1])) for r in rows])


@cache
def _money() -> dict[str, dict[str, Unit]]:
    """Return the names, codes and signs of currencies, by kind."""
    found: dict[str, dict[str, Unit]] = {}
    for kind, form, unit, factor in (line.split("\t") for line in lines("currencies.txt")):
        found.setdefault(kind, {})[form] = Unit(unit, unit, float(factor), float(factor))
    return found


@cache
def currency_names() -> Forms:
    """Return the names that stand behind a figure: "dollars", "swiss francs", "pence"."""
    return _forms([*_money()["name"].items(), *_money()["minor"].items()])


def currency_sign(sign: str) -> Unit | None:
    """Return the currency of "$", "US$", "€", or None."""
    return _money()["sign"].get(sign.lower())


def currency_code(word: str, raw: str) -> Unit | None:
    """Return the currency whose code the token is, or None; what is a word as well counts in capitals only."""
    unit = _money()["code"].get(word)
    return unit or (_money()["capitals"].get(word) if raw.isupper() else None)


def is_minor(phrase: tuple[str, ...]) -> bool:
    """Tell whether the name is that of a hundredth: "cents"."""
    return " ".join(phrase) in _money()["minor"]


@cache
def _openers() -> frozenset[str]:
    """Return the tokens that a unit or a currency behind a figure can begin with."""
    measured = (word for word, entries in units().items() if any(u.where in ("word", "digits") for _, u in entries))
    return frozenset((*measured, *currency_names(), "percent", "pct")) - {"p"}


def begins_unit(words: list[str], n: int) -> bool:
    """Tell whether a unit, a currency or percent begins at token `n`."""
    return n < len(words) and (words[n] in _openers() or words[n : n + 2] == ["per", "cent"])


def match(forms: Forms, words: list[str], n: int) -> tuple[int, Unit] | None:
    """Return where the longest form that begins at token `n` ends, and its unit."""
    if n < len(words):
        for phrase, unit in forms.get(words[n], ()):
            if len(phrase) == 1 or tuple(words[n : n + len(phrase)]) == phrase:
                return n + len(phrase), unit
    return None
