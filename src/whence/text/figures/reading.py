"""Every figure of an article as a fact, in one pass over its tokens."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.text.figures.ages import age
from whence.text.figures.amounts import Draft, finished
from whence.text.figures.counts import count
from whence.text.figures.measures import glued_measure, measure
from whence.text.figures.money import glued_money, money
from whence.text.figures.multiples import multiple, multiplied
from whence.text.figures.numerals import Numeral, numeral
from whence.text.figures.ordinals import ordinal
from whence.text.figures.percentages import percentage
from whence.text.figures.ranges import figure
from whence.text.figures.ratings import rating
from whence.text.figures.scores import score
from whence.text.figures.strays import in_address, is_stray
from whence.text.figures.vocabulary import multiples, numeral_words

if TYPE_CHECKING:
    from collections.abc import Container

    from whence.model.facts import Fact
    from whence.text.witness import Witness

_READERS = (money, age, measure, percentage, score, multiple, count)


def figures(witness: Witness, taken: Container[int] = ()) -> list[Fact]:
    """Return the figures of the article that do not touch the tokens `taken`, in reading order; never raises."""
    found: list[Fact] = []
    done = 0
    words = witness.tokens.words
    triggers = _triggers()
    for n in [n for n, word in enumerate(words) if word in triggers or not word.isalpha()]:
        if n < done or n in taken:
            continue
        draft, done = _read(witness, n)
        if draft and not any(k in taken for k in range(n, draft.end)):
            found.append(finished(witness, draft))
    return found


@cache
def _triggers() -> frozenset[str]:
    return frozenset(word for word, entry in numeral_words().items() if entry.kind != "short") | frozenset(multiples())


def _read(witness: Witness, n: int) -> tuple[Draft | None, int]:
    """Return the fact that begins at token `n`, if any, and the token from which to go on."""
    words = witness.tokens.words
    word, following = words[n], words[n + 1] if n + 1 < len(words) else ""
    cut = following[:1].isdigit() and not following.isdigit()
    if (cut or not word.isdigit()) and word not in numeral_words():
        begin = witness.tokens.begins[n]
        if word[:1].isdigit() and in_address(witness.article.text, begin):
            return None, n + 1
        draft = glued_measure(witness, n) or multiplied(witness, n) or glued_money(witness, n)
    else:
        draft = None
    draft = draft or (rating(witness, n) if word[:1].isdigit() else None)
    if draft:
        return draft, max(draft.end, draft.figure.right)
    one = numeral(witness, n)
    if one is None:
        return None, n + 1
    if word[:1].isdigit() and is_stray(witness, one):
        return None, one.end
    if one.ordinal:
        return ordinal(witness, one), one.end
    draft = _fact(witness, one)
    return draft, max(one.end, draft.end, draft.figure.right) if draft else one.end


def _fact(witness: Witness, one: Numeral) -> Draft | None:
    read = figure(witness, one)
    for reader in _READERS:
        draft = reader(witness, read)
        if draft:
            return draft
    return None
