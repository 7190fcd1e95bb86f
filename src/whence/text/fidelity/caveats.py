"""What stood right beside a quotation in the parent, limits it, and is nowhere in the child."""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING

from whence.model import LeftOut
from whence.text import lexicon, words
from whence.text.likeness import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.text.fidelity.quoted import Ground
    from whence.text.witness import Witness

_REACH = 60
"""Tokens from a quotation within which the same speaker's next one stands beside it, the cue between them."""
_LONGEST = 60
_LEAST = 4
_ABSENT = 0.4
"""Share of the weight of a caveat's words that the child may have elsewhere and still have left it out."""
_MAYBE_END = 1.0
_BONUS = 2.0


class Beside:
    """What one child says, and what is known to be left out of it."""

    def __init__(self, child: Witness, left_out: Sequence[LeftOut]) -> None:
        """Remember the child's words in runs of three and by stem."""
        said = child.tokens.words
        self.stems = {stem(word) for word in said if words.rarity(word) >= 0.15}
        self.runs = set(zip(said, said[1:], said[2:], strict=False))
        self.left_out = left_out

    def has(self, some: Sequence[str]) -> bool:
        """Tell whether the child says this too: by runs of its words, or by most of its telling ones."""
        runs = list(zip(some, some[1:], some[2:], strict=False))
        if runs and sum(run in self.runs for run in runs) > _ABSENT * len(runs):
            return True
        telling = [(words.rarity(w), stem(w) in self.stems) for w in some if words.rarity(w) >= 0.15]
        total = sum(weight for weight, _ in telling)
        return total > 0 and sum(weight for weight, there in telling if there) > (1 - _ABSENT) * total


def caveats(ground: Ground, rows: tuple[int, int], beside: Beside) -> tuple[LeftOut, ...]:
    """Return the caveats beside tokens `rows` of a parent that the child lacks, the weightiest first."""
    found: dict[tuple[int, int], LeftOut] = {}
    said = ground.witness.tokens.words
    for begin, end, whose in _beside(ground, rows):
        limits = [w for w in said[begin:end] if w in _hedges()]
        if end - begin < _LEAST or not limits or beside.has(said[begin:end]):
            continue
        if any(begin < other_end and other < end for other, other_end in found):
            continue
        found[begin, end] = _weighed(ground, (begin, end), whose, limits, beside)
    return tuple(sorted(found.values(), key=lambda o: (-o.weight, o.span)))


def _weighed(ground: Ground, rows: tuple[int, int], whose: str, limits: Sequence[str], beside: Beside) -> LeftOut:
    parent = ground.witness.article.id
    span = ground.witness.span(*rows)
    reasons = [f"{whose}, and limits it ({', '.join(dict.fromkeys(limits[:4]))})"]
    telling = sum(w for w in map(words.rarity, ground.witness.tokens.words[slice(*rows)]) if w >= 0.15)
    weight = 1 - exp(-(telling + _BONUS) / 5)
    for other in beside.left_out:
        if other.parent == parent and other.span.overlap(span) > 0.5 * (span.end - span.begin):
            weight = max(weight, other.weight)
            reasons += [r for r in other.reasons if r not in reasons]
    return LeftOut(parent, span, round(weight, 4), tuple(reasons))


def _beside(ground: Ground, rows: tuple[int, int]) -> Iterator[tuple[int, int, str]]:
    """Yield what stands beside the tokens: the rest of the sentence, the speaker's next words, the next sentences."""
    begin, end = rows
    holders, size = ground.holders, len(ground.holders)
    own = holders[begin] if holders[begin] >= 0 else holders[end - 1]
    first, last = _sentence(ground, begin)[0], _sentence(ground, end - 1)[1]
    if own >= 0:
        yield _run(ground, end, own), _until(ground, end, own), "goes on in the same quotation"
        yield _since(ground, begin, own), begin, "comes before in the same quotation"
        speaker = ground.voices.attributions[own].speaker.name
        for n in range(end, min(size, end + _REACH)):
            other = holders[n]
            if other >= 0 and other != own:
                if _may_be_same(speaker, ground.voices.attributions[other].speaker.name):
                    yield n, _until(ground, n, other), "is what the speaker says next"
                break
    if not ground.is_punctuated:
        yield from ((*r, "comes soon after") for r in ground.clauses if end <= r[0] < end + _REACH)
        return
    yield end, last, "stands in the same sentence"
    if last < size:
        yield *_sentence(ground, last), "is the next sentence"
    if first > 0:
        yield *_sentence(ground, first - 1), "is the sentence before"


def _may_be_same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.split()[-1:] == other.split()[-1:]


def _run(ground: Ground, at: int, own: int) -> int:
    """Return where the holder's words go on from `at`, over a cue."""
    size = len(ground.holders)
    for n in range(at, min(size, at + _REACH)):
        if ground.holders[n] == own:
            return n
    return min(size, at)


def _until(ground: Ground, at: int, own: int) -> int:
    start = _run(ground, at, own)
    end = start
    while end < len(ground.holders) and ground.holders[end] == own and end - start < _LONGEST:
        end += 1
    return end


def _since(ground: Ground, at: int, own: int) -> int:
    begin = at
    while begin > 0 and ground.holders[begin - 1] == own and at - begin < _LONGEST:
        begin -= 1
    return begin


def _sentence(ground: Ground, at: int) -> tuple[int, int]:
    """Return the sentence around a token, no longer than is read at once."""
    begin = end = at
    while begin > 0 and ground.breaks(begin) <= _MAYBE_END and at - begin < _LONGEST:
        begin -= 1
    end += 1
    while end < len(ground.holders) and ground.breaks(end) <= _MAYBE_END and end - at < _LONGEST:
        end += 1
    return begin, end


@cache
def _hedges() -> frozenset[str]:
    return frozenset(lexicon.lines("hedges.txt"))
