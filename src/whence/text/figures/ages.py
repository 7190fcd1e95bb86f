"""Ages: "24-year-old", "aged 24", "six months old", "Smith, 24,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.amounts import Draft
from whence.text.figures.grammar import gap_before
from whence.text.figures.units import Unit
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from whence.text.figures.ranges import Figure
    from whence.text.witness import Witness

_YEAR = Unit("year", "year")
_SPANS = {
    "year": _YEAR, "years": _YEAR, "yr": _YEAR, "yrs": _YEAR,
    "month": Unit("month", "year", 1 / 12, 1 / 12), "months": Unit("month", "year", 1 / 12, 1 / 12),
    "week": Unit("week", "year", 7 / 365.25, 7 / 365.25), "weeks": Unit("week", "year", 7 / 365.25, 7 / 365.25),
    "day": Unit("day", "year", 1 / 365.25, 1 / 365.25), "days": Unit("day", "year", 1 / 365.25, 1 / 365.25),
}  # fmt: skip
_OLD = frozenset(("old", "olds"))
_SHORT = frozenset(("yo", "yro", "yearold"))
_AGED = frozenset(("aged", "age", "ages"))
_OLDEST = 122
"""Nobody has been proved to have lived longer."""


def age(witness: Witness, figure: Figure) -> Draft | None:
    """Return the age that `figure` is, or None."""
    words, n = witness.tokens.words, figure.right
    word = words[n] if n < len(words) else ""
    if word in _SHORT:
        return _draft(figure, n + 1, _YEAR)
    unit = _SPANS.get(word)
    if unit:
        behind = words[n + 1 : n + 3]
        if behind[:1] and behind[0] in _OLD:
            return _draft(figure, n + 2, unit)
        if behind == ["of", "age"]:
            return _draft(figure, n + 3, unit)
    return _aged(witness, figure) or _between_commas(witness, figure)


def _aged(witness: Witness, figure: Figure) -> Draft | None:
    """Return "aged 24", "at the age of 24", "ages 5 to 7"."""
    words, left = witness.tokens.words, figure.left
    before = words[left - 1] if left else ""
    width = 1 if before in _AGED else 0
    if before == "of" and left > 1 and words[left - 2] == "age":
        width = 2
    if not width or gap_before(witness, left).strip() or not 0 <= figure.low <= figure.high <= _OLDEST:
        return None
    if before == "age" and left > 1 and words[left - 2] in ("ice", "stone", "new", "bronze"):
        return None
    words_after = words[figure.right : figure.right + 1]
    unit = _SPANS.get(words_after[0]) if words_after else None
    draft = _draft(figure, figure.right + bool(unit), unit or _YEAR)
    begin = left - width - (width == 2 and left > 2 and words[left - 3] == "the")
    bounding = words[begin - 1] if begin else ""
    kind = {"under": "<", "below": "<", "over": ">", "above": ">"}.get(bounding, "")
    figure = draft.figure._replace(left=begin - bool(kind), kind=kind or figure.kind)
    return draft._replace(figure=figure)


def _between_commas(witness: Witness, figure: Figure) -> Draft | None:
    """Return the 24 of "Jan Aldane, 24, of": digits between commas behind a name with a capital."""
    one, tokens, text = figure.numeral, witness.tokens, witness.article.text
    if one.begin < 2 or figure.left != one.begin or figure.right != one.end or gap_before(witness, one.begin) != ", ":
        return None
    end = tokens.ends[one.end - 1]
    digits = text[tokens.begins[one.begin] : end]
    if not digits.isdigit() or not 1 < one.value <= _OLDEST or len(digits) > 3:
        return None
    if text[end : end + 1] not in (",", ".", ";") or text[end + 1 : end + 2] not in (" ", "\n", "", "”", '"'):
        return None
    if text[end] != "," and not _name(witness, one.begin - 2):
        return None
    return _draft(figure, one.end, _YEAR)._replace(score=0.8) if _name(witness, one.begin - 1) else None


def _name(witness: Witness, n: int) -> bool:
    """Tell whether token `n` may be part of a person's name."""
    tokens = witness.tokens
    word, initial = tokens.words[n], witness.article.text[tokens.begins[n]]
    return initial.isupper() and word.isalpha() and len(word) > 1 and (is_name(word) or not is_known(word))


def _draft(figure: Figure, end: int, unit: Unit) -> Draft:
    return Draft("age", figure, end, unit, f"{{}} {unit.name}{'' if figure.high == 1 else 's'} old")
