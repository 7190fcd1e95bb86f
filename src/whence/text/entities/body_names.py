"""Whether two names are of one body, or one body is part of the other."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from whence.text.crediting.outlets import outlets_named, same_outlet
from whence.text.entities.listing import Entry, entry, inside, table
from whence.text.entities.naming import alike, is_part, words_of
from whence.text.entities.nouns import body_ends, of_kind

if TYPE_CHECKING:
    from whence.text.entities.identity import Judged

_LITTLE = frozenset("of the and for in on to de a & against".split())
_LONGEST_ACRONYM = 7
_GENERATIONS_UP = 4


@cache
def listed(norm: str) -> Entry | None:
    """Return the entry of a body by its normal form, if a list has it."""
    words = words_of(norm)
    found = entry(words) or entry(("the", *words))
    return found if found is not None and found.sort == "organisation" else None


def name_of(norm: str) -> str:
    """Return the name that the lists have for a body, or its normal form."""
    found = listed(norm)
    return found.norm if found is not None else norm


@cache
def above(norm: str) -> tuple[str, ...]:
    """Return the bodies and the country that a listed body is part of, the nearest first.

    >>> above("FBI"), above("House Judiciary Committee")
    (('Justice Department', 'US'), ('House of Representatives', 'Congress', 'US'))
    """
    found: list[str] = []
    name = name_of(norm)
    for _ in range(_GENERATIONS_UP):
        parents = inside(name)
        if not parents:
            break
        name = parents[0]
        found.append(name)
    return tuple(found)


def acts(norm: str) -> bool:
    """Tell whether a listed body acts for its country, so that the country may stand for it: "White House"."""
    return name_of(norm) in table().acting


@lru_cache(maxsize=1 << 14)
def same_body(one: str, other: str) -> Judged:
    """Judge whether two normal forms name one body."""
    x, y = words_of(one), words_of(other)
    if one == other or x == y or "".join(x) == "".join(y):
        return "same", f"{one} in both"
    if name_of(one) == name_of(other) or same_outlet(one, other):
        return "equivalent", f"{one} and {other} are names of one body"
    if _is_acronym(x, y) or _is_acronym(y, x):
        return "equivalent", f"{one} and {other}: one is the initials of the other"
    return _whole(one, other) or _whole(other, one) or _apart(one, other)


def _whole(inner: str, outer: str) -> Judged | None:
    """Judge whether the second is what the first is part of, or its longer name."""
    if name_of(outer) in above(inner):
        return "compatible", f"{inner} is part of {outer}"
    short, long = words_of(inner), words_of(outer)
    part = _part(short, long) if len(short) < len(long) else ""
    if part == "same":
        return "equivalent", f"{inner} is short for {outer}"
    return ("compatible", f"{outer} may be part of {inner}") if part else None


def _apart(one: str, other: str) -> Judged:
    x, y = words_of(one), words_of(other)
    entries = listed(one), listed(other)
    if any(found is not None and found.kind == "several" for found in entries):
        if {outlet.name for outlet in outlets_named(x)} & {outlet.name for outlet in outlets_named(y)}:
            return "compatible", f"{one} and {other} may be one outlet"
    elif None not in entries:
        return "conflict", f"{one} is not {other}"
    if len(x) == len(y) and all(a == b or alike(a, b) for a, b in zip(x, y, strict=True)):
        return "compatible", f"{one} and {other} may be one name in two spellings"
    return "unknown", f"nothing tells whether {one} is {other}"


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the first is the initials of the second: "who", "w.h.o" of "world health organization"."""
    letters = "".join(short).replace(".", "")
    if len(short) > 1 or len(long) < 2 or not 2 <= len(letters) <= _LONGEST_ACRONYM:
        return False
    full = "".join(word[0] for word in long)
    return letters in (full, "".join(word[0] for word in long if word not in _LITTLE))


def _part(short: tuple[str, ...], long: tuple[str, ...]) -> str:
    """Tell whether a shorter name is the "same" body's as a longer one, or that of a "whole" with it as a part.

    >>> _part(("carnegie", "endowment"), ("carnegie", "endowment", "for", "international", "peace"))
    'same'
    >>> _part(("senate",), ("senate", "judiciary", "committee")), _part(("tide", "council"), ("moss", "council"))
    ('whole', '')
    """
    ends = body_ends(cased=True)
    rest = long[len(short) :] if long[: len(short)] == short else ()
    if len(short) == 1 and short[0] in ends | of_kind("field"):
        return "whole" if rest else ""
    if rest:
        return "same" if rest[0] in _LITTLE or set(rest) <= of_kind("firm") or rest[-1] not in ends else "whole"
    return "same" if is_part(short, long) and short[-1] == long[-1] else ""
