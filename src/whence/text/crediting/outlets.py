"""News outlets and agencies: what they are called, what kind each is, where it lives on the web."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text import lexicon
from whence.text.crediting.marked_words import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

GENERIC = frozenset(
    "advertiser advocate argus banner beacon bee bulletin bugle chronicle citizen clarion courant courier dispatch echo"
    " enquirer examiner express gazette globe guardian herald independent inquirer journal lantern leader ledger mail"
    " mercury messenger mirror monitor news observer post press record register reporter review sentinel standard star"
    " sun telegram telegraph times tribune wire".split()
)
"""Words in which names of newspapers end. "The Post" alone is short for whichever outlet the article names in full."""
_SECTIONS = frozenset("article com editorial editorials magazine news online opinion web website www".split())


class Outlet(NamedTuple):
    """One outlet of the list."""

    name: str
    kind: str
    """``agency``, ``broadcaster``, ``magazine``, ``newspaper``, ``programme`` or ``site``."""
    domains: tuple[str, ...]
    handles: tuple[str, ...]


class Alias(NamedTuple):
    """One name of an outlet, as folded words without a leading "the"."""

    words: tuple[str, ...]
    printed: str
    outlet: Outlet
    common: int
    """0 a name and nothing else · 1 also a common word · 2 so common that without capitals it is none."""
    person: bool
    """Also a person's name."""
    the: bool
    """Begins with "The"."""


@cache
def aliases() -> tuple[Alias, ...]:
    """Return all names of all outlets, in the order of the list."""
    rows: list[tuple[str, Outlet]] = []
    for line in lexicon.lines("outlets.txt"):
        name, kind, domains, handles, others = ([*(cell.strip() for cell in line.split("|")), "", "", ""])[:5]
        outlet = Outlet(name.rstrip("?!"), kind, _parts(domains), _parts(handles))
        rows += [(printed, outlet) for printed in (name, *_parts(others))]
    # One pass over all names: folding them one by one would cost more than reading an article.
    words = iter(marked("\n\n".join(printed for printed, _ in rows)).words)
    found = []
    for printed, outlet in rows:
        folded: list[str] = []
        for word in words:
            if word == "¶":
                break
            if word[:1].isalnum() or word == "'s":
                folded.append(word)
        the = len(folded) > 1 and folded[0] == "the"
        bare = printed.rstrip("?!")
        marks = printed[len(bare) :]
        found.append(Alias(tuple(folded[the:]), bare, outlet, marks.count("?"), "!" in marks, the))
    return tuple(found)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def by_words() -> dict[tuple[str, ...], tuple[Alias, ...]]:
    """Return the names by their folded words; several where outlets share a name."""
    table: dict[tuple[str, ...], tuple[Alias, ...]] = {}
    for alias in aliases():
        table[alias.words] = (*table.get(alias.words, ()), alias)
    return table


@cache
def by_first() -> dict[str, tuple[int, ...]]:
    """Return how long the names are that begin with a word, the longest first."""
    table: dict[str, set[int]] = {}
    for words in by_words():
        table.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in table.items()}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: alias.outlet for alias in aliases() for domain in alias.outlet.domains}


@cache
def _by_handle() -> dict[str, Outlet]:
    return {handle.lower(): alias.outlet for alias in aliases() for handle in alias.outlet.handles}


def outlets_named(words: Sequence[str]) -> tuple[Outlet, ...]:
    """Return the outlets that folded `words` may name, a leading "the" ignored; none when the list lacks the name."""
    key = tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)
    return tuple(dict.fromkeys(alias.outlet for alias in by_words().get(key, ())))


def outlet_named(words: Sequence[str]) -> Outlet | None:
    """Return the one outlet that folded `words` name, or None where the list lacks it or several share the name.

    >>> outlet_named(["the", "associated", "press"]).name, outlet_named(["the", "times"])
    ('Associated Press', None)
    """
    found = outlets_named(words)
    return found[0] if len(found) == 1 else None


def outlet_at(host: str) -> Outlet | None:
    """Return the outlet whose site `host` is or belongs to ("edition.cnn.com"), or None."""
    parts = host[-200:].lower().rstrip(".").split(".")[-6:]
    for n in range(len(parts) - 1):
        found = _by_domain().get(".".join(parts[n:]))
        if found is not None:
            return found
    return None


def outlet_handled(handle: str) -> Outlet | None:
    """Return the outlet that posts under `handle`, with or without the @, or None."""
    return _by_handle().get(handle.lower().lstrip("@"))


def folded(name: str) -> tuple[str, ...]:
    """Return a name as folded words without marks and without a leading "the"."""
    words = [word for word in marked(name).words if word[:1].isalnum() or word == "'s"]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def identity(name: str) -> str:
    """Return a key that is the same for two ways to call one outlet: by name, by section, by domain, by file name.

    >>> identity("CNN (Web News)") == identity("edition.cnn.com") == identity("03-cnn.txt") != identity("CNBC")
    True
    """
    stem = re.sub(r"^\w+://|^www\.", "", name.strip().replace("\\", "/"))
    listed = outlet_at(stem.split("/", 1)[0]) if "." in stem else None
    if listed is not None:
        return listed.name
    stem = re.sub(r"\.(?:txt|html?|jsonl?|example|com|org|net|co\.uk)$", "", stem.rsplit("/", 1)[-1])
    return _identity(tuple(word for word in folded(stem.replace("_", " ")) if not word.isdigit()) or folded(stem))


def _identity(words: tuple[str, ...]) -> str:
    """Return the name the list has for `words`, with or without what names a section; else the words run together."""
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    bare = list(words)
    while True:
        listed = outlets_named(bare)
        if len(listed) == 1:
            return listed[0].name
        printed = [outlet for outlet in listed if folded(outlet.name) == tuple(bare)]
        if printed:
            return printed[0].name
        if len(bare) < 2 or bare[-1] not in _SECTIONS:
            return "".join(words).replace("'", "")
        bare.pop()


def same_outlet(one: str, other: str) -> bool:
    """Tell whether two names, domains or file names stand for one outlet; short forms ("The Post") are not resolved.

    >>> same_outlet("TIME", "time.com"), same_outlet("New York Times - News", "nytimes.com"), same_outlet("Fox", "CNN")
    (True, True, False)
    """
    key = identity(one)
    return bool(key) and key == identity(other)
