"""Whether two names or roles, one of each article, are of one and the same.

In doubt the answer is "unknown". Two people, places or bodies are in conflict only where both are clearly told and
nothing lets one be the other: a nickname, another spelling, a title, a part of a whole, a capital for its country.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whence.text.entities.body_names import above, acts, name_of, same_body
from whence.text.entities.person_names import name_words, same_person
from whence.text.entities.place_names import located, own, same_place
from whence.text.entities.role_names import read_role, same_role, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.model.facts import Fact, FactVerdict

    Judged = tuple[FactVerdict, str]

_CLEAR = 0.85
_ONE = ("same", "equivalent")
_CAMPAIGNS = ("campaign of ", "camp of ")
_GOVERNMENTS = ("government of ", "administration of ", "regime of ", "presidency of ")


@dataclass(frozen=True)
class Aliases:
    """Who is who in two articles: the people they name, and what roles they give to whom."""

    people: frozenset[str] = frozenset()
    """Names of more than one word, as normal forms."""
    surnames: dict[str, frozenset[str]] = field(default_factory=dict)
    """By each folded word of those names: the names that have it."""
    together: frozenset[frozenset[str]] = frozenset()
    """Pairs of names that stand in one article as two people's."""
    holders: dict[str, frozenset[str]] = field(default_factory=dict)
    """By the normal form of a role: whose it is in either article."""
    roles: dict[str, frozenset[str]] = field(default_factory=dict)
    """By the name of a person: the roles that are his or hers."""
    judged: dict[tuple[object, ...], Judged] = field(default_factory=dict, compare=False, repr=False)
    """What has been judged so far: every fact of one article is held against every one of the other."""
    held_by: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    """What `bearers` has found so far."""

    def bearers(self, role: str) -> frozenset[str]:
        """Return who has the role, in whatever words the articles give it."""
        found = self.held_by.get(role)
        if found is None:
            same = (names for held, names in self.holders.items() if same_role(held, role)[0] in _ONE)
            found = self.held_by[role] = frozenset().union(*same)
        return found

    def is_shared(self, word: str, *names: str) -> bool:
        """Tell whether several people of the articles have a name with `word` in it, others than `names` too."""
        return (
            len({name_words(name) for name in (*self.surnames.get(word, ()), *names) if len(name_words(name)) > 1}) > 1
        )

    def is_surname(self, name: str) -> bool:
        """Tell whether a lone name is that of somebody whom the articles name in full."""
        return any(word in self.surnames for word in name_words(name))

    def apart(self, one: str, other: str) -> bool:
        """Tell whether one article names both, as two people."""
        return frozenset((one, other)) in self.together

    def may_be_one(self, one: str, other: str) -> bool:
        """Tell whether two names are given one role, and never stand in one article."""
        if self.apart(one, other):
            return False
        return any(same_role(a, b)[0] in _ONE for a in self.roles.get(one, ()) for b in self.roles.get(other, ()))


def aliases(*articles: Iterable[Fact]) -> Aliases:
    """Return who is who in some articles, by their facts."""
    surnames: dict[str, set[str]] = {}
    holders: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    together: set[frozenset[str]] = set()
    people: set[str] = set()
    for facts in articles:
        here: set[str] = set()
        for fact in facts:
            if fact.type == "person" and fact.score >= _CLEAR and fact.norm not in here:
                here.add(fact.norm)
                words = name_words(fact.norm)
                if len(words) > 1:
                    for word in (words[-1], words[0]):
                        surnames.setdefault(word, set()).add(fact.norm)
            elif fact.type == "role" and fact.of:
                holders.setdefault(fact.norm, set()).add(fact.of)
                roles.setdefault(fact.of, set()).add(fact.norm)
        people |= here
        named = sorted(here)[:_PAIRED]
        together |= {frozenset((a, b)) for n, a in enumerate(named) for b in named[:n]}
    return Aliases(
        frozenset(people),
        {word: frozenset(names) for word, names in surnames.items()},
        frozenset(together),
        {role: frozenset(names) for role, names in holders.items()},
        {name: frozenset(some) for name, some in roles.items()},
    )


_PAIRED = 100
"""People of an article that are held to be different from each other; a longer list is no news story."""


def same_entity(one: Fact, other: Fact, known: Aliases) -> Judged:
    """Judge whether two facts name one person, place, body or role: the verdict, and the rule in one clause.

    >>> from whence.model import Fact, Span
    >>> here = Span(0, 1)
    >>> same_entity(Fact("place", here, "Moscow"), Fact("place", here, "Russia"), Aliases())
    ('compatible', 'Moscow, the capital, may stand for Russia: metonymy')
    """
    key = (one.type, one.norm, one.of, one.score < _CLEAR, other.type, other.norm, other.of, other.score < _CLEAR)
    found = known.judged.get(key)
    if found is None:
        found = known.judged[key] = _judged(one, other, known)
    return found


def _judged(one: Fact, other: Fact, known: Aliases) -> Judged:
    if one.type == other.type:
        return _of_one_kind(one, other, known)
    for x, y in ((one, other), (other, one)):
        if (x.type, y.type) == ("role", "person"):
            return _holder(x, y, known)
        if (x.type, y.type) == ("organisation", "place"):
            return _stands_for(x.norm, y.norm)
        if (x.type, y.type) == ("organisation", "person"):
            return _camp(x.norm, y.norm, known)
    return "unknown", f"{one.norm} and {other.norm} are not of one kind"


def _of_one_kind(one: Fact, other: Fact, known: Aliases) -> Judged:
    if one.type == "person":
        return _people(one, other, known)
    if one.type == "organisation":
        return _bodies(one.norm, other.norm, known)
    if one.type == "place":
        return same_place(one.norm, other.norm)
    return _roles(one, other, known)


def _roles(one: Fact, other: Fact, known: Aliases) -> Judged:
    """Judge two roles; "former" makes a conflict only where both are the same person's by name.

    Elsewhere the text beside it may say the same in other words ("who left in May"), which no role holds.
    """
    verdict, rule = same_role(one.norm, other.norm)
    past = read_role(one.norm).past != read_role(other.norm).past
    if verdict == "compatible" and past and one.of and other.of and same_person(one.of, other.of, known)[0] in _ONE:
        former, now = (one, other) if read_role(one.norm).past else (other, one)
        return "conflict", f"{former.of} is {spoken(former.norm)} in one and {spoken(now.norm)} in the other"
    return verdict, rule


def _people(one: Fact, other: Fact, known: Aliases) -> Judged:
    verdict, rule = same_person(one.norm, other.norm, known)
    if verdict == "conflict" and min(one.score, other.score) < _CLEAR:
        return "unknown", f"nothing tells whether {one.norm} is {other.norm}"
    return verdict, rule


def _holder(role: Fact, person: Fact, known: Aliases) -> Judged:
    """Judge a role against a person: "the Russian president" is Vladimir Putin where either article says so."""
    for holder in sorted({role.of} - {""} | known.bearers(role.norm)):
        if same_person(holder, person.norm, known)[0] in _ONE:
            return "equivalent", f"{person.norm} is {spoken(role.norm)}, as an article says"
    return "unknown", f"nothing tells whether {person.norm} is {spoken(role.norm)}"


def _bodies(one: str, other: str, known: Aliases) -> Judged:
    for kinds in (_CAMPAIGNS, _GOVERNMENTS):
        owners = [_after(name, kinds) for name in (one, other)]
        if owners[0] and owners[1]:
            return _owners(one, other, owners[0], owners[1], known)
    for x, y in ((one, other), (other, one)):
        land = _after(x, _GOVERNMENTS)
        if land and _is_land_of(y, land):
            return "compatible", f"{y} may stand for {x}"
    if any(_after(name, _CAMPAIGNS + _GOVERNMENTS) for name in (one, other)):
        return ("same", f"{one} in both") if one == other else ("unknown", f"nothing tells whether {one} is {other}")
    return same_body(one, other)


def _owners(one: str, other: str, x: str, y: str, known: Aliases) -> Judged:
    """Judge two bodies that are called by whose they are."""
    placed = [bool(located(name).kind) for name in (x, y)]
    if placed[0] != placed[1]:
        return "unknown", f"nothing tells whether {one} is {other}"
    verdict, _ = same_place(x, y) if placed[0] else same_person(x, y, known)
    if verdict == "same" and one != other:
        return "equivalent", f"{one} and {other} are names of one body"
    if verdict in _ONE:
        return verdict, f"{one} and {other} are names of one body"
    return verdict, f"{one} is not {other}" if verdict == "conflict" else f"{one} and {other} may be one body"


def _after(name: str, kinds: tuple[str, ...]) -> str:
    return next((name[len(kind) :] for kind in kinds if name.startswith(kind)), "")


def _is_land_of(body: str, land: str) -> bool:
    """Tell whether a listed body is of the country `land`."""
    codes = own(located(land))
    return bool(codes) and codes[0] in above(body) and acts(body)


def _stands_for(body: str, place: str) -> Judged:
    """Judge a body against a place: a government against its country or its capital."""
    land = _after(body, _GOVERNMENTS)
    where = located(place)
    codes = {code.split(".")[0] for code in where.codes if not code.islower()} if where.kind in ("c", "k") else set()
    if land:
        lands = {code.split(".")[0] for code in located(land).codes if not code.islower()}
        if codes & lands:
            return "compatible", f"{place} may stand for {body}: metonymy"
    elif codes & set(above(body)) and acts(body):
        return "compatible", f"{place} may stand for {body}: metonymy"
    if _after(body, _CAMPAIGNS) and where.kind == "c":
        return "conflict", f"{place}, a country, is not {body}"
    if name_of(body) == place or body == place:
        return "equivalent", f"{body} and {place} have one name"
    return "unknown", f"nothing tells whether {place} stands for {body}"


def _camp(body: str, person: str, known: Aliases) -> Judged:
    """Judge a body against a person: somebody's campaign against its leader."""
    owner = _after(body, _CAMPAIGNS + _GOVERNMENTS)
    if owner and same_person(owner, person, known)[0] in _ONE:
        return "compatible", f"{person} may stand for {body}"
    return "unknown", f"nothing tells whether {person} stands for {body}"
