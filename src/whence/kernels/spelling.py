"""Edit distance of two words, bit-parallel: Myers (JACM 46, 1999) in the form of Hyyrö (2003).

Python's integers serve as the bit vectors, so a word may have any length.
"""

from __future__ import annotations


def levenshtein(one: str, other: str) -> int:
    """Return the least number of letters inserted, deleted or replaced that turns `one` into `other`."""
    if not one:
        return len(other)
    masks: dict[str, int] = {}
    for n, letter in enumerate(one):
        masks[letter] = masks.get(letter, 0) | 1 << n
    full, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    plus, minus, distance = full, 0, len(one)
    for letter in other:
        match = masks.get(letter, 0)
        diagonal = (((match & plus) + plus) ^ plus) | match | minus
        up, down = minus | ~(diagonal | plus), plus & diagonal
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up = up << 1 | 1
        plus, minus = (down << 1 | ~(diagonal | up)) & full, up & diagonal & full
    return distance
