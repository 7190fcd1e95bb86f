"""Figures that say nothing of how much or how many: numbers of telephones, routes, versions, lines, and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.figures.grammar import gap_before
from whence.text.figures.nouns import noun_after
from whence.text.figures.vocabulary import listed
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from whence.text.figures.numerals import Numeral
    from whence.text.witness import Witness

_GLUED_BEFORE = frozenset("/#@_=&^×\\*|[%?")
_GLUED_AFTER = frozenset("/_=@^\\×*|]")
_CHAIN = (" ", "-", ".", "/", ") ", " - ", "\t", "  ", "\n", " (", "–", ", ", "‑")
_ROW = 3
"""So many figures in a row are a table or a telephone number."""
_LONG = 400
"""Characters; addresses are shorter."""
_AROUND = 5
"""Tokens to either side that are looked at for a table."""


def is_stray(witness: Witness, one: Numeral) -> bool:
    """Tell whether the numeral in digits is part of something else, by the characters and words beside it."""
    text, tokens = witness.article.text, witness.tokens
    begin, end = tokens.begins[one.begin], tokens.ends[one.end - 1]
    before, after = text[begin - 1 : begin], text[end : end + 1]
    if text[begin] == "0" and text[begin:end].isdigit() and end - begin > 1 and abs(one.value) >= 1:
        return True
    if before not in (" ", "") and (_glued_before(text, begin, before) or in_address(text, begin)):
        return True
    if after not in (" ", "") and _glued_after(text, end, after):
        return True
    return _is_item(text, begin, end) or _is_labelled(witness, one.begin)


def _glued_before(text: str, begin: int, before: str) -> bool:
    if before in _GLUED_BEFORE:
        return True
    two = text[begin - 2 : begin - 1]
    if before == "-":
        return two.isalnum() or two == "."
    return (before in ".:," and two.isalnum()) or (before == "+" and not two.strip("( "))


def in_address(text: str, begin: int) -> bool:
    """Tell whether the characters before `begin` belong to an address of the web or of mail."""
    at = begin
    while at and begin - at < _LONG and not text[at - 1].isspace():
        at -= 1
    return begin - at > 3 and any(mark in text[at:begin] for mark in ("://", "www.", "@"))


def _glued_after(text: str, end: int, after: str) -> bool:
    following = text[end + 1 : end + 2]
    if after in _GLUED_AFTER:
        return following.isalnum() or after in "]|"
    if after == ")":
        return False
    return after in ":." and following.isdigit()


def _is_item(text: str, begin: int, end: int) -> bool:
    """Tell whether the figure numbers a line: "1. ", "(2) "."""
    if end - begin > 2 or text[end : end + 1] not in (".", ")") or text[end + 1 : end + 2] not in (" ", "\t"):
        return False
    line = text.rfind("\n", max(0, begin - 8), begin)
    head = text[line + 1 if line >= 0 else max(0, begin - 8) : begin]
    return (line >= 0 or begin < 8) and not head.strip(" \t(")


def _is_labelled(witness: Witness, n: int) -> bool:
    """Tell whether a word before token `n` makes it a name: "Flight 370", "No. 10"."""
    words = witness.tokens.words
    if n == 0 or words[n - 1] not in listed("label") or noun_after(witness, n + 1).people:
        return False
    return gap_before(witness, n) in (" ", ". ", ".", "-", " #", "\n")


def is_named(witness: Witness, n: int) -> bool:
    """Tell whether token `n`, a figure without a noun, ends a name: "Boeing 747", "Apollo 11"."""
    tokens = witness.tokens
    if n == 0 or gap_before(witness, n) != " ":
        return False
    word, initial = tokens.words[n - 1], witness.article.text[tokens.begins[n - 1]]
    known = is_known(word)
    if initial.isupper():
        return is_name(word) or not known or (n > 1 and gap_before(witness, n - 1).strip() == "")
    return known and is_name(word)


def is_telephone(witness: Witness, begin: int, end: int) -> bool:
    """Tell whether tokens [begin, end) belong to a chain of three groups of digits or more with hyphens or brackets."""
    words = witness.tokens.words
    left, right = _chain(witness, begin, end)
    groups = right - left - (end - begin) + 1
    if groups < _ROW and not (groups == _ROW - 1 and len(words[right - 1]) == _ROW + 1):
        return False
    text = witness.article.text[witness.tokens.begins[left] : witness.tokens.ends[right - 1]]
    return "-" in text or ")" in text or "." in text.replace(", ", "")


def _chain(witness: Witness, begin: int, end: int) -> tuple[int, int]:
    words = witness.tokens.words
    left, right = begin, end
    while left and begin - left < _AROUND and words[left - 1].isdigit() and gap_before(witness, left) in _CHAIN:
        left -= 1
    while (
        right < len(words) and right - end < _AROUND and words[right].isdigit() and gap_before(witness, right) in _CHAIN
    ):
        right += 1
    return left, right


def in_table(witness: Witness, n: int, most: float) -> bool:
    """Tell whether more than the share `most` of what stands around token `n`, in its line, are figures."""
    tokens, text = witness.tokens, witness.article.text
    begin = tokens.begins[n]
    left, right = max(0, n - _AROUND), min(len(tokens), n + _AROUND + 1)
    line, end = text.rfind("\n", tokens.begins[left], begin), text.find("\n", begin, tokens.ends[right - 1])
    around = [
        tokens.words[k][:1].isdigit()
        for k in range(left, right)
        if tokens.begins[k] > line and (end < 0 or tokens.begins[k] < end)
    ]
    return len(around) >= _ROW and sum(around) > most * len(around)


def is_chained(witness: Witness, end: int) -> bool:
    """Tell whether a hyphen ties more digits to the figure that ends before token `end`: "747-400"."""
    text, at = witness.article.text, witness.tokens.ends[end - 1]
    return text[at : at + 1] in ("-", "–") and text[at + 1 : at + 2].isdigit()
