"""Find what a parent says that the child leaves out, and put the weightiest first.

A parent's word is told by the child when an accepted passage uses it. What remains is gathered sentence by sentence
(window by window in unpunctuated text): the whole sentence when the child tells next to nothing of it, otherwise the
stretches in it that carry a name, a number or several telling words.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from whence.model import LeftOut
from whence.text import lexicon, words
from whence.text.gist import is_number
from whence.text.likeness import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.model import SentenceVerdict
    from whence.text.accounts import Account
    from whence.text.witness import Witness

_TELLING = 0.15
"""Rarity from which an untold word is worth mentioning."""
_BRIDGE = 2
"""Told or common words that may stand inside a left-out stretch."""
_WHOLE = 0.6
"""Untold share of a sentence from which all of it is left out."""
_DERIVED = ("verbatim", "edited", "paraphrased")
_LEAST = 0.7
"""Least weight of a stretch left out of a sentence that is otherwise told."""


class _Stretch(NamedTuple):
    begin: int
    end: int
    weight: float


def omit(child: Witness, parent: Witness, told: set[int]) -> list[LeftOut]:
    """Return what `child` leaves out of `parent`, the weightiest first; `told` is what it does tell."""
    kept = {unit for n, r in enumerate(parent.ranges) if _is_kept(r, told) for unit in (n + 1, n - 1)}
    known = {stem(word) for word in child.tokens.words}
    left_out = []
    for unit, rule in enumerate(parent.rules):
        if rule is not None:
            continue
        left_out += [_weighed(parent, s, known, beside_kept=unit in kept) for s in _stretches(parent, unit, told)]
    return sorted(left_out, key=lambda o: (-o.weight, o.span))


def told(parent: Witness, accounts: Sequence[Account], verdicts: Sequence[SentenceVerdict]) -> set[int]:
    """Return the parent's tokens that accepted evidence uses."""
    used: set[int] = set()
    for account, verdict in zip(accounts, verdicts, strict=True):
        if not any(e.parent == parent.article.id for e in verdict.evidence):
            continue
        derived = verdict.label in _DERIVED
        for piece in account.pieces:
            if piece.strong or derived:
                used.update(i for p in piece.pairs for i in range(p.i, p.i2))
        for place in account.rewording.places if account.rewording and derived else ():
            used.update(place.words.values())
    return used


def _is_kept(tokens: tuple[int, int], told: set[int]) -> bool:
    """Tell whether the child keeps most of this sentence, so that what stands next to it may be its caveat."""
    begin, end = tokens
    return sum(i in told for i in range(begin, end)) > 0.6 * (end - begin)


def _stretches(parent: Witness, unit: int, told: set[int]) -> Iterator[_Stretch]:
    begin, end = parent.ranges[unit]
    telling = [i for i in range(begin, end) if words.rarity(parent.tokens.words[i]) >= _TELLING]
    untold = [i for i in telling if i not in told]
    weight = sum(words.rarity(parent.tokens.words[i]) for i in untold)
    total = sum(words.rarity(parent.tokens.words[i]) for i in telling)
    if not untold or weight < 0.3:
        return
    if weight >= _WHOLE * total and not any(i in told for i in telling):
        yield _Stretch(begin, end, weight)
        return
    run = [untold[0]]
    for i in [*untold[1:], end + 99]:
        between = range(run[-1] + 1, min(i, end))
        if i <= end and sum(n in told for n in between) <= (_BRIDGE if weight >= _WHOLE * total else 0):
            run.append(i)
            continue
        least = _LEAST if weight < _WHOLE * total else 0.5
        gathered = sum(words.rarity(parent.tokens.words[n]) for n in run)
        if gathered >= least:
            yield _Stretch(_back(parent, run[0], begin, told), run[-1] + 1, gathered)
        run = [i]


def _back(parent: Witness, first: int, begin: int, told: set[int]) -> int:
    """Return where the stretch begins when the small words that lead up to it are taken along."""
    while first > begin and first - 1 not in told and words.rarity(parent.tokens.words[first - 1]) < _TELLING:
        first -= 1
    return first


def _weighed(parent: Witness, stretch: _Stretch, known: set[str], *, beside_kept: bool) -> LeftOut:
    tokens = parent.tokens.words[stretch.begin : stretch.end]
    names = [w for w in tokens if _may_be_name(w) and stem(w) not in known]
    figures = [w for w in tokens if is_number(w) and w[:1].isdigit() and w not in known]
    hedged = [w for n, w in enumerate(tokens, stretch.begin) if w in _hedges() and not _is_month(parent, n)]
    reasons, bonus = [], 0.0
    if beside_kept and hedged:
        reasons.append(f"stands next to what was kept, and limits it ({', '.join(hedged[:3])})")
        bonus += 2.0
    if names:
        reasons.append(f"names that the child lacks: {', '.join(names[:4])}")
        bonus += min(1.5, 0.5 * len(names))
    if figures:
        reasons.append(f"figures that the child lacks: {', '.join(figures[:4])}")
        bonus += min(1.0, 0.5 * len(figures))
    weight = 1 - exp(-(stretch.weight + bonus) / 5)
    return LeftOut(parent.article.id, parent.span(stretch.begin, stretch.end), round(weight, 4), tuple(reasons))


def _may_be_name(word: str) -> bool:
    """Tell whether the word is a name as far as the table knows: written with a capital, or not a word it has."""
    return words.is_name(word) or (not words.is_known(word.replace(".", "")) and not is_number(word) and len(word) > 2)


def _is_month(parent: Witness, token: int) -> bool:
    """Tell whether the word is the month of May: beside a number, or written with a capital inside a sentence."""
    tokens = parent.tokens
    if tokens.words[token] != "may":
        return False
    beside = tokens.words[max(0, token - 1) : token + 2]
    capital = parent.article.text[tokens.begins[token]].isupper()
    return any(w[:1].isdigit() for w in beside) or (capital and token not in {r[0] for r in parent.ranges})


@cache
def _hedges() -> frozenset[str]:
    return frozenset(lexicon.lines("hedges.txt"))
