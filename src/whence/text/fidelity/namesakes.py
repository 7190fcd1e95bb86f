"""Whether two articles give the same words to two different people; where that cannot be told, they do not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from whence.kernels.spelling import levenshtein
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Speaker

_TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord sen senator rep representative gov governor gen general president secretary"
    " attorney judge justice speaker minister prime vice former director mayor sheriff officer col colonel lt sgt"
    " capt captain rev prof professor the chancellor premier congressman congresswoman king queen prince princess"
    " pope chief chairman chairwoman jr sr ii iii".split()
)
_BODIES = frozenset(
    "house department post times party committee news university center centre court office journal institute council"
    " agency group administration congress senate association union press foundation bureau board commission ministry"
    " army navy company inc corp campaign project society school college security service intelligence police affairs"
    " fund coalition network institution caucus united states north south east west new city county state national"
    " international federal white pentagon kremlin government parliament officials lines bank team club hospital"
    " church reuters cnn fox ap afp bbc democrats republicans lawmakers investigators prosecutors".split()
)


def differ(one: Speaker, other: Speaker, *texts: Sequence[str]) -> bool:
    """Tell whether the two are clearly different people: both named, by names that have nothing in common.

    `texts` are the words of the articles: names that stand side by side in one of them ("Barack", "Obama") may be the
    same person's. A body and its spokesman, a place and its government are not told apart.

    >>> from whence.model import Speaker
    >>> weir, osk = Speaker("named", "Ann Weir"), Speaker("named", "Osk")
    >>> differ(weir, Speaker("named", "Weir")), differ(weir, osk)
    (False, True)
    """
    x, y = name_words(one), name_words(other)
    if not x or not y or set(x) & set(y) or set(x) & _BODIES or set(y) & _BODIES or max(len(x), len(y)) > 4:
        return False
    if levenshtein(x[-1], y[-1]) <= max(1, min(len(x[-1]), len(y[-1])) // 4):
        return False
    if _belongs(x, other) or _belongs(y, one):
        return False
    return not any(_side_by_side(text, x, y) for text in texts)


def name_words(speaker: Speaker) -> list[str]:
    """Return the folded words of a named speaker's name without titles; the surname is the last."""
    if speaker.status != "named" or not speaker.name:
        return []
    return [w for w in tokenise(speaker.name).words if w not in _TITLES]


def _belongs(name: Sequence[str], speaker: Speaker) -> bool:
    """Tell whether the name stands in the other's role or affiliation."""
    around = tokenise(f"{speaker.role or ''} {speaker.affiliation or ''}").words
    return any(word in around for word in name)


def _side_by_side(text: Sequence[str], x: Sequence[str], y: Sequence[str]) -> bool:
    """Tell whether two lone names are given name and surname of one person somewhere."""
    if max(len(x), len(y)) > 1:
        return False
    lone = {x[0], y[0]}
    return any({a, b} == lone for a, b in pairwise(text))
