"""What each of many pairs of texts shares, from columns of words: every kernel of the pair, in order.

number the words, the bigrams, the trigrams → maximal matches → chains, best first → paths → passages. Room is made
once a call; what one pair of ordinary length needs of it fits the nearest cache.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, types

from whence.kernels.compiled.chaining import GAP, Gap, chain, ends_best_first
from whence.kernels.compiled.matching import (
    MATCHES,
    SEEDING,
    Matches,
    Seeding,
    Shingles,
    maximal_matches,
    room_for_matches,
)
from whence.kernels.compiled.passages import FULL, ROWS, Rows, align_chains, grown, room_for_rows
from whence.kernels.compiled.paths import LIMITS, PATH, Limits, Numbered, Path, room_for_path
from whence.kernels.compiled.places import (
    FLOATS,
    INNER,
    INTS,
    MEMORY,
    PLACES,
    READ_FLOATS,
    READ_HASHES,
    READ_SHORTS,
    ROOM,
    Array,
    Floats,
    Hashes,
    Ints,
    Places,
    Shorts,
    number_pairs,
    number_words,
    room_for_places,
)
from whence.kernels.compiled.windows import WINDOW, Window, room_for_windows

Texts = Array
_STARTS = types.Array(types.int64, 1, "C", readonly=True)
_TEXTS = types.Array(types.uint32, 1, "C", readonly=True)
_MATCHES = 512
"""More than a pair of ordinary texts has; a pair that has more makes room for itself and for those after it."""


class Words(NamedTuple):
    """The words of many texts in columns: `starts` holds the first word of each text, and their number at the end."""

    starts: Array
    hashes: Hashes
    sizes: Shorts
    """Code points of the word; 65,535 if there are more."""
    rarities: Shorts
    """Index of its weight."""
    weights: Floats


WORDS = types.NamedTuple((_STARTS, READ_HASHES, READ_SHORTS, READ_SHORTS, READ_FLOATS), Words)


class Desk(NamedTuple):
    """Room for the work on one pair of texts."""

    ones: Places
    twos: Places
    threes: Places
    weights: Floats
    """By number of the word."""
    total: Floats
    """The weight of all words before each place on the left."""
    diagonals: Ints
    bands: Ints
    window: Window
    path: Path
    memory: Array
    """What `number_words` remembers of the text on the left: pairs often come sorted by it."""


DESK = types.NamedTuple((PLACES, PLACES, PLACES, FLOATS, FLOATS, INTS, INTS, WINDOW, PATH, types.int64[::1]), Desk)


@njit(DESK(types.int64, types.int64, types.int64, types.int64), **ROOM)
def _desk(longest: int, shorter: int, both: int, window: int) -> Desk:
    """Return room for texts of at most `longest` words, the shorter of a pair of at most so many, both together of at
    most so many; and for windows of at most `window` words.
    """
    return Desk(
        room_for_places(longest, both),
        room_for_places(longest, shorter),
        room_for_places(longest, shorter),
        np.empty(both, np.float64),
        np.zeros(shorter + 1, np.float64),
        np.empty(both, np.int32),
        np.empty(both + 8, np.int32),
        room_for_windows(window, both),
        room_for_path(longest),
        np.full(MEMORY, -1, np.int64),
    )


@njit(types.boolean(WORDS, types.int64, types.int64), forceinline=True, **INNER)
def _is_mirrored(words: Words, left: int, right: int) -> bool:
    """Tell whether the right text comes first in the order in which texts are compared: the shorter, or else the one
    whose first different word has the lower hash.
    """
    begin, other = words.starts[left], words.starts[right]
    size = words.starts[left + 1] - begin
    if size != words.starts[right + 1] - other:
        return size > words.starts[right + 1] - other
    for n in range(size):
        if words.hashes[begin + n] != words.hashes[other + n]:
            return words.hashes[begin + n] > words.hashes[other + n]
    return False


@njit(types.UniTuple(types.int64, 3)(WORDS, _TEXTS, _TEXTS), **INNER)
def _sizes(words: Words, left: Texts, right: Texts) -> tuple[int, int, int]:
    """Return the length of the longest text, of the longest that is the shorter of its pair, of the longest pair."""
    longest = shorter = both = 1
    for n in range(left.size):
        one = words.starts[left[n] + 1] - words.starts[left[n]]
        other = words.starts[right[n] + 1] - words.starts[right[n]]
        longest, shorter = max(longest, one, other), max(shorter, min(one, other))
        both = max(both, one + other)
    return longest, shorter, both


@njit(
    types.UniTuple(types.int64, 2)(
        WORDS, types.int64, types.int64, SEEDING, GAP, LIMITS, types.float64, DESK, MATCHES, ROWS, types.int64
    ),
    **INNER,
)
def _passages_of_pair(
    words: Words,
    one: int,
    other: int,
    seeding: Seeding,
    gap: Gap,
    limits: Limits,
    chance: float,
    desk: Desk,
    matches: Matches,
    rows: Rows,
    made: int,
) -> tuple[int, int]:
    """Add the passages of two texts, the shorter first; return how many rows there are, and how many matches.

    Without room for the matches, or with `FULL` rows, nothing counts: make room and ask again.
    """
    begin, end = words.starts[one], words.starts[one + 1]
    begin_other, end_other = words.starts[other], words.starts[other + 1]
    lefts, rights = end - begin, end_other - begin_other
    left, right = words.hashes[begin:end], words.hashes[begin_other:end_other]
    ones, weights, total = desk.ones, desk.weights, desk.total
    bits = number_words(
        ones,
        weights,
        left,
        right,
        words.rarities[begin:end],
        words.rarities[begin_other:end_other],
        words.weights,
        one,
        desk.memory,
    )
    number_pairs(ones, desk.twos, lefts, rights)
    number_pairs(desk.twos, desk.threes, lefts - 1, rights - 1)
    shingles = Shingles(ones, desk.twos, desk.threes, weights, lefts, rights)
    count = maximal_matches(shingles, desk.diagonals, seeding, matches)
    if count == 0 or count > matches.keys.size:
        return made, count
    for i in range(lefts):
        total[i + 1] = total[i] + weights[ones.left[i]]
    chain(matches, count, total, rights, desk.bands, gap)
    least = (limits.weak + chance) / 2
    ends = ends_best_first(matches, count, least)
    if ends:
        sizes, other_sizes = words.sizes[begin:end], words.sizes[begin_other:end_other]
        numbered = Numbered(ones, weights, bits, left, right, sizes, other_sizes)
        raised = Limits(
            limits.extension,
            limits.insertion,
            limits.weak + chance,
            limits.strong + chance,
            limits.piece,
            limits.telling,
            limits.fresh,
        )
        made = align_chains(numbered, matches, ends, desk.window, desk.path, raised, least, rows, made)
    return made, count


@njit(types.void(ROWS, types.int64, types.int64, types.int64, types.boolean), forceinline=True, **INNER)
def _settle(rows: Rows, begin: int, end: int, pair: int, mirrored: bool) -> None:  # noqa: FBT001
    """Say which pair the rows [begin, end) are of, its left text on the left."""
    for n in range(begin, end):
        rows.pair[n] = pair
        if mirrored:
            rows.i[n], rows.j[n] = rows.j[n], rows.i[n]
            rows.i2[n], rows.j2[n] = rows.j2[n], rows.i2[n]


@njit(ROWS(*WORDS.types, _TEXTS, _TEXTS, READ_FLOATS, SEEDING, GAP, LIMITS), **ROOM)
def passages_of_pairs(
    starts: Array,
    hashes: Hashes,
    sizes: Shorts,
    rarities: Shorts,
    known_weights: Floats,
    left: Texts,
    right: Texts,
    chances: Floats,
    seeding: Seeding,
    gap: Gap,
    limits: Limits,
) -> Rows:
    """Return the passages of each pair of texts, in the order of the pairs, those of each pair the best first.

    The first arguments are the columns of `Words`. `chances` is added, pair by pair, to the thresholds of `limits`.
    Memory grows with the longest text, with what is found, and with the square of the longest gap or extension.
    """
    words = Words(starts, hashes, sizes, rarities, known_weights)
    longest, shorter, both = _sizes(words, left, right)
    desk = _desk(longest, shorter, both, min(longest, max(1, gap.reach, limits.extension)))
    matches, rows, made = room_for_matches(_MATCHES), room_for_rows(left.size + 16), 0
    for pair in range(left.size):
        mirrored = _is_mirrored(words, left[pair], right[pair])
        one, other = (right[pair], left[pair]) if mirrored else (left[pair], right[pair])
        while True:
            now, count = _passages_of_pair(
                words, one, other, seeding, gap, limits, chances[pair], desk, matches, rows, made
            )
            if count > matches.keys.size:
                matches = room_for_matches(2 * count)
            elif now == FULL:
                rows = grown(rows)
            else:
                break
        _settle(rows, made, now, pair, mirrored)
        made = now
    return Rows(
        rows.pair[:made],
        rows.i[:made],
        rows.i2[:made],
        rows.j[:made],
        rows.j2[:made],
        rows.score[:made],
        rows.strong[:made],
        rows.first[:made],
    )
