"""Tell whether a text is in the language the attribution model was trained on: English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMON = frozenset(
    "a about after all an and are as at be been but by can could for from had has have he her his how if in into is "
    "it its more not of on one or our out over said she so than that the their them there they this to up was we "
    "were what when which who will with would you".split()
)
_FEW, _SAMPLE = 8, 4000
_USUAL, _LITTLE, _KNOWN = 0.22, 0.08, 0.72


def is_english(tokens: Sequence[str]) -> bool:
    """Tell whether folded `tokens` are English, by the share of its commonest words and of words the table knows.

    Fewer than eight words are taken for English: too little to tell. The first 4,000 are looked at.
    """
    spoken = [token for token in tokens[:_SAMPLE] if token[:1].isalpha()]
    if len(spoken) < _FEW:
        return all(token.isascii() for token in spoken)
    common = sum(token in _COMMON for token in spoken) / len(spoken)
    known = sum(words.is_known(token) for token in spoken) / len(spoken)
    return common >= _USUAL or (common >= _LITTLE and known >= _KNOWN)
