"""Find the places of an article that a quotation goes back to, and lay the quotation over each of them.

Shared runs of words seed the places: all runs of three words and of two, and single words where they are rare. Places
are laid out by a fitting alignment between the long shared runs, so time grows with the article's length only once.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from whence.kernels.edits import Pair
from whence.kernels.fitting import fit
from whence.text import words
from whence.text.fidelity.cosmetics import respelt, same_words
from whence.text.fidelity.layout import Layout
from whence.text.likeness import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ORDERS = (3, 2, 1)
_RARE = (0.0, 0.3, 0.4)
"""Least rarity of the words of a shared run of three, two and one that seeds a place …"""
_OFTEN = (12, 12, 6)
"""… and the number of times it may stand in the article."""
_SHORT = 4
"""Words up to which a quotation is looked for as a whole, however common its words."""
_SHORT_OFTEN = 300
_JOIN, _LEAST_JOIN = 60, 15
"""Tokens between two seeds of one place, for a long quotation and for a short one."""
_BREAK, _SKIP = 0.2, 0.01
"""What a break costs, and each token of the article skipped in it, in the unit of the words' weights."""
_SLACK = 8
_PLACES = 5
_ANCHOR = 5
"""Words of a shared run that is taken as it is, without alignment."""
_CELLS = 60_000
_MOST_HOLES = 4
"""Stretches of a quotation, missing at one place, that are looked for at others."""
_BASE = 0.25
"""What a matched word is worth on top of its rarity."""
_INFLECTED, _VARIANT = 0.8, 0.7
_WIDE = 12
"""Tokens of the article between two pairs from which the smaller side has to stand on its own."""
_TIGHT = 1.5
"""Times its length that a second piece may take up in the article."""
_PIECE, _PIECE_WEIGHT, _PIECE_SHARE = 3, 0.8, 0.8
"""A second piece of a quotation has so many words of so much weight, and so much of it is there."""


class Places:
    """Where the words that the quotations of a child share with one article stand in it."""

    def __init__(self, article: Sequence[str], quotations: Iterable[Sequence[str]]) -> None:
        """Index `article` for the shared runs of `quotations`; one pass over it for each length of run."""
        self.article = article
        quotations = [list(map(respelt, quotation)) for quotation in quotations]
        spelt = list(map(respelt, article))
        self._runs: list[dict[tuple[str, ...], list[int]]] = []
        for order in _ORDERS:
            wanted: dict[tuple[str, ...], list[int]] = {r: [] for q in quotations for r in _grams(q, order)}
            for at, run in enumerate(_grams(spelt, order)):
                if (places := wanted.get(run)) is not None and len(places) <= _SHORT_OFTEN:
                    places.append(at)
            self._runs.append(wanted)

    def layouts(self, quotation: Sequence[str], *, joins: bool = True) -> list[Layout]:
        """Return `quotation` laid over each place that it may go back to, the best first.

        With `joins`, what one place lacks may come from another: the quotation may have been put together.
        """
        if not quotation:
            return []
        found = [self._copy(quotation, at) for at in self._copies(quotation)]
        if not found or len(quotation) <= _SHORT:
            found += [self._laid(quotation, window) for window in self._windows(quotation, 0, len(quotation))]
        best: dict[tuple[int, int], Layout] = {}
        for laid in sorted(found, key=lambda laid: -merit(quotation, [laid])):
            if pairs := _pruned(quotation, laid):
                layout = self._completed(quotation, pairs, joins=joins)
                best.setdefault((pairs[0].i, pairs[-1].i), layout)
        return sorted(best.values(), key=lambda layout: -layout.merit)

    def _copies(self, quotation: Sequence[str]) -> list[int]:
        """Return where a quotation stands word for word: all places of a short one, the first few of a long one."""
        order = min(len(quotation), _ORDERS[0])
        firsts = self._runs[_ORDERS[0] - order].get(tuple(map(respelt, quotation[:order])), [])
        size = len(quotation)
        copies = [at for at in firsts if list(self.article[at : at + size]) == list(quotation)]
        return copies[: _SHORT_OFTEN if size <= _SHORT else _PLACES]

    def _copy(self, quotation: Sequence[str], at: int) -> list[Pair]:
        return [Pair(at + j, at + j + 1, j, j + 1, 1.0) for j in range(len(quotation))]

    def _seeds(self, quotation: Sequence[str], begin: int, end: int) -> dict[tuple[int, int], float]:
        """Return the pairs of places (article, quotation) where a shared run begins, with the weight of its words."""
        seeds: dict[tuple[int, int], float] = {}
        for places, order, least, often in zip(self._runs, _ORDERS, _RARE, _OFTEN, strict=True):
            for j in range(begin, end - order + 1):
                run = tuple(map(respelt, quotation[j : j + order]))
                at = places.get(run, ())
                if 0 < len(at) <= often and sum(map(words.rarity, run)) >= least:
                    for k in range(order):
                        seeds.update({(i + k, j + k): words.rarity(run[k]) for i in at})
        return seeds

    def _windows(self, quotation: Sequence[str], begin: int, end: int) -> list[tuple[int, int, int, int]]:
        """Return the stretches of the article to lay quotation[begin:end] over, the heaviest first."""
        seeds = self._seeds(quotation, begin, end)
        clusters: list[list[tuple[int, int]]] = []
        reach = min(_JOIN, max(_LEAST_JOIN, 2 * (end - begin)))
        for seed in sorted(seeds):
            if clusters and seed[0] - clusters[-1][-1][0] <= reach:
                clusters[-1].append(seed)
            else:
                clusters.append([seed])
        weighed = []
        for cluster in clusters:
            heard: dict[int, float] = {}
            for seed in cluster:
                heard[seed[1]] = max(seeds[seed], heard.get(seed[1], 0.0))
            low = max(min(i - (j - begin) for i, j in cluster) - _SLACK, cluster[0][0] - (end - begin) - _SLACK, 0)
            high = min(max(i + end - j for i, j in cluster) + _SLACK, cluster[-1][0] + (end - begin) + _SLACK)
            weighed.append((-sum(heard.values()) - 0.01 * len(heard), (low, min(high, len(self.article)), begin, end)))
        return [window for _, window in sorted(weighed)[:_PLACES]]

    def _laid(self, quotation: Sequence[str], window: tuple[int, int, int, int]) -> list[Pair]:
        """Return the pairs of quotation[begin:end] laid over article[low:high]."""
        low, high, begin, end = window
        a, b = self.article[low:high], quotation[begin:end]
        pairs: list[Pair] = []
        i = j = 0
        anchors = _anchors(a, b)
        for at_i, at_j, size in [*anchors, (len(a), len(b), 0)]:
            free = (j == 0 and not pairs, size == 0)
            pairs += _fitted(a, b, (i, at_i), (j, at_j), free)
            pairs += [Pair(at_i + k, at_i + k + 1, at_j + k, at_j + k + 1, 1.0) for k in range(size)]
            i, j = at_i + size, at_j + size
        return [Pair(p.i + low, p.i2 + low, p.j + begin, p.j2 + begin, p.like) for p in pairs]

    def _completed(self, quotation: Sequence[str], pairs: list[Pair], *, joins: bool) -> Layout:
        """Return the layout with what the main place lacks taken from other places, where they have it nearly whole."""
        pieces = [tuple(pairs)]
        for begin, end in islice(_holes(quotation, pairs), _MOST_HOLES) if joins else ():
            best: list[Pair] = []
            for window in self._windows(quotation, begin, end):
                other = [p for p in self._laid(quotation, window) if not _inside(p, pairs)]
                if share(quotation, other, begin, end) > share(quotation, best, begin, end):
                    best = other
            extent = best[-1].i2 - best[0].i if best else 0
            if best and extent <= _TIGHT * (end - begin) and share(quotation, best, begin, end) >= _PIECE_SHARE:
                pieces = [*_split(pieces, begin), tuple(best)]
        pieces.sort(key=lambda piece: piece[0].j)
        return Layout(tuple(pieces), share(quotation, [p for piece in pieces for p in piece]), merit(quotation, pieces))


def merit(quotation: Sequence[str], pieces: Sequence[Sequence[Pair]]) -> float:
    """Return the share of the quotation's weight that is paired, less what the breaks in each piece cost."""
    total = sum(_BASE + words.rarity(word) for word in quotation) or 1.0
    worth = 0.0
    for piece in pieces:
        breaks = [(p, q) for p, q in pairwise(piece) if q.i != p.i2 or q.j != p.j2]
        worth += _weight(quotation, piece) - sum(_BREAK + _SKIP * (q.i - p.i2) for p, q in breaks)
    return worth / total


def _pruned(quotation: Sequence[str], pairs: list[Pair]) -> list[Pair]:
    """Return the pairs without a few stray ones beyond a wide gap in the article: they are there by chance."""
    for n in range(len(pairs) - 1, 0, -1):
        if pairs[n].i - pairs[n - 1].i2 >= _WIDE:
            before, after = pairs[:n], pairs[n:]
            weak = min((before, after), key=lambda side: _weight(quotation, side))
            if not _is_run(weak) and _weight(quotation, weak) < _PIECE_WEIGHT + _BASE * len(weak):
                return _pruned(quotation, after if weak is before else before)
    return pairs


def _is_run(pairs: Sequence[Pair]) -> bool:
    """Tell whether the pairs are a run of equal words too long to be chance."""
    straight = pairs[-1].i - pairs[0].i == pairs[-1].j - pairs[0].j == len(pairs) - 1
    return len(pairs) >= _SHORT and straight and all(p.like == 1.0 for p in pairs)


def _weight(quotation: Sequence[str], pairs: Iterable[Pair]) -> float:
    return sum(p.like * _worth(quotation, p.j) for p in pairs)


def share(quotation: Sequence[str], pairs: Iterable[Pair], begin: int = 0, end: int | None = None) -> float:
    """Return the share of the weight of quotation[begin:end] that is paired, by likeness."""
    total = sum(_BASE + words.rarity(word) for word in quotation[begin:end]) or 1.0
    return _weight(quotation, pairs) / total


def _worth(quotation: Sequence[str], j: int) -> float:
    return _BASE + words.rarity(quotation[j])


@lru_cache(maxsize=1 << 17)
def alike(one: str, other: str) -> float:
    """Return how much two folded words are the same word, 0 to 1: other forms of it are, other words are not."""
    if one == other:
        return 1.0
    if respelt(one) == respelt(other) or same_words((one,), (other,)):
        return 0.95
    if one[:1] != other[:1] and one[-1:] != other[-1:] and one[:2] != other[1:2]:
        kind, _ = compare(one, other) if min(len(one), len(other)) < 5 else ("replaced", 0.0)
    else:
        kind, _ = compare(one, other)
    return {"cosmetic": 1.0, "number": 0.95, "inflected": _INFLECTED, "variant": _VARIANT}.get(kind, 0.0)


def _gain(one: str, other: str) -> float:
    return alike(one, other) * (_BASE + min(words.rarity(one), words.rarity(other)))


def _fitted(
    a: Sequence[str], b: Sequence[str], rows: tuple[int, int], columns: tuple[int, int], free: tuple[bool, bool]
) -> Iterator[Pair]:
    """Yield the pairs of b[columns] fitted into a[rows]; where that is too much at once, of its two ends only."""
    if rows[0] >= rows[1] or columns[0] >= columns[1]:
        return
    (low, high), (begin, end) = rows, columns
    if (high - low) * (end - begin) > _CELLS:
        half = int(_CELLS**0.5) // 2
        yield from _fitted(a, b, (low, min(high, low + half)), (begin, min(end, begin + half)), (free[0], True))
        high_half, end_half = max(low + half, high - half), max(begin + half, end - half)
        if high_half < high and end_half < end:
            yield from _fitted(a, b, (high_half, high), (end_half, end), (True, free[1]))
        return
    ids: dict[str, int] = {}
    x = [ids.setdefault(word, len(ids)) for word in a[low:high]]
    y = [ids.setdefault(word, len(ids)) for word in b[begin:end]]
    names = list(ids)
    found, _ = fit(x, y, lambda one, other: _gain(names[one], names[other]), free=free)
    for p in found:
        i, j = p.i + low, p.j + begin
        yield Pair(i, i + 1, j, j + 1, alike(a[i], b[j]))


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return long shared runs (i, j, size) in order on both sides: the longest, then those before and after it."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i, run in enumerate(_grams(a, _ANCHOR)):
        places.setdefault(run, []).append(i)
    runs: dict[tuple[int, int], int] = {}
    for j, run in reversed(list(enumerate(_grams(b, _ANCHOR)))):
        for i in places.get(run, ())[:4]:
            runs[i, j] = runs.pop((i + 1, j + 1), _ANCHOR - 1) + 1
    ordered = sorted(((size, i, j) for (i, j), size in runs.items()), key=lambda r: (-r[0], r[1:]))
    chosen: list[tuple[int, int, int]] = []
    for size, i, j in ordered:
        at = bisect_left(chosen, (i, j, 0))
        before = at == 0 or (chosen[at - 1][0] + chosen[at - 1][2] <= i and chosen[at - 1][1] + chosen[at - 1][2] <= j)
        after = at == len(chosen) or (i + size <= chosen[at][0] and j + size <= chosen[at][1])
        if before and after:
            chosen.insert(at, (i, j, size))
    return chosen


def _holes(quotation: Sequence[str], pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Yield the runs of the quotation that are not paired and say enough to be looked for elsewhere."""
    at = 0
    for j in [*(p.j for p in pairs), len(quotation)]:
        if j - at >= _PIECE and sum(map(words.rarity, quotation[at:j])) >= _PIECE_WEIGHT:
            yield at, j
        at = j + 1


def _split(pieces: list[tuple[Pair, ...]], at: int) -> list[tuple[Pair, ...]]:
    """Return the pieces with the one around position `at` of the quotation cut in two there."""
    cut = []
    for piece in pieces:
        cut += [half for half in (tuple(p for p in piece if p.j < at), tuple(p for p in piece if p.j >= at)) if half]
    return cut


def _inside(pair: Pair, pairs: Sequence[Pair]) -> bool:
    n = bisect_left(pairs, pair.i, key=lambda p: p.i)
    return n < len(pairs) and pairs[n].i == pair.i


def _grams(sequence: Sequence[str], order: int) -> Iterator[tuple[str, ...]]:
    return zip(*(sequence[n:] for n in range(order)), strict=False)
