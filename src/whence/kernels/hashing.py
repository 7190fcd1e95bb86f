"""Hashes of words and of runs of words: 64 bits, the same in pure Python and compiled, on every machine, in every run.

A word is hashed as a polynomial (Karp and Rabin, IBM J. Res. Dev. 31, 1987) modulo 2^64, so that the hash of
"on" + "line" follows from the hashes of both. Nobody can be kept from making up two words that collide; such words are
hundreds of letters long, and all they bring about is a match of the two. A run of words is a polynomial in the mixed
hashes of its words, mixed again, so that its bits are as good as random: a corpus may be cut into buckets by them.
Mixing is the last step of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Hashes are stored in archives: none of this
may change without a new format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MASK = (1 << 64) - 1
WORD_BASE = 0x9E6C63D0876A9A35
"""Odd and 5 modulo 8, so that its powers repeat as late as they can."""
RUN_BASE = 0xD1342543DE82EF95
STEP = 0x9E3779B97F4A7C15
FIRST_FACTOR, SECOND_FACTOR = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def word_hash(word: str) -> int:
    """Return the hash of a folded word, 0 to 2^64 − 1; that of "" is 0."""
    value = 0
    for char in word:
        value = (value * WORD_BASE + ord(char)) & MASK
    return value


def joined_hash(a: int, b: int, size_b: int) -> int:
    """Return the hash of two words written as one, given their hashes and the code points of the second.

    >>> joined_hash(word_hash("on"), word_hash("line"), 4) == word_hash("online")
    True
    """
    return (a * pow(WORD_BASE, size_b, 1 << 64) + b) & MASK


def mixed(value: int) -> int:
    """Return 64 bits each of which depends on every bit of `value`; no two values give the same."""
    value = (value + STEP) & MASK
    value = ((value ^ (value >> 30)) * FIRST_FACTOR) & MASK
    value = ((value ^ (value >> 27)) * SECOND_FACTOR) & MASK
    return value ^ (value >> 31)


def run_rank(hashes: Iterable[int]) -> int:
    """Return the rank of a run of words, given their hashes; their order counts."""
    value = 0
    for word in hashes:
        value = (value * RUN_BASE + mixed(word)) & MASK
    return mixed(value)


def shingle_hash(hashes: Iterable[int]) -> int:
    """Return the hash of a run of words, given theirs; their order counts.

    It is mixed from the rank, so that the shingles of least rank have hashes as evenly spread as all the others.

    >>> one, two = word_hash("river"), word_hash("bank")
    >>> shingle_hash([one, two]) == shingle_hash([two, one])
    False
    """
    return mixed(run_rank(hashes))
