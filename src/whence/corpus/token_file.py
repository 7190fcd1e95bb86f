"""The tokens of a corpus in a file, written once and read a few articles at a time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from whence.kernels.compiled.records import WORDS, Room, pack, unpack
from whence.text.columns import TokenColumns

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    import numpy.typing as npt

_RECORD = 4 * WORDS
_NEAR = 200
"""Tokens between two wanted articles that are read along rather than skipped: another read costs as much."""


class TokenFile:
    """Reads the tokens of any articles. A file that was not finished does not count as there."""

    def __init__(self, folder: Path) -> None:
        """Open the finished file in `folder`; raises `FileNotFoundError` where there is none."""
        self.starts: npt.NDArray[np.int64] = np.load(folder / "starts.npy")
        self._file = (folder / "tokens.bin").open("rb", buffering=0)
        self._records = np.empty((0, WORDS), np.uint32)
        self._room = Room.of(0)

    @property
    def sizes(self) -> npt.NDArray[np.int64]:
        """The number of tokens of each article."""
        return np.diff(self.starts)

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._file.close()

    def gather(self, articles: npt.NDArray[np.uint32]) -> TokenColumns:
        """Return the tokens of distinct articles in rising order, until it is called again.

        Takes 40 bytes a token. The memory is used again and again: to be given fresh pages costs more than the work.
        """
        first, past = self.starts[articles], self.starts[articles.astype(np.int64) + 1]
        cuts = np.flatnonzero(first[1:] - past[:-1] > _NEAR) + 1
        run_first, run_past = first[[0, *cuts]], past[[*(cuts - 1), -1]]
        run_at = np.concatenate([[0], np.cumsum(run_past - run_first)])
        if run_at[-1] > len(self._records):
            del self._records  # or there would be both for a moment
            self._records = np.empty((run_at[-1] * 9 // 8, WORDS), np.uint32)
        room = self._records.reshape(-1).data.cast("B")
        for at, begin, end in zip(run_at.tolist(), run_first.tolist(), run_past.tolist(), strict=False):
            self._read(room[at * _RECORD : (at + end - begin) * _RECORD], begin * _RECORD)
        run = np.searchsorted(cuts, np.arange(articles.size), side="right")
        tokens = int((past - first).sum())
        if tokens > len(self._room.hashes):
            del self._room
            self._room = Room.of(tokens * 9 // 8)
        starts = unpack(self._records, run_at[run] + first - run_first[run], past - first, self._room)
        return TokenColumns(starts=starts, **self._room.first(tokens)._asdict())

    def _read(self, room: memoryview, at: int) -> None:
        while room:
            got = os.preadv(self._file.fileno(), [room], at)
            if not got:
                message = f"{self._file.name} is shorter than it was"
                raise OSError(message)
            room, at = room[got:], at + got


class TokenWriter:
    """Writes the tokens of articles in the order of their numbers."""

    def __init__(self, folder: Path) -> None:
        """Begin the file anew."""
        self._folder = folder
        (folder / "starts.npy").unlink(missing_ok=True)
        self._file = (folder / "tokens.bin").open("wb", buffering=0)
        self._records = np.empty((0, WORDS), np.uint32)
        self._sizes: list[npt.NDArray[np.int64]] = []

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it; it does not count unless it was finished."""
        self._file.close()

    def append(self, tokens: TokenColumns) -> None:
        """Write the next articles."""
        count = tokens.hashes.size
        if count > len(self._records):
            self._records = np.empty((count * 9 // 8, WORDS), np.uint32)
        pack(tokens.begins, tokens.ends, tokens.hashes, tokens.sizes, tokens.rarities, self._records)
        self._records[:count].tofile(self._file)
        self._sizes.append(np.diff(tokens.starts))

    def finish(self) -> None:
        """Make the file count."""
        starts = np.concatenate([np.zeros(1, np.int64), *self._sizes]).cumsum()
        with (self._folder / "starts.tmp").open("wb") as file:
            np.save(file, starts)
        (self._folder / "starts.tmp").replace(self._folder / "starts.npy")
