"""Fold a word to the form in which it is compared: case, accents, ligatures, marks and apostrophes do not count.

A fold is decided word by word and never moves an offset: spans come from `tokens`, which searches a *skeleton* of the
text that has exactly as many characters as the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GLUE = "\ue000"
"""Stands in the skeleton for a character that belongs to the word around it and is not seen: a soft hyphen, a
zero-width character, a variation selector, a combining mark."""

_APOSTROPHES = "’‘‛ʼʹ′´＇\u0092\u0091\ufffd\u02bb"
_SPELT_APOSTROPHE = re.compile(r"â€™|&(?:#0?39|#8217|#x27|rsquo|apos);")
"""Apostrophes that a wrong decoding or a missing one left in the text."""
_HYPHENS = "‐‑‒–—―−﹣－"
_UNSEEN = {
    0x00AD,
    0x034F,
    0x061C,
    0x180E,
    0xFEFF,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
}
_DROPPED_MARKS = (
    (0x0300, 0x0370),  # Latin, Greek, Cyrillic accents
    (0x0591, 0x05C8),  # Hebrew points
    (0x0610, 0x061B),
    (0x064B, 0x0660),  # Arabic vowel signs
    (0x0670, 0x0671),
    (0x06D6, 0x06EE),
    (0xFE00, 0xFE10),  # variation selectors
    (0xE0100, 0xE01F0),
)
_TATWEEL = "\u0640"


def respelt(text: str) -> str:
    """Return `text`, no longer and no shorter, with "`", "&#39;" and the like as the apostrophes they stand for."""
    text = text.replace("`", "'")
    if "&" not in text and "â€™" not in text:
        return text
    return _SPELT_APOSTROPHE.sub(lambda m: "'" + GLUE * (len(m.group()) - 1), text)


def skeleton(text: str) -> str:
    """Return `text` with each character replaced by one that the token pattern knows; the length stays the same."""
    text = respelt(text)
    if text.isascii():
        return text
    table = {ord(c): stand_in for c in set(text) if not c.isascii() and (stand_in := _stand_in(c)) != c}
    return text.translate(table) if table else text


def _stand_in(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    if ord(char) in _UNSEEN or unicodedata.category(char)[0] == "M":
        return GLUE
    return char


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return the form in which `word` is compared.

    >>> fold("Doesn’t"), fold("ﬁnance"), fold("Nguyễn"), fold("1,550.5")
    ('doesnt', 'finance', 'nguyen', '1550.5')
    """
    folded = word.lower() if word.isascii() else _fold_unicode(word)
    if folded.isalpha():
        return folded
    if folded[:1].isdigit():
        return folded.replace(",", "")
    return "".join(c for c in folded if c.isalnum() or unicodedata.category(c)[0] == "M") or folded


def _fold_unicode(word: str) -> str:
    visible = "".join(c for c in word if ord(c) not in _UNSEEN and c not in (GLUE, _TATWEEL))
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", visible).casefold())
    kept = "".join(c for c in apart if not any(low <= ord(c) < high for low, high in _DROPPED_MARKS))
    return unicodedata.normalize("NFC", kept)
