"""Whether two names are of one place, or one place lies in the other."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text.entities.listing import entry, inside, table
from whence.text.entities.naming import alike, words_of
from whence.text.entities.nouns import of_kind

if TYPE_CHECKING:
    from whence.text.entities.identity import Judged

_TOWNS = frozenset("kt")
_CODED = frozenset("cs")
_LANDS = frozenset("csp")


class Located(NamedTuple):
    """What the lists know of a place."""

    name: str
    """As the lists have it, or as the article does."""
    words: tuple[str, ...]
    kind: str
    """Empty for a place that no list has."""
    codes: tuple[str, ...]
    """What it lies in, itself first where it has a code."""
    part: str
    """ "South" of "South Florida"; empty for a whole."""


@cache
def located(norm: str) -> Located:
    """Look up a place by its normal form: "Paris", "Paris, Texas", "South Florida".

    >>> located("Houston, Texas").codes, located("Northern Ireland").part, located("Southern Syria").part
    (('US.TX',), '', 'southern')
    """
    name, _, region = norm.partition(", ")
    words = words_of(name)
    part = ""
    kind = table().kinds.get(name)
    found = entry(tuple(words)) if kind is None else None
    if kind is None and found is None and len(words) > 1 and words[0] in of_kind("direction"):
        part, words = words[0], words[1:]
        found = entry(tuple(words))
    if found is not None and found.sort == "place":
        name, kind = found.norm, found.kind
        words = words_of(name)
    codes = inside(name) if kind else ()
    if region:
        above = located(region).codes[:1]
        codes = tuple(code for code in codes if above and _is_under(code, above[0])) or above or codes
    return Located(name, words, kind or "", codes, part)


def _is_under(code: str, region: str) -> bool:
    return code == region or code.startswith(f"{region}.")


def own(place: Located) -> tuple[str, ...]:
    """Return the codes of a country or state itself; two where a country and a state share the name."""
    return tuple(code for code in place.codes if not code.islower()) if place.kind in _CODED else ()


def lies_in(one: Located, other: Located) -> bool:
    """Tell whether one place lies in another, as far as the lists know.

    >>> lies_in(located("Houston"), located("Texas")), lies_in(located("Paris"), located("Europe"))
    (True, True)
    """
    if one.words == other.words:
        return False
    if other.kind == "C":
        return other.codes[0] in _continents(one)
    return any(_is_under(code, region) for region in own(other) for code in one.codes)


def _continents(place: Located) -> set[str]:
    lands = {code.split(".")[0] for code in place.codes}
    return {code for code in place.codes if code.islower()}.union(*(_continent_of().get(land, ()) for land in lands))


@cache
def _continent_of() -> dict[str, tuple[str, ...]]:
    found = {}
    for name, kind in table().kinds.items():
        codes = inside(name) if kind == "c" else ()
        if codes:
            found[codes[0]] = tuple(code for code in codes[1:] if code.islower())
    return found


@lru_cache(maxsize=1 << 14)
def same_place(one: str, other: str) -> Judged:
    """Judge whether two normal forms name one place."""
    if one == other:
        return "same", f"{one} in both"
    x, y = located(one), located(other)
    if x.words == y.words:
        return _namesakes(x, y, one, other)
    inner = _inner(x, y, one, other) or _inner(y, x, other, one)
    if inner:
        return "compatible", inner
    if x.kind and y.kind:
        return _listed(x, y, one, other)
    if _are_alike(x, y):
        return "compatible", f"{one} and {other} may be one name in two spellings"
    return "unknown", f"nothing tells whether {one} is {other}"


def _namesakes(x: Located, y: Located, one: str, other: str) -> Judged:
    if x.part or y.part:
        if x.part and y.part:
            return "unknown", f"{one} and {other} are parts of one place"
        return "compatible", f"{one} lies in {other}" if x.part else f"{other} lies in {one}"
    if "," in one and "," in other and x.codes and y.codes and not set(x.codes) & set(y.codes):
        return "conflict", f"{one} is not {other}"
    return "equivalent", f"{one} and {other} are names of one place"


def _inner(x: Located, y: Located, one: str, other: str) -> str:
    """Return the rule if the first lies in the second, or is its capital and may stand for it; else ""."""
    if x.kind == "k" and y.kind == "c" and any(_is_under(code, own(y)[0]) for code in x.codes):
        return f"{one}, the capital, may stand for {other}: metonymy"
    return f"{one} lies in {other}" if lies_in(x, y) else ""


def _are_alike(x: Located, y: Located) -> bool:
    return len(x.words) == len(y.words) and all(a == b or alike(a, b) for a, b in zip(x.words, y.words, strict=True))


def _listed(x: Located, y: Located, one: str, other: str) -> Judged:
    """Judge two different places of the lists, neither of which is known to lie in the other."""
    kinds = {x.kind, y.kind}
    if kinds in ({"C"}, {"c"}):
        return "conflict", f"{one} is not {other}"
    if kinds <= _TOWNS | _LANDS and _are_alike(x, y):
        return "unknown", f"{one} and {other} are alike"
    within = "p" in kinds and kinds != {"p"} and _lands(x) & _lands(y)  # a town may lie in a province of its country
    if x.codes and y.codes and kinds <= _TOWNS | _LANDS and not within:
        return "conflict", f"{one} is not {other}"
    return "unknown", f"nothing tells whether {one} has to do with {other}"


def _lands(place: Located) -> set[str]:
    return {code.split(".")[0] for code in place.codes}
