"""Ask one article against all: its shingles are looked up, the articles with most of them verified."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.errors import UsageError
from whence.kernels.compiled.postings_file import keys_of
from whence.kernels.compiled.postings_lookup import Found, allow, gather, heaviest, look_up
from whence.kernels.compiled.winnow import winnow
from whence.kernels.evidence import evidence
from whence.model import Article, Passage, Span
from whence.stages.verify import verify
from whence.text.columns import TokenColumns, columns
from whence.text.furniture.columns import hide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.archive.snapshot import Snapshot
    from whence.options import Options

LIMIT = 16
"""Articles that are verified. Of the pairs of related articles in synthetic retellings (families of up to thirty) 94 in
100 are found so, 96 with 40."""
_ORDER, _WINDOW = 5, 3
"""Of the query somewhat more shingles are asked about than an article of the archive has, 2 of 4 against 2 of 5; all of
them would take twice as long to look up and find two pairs in a thousand more."""
_BUDGET = 20_000
"""Postings that are counted for one question: of the rarest shingles all of them …"""
_EARLIEST = 4
"""… and of each of the others those of the earliest articles: wire copy stands in any number of papers."""


class Candidate(NamedTuple):
    """An article that shares shingles with the one asked about."""

    row: int
    """Its row in the archive, counted through all segments."""
    weight: int
    """Of the shingles shared: a rare one counts more."""


def search(snapshot: Snapshot, query: Article | str, options: Options, limit: int = LIMIT) -> tuple[Passage, ...]:
    """Return the passages that `query` (right) shares with articles of the archive (left).

    The `limit` articles that share most shingles are verified, by equal words, which takes most of the time. Their
    passages come article by article, that which says most first; a pair that shares too little (`kernels.evidence`)
    has none. All of them are told as reporting: what is a quotation or a form, `text.templates.nature` tells of a pair.
    An article with the id of the query is passed over: it is itself.

    Raises `UsageError` if `options.alike` is set.
    """
    if options.alike:
        raise UsageError('an archive is searched by equal words only: take preset("archive") or alike=False')
    name, text = ("-", query) if isinstance(query, str) else (query.id, query.text)
    asked = hide([text], columns([text]))
    itself = _rows_of(snapshot, query)
    limit = max(0, limit)
    found = candidates(snapshot, asked, limit + len(itself))
    rows = [candidate.row for candidate in found if candidate.row not in itself][:limit]
    return _verified(snapshot, rows, asked, name, options)


def candidates(snapshot: Snapshot, asked: TokenColumns, limit: int) -> list[Candidate]:
    """Return the articles that share most shingles with the one text of `asked`, at most `limit`, the best first."""
    shingles, _ = winnow(asked.hashes, asked.starts, _ORDER, _WINDOW)
    keys = keys_of(shingles)
    count = len(snapshot.parts)
    begins, ends = np.empty((count, keys.size), np.uint32), np.empty((count, keys.size), np.uint32)
    frequencies = np.zeros(keys.size, np.int64)
    with_any = [
        n
        for n, part in enumerate(snapshot.parts)
        if look_up(keys, part.segment.postings, begins[n], ends[n], frequencies)
    ]
    weights = np.empty(keys.size, np.uint8)
    hits = np.empty(allow(frequencies, snapshot.bases[-1], _BUDGET, _EARLIEST, weights), np.uint64)
    filled = 0
    for n in with_any:
        part, found = snapshot.parts[n], Found(begins[n], ends[n], weights, frequencies)
        filled += gather(part.segment.postings, found, part.dead, snapshot.bases[n], hits[filled:])
    hits = hits[:filled]
    hits.sort()
    best = np.empty(limit, np.uint64)
    return [Candidate(0xFFFFFFFF - (each & 0xFFFFFFFF), each >> 32) for each in best[: heaviest(hits, best)].tolist()]


def _rows_of(snapshot: Snapshot, query: Article | str) -> set[int]:
    if isinstance(query, str):
        return set()
    return {snapshot.bases[part] + row for part, row in snapshot.places([query.id])[0]}


def _verified(
    snapshot: Snapshot, rows: Sequence[int], asked: TokenColumns, name: str, options: Options
) -> tuple[Passage, ...]:
    if not rows:
        return ()
    places = []
    for row in rows:
        part = bisect_right(snapshot.bases, row) - 1
        places.append((snapshot.parts[part].segment, row - snapshot.bases[part]))
    # Boilerplate is hidden in the question, which is enough for the two not to share it; to look for it in all these
    # texts as well would take longer than to align them.
    both = joined(columns([segment.text(at) for segment, at in places]), asked)
    left = np.arange(len(rows), dtype=np.uint32)
    found = verify(left, np.full(len(rows), len(rows), np.uint32), both, options)
    passages: list[list[Passage]] = [[] for _ in rows]
    words: list[tuple[list[int], list[int]]] = [([], []) for _ in rows]
    ids = {pair: segment.id(at) for pair in set(found.pair.tolist()) for segment, at in [places[pair]]}
    for pair, left_words, right_words, begin, end, right_begin, right_end, score, strong in zip(
        found.pair.tolist(),
        (found.i2 - found.i).tolist(),
        (found.j2 - found.j).tolist(),
        found.left_begin.tolist(),
        found.left_end.tolist(),
        found.right_begin.tolist(),
        found.right_end.tolist(),
        found.score.tolist(),
        found.strong.tolist(),
        strict=True,
    ):
        passages[pair].append(Passage(ids[pair], name, Span(begin, end), Span(right_begin, right_end), score, strong))
        words[pair][0].append(left_words)
        words[pair][1].append(right_words)
    sizes = np.diff(both.starts).tolist()
    weighed = [
        (evidence([p.score for p in each], *words[n], (sizes[n], sizes[-1]), options.passage_score), each)
        for n, each in enumerate(passages)
        if each
    ]
    weighed.sort(key=lambda pair: -pair[0])
    return tuple(passage for said, each in weighed if said >= 0 for passage in each)


def joined(first: TokenColumns, second: TokenColumns) -> TokenColumns:
    """Return the tokens of the texts of `first`, then of those of `second`."""
    return TokenColumns(
        np.concatenate((first.starts, second.starts[1:] + first.starts[-1])),
        np.concatenate((first.begins, second.begins)),
        np.concatenate((first.ends, second.ends)),
        np.concatenate((first.hashes, second.hashes)),
        np.concatenate((first.sizes, second.sizes)),
        np.concatenate((first.rarities, second.rarities)),
    )
