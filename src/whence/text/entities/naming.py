"""Names as their folded words, and how alike two words are: what every comparison of names begins with."""

from __future__ import annotations

from functools import lru_cache

from whence.kernels.spelling import levenshtein
from whence.text.fidelity.cosmetics import respelt
from whence.text.tokens import tokenise

_SILENT = str.maketrans("", "", "aeiouyhj'")
_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("x", "ks"),
    ("g", "k"),
    ("v", "f"),
    ("w", "f"),
)


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name in American spelling, a leading "the" left out.

    >>> words_of("The Centre for Harbour Safety")
    ('center', 'for', 'harbor', 'safety')
    """
    words = [respelt(word) for word in tokenise(name).words]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=1 << 14)
def alike(one: str, other: str) -> bool:
    """Tell whether two different words may be one name: misspelt, misread or transliterated in two ways.

    >>> alike("kosachyov", "kosachev"), alike("gaddafi", "qadhafi"), alike("selwick", "marran")
    (True, True, False)
    """
    longest = max(len(one), len(other))
    if longest < 3:
        return False
    if levenshtein(one, other) <= max(1, longest // 4):
        return True
    return len(_bones(one)) > 1 and _bones(one) == _bones(other)


def _bones(word: str) -> str:
    """Return the consonants of `word` as they sound, doubles once."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = word.translate(_SILENT)
    return "".join(letter for n, letter in enumerate(word) if not n or word[n - 1] != letter)


def is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the words of one name occur in the other in their order."""
    rest = iter(long)
    return all(word in rest for word in short)
