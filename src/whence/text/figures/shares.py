"""Halves, quarters and thirds that are said with an article or none: "half a million", "a quarter of", "by a third"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.grammar import Numeral, kind_at, word_at
from whence.text.figures.vocabulary import listed, numeral_words

if TYPE_CHECKING:
    from whence.text.witness import Witness

_LISTED = frozenset("and or as for was is be came finished placed ranked with".split())
"""Words before "a third" that make it the third of several."""


def share(witness: Witness, n: int, begin: int) -> Numeral | None:
    """Return the part that token `n` names, times what it is a part of: "(a) quarter (of a) million"."""
    word = witness.tokens.words[n]
    part = 1 / numeral_words()[word].value
    end = n + 1
    skip = end + (word_at(witness, end) == "of")
    skip += skip < len(witness.tokens) and word_at(witness, skip) in ("a", "an")
    if (skip == end or word == "half" or skip == end + 2) and (scale := kind_at(witness, skip)).kind in (
        "scale",
        "dozen",
    ):
        return Numeral(begin, skip + 1, part * scale.value, part * scale.value)
    before = witness.tokens.words[begin - 1] if begin else ""
    behind = word_at(witness, end)
    if word == "half":
        shares = before in listed("by") or behind in listed("whole") or behind in listed("span")
        shares = shares or (begin < n and not behind and before != "and")
    elif begin == n or word == "second":
        return None
    else:
        shares = behind == "of" or (before in listed("by") and (word == "quarter" or behind in listed("stop")))
        shares = (
            shares or (not behind and before not in _LISTED) or behind in ("more", "less", "fewer", "higher", "lower")
        )
    return Numeral(begin, end, part, part) if shares else None
