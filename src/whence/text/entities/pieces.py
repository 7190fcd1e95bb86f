"""A name as a range of words, on the way to a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.model.places import Span
from whence.text.entities.nouns import of_kind
from whence.text.speakers.cased import roles, titles
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.text.speakers.cased import Page

_JOINS = frozenset((" ", "-", " & ", "&", "/", "  "))
"""What may part the words of one name."""
_SMALL = frozenset("of the and for in on at to de da di del der den van von la le du bin ibn al el dos".split())
STOPS = frozenset(
    "former ex then late said says the a an and or but of in on at for to by from with about into against over after"
    " before during under while when if as that this these those his her their its our your my is are was were be"
    " been will would can could has have had do does did no not who which what how where why also yet so both meanwhile"
    " however according despite because although".split()
)
"""Words that begin no name, though a sentence or a headline gives them a capital."""


class Piece(NamedTuple):
    """A range of words of the page that names something."""

    begin: int
    end: int
    type: str
    """person, place, organisation; or people, which is none of them but says what stands beside it."""
    norm: str
    score: float = 1.0
    kind: str = ""
    """Of a listed place or body: the kind that the list gives it."""


def joined(page: Page, n: int) -> bool:
    """Tell whether word `n` may go on a name that the word before it belongs to."""
    word, last = page.words[n], page.words[n - 1]
    if word.sentence != last.sentence or last.owner:
        return False
    return word.gap in _JOINS or (word.gap in (". ", ".") and len(last.key) <= 2)


def opens(page: Page, n: int) -> bool:
    """Tell whether word `n` is a common word that has its capital from the sentence it begins."""
    word = page.words[n]
    if n and page.words[n - 1].sentence == word.sentence and word.gap[-1:] not in ('"', "“", "”", "‘", ":", "("):
        return False
    return is_known(word.key) and not is_name(word.key)


def is_apart(page: Page, n: int) -> bool:
    """Tell whether the capitalised word `n` is no part of a name after it: a title, a role, the first of a sentence."""
    key = page.words[n].key
    if key in of_kind("field"):
        return False
    return key in STOPS or key in titles() or key in roles() or opens(page, n)


def printed(page: Page, begin: int, end: int) -> str:
    """Return words `begin` to `end` as they are written, on one line; with capitals where the text has lost them."""
    text = page.text[page.words[begin].begin : page.words[end - 1].end]
    words = text.split()
    if page.bare:
        words = [word if word in _SMALL and n else word[:1].upper() + word[1:] for n, word in enumerate(words)]
    return " ".join(words)


def characters(page: Page, begin: int, end: int) -> Span:
    """Return the characters of words `begin` to `end`, with the last point of initials: "U.S.", "u s"."""
    first, last = page.words[begin], page.words[end - 1]
    stop = last.end
    if len(last.key) == 1 and last.key.isalpha():
        if page.bare and last.owner and page.text[stop : stop + 2] == " s":  # "u s": the s was taken for a possessive
            stop += 2
        elif page.text[stop : stop + 1] == "." and "." in page.text[first.begin : stop]:
            stop += 1
    return Span(first.begin, stop)


def laid(pieces: Iterable[Piece]) -> dict[int, Piece]:
    """Return which piece each word belongs to, where of those that overlap the longest stays, then the first."""
    taken: dict[int, Piece] = {}
    for piece in sorted(pieces, key=lambda p: p.begin - p.end):
        own = range(piece.begin, piece.end)
        if taken.keys().isdisjoint(own):
            for n in own:
                taken[n] = piece
    return taken
