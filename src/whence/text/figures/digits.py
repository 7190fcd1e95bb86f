"""Figures written in digits: what one token, or the few that a degraded copy has made of it, stands for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from whence.text.figures.units import begins_unit
from whence.text.figures.vocabulary import numeral_words
from whence.text.words import rarity

if TYPE_CHECKING:
    from whence.text.tokens import Tokens
    from whence.text.witness import Witness

ORDINAL_ENDS = ("st", "nd", "rd", "th")
_DIGITS_AT_MOST = 30
"""Nobody counts further; a longer run of digits is a key, a code or noise."""
_BODY = re.compile(
    r"(?:(?P<plain>\d+(?:\.\d+)?)"
    r"|(?P<english>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?)"
    r"|(?P<european>\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}))"
    r"(?P<rest>[^\W\d]\w*)?"
)
_THREE = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
_MARKS = re.compile(r"[.,;:!?]")
_NEARBY = 300
"""Characters to either side that must be free of marks where "1 550" may be one figure."""
_THIN = "\u00a0\u2009\u202f\u2007"
"""Spaces that printers put between the thousands."""


class Digits(NamedTuple):
    """A figure in digits: its tokens end before `end`; what is glued to it ("km", "st") is in `suffix`."""

    end: int
    value: float
    step: float
    suffix: str


def glued(witness: Witness, n: int) -> Digits | None:
    """Return what the digits of token `n` alone stand for, with the letters that follow them in the same token.

    "1,550.5" → 1550.5 · "1.2m" → 1.2 and "m" · "21st" → 21 and "st" · "1½" → 1.5; None for "1.2.3" and "12,5".
    """
    word = witness.tokens.words[n]
    raw = witness.article.text[witness.tokens.begins[n] : witness.tokens.ends[n]]
    if len(raw) <= _DIGITS_AT_MOST and raw.isascii() and raw.isdigit():
        point = 10.0 ** -len(raw) if _leading_point(witness, n) else 1.0
        return Digits(n + 1, int(raw) * point, point, "")
    return _glued(raw, word, n)


def _glued(raw: str, word: str, n: int) -> Digits | None:
    if not raw.isascii():
        if raw[-1].isnumeric() and not raw[-1].isdecimal():
            return _with_fraction(raw, n)
        raw = "".join(c for c in unicodedata.normalize("NFKC", raw) if c.isalnum() or c in ".,")
        if not raw.isascii():
            return None
    match = _BODY.fullmatch(raw)
    if match is None or len(raw) > _DIGITS_AT_MOST:
        return None
    body = match["plain"] or (match["english"] or "").replace(",", "")
    body = body or match["european"].replace(".", "").replace(",", ".")
    places = len(body) - body.index(".") - 1 if "." in body else 0
    suffix = word.lstrip("0123456789.")
    return Digits(n + 1, float(body), 10.0**-places, suffix)


def _with_fraction(raw: str, n: int) -> Digits | None:
    """Return "1½", "½"; None for "10²" and circled figures."""
    part = unicodedata.numeric(raw[-1])
    if not 0 < part < 1 or (raw[:-1] and not (raw[:-1].isdecimal() and len(raw) < _DIGITS_AT_MOST)):
        return None
    return Digits(n + 1, int(raw[:-1] or 0) + part, part, "")


def _leading_point(witness: Witness, n: int) -> bool:
    """Tell whether token `n` is the "5" of ".5"."""
    text, begin = witness.article.text, witness.tokens.begins[n]
    return begin > 0 and text[begin - 1] == "." and (begin == 1 or text[begin - 2] in " \t\n($£€-~")


def negative(witness: Witness, n: int) -> bool:
    """Tell whether a minus sign stands at token `n`, and not a hyphen or a dash."""
    text, begin = witness.article.text, witness.tokens.begins[n]
    if begin and text[begin - 1] == ".":
        begin -= 1
    return begin > 0 and text[begin - 1] in "-−" and (begin == 1 or text[begin - 2] in " \t\n([$£€")


def digits(witness: Witness, n: int) -> Digits | None:
    """Return the figure in digits that begins at token `n`, over several tokens where a copy has cut it up.

    "1 550" and "350 000" are one figure where no mark is near; "4 2 million" is 4.2, "2 1/4" is 2.25.
    """
    first = glued(witness, n)
    if first is None or first.suffix:
        return first
    tokens = witness.tokens
    if n + 1 >= len(tokens) or not tokens.words[n + 1][:1].isdigit():
        return first
    return _slashed(witness, n, first) or _spaced(witness, n) or _parted(witness, n) or first


def _spaced(witness: Witness, n: int) -> Digits | None:
    """Return "1 550": one to three digits, then groups of three with a space between."""
    tokens, text = witness.tokens, witness.article.text
    head = text[tokens.begins[n] : tokens.ends[n]]
    if not (head.isascii() and head.isdigit() and len(head) < 4 and head[0] != "0"):
        return None
    end, thin = n + 1, True
    body = head
    while end < len(tokens) and len(body) <= _DIGITS_AT_MOST:
        group = text[tokens.begins[end] : tokens.ends[end]]
        gap = text[tokens.ends[end - 1] : tokens.begins[end]]
        if len(gap) != 1 or gap not in _THIN + " " or not _THREE.fullmatch(group):
            break
        thin = thin and gap != " "
        body += group
        end += 1
    digit_count = body.replace(".", "", 1)
    if end == n + 1 or not (digit_count.isascii() and digit_count.isdigit()) or len(body) > _DIGITS_AT_MOST:
        return None
    zeros = not body[len(head) :].strip("0")
    if not (thin or zeros or end > n + 2 or is_bare(witness, n, end) or _is_led(witness, n)):
        return None
    places = len(body) - body.index(".") - 1 if "." in body else 0
    return Digits(end, float(body), 10.0**-places, "")


def _is_led(witness: Witness, n: int) -> bool:
    """Tell whether a small word right before token `n` leads up to a figure: "has 1 500"."""
    if n == 0:
        return False
    tokens, text = witness.tokens, witness.article.text
    before = text[tokens.begins[n - 1] : tokens.ends[n - 1]]
    gap = text[tokens.ends[n - 1] : tokens.begins[n]]
    return gap == " " and before.islower() and rarity(tokens.words[n - 1]) < _SMALL


def _parted(witness: Witness, n: int) -> Digits | None:
    """Return "4 2 million", "1 2m" and "98 6 degrees" as the decimals that they were before the point was lost.

    Before a unit only where the second is no more than the first: "2 5 miles" may have been "2-5 miles" as well.
    """
    tokens = witness.tokens
    head, last = tokens.words[n], glued(witness, n + 1)
    if last is None or last.value != int(last.value) or not (head.isascii() and head.isdigit() and len(head) < 4):
        return None
    places = len(tokens.words[n + 1]) - len(last.suffix)
    if places > 2 or not _takes_decimals(witness, n, last) or not is_bare(witness, n, n + 2):
        return None
    return Digits(n + 2, int(head) + last.value * 10.0**-places, 10.0**-places, last.suffix)


def _takes_decimals(witness: Witness, n: int, last: Digits) -> bool:
    """Tell whether what follows the two tokens from `n` makes one figure of them."""
    words = [last.suffix] if last.suffix else witness.tokens.words[n + 2 : n + 4]
    kind = numeral_words().get(words[0]) if words else None
    if kind is not None and kind.kind == ("short" if last.suffix else "scale"):
        return True
    head = witness.tokens.words[n]
    return (
        int(head) > last.value or (int(head) == last.value < 10) or head == "0" or bool(last.suffix)
    ) and begins_unit(words, 0)


def _slashed(witness: Witness, n: int, first: Digits) -> Digits | None:
    """Return "3/4" or "2 1/4"."""
    text, tokens = witness.article.text, witness.tokens
    gap = text[tokens.ends[n] : tokens.begins[n + 1]]
    if len(gap) < 4 and gap.strip() in ("/", "⁄"):
        return _fraction(witness, n, 0.0)
    if gap.strip() or n + 2 >= len(tokens) or text[tokens.ends[n + 1] : tokens.begins[n + 2]].strip() not in ("/", "⁄"):
        return None
    return _fraction(witness, n + 1, first.value)


def _fraction(witness: Witness, n: int, whole: float) -> Digits | None:
    text, tokens = witness.article.text, witness.tokens
    over, under = tokens.words[n], tokens.words[n + 1]
    longer = text[tokens.ends[n + 1] : tokens.ends[n + 1] + 2]
    if not (over.isascii() and over.isdigit() and under in _DENOMINATORS) or (
        longer[:1] == "/" and longer[1:].isdigit()
    ):
        return None
    top, bottom = int(over[:3]), int(under)
    if len(over) > 2 or not 0 < top < bottom:
        return None
    return Digits(n + 2, whole + top / bottom, 1 / bottom, "")


_SMALL = 0.1
"""Rarity below which a word is grammar."""
_DENOMINATORS = frozenset("2 3 4 5 6 7 8 9 10 12 16 20 25 32 50 64 100".split())


def is_bare(witness: Witness, begin: int, end: int) -> bool:
    """Tell whether the text around tokens [begin, end) has lost its marks."""
    text, tokens = witness.article.text, witness.tokens
    return not _MARKS.search(text, max(0, tokens.begins[begin] - _NEARBY), tokens.ends[end - 1] + _NEARBY)


def joined(tokens: Tokens, text: str, n: int) -> bool:
    """Tell whether nothing parts token `n` from the one before it but spaces or a hyphen."""
    gap = text[tokens.ends[n - 1] : tokens.begins[n]]
    return gap in (" ", "-") or (len(gap) < 6 and gap.strip() in ("", "-", "‐", "‑", "–") and gap.count("\n") < 2)
