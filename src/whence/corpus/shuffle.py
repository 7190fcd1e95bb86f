"""What has to be sorted over a whole corpus, in memory as far as it may and on disk beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from whence.kernels.compiled.candidates import merge, tally
from whence.kernels.compiled.postings import PARTITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

    Words = npt.NDArray[np.uint64]

_SAMPLES = 64


class Postings:
    """Takes batches of postings in, gives them out again by partition."""

    def __init__(self, file: Path, most: int) -> None:
        """Hold `most` bytes in memory; what is more goes to `file`."""
        file.unlink(missing_ok=True)
        self._path, self._most = file, most
        self._held: list[Words] = []
        self._bytes = self._rows = 0
        self._begins: list[npt.NDArray[np.int64]] = []
        """Of each batch: where in the file each partition begins (and the last ends), counted in postings."""

    def add(self, postings: pa.RecordBatch) -> None:
        """Take a batch ordered by partition."""
        counts = np.bincount(postings["partition"].to_numpy(), minlength=PARTITIONS)
        self._begins.append(self._rows + np.concatenate([[0], np.cumsum(counts)]))
        packed = postings["posting"].to_numpy()
        self._rows += packed.size
        self._held.append(packed)
        self._bytes += packed.nbytes
        if self._bytes > self._most:
            with self._path.open("ab") as file:
                for each in self._held:
                    each.tofile(file)
            self._held, self._bytes = [], 0

    def partitions(self) -> Iterator[pa.RecordBatch]:
        """Yield the postings of one partition after the other."""
        written = len(self._begins) - len(self._held)
        for p in range(PARTITIONS):
            parts = [
                np.fromfile(self._path, np.uint64, int(begins[p + 1] - begins[p]), offset=8 * int(begins[p]))
                for begins in self._begins[:written]
            ]
            for packed, begins in zip(self._held, self._begins[written:], strict=True):
                parts.append(packed[begins[p] - begins[0] : begins[p + 1] - begins[0]])
            postings = np.concatenate(parts) if parts else np.empty(0, np.uint64)
            yield pa.RecordBatch.from_arrays([pa.array(postings)], ["posting"])


class Candidates:
    """Takes packed pairs in, gives them out sorted and tallied (`kernels.compiled.candidates`)."""

    def __init__(self, folder: Path, most: int) -> None:
        """Use about `most` bytes of memory; what is more goes to files in `folder`."""
        self._folder = folder
        self._rows = max(1, most // 64)
        self._raw: list[Words] = []
        self._raw_rows = 0
        self._held: Words = np.empty(0, np.uint64)
        self._runs: list[Path] = []

    def add(self, pairs: Words) -> None:
        """Take pairs in any order; one that is given again counts again."""
        self._raw.append(pairs)
        self._raw_rows += pairs.size
        if self._raw_rows >= self._rows:
            self._settle()

    def _settle(self) -> None:
        raw = np.concatenate([np.empty(0, np.uint64), *self._raw])
        self._raw, self._raw_rows = [], 0
        raw.sort()
        self._held = _merged([self._held, raw[: tally(raw)]])
        if self._held.size > self._rows:
            self._runs.append(self._folder / f"run-{len(self._runs):04}.npy")
            np.save(self._runs[-1], self._held)
            self._held = np.empty(0, np.uint64)

    def slices(self) -> Iterator[Words]:
        """Yield tallied pairs in rising order, all of them in one array if memory allows, and forget them."""
        self._settle()
        if not self._runs:
            yield self._held
            return
        runs = [*(np.load(run, mmap_mode="r") for run in self._runs), self._held]
        least = 0
        for border in [*self._borders(runs), None]:
            ends = [run.size if border is None else int(np.searchsorted(run, border)) for run in runs]
            begins = [int(np.searchsorted(run, np.uint64(least))) for run in runs]
            yield _merged([np.array(run[b:e]) for run, b, e in zip(runs, begins, ends, strict=True)])
            least = 0 if border is None else int(border)
        for run in self._runs:
            run.unlink()

    def _borders(self, runs: list[Words]) -> list[np.uint64]:
        """Return tallied pairs, the tally nought, that cut all runs together into slices of about the size allowed."""
        step = max(1, self._rows // _SAMPLES)
        sample = np.concatenate([run[::step] for run in runs])
        sample.sort()
        return list(np.unique(sample[_SAMPLES::_SAMPLES] & ~np.uint64(0xFF)))


def _merged(runs: list[Words]) -> Words:
    merged = np.concatenate(runs)
    merged.sort()
    return merged[: merge(merged)]
