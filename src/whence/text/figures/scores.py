"""Scores of games and of votes: "2-1", "won 3 to 1", "5-4 ruling"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft, plain
from whence.text.figures.cues import said_near
from whence.text.figures.digits import Digits, glued, is_bare
from whence.text.figures.grammar import gap_before
from whence.text.figures.nouns import noun_after
from whence.text.figures.numerals import numeral
from whence.text.figures.vocabulary import listed, numeral_words

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_MOST = 999
_HYPHENS = ("-", "–", "‑", "−")
_NEW = ("a", "an", "first", "second", "third")
"""Words of numerals that may follow a score without belonging to it."""


def score(witness: Witness, figure: Figure) -> Draft | None:
    """Return the score whose first side `figure` begins with, or None."""
    tokens, one = witness.tokens, figure.numeral
    n = one.begin
    if one.end != n + 1 or n + 1 >= len(tokens) or not 0 <= one.value <= _MOST or one.value != int(one.value):
        return None
    link = gap_before(witness, n + 1)
    word = tokens.words[n + 1]
    if link in _HYPHENS:
        return _hyphened(witness, figure)
    if word == "to" and link == " ":
        return _against(witness, figure, n + 2, 0.9)
    if link == " " and len(word) == 1 and word.isdigit() and len(tokens.words[n]) == 1 and is_bare(witness, n, n + 2):
        return _against(witness, figure, n + 1, 0.6)
    return None


def _hyphened(witness: Witness, figure: Figure) -> Draft | None:
    """Return "2-1", by a word of contest near it or because the larger comes first."""
    n = figure.numeral.begin
    left, right = glued(witness, n), glued(witness, n + 1)
    if left is None or right is None or left.suffix or not _may_follow(right) or not _stands_alone(witness, n):
        return None
    words = witness.tokens.words
    following = words[n + 2] if n + 2 < len(words) else ""
    cued = said_near(witness, figure, "contest")
    if following == "percent" or (following in numeral_words() and following not in _NEW):
        return None
    if not cued and (left.value <= right.value or following in listed("span")):
        return None
    if left.value < right.value and noun_after(witness, n + 2).plural and following not in listed("contest"):
        return None
    return _draft(figure, n + 2, left.value, right.value, 1.0 if cued else 0.8)


def _may_follow(right: Digits) -> bool:
    return not right.suffix and right.value <= _MOST and right.value == int(right.value)


def _stands_alone(witness: Witness, n: int) -> bool:
    """Tell whether no sign, stroke or third figure is tied to the two at token `n`."""
    tokens, text = witness.tokens, witness.article.text
    begin, end = tokens.begins[n], tokens.ends[n + 1]
    before, after = text[begin - 1 : begin], text[end : end + 1]
    if after in _HYPHENS and not text[end + 1 : end + 2].isalpha():
        return False
    if before and before in "-–/.$£€":
        return False
    return after != "/" and not (text[begin] == "0" and tokens.ends[n] - begin > 1)


def _against(witness: Witness, figure: Figure, n: int, sure: float) -> Draft | None:
    """Return "3 to 1" behind a word of contest."""
    words = witness.tokens.words
    second = numeral(witness, n) if n < len(words) else None
    if second is None or second.end != n + 1 or second.ordinal or second.vague or not 0 <= second.value <= _MOST:
        return None
    before = words[max(0, figure.begin - 3) : figure.begin]
    if listed("contest").isdisjoint(before) or noun_after(witness, n + 1).end or second.value != int(second.value):
        return None
    if words[n + 1 : n + 2] == ["percent"]:
        return None
    return _draft(figure, n + 1, figure.numeral.value, second.value, sure)


def _draft(figure: Figure, end: int, left: float, right: float, sure: float) -> Draft:
    figure = figure._replace(left=figure.numeral.begin, right=end, kind="", begin=figure.numeral.begin)
    return Draft("score", figure, end, said=f"{plain(left)}-{plain(right)}", score=sure, exact=True)
