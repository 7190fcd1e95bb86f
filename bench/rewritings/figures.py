"""Counts, shares, money, ordinals, scores and ages in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.rewritings.spelled import in_words, ordinal, ordinal_in_words, plain
from bench.rewritings.wording import Kind, Place, Wordings, two

if TYPE_CHECKING:
    import random

    from bench.rewritings.cast import Cast

_RANGES = {"few": (3, 19), "many": (20, 980), "crowd": (1_200, 95_000)}
_EQUAL_SHARES = (("half", 50), ("a quarter", 25), ("three quarters", 75), ("a fifth", 20), ("a tenth", 10),
                 ("two fifths", 40), ("three fifths", 60))  # fmt: skip
_ONE_IN = ((2, 50), (4, 25), (5, 20), (10, 10))
_ROUGH_SHARES = (("a third", 33), ("two thirds", 67), ("almost half", 48), ("more than half", 54),
                 ("just over a quarter", 26), ("nearly a third", 32), ("more than a fifth", 23))  # fmt: skip
_MONEY = (("$", "dollars"), ("£", "pounds"), ("€", "euros"))


def _figure(chance: random.Random, place: Place) -> int:
    """A figure of that size, seldom a round one among the large."""
    low, high = _RANGES[place.type]
    number = chance.randint(low, high)
    return number if place.type != "crowd" or chance.random() < 0.3 else round(number, -2)


def _round(chance: random.Random, place: Place) -> int:
    """A figure that can be bounded: 30, 250, 4,000."""
    steps = {"few": (5, 10, 15), "many": (20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 600),
             "crowd": (2_000, 3_000, 5_000, 8_000, 12_000, 20_000, 40_000)}  # fmt: skip
    return chance.choice(steps[place.type])


def _far(chance: random.Random, number: float) -> int:
    """Another figure, clearly beyond rounding: as a slip or a sensation would have it."""
    factor = chance.choice((0.3, 0.4, 0.55, 1.8, 2.5, 3.0))
    other = round(number * factor)
    if number >= 1_000:
        other = round(other, -2)
    return other if abs(other - number) >= 2 else int(number) + 4


def digits_and_words(chance: random.Random, place: Place, _: Cast) -> Wordings:
    number = _figure(chance, place)
    if place.type == "many" and chance.random() < 0.4:
        number = chance.choice((120, 150, 200, 250, 300, 400, 350, 600))
    forms = (str(number), in_words(number))
    wrong = _far(chance, number)
    return Wordings(*two(chance, forms), chance.choice((f"{wrong:,}", in_words(wrong))))


def separators(chance: random.Random, place: Place, _: Cast) -> Wordings:
    number = _figure(chance, place)
    other = chance.choice((str(number), f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")))
    forms = (f"{number:,}", other)
    return Wordings(*two(chance, forms), f"{_far(chance, number):,}")


def thousands(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    if chance.random() < 0.4:
        number = chance.choice((1_500, 2_500, 3_500, 4_500, 7_500))
        forms = [f"{number:,}", f"{number / 1000:.1f} thousand"]
    else:
        number = chance.randint(2, 40) * 1000
        forms = [f"{number:,}", f"{in_words(number // 1000)} thousand", f"{number // 1000} thousand"]
    return Wordings(*two(chance, forms), f"{_far(chance, number):,}")


def millions(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    number = chance.randint(11, 98) * 100_000
    tenths = plain(number / 1e6)
    forms = [f"{tenths} million", f"{number:,}", f"{tenths}m"]
    if not number % 1_000_000:
        forms.append(f"{in_words(number // 1_000_000)} million")
    return Wordings(*two(chance, forms), f"{plain(_far(chance, number / 1e5) / 10)} million")


def rounding(chance: random.Random, place: Place, _: Cast) -> Wordings:
    """The exact figure, and the one that newsrooms make of it."""
    if place.type == "crowd":
        number = chance.randint(12_051, 94_949)
        rough = f"{round(number, -3):,}"
        about = chance.choice(("about ", "some ", "around ", ""))
        return Wordings(f"{number:,}", about + rough, f"{_far(chance, number):,}")
    number = chance.randint(1_120_000, 9_480_000)
    about = chance.choice(("about ", "roughly ", ""))
    tenths, wrong = plain(number / 1e6), plain(_far(chance, number / 1e5) / 10)
    return Wordings(f"{number:,}", f"{about}{tenths} million", f"{wrong} million")


def dozens(chance: random.Random, place: Place, _: Cast) -> Wordings:
    options = [("a dozen", 12), ("half a dozen", 6)] if place.type == "few" else [("two dozen", 24),
               ("three dozen", 36), ("four dozen", 48)]  # fmt: skip
    words, number = chance.choice(options)
    return Wordings(words, chance.choice((str(number), in_words(number))), f"{_far(chance, number)}")


_BOUNDS = {
    "more than": (("more than {}", "over {}", "upwards of {}", "in excess of {}"), -1),
    "at least": (("at least {}", "{} or more", "no fewer than {}", "a minimum of {}", "not less than {}"), -1),
    "at most": (("up to {}", "as many as {}", "at most {}", "no more than {}"), 1),
    "fewer than": (("fewer than {}", "under {}", "less than {}"), 1),
    "nearly": (("nearly {}", "almost {}", "close to {}"), 0),
    "about": (("about {}", "some {}", "around {}", "roughly {}", "approximately {}"), 0),
}


def bounds(name: str) -> Kind:
    """A bound in other words, now and then with its figure in words as well."""
    forms, side = _BOUNDS[name]

    def rewrite(chance: random.Random, place: Place, _: Cast) -> Wordings:
        number = _round(chance, place)
        shown = [f"{number:,}", f"{number:,}"]
        if chance.random() < 0.25:
            shown[1] = in_words(number)
            chance.shuffle(shown)
        before, after = two(chance, forms)
        return Wordings(before.format(shown[0]), after.format(shown[1]), _beyond(chance, number, side))

    return Kind(("few", "many", "crowd"), rewrite)


def _beyond(chance: random.Random, number: int, side: int) -> str:
    """A figure that a bound on `number` rules out: below (-1), above (1), or far from it (0)."""
    if side == 0:
        return f"{_far(chance, number):,}"
    return f"{round(number * chance.choice((0.4, 0.5, 0.6) if side < 0 else (1.6, 2.0, 3.0))):,}"


def within_bounds(chance: random.Random, place: Place, _: Cast) -> Wordings:
    """A bound, and an exact figure that it allows."""
    number = max(10, _round(chance, place))  # "nearly five" would allow none
    slack = max(1, number // 25)
    name, exact, side = chance.choice((
        ("more than {}", number + slack, -1), ("over {}", number + slack, -1), ("at least {}", number + slack, -1),
        ("up to {}", number - slack, 1), ("fewer than {}", number - slack, 1), ("nearly {}", number - slack, 0),
        ("almost {}", number - slack, 0), ("about {}", number + slack, 0), ("some {}", number - slack, 0),
    ))  # fmt: skip
    return Wordings(name.format(f"{number:,}"), f"{exact:,}", _beyond(chance, number, side))


def ranges(chance: random.Random, place: Place, _: Cast) -> Wordings:
    low = _round(chance, place)
    high = low + max(2, low // 5)
    forms = (f"{low:,} to {high:,}", f"between {low:,} and {high:,}", f"{low:,}-{high:,}", f"from {low:,} to {high:,}",
             f"between {in_words(low)} and {in_words(high)}", f"{(low + high) // 2:,}")  # fmt: skip
    return Wordings(*two(chance, forms), f"{high * 3:,}")


def fractions(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    words, percent = chance.choice(_EQUAL_SHARES)
    return Wordings(words, _percent(chance, percent), _percent(chance, _other_share(chance, percent)))


def one_in(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    size, percent = chance.choice(_ONE_IN)
    words = f"one in {in_words(size)}"
    return Wordings(words, _percent(chance, percent), _percent(chance, _other_share(chance, percent)))


def rough_shares(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    words, percent = chance.choice(_ROUGH_SHARES)
    return Wordings(words, _percent(chance, percent), _percent(chance, 12 if percent > 30 else 81))


def percents(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    number = chance.randint(3, 96)
    forms = [f"{number}%", f"{number} percent", f"{number} per cent", f"{in_words(number)} percent"]
    if chance.random() < 0.3:
        forms = [f"{number}.5%", f"{number}.5 percent", f"{number}.5 per cent"]
    return Wordings(*two(chance, forms), _percent(chance, _other_share(chance, number)))


def _percent(chance: random.Random, number: int) -> str:
    return chance.choice((f"{number}%", f"{number} percent", f"{number} per cent"))


def _other_share(chance: random.Random, number: int) -> int:
    return chance.choice([other for other in (8, 17, 31, 44, 58, 69, 82, 93) if abs(other - number) > 7])


def large_money(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    sign, name = chance.choice(_MONEY)
    number = chance.randint(2, 95)
    shown = f"{number}" if chance.random() < 0.6 else f"{number % 10 + 1}.{chance.randint(1, 9)}"
    scale, letter = chance.choice((("million", "m"), ("billion", "bn")))
    forms = [f"{sign}{shown} {scale}", f"{sign}{shown}{letter}", f"{shown} {scale} {name}"]
    if "." not in shown:
        forms.append(f"{in_words(number)} {scale} {name}")
    if sign == "$":
        forms.append(f"US${shown} {scale}")
    wrong = _far(chance, float(shown))
    return Wordings(*two(chance, forms), f"{sign}{wrong} {scale}")


def small_money(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    sign, name = chance.choice(_MONEY)
    number = chance.randint(3, 950) * 1000
    forms = [f"{sign}{number:,}", f"{number:,} {name}", f"{sign}{number}", f"{sign}{number // 1000}k"]
    return Wordings(*two(chance, forms), f"{sign}{_far(chance, number):,}")


def scaled_money(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    """The same sum counted in another thousand."""
    sign, _name = chance.choice(_MONEY)
    tenths = chance.randint(11, 95)
    forms = [f"{sign}{tenths / 10:.1f} billion", f"{sign}{tenths * 100:,} million"]
    if chance.random() < 0.5:
        forms = [f"{sign}{tenths / 10:.1f} million", f"{sign}{tenths * 100_000:,}"]
    return Wordings(*two(chance, forms), f"{sign}{plain(_far(chance, tenths) / 10)} {forms[0].split()[-1]}")


def ordinals(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    number = chance.choice((2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 21, 25, 30, 40, 50))
    wrong = number + chance.choice((2, 3, 5))
    return Wordings(
        *two(chance, (ordinal(number), ordinal_in_words(number))),
        chance.choice((ordinal(wrong), ordinal_in_words(wrong))),
    )


def scores(chance: random.Random, _place: Place, _: Cast) -> Wordings:
    won, lost = chance.randint(2, 6), chance.randint(0, 1)
    nil = "nil" if not lost else in_words(lost)
    forms = (f"{won}-{lost}", f"{won}–{lost}", f"{in_words(won)}-{nil}")
    return Wordings(*two(chance, forms), f"{won + chance.choice((1, 2))}-{lost + chance.choice((0, 1))}")


def ages(chance: random.Random, _place: Place, cast: Cast) -> Wordings:
    name, age = cast.people[2].name, chance.randint(18, 79)
    forms = (f"{age}-year-old {name}", f"{name}, {age},", f"{name}, aged {age},", f"{name}, who is {age},")
    wrong = age + chance.choice((-7, -5, 4, 10, 11))
    return Wordings(*two(chance, forms), f"{wrong}-year-old {name}" if chance.random() < 0.5 else f"{name}, {wrong},")


COUNTED = ("few", "many", "crowd")
KINDS = {
    "digits and words": Kind(("few", "many"), digits_and_words),
    "separators": Kind(("crowd",), separators),
    "thousands": Kind(("crowd",), thousands),
    "millions": Kind(("millions",), millions),
    "rounding": Kind(("crowd", "millions"), rounding),
    "dozens": Kind(("few", "many"), dozens),
    **{f"bound: {name}": bounds(name) for name in _BOUNDS},
    "within a bound": Kind(COUNTED, within_bounds),
    "range": Kind(COUNTED, ranges),
    "fraction and percent": Kind(("share", "rise"), fractions),
    "one in so many": Kind(("share",), one_in),
    "rough share": Kind(("share",), rough_shares),
    "percent sign": Kind(("share", "rise"), percents),
    "millions of money": Kind(("money",), large_money),
    "money in digits": Kind(("money",), small_money),
    "money in another scale": Kind(("money",), scaled_money),
    "ordinal": Kind(("ordinal",), ordinals),
    "score": Kind(("score",), scores),
    "age": Kind(("aged",), ages),
}
