"""Account for each sentence of the child from one parent: shared passages first, then reworded places.

The account of a sentence is evidence, not yet a verdict: which pairs of tokens are aligned, which units of the parent
explain the rest, and the features that `judge` weighs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import log1p
from typing import TYPE_CHECKING

from whence.kernels.edits import Pair
from whence.text import words
from whence.text.accounts import Account, Piece
from whence.text.gist import Gist, gist
from whence.text.resemblance import Resemblance, resemblance
from whence.text.rewording import Parent, Place, Rewording, reworded, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.kernels.path import Path
    from whence.options import Options
    from whence.text.witness import Witness

_RELATED = 0.1
"""Aligned share of all sentences from which two texts are related, so that a short sentence in both is no accident."""
_SENTENCE = 3
"""Words; a shorter sentence is no evidence even there ("He smiled.")."""
COPIED = 0.9
"""Aligned share of a sentence that settles that it is derived; nothing is left for the scorer to weigh."""
_WHOLE = 0.85
"""Aligned share of a sentence from which nothing is left to be found reworded."""
_PIECE_WEIGHT, _PIECE_SHARE = 1.0, 0.3
"""A shared passage reaches into a sentence when it matches so much weight in it, or so much of the sentence."""
THOROUGH_UP_TO = 400
"""Sentences, on either side, up to which a rewording is looked for by vectors as well as by shared rare stems."""
_TIGHT = ("cover", "exact", "reverse", "order", "runs", "hole", "cosine", "rare", "ratio")
"""Features taken of the very clauses that were found as well as of the whole sentences around them."""
_NOTHING = Resemblance(*[0.0] * len(Resemblance._fields))


def account(child: Witness, parent: Witness, paths: Sequence[Path], options: Options) -> list[Account]:
    """Return the accounts of all sentences of `child` from `parent`; `paths` has the parent on the left."""
    gists = [gist(child.tokens.words, *r) for r in child.ranges]
    pieces = _pieces(child, paths)
    index = Parent(parent)
    aligned = [_aligned(child, r, some) for r, some in zip(child.ranges, pieces, strict=True)]
    if sum(aligned) >= _RELATED * len(aligned):
        pieces = [_whole(child, n, index, some) for n, some in enumerate(pieces)]
        aligned = [_aligned(child, r, some) for r, some in zip(child.ranges, pieces, strict=True)]
    units = [sorted({u for p in sentence for u in _units(index, p)}) for sentence in pieces]
    thorough = is_thorough(child, parent)
    document = sum(min(1.0, a) for a in aligned) / (len(aligned) or 1)
    accounts = []
    for n, sentence in enumerate(gists):
        near = sorted({*units[n], *_expected(units, n)})
        rewording = None
        if options.rewording and aligned[n] < _WHOLE and sentence.total:
            rewording = reworded(sentence, index, near, thorough=thorough)
        features: dict[str, float] = {}
        if aligned[n] < COPIED and (pieces[n] or rewording):
            places = {*units[n], *(place.unit for place in rewording.places)} if rewording else {*units[n]}
            features = _features(sentence, index, places, pieces[n], rewording.places if rewording else (), aligned[n])
            features |= _context(aligned, units, n, rewording)
            features |= {"document": document, "size": log1p(len(index.gists))}
        accounts.append(Account(pieces[n], rewording, min(1.0, aligned[n]), features))
    return accounts


def is_thorough(child: Witness, parent: Witness) -> bool:
    """Tell whether the two are short enough for the thorough search; the result says so when they are not."""
    return max(len(child.ranges), len(parent.ranges)) <= THOROUGH_UP_TO


def _pieces(child: Witness, paths: Sequence[Path]) -> list[tuple[Piece, ...]]:
    """Return for each sentence the parts of shared passages that lie in it."""
    begins = [begin for begin, _ in child.ranges]
    pieces: list[list[Piece]] = [[] for _ in begins]
    for path in paths:
        first = max(0, bisect_right(begins, path.pairs[0].j) - 1)
        for n in range(first, bisect_right(begins, path.pairs[-1].j)):
            piece = _piece(child, child.ranges[n], path)
            if piece is not None:
                pieces[n].append(piece)
    return [tuple(some) for some in pieces]


def _piece(child: Witness, sentence: tuple[int, int], path: Path) -> Piece | None:
    begin, end = sentence
    low = bisect_left(path.pairs, begin, key=lambda pair: pair.j)
    high = bisect_left(path.pairs, end, key=lambda pair: pair.j)
    pairs = tuple(pair for pair in path.pairs[low:high] if pair.j2 <= end)
    total = sum(words.rarity(word) for word in child.tokens.words[begin:end]) or 1.0
    weight = sum(p.like * sum(words.rarity(w) for w in child.tokens.words[p.j : p.j2]) for p in pairs)
    if not pairs or (weight < _PIECE_WEIGHT and weight < _PIECE_SHARE * total):
        return None
    return Piece(pairs, weight / total, path.strong)


def _aligned(child: Witness, sentence: tuple[int, int], pieces: Sequence[Piece]) -> float:
    """Return the share of the sentence's weight in strong pieces, each word counted once."""
    likeness: dict[int, float] = {}
    for pair in (pair for piece in pieces if piece.strong for pair in piece.pairs):
        for j in range(pair.j, pair.j2):
            likeness[j] = max(pair.like, likeness.get(j, 0.0))
    total = sum(words.rarity(word) for word in child.tokens.words[slice(*sentence)]) or 1.0
    return sum(words.rarity(child.tokens.words[j]) * alike for j, alike in likeness.items()) / total


def _whole(child: Witness, n: int, index: Parent, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of sentence n, and the same sentence of the parent where a short one was moved.

    A short sentence of common words seeds no passage; it is only taken as reuse between texts that share more.
    """
    begin, end = child.ranges[n]
    if end - begin < _SENTENCE or any(len(piece.pairs) >= end - begin for piece in pieces):
        return pieces
    at = index.sentences.get(tuple(child.tokens.words[begin:end]))
    if at is None:
        return pieces
    pairs = tuple(Pair(at + k, at + k + 1, begin + k, begin + k + 1, 1.0) for k in range(end - begin))
    return (*pieces, Piece(pairs, 1.0, True))


def _units(index: Parent, piece: Piece) -> list[int]:
    first = bisect_right(index.ranges, piece.pairs[0].i, key=lambda unit: unit[1])
    return list(range(first, bisect_left(index.ranges, piece.pairs[-1].i2, key=lambda unit: unit[0])))


def _expected(units: Sequence[Sequence[int]], n: int) -> list[int]:
    """Return the units that follow, hold or precede what the neighbouring sentences were taken from."""
    expected: list[int] = []
    for step in (-1, 1):
        if 0 <= n + step < len(units):
            for unit in units[n + step]:
                expected += [unit, unit - step]
    return expected


def _features(
    sentence: Gist, index: Parent, places: set[int], pieces: Sequence[Piece], found: Sequence[Place], aligned: float
) -> dict[str, float]:
    wide = resemblance(sentence, union([index.gists[n] for n in sorted(places)])) if places else _NOTHING
    tokens = index.witness.tokens.words
    clauses = sorted({p.tokens for p in found} | {(p.pairs[0].i, p.pairs[-1].i2) for p in pieces})
    tight = resemblance(sentence, union([gist(tokens, *c) for c in clauses])) if clauses else _NOTHING
    return {
        **wide._asdict(),
        **{f"tight_{name}": getattr(tight, name) for name in _TIGHT},
        "aligned": aligned,
        "weak": min(1.0, sum(p.share for p in pieces)),
        "longest": log1p(max((len(p.pairs) for p in pieces), default=0)),
        "places": float(len(places)),
        "locality": _locality(sentence, index),
        "length": log1p(sentence.total),
    }


def _locality(sentence: Gist, index: Parent) -> float:
    """Return how much the words that the parent has as well point to one place in it, on average."""
    held = [(w, index.locality(s)) for w, s in zip(sentence.weights, sentence.stems, strict=True) if s in index.units]
    total = sum(w for w, _ in held)
    return sum(w * locality for w, locality in held) / total if total else 0.0


def _context(
    aligned: Sequence[float], units: Sequence[Sequence[int]], n: int, rewording: Rewording | None
) -> dict[str, float]:
    around = [m for m in (n - 2, n - 1, n + 1, n + 2) if 0 <= m < len(aligned)]
    close = {u + step for m in around for u in units[m] for step in (-1, 0, 1)}
    best = rewording.places[0] if rewording else None
    held = rewording.held if rewording else 0.0
    second = rewording.runner_up[1] if rewording and rewording.runner_up else 0.0
    return {
        "neighbours": sum(min(1.0, aligned[m]) for m in around) / len(around) if around else 0.0,
        "near": float(best is not None and best.unit in close),
        "margin": max(0.0, best.share - second) if best else 0.0,
        "first": best.share if best else 0.0,
        "local": held,
    }
