"""The usual recipe of MinHash for comparison: 5-word shingles, 128 permutations, locality-sensitive hashing in 32 bands
of 4, pairs whose estimated similarity is at least one half; by rensa, the fastest of those that we tried. It is no
dependency of ours: `pip install rensa`, or nothing is told.

It says which articles resemble each other, and not which passages they share.
"""

import re
from collections.abc import Sequence

WORD = re.compile(r"\w+")
SHINGLE, PERMUTATIONS, BANDS, ALIKE = 5, 128, 32, 0.5


def minhash(texts: Sequence[str]) -> set[tuple[int, int]] | None:
    """The pairs of texts found alike, by number; None where rensa is not installed."""
    try:
        from rensa import RMinHash, RMinHashLSH
    except ImportError:
        return None
    index = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=BANDS)
    sketches = []
    pairs = set()
    for n, text in enumerate(texts):
        words = WORD.findall(text.lower())
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update([" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))])
        pairs.update((m, n) for m in index.query(sketch) if sketch.jaccard(sketches[m]) >= ALIKE)
        index.insert(n, sketch)
        sketches.append(sketch)
    return pairs
