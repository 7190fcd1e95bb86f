"""From a figure and its unit to a fact: the interval it can be true of, and how it is said for short."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.model.facts import Amount, Fact
from whence.text.figures.bounds import bound
from whence.text.figures.grammar import gap_before
from whence.text.figures.units import BARE, Unit

if TYPE_CHECKING:
    from whence.model.facts import FactType
    from whence.text.figures.numerals import Numeral
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_ABOUT = 0.1
"""How far from the truth "about" and "nearly" can be, as a share of the figure."""
_PARTED = "a point or a hyphen was lost"
_SAID = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ ", "~<": "≲ ", "~>": "≳ ", "": ""}


class Draft(NamedTuple):
    """A fact whose words that bound it are not yet settled."""

    type: FactType
    figure: Figure
    end: int
    """Tokens of the figure with its unit, and its noun if that belongs to it."""
    unit: Unit = BARE
    said: str = "{}"
    """The norm, with {} for the figure."""
    of: str = ""
    score: float = 1.0
    notes: tuple[str, ...] = ()
    before: int = 0
    """Characters before the figure that belong to it: a sign, a decimal point."""
    after: int = 0
    exact: bool = False
    """Whether the norm is all there is: scores have no amount."""


def finished(witness: Witness, draft: Draft) -> Fact:
    """Return the fact, bounded by the words before it or behind its unit."""
    figure, tokens = draft.figure, witness.tokens
    left, right = figure.left, max(figure.right, draft.end)
    kind = figure.kind
    if not kind and (behind := bound(witness, figure.begin, right)):
        left, right, kind = behind.begin, behind.end, behind.kind
    text, first = witness.article.text, tokens.begins[figure.numeral.begin]
    signed = draft.before or (text[first - 1 : first] in (".", "-", "−") and is_signed(witness, figure.numeral))
    begin = min(tokens.begins[left], first - int(signed))
    end = max(tokens.ends[right - 1], tokens.ends[figure.end - 1] + draft.after)
    end += text[end : end + 1] == "+" and kind == ">="
    amount = None if draft.exact else interval(figure, kind, draft.unit)
    norm = draft.said if draft.exact else _SAID[kind] + draft.said.format(_number(witness, figure))
    if _is_parted(witness, figure):
        draft = draft._replace(score=min(draft.score, 0.6), notes=(*draft.notes, _PARTED))
    return Fact(draft.type, Span(begin, end), norm, amount, draft.of, draft.score, draft.notes)


def _is_parted(witness: Witness, figure: Figure) -> bool:
    """Tell whether "3 5 million" may have been 3.5 million or 3-5 million."""
    first, second = [*witness.tokens.words[figure.begin : figure.begin + 2], "", ""][:2]
    if figure.end - figure.begin < 2 or not first.isdecimal() or not second[:1].isdecimal() or len(second) > 3:
        return False
    if gap_before(witness, figure.begin + 2).strip() in ("/", "⁄"):
        return False
    return gap_before(witness, figure.begin + 1) == " " and not second[2:].isdecimal() and len(first) < 3


def is_signed(witness: Witness, one: Numeral) -> bool:
    """Tell whether the character before the numeral is its minus sign or its point."""
    text, begin = witness.article.text, witness.tokens.begins[one.begin]
    return one.value < 0 or (text[begin - 1] == "." and abs(one.value) < 1 and text[begin].isdigit())


def interval(figure: Figure, kind: str, unit: Unit) -> Amount:
    """Return the values that the figure can be true of."""
    low, high = figure.low, figure.high
    exact, hint = low == high, figure.numeral.vague
    if kind in ("~", "~<"):
        low -= abs(low) * _ABOUT
    if kind in ("~", "~>"):
        high += abs(high) * _ABOUT
    ends = sorted((low * unit.least, low * unit.most)), sorted((high * unit.least, high * unit.most))
    least: float | None = ends[0][0] + unit.zero
    most: float | None = ends[1][1] + unit.zero if high != float("inf") else None
    if kind in ("<", "<="):
        least = None
    if kind in (">", ">="):
        most = None
    return Amount(
        value=figure.low * unit.least + unit.zero if exact and not hint else None,
        low=least,
        high=most,
        unit=unit.base,
        open_low=kind in (">", "~>"),
        open_high=kind in ("<", "~<"),
        about=hint or kind[:1] == "~",
        step=figure.step * unit.least,
    )


def _number(witness: Witness, figure: Figure) -> str:
    if figure.numeral.vague:
        words = witness.tokens.words[figure.numeral.begin : figure.numeral.end]
        return " ".join(words[words[0] in ("a", "an") : len(words) - (words[-1] == "of")])
    if figure.low == figure.high:
        return plain(figure.low)
    return f"{plain(figure.low)} to {plain(figure.high)}"


def plain(value: float) -> str:
    """Return the number in digits, without a needless point.

    >>> plain(1200000.0), plain(0.2), plain(1 / 3)
    ('1200000', '0.2', '0.333333')
    """
    if value == int(value):
        return str(int(value))
    return f"{value:.6g}" if abs(value) < 1000 else f"{value:.2f}".rstrip("0").rstrip(".")


def rate(words: list[str], n: int, spans: frozenset[str]) -> tuple[int, str]:
    """Return where "a day", "per hour" or "an hour" at token `n` ends, and the time it names; `n` if there is none."""
    if n + 1 < len(words) and words[n] in ("a", "an", "per") and words[n + 1] in spans:
        return n + 2, words[n + 1]
    return n, ""
