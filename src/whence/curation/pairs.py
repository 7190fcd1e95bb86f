"""Every two articles of an archive that share anything, read from the tables as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from whence.curation.directions import derivations
from whence.curation.naming import PassageRows
from whence.model import Derivation
from whence.stages.relate import FORM, QUOTING, REASONS, UPDATE
from whence.text.direction.extent import extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt
    import pandas as pd
    import pyarrow as pa

    from whence.curation.naming import Naming
    from whence.model import Passage


class Pairs:
    """The related pairs of an archive: iterate for their derivations, `told` gives the passages as well."""

    def __init__(self, passages: pa.Table, told: pa.Table | None, naming: Naming, notes: tuple[str, ...]) -> None:
        """Take the tables, by serial number."""
        self.notes = notes
        self._rows, self._told, self._naming = PassageRows(passages), told, naming
        left, right = passages["left"].to_numpy(), passages["right"].to_numpy()
        self._keys = left.astype(np.uint64) << np.uint64(32) | right
        self._reasons = passages["reason"].to_numpy()
        self._begins = np.flatnonzero(np.concatenate([[True], self._keys[1:] != self._keys[:-1]])[: len(left)])

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self._begins)

    def __iter__(self) -> Iterator[Derivation]:
        """Yield the derivation of each pair."""
        return derivations(self._told, self._naming) if self._told is not None else self._undirected()

    def told(self) -> Iterator[tuple[Derivation, tuple[Passage, ...]]]:
        """Yield the derivation of each pair, and what the two share."""
        shared = self.shared()
        for derivation in self:
            yield derivation, tuple(shared[derivation.left, derivation.right])

    def shared(self) -> Mapping[tuple[str, str], Sequence[Passage]]:
        """Return the passages of each pair, looked up when they are asked for."""
        return _Shared(self._rows, self._keys, self._naming)

    def to_arrow(self) -> pa.Table:
        """Return a row a pair as an Arrow table, articles by id, without the passages."""
        import pyarrow as pa

        names = [f for f in Derivation.__dataclass_fields__ if f != "rejected"]
        rows = [{name: getattr(derivation, name) for name in names} for derivation in self]
        return pa.Table.from_pylist(rows) if rows else pa.table({name: [] for name in names})

    def to_pandas(self) -> pd.DataFrame:
        """Return the same as a data frame; needs pandas."""
        return self.to_arrow().to_pandas()

    def _undirected(self) -> Iterator[Derivation]:
        ends = np.append(self._begins, len(self._keys))[1:]
        for begin, end in zip(self._begins.tolist(), ends.tolist(), strict=True):
            yield _undirected(self._naming, list(self._rows.some(begin, end)), int(self._reasons[begin]))


class _Shared(Mapping[tuple[str, str], "Sequence[Passage]"]):
    """Passages by pair, whichever of the two is named first; nothing is kept."""

    def __init__(self, rows: PassageRows, keys: npt.NDArray[np.uint64], naming: Naming) -> None:
        self._rows, self._keys, self._naming = rows, keys, naming

    def __getitem__(self, pair: tuple[str, str]) -> Sequence[Passage]:
        left, right = sorted(map(self._naming.serial, pair))
        key = np.uint64(left << 32 | right)
        begin, end = np.searchsorted(self._keys, [key, key + np.uint64(1)])
        if begin == end:
            raise KeyError(pair)
        return self._naming.passages(self._rows, begin, end)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for key in np.unique(self._keys).tolist():
            yield self._naming.id(key >> 32), self._naming.id(key & 0xFFFFFFFF)

    def __len__(self) -> int:
        return len(np.unique(self._keys))


def _undirected(naming: Naming, rows: Sequence[tuple[Any, ...]], reason: int) -> Derivation:
    """Return the derivation of a pair of which nobody has asked which way it went; `rows` are its passages."""
    left, right = rows[0][:2]
    if reason in (QUOTING, FORM):
        return Derivation(
            naming.id(left), naming.id(right), "non-derived", "cannot tell", 0.8, 0.0, 0.0, 0.0, (REASONS[reason],)
        )  # fmt: skip
    shares = [
        min(1.0, _covered(row[at : at + 2] for row in rows) / max(1, len(naming.article(serial).text)))
        for at, serial in ((2, left), (4, right))
    ]
    kind, score, rejected = extent(shares[1], max(shares))
    reasons = [f"{shares[0]:.0%} and {shares[1]:.0%} of their characters are shared"]
    reasons += [REASONS[reason]] * (reason == UPDATE)
    return Derivation(
        naming.id(left), naming.id(right), kind, "cannot tell", round(score, 4), 0.0, round(shares[0], 4),
        round(shares[1], 4), (*reasons, "nobody asked which way it went"), rejected,
    )  # fmt: skip


def _covered(spans: Iterable[tuple[int, ...]]) -> int:
    """Return how many characters the spans cover together."""
    covered = last = 0
    for begin, end in sorted(spans):
        covered += max(0, end - max(begin, last))
        last = max(last, end)
    return covered
