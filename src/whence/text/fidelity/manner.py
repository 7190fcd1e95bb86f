"""Whether words without marks are speech or a report of it, and where in the article a quotation goes on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from whence.text.fidelity.shifts import FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.text.fidelity.quoted import Ground

SAID = frozenset(
    "said says say saying told tells added adds adding argued argues claimed claims noted notes warned warns wrote"
    " writes tweeted tweets explained explains insisted insists asked asks continued stated recalled".split()
)
"""Words that mark speech where no quotation mark does."""
_COMPLEMENT = frozenset("that whether if how why".split())
_SPEECH = frozenset(
    "dont doesnt didnt cant wont isnt arent wasnt havent im ive youre were weve theyre gonna well you your yours"
    " lets".split()
)
_REPORTED = frozenset("had would could were was".split())
_FAR = 60
"""Tokens between two parts of one quotation, the cue between them."""
_MAYBE_END = 2.7
"""Log-odds of a sentence end from which a quotation in unpunctuated text is not said to go on."""
_CUE_REACH = 4


def quoted_share(ground: Ground, tokens: Sequence[int]) -> float:
    """Return the share of the tokens that stand between marks."""
    return sum(ground.quotes[n] >= 0 for n in tokens) / (len(tokens) or 1)


def manner(ground: Ground, tokens: Sequence[int]) -> int:
    """Return 1 where unmarked words are speech as far as the words around them tell, −1 a report of it, 0 unsure."""
    said = ground.witness.tokens.words
    first, last = _extent(ground, tokens)
    before, after = said[max(0, first - 3) : first], said[last + 1 : last + 1 + _CUE_REACH]
    inside = said[first : last + 1]
    if before and before[-1] in _COMPLEMENT and any(w in SAID or w.endswith("ing") for w in before[:-1]):
        return -1
    weight = 0.0
    weight += 2.0 * any(w in FIRST for w in inside)
    weight += 2.0 * bool(after and after[0] in SAID)
    weight += 1.0 * any(w in _SPEECH for w in inside)
    weight -= 1.0 * bool(before and (before[-1] in SAID or before[-1] in _COMPLEMENT))
    weight -= 0.5 * any(w in _REPORTED for w in inside)
    return 1 if weight >= 1.5 else -1 if weight <= -1.0 else 0


def _extent(ground: Ground, tokens: Sequence[int]) -> tuple[int, int]:
    """Return the first and last token of the attributed content around `tokens`, or of `tokens` themselves."""
    first, last = tokens[0], tokens[-1]
    while first > 0 and ground.holders[first] >= 0 and ground.holders[first - 1] == ground.holders[first]:
        first -= 1
    while (
        last + 1 < len(ground.holders)
        and ground.holders[last] >= 0
        and ground.holders[last + 1] == ground.holders[last]
    ):
        last += 1
    return first, last


def goes_on(ground: Ground, token: int, step: int) -> int | None:
    """Return the next token (step 1; −1: the one before) that the quotation has in the same sentence, or None.

    Over a cue that interrupts it, where the sentence goes on behind it.
    """
    size = len(ground.quotes)
    at = token + step
    if not 0 <= at < size or _ended(ground, token, at):
        return None
    if _same_run(ground, token, at):
        return at
    if ground.holders[token] < 0:
        return None
    for other in range(at, max(-1, min(size, token + step * _FAR)), step):
        if _ended(ground, other - step, other):
            return None
        if ground.holders[other] == ground.holders[token]:
            return other
    return None


def _same_run(ground: Ground, one: int, other: int) -> bool:
    if ground.quotes[one] >= 0:
        return ground.quotes[one] == ground.quotes[other]
    return ground.holders[one] == ground.holders[other] >= 0


def ends(ground: Ground, n: int) -> bool:
    """Tell whether a sentence is taken to end between tokens n − 1 and n."""
    return ground.breaks(n) > _MAYBE_END


def _ended(ground: Ground, one: int, other: int) -> bool:
    return ground.breaks(max(one, other)) > _MAYBE_END


def joined(ground: Ground, before: int, after: int) -> str:
    """Return how two stretches of an article hang together: one ends with token `before`, one begins with `after`.

    ``within`` one quotation · ``across`` a cue that interrupts one quotation, or joins two that follow each other ·
    ``apart`` two places.
    """
    between = range(before + 1, after)
    one, other = ground.holders[before], ground.holders[after]
    quoted = ground.quotes[before], ground.quotes[after]
    if one == other >= 0:
        return "within" if all(ground.holders[n] == one for n in between) else "across"
    if quoted[0] == quoted[1] >= 0:
        return "within"
    if any(ground.holders[n] >= 0 and ground.holders[n] not in (one, other) for n in between):
        return "apart"
    return _marked_off(ground, between, quoted) if ground.telling else _unmarked(ground, between, (one, other))


def _marked_off(ground: Ground, between: Sequence[int], quoted: tuple[int, int]) -> str:
    loose = [n for n in between if ground.quotes[n] < 0] if min(quoted) >= 0 else list(between)
    if len(loose) > _FAR or _whole_sentences(ground, loose):
        return "apart"
    return "across" if loose else "within"


def _unmarked(ground: Ground, between: Sequence[int], holders: tuple[int, int]) -> str:
    """Tell the same where there are no marks: by words of saying and by how far it is."""
    held = min(holders) >= 0
    said = any(ground.witness.tokens.words[n] in SAID for n in between)
    loose = [n for n in between if ground.holders[n] < 0 and n not in ground.framing]
    if len(loose) > (2 * _CUE_REACH if held or said else 10 * _CUE_REACH):
        return "apart"
    return "across" if said or held else "within"


def _whole_sentences(ground: Ground, loose: Sequence[int]) -> bool:
    """Tell whether a sentence lies wholly in the tokens, none of which is quoted."""
    ends = [n for n in range(loose[0], loose[-1] + 2) if ground.breaks(n) > _MAYBE_END] if loose else []
    return any(all(ground.quotes[n] < 0 for n in range(begin, end)) for begin, end in pairwise(ends))
