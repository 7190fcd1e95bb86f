"""How much it says that two texts share so many passages.

The score of a passage sums the rarity of its words as if each had been chosen by itself. A long name, a formula of the
trade has many rare words and is one choice; so the number of words counts as well, and how much of the shorter text is
shared. Fitted on synthetic retellings: of the forms tried (sums, products, thresholds on each) this one lost least,
and nothing was gained by more than these three terms.
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = 14.0
"""Words of a passage that is just enough …"""
SHARE = 0.25
"""… if they are this share of the shorter text, and the score is just enough too."""
OTHERS = 2.0
"""What all passages together may count at most, in times of the best."""
SURE = 1.25
"""Evidence that stands whatever else is known of the two texts; by itself a pair counts from nought …"""
KINDRED = -0.5
"""… and from here where some third text is surely related to both."""


def evidence(
    scores: Sequence[float], lefts: Sequence[float], rights: Sequence[float], sizes: tuple[int, int], least: float
) -> float:
    """Return the evidence of the passages of one pair, the best first; −inf for none.

    0 is what one passage of the score `least` and of `WORDS` words tells that are a `SHARE` of the shorter text.
    `lefts` and `rights` are the words of each passage on either side; `sizes` the words of the two texts.
    """
    if not scores or scores[0] <= 0 or min(lefts[0], rights[0]) <= 0:
        return -inf
    total = min(sum(scores), OTHERS * scores[0])
    share = min(1.0, max(sum(lefts) / max(1, sizes[0]), sum(rights) / max(1, sizes[1])))
    return log(total / least) + 2 * log(min(lefts[0], rights[0]) / WORDS) + log(share / SHARE) / 2
