"""Two texts in one numbering: equal folded words get equal ids, so that the kernels see nothing but numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.edits import Side
from whence.text import likeness, words

if TYPE_CHECKING:
    from whence.text.tokens import Tokens

_ALOOF, _DISCOUNT = 0.4, 0.7


class Vocabulary(NamedTuple):
    """The words of a pair of texts by id, their weights, and both texts as ids."""

    words: list[str]
    weights: list[float]
    left: Side
    right: Side
    alike: bool = True
    """Whether words that are not equal may be alike."""

    def like(self, x: int, y: int) -> float:
        """Return the likeness of two word ids in an alignment, 0 to 1.

        Words that merely mean the same count for little here, or any two sentences on one subject would align; what
        they are worth as evidence of a rewording is another question (`gist.matches`).
        """
        if not self.alike:
            return 0.0
        kind, alike = likeness.compare(self.words[x], self.words[y])
        return alike if kind != "replaced" else max(0.0, alike - _ALOOF) * _DISCOUNT


def number(left: Tokens, right: Tokens, *, alike: bool = True) -> Vocabulary:
    """Return the vocabulary of two tokenised texts; without `alike` a word is like itself only."""
    ids: dict[str, int] = {}
    sides = [[ids.setdefault(word, len(ids)) for word in tokens.words] for tokens in (left, right)]
    glued = [_glued(tokens, ids) for tokens in (left, right)]
    return Vocabulary(
        list(ids), [words.rarity(word) for word in ids], Side(sides[0], glued[0]), Side(sides[1], glued[1]), alike
    )


def _glued(tokens: Tokens, ids: dict[str, int]) -> list[int]:
    pairs = zip(tokens.words, tokens.words[1:], strict=False)
    return [ids.get(one + other, -1) for one, other in pairs] + [-1] * bool(tokens.words)
