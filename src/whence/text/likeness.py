"""How alike two tokens are, and in what way: the one place that decides what counts as the same word."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from whence.kernels.spelling import levenshtein
from whence.text import lexicon, numbers, words

if TYPE_CHECKING:
    from whence.model import EditKind

_INFLECTED, _NUMBER, _VARIANT = 0.85, 0.95, 0.75
_SYNONYM, _MEANINGLESS = 0.55, 0.15
"""Cosine at which two words are taken to mean the same, and below which it says nothing (docs/models/words.md)."""
_SPELLINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"),
    ("yse", "yze"), ("ysing", "yzing"), ("our", "or"), ("tre", "ter"), ("elled", "eled"), ("elling", "eling"),
    ("programme", "program"), ("defence", "defense"),
)  # fmt: skip
_SPELT_THE_SAME = ("hour", "four", "tour", "pour", "sour", "dour", "your", "rise", "wise")
_SMALL = 0.1
"""Rarity below which a word is grammar: it is like no other word."""
SOFTEST = 0.8
"""Likeness of two different words that mean the same."""


@cache
def _stemmer():  # type: ignore[no-untyped-def]
    import Stemmer

    return Stemmer.Stemmer("english")


@cache
def _irregular() -> dict[str, str]:
    """Return each irregular form with the stem of its base; a form of two verbs (`lay`) goes to the later."""
    return {form: forms[0] for forms in map(str.split, lexicon.lines("irregular.txt")) for form in forms}


def _spelt_one_way(word: str) -> str:
    """Return `word` in American spelling where the British differs by rule: organise, colour, centre."""
    if len(word) > 4 and not word.startswith(_SPELT_THE_SAME):
        for ending, other in _SPELLINGS:
            word = word.replace(ending, other) if ending in word else word
    return word


@cache
def stem(word: str) -> str:
    """Return the Snowball stem of `word`, its possessive s taken off first; a word of broken characters as it is."""
    if any("\ud800" <= character <= "\udfff" for character in word):
        return word
    return _irregular().get(word) or str(_stemmer().stemWord(_spelt_one_way(word)))


@lru_cache(maxsize=1 << 17)
def compare(one: str, other: str) -> tuple[EditKind, float]:
    """Return in what way the folded tokens `one` and `other` are alike and how much, 0 to 1.

    >>> compare("us", "u.s"), compare("two", "2"), compare("35", "36")
    (('cosmetic', 1.0), ('number', 0.95), ('replaced', 0.0))
    """
    if one == other or _bare(one) == _bare(other):
        return "cosmetic", 1.0
    if (number := numbers.value(one)) is not None and number == numbers.value(other):
        return "number", _NUMBER
    if one[:1].isdigit() or other[:1].isdigit():
        return "replaced", 0.0
    if stem(one) == stem(other):
        return "inflected", _INFLECTED
    if min(words.rarity(one), words.rarity(other)) < _SMALL:
        return "replaced", 0.0
    if _misspelt(one, other):
        return "variant", _VARIANT
    if words.is_name(one) or words.is_name(other):  # Putin is not Moscow, however often they meet
        return "replaced", 0.0
    cosine = words.likeness(one, other)
    soft = (cosine - _MEANINGLESS) / (_SYNONYM - _MEANINGLESS)
    return "replaced", SOFTEST * min(1.0, max(0.0, soft))


def _bare(word: str) -> str:
    return word if word[:1].isdigit() else word.replace(".", "")


def _misspelt(one: str, other: str) -> bool:
    """Tell whether one word is a noisy spelling of the other: never when both are words of the language."""
    shorter, longer = sorted((len(one), len(other)))
    allowed = 0 if shorter < 4 else 1 if shorter < 6 else 2 if shorter < 10 else 3
    if longer - shorter > allowed or len(set(one) ^ set(other)) > 2 * allowed:
        return False
    if words.is_known(one) and words.is_known(other):
        return False
    return levenshtein(one, other) <= allowed
