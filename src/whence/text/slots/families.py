"""Which types of facts may stand in each other's place, and when two facts are one and the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from whence.text import words
from whence.text.likeness import compare, stem
from whence.text.slots.amounts import is_equal

if TYPE_CHECKING:
    from whence.model import Fact, FactType

_FAMILIES = (
    ("figure", "number count percentage money measure score"),
    ("ordinal", "ordinal"),
    ("age", "age"),
    ("date", "date"),
    ("time", "time"),
    ("duration", "duration"),
    ("name", "place person organisation"),
    ("role", "role"),
)
_FAMILY: dict[str, str] = {kind: family for family, kinds in _FAMILIES for kind in kinds.split()}
NAMES = frozenset(("place", "person", "organisation"))
QUANTITIES = frozenset(("figure", "ordinal", "age", "date", "time", "duration"))
_STANCES = frozenset(("negation", "hedging", "attribution verb"))
_BARE = frozenset(("number", "count"))
_COUNTED = frozenset(("number", "count", "ordinal"))
"""Types whose noun says what they are of."""
_ALIKE = 0.6
_TELLING = 0.1


def family(kind: FactType) -> str:
    """Return the family of a type: facts of one family may stand in each other's place. Empty for a stance."""
    return _FAMILY.get(kind, "")


_MERE = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))
_FEW = 2


def is_slight(fact: Fact) -> bool:
    """Tell whether nobody misses the fact where it has no partner: a role, "now", "the two"."""
    if fact.type in ("role", "ordinal") or fact.norm in _MERE:
        return True
    small = fact.amount is not None and fact.amount.value is not None and abs(fact.amount.value) <= _FEW
    return fact.type in _BARE and small


def is_stance(fact: Fact) -> bool:
    """Tell whether the fact is about how something is said, and compared as such (`text.stance.shifts`)."""
    return fact.type in _STANCES


def may_meet(left: Fact, right: Fact, *, bare: bool) -> bool:
    """Tell whether two facts can be held against each other at all.

    With `bare` one of the texts has lost its marks, and with them "$" and "%": a number may then be an amount of money.
    """
    if family(left.type) != family(right.type) or not family(left.type):
        return False
    if left.type in NAMES:
        return left.type == right.type or "person" not in (left.type, right.type) or left.norm == right.norm
    if left.amount is None or right.amount is None or left.amount.unit == right.amount.unit:
        return "score" not in (left.type, right.type) or left.type == right.type
    if family(left.type) != "figure":
        return True
    if left.type == right.type == "money":
        return True
    return bare and (left.type in _BARE or right.type in _BARE)


def is_same(left: Fact, right: Fact) -> bool:
    """Tell whether two facts of one family have one normal form, or one value in one unit."""
    if left.norm == right.norm and left.type == right.type:
        return True
    return left.amount is not None and right.amount is not None and is_equal(left.amount, right.amount)


def nouns(fact: Fact) -> frozenset[str]:
    """Return the stems of the telling words of what is counted or measured."""
    return _stems(fact.of)


@lru_cache(maxsize=1 << 14)
def _stems(of: str) -> frozenset[str]:
    return frozenset(stem(word) for word in of.split() if words.rarity(word) >= _TELLING)


@lru_cache(maxsize=1 << 14)
def _heads_alike(one: str, other: str) -> bool:
    return max((compare(x, y)[1] for x in one.split() for y in other.split()), default=0.0) >= _ALIKE


def noun_relation(left: Fact, right: Fact) -> str:
    """Return how what is counted compares: same · alike · different · unsaid (one side names nothing)."""
    one, other = nouns(left), nouns(right)
    if not one or not other:
        return "unsaid"
    if one & other:
        return "same"
    if left.type not in _COUNTED or right.type not in _COUNTED:
        return "unsaid"  # what an amount of money or a share is of is hardly told by the words behind it
    return "alike" if _heads_alike(left.of, right.of) else "different"
