"""Reworded sentences: which places of the parent say what a child's sentence says, in other words.

A sentence may fuse several places, so they are picked greedily: the unit of the parent that explains most of the
sentence's weight, then the one that explains most of the rest, while it explains enough. Candidates come from shared
rare stems, from the centroids, from shared passages too short to count alone, and from the neighbourhood of what the
sentences before and after were taken from.
"""

from __future__ import annotations

from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from whence.text.gist import Gist, cosine, gist, matches
from whence.text.sentences import clauses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from whence.text.witness import Witness

_BY_STEM, _BY_CENTROID = 5, 3
_FUSED = 4
"""Most places of a parent that one sentence is taken to fuse."""
_FIRST, _FURTHER = 0.12, 0.14
"""Least share of the sentence's weight that the first, and that each further place must explain."""
_LEAST = 0.45
"""Least weight, in words, that each further place must add: about one name."""
_PROMISING = 0.2
"""Share of the sentence's weight that a unit must share by stem to be looked at when not thorough."""
_MOST_UNITS = 40
_COMMON = 0.3
"""A stem in more than this share of the parent's units, or in more units than that, finds no candidates."""


class Place(NamedTuple):
    """A unit of the parent (a sentence or window, by number) and what it explains of the child's sentence."""

    unit: int
    tokens: tuple[int, int]
    """The parent's tokens from the first clause to the last that explain something."""
    words: dict[int, int]
    """Child token → parent token, for the content words it explains first."""
    share: float


class Rewording(NamedTuple):
    """The best reading of one child sentence as a rewording of places of the parent."""

    places: tuple[Place, ...]
    held: float
    """Share of the sentence's weight that the places explain, where a word counts by how few units have it."""
    runner_up: tuple[tuple[int, int], float] | None
    """The tokens of the best unit not taken, and the share of the sentence's weight that it explains."""


class Parent:
    """The units of one parent, ready to be looked up; gists are made when first needed."""

    def __init__(self, witness: Witness) -> None:
        """Index the stems of all units of `witness`."""
        self.witness = witness
        self.ranges = witness.ranges
        self.gists = [gist(witness.tokens.words, *r) for r in self.ranges]
        self.sentences = {tuple(witness.tokens.words[b:e]): b for b, e in reversed(witness.ranges)}
        self.localities: dict[str, float] = {}
        self.units: dict[str, list[int]] = {}
        for n, unit in enumerate(self.gists):
            for stem in set(unit.stems):
                self.units.setdefault(stem, []).append(n)

    def tightened(self, unit: int, words: Collection[int]) -> tuple[int, int]:
        """Return the tokens of `unit` from the first to the last of its clauses that hold one of `words`."""
        if self.witness.windows[unit]:
            return self.ranges[unit]
        parts = clauses(self.witness.article.text, self.witness.tokens, self.ranges[unit])
        held = [part for part in parts if any(part[0] <= word < part[1] for word in words)]
        return (held[0][0], held[-1][1]) if held else self.ranges[unit]

    def locality(self, stem: str) -> float:
        """Return how much it says that a unit has `stem`, given how many units have it: 0 to 1."""
        if stem not in self.localities:
            self.localities[stem] = self._locality(stem)
        return self.localities[stem]

    def _locality(self, stem: str) -> float:
        return log((len(self.gists) + 1) / (len(self.units.get(stem, ())) + 0.5)) / log(2 * len(self.gists) + 2)

    def candidates(self, child: Gist, near: Iterable[int], *, thorough: bool) -> list[int]:
        """Return the numbers of the units worth a closer look, ascending."""
        scores: dict[int, float] = {}
        limit = max(3.0, _COMMON * len(self.gists)) if thorough else _MOST_UNITS
        for stem, weight in zip(child.stems, child.weights, strict=True):
            units = self.units.get(stem, ())
            if len(units) <= limit:
                telling = weight * self.locality(stem)
                for n in units:
                    scores[n] = scores.get(n, 0.0) + telling
        least = 0.0 if thorough else _PROMISING * child.total
        best = nlargest(_BY_STEM, scores, key=lambda n: (scores[n], -n))
        found = {n for n in best if scores[n] >= least}
        found.update(n for n in near if 0 <= n < len(self.gists))
        if thorough:
            found.update(nlargest(_BY_CENTROID, range(len(self.gists)), key=lambda n: cosine(child, self.gists[n])))
        return sorted(found)


def reworded(child: Gist, parent: Parent, near: Sequence[int], *, thorough: bool) -> Rewording | None:
    """Return the best reading of the sentence as a rewording of `parent`, or None when nothing is shared.

    `near` holds units that are likely for another reason: shared passages, the neighbours' places. Unless `thorough`,
    only units that share rare stems are looked at, and only words of one stem count: for texts of book length.
    """
    options = []
    for unit in parent.candidates(child, near, thorough=thorough):
        found = matches(child, parent.gists[unit], soft=thorough)
        gains = _gains(child, parent, unit, found)
        if gains:
            options.append((unit, gains))
    places, rest = _cover(child, options, frozenset(near), parent)
    if not places:
        return None
    shares = [(parent.ranges[unit], sum(gain for gain, _ in gains.values()) / child.total) for unit, gains in rest]
    return Rewording(tuple(places), _held(child, parent, places), max(shares, key=lambda share: share[1], default=None))


def _held(child: Gist, parent: Parent, places: Iterable[Place]) -> float:
    explained = {c for place in places for c in place.words}
    weights = [w * parent.locality(s) for w, s in zip(child.weights, child.stems, strict=True)]
    return sum(w for w, c in zip(weights, child.places, strict=True) if c in explained) / (sum(weights) or 1.0)


def _gains(child: Gist, parent: Parent, unit: int, found: list[tuple[float, int]]) -> dict[int, tuple[float, int]]:
    """Return for each place of a matched child word its gain (weight × likeness) and the parent's token."""
    other = parent.gists[unit]
    return {
        child.places[n]: (child.weights[n] * likeness, other.places[m])
        for n, (likeness, m) in enumerate(found)
        if m >= 0
    }


_Option = tuple[int, dict[int, tuple[float, int]]]


def _cover(
    child: Gist, options: list[_Option], near: frozenset[int], parent: Parent
) -> tuple[list[Place], list[_Option]]:
    """Return the places that explain the sentence, picked greedily, and the options not taken."""
    places: list[Place] = []
    explained: dict[int, float] = {}
    while options and len(places) < _FUSED and child.total:
        scored = [
            (sum(max(0.0, g - explained.get(c, 0.0)) for c, (g, _) in gains.items()), unit, gains)
            for unit, gains in options
        ]
        added, unit, gains = max(scored, key=lambda s: (s[0] * (1.1 if s[1] in near else 1.0), -s[1]))
        if added < child.total * (_FURTHER if places else _FIRST) or (places and added < _LEAST):
            break
        words = {c: p for c, (g, p) in gains.items() if g > explained.get(c, 0.0)}
        explained |= {c: max(g, explained.get(c, 0.0)) for c, (g, _) in gains.items()}
        places.append(Place(unit, parent.tightened(unit, words.values()), words, added / child.total))
        options = [option for option in options if option[0] != unit]
    return places, options


def union(gists: Sequence[Gist]) -> Gist:
    """Return the gist of several stretches, given in order, taken together."""
    return Gist(
        [w for g in gists for w in g.words],
        [s for g in gists for s in g.stems],
        [w for g in gists for w in g.weights],
        [p for g in gists for p in g.places],
    )
