"""The words around a figure that bound it: "more than", "nearly", "or fewer"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.figures.vocabulary import listed, phrases

if TYPE_CHECKING:
    from whence.text.witness import Witness

_PARTING = frozenset('.,;:!?()[]"“”\n—–')
_SIGNS = {"+": ">=", ">": ">", "<": "<", "≥": ">=", "≤": "<=", "≈": "~", "~": "~"}
_TWICE_BETWEEN = 2
"""Words that may stand between the bound and the figure: "at least an additional 50"."""


class Bound(NamedTuple):
    """What bounds a figure."""

    begin: int
    end: int
    """Tokens of the figure and of the words that bound it, together."""
    kind: str
    """">", ">=", "<", "<=", "~" (about), "~<" (nearly) or "~>" (just over)."""


def bound(witness: Witness, begin: int, end: int) -> Bound | None:
    """Return what bounds the figure that is tokens [begin, end), or None; words before it count first."""
    return _before(witness, begin, end) or _after(witness, begin, end) or _sign(witness, begin, end)


def _before(witness: Witness, begin: int, end: int) -> Bound | None:
    words, after = witness.tokens.words, phrases("before")
    at = begin
    for _ in range(_TWICE_BETWEEN + 1):
        if at == 0 or _parted(witness, at):
            return None
        for phrase, kind in after.get(words[at - 1], ()):
            first = at - len(phrase)
            if first >= 0 and tuple(words[first:at]) == phrase and _unbroken(witness, first, at):
                return Bound(first, end, kind)
        if words[at - 1] not in listed("between"):
            return None
        at -= 1
    return None


def _after(witness: Witness, begin: int, end: int) -> Bound | None:
    words = witness.tokens.words
    if end >= len(words) or words[end] not in phrases("after") or _parted(witness, end):
        return None
    for phrase, kind in phrases("after")[words[end]]:
        if tuple(words[end : end + len(phrase)]) == phrase and _unbroken(witness, end, end + len(phrase)):
            return Bound(begin, end + len(phrase), kind)
    return None


def _unbroken(witness: Witness, begin: int, end: int) -> bool:
    """Tell whether no mark parts the tokens of a phrase."""
    return not any(_parted(witness, n) for n in range(begin + 1, end))


def _sign(witness: Witness, begin: int, end: int) -> Bound | None:
    text, tokens = witness.article.text, witness.tokens
    if text[tokens.ends[end - 1] : tokens.ends[end - 1] + 1] == "+":
        return Bound(begin, end, ">=")
    gap = text[max(0, tokens.begins[begin] - 3) : tokens.begins[begin]].rstrip("$£€ ")
    kind = _SIGNS.get(gap[-1:])
    return Bound(begin, end, kind) if kind and kind != ">=" else None


def _parted(witness: Witness, n: int) -> bool:
    """Tell whether a mark parts token `n` from the one before it."""
    gap = witness.article.text[witness.tokens.ends[n - 1] : witness.tokens.begins[n]]
    return gap != " " and (len(gap) > 8 or any(c in _PARTING for c in gap.replace("\n", " ", 1)))
