"""Verify candidates block by block; what is done is on disk and is not done again."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from whence.kernels.compiled.candidates import sides
from whence.kernels.compiled.components import blocks, kindred_order
from whence.stages.relate import relate
from whence.stages.sift import sift
from whence.stages.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import numpy.typing as npt

    from whence.options import Options
    from whence.text.columns import TokenColumns

    Words = npt.NDArray[np.uint64]
    Gather = Callable[[npt.NDArray[np.uint32]], TokenColumns]
    """Tokens of distinct articles, given their numbers in rising order."""

PASSAGES = pa.schema(
    [
        ("left", pa.uint32()),
        ("right", pa.uint32()),
        ("i", pa.int32()),
        ("i2", pa.int32()),
        ("j", pa.int32()),
        ("j2", pa.int32()),
        ("left_begin", pa.uint32()),
        ("left_end", pa.uint32()),
        ("right_begin", pa.uint32()),
        ("right_end", pa.uint32()),
        ("score", pa.float64()),
        ("strong", pa.bool_()),
    ]
)
"""Passages of pairs of articles, left < right by number: tokens ``[i, i2)`` and ``[j, j2)``, and the characters."""


_TOKEN = 120
"""Bytes of memory for each token that one block may gather."""


class Limits(NamedTuple):
    """What one run may use."""

    memory: int = 512 << 20
    """Bytes that may be held of what grows with the corpus; the rest is on disk. One article is always held whole."""
    block_pairs: int = 1 << 16
    """Candidates verified before what was found is written."""


class Round(NamedTuple):
    """Candidates cut into blocks, in a folder."""

    folder: Path

    def is_planned(self) -> bool:
        """Tell whether all candidates are there."""
        return (self.folder / "planned").exists()

    def plan(self, slices: Iterable[Words], sizes: npt.NDArray[np.int64], limits: Limits, crowded: int = 0) -> None:
        """Write the candidates, kindred ones together, and where their blocks begin. `sizes` is tokens by article."""
        most_tokens = limits.memory // _TOKEN
        self.folder.mkdir(exist_ok=True)
        for stale in self.folder.iterdir():
            stale.unlink()
        for n, tallied in enumerate(slices):
            left, right, seeds = sides(tallied)
            order = kindred_order(left, right, seeds, sizes.size)
            left, right = left[order], right[order]
            np.save(self.folder / f"pairs-{n:04}.npy", tallied[order])
            np.save(self.folder / f"cuts-{n:04}.npy", blocks(left, right, sizes, limits.block_pairs, most_tokens))
        with (self.folder / "planned.tmp").open("w") as file:
            json.dump({"crowded": crowded}, file)
        (self.folder / "planned.tmp").replace(self.folder / "planned")

    def crowded(self) -> int:
        """Return how many stretches stand in crowded places."""
        return int(json.loads((self.folder / "planned").read_text())["crowded"])

    def candidates(self) -> Iterator[Words]:
        """Yield the tallied pairs, slice by slice, sorted in each."""
        for path in sorted(self.folder.glob("pairs-*.npy")):
            yield np.sort(np.load(path))

    def blocks(self) -> list[Block]:
        """Return the blocks in order."""
        return [
            Block(path, self.folder / f"part-{path.stem[6:]}-{n:06}.arrow", int(begin), int(end))
            for path in sorted(self.folder.glob("pairs-*.npy"))
            for cuts in [np.load(path.with_name(path.name.replace("pairs", "cuts")))]
            for n, (begin, end) in enumerate(pairwise(cuts))
        ]

    def parts(self) -> list[Path]:
        """Return the files of passages that are there."""
        return sorted(self.folder.glob("part-*.arrow"))

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield the passages that are there."""
        for part in self.parts():
            yield from batches(part)


class Block(NamedTuple):
    """Some candidates, and the file that holds their passages once they are verified."""

    pairs: Path
    part: Path
    begin: int
    end: int

    def __len__(self) -> int:
        """Return the number of candidates."""
        return self.end - self.begin

    def verify(self, gather: Gather, options: Options, *, sifted: bool) -> None:
        """Write the passages of the pairs that may count; a file that is there is whole.

        Unless they are `sifted`, pairs with a single shingle in common have to show that they are worth it.
        """
        left, right, seeds = sides(np.array(np.load(self.pairs, mmap_mode="r")[self.begin : self.end]))
        articles = np.unique(np.concatenate([left, right]))
        near = np.searchsorted(articles, left).astype(np.uint32), np.searchsorted(articles, right).astype(np.uint32)
        tokens = gather(articles)
        if not sifted:
            kept = sift(*near, seeds, tokens)
            left, right, near = left[kept], right[kept], (near[0][kept], near[1][kept])
        found = verify(*near, tokens, options)
        passages = pa.RecordBatch.from_pydict(
            {
                "left": left[found.pair],
                "right": right[found.pair],
                **{name: getattr(found, name) for name in PASSAGES.names[2:]},
            },
            schema=PASSAGES,
        )
        fresh = self.part.with_suffix(".tmp")
        with pa.OSFile(str(fresh), "wb") as file, pa.ipc.new_file(file, PASSAGES) as writer:
            writer.write_batch(relate(passages, options))
        fresh.replace(self.part)


def batches(part: Path) -> Iterator[pa.RecordBatch]:
    """Yield the passages of a file, mapped into memory while they are in use."""
    with pa.memory_map(str(part)) as file:
        reader = pa.ipc.open_file(file)
        for n in range(reader.num_record_batches):
            yield reader.get_batch(n)
