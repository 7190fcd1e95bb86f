"""Whether two sentences say the same: the features, both ways together, of the scorer's second head.

`resemblance` asks where words come from; this asks whether anything was added, lost or changed, so it also looks at the
small words, at the order of all words and at numbers that differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text import numbers, scorer
from whence.text.gist import gist
from whence.text.resemblance import resemblance
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence


def features(one: str, other: str) -> dict[str, float]:
    """Return the features of two sentences; they are the same when the sentences change places."""
    a, b = tokenise(one).words, tokenise(other).words
    x, y = gist(a, 0, len(a)), gist(b, 0, len(b))
    forth, back = resemblance(x, y)._asdict(), resemblance(y, x)._asdict()
    found = {f"mean_{name}": (forth[name] + back[name]) / 2 for name in forth}
    found |= {f"least_{name}": min(forth[name], back[name]) for name in forth}
    found |= {f"most_{name}": max(forth[name], back[name]) for name in forth}
    for size in (1, 2, 3):
        found[f"words_{size}"] = _dice(_shingles(a, size), _shingles(b, size))
    for size in (3, 5):
        found[f"letters_{size}"] = _dice(_shingles(" ".join(a), size), _shingles(" ".join(b), size))
    found["in_order"] = 2 * _common_subsequence(a, b) / ((len(a) + len(b)) or 1)
    found["length"] = min(len(a), len(b)) / (max(len(a), len(b)) or 1)
    found["lost"] = float(min(abs(len(a) - len(b)), 12))
    digits = [{w for w in words if numbers.value(w) is not None} for words in (a, b)]
    found["numbers_differ"] = float(bool(digits[0] - digits[1]) and bool(digits[1] - digits[0]))
    found["numbers_lost"] = float(digits[0] != digits[1])
    return found


def same_meaning(one: str, other: str) -> float:
    """Return the probability that two sentences say the same, as readers of MSRP judged it."""
    return scorer.same_meaning(features(one, other))


def _shingles(items: Sequence[str], size: int) -> set[Sequence[str]]:
    return {tuple(items[n : n + size]) for n in range(len(items) - size + 1)}


def _dice(one: set[Sequence[str]], other: set[Sequence[str]]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def _common_subsequence(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest common subsequence (textbook dynamic programming; sentences are short)."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]
