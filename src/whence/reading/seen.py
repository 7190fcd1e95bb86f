"""The ids that were read already: sixteen bytes an article or two, so that millions fit."""

from __future__ import annotations

from array import array

_MASK = (1 << 64) - 1
_SMALLEST = 1 << 10


class Seen:
    """A table of 64-bit hashes, open and linear, at most half full.

    The hashes are Python's own of strings, which differ from process to process: nobody can write ids that meet in
    one. Of ten million ids two meet by chance once in some hundred thousand such readings.
    """

    def __init__(self) -> None:
        self._used = 0
        self._ids = array("Q", bytes(8 * _SMALLEST))
        self._texts = array("Q", bytes(8 * _SMALLEST))

    def __len__(self) -> int:
        return self._used

    def add(self, id: str, text: str) -> bool | None:
        """Remember an article; None if its id is new, else whether its text is the one that was read."""
        name, words = (hash(id) & _MASK) or 1, hash(text) & _MASK
        at = self._place(name)
        if self._ids[at]:
            return self._texts[at] == words
        self._ids[at], self._texts[at] = name, words
        self._used += 1
        if 2 * self._used > len(self._ids):
            self._grow()
        return None

    def _place(self, name: int) -> int:
        ids = self._ids
        at = name & (len(ids) - 1)
        while ids[at] not in {0, name}:
            at = (at + 1) & (len(ids) - 1)
        return at

    def _grow(self) -> None:
        ids, texts = self._ids, self._texts
        size = 2 * len(ids)
        self._ids, self._texts = array("Q", bytes(8 * size)), array("Q", bytes(8 * size))
        for name, words in zip(ids, texts, strict=True):
            if name:
                at = self._place(name)
                self._ids[at], self._texts[at] = name, words
