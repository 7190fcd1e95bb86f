"""Whether two names are one person's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.text.entities.naming import alike, is_part, words_of
from whence.text.lexicon import lines
from whence.text.speakers.cased import titles
from whence.text.speakers.names import PARTICLES, SUFFIXES

if TYPE_CHECKING:
    from whence.text.entities.identity import Aliases, Judged

_GENERATIONS = SUFFIXES | frozenset(("junior", "senior"))


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return the families of given names that a given name belongs to, as one set."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("nicknames.txt"):
        family = frozenset(line.split())
        for name in family:
            found[name] = found.get(name, frozenset()) | family
    return found


@cache
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name without titles and "Jr.", hyphens closed."""
    words = words_of(name.replace("-", ""))
    kept = tuple(word for n, word in enumerate(words) if word not in _GENERATIONS and (n or word not in titles()))
    return kept or words


def same_person(one: str, other: str, known: Aliases) -> Judged:
    """Judge whether two names are one person's."""
    x, y = name_words(one), name_words(other)
    if x == y or "".join(x) == "".join(y):
        return "same", f"{one} in both"
    short, long = sorted((x, y), key=len)
    if is_part(short, long):
        if len(short) == 1 and known.is_shared(short[0], one, other):
            return "unknown", f"{one} and {other} may be two: more than one person is called {short[0].capitalize()}"
        return "equivalent", f"{one} and {other} are names of one person"
    if len(short) > 1 and _surname(x) == _surname(y):
        return _by_given(one, other, x, y, known)
    return (_by_lone if len(short) == 1 else _by_surname)(one, other, short, long, known)


def _by_given(one: str, other: str, x: tuple[str, ...], y: tuple[str, ...], known: Aliases) -> Judged:
    """Judge two full names of one surname."""
    if _same_given(x[0], y[0]) or x[0] in y[1:-1] or y[0] in x[1:-1]:
        return "equivalent", f"{one} and {other} are names of one person"
    if alike(x[0], y[0]):
        return "compatible", f"{one} and {other} may be one name in two spellings"
    if _are_sure(one, other, known):
        return "conflict", f"{one} is not {other}: another given name"
    return "unknown", f"{one} and {other} have a surname in common"


def _by_surname(one: str, other: str, x: tuple[str, ...], y: tuple[str, ...], known: Aliases) -> Judged:
    """Judge two full names of different surnames."""
    given, surname = _same_given(x[0], y[0]) or alike(x[0], y[0]), alike(_surname(x), _surname(y))
    if given and surname:
        return "compatible", f"{one} and {other} may be one name in two spellings"
    if surname or _same_given(x[0], y[0]) or set(x) & set(y):
        return "unknown", f"{one} and {other} are alike"
    return _different(one, other, known)


def _by_lone(one: str, other: str, lone: tuple[str, ...], long: tuple[str, ...], known: Aliases) -> Judged:
    """Judge a lone name that the other lacks."""
    if any(alike(lone[0], word) for word in long):
        return "compatible", f"{one} and {other} may be one name in two spellings"
    if _same_given(lone[0], long[0]):
        return "equivalent", f"{one} and {other} are names of one person"
    return _different(one, other, known)


def _different(one: str, other: str, known: Aliases) -> Judged:
    if known.may_be_one(one, other):
        return "unknown", f"{one} and {other} have the same role, and may be one person by two names"
    if _are_sure(one, other, known):
        return "conflict", f"{one} is not {other}"
    return "unknown", f"nothing tells whether {one} is {other}"


def _are_sure(one: str, other: str, known: Aliases) -> bool:
    """Tell whether both names are clearly those of people: full, or known in full from the articles."""
    return all(len(name_words(name)) > 1 or known.is_surname(name) for name in (one, other)) or known.apart(one, other)


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return (len(short) == 1 and long.startswith(short)) or other in nicknames().get(one, ())


def _surname(words: tuple[str, ...]) -> str:
    kept = [word for word in words if word not in PARTICLES]
    return kept[-1] if kept else words[-1]
