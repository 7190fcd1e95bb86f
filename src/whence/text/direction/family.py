"""The signs of direction that only several related articles have together.

Two siblings share what their parent has; a child shares more with its parent than with anybody else, and words that
nobody else has are those of the last of a line.
"""

from __future__ import annotations

from math import log, log1p
from typing import TYPE_CHECKING, NamedTuple

from whence.text.direction.signs import NAMES as OF_PAIR
from whence.text.direction.signs import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whence.text.direction.comparison import Half
    from whence.text.direction.relation import Relation

NAMES = (
    *OF_PAIR,
    "between", "how many between", "parent words known", "child words known", "parent own known", "child own known",
    "words known", "words alone", "parent related", "child related", "parent nearest", "child nearest",
    "cover behind best", "share of child's best", "share of parent's best", "back cover behind best",
    "inherited", "inherited own", "kept", "best cover", "best share",
    "behind child's best", "behind parent's best", "behind detour",
)  # fmt: skip
"""What stands for an edge: the signs of the pair, and those of the pair among its relatives."""
_FARTHEST = 1.5
_SENTENCE = 6
_LEAST = 0.1


class Edge(NamedTuple):
    """One way that the text may have gone, with its signs in the order of `NAMES`."""

    parent: str
    child: str
    relation: Relation
    """The parent on the left."""
    signs: tuple[float, ...]
    in_time: bool
    """Whether the parent is known to be the earlier."""


class _Kin(NamedTuple):
    """One article among its relatives."""

    shared: dict[str, float]
    """With whom it shares how much."""
    cover: dict[str, float]
    """Who accounts for which share of it."""
    known: list[int]
    """How many relatives have each of its tokens."""
    inherited: list[int]
    """How many of those that may be earlier have it."""
    elders: frozenset[str]
    """Relatives that may be earlier."""
    best_share: float
    best_elder_share: float
    best_cover: float
    best_elder_cover: float


def edges(relations: Sequence[Relation], precedes: Callable[[str, str], bool]) -> Iterator[Edge]:
    """Yield both ways of every pair, but not those against which `precedes` speaks (one is known to be earlier)."""
    kin = _kin(relations, precedes)
    nearest = dict.fromkeys(kin, 0)
    for of in kin.values():
        nearest[max(of.shared, key=lambda other: (of.shared[other], other))] += 1
    for relation in relations:
        for way in (relation, relation.mirrored()):
            if not precedes(way.right, way.left):
                found = (*numbers(way.signs), *_among(way, kin, nearest))
                yield Edge(way.left, way.right, way, found, precedes(way.left, way.right))


def _kin(relations: Sequence[Relation], precedes: Callable[[str, str], bool]) -> dict[str, _Kin]:
    shared: dict[str, dict[str, float]] = {}
    cover: dict[str, dict[str, float]] = {}
    known: dict[str, list[int]] = {}
    inherited: dict[str, list[int]] = {}
    for relation in relations:
        for way in (relation, relation.mirrored()):
            one, other, half = way.left, way.right, way.comparison.left
            shared.setdefault(one, {})[other] = max(_LEAST, way.signs.shared)
            cover.setdefault(one, {})[other] = way.signs.left.outline.cover
            mine = known.setdefault(one, [0] * len(half.partner))
            elder = inherited.setdefault(one, [0] * len(half.partner))
            earlier = not precedes(one, other)
            for n, partner in enumerate(half.partner):
                if partner >= 0:
                    mine[n] += 1
                    elder[n] += earlier
    kin = {}
    for one, of in shared.items():
        elders = frozenset(other for other in of if not precedes(one, other))
        kin[one] = _Kin(
            of, cover[one], known[one], inherited[one], elders,
            max(of.values()), max((of[e] for e in elders), default=_LEAST),
            max(cover[one].values()), max((cover[one][e] for e in elders), default=0.0),
        )  # fmt: skip
    return kin


def _among(way: Relation, kin: dict[str, _Kin], nearest: dict[str, int]) -> tuple[float, ...]:
    parent, child = kin[way.left], kin[way.right]
    left, right = way.comparison.left, way.comparison.right
    share, cover, back = parent.shared[way.right], child.cover[way.left], parent.cover[way.right]
    detours = [
        min(parent.shared[other], child.shared[other]) / share
        for other in parent.shared.keys() & child.elders
    ]  # fmt: skip
    kept, theirs = _known(left, parent.known), _known(right, child.inherited)
    own, new = _own(left, parent.known), _own(right, child.inherited)
    alone = log1p(sum(not n for n in kept)) - log1p(sum(not n for n in theirs))
    words, instead = _level(kept), _level(theirs)
    return (
        max(-_FARTHEST, min(_FARTHEST, log(max(detours, default=0.0) + 1e-9))),
        log1p(sum(detour > 1.02 for detour in detours)),
        words, instead, _level(own), _level(new), (words - instead) * log1p(len(kept)), alone,
        log1p(len(parent.shared)), log1p(len(child.shared)), log1p(nearest[way.left]), log1p(nearest[way.right]),
        cover - child.best_elder_cover, share / child.best_elder_share, share / parent.best_share,
        back - parent.best_cover,
        log1p(sum(n > 0 for n in theirs)), log1p(sum(n > 0 for n in new)), log1p(sum(n > 0 for n in kept)),
        float(cover >= child.best_elder_cover), float(share >= child.best_elder_share),
        log1p(child.best_elder_share - share), log1p(parent.best_share - share),
        log1p(max(0.0, max(detours, default=0.0) - 1.0) * share),
    )  # fmt: skip


def _known(half: Half, known: Sequence[int]) -> list[int]:
    return [known[n] for n in half.swapped]


def _own(half: Half, known: Sequence[int]) -> list[int]:
    return [known[n] for begin, end in half.runs if end - begin >= _SENTENCE for n in range(begin, end)]


def _level(counts: Sequence[int]) -> float:
    return sum(map(log1p, counts)) / len(counts) if counts else 0.0
