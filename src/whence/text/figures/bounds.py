"""The words around a figure that bound it: "more than", "nearly", "or fewer"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.figures.digits import is_bare
from whence.text.figures.units import begins_unit
from whence.text.figures.vocabulary import listed, numeral_words, phrases

if TYPE_CHECKING:
    from whence.text.witness import Witness

_PARTING = frozenset('.,;:!?()[]"“”\n—–')
_SIGNS = {"+": ">=", ">": ">", "<": "<", "≥": ">=", "≤": "<=", "≈": "~", "~": "~"}
_COMPARING = {("below",), ("above",)} | {
    (word, "than") for word in ("more", "less", "fewer", "higher", "lower", "greater", "larger", "smaller", "better")
}
"""What holds one figure against another where one stands right before it."""
_POINTS = frozenset(("percent", "points", "point", "pct", "pp"))
_RATES = frozenset("a an per each every".split())
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
                other = _compares(witness, phrase, first) or _spreads(words, phrase, first, end)
                return None if other else Bound(first, end, kind)
        if words[at - 1] not in listed("between"):
            return None
        at -= 1
    return None


def _compares(witness: Witness, phrase: tuple[str, ...], n: int) -> bool:
    """Tell whether the phrase at token `n` holds a figure before it against the one behind: "5 points above 20"."""
    words = witness.tokens.words
    if n == 0 or phrase not in _COMPARING or _parted(witness, n):
        return False
    if phrase[-1] == "than" and is_bare(witness, n, n + 1):
        return False  # a comma may have been lost
    at = n - 1
    at -= words[at] in _POINTS or begins_unit(words, at) or words[at - 1 : at + 1] == ["per", "cent"]
    at -= words[at] in ("percentage", "per", "basis")
    return at >= 0 and _unbroken(witness, at, n) and _counts(words[at])


def _counts(word: str) -> bool:
    """Tell whether a token ends a numeral."""
    kind = numeral_words().get(word)
    return word[:1].isdigit() or (kind is not None and kind.kind in ("unit", "teen", "ten", "hundred", "scale"))


def _spreads(words: list[str], phrase: tuple[str, ...], n: int, end: int) -> bool:
    """Tell whether "over" at token `n` tells among how many: "averaged over 100 critics", not "over 100 a night"."""
    if phrase != ("over",) or n == 0 or words[n - 1] not in listed("spread"):
        return False
    return _RATES.isdisjoint(words[end : end + 3])


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
