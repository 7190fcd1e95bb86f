"""Two articles laid beside each other: which words they share, which stand in each other's place, what is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.kernels.edits import Pair
    from whence.kernels.path import Path
    from whence.text.witness import Witness

_LONGEST_SWAP = 4
"""Words on either side of a gap that may stand in each other's place; what is longer was said anew."""


class Half(NamedTuple):
    """One of the two articles, with what it has in common with the other."""

    witness: Witness
    partner: list[int]
    """For each token the other's token that it is matched with; −1 for none."""
    swapped: list[int]
    """Tokens that stand in the place of another word of the other article, in the order of `Comparison.swaps`."""
    runs: list[tuple[int, int]]
    """Ranges of tokens that the other article lacks, swaps not counted."""


class Comparison(NamedTuple):
    """Both articles, and how many matched stretches change their order between them."""

    left: Half
    right: Half
    jumps: int

    @property
    def swaps(self) -> list[tuple[str, str]]:
        """The words that stand in each other's place, left and right."""
        left, right = self.left.witness.tokens.words, self.right.witness.tokens.words
        return [(left[i], right[j]) for i, j in zip(self.left.swapped, self.right.swapped, strict=True)]

    def mirrored(self) -> Comparison:
        """Return the same seen from the other side."""
        return Comparison(self.right, self.left, self.jumps)


def compare(left: Witness, right: Witness, paths: Sequence[Path]) -> Comparison:
    """Return the two articles beside each other, by their aligned passages, the best of which comes first.

    A token that two passages claim belongs to the better one.
    """
    of_left, of_right = [-1] * len(left.tokens), [-1] * len(right.tokens)
    swaps: list[tuple[int, int]] = []
    for path in paths:
        free = [
            p for p in path.pairs
            if all(of_left[i] < 0 for i in range(p.i, p.i2)) and all(of_right[j] < 0 for j in range(p.j, p.j2))
        ]  # fmt: skip
        swaps += _match(free, left, right, of_left, of_right)
    for i, j in swaps:
        of_left[i] = of_right[j] = -1
    swaps.sort()
    halves = (
        Half(left, of_left, [i for i, _ in swaps], _runs(of_left, {i for i, _ in swaps})),
        Half(right, of_right, [j for _, j in swaps], _runs(of_right, {j for _, j in swaps})),
    )
    return Comparison(*halves, _jumps(of_left))


def _match(
    pairs: Sequence[Pair], left: Witness, right: Witness, of_left: list[int], of_right: list[int]
) -> Iterable[tuple[int, int]]:
    """Write down which tokens the pairs match, and return those that stand in each other's place.

    A swap is written down as a match, too, so that a later passage does not claim it.
    """
    last: Pair | None = None
    swaps = []
    for pair in pairs:
        if last is not None and last.i2 < pair.i and last.j2 < pair.j:
            swaps += _gap((last.i2, pair.i), (last.j2, pair.j))
        for i in range(pair.i, pair.i2):
            of_left[i] = pair.j
        for j in range(pair.j, pair.j2):
            of_right[j] = pair.i
        if pair.like < 1.0 and left.tokens.words[pair.i] != right.tokens.words[pair.j]:
            swaps.append((pair.i, pair.j))
        last = pair
    free = [(i, j) for i, j in swaps if of_left[i] < 0 or of_left[i] == j]
    for i, j in free:
        of_left[i], of_right[j] = j, i
    return free


def _gap(rows: tuple[int, int], columns: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the tokens of a gap that stand in each other's place: one for one, in short gaps of one length."""
    size = rows[1] - rows[0]
    if size != columns[1] - columns[0] or size > _LONGEST_SWAP:
        return []
    return [(rows[0] + n, columns[0] + n) for n in range(size)]


def _runs(partner: Sequence[int], swapped: set[int]) -> list[tuple[int, int]]:
    runs, begin = [], -1
    for n, other in enumerate(partner):
        alone = other < 0 and n not in swapped
        if alone and begin < 0:
            begin = n
        elif not alone and begin >= 0:
            runs.append((begin, n))
            begin = -1
    if begin >= 0:
        runs.append((begin, len(partner)))
    return runs


def _jumps(partner: Sequence[int]) -> int:
    """Return how often the next matched token stands before the one matched last."""
    last, jumps = -1, 0
    for other in partner:
        if other >= 0:
            jumps += other < last
            last = other
    return jumps


def weight(tokens: Sequence[str], at: Iterable[int]) -> float:
    """Return the summed rarity of the tokens at those places."""
    return sum(words.rarity(tokens[n]) for n in at)
