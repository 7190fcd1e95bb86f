"""Derive src/whence/text/data/units.txt from pint and src/whence/text/data/currencies.txt from CLDR, as babel holds it.

    pip install --target FOLDER "pint>=0.24" "babel>=2.16"
    PYTHONPATH=FOLDER:src python training/units.py

Factors to SI, currency codes, their signs and English names come from there. Which units news uses, and how it writes
them, is listed here; so is which short names of currencies are too common as other words. Deterministic.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pint
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from whence.text.tokens import tokenise
from whence.text.words import is_known

DATA = Path(__file__).parents[1] / "src" / "whence" / "text" / "data"
UNITS_HEADER = (
    "# Units: form (folded) | where it may stand | name | unit of the SI | factor, least and most | offset. Factors"
    " from pint (BSD 3-Clause, github.com/hgrecco/pint), by training/units.py."
)
CURRENCIES_HEADER = (
    "# Money: kind | form (folded; a sign as it is) | unit | factor. Codes, signs and English names from the Unicode"
    " CLDR (Unicode License v3) by way of babel (BSD 3-Clause), by training/units.py."
)

WORDS = {
    "m": {
        "meter": "metre metres meter meters", "kilometer": "kilometre kilometres kilometer kilometers",
        "centimeter": "centimetre centimetres centimeter centimeters",
        "micrometer": "micrometre micrometres micrometers",
        "millimeter": "millimetre millimetres millimeter millimeters", "nanometer": "nanometre nanometres nanometers",
        "mile": "mile miles", "yard": "yard yards", "foot": "foot feet", "inch": "inch inches",
        "nautical_mile": "nautical mile, nautical miles", "light_year": "light year, light years",
        "fathom": "fathom fathoms", "furlong": "furlong furlongs",
    },
    "m2": {
        "acre": "acre acres", "hectare": "hectare hectares",
        "meter**2": "square metre, square metres, square meter, square meters",
        "kilometer**2": "square kilometre, square kilometres, square kilometer, square kilometers",
        "mile**2": "square mile, square miles", "foot**2": "square foot, square feet",
        "yard**2": "square yard, square yards",
        "inch**2": "square inch, square inches",
        "centimeter**2": "square centimetre, square centimetres, square centimeter, square centimeters",
    },
    "m3": {
        "liter": "litre litres liter liters", "milliliter": "millilitre millilitres milliliter milliliters",
        "meter**3": "cubic metre, cubic metres, cubic meter, cubic meters", "foot**3": "cubic foot, cubic feet",
        "yard**3": "cubic yard, cubic yards", "inch**3": "cubic inch, cubic inches",
        "kilometer**3": "cubic kilometre, cubic kilometres, cubic kilometer, cubic kilometers",
        "centimeter**3": "cubic centimetre, cubic centimetres, cubic centimeter, cubic centimeters",
        "gallon": "gallon gallons", "quart": "quart quarts", "oil_barrel": "barrel barrels",
        "acre_foot": "acre foot, acre feet", "tablespoon": "tablespoon tablespoons tbsp",
        "teaspoon": "teaspoon teaspoons tsp", "fluid_ounce": "fluid ounce, fluid ounces", "bushel": "bushel bushels",
        "pint": "pint pints",
    },
    "kg": {
        "kilogram": "kilogram kilograms kilogramme kilogrammes kilo kilos", "gram": "gram grams gramme grammes",
        "milligram": "milligram milligrams", "microgram": "microgram micrograms microgramme microgrammes",
        "metric_ton": "tonne, tonnes, metric ton, metric tons, metric tonnes",
        "ton": "ton, tons", "short_ton": "short ton, short tons",
        "kilometric_ton": "kilotonne kilotonnes", "long_ton": "long ton, long tons",
        "ounce": "ounce ounces", "megametric_ton": "megatonne megatonnes",
        "gigametric_ton": "gigatonne gigatonnes gigaton gigatons", "troy_ounce": "troy ounce, troy ounces",
        "carat": "carat carats",
    },
    "m/s": {
        "mile/hour": "mile per hour, miles per hour, miles an hour, mile an hour, mph",
        "kilometer/hour": "kilometre per hour, kilometres per hour, kilometer per hour, kilometers per hour"
        ", kilometres an hour, kilometers an hour, kph, kmh, km/h, kmph, km/hr",
        "meter/second": "metre per second, metres per second, meters per second, meter per second, metres a second"
        ", meters a second", "knot": "knot knots", "foot/second": "feet per second, feet a second",
        "mile/second": "miles per second, miles a second",
    },
    "K": {
        "degree_Celsius": "degree celsius, degrees celsius, degree centigrade, degrees centigrade, celsius, celcius"
        ", centigrade, degrees c, degree c, deg c, deg celsius, degrees celcius",
        "degree_Fahrenheit": "degree fahrenheit, degrees fahrenheit, fahrenheit, farenheit, degrees f, degree f, deg f"
        ", degrees farenheit, deg fahrenheit", "kelvin": "kelvin, degrees kelvin",
    },
    "bit": {
        "bit": "bit bits", "byte": "byte bytes", "kilobyte": "kilobyte kilobytes", "megabyte": "megabyte megabytes",
        "gigabyte": "gigabyte gigabytes", "terabyte": "terabyte terabytes", "petabyte": "petabyte petabytes",
        "megabit": "megabit megabits", "gigabit": "gigabit gigabits",
    },
    "bit/s": {
        "megabit/second": "megabits per second, megabit per second, mbps",
        "gigabit/second": "gigabits per second, gbps",
    },
    "J": {
        "joule": "joule joules", "kilojoule": "kilojoule kilojoules", "megajoule": "megajoule megajoules",
        "kilowatt_hour": "kilowatt hour, kilowatt hours, kwh", "megawatt_hour": "megawatt hour, megawatt hours, mwh",
        "gigawatt_hour": "gigawatt hour, gigawatt hours, gwh", "terawatt_hour": "terawatt hour, terawatt hours, twh",
        "kilocalorie": "calorie calories kilocalorie kilocalories",
    },
    "W": {
        "watt": "watt watts", "kilowatt": "kilowatt kilowatts kw", "megawatt": "megawatt megawatts",
        "gigawatt": "gigawatt gigawatts", "terawatt": "terawatt terawatts", "horsepower": "horsepower bhp",
    },
    "V": {"volt": "volt volts", "kilovolt": "kilovolt kilovolts"},
    "A": {"ampere": "ampere amperes"},
    "Pa": {"psi": "psi", "millibar": "millibar millibars", "hectopascal": "hectopascal hectopascals hpa"},
    "Hz": {
        "hertz": "hertz hz", "kilohertz": "kilohertz khz", "megahertz": "megahertz mhz", "gigahertz": "gigahertz ghz",
    },
}  # fmt: skip
"""By unit of the SI: pint's unit, and how news writes it; a comma parts forms of several words."""

AFTER_DIGITS = {
    "m": {
        "kilometer": "km kms", "decimeter": "dm", "centimeter": "cm", "millimeter": "mm", "foot": "ft", "mile": "mi",
        "yard": "yd yds",
    },
    "m2": {
        "kilometer**2": "km2, sq km", "meter**2": "m2, sq m", "foot**2": "ft2, sq ft",
        "mile**2": "mi2, sq mi, sq mile, sq miles",
        "hectare": "ha",
    },
    "m3": {
        "milliliter": "ml", "centiliter": "cl", "meter**3": "m3, cu m", "foot**3": "ft3, cu ft", "gallon": "gal gals",
    },
    "kg": {
        "kilogram": "kg kgs", "milligram": "mg", "microgram": "mcg μg", "pound": "lb lbs",
        "ounce": "oz", "gram": "gm gms",
    },
    "m/s": {"meter/second": "m/s", "knot": "kt kts", "kilometer/second": "km/s"},
    "bit": {"kilobyte": "kb", "megabyte": "mb", "gigabyte": "gb", "terabyte": "tb"},
    "W": {"megawatt": "mw", "gigawatt": "gw", "horsepower": "hp"},
    "V": {"kilovolt": "kv"},
}  # fmt: skip
"""Abbreviations that count behind digits only."""

CUED = {"kg": {"pound": "pound pounds", "stone": "stone"}}
"""Words that are units only where something says that the talk is of weight."""

GLUED = {
    "m": {"inch": "in", "meter": "m"},
    "kg": {"gram": "g", "metric_ton": "t"},
    "K": {"degree_Celsius": "c", "degree_Fahrenheit": "f"},
    "W": {"watt": "w"},
    "V": {"volt": "v"},
}
"""Letters that count only where they are written to the digits, or where something else tells a measure."""

BASES = {"m2": "m**2", "m3": "m**3"}
EITHER = {"ton": "long_ton", "gallon": "imperial_gallon", "pint": "imperial_pint"}
"""Units that are one thing in America and another in Britain; the text seldom says which."""
READABLE = {
    "degree_Celsius": "°C", "degree_Fahrenheit": "°F", "metric_ton": "tonne", "oil_barrel": "barrel",
    "kilocalorie": "calorie", "mile/hour": "mile/hour", "gigametric_ton": "gigatonne", "megametric_ton": "megatonne",
    "kilometric_ton": "kilotonne",
}  # fmt: skip

SIGNS = {
    "$": "$", "us$": "USD", "c$": "CAD", "cdn$": "CAD", "can$": "CAD", "a$": "AUD", "au$": "AUD", "aus$": "AUD",
    "s$": "SGD", "nz$": "NZD", "hk$": "HKD", "nt$": "TWD", "r$": "BRL", "mex$": "MXN", "£": "GBP", "€": "EUR",
}  # fmt: skip
"""Signs that CLDR has otherwise, or not at all, and what they mean in English news."""
SHARED_NAMES = {"dollar": "$", "pound": "GBP", "ruble": "RUB", "yuan": "CNY", "lira": "TRY", "leu": "RON"}
"""Last words of the names of several currencies, and what they mean alone; the others are units of their own."""
SINGULAR = {"kroner": "krone", "kronor": "krone", "kronur": "krone", "krona": "krone", "lei": "leu"}
COMMON = frozenset(
    "real reals sol mark marks dram drams lek leke lev leva som soms leone dong colon colons afghani pula loti kip tala"
    " gold code gourde vatu ariary metical won kina".split()
)
"""Short names that are other words as often: they count with their country's adjective only."""
KNOWN_BUT_KEPT = ("CAD", "RUB", "KGS")
"""Codes that are words or units too, but often money: in capitals only."""
MORE_NAMES = {
    "buck": "$", "bucks": "$", "quid": "GBP", "renminbi": "CNY", "rmb": "CNY", "sterling": "GBP", "bitcoin": "BTC",
    "pounds sterling": "GBP", "pound sterling": "GBP", "bitcoins": "BTC", "rouble": "RUB", "roubles": "RUB",
    "reais": "BRL",
    "greenback": "USD", "greenbacks": "USD", "us dollar": "USD", "us dollars": "USD",
    "american dollar": "USD", "american dollars": "USD", "u.s dollar": "USD",
    "u.s dollars": "USD", "pesetas": "ESP", "deutschmarks": "DEM", "deutsche marks": "DEM", "finnish markka": "FIM",
    "dutch guilders": "NLG", "french francs": "FRF", "chinese renminbi": "CNY",
}  # fmt: skip
MINOR = {
    "cent": ("$", 0.01), "cents": ("$", 0.01), "p": ("GBP", 0.01), "pence": ("GBP", 0.01), "penny": ("GBP", 0.01),
    "kopeck": ("RUB", 0.01), "kopecks": ("RUB", 0.01), "kopek": ("RUB", 0.01), "kopeks": ("RUB", 0.01),
    "us cents": ("USD", 0.01), "u.s cents": ("USD", 0.01), "euro cents": ("EUR", 0.01), "paise": ("INR", 0.01),
    "pennies": ("$", 0.01),
}  # fmt: skip


def forms(text: str) -> list[str]:
    """The forms of one entry, folded as the tokens of a text are."""
    return [" ".join(tokenise(form).words) for form in (re.split(", *", text) if "," in text else text.split())]


def units() -> list[str]:
    registry = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    rows, seen = [], set()
    for where, table in (("word", WORDS), ("digits", AFTER_DIGITS), ("cued", CUED), ("glued", GLUED)):
        for base, entries in table.items():
            for name, written in entries.items():
                zero = registry.Quantity(0, name).to(BASES.get(base, base)).magnitude
                factor = registry.Quantity(1, name).to(BASES.get(base, base)).magnitude - zero
                most = registry.Quantity(1, EITHER.get(name, name)).to(BASES.get(base, base)).magnitude - zero
                readable = READABLE.get(name, name.replace("**", "").replace("_", " "))
                for form in forms(written):
                    assert form not in seen, form
                    seen.add(form)
                    rows.append(f"{form}\t{where}\t{readable}\t{base}\t{factor:.12g}\t{most:.12g}\t{zero:.12g}")
    return rows


def is_word(code: str) -> bool:
    """Whether a code is written like a word or a unit."""
    return is_known(code.lower()) or code in KNOWN_BUT_KEPT


def is_sign(char: str) -> bool:
    return unicodedata.category(char) == "Sc"


def current_codes() -> set[str]:
    """Codes that are legal tender somewhere now, and are money and not a unit of account."""
    return {
        code
        for currencies in get_global("territory_currencies").values()
        for code, _, end, tender in currencies
        if tender and end is None
    }


def one(name: str) -> str:
    """The singular of the name of a currency."""
    return SINGULAR.get(name, name.removesuffix("s"))


def currencies() -> list[str]:
    english = Locale("en")
    codes = sorted(current_codes())
    names: dict[str, set[str]] = defaultdict(set)
    heads: dict[str, set[str]] = defaultdict(set)
    for code in codes:
        for count in (1, 2):
            name = " ".join(tokenise(get_currency_name(code, count, english)).words)
            names[name].add(code)
            heads[one(name.split()[-1])].add(code)
    rows = [f"code\t{code.lower()}\t{code}\t1" for code in (*codes, "BTC") if not is_word(code)]
    rows += [f"capitals\t{code.lower()}\t{code}\t1" for code in KNOWN_BUT_KEPT]
    rows += ["code\trmb\tCNY\t1", "code\trs\trupee\t1"]
    signs = {sign: code for code, sign in english.currency_symbols.items() if code in codes and any(map(is_sign, sign))}
    signs = {sign.lower(): code for sign, code in signs.items()} | {"₽": "RUB", "₴": "UAH", "₺": "TRY", "₦": "NGN",
             "₿": "BTC", "฿": "THB", "₾": "GEL", "₭": "LAK", "₡": "CRC", "₵": "GHS", "₸": "KZT"} | SIGNS  # fmt: skip
    rows += [f"sign\t{sign}\t{unit}\t1" for sign, unit in sorted(signs.items())]
    table = {name: next(iter(found)) for name, found in names.items() if len(found) == 1}
    for head in {name.split()[-1] for name in names} - COMMON:
        found = heads[one(head)]
        table[head] = SHARED_NAMES.get(one(head)) or (next(iter(found)) if len(found) == 1 else one(head))
    table |= MORE_NAMES
    rows += [f"name\t{name}\t{unit}\t1" for name, unit in sorted(table.items())]
    rows += [f"minor\t{name}\t{unit}\t{factor:g}" for name, (unit, factor) in sorted(MINOR.items())]
    return rows


def main() -> None:
    for name, header, rows in (
        ("units.txt", UNITS_HEADER, units()),
        ("currencies.txt", CURRENCIES_HEADER, currencies()),
    ):
        again = [row for row, times in Counter(rows).items() if times > 1]
        assert not again, again
        (DATA / name).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        print(name, len(rows))


if __name__ == "__main__":
    main()
