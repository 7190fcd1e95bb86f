"""Where an article has the names that the lists give, the longest at each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.entities.listing import entry, table
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from whence.text.entities.listing import Entry, Words
    from whence.text.speakers.cased import Cased, Page

_GAPS = frozenset((" ", ". ", ".", "-", " & ", "&", ".-", "/", "  ", " - ", "'s ", "s ", "' "))
_INITIALS = 5


class Spot(NamedTuple):
    """A listed name, as a range of words of the page."""

    begin: int
    end: int
    entry: Entry


def spots(page: Page) -> list[Spot]:
    """Return the listed names of `page` in order; none overlaps another."""
    sizes, words, telling = table().sizes, page.words, page.telling
    found: list[Spot] = []
    after = 0
    for n, word in enumerate(words):
        bits = sizes.get(word.key, 0)
        if word.owner:
            bits |= sizes.get(f"{word.key}'s", 0)
        if not bits or n < after:
            continue
        if word.key == "the" if page.bare else telling[word.sentence] and _is_small(page, word):
            continue
        if page.bare and word.owner and len(word.key) == 1:  # "u s": the s was taken for a possessive
            bits |= 2
        spot = _longest(page, n, bits)
        if spot is not None:
            found.append(spot)
            after = spot.end
    return found


def _longest(page: Page, n: int, bits: int) -> Spot | None:
    words = page.words
    size = min(bits.bit_length() - 1, len(words) - n)
    while size:
        if bits >> size & 1:
            for key in _keys(page, n, n + size):
                found = entry(key)
                if found is not None and _is_printed(page, n, n + size, found):
                    return Spot(n, n + size, found)
        size -= 1
    return None


def _keys(page: Page, begin: int, end: int) -> list[Words]:
    """Return the words of the range as a list may have them: with and without the possessive."""
    words = page.words
    last = words[end - 1]
    for n in range(begin + 1, end):
        if words[n].gap not in _GAPS and not (words[n].gap == ", " and words[n].capital):
            return []
    head = tuple([f"{word.key}'s" if word.owner else word.key for word in words[begin : end - 1]])
    if not last.owner:
        return [(*head, last.key)]
    if page.bare and len(last.key) == 1:
        return [(*head, last.key, "s"), (*head, last.key)]
    return [(*head, f"{last.key}'s"), (*head, last.key)]


def _is_printed(page: Page, begin: int, end: int, found: Entry) -> bool:
    """Tell whether the range is written as a name is."""
    words = page.words
    first, last = words[begin], words[end - 1]
    if not page.telling[first.sentence]:
        return found.bare
    printed = found.printed
    if printed[0].isupper() and not first.capital:
        return False
    if end - begin > 1:
        tail = printed.rsplit(" ", 1)[-1]
        if not last.capital and tail[0].isupper() and not last.key.isdigit():
            return False
        return last.gap != ", " or "," in printed
    text = page.text[first.begin : first.end]
    if len(text) <= _INITIALS and printed.isupper() and not text.isupper():
        return is_name(first.key) or not is_known(first.key)
    return True


def _is_small(page: Page, word: Cased) -> bool:
    return not word.capital and page.text[word.begin : word.end].islower()
