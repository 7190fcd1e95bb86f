"""The names that lists give: places, bodies, news outlets, and words for peoples, found by their folded words.

    "sea of azov" → place · "u n security council" → organisation · "russians" → people, of Russia

One table for all of them, so that an article is searched once and the longest name wins. Thousands of rows are read at
the first article, so a row becomes an entry only when it is met.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from whence.text.crediting.outlets import GENERIC, aliases, by_words
from whence.text.fold import fold, skeleton
from whence.text.lexicon import lines
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    Sort = Literal["place", "organisation", "people"]
    Words = tuple[str, ...]
    Row = tuple[Sort, str, str, str]
    """Sort, name as printed, the name it stands for, kind."""

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
"""Words as `speakers.cased` cuts them."""


class Entry(NamedTuple):
    """One name of a list."""

    sort: Sort
    norm: str
    """The name that it stands for, as printed."""
    doubtful: bool
    """Also a common word or a person's name: it takes capitals and something beside it."""
    bare: bool
    """Whether it can be told without capitals."""
    kind: str
    """Of a place: c country, s state, k capital, t city; of an outlet "outlet", "several" where more share its name."""
    printed: str
    """This very name."""


class Table(NamedTuple):
    """Every listed name by its folded words."""

    rows: dict[Words, Row]
    sizes: dict[str, int]
    """By the first word of names: bit n is set where one of them has n words."""
    within: dict[str, str]
    """What a place or a body lies in or is part of, by its name, as the list says it."""
    kinds: dict[str, str]
    """The kinds of places by their names."""
    acting: set[str]
    """The bodies that act for the country they are of."""


def _cells(line: str) -> list[str]:
    return ([*(cell.strip() for cell in line.split("|")), "", "", ""])[:4]


def _others(cell: str) -> list[str]:
    return [other.strip() for other in cell.split(";") if other.strip()]


def _places(within: dict[str, str], kinds: dict[str, str]) -> Iterable[Row]:
    for line in lines("places.txt"):
        printed, kind, inside = line.split(" | ")
        name = printed if printed[-1] != "?" else printed[:-1]
        within[name] = inside
        kinds[name] = kind
        yield "place", printed, name, kind
    for line in lines("regions.txt"):
        printed, kind, inside, others = _cells(line)
        name = inside if kind == "=" else printed.rstrip("?")
        if kind != "=":
            within[name] = inside
            kinds[name] = kind
        for other in (printed, *_others(others)):
            yield "place", other, name, kinds.get(name, "r")


def _bodies(within: dict[str, str], acting: set[str]) -> Iterable[Row]:
    for line in lines("organisations.txt"):
        printed, inside, others, _ = _cells(line)
        name = printed.rstrip("?")
        if inside:
            within[name] = inside.rstrip("!")
        if inside.endswith("!"):
            acting.add(name)
        for other in (printed, *_others(others)):
            yield "organisation", other, name, ""


def _outlets() -> Iterable[Row]:
    for alias in aliases():
        short = len(alias.words) == 1 and alias.words[0] in GENERIC
        the = "The " if short and not alias.the else ""
        doubt = short or alias.common or alias.person
        shared = len({other.outlet for other in by_words()[alias.words]}) > 1
        norm, kind = (f"{the}{alias.printed}", "several") if shared else (alias.outlet.name, "outlet")
        yield "organisation", f"{the}{alias.printed}{'?' * bool(doubt)}", norm, kind
        if alias.the and len(alias.words) > 1 and not doubt:
            yield "organisation", alias.printed.split(" ", 1)[1], norm, kind


def _peoples() -> Iterable[Row]:
    for line in lines("peoples.txt"):
        place, words, _, _ = _cells(line)
        for word in words.split():
            yield "people", word.replace("-", " "), place, ""


@cache
def table() -> Table:
    """Return the names of all lists; of two lists that share a name the later has it."""
    rows: dict[Words, Row] = {}
    sizes: dict[str, int] = {}
    within: dict[str, str] = {}
    kinds: dict[str, str] = {}
    acting: set[str] = set()
    for some in (_outlets(), _places(within, kinds), _bodies(within, acting), _peoples()):
        for row in some:
            for key in _keys(row[1]):
                rows[key] = row
                sizes[key[0]] = sizes.get(key[0], 0) | 1 << len(key)
    return Table(rows, sizes, within, kinds, acting)


@cache
def inside(name: str) -> Words:
    """Return what a listed place or body lies in or is part of: codes, a country's own first, or the name of a body.

    >>> inside("France"), inside("Houston"), inside("Senate")
    (('FR', 'eu'), ('US.TX',), ('Congress',))
    """
    found = table().within.get(name, "")
    kind = table().kinds.get(name)
    if kind is None:
        return (found,) if found else ()
    first, *others = found.split() or [""]
    return tuple(filter(None, (*(first.split(".") if kind == "c" else (first,)), *others)))


def _keys(printed: str) -> tuple[Words, ...]:
    """Return the folded words of a name as they are cut, and with its hyphens parted."""
    name = printed if printed[-1] != "?" else printed[:-1]
    words = name.lower().split()
    if name.isascii() and all(map(str.isalpha, words)):
        return (tuple(words),)
    words = _WORD.findall(skeleton(name))
    whole = tuple(_key(word) for word in words)
    if "-" not in name:
        return (whole,)
    return whole, tuple(_key(part) for word in words for part in word.split("-"))


def _key(word: str) -> str:
    return f"{fold(word[:-2])}'s" if word.endswith("'s") else fold(word)


@cache
def entry(words: Words) -> Entry | None:
    """Return the entry of a listed name by its folded words, or None.

    >>> entry(("sea", "of", "azov")).norm, entry(("holland",)).norm, entry(("azov",))
    ('Sea of Azov', 'Netherlands', None)
    """
    row = table().rows.get(words)
    if row is None:
        return None
    sort, printed, norm, kind = row
    doubtful = printed.endswith("?")
    bare = not doubtful and (len(words) > 1 or is_name(words[0]) or not is_known(words[0]))
    return Entry(sort, norm, doubtful, bare, kind, printed.rstrip("?"))
