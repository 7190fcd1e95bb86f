"""What an article has that the other lacks, and where: at its end, at its head, in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text import words

if TYPE_CHECKING:
    from whence.text.direction.comparison import Half

_SENTENCE = 6
"""Tokens from which a stretch of one's own is something said, not a word changed."""
_LEAD = 12
_TELLING = 0.45
"""Rarity from which a word tells what an article is about."""


class Outline(NamedTuple):
    """How one article lies to what it shares with another."""

    cover: float
    """Share of its words, by rarity, that the other has."""
    own: int
    """Tokens in stretches of its own."""
    stretches: int
    """How many there are."""
    tail: float
    """Share of the article's tokens that stand after all that is shared."""
    head: float
    """Share that stand before."""
    lead: bool
    """Whether its first words are shared."""
    kinship: float
    """How much of what its shared part speaks of, its own part speaks of too, by rarity of words, 0 to 1."""
    strangers: int
    """Stretches of its own that have no telling word of the rest of the article."""


def outline(half: Half) -> Outline:
    """Return how `half` lies to what it shares with the other."""
    tokens, size = half.witness.tokens.words, len(half.partner)
    weights = [words.rarity(w) for w in tokens]
    swapped = set(half.swapped)
    shared = [n for n in range(size) if half.partner[n] >= 0 or n in swapped]
    runs = [run for run in half.runs if run[1] - run[0] >= _SENTENCE]
    first, last = (shared[0], shared[-1] + 1) if shared else (0, 0)
    theme = {tokens[n] for n in shared if weights[n] >= _TELLING}
    own = [{w for w in tokens[begin:end] if words.rarity(w) >= _TELLING} for begin, end in runs]
    everything: set[str] = set().union(*own)
    lead = shared[: min(_LEAD, size)]
    return Outline(
        sum(weights[n] for n in shared) / (sum(weights) or 1.0),
        sum(end - begin for begin, end in runs),
        len(runs),
        (size - last) / (size or 1) if size - last >= _SENTENCE else 0.0,
        first / (size or 1) if first >= _SENTENCE else 0.0,
        bool(lead) and lead[-1] < 2 * _LEAD,
        sum(map(words.rarity, theme & everything)) / (sum(map(words.rarity, theme)) or 1.0),
        sum(not (mine & theme) for mine in own),
    )
