"""Make the words of boilerplate unlike all others, so that no two articles share them.

A hidden word is told apart by its article and its place in it; two copies of one text have the same, and share them as
they share the rest. In columns (`text.furniture.columns`) the very same is done to the hashes.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING
from zlib import crc32

from whence.text.furniture.scan import furniture
from whence.text.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MARK = "0\0"
"""Begins every hidden word. As a figure it is like nothing but itself, and no token has a NUL in it."""
MOST = 0x10FFFF
"""Tokens of one article that can be told apart; beyond, a page is no article, and two may be taken for one."""


def salt(text: str) -> str:
    """Return two signs that tell one text from another."""
    value = crc32(text.encode("utf-8", "surrogatepass"))
    return chr(1 + (value >> 16)) + chr(1 + (value & 0xFFFF))


def hide(tokens: Tokens, text: str, ranges: Iterable[tuple[int, int]]) -> Tokens:
    """Return the tokens with those in `ranges` hidden."""
    words, of = list(tokens.words), MARK + salt(text)
    for begin, end in ranges:
        words[begin:end] = [of + chr(min(n + 1, MOST)) for n in range(begin, end)]
    return Tokens(words, tokens.begins, tokens.ends)


def ruled(text: str, tokens: Tokens) -> list[tuple[int, int, str]]:
    """Return the boilerplate of an article as ranges of tokens, with the rules; a token at an edge is inside."""
    return placed(furniture(text, set(tokens.words)), tokens.begins, tokens.ends)


def placed(
    runs: Iterable[tuple[int, int, str]], begins: Sequence[int], ends: Sequence[int]
) -> list[tuple[int, int, str]]:
    """Return runs of characters as ranges of tokens that do not overlap; empty ones are left out."""
    found, last = [], 0
    for begin, end, rule in runs:
        first = max(last, bisect_left(ends, begin + 1))
        past = bisect_left(begins, end)
        if first < past:
            found.append((first, past, rule))
            last = past
    return found
