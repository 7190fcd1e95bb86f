"""Who else stands where: pairs of articles whose passages overlap on a third."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, types

from whence.kernels.compiled.candidates import Frequency
from whence.kernels.compiled.postings import ARTICLE_BITS

_U32 = types.Array(types.uint32, 1, "C", readonly=True)
_I32 = types.Array(types.int32, 1, "C", readonly=True)
_BOOL = types.Array(types.boolean, 1, "C", readonly=True)
_SHIFT = np.uint64(ARTICLE_BITS)
_LOW = np.uint64(0xFFFFFFFF)


class Spots(NamedTuple):
    """Stretches of articles, in columns: `article`'s tokens ``[begin, end)`` are shared with `partner`."""

    article: npt.NDArray[np.uint32]
    begin: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    partner: npt.NDArray[np.uint32]
    fresh: npt.NDArray[np.bool_]
    """Whether this passage was found since the pairs of the others were closed."""


class Closed(NamedTuple):
    """The pairs, packed as in `candidates`, unsorted and repeated."""

    pairs: npt.NDArray[np.uint64]
    crowded: int
    """Stretches where so many begin that they were paired with the earliest few only."""


@njit(types.Tuple((types.int64[::1], types.int64[::1]))(_U32, types.int64), cache=True)
def _grouped(article: npt.NDArray[np.uint32], nodes: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the rows ordered by article, and where each article begins."""
    begins = np.zeros(nodes + 1, np.int64)
    for n in range(article.size):
        begins[article[n] + 1] += 1
    for node in range(nodes):
        begins[node + 1] += begins[node]
    free = begins[:-1].copy()
    rows = np.empty(article.size, np.int64)
    for n in range(article.size):
        rows[free[article[n]]] = n
        free[article[n]] += 1
    return rows, begins


_SPOTS = types.NamedTuple((_U32, _I32, _I32, _U32, _BOOL), Spots)
_FREQUENCY = types.NamedUniTuple(types.int64, 2, Frequency)


@njit(types.int64[::1](types.int64[::1], _I32, _U32), cache=True)
def _in_order(
    rows: npt.NDArray[np.int64], begin: npt.NDArray[np.int32], partner: npt.NDArray[np.uint32]
) -> npt.NDArray[np.int64]:
    """Return rows by their begin, then by partner."""
    for column in (partner, begin.view(np.uint32)):
        keys = np.empty(rows.size, np.uint64)
        for n in range(rows.size):
            keys[n] = np.uint64(column[rows[n]]) << np.uint64(32) | np.uint64(n)
        keys.sort()
        rows = rows[(keys & _LOW).astype(np.int64)]
    return rows


@njit(types.int64(types.int64[::1], types.int64, _I32, types.int64), cache=True)
def _still_open(active: npt.NDArray[np.int64], live: int, end: npt.NDArray[np.int32], until: int) -> int:
    """Keep, in place, the rows of `active` that end at `until` or later; return how many there are."""
    kept = 0
    for row in active[:live]:
        if end[row] >= until:
            active[kept] = row
            kept += 1
    return kept


@njit(types.Tuple((types.uint64[::1], types.int64))(_SPOTS, types.int64, types.int64, _FREQUENCY), cache=True)
def _overlapping(spots: Spots, nodes: int, least: int, frequency: Frequency) -> tuple[npt.NDArray[np.uint64], int]:
    article, begin, end, partner, fresh = spots
    rows, begins = _grouped(article, nodes)
    pairs = np.empty(max(1024, article.size), np.uint64)
    made = crowded = 0
    active = np.empty(frequency.cap, np.int64)
    for node in range(nodes):
        live = 0
        for row in _in_order(rows[begins[node] : begins[node + 1]], begin, partner):
            if end[row] < begin[row] + least:
                continue
            live = _still_open(active, live, end, begin[row] + least)
            reach = live if live < frequency.cap else min(live, frequency.earliest)
            crowded += reach < live
            if made + reach > pairs.size:
                pairs = np.concatenate((pairs, np.empty(pairs.size + reach, np.uint64)))
            for other in active[:reach]:
                a, b = partner[row], partner[other]
                if a != b and (fresh[row] or fresh[other]):
                    pairs[made] = np.uint64(min(a, b)) << _SHIFT | np.uint64(max(a, b))
                    made += 1
            if live < frequency.cap:
                active[live] = row
                live += 1
    return pairs[:made].copy(), crowded


def overlapping(spots: Spots, nodes: int, least: int, frequency: Frequency) -> Closed:
    """Return the pairs of partners that share at least `least` tokens of an article, at least one of the two fresh.

    Of the stretches that are open at one place the first `frequency.cap` are paired each with each, and every further
    one with the earliest few (by their begin, then by partner). `nodes` is the number of articles. Time is that of
    sorting the stretches of each article, and their number times the cap.
    """
    pairs, crowded = _overlapping(Spots(*map(_frozen, spots)), nodes, least, frequency)
    return Closed(pairs, int(crowded))


def _frozen(column: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return a view that may not be written to: Arrow's columns are so, and a signature knows one kind of column."""
    view = column.view()
    view.flags.writeable = False
    return view
