"""Companies and news outlets that no list has: "Quorra Cement", "Aldane Foods", "Skerrywire reports"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.entities.nouns import of_kind
from whence.text.entities.pieces import STOPS, Piece, is_apart, joined, printed
from whence.text.speakers.cased import given_names, offices
from whence.text.speakers.names import SAID
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from whence.text.speakers.cased import Page

_LONGEST = 3
_STEM = 3
"""Letters that a wire's own name has before its ending."""
_REPORTS = frozenset("reports reported".split())


def firms(page: Page, named: Container[int]) -> Iterator[Piece]:
    """Yield the companies told by what they trade in; `named` are words of people's full names.

    Without capitals the name before must be in no dictionary, for "russian steel" and "green energy" are none.
    """
    wares, words = of_kind("ware"), page.words
    for n, word in enumerate(words):
        if word.key not in wares or n == 0 or not joined(page, n) or words[n - 1].owner:
            continue
        telling = page.telling[word.sentence]
        if telling and not word.capital:
            continue
        found = _printed(page, n) if telling else _plain(page, n, named)
        if found is not None:
            yield found


def _printed(page: Page, n: int) -> Piece | None:
    """Return the company whose name the capitalised noun at word `n` ends."""
    words, first = page.words, n
    if n + 1 < len(words) and words[n + 1].capital and joined(page, n + 1) and not words[n].owner:
        return None  # "Marran Energy Council"
    while first > 0 and n - first < _LONGEST and joined(page, first) and words[first - 1].capital:
        if is_apart(page, first - 1):
            break
        first -= 1
    if first == n or not any(_is_own(words[k].key) for k in range(first, n)) or words[first].key in given_names():
        return None
    return Piece(first, n + 1, "organisation", printed(page, first, n + 1), 0.8)


def _plain(page: Page, n: int, named: Container[int]) -> Piece | None:
    """Return the company whose name the noun at word `n` ends in a text without capitals."""
    words, key = page.words, page.words[n - 1].key
    if n - 1 in named or is_known(key) or not key.isalpha() or len(key) <= _STEM or key in given_names():
        return None
    after = words[n + 1].key if n + 1 < len(words) else ""
    if after[-1:] == "s" and after not in SAID and after not in STOPS:
        return None  # "quorra steel prices"
    return Piece(n - 1, n + 1, "organisation", printed(page, n - 1, n + 1), 0.6)


def _is_own(key: str) -> bool:
    """Tell whether a word is somebody's own name rather than a common word."""
    return (not is_known(key) or is_name(key)) and key not in offices()


def wires(page: Page) -> Iterator[Piece]:
    """Yield the news outlets that the end of their own name tells: "Skerrywire"; or that report: "Skerrion reports"."""
    endings = tuple(of_kind("wire"))
    words = page.words
    for n, word in enumerate(words):
        key, telling = word.key, page.telling[word.sentence]
        if not (word.capital if telling else key.endswith(endings)):
            continue
        if is_known(key) or not key.isalpha() or key in given_names():
            continue
        alone = not (n and joined(page, n) and telling and words[n - 1].capital)
        if not alone or (telling and n + 1 < len(words) and words[n + 1].capital and joined(page, n + 1)):
            continue
        ends = key.endswith(endings) and not key.startswith(endings) and len(key) > _STEM + min(map(len, endings))
        reports = telling and not word.owner and n + 2 < len(words) and words[n + 1].key in _REPORTS
        if ends or (reports and words[n + 2].key == "that" and words[n + 1].gap == " "):
            yield Piece(n, n + 1, "organisation", printed(page, n, n + 1), 0.7 if ends else 0.6)
