"""Ratings: "8.6/10", "8.6 out of 10", "rated 7 out of 10": so many of the most there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft, plain
from whence.text.figures.cues import said_near
from whence.text.figures.digits import glued, is_bare
from whence.text.figures.grammar import Numeral, gap_before
from whence.text.figures.nouns import noun_after
from whence.text.figures.ranges import figure as figure_of

if TYPE_CHECKING:
    from whence.text.witness import Witness

_MOST = frozenset(("4", "5", "6", "10", "20", "100"))
_OUT_OF = ["out", "of"]
_PLACES = 2


def rating(witness: Witness, n: int) -> Draft | None:
    """Return the rating whose figure begins at token `n`, or None.

    A decimal figure is enough; a whole number may be a share or a date, and takes words of rating near it.
    """
    words = witness.tokens.words
    following = words[n + 1 : n + 3]
    if following == _OUT_OF:
        at = n + 3
    elif following and gap_before(witness, n + 1) == "/":
        at = n + 1
    else:
        return _parted(witness, n)
    one = glued(witness, n)
    most = words[at] if at < len(words) else ""
    if one is None or one.suffix or most not in _MOST or not 0 <= one.value <= int(most) or _goes_on(witness, at):
        return None
    return _draft(witness, Numeral(n, at + 1, one.value, one.step), most, sure=one.step < 1)


def _goes_on(witness: Witness, n: int) -> bool:
    """Tell whether what stands behind token `n` is part of it: "8.6/10.5", "6/10/2019"."""
    end = witness.tokens.ends[n]
    after = witness.article.text[end : end + 2]
    return after[:1] in ("/", "-", "%", ".", ",") and after[1:].isdigit()


def _parted(witness: Witness, n: int) -> Draft | None:
    """Return "8 6 out of 10" and "8 6 10" of a copy without marks, as the decimals that they were."""
    words = witness.tokens.words
    places = words[n + 1] if n + 1 < len(words) else ""
    if not (len(words[n]) == 1 and words[n].isdecimal() and places.isdecimal() and len(places) <= _PLACES):
        return None
    at = n + 4 if words[n + 2 : n + 4] == _OUT_OF else n + 2
    most = words[at] if at < len(words) else ""
    if most not in ("5", "10") or gap_before(witness, n + 1) != " " or not is_bare(witness, n, at + 1):
        return None
    value = float(f"{words[n]}.{places}")
    if value > int(most) or (at < len(words) - 1 and words[at + 1][:1].isdigit()):
        return None
    return _draft(witness, Numeral(n, at + 1, value, 10.0 ** -len(places)), most, sure=at == n + 4)


def _draft(witness: Witness, one: Numeral, most: str, *, sure: bool) -> Draft | None:
    figure = figure_of(witness, one)
    if not sure and (not said_near(witness, figure, "rating") or noun_after(witness, figure.right).end):
        return None
    return Draft("number", figure, figure.right, said=f"{plain(one.value)}/{most}", score=0.9 if sure else 0.7)
