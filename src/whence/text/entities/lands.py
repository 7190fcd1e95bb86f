"""Places told by a noun in their name: "Osprey County", "Cape Marran", "Strait of Quorra"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.entities.nouns import of_kind
from whence.text.entities.pieces import Piece, is_apart, joined, printed
from whence.text.speakers.cased import given_names, offices
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.text.speakers.cased import Page

_OF = frozenset("strait straits gulf sea bay isle isles city county port province republic kingdom state".split())
_BARE = frozenset(
    "county river island islands avenue province peninsula strait airport lake mountains harbour harbor".split()
)
"""Nouns that end a place's name even where capitals are lost, if a name stands before them."""
_BARE_FORE = frozenset("fort cape lake san santa los las mount".split())
_HEADS = frozenset(("head", "lock", "dam", "pier", "ridge"))
"""Nouns that are as often something else."""
_LONGEST = 5


def lands(page: Page) -> Iterable[Piece]:
    """Yield the places that a noun tells."""
    ends, fores = of_kind("land"), of_kind("fore")
    for n, word in enumerate(page.words):
        key = word.key
        if key in ends or key == "city":
            found = _ended(page, n)
            if found is not None:
                yield found
        if key in fores:
            found = _begun(page, n)
            if found is not None:
                yield found


def _ended(page: Page, n: int) -> Piece | None:
    """Return the place whose name the noun at word `n` ends, or goes on from: "Strait of Marran"."""
    words = page.words
    word = words[n]
    if page.telling[word.sentence]:
        if not word.capital or (word.key in _HEADS and not _is_headland(page, n)):
            return None
        first = n
        while first > 0 and n - first < _LONGEST and joined(page, first) and words[first - 1].capital:
            if is_apart(page, first - 1):
                break
            first -= 1
        if first < n and not all(w.key in of_kind("direction") or w.key in of_kind("field") for w in words[first:n]):
            return Piece(first, n + 1, "place", printed(page, first, n + 1), 0.8)
        after = words[n + 1 : n + 3]
        if word.key in _OF and len(after) == 2 and after[0].key == "of" and after[1].capital and after[1].gap == " ":
            end = n + 3
            while end < len(words) and words[end].capital and joined(page, end) and end - n < _LONGEST:
                end += 1
            return Piece(n, end, "place", printed(page, n, end), 0.8)
        return None
    if word.key not in _BARE or n == 0 or not _named(page, n - 1) or words[n].gap != " ":
        return None
    first = n - 1
    if first > 0 and joined(page, first) and words[first - 1].key not in offices() and _named(page, first - 1):
        first -= 1
    return Piece(first, n + 1, "place", printed(page, first, n + 1), 0.6)


def _is_headland(page: Page, n: int) -> bool:
    """Tell "Marran Head" from "Department Head Nora Selwick"."""
    words = page.words
    if n == 0 or not joined(page, n) or (n + 1 < len(words) and words[n + 1].capital and joined(page, n + 1)):
        return False
    key = words[n - 1].key
    return key not in given_names() and (not is_known(key) or is_name(key))


def _begun(page: Page, n: int) -> Piece | None:
    """Return the place whose name the noun at word `n` begins: "Fort Calder", "St. Marran"."""
    words = page.words
    word = words[n]
    if n + 1 >= len(words) or word.owner or words[n + 1].sentence != word.sentence:
        return None
    after = words[n + 1]
    if page.telling[word.sentence]:
        if not word.capital or not after.capital or after.gap not in (" ", ". "):
            return None
        if is_apart(page, n + 1):
            return None
        end = n + 2
        if end < len(words) and words[end].capital and joined(page, end) and not is_apart(page, end):
            end += 1
        return Piece(n, end, "place", printed(page, n, end), 0.7)
    if word.key not in _BARE_FORE or after.gap != " " or not _named(page, n + 1):
        return None
    return Piece(n, n + 2, "place", printed(page, n, n + 2), 0.6)


def _named(page: Page, n: int) -> bool:
    key = page.words[n].key
    if len(key) < 3 or not key.isalpha() or page.words[n].owner:
        return False
    return is_name(key) or not is_known(key)
