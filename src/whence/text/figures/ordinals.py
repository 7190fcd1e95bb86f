"""Ordinals: "the third man", "21st", "second-largest"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft
from whence.text.figures.grammar import gap_before
from whence.text.figures.nouns import phrase_after
from whence.text.figures.ranges import Figure
from whence.text.figures.vocabulary import listed

if TYPE_CHECKING:
    from whence.text.figures.numerals import Numeral
    from whence.text.witness import Witness

_PLACED = frozenset(
    "the a an his her its their our finished came placed ranked ranks stood comes finish finishing place in".split()
)
_AFTER_ADVERB = frozenset("of to".split())


def ordinal(witness: Witness, one: Numeral) -> Draft | None:
    """Return the ordinal, or None where it is an adverb, part of a name or of an idiom ("at first", "First Lady")."""
    words = witness.tokens.words
    n = one.end
    before = words[one.begin - 1] if one.begin else ""
    behind = words[n] if n < len(words) else ""
    word = words[n - 1]
    if behind in listed("idiom") and word in ("first", "second", "third") and gap_before(witness, n) in (" ", "-"):
        return None
    if word[:1].isdigit() and behind in ("street", "avenue", "st", "ave", "road"):
        return None
    if (before == "at" and word == "first") or (behind == "of" and before in listed("slice")):
        return None
    if _is_title(witness, one):
        return None
    of = phrase_after(witness, n)[1] if behind not in _AFTER_ADVERB else ""
    if not of and word in ("first", "second", "third") and before not in _PLACED and one.begin:
        return None
    value = Figure(one.begin, n, one.begin, n, one.value, one.value, 1.0, "", one)
    return Draft("ordinal", value, n, said=f"{_spelt(int(one.value))}", of=of, score=0.9 if of else 0.7)


def _is_title(witness: Witness, one: Numeral) -> bool:
    """Tell whether it is written as part of a name: "the Second World War", "First Amendment"."""
    tokens, text = witness.tokens, witness.article.text
    if one.end >= len(tokens) or not text[tokens.begins[one.end - 1]].isupper() or gap_before(witness, one.end) != " ":
        return False
    inside = one.begin > 0 and text[tokens.begins[one.begin - 1]].islower() and gap_before(witness, one.begin) == " "
    return inside and text[tokens.begins[one.end]].isupper()


def _spelt(value: int) -> str:
    """Return the ordinal in digits.

    >>> [_spelt(n) for n in (1, 2, 3, 11, 22, 100)]
    ['1st', '2nd', '3rd', '11th', '22nd', '100th']
    """
    end = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{end}"
