"""What each of many pairs of texts shares, from columns of numbered words: every kernel of the pair, in order.

number the words, the bigrams, the trigrams → maximal matches → chains, best first → paths → passages. Room is made
once a call; what one pair needs fits the first cache.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.chaining import GAP, Gap, chain, ends_best_first
from whence.kernels.compiled.glue import glue
from whence.kernels.compiled.matching import SEEDING, Seeding, maximal_matches, room_for_matches
from whence.kernels.compiled.passages import FULL, ROWS, Rows, align_chains, grown, room_for_rows
from whence.kernels.compiled.paths import LIMITS, Limits, Numbered, room_for_path
from whence.kernels.compiled.places import READ_FLOATS, READ_HASHES, READ_SHORTS, Floats, Hashes
from whence.kernels.compiled.places import number_pairs, number_words, room_for_places
from whence.kernels.compiled.windows import room_for_windows

_STARTS = types.Array(types.int64, 1, "C", readonly=True)
_ROWS_OF_TEXTS = types.Array(types.uint32, 1, "C", readonly=True)
_MATCHES = 1 << 12


class Words(NamedTuple):
    """The words of many texts in columns: `starts` holds the first word of each text, and their number at the end."""

    starts: npt.NDArray[np.int64]
    hashes: Hashes
    sizes: npt.NDArray[np.uint16]
    """Code points of the word; 65,535 if there are more."""
    rarities: npt.NDArray[np.uint16]
    """Index of its weight."""
    weights: Floats


WORDS = types.NamedTuple((_STARTS, READ_HASHES, READ_SHORTS, READ_SHORTS, READ_FLOATS), Words)


@njit(types.boolean(WORDS, types.int64, types.int64), cache=True, nogil=True, _nrt=False)
def _is_mirrored(words: Words, left: int, right: int) -> bool:
    """Tell whether the right text comes first in the order in which texts are compared: the shorter, or else the one
    whose first different word has the lower hash."""
    begin, other = words.starts[left], words.starts[right]
    size = words.starts[left + 1] - begin
    if size != words.starts[right + 1] - other:
        return size > words.starts[right + 1] - other
    for n in range(size):
        if words.hashes[begin + n] != words.hashes[other + n]:
            return words.hashes[begin + n] > words.hashes[other + n]
    return False


@njit(types.int64(WORDS, _ROWS_OF_TEXTS, _ROWS_OF_TEXTS), cache=True, nogil=True, _nrt=False)
def _longest(words: Words, left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32]) -> int:
    longest = 1
    for n in range(left.size):
        longest = max(longest, words.starts[left[n] + 1] - words.starts[left[n]])
        longest = max(longest, words.starts[right[n] + 1] - words.starts[right[n]])
    return longest


@njit(
    ROWS(*WORDS.types, _ROWS_OF_TEXTS, _ROWS_OF_TEXTS, READ_FLOATS, SEEDING, GAP, LIMITS),
    cache=True,
    nogil=True,
)
def passages_of_pairs(
    starts: npt.NDArray[np.int64],
    hashes: Hashes,
    sizes: npt.NDArray[np.uint16],
    rarities: npt.NDArray[np.uint16],
    known_weights: Floats,
    left: npt.NDArray[np.uint32],
    right: npt.NDArray[np.uint32],
    chances: Floats,
    seeding: Seeding,
    gap: Gap,
    limits: Limits,
) -> Rows:
    """Return the passages of each pair of texts, in the order of the pairs, those of each pair the best first.

    `chances` is added, pair by pair, to the thresholds of `limits`. Memory grows with the longest text only, and with
    what is found.
    """
    words = Words(starts, hashes, sizes, rarities, known_weights)
    longest = _longest(words, left, right)
    ones, twos, threes = room_for_places(longest), room_for_places(longest), room_for_places(longest)
    weights, total = np.empty(2 * longest, np.float64), np.zeros(longest + 1, np.float64)
    diagonals, bands = np.empty(2 * longest, np.int32), np.empty(2 * longest + 8, np.int32)
    left_glued, right_glued = np.empty(longest, np.int32), np.empty(longest, np.int32)
    matches, path = room_for_matches(_MATCHES), room_for_path(longest, _MATCHES)
    window = room_for_windows(min(longest, max(1, gap.reach, limits.extension)), 2 * longest)
    rows, made = room_for_rows(left.size + 16), 0
    for pair in range(left.size):
        mirrored = _is_mirrored(words, left[pair], right[pair])
        one, other = (right[pair], left[pair]) if mirrored else (left[pair], right[pair])
        begin, end = words.starts[one], words.starts[one + 1]
        begin_other, end_other = words.starts[other], words.starts[other + 1]
        lefts, rights = end - begin, end_other - begin_other
        bits = number_words(
            ones,
            weights,
            words.hashes[begin:end],
            words.hashes[begin_other:end_other],
            words.rarities[begin:end],
            words.rarities[begin_other:end_other],
            words.weights,
        )
        number_pairs(ones, twos, lefts, rights)
        number_pairs(twos, threes, lefts - 1, rights - 1)
        count = maximal_matches(ones, twos, threes, weights, lefts, rights, diagonals, seeding, matches)
        if count > matches.keys.size:
            matches, path = room_for_matches(2 * count), room_for_path(longest, 2 * count)
            threes.seen[:lefts] = 0
            count = maximal_matches(ones, twos, threes, weights, lefts, rights, diagonals, seeding, matches)
        if count == 0:
            continue
        for i in range(lefts):
            total[i + 1] = total[i] + weights[ones.left[i]]
        chain(matches, count, total, rights, bands, gap)
        chance = chances[pair]
        least = (limits.weak + chance) / 2
        ends = ends_best_first(matches, count, least)
        if ends == 0:
            continue
        glue(ones, bits, words.hashes[begin:end], words.sizes[begin:end], left_glued)
        glue(
            ones,
            bits,
            words.hashes[begin_other:end_other],
            words.sizes[begin_other:end_other],
            right_glued,
        )
        numbered = Numbered(ones, weights, left_glued, right_glued, lefts, rights)
        raised = Limits(
            limits.extension,
            limits.insertion,
            limits.weak + chance,
            limits.strong + chance,
            limits.piece,
            limits.telling,
            limits.fresh,
        )
        first = made
        made = align_chains(numbered, matches, ends, window, path, raised, least, rows, first)
        while made == FULL:
            rows = grown(rows)
            ends_best_first(matches, count, least)
            made = align_chains(numbered, matches, ends, window, path, raised, least, rows, first)
        for n in range(first, made):
            rows.pair[n] = pair
            if mirrored:
                rows.i[n], rows.j[n] = rows.j[n], rows.i[n]
                rows.i2[n], rows.j2[n] = rows.j2[n], rows.i2[n]
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
