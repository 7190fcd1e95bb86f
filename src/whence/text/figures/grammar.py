"""What the readers of numerals share: their values, and what a token does in a numeral."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.figures.digits import joined
from whence.text.figures.vocabulary import Word, numeral_words

if TYPE_CHECKING:
    from whence.text.witness import Witness

LARGEST = 1e30
"""Nothing in the news is more; what claims to be is noise."""
NOTHING = Word("", 0.0)


class Numeral(NamedTuple):
    """A figure, cardinal or ordinal, without its unit and without the words that bound it."""

    begin: int
    end: int
    """Tokens. The "of" behind a hint ("dozens of", "a couple of") is the last of them."""
    value: float
    """1,200,000 for "1.2m", 6 for "half a dozen", 0.5 for "half", 0.2 for "one in five"."""
    step: float
    """Place value of the last digit given: 1 for "46", 100,000 for "1.2m"; 0 if unknown."""
    ordinal: bool = False
    vague: bool = False
    """Whether `value` is only a hint: "dozens of", "several"."""


class Count(NamedTuple):
    """A cardinal so far: its tokens end before `end`."""

    end: int
    value: float
    step: float
    last: str
    """The kind of its last word; "digits" for a figure in digits."""
    scale: float
    """The last scale word: 1,000 for "ten thousand"; 1 where there is none."""


def kind_at(witness: Witness, n: int, begin: int = -1) -> Word:
    """Return what token `n` does in the numeral that goes on there, or begins there if `begin` is `n` as well.

    Nothing if something parts it from the token before.
    """
    words = witness.tokens.words
    if not 0 <= n < len(words):
        return NOTHING
    found = numeral_words().get(words[n])
    return found if found and (n == begin or joined(witness.tokens, witness.article.text, n)) else NOTHING


def word_at(witness: Witness, n: int) -> str:
    """Return token `n` if only spaces or a hyphen part it from the one before, else nothing."""
    words = witness.tokens.words
    return words[n] if 0 < n < len(words) and joined(witness.tokens, witness.article.text, n) else ""


def gap_before(witness: Witness, n: int) -> str:
    """Return the characters between token `n` and the one before; behind the last token, some of what is left."""
    tokens = witness.tokens
    end = tokens.ends[n - 1] if n else 0
    return witness.article.text[end : tokens.begins[n] if n < len(tokens) else end + 20]
