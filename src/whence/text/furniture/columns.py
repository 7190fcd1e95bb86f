"""The same as `text.furniture.hidden` for many texts in columns: the hashes of boilerplate are unlike all others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.kernels.compiled.presence import presence
from whence.kernels.hashing import joined_hash, word_hash
from whence.text.columns import weights
from whence.text.furniture.hidden import MARK, MOST, placed, salt
from whence.text.furniture.rules import triggers
from whence.text.furniture.scan import scanned
from whence.text.words import rarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from whence.text.columns import TokenColumns

_SIGNS = 3
"""Of a hidden word, after its mark."""


def hide(texts: Sequence[str], tokens: TokenColumns) -> TokenColumns:
    """Return the columns of `texts` with the words of boilerplate hidden; the arrays given are not changed."""
    found = list(_runs(texts, tokens))
    if not found:
        return tokens
    hashes, sizes, rarities = tokens.hashes.copy(), tokens.sizes.copy(), tokens.rarities.copy()
    for n, ranges in found:
        start, of = int(tokens.starts[n]), joined_hash(word_hash(MARK + salt(texts[n])), 0, 1)
        for begin, end in ranges:
            signs = np.minimum(np.arange(begin + 1, end + 1), MOST).astype(np.uint64)
            hashes[start + begin : start + end] = np.array([of], np.uint64) + signs
            sizes[start + begin : start + end] = len(MARK) + _SIGNS
            rarities[start + begin : start + end] = _rarity()
    return tokens._replace(hashes=hashes, sizes=sizes, rarities=rarities)


def _runs(texts: Sequence[str], tokens: TokenColumns) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the texts that have boilerplate, by number, with the ranges of its tokens."""
    known, lookup = triggers(), _lookup()
    present = np.ones((len(texts), lookup.words.size + 1), np.bool_)
    present[:, :-1] = presence(tokens.hashes, tokens.starts, lookup.words)
    owners, which = np.nonzero(present[:, lookup.of_triggers].all(axis=2))
    bounds = np.searchsorted(owners, np.arange(len(texts) + 1)).tolist()
    listed = which.tolist()
    for n in range(len(texts)):
        runs = scanned(texts[n], [known[m] for m in listed[bounds[n] : bounds[n + 1]]])
        if runs:
            start, past = int(tokens.starts[n]), int(tokens.starts[n + 1])
            begins, ends = (side[start:past].tolist() for side in (tokens.begins, tokens.ends))
            yield n, [(begin, end) for begin, end, _ in placed(runs, begins, ends)]


class _Lookup(NamedTuple):
    """Which words the triggers have: one question of a few texts costs what these arrays cost, not a loop over all."""

    words: npt.NDArray[np.uint64]
    """uint64[W]: the hashes of all of them."""
    of_triggers: npt.NDArray[np.intp]
    """intp[triggers, most words of one]: places in `words`; W, which is in every text, fills the rows."""


@cache
def _lookup() -> _Lookup:
    words = sorted({word for trigger in triggers() for word in trigger.words})
    number = {word: n for n, word in enumerate(words)}
    rows = np.full((len(triggers()), max(len(trigger.words) for trigger in triggers())), len(words), np.intp)
    for row, trigger in zip(rows, triggers(), strict=True):
        row[: len(trigger.words)] = sorted(number[word] for word in trigger.words)
    return _Lookup(np.array([word_hash(word) for word in words], np.uint64), rows)


@cache
def _rarity() -> int:
    return int(np.searchsorted(weights(), rarity(MARK + "\1" * _SIGNS)))
