"""Whether two short stretches of a quotation and its parent are the same words in other writing, or a gloss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.text.fidelity.cosmetics import FILLERS, misread, same_words
from whence.text.likeness import compare, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.kernels.edits import Pair
    from whence.text.fidelity.quoted import Ground, Meeting

_CENSORED = re.compile(r"[*#@]|[-–—_]{2}")
_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro"}
_LONGEST = 40
"""Words on both sides up to which a difference may be one of writing only."""


def harmless(meeting: Meeting, rows: tuple[int, int], columns: tuple[int, int]) -> bool:
    """Tell whether two short stretches are the same words in other writing."""
    tokens = meeting.stretch.tokens[slice(*columns)]
    if rows[1] - rows[0] + len(tokens) > _LONGEST:
        return False
    one, other = _worded(meeting.parent, range(*rows)), _worded(meeting.child, tokens)
    if same_words(one, other) or _equal_sums(meeting, rows, tokens) or _is_censored(meeting, rows, tokens):
        return True
    if len(one) == len(other) == 1 and compare(one[0], other[0])[0] in ("cosmetic", "variant"):
        return True
    if not (meeting.parent.telling and meeting.child.telling):
        one, other = ([w for w in side if w != "percent"] for side in (one, other))
    return one == other or ((meeting.parent.noisy or meeting.child.noisy) and misread(one, other))


def _worded(ground: Ground, tokens: Sequence[int]) -> list[str]:
    """Return the words of some tokens without fillers."""
    found = [ground.witness.tokens.words[n] for n in tokens]
    return [word for word in found if word not in FILLERS]


def _equal_sums(meeting: Meeting, rows: tuple[int, int], tokens: Sequence[int]) -> bool:
    """Tell whether one side spells out the sign of the currency that the other has ("$5", "5 dollars")."""
    one, other = _priced(meeting.parent, range(*rows)), _priced(meeting.child, tokens)
    if not one or not other:
        spelt = [stem(w) for w in one or other]
        return len(spelt) == 1 and spelt[0] in _CURRENCIES.values() and _sign_near(meeting, rows, tokens)
    return one != [meeting.parent.witness.tokens.words[n] for n in range(*rows)] and same_words(one, other)


def _priced(ground: Ground, tokens: Sequence[int]) -> list[str]:
    text, begins = ground.witness.article.text, ground.witness.tokens.begins
    found: list[str] = []
    for n in tokens:
        sign = _CURRENCIES.get(text[begins[n] - 1 : begins[n]])
        found += [ground.witness.tokens.words[n], *([sign] if sign else [])]
    return found


def _sign_near(meeting: Meeting, rows: tuple[int, int], tokens: Sequence[int]) -> bool:
    if not (meeting.parent.telling and meeting.child.telling):
        return True
    ground, at = (meeting.child, meeting.stretch.tokens[0]) if not tokens else (meeting.parent, rows[0])
    begin = ground.witness.tokens.begins[max(0, at - 4)]
    return any(sign in ground.witness.article.text[begin : begin + 200] for sign in _CURRENCIES)


def _is_censored(meeting: Meeting, rows: tuple[int, int], tokens: Sequence[int]) -> bool:
    if rows[1] - rows[0] != 1 and len(tokens) != 1:
        return False
    one = _raw(meeting.parent, range(*rows))
    other = _raw(meeting.child, tokens)
    for masked, plain in ((one, other), (other, one)):
        if masked and _CENSORED.search(masked) and plain.isalpha():
            letters = re.split(r"[*#@_–—-]+", masked.casefold())
            pattern = r"\w*".join(map(re.escape, letters))
            return re.fullmatch(pattern, plain.casefold()) is not None
    return False


def _raw(ground: Ground, tokens: Sequence[int]) -> str:
    """Return the characters of adjacent tokens with the signs that stick to them."""
    if not tokens:
        return ""
    text = ground.witness.article.text
    begin, end = ground.witness.tokens.begins[tokens[0]], ground.witness.tokens.ends[tokens[-1]]
    while end < len(text) and text[end] in "*#@-":
        end += 1
    return text[begin:end]


def is_gloss(meeting: Meeting, rows: tuple[int, int], columns: tuple[int, int]) -> bool:
    """Tell whether all that differs is in brackets on one side; or may have been before the brackets were lost."""
    right = meeting.stretch.glossed[slice(*columns)]
    left = [n in meeting.parent.glossed for n in range(*rows)]
    if right and all(right):
        return len(left) <= 8
    if left and all(left):
        return True
    if any(right) or any(left):
        plain_right = [w for w, g in zip(meeting.right(columns), right, strict=True) if not g]
        plain_left = [w for w, g in zip(meeting.left(rows), left, strict=True) if not g]
        return same_words(plain_left, plain_right) or (not plain_right and len(plain_left) <= 8)
    return False


def is_contraction(meeting: Meeting, pair: Pair) -> bool:
    """Tell whether one of two tokens that fold alike is a contraction and the other is not."""
    one = _raw(meeting.parent, range(pair.i, pair.i2))
    other = _raw(meeting.child, meeting.stretch.tokens[pair.j : pair.j2])
    return one.isalpha() != other.isalpha()
