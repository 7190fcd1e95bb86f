"""Places that only the words beside a name tell: "in Skerrywick", "the port of Belhaven", "Tarbrook harbour"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.entities.pieces import Piece, joined, printed
from whence.text.speakers.cased import given_names, nouns, titles
from whence.text.speakers.names import SAID
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from whence.text.speakers.cased import Page

_SCORE = 0.6
_WITHIN = frozenset("in at near".split())
_WAYS = frozenset(("from", "to"))
_GOING = frozenset(
    "go goes going went gone sail sails sailed sailing travel travels travelled traveled travelling drive drove driven"
    " driving fly flies flew flown flying flight flights move moves moved moving return returns returned returning come"
    " comes came coming back way road roads route train trains trip voyage journey ferry ferries bus buses bound arrive"
    " arrived flee fled miles kilometres kilometers km walk walked march marched close next home brought taken took"
    " sent send hail hails hailed passage crossing crossed rushed headed heading drove north south east west".split()
)
"""Words of ways: near them "from" and "to" tell a place, elsewhere as often a person."""
_NEAR = 4
_OF = frozenset(
    "port town city village harbour harbor island county parish hamlet suburb municipality district".split()
)
_HARBOURS = frozenset(("harbour", "harbor"))


def surmises(page: Page, taken: Mapping[int, Piece], people: Container[str]) -> Iterator[Piece]:
    """Yield the places that nothing else told; `people` are the folded names of those whom the article names."""
    words, after = page.words, 0
    for n, word in enumerate(words):
        if n < after or n in taken or n == 0 or (page.telling[word.sentence] and not word.capital):
            continue
        if not _may_be(page, n, people):
            continue
        end = n + 1
        telling = page.telling[word.sentence]
        while telling and end < len(words) and end not in taken and joined(page, end) and _may_be(page, end, people):
            end += 1
        if _is_followed(page, end, taken):
            continue
        harbour = end < len(words) and words[end].key in _HARBOURS and words[end].gap == " " and not word.owner
        if harbour:
            end += 1
        if harbour or _is_led(page, n, telling=telling):
            yield Piece(n, end, "place", printed(page, n, end), _SCORE)
            after = end


def _may_be(page: Page, n: int, people: Container[str]) -> bool:
    """Tell whether word `n` is in no dictionary, is written as a name, and is nobody's name in the article."""
    word = page.words[n]
    key = word.key
    if len(key) < 4 or not key.isalpha() or key in people or key in given_names() or key in nouns():
        return False
    if is_known(key) and not (is_name(key) and _in_county(page, n)):
        return False
    return word.capital or not page.telling[word.sentence]


def _in_county(page: Page, n: int) -> bool:
    """Tell whether word `n` stands in "in County Marran", whatever the capitals."""
    words = page.words
    return n > 1 and words[n - 1].key == "county" and words[n - 2].key in _WITHIN and words[n].gap == " "


def _is_followed(page: Page, end: int, taken: Mapping[int, Piece]) -> bool:
    """Tell whether the name goes on, or is somebody's by what follows: ", who", "said", a possessive."""
    words = page.words
    if words[end - 1].owner:
        return True
    if end >= len(words) or words[end].sentence != words[end - 1].sentence:
        return False
    word = words[end]
    if word.key in ("who", "whose", "himself", "herself") or (word.key in SAID and word.gap == " "):
        return True
    return joined(page, end) and (end in taken or (page.telling[word.sentence] and word.capital))


def _is_led(page: Page, n: int, *, telling: bool) -> bool:
    """Tell whether the words before word `n` make a place of it."""
    words = page.words
    before = words[n - 1]
    if before.sentence != words[n].sentence or words[n].gap != " ":
        return False
    if before.key == "of" and n > 1 and words[n - 2].key in _OF:
        return telling or (n > 2 and words[n - 3].key == "the")
    if _in_county(page, n):
        return True
    if not telling:
        return False
    if before.key in _WITHIN:
        return True
    near = {word.key for word in words[max(0, n - 1 - _NEAR) : n - 1]}
    return before.key in _WAYS and not near.isdisjoint(_GOING) and near.isdisjoint(titles())
