"""The tokens of many texts as columns of numbers: what `tokens.tokenise` gives, far faster.

Texts are joined into batches of about a quarter of a million characters, which the compiled tokeniser reads at once.
A text with a character that it cannot fold alone goes through the pure functions instead: Chinese, or a loose accent;
one in two thousand of the news that we measured. A letter with its accent on, Greek and Russian are no trouble.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.kernels.compiled import tokens as kernel
from whence.kernels.compiled.alphabet import UNMET, survey
from whence.kernels.compiled.joins import CLITIC, COMMON, HOST, NOT_T
from whence.kernels.hashing import WORD_BASE, word_hash
from whence.text.characters import alphabet, learn
from whence.text.fold import respelt
from whence.text.tokens import _CLITIC_HOSTS, _CLITICS, _COLLIDING, _NOT_T, tokenise
from whence.text.words import rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

_BATCH = 1 << 18
"""Characters that are read at once: their tokens stay in the cache of the processor until they are copied."""
_BETWEEN = "\0"
"""Stands between two texts of a batch, and after the last."""
_LONGEST_NUMBER = 8
"""Numbers of more digits are all as rare as this."""


class TokenColumns(NamedTuple):
    """The tokens of n texts, T together; those of text k are rows ``starts[k]`` to ``starts[k + 1]``."""

    starts: npt.NDArray[np.int64]
    """int64[n + 1]"""
    begins: npt.NDArray[np.uint32]
    """uint32[T]: the first character, counted in code points of the untouched text …"""
    ends: npt.NDArray[np.uint32]
    """uint32[T]: … and the one after the last."""
    hashes: npt.NDArray[np.uint64]
    """uint64[T]: `kernels.hashing.word_hash` of the folded word."""
    sizes: npt.NDArray[np.uint16]
    """uint16[T]: code points of the folded word. 65,535 stands for any longer one as well: join no hash with it."""
    rarities: npt.NDArray[np.uint16]
    """uint16[T]: rows of `weights()`."""


@cache
def weights() -> npt.NDArray[np.float64]:
    """Return the values that `words.rarity` can take, ascending, float64[at most 300]; read-only."""
    values = {rarity(word) for word in (*_listed(), "")}
    values |= {rarity("0" * size) for size in range(1, _LONGEST_NUMBER + 1)}
    array = np.array(sorted(values))
    array.flags.writeable = False
    return array


def columns(texts: Sequence[str]) -> TokenColumns:
    """Return the tokens of `texts` as columns; never raises, whatever the texts.

    >>> import numpy as np
    >>> read = columns(["The U.S. doesn’t", "", "us"])
    >>> read.starts.tolist(), read.begins.tolist(), read.sizes.tolist()
    ([0, 3, 3, 4], [0, 4, 9, 0], [3, 3, 6, 2])
    """
    batches = list(_batches(texts))
    longest = max((sum(map(len, batch)) + len(batch) for batch in batches), default=0)
    out = kernel.buffers(max(map(len, batches), default=0), longest)
    return _concatenated([_read(batch, out) for batch in batches] or [twin([])])


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    begin = size = 0
    for n, text in enumerate(texts):
        size += len(text) + 1
        if size >= _BATCH:
            yield texts[begin : n + 1]
            begin, size = n + 1, 0
    if begin < len(texts):
        yield texts[begin:]


def _read(texts: Sequence[str], out: kernel.Buffers) -> TokenColumns:
    """Return the tokens of a batch."""
    codes = _codes(_BETWEEN.join([*texts, ""]))
    bounds = _summed([len(text) + 1 for text in texts])
    tables = alphabet()
    odd, spelt = np.zeros((2, len(texts)), np.bool_)
    if survey(codes, bounds, tables.kinds, odd, spelt):
        learn(tables, np.unique(codes[tables.kinds[codes] == UNMET]).tolist())
        survey(codes, bounds, tables.kinds, odd, spelt)
    if spelt.any():
        codes = codes.copy()
        for n in np.flatnonzero(spelt).tolist():
            codes[bounds[n] : bounds[n + 1] - 1] = _codes(respelt(texts[n]))
    kernel.tokenise(codes, bounds, odd, tables, _lexicon(), out)
    read = _rows(TokenColumns(*out), 0, len(texts))
    if not odd.any():
        return read
    parts, done = [], 0
    for n in np.flatnonzero(odd).tolist():
        parts += [_rows(read, done, n), twin([texts[n]])]
        done = n + 1
    return _concatenated([*parts, _rows(read, done, len(texts))])


def _rows(read: TokenColumns, begin: int, end: int) -> TokenColumns:
    """Return a copy of the texts [begin, end)."""
    starts = read.starts[begin : end + 1]
    first, last = starts[0], starts[-1]
    return TokenColumns(
        starts - first,
        read.begins[first:last].copy(),
        read.ends[first:last].copy(),
        read.hashes[first:last].copy(),
        read.sizes[first:last].copy(),
        read.rarities[first:last].copy(),
    )


def _concatenated(parts: Sequence[TokenColumns]) -> TokenColumns:
    if len(parts) == 1:
        return parts[0]
    _, begins, ends, hashes, sizes, rarities = map(list, zip(*parts, strict=True))
    return TokenColumns(
        _summed(np.concatenate([np.diff(part.starts) for part in parts])),
        np.concatenate(begins),
        np.concatenate(ends),
        np.concatenate(hashes),
        np.concatenate(sizes),
        np.concatenate(rarities),
    )


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _summed(counts: npt.ArrayLike) -> npt.NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def twin(texts: Iterable[str]) -> TokenColumns:
    """Return the same as `columns`, by the pure functions and slowly: for odd texts, and to compare with."""
    starts, begins, ends, words = [0], [], [], []
    for text in texts:
        tokens = tokenise(text)
        words += tokens.words
        begins += tokens.begins
        ends += tokens.ends
        starts.append(len(words))
    return _columns(starts, begins, ends, words)


def _columns(starts: list[int], begins: list[int], ends: list[int], words: list[str]) -> TokenColumns:
    return TokenColumns(
        np.array(starts, np.int64),
        np.array(begins, np.uint32),
        np.array(ends, np.uint32),
        np.array([word_hash(word) for word in words], np.uint64),
        np.array([min(len(word), kernel.LONGEST) for word in words], np.uint16),
        _places([rarity(word) for word in words]),
    )


def _places(values: Sequence[float]) -> npt.NDArray[np.uint16]:
    return np.searchsorted(weights(), values).astype(np.uint16)


def _hashes(words: Iterable[str]) -> npt.NDArray[np.uint64]:
    """Return the hashes of many short words without a NUL, all at once."""
    hashes = np.zeros(1, np.uint64)
    for signs in np.array(list(words), "U")[:, np.newaxis].view(np.uint32).T.astype(np.uint64):
        hashes = np.where(signs > 0, hashes * np.uint64(WORD_BASE) + signs, hashes)
    return hashes


def _listed() -> list[str]:
    with open(os.path.join(os.path.dirname(__file__), "data", "words.txt"), encoding="ascii") as lines:
        return lines.read().split()


@cache
def _lexicon() -> kernel.Lexicon:
    """Return what the kernel knows of words."""
    flags = dict.fromkeys(_listed(), 0)
    for words, flag in ((_CLITIC_HOSTS, HOST), (_NOT_T, NOT_T), (_CLITICS, CLITIC), (_COLLIDING, COMMON)):
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    values = _places([rarity(word) for word in flags]) | np.array(list(flags.values()), np.uint16)
    keys, kept = kernel.table(_hashes(flags), values)
    return kernel.Lexicon(
        keys,
        kept,
        _places([rarity("0" * size) for size in range(_LONGEST_NUMBER + 1)]),
        _hashes(_COLLIDING),
        _hashes(_COLLIDING.values()),
    )
