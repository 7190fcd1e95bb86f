"""A figure: one numeral or the two ends of a range, with the words that bound it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.figures.digits import glued, is_bare
from whence.text.figures.grammar import gap_before
from whence.text.figures.numerals import Numeral, bound, numeral
from whence.text.figures.units import begins_unit
from whence.text.figures.vocabulary import listed, numeral_words

if TYPE_CHECKING:
    from whence.text.witness import Witness

_HYPHENS = frozenset("-–—‐‑")
_SIGNS = " $£€¥₹"
_BETWEEN = _SIGNS + "-–—‐‑"
_RANGING = frozenset("range ranges ranged ranging anywhere aged ages vary varies varying somewhere".split())
_WIDEST = 1000
"""How many times the first the second end of a range may be."""
_CHANGED, _CHANGED_BY = 12, 3
"""Tokens before "from 600 to 720", and before "12 to 14", in which a word of change makes them two figures."""
_ENDS = frozenset(".!?;\n")
_FARTHEST = 3
"""How many times the first the second may be in "two or three": more is a choice between two figures."""


class Figure(NamedTuple):
    """A figure as it stands in the text, its unit not yet read."""

    begin: int
    end: int
    """Tokens of its numerals; "between" belongs to them."""
    left: int
    right: int
    """Tokens with the words that bound it; its unit comes at `right`."""
    low: float
    high: float
    """Alike unless it is a range or only a hint."""
    step: float
    kind: str
    """The bound: ">", ">=", "<", "<=", "~", "~<", "~>" or none."""
    numeral: Numeral
    """The first."""


def figure(witness: Witness, first: Numeral) -> Figure:
    """Return the figure that `first` begins."""
    if first.vague:
        return _bounded(witness, Figure(first.begin, first.end, 0, 0, *_hinted(witness, first), 0.0, "", first))
    second = _second(witness, first)
    if second is None:
        value = first.value
        return _bounded(witness, Figure(first.begin, first.end, 0, 0, value, value, first.step, "", first))
    low = first.value * _shared(witness, first, second)
    before = witness.tokens.words[first.begin - 1] if first.begin else ""
    begin = first.begin - (before in ("between", "from"))
    return _bounded(witness, Figure(begin, second.end, 0, 0, low, second.value, second.step, "", first))


def _bounded(witness: Witness, figure: Figure) -> Figure:
    bounds = bound(witness, figure.begin, figure.end)
    if bounds is None:
        return figure._replace(left=figure.begin, right=figure.end)
    return figure._replace(left=bounds.begin, right=bounds.end, kind=bounds.kind)


def _hinted(witness: Witness, hint: Numeral) -> tuple[float, float]:
    """Return the least and the most that a hint can mean: "several", "dozens of", "a few hundred"."""
    words = witness.tokens.words[hint.begin : hint.end]
    if "dozens" in words:
        return 18.0, 240.0
    if numeral_words()[words[0]].kind == "many":
        return 0.75 * hint.value, (50 * hint.value if hint.value < 1e6 else float("inf"))
    scale = hint.value / next(
        (numeral_words()[w].value for w in words if w in ("several", "few", "couple", "handful")), 1
    )
    return 2 * scale, (3 if "couple" in words else 9) * scale


def _second(witness: Witness, first: Numeral) -> Numeral | None:
    """Return the upper end of the range that `first` begins, or None."""
    words = witness.tokens.words
    percent = _percent(words, first.end)
    link, at = _link(witness, first.end, first.end + percent)
    if first.ordinal or not link or gap_before(witness, at).strip(_BETWEEN):
        return None
    second = numeral(witness, at)
    if second is None or second.ordinal or second.vague or (percent and not _percent(words, second.end)):
        return None
    return second if _is_range(witness, first, second, link) else None


def _percent(words: list[str], n: int) -> int:
    """Return how many tokens at `n` say percent."""
    return 1 if words[n : n + 1] == ["percent"] else 2 * (words[n : n + 2] == ["per", "cent"])


def _link(witness: Witness, end: int, n: int) -> tuple[str, int]:
    """Return what links the numeral before token `end` to another, at token `n`, and where that other begins."""
    words = witness.tokens.words
    link = words[n] if n + 1 < len(words) else ""
    if link in ("to", "or", "and"):
        return (link, n + 1) if not gap_before(witness, end).strip(" -") else ("", n)
    if n < len(words) and gap_before(witness, n).strip(_SIGNS) in _HYPHENS:
        return "-", n
    return (" ", n) if _is_lost(witness, n) else ("", n)


def _is_lost(witness: Witness, n: int) -> bool:
    """Tell whether a hyphen or a point may have been lost before token `n`: "2 5 miles" in text without marks."""
    words = witness.tokens.words
    if not (0 < n < len(words) - 1 and words[n].isdigit() and words[n - 1].isdigit() and len(words[n]) < 3):
        return False
    return (
        gap_before(witness, n) == " "
        and len(words[n - 1]) < 3
        and begins_unit(words, n + 1)
        and is_bare(witness, n - 1, n + 1)
    )


def _is_range(witness: Witness, first: Numeral, second: Numeral, link: str) -> bool:
    low, high = first.value * _shared(witness, first, second), second.value
    if not 0 <= low < high or high > _WIDEST * max(low, 1):
        return False
    words = witness.tokens.words
    before = words[first.begin - 1] if first.begin else ""
    if link == "and":
        return before == "between"
    if link == "or":
        return high <= _FARTHEST * low
    if before == "from":
        ranging = not _RANGING.isdisjoint(words[max(0, first.begin - 4) : first.begin - 1])
        return ranging or not _is_changing(witness, first.begin, _CHANGED)
    if link == "to" and _is_changing(witness, first.begin, _CHANGED_BY):
        near = high <= _FARTHEST * low or _percent(words, second.end) > 0
        return near and not _has_unit(witness, first)
    return link in ("to", " ") or _hyphened(witness, first, second)


def _is_changing(witness: Witness, n: int, near: int) -> bool:
    """Tell whether something is said to change within `near` tokens before token `n`, in its sentence."""
    words, least = witness.tokens.words, max(0, n - near)
    for k in range(n - 1, least - 1, -1):
        if not _ENDS.isdisjoint(gap_before(witness, k + 1)):
            return False
        if words[k] in listed("change"):
            return True
    return False


def _has_unit(witness: Witness, one: Numeral) -> bool:
    """Tell whether a numeral has a sign or a unit of its own: the "61p" of "dropped 61p to 966"."""
    tokens, text = witness.tokens, witness.article.text
    if text[max(0, tokens.begins[one.begin] - 1) : tokens.begins[one.begin]] in ("$", "£", "€", "¥", "₹"):
        return True
    last = tokens.words[one.end - 1]
    kind = numeral_words().get(last.lstrip("0123456789."))
    return last[:1].isdigit() and last[-1:].isalpha() and (kind is None or kind.kind != "short")


def _hyphened(witness: Witness, first: Numeral, second: Numeral) -> bool:
    """Tell whether "5-7" is a range: not a telephone number, years, or one of a chain."""
    tokens, text = witness.tokens, witness.article.text
    left = text[tokens.begins[first.begin] : tokens.ends[first.end - 1]]
    right = text[tokens.begins[second.begin] : tokens.ends[second.end - 1]]
    if left.isdigit() and right.isdigit() and (len(right) > 3 or left[0] == "0" or right[0] == "0"):
        return False
    end, begin = tokens.ends[second.end - 1], tokens.begins[first.begin]
    follows, leads = text[end : end + 2], text[max(0, begin - 2) : begin]
    chained = follows[:1] in _HYPHENS and follows[1:].isdigit()
    return not chained and not (leads[1:] in _HYPHENS and leads[:1].isalnum())


def _shared(witness: Witness, first: Numeral, second: Numeral) -> float:
    """Return the scale of the second end that holds for the first as well: a million in "5 to 7 million"."""
    scale = _scale(witness, second)
    if scale == 1 or first.value >= 1000 or _scale(witness, first) != 1 or first.value * scale >= second.value:
        return 1.0
    return scale


def _scale(witness: Witness, one: Numeral) -> float:
    words = witness.tokens.words[one.begin : one.end]
    kind = numeral_words().get(words[-1])
    if kind is not None and kind.kind in ("hundred", "scale", "dozen", "short"):
        return kind.value
    last = glued(witness, one.end - 1) if words[-1][:1].isdigit() and not words[-1].isdigit() else None
    suffix = numeral_words().get(last.suffix) if last else None
    return suffix.value if suffix and suffix.kind == "short" else 1.0
