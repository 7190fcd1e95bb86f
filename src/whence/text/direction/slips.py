"""What the words tell that stand in each other's place: which of the two was there first.

Who edits puts a word in the place of a word. The old word was chosen with the rest of its sentence; the new one may be
rarer, may break a repetition, may not fit an article before it ("an chance"), may be no word at all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.spelling import levenshtein
from whence.text import words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from whence.text.direction.comparison import Half

_NEIGHBOURS = 4
_VOWELS = "aeiou"
_SOUNDS = {"hour": "a", "honest": "a", "honour": "a", "honor": "a", "heir": "a", "one": "w", "once": "w", "u.s": "y"}
"""Beginnings that sound otherwise than they are written, with a letter that sounds like them."""


class Slips(NamedTuple):
    """What the swapped words of one half are, against those of the other half in the same places."""

    rarity: float = 0.0
    """Summed rarity of the words that are rarer than what stands in their place, by how much they are."""
    unknown: int = 0
    """Words that no list has, in the place of one that is known."""
    misspelt: int = 0
    """Of these, those that are a known word with a letter or two wrong."""
    scars: int = 0
    """Words that do not go with the "a" or "an" before them, in the place of one that does."""
    repeated: float = 0.0
    """How often the words stand elsewhere in the article, in logarithms."""
    fitting: float = 0.0
    """How like the words are to those around them."""
    unmarked: int = 0
    """Figures without the point or comma that the other has."""
    found: tuple[tuple[str, str], ...] = ()
    """The words that say most against this half, each with the other's."""


def slips(half: Half, other: Half, counts: Counter[str]) -> Slips:
    """Return what the swapped words of `half` are against those of `other`; `counts` are the words of the half."""
    own, theirs = half.witness.tokens.words, other.witness.tokens.words
    rarity = repeated = fitting = 0.0
    unknown = misspelt = scars = unmarked = 0
    found = []
    for i, j in zip(half.swapped, other.swapped, strict=True):
        word, instead = own[i], theirs[j]
        if word[:1].isdigit() or instead[:1].isdigit():
            unmarked += word != instead and word == instead.replace(".", "").replace(",", "")
            continue
        excess = words.rarity(word) - words.rarity(instead)
        strange = is_strange(word) and not is_strange(instead)
        scar = is_scar(own, i, word) and not is_scar(own, i, instead)
        rarity += max(0.0, excess)
        unknown += strange
        misspelt += strange and levenshtein(word, instead) <= 1 + len(instead) // 5
        scars += scar
        repeated += _bounded(counts[word] - 1)
        fitting += _fit(own, i, word)
        if strange or scar:
            found.append((word, instead))
    return Slips(rarity, unknown, misspelt, scars, repeated, fitting, unmarked, tuple(found[:3]))


@cache
def is_strange(word: str) -> bool:
    """Tell whether `word` is none that is known: a misspelling, a form that does not exist, a name."""
    return word.isalpha() and not words.is_known(word)


def is_scar(tokens: Sequence[str], at: int, word: str) -> bool:
    """Tell whether `word` at that place would not go with the "a" or "an" before it."""
    before = tokens[at - 1] if at else ""
    return before in ("a", "an") and _sounds_like_a_vowel(word) is (before == "a")


@cache
def _sounds_like_a_vowel(word: str) -> bool | None:
    """Tell how `word` begins; None where letters do not say."""
    if word[:1].isdigit():
        return None
    for beginning, sound in _SOUNDS.items():
        if word.startswith(beginning):
            return sound in _VOWELS
    if word.startswith(("u", "eu", "ew", "h")) or len(word) < 3 or "." in word:
        return None if not word.startswith("h") else False
    return word[:1] in _VOWELS


def _bounded(count: int) -> float:
    return (0.0, 1.0, 1.6)[min(2, max(0, count))]


def _fit(tokens: Sequence[str], at: int, word: str) -> float:
    around = [w for w in tokens[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1] if w != word and words.rarity(w) > 0.2]
    if not around:
        return 0.0
    return sum(_likeness(word, w) for w in around) / len(around)


@cache
def _likeness(one: str, other: str) -> float:
    return words.likeness(one, other)
