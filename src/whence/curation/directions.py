"""Work out who has it from whom: the related articles of an archive in groups, each group settled together.

What is known of a group is kept with a mark of the group: its articles and what they share. A group that has got
another article has another mark and is settled anew; the others are not.
"""

from __future__ import annotations

import time
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from whence import genealogy
from whence.curation.naming import Naming, PassageRows
from whence.kernels.compiled.components import components
from whence.model import Derivation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    import numpy.typing as npt

    from whence.archive import Archive
    from whence.options import Options

    Progress = Callable[[str, int, int | None], None]

NAME = "derivations"
_METHOD = 2
_PAUSE = 20.0
"""Seconds of work after which what was found is kept."""
SCHEMA = pa.schema(
    [
        ("group", pa.uint64()),
        ("left", pa.uint32()),
        ("right", pa.uint32()),
        ("kind", pa.string()),
        ("direction", pa.string()),
        ("score", pa.float64()),
        ("direction_score", pa.float64()),
        ("left_share", pa.float64()),
        ("right_share", pa.float64()),
        ("reasons", pa.list_(pa.string())),
        ("via", pa.list_(pa.uint32())),
    ]
)
"""A row a pair, by serial number; ``direction`` as in `model.Derivation`."""


def key_of(passages: str) -> str:
    """Return what tells directions of passages that `passages` tells from others."""
    return f"{passages}; directions {_METHOD}"


class Group(NamedTuple):
    """Articles that hang together by what they share."""

    mark: int
    pairs: npt.NDArray[np.uint32]
    """Shape (pairs, 2): serial numbers, left < right."""


def groups(table: pa.Table) -> list[Group]:
    """Return the articles of the passages in `table` in groups: who shares with whom, straight or through others.

    Only pairs that share something that counts hang together.
    """
    left, right = table["left"].to_numpy(), table["right"].to_numpy()
    if not left.size:
        return []
    keys = np.unique(left.astype(np.uint64) << np.uint64(32) | right)
    pairs = np.stack([keys >> np.uint64(32), keys & np.uint64(0xFFFFFFFF)], axis=1).astype(np.uint32)
    articles, near = np.unique(pairs, return_inverse=True)
    near = near.reshape(pairs.shape).astype(np.uint32)
    tops = components(np.ascontiguousarray(near[:, 0]), np.ascontiguousarray(near[:, 1]), articles.size)[near[:, 0]]
    order = np.argsort(tops, kind="stable")
    cuts = np.flatnonzero(np.diff(tops[order])) + 1
    return [Group(_mark(some), some) for some in np.split(pairs[order], cuts)]


def _mark(pairs: npt.NDArray[np.uint32]) -> int:
    return int.from_bytes(blake2b(pairs.tobytes(), digest_size=8).digest(), "little")


def direct(
    archive: Archive,
    table: pa.Table,
    options: Options,
    key: str,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> pa.Table:
    """Return the derivation of every pair that shares passages in `table` (`SCHEMA`); keep what was not known yet.

    Broken off, it goes on the next time where it was.
    """
    wanted = groups(table)
    key = key_of(key)
    known = archive.read_results(NAME, key)
    told = SCHEMA.empty_table() if known is None else known.table()
    marks = np.array([group.mark for group in wanted], np.uint64)
    valid = told.filter(pa.array(np.isin(told["group"].to_numpy(), marks)))
    have = set(valid["group"].unique().to_pylist())
    missing = [group for group in wanted if group.mark not in have]
    if not missing:
        return valid
    if valid.num_rows < told.num_rows:
        archive.write_results(NAME, key, archive.snapshot().manifest.next_serial, valid, replace=True)
    worker = _Settling(archive, table, options, now)
    rows: list[pa.Table] = []
    done, total, since = 0, sum(len(group.pairs) for group in missing), time.monotonic()
    for group in missing:
        rows.append(worker.settled(group))
        done += len(group.pairs)
        if progress is not None:
            progress("settling directions", done, total)
        if time.monotonic() - since > _PAUSE or group is missing[-1]:
            fresh = pa.concat_tables(rows)
            archive.write_results(NAME, key, archive.snapshot().manifest.next_serial, fresh)
            valid, rows, since = pa.concat_tables([valid, fresh]), [], time.monotonic()
    return valid


class _Settling:
    """What it takes to settle one group after the other."""

    def __init__(self, archive: Archive, table: pa.Table, options: Options, now: datetime | None) -> None:
        self._naming = Naming(archive.snapshot())
        self._rows, self._options, self._now = PassageRows(table), options, now
        self._keys = table["left"].to_numpy().astype(np.uint64) << np.uint64(32) | table["right"].to_numpy()

    def settled(self, group: Group) -> pa.Table:
        """Return the derivations of one group."""
        serials = np.unique(group.pairs)
        articles = [self._naming.article(int(serial)) for serial in serials]
        number = {article.id: int(serial) for article, serial in zip(articles, serials, strict=True)}
        related = {}
        for left, right in group.pairs.tolist():
            key = np.uint64(left << 32 | right)
            begin, end = np.searchsorted(self._keys, [key, key + np.uint64(1)])
            passages = self._naming.passages(self._rows, begin, end)
            related[passages[0].left, passages[0].right] = passages
        family = genealogy.settle(articles, self._options, related, None, self._now)
        return _rows(group.mark, family.derivations, number)


def _rows(mark: int, derivations: tuple[Derivation, ...], number: dict[str, int]) -> pa.Table:
    columns: dict[str, list[object]] = {name: [] for name in SCHEMA.names}
    for d in derivations:
        values = (
            mark, number[d.left], number[d.right], d.kind, d.direction, d.score, d.direction_score, d.left_share,
            d.right_share, list(d.reasons), [number[name] for name in d.via],
        )  # fmt: skip
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
    return pa.table(columns, SCHEMA)


def derivations(table: pa.Table, naming: Naming) -> Iterator[Derivation]:
    """Yield the rows of a table of derivations as values."""
    for row in (row for batch in table.to_batches(max_chunksize=4096) for row in batch.to_pylist()):
        yield Derivation(
            naming.id(row["left"]), naming.id(row["right"]), row["kind"], row["direction"], row["score"],
            row["direction_score"], row["left_share"], row["right_share"], tuple(row["reasons"]),
            via=tuple(naming.id(serial) for serial in row["via"]),
        )  # fmt: skip
