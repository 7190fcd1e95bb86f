"""Lengths, weights, temperatures, speeds and areas in the units of another country, rounded as newsrooms do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bench.rewritings.spelled import in_words, plain, rounded
from bench.rewritings.wording import Kind, Place, Wordings, two

if TYPE_CHECKING:
    import random

    from bench.rewritings.cast import Cast

_MILE, _FOOT, _POUND, _ACRE, _GALLON, _INCH = 1.609344, 0.3048, 0.45359237, 0.40468564, 3.785411784, 2.54


def converted(
    figures: tuple[int, ...], here: tuple[str, ...], there: tuple[str, ...], by: Callable[[float], float]
) -> Kind:
    """`figures` in the unit called `here`, and in the unit called `there`, `by` way of conversion."""

    def rewrite(chance: random.Random, _place: Place, _: Cast) -> Wordings:
        number = chance.choice(figures)
        other = rounded(by(number))
        about = chance.choice(("", "", "about ", "some ", "around "))
        shown = in_words(number) if number < 10 and chance.random() < 0.5 else plain(number)
        forms = [_of(shown, chance.choice(here)), about + _of(plain(other), chance.choice(there))]
        far = number * chance.choice((2, 3, 4)) if number < 40 or chance.random() < 0.5 else number / 2
        wrong = [_of(plain(round(far)), chance.choice(here)), _of(plain(rounded(by(far))), chance.choice(there))]
        return Wordings(*two(chance, forms), chance.choice(wrong))

    return Kind((here[0].strip(),), rewrite)


def _of(number: str, unit: str) -> str:
    return number + unit if unit[:1] in "°CF" else f"{number} {unit}"


def _kelvinless(fahrenheit: float) -> float:
    return (fahrenheit - 32) / 1.8


def spelled_out(names: tuple[str, ...], figures: tuple[int, ...], types: tuple[str, ...]) -> Kind:
    """One unit by its letters and by its names."""

    def rewrite(chance: random.Random, _place: Place, _: Cast) -> Wordings:
        number = chance.choice(figures)
        one, other = two(chance, names)
        return Wordings(f"{number} {one}", f"{number} {other}", f"{number * 3 + 1} {one}")

    return Kind(types, rewrite)


def smaller(chance: random.Random, place: Place, _: Cast) -> Wordings:
    """A thousand of the smaller unit."""
    large, small = ("km", ("metres", "m")) if place.type == "miles" else ("tonnes", ("kg", "kilograms"))
    number = chance.randint(2, 9)
    if chance.random() < 0.3:
        forms = [f"{number}.5 {large}", f"{number},500 {chance.choice(small)}"]
    else:
        forms = [f"{number} {large}", f"{number},000 {chance.choice(small)}"]
    return Wordings(*two(chance, forms), f"{number * 3} {large}")


KINDS = {
    "miles and kilometres": converted(
        (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 50, 60, 100, 150, 250),
        ("miles",), ("km", "kilometres", "kilometers"), lambda n: n * _MILE,
    ),
    "feet and metres": converted(
        (3, 4, 6, 8, 10, 12, 15, 20, 30, 50, 100), ("feet", "ft"), ("metres", "meters", "m"), lambda n: n * _FOOT
    ),
    "pounds and kilograms": converted(
        (20, 35, 40, 50, 66, 80, 110, 150, 200, 400), ("pounds", "lb", "lbs"), ("kg", "kilograms", "kilos"),
        lambda n: n * _POUND,
    ),
    "Fahrenheit and Celsius": converted(
        (50, 59, 68, 77, 81, 86, 90, 95, 99, 104, 113), ("°F", "degrees Fahrenheit"),
        ("°C", "C", "degrees Celsius"), _kelvinless,
    ),
    "miles and kilometres an hour": converted(
        (20, 30, 40, 50, 60, 75, 80, 90, 110), ("mph", "miles per hour", "miles an hour"),
        ("km/h", "kph", "kilometres per hour"), lambda n: n * _MILE,
    ),
    "acres and hectares": converted(
        (20, 50, 120, 200, 500, 900, 2_000, 6_000), ("acres",), ("hectares", "ha"), lambda n: n * _ACRE
    ),
    "gallons and litres": converted(
        (50, 100, 300, 800, 5_000, 20_000), ("gallons",), ("litres", "liters"), lambda n: n * _GALLON
    ),
    "inches and centimetres": converted(
        (2, 3, 4, 6, 8, 10, 12, 20), ("inches",), ("cm", "centimetres"), lambda n: n * _INCH
    ),
    "name of a unit": spelled_out(("km", "kilometres", "kilometers"), (3, 7, 12, 18, 40, 75), ("miles",)),
    "name of a weight": spelled_out(("kg", "kilograms", "kilos"), (12, 25, 40, 70, 90, 140), ("pounds",)),
    "smaller unit": Kind(("miles", "pounds"), smaller),
}  # fmt: skip
