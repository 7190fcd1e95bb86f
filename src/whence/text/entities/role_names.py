"""Whether two roles are one: "VP" is "vice president", a spokesman an official; "former director" is no "director"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text.entities.body_names import same_body
from whence.text.entities.listing import table
from whence.text.entities.naming import words_of
from whence.text.entities.place_names import located, same_place
from whence.text.fold import fold
from whence.text.lexicon import lines
from whence.text.speakers.sources import role_noun

if TYPE_CHECKING:
    from whence.text.entities.identity import Judged

_PAST = frozenset("former ex onetime retired late".split())
_LOWER = frozenset("vice deputy assistant associate under co junior".split())
"""Words that make another post of a role."""
_MERE = frozenset("senior top leading lead longtime veteran acting interim new".split())
"""Words that may be left off a role."""
_LONGEST = 5
_SMALL = frozenset("of the and for in on at to de da di del van von la le & against".split())
_SAME_NOUNS = frozenset("of for the".split())


class Role(NamedTuple):
    """A role read from its normal form."""

    words: tuple[str, ...]
    """Its words, spelt out and without what says that it is past."""
    past: bool
    lower: frozenset[str]
    """Those of its words that make another post of a role: "vice"."""
    bodies: tuple[str, ...]
    core: tuple[str, ...]
    """Its words without "senior" and the like."""
    head: str
    """Its noun: "secretary" of "secretary of state"."""


@cache
def _spelt_out() -> dict[tuple[str, ...], tuple[str, ...]]:
    found = {}
    for line in lines("role_words.txt"):
        kind, name, others = (cell.strip() for cell in line.split("|"))
        if kind == "same":
            for other in (name, *others.split(";")):
                found[words_of(other.strip())] = words_of(name)
    return found


@cache
def covered() -> dict[str, frozenset[str]]:
    """Return for a word for many roles the roles that it covers."""
    found = {}
    for line in lines("role_words.txt"):
        kind, name, others = (cell.strip() for cell in line.split("|"))
        if kind == "over":
            found[words_of(name)[0]] = frozenset(words_of(others))
    return found


@lru_cache(maxsize=1 << 12)
def read_role(norm: str) -> Role:
    """Read a role from its normal form.

    >>> role = read_role("former veep | tide council")
    >>> role.words, role.past, role.bodies, role.head
    (('vice', 'president'), True, ('tide council',), 'president')
    """
    phrase, *bodies = norm.split(" | ")
    words = tuple(role_noun(word) for word in words_of(phrase))
    past = bool(words) and words[0] in _PAST
    words = tuple(word for word in words if word not in _PAST)
    out: list[str] = []
    n = 0
    while n < len(words):
        size = next((k for k in range(_LONGEST, 0, -1) if words[n : n + k] in _spelt_out()), 0)
        out.extend(_spelt_out()[words[n : n + size]] if size else words[n : n + 1])
        n += max(1, size)
    core = tuple(word for word in out if word not in _MERE and word not in _LOWER) or tuple(out)
    return Role(tuple(out), past, frozenset(out) & _LOWER, tuple(bodies), core, _head(core))


@lru_cache(maxsize=1 << 14)
def same_role(one: str, other: str) -> Judged:
    """Judge whether two normal forms are of one role."""
    a, b = spoken(one), spoken(other)
    if one == other:
        return "same", f"{a} in both"
    x, y = read_role(one), read_role(other)
    if not _is_one_noun(x, y):
        return _general(a, b, x, y)
    bodies, rule = _bodies(x, y)
    return _excluded(a, b, x, y, bodies, rule) or _alike(a, b, x, y, bodies, rule)


@cache
def spoken(norm: str) -> str:
    """Return a role as it is said.

    >>> spoken("chief executive | calder straits"), spoken("minister | russia"), spoken("former deckhand")
    ('chief executive of Calder Straits', 'minister of Russia', 'former deckhand')
    """
    phrase, *bodies = norm.split(" | ")
    words = [word.capitalize() if _is_people(word) else word for word in phrase.split(" ")]
    return " of ".join([" ".join(words), *map(_printed, bodies)])


def _is_people(word: str) -> bool:
    row = table().rows.get((word,))
    return row is not None and row[0] == "people"


def _printed(folded: str) -> str:
    """Return a body or a place with its capitals: as a list has it, or one for each word of its name."""
    row = table().rows.get(tuple(folded.replace(".", " ").replace(",", " ").split()))
    if row is not None and fold(row[2]) == folded:
        return row[2]
    return " ".join(
        word if n and word in _SMALL else word[:1].upper() + word[1:] for n, word in enumerate(folded.split())
    )


def _is_one_noun(x: Role, y: Role) -> bool:
    """Tell whether two roles are of one noun, and one has all the words of the other."""
    return x.head == y.head and (x.core == y.core or set(x.core) <= set(y.core) or set(y.core) <= set(x.core))


def _excluded(one: str, other: str, x: Role, y: Role, bodies: str, rule: str) -> Judged | None:
    """Return the conflict between two roles of one noun, if there is one."""
    if x.lower != y.lower:
        return "conflict", f"{one} is not the same post as {other}"
    if bodies == "conflict":
        return "conflict", f"{one} is not {other}: {rule}"
    return None


def _alike(one: str, other: str, x: Role, y: Role, bodies: str, rule: str) -> Judged:
    if bodies == "unknown":
        return "unknown", f"{one} and {other}: {rule}"
    if x.past != y.past:
        return "compatible", f"only one of {one} and {other} says former"
    if x.words != y.words:
        return "compatible", f"one of {one} and {other} says more than the other"
    if bodies == "compatible":
        return "compatible", f"{one} and {other}: {rule}"
    return "equivalent", f"{one} and {other} are names of one role"


def _head(words: tuple[str, ...]) -> str:
    for n, word in enumerate(words):
        if word in _SAME_NOUNS and n:
            return words[n - 1]
    return words[-1] if words else ""


def _general(one: str, other: str, x: Role, y: Role) -> Judged:
    """Judge two different roles: one may be a word for many that covers the other."""
    for wide, narrow, a, b in ((x, y, one, other), (y, x, other, one)):
        if narrow.head in covered().get(wide.head, ()) and x.past == y.past and _bodies(x, y)[0] != "conflict":
            return "compatible", f"{b} is a kind of {a}"
    return "unknown", f"nothing tells whether {one} and {other} are one role"


def _bodies(x: Role, y: Role) -> tuple[str, str]:
    """Judge what the roles are in: same, equivalent, compatible, conflict, unknown; "same" where neither says."""
    if not x.bodies and not y.bodies:
        return "same", ""
    if not x.bodies or not y.bodies:
        body = _printed((x.bodies or y.bodies)[-1])
        return "compatible", f"only one says of what: {body}"
    verdicts = [_body(a, b) for a, b in zip(reversed(x.bodies), reversed(y.bodies), strict=False)]
    return max(verdicts, key=lambda v: ("same", "equivalent", "compatible", "unknown", "conflict").index(v[0]))


@lru_cache(maxsize=1 << 12)
def _body(one: str, other: str) -> tuple[str, str]:
    names = [_place(one), _place(other)]
    if names[0] and names[1]:
        return same_place(names[0], names[1])
    if names[0] or names[1]:
        return "unknown", f"nothing tells whether {_printed(one)} is {_printed(other)}"
    return same_body(_printed(one), _printed(other))


@cache
def _place(folded: str) -> str:
    """Return a listed place by its folded name, or ""."""
    row = table().rows.get(tuple(folded.replace(".", " ").replace(",", " ").split()))
    if row is not None and row[0] == "place":
        return row[2]
    found = located(folded)
    return found.name if found.kind else ""
