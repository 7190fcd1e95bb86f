"""Align the shared passages token by token: fill the gaps of each chain, extend its ends, drop what adds nothing."""

from __future__ import annotations

from itertools import chain as chain_
from typing import TYPE_CHECKING

from whence.kernels.adding import added
from whence.kernels.edits import SKIP, Pair, Side
from whence.kernels.edits import align as align_tokens
from whence.kernels.path import FRESH, PIECE, TELLING, Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.kernels.chain import Chain
    from whence.options import Options
    from whence.text.vocabulary import Vocabulary

_ALIKE = 0.7
"""Likeness of two next words from which one stretch is tried as the continuation of the other all the same."""


def align(vocabulary: Vocabulary, chains: Iterable[Chain], chance: float, options: Options) -> list[Path]:
    """Return the aligned passages of the two texts, best first; none lies mostly inside a better one on both sides.

    A passage that scores below `options.passage_score` but reaches `options.weak_score` is marked weak; `chance` is
    added to both thresholds.
    """
    claimed: tuple[set[int], set[int]] = (set(), set())
    paths = []
    for chain in chains:
        if not _fresh(vocabulary, _exact(chain), claimed):
            continue
        path = _extended(vocabulary, _filled(vocabulary, chain), options)
        if path.score >= options.weak_score + chance and _fresh(vocabulary, path.pairs, claimed):
            paths += _broken(vocabulary, path, options, strong=path.score >= options.passage_score + chance)
            for pair in path.pairs:
                claimed[0].update(range(pair.i, pair.i2))
                claimed[1].update(range(pair.j, pair.j2))
    return sorted(paths, key=lambda path: (-path.score, path.pairs[0]))


def _broken(vocabulary: Vocabulary, path: Path, options: Options, *, strong: bool) -> list[Path]:
    """Return the path in pieces, cut where one side says something long that the other does not."""
    pieces, begin = [], 0
    for n in range(1, len(path.pairs) + 1):
        if n < len(path.pairs):
            last, pair = path.pairs[n - 1], path.pairs[n]
            if max(pair.i - last.i2, pair.j - last.j2) < options.insertion:
                continue
        pairs = path.pairs[begin:n]
        pieces.append(Path(pairs, _score(vocabulary, pairs), strong))
        begin = n
    return [piece for piece in pieces if piece.score >= PIECE * options.passage_score]


def _score(vocabulary: Vocabulary, pairs: Sequence[Pair]) -> float:
    left, right, weights = vocabulary.left.ids, vocabulary.right.ids, vocabulary.weights
    matched = added(p.like * min(weights[left[p.i2 - 1]], weights[right[p.j2 - 1]]) for p in pairs)
    skipped = pairs[-1].i2 - pairs[0].i + pairs[-1].j2 - pairs[0].j - sum(p.i2 - p.i + p.j2 - p.j for p in pairs)
    return matched - SKIP * skipped


def _exact(chain: Chain) -> list[Pair]:
    return [Pair(m.i + n, m.i + n + 1, m.j + n, m.j + n + 1, 1.0) for m in chain.matches for n in range(m.size)]


def _fresh(vocabulary: Vocabulary, pairs: Sequence[Pair], claimed: tuple[set[int], set[int]]) -> bool:
    left, weights = vocabulary.left.ids, vocabulary.weights
    whole = added(weights[left[p.i]] for p in pairs)
    new_left = added(weights[left[p.i]] for p in pairs if p.i not in claimed[0])
    new_right = added(weights[left[p.i]] for p in pairs if p.j not in claimed[1])
    return max(new_left, new_right) > FRESH * whole


def _filled(vocabulary: Vocabulary, chain: Chain) -> Path:
    """Return the chain with the likeliest pairs in its gaps."""
    pairs: list[Pair] = []
    score = 0.0
    for match in chain.matches:
        if pairs:
            i, j = pairs[-1].i2, pairs[-1].j2
            between, gained = _between(vocabulary, (i, match.i), (j, match.j))
            pairs += [Pair(p.i + i, p.i2 + i, p.j + j, p.j2 + j, p.like) for p in between]
            score += gained
        exact = _exact(chain._replace(matches=(match,)))
        pairs += exact
        score += added(vocabulary.weights[vocabulary.left.ids[p.i]] for p in exact)
    return Path(tuple(pairs), score)


def _between(vocabulary: Vocabulary, rows: tuple[int, int], columns: tuple[int, int]) -> tuple[list[Pair], float]:
    left, right = vocabulary.left.part(*rows), vocabulary.right.part(*columns)
    if not left.ids or not right.ids:
        return [], -SKIP * (len(left.ids) + len(right.ids))
    return align_tokens(left, right, vocabulary.weights, vocabulary.like)


def _kindred(vocabulary: Vocabulary, left: Side, right: Side) -> bool:
    """Tell whether the very next words are alike, as in a noisy copy."""
    return any(vocabulary.like(x, y) >= _ALIKE for x in left.ids[:2] for y in right.ids[:2])


def _extended(vocabulary: Vocabulary, path: Path, options: Options) -> Path:
    """Return the path with what matches before its begin and beyond its end, as far as it goes on matching."""
    after, gained_after = _forward(vocabulary, path.pairs[-1].i2, path.pairs[-1].j2, options.extension)
    before, gained_before = _backward(vocabulary, path.pairs[0].i, path.pairs[0].j, options.extension)
    return Path((*reversed(before), *path.pairs, *after), path.score + gained_before + gained_after)


def _forward(vocabulary: Vocabulary, i: int, j: int, reach: int) -> tuple[list[Pair], float]:
    left, right, weights = vocabulary.left, vocabulary.right, vocabulary.weights
    pairs: list[Pair] = []
    score = 0.0
    while True:
        while i < len(left.ids) and j < len(right.ids) and left.ids[i] == right.ids[j]:
            pairs.append(Pair(i, i + 1, j, j + 1, 1.0))
            score += weights[left.ids[i]]
            i, j = i + 1, j + 1
        beyond, gained = _beyond(vocabulary, left.part(i, i + reach), right.part(j, j + reach))
        if not beyond:
            return pairs, score
        pairs += [Pair(p.i + i, p.i2 + i, p.j + j, p.j2 + j, p.like) for p in beyond]
        score += gained
        i, j = pairs[-1].i2, pairs[-1].j2


def _backward(vocabulary: Vocabulary, i: int, j: int, reach: int) -> tuple[list[Pair], float]:
    """Return the pairs that end before (i, j), the nearest first, and what they score."""
    left, right, weights = vocabulary.left, vocabulary.right, vocabulary.weights
    pairs: list[Pair] = []
    score = 0.0
    while True:
        while i and j and left.ids[i - 1] == right.ids[j - 1]:
            i, j = i - 1, j - 1
            pairs.append(Pair(i, i + 1, j, j + 1, 1.0))
            score += weights[left.ids[i]]
        before = left.part(max(0, i - reach), i), right.part(max(0, j - reach), j)
        beyond, gained = _beyond(vocabulary, before[0].reversed(), before[1].reversed())
        if not beyond:
            return pairs, score
        pairs += [Pair(i - p.i2, i - p.i, j - p.j2, j - p.j, p.like) for p in beyond]
        score += gained
        i, j = pairs[-1].i, pairs[-1].j


def _beyond(vocabulary: Vocabulary, left: Side, right: Side) -> tuple[list[Pair], float]:
    """Return the pairs of the best alignment of two prefixes; nothing unless they share at least a telling word."""
    ids = set(right.ids)
    shared = dict.fromkeys(x for x in chain_(left.ids, left.glued[:-1]) if x in ids)
    if added(vocabulary.weights[x] for x in shared) < TELLING and not _kindred(vocabulary, left, right):
        return [], 0.0
    return align_tokens(left, right, vocabulary.weights, vocabulary.like, free_end=True)
