"""Two aligned stretches of text, made ready for the question what became of how sure one of them is."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.spelling import levenshtein
from whence.model import Fact
from whence.text.likeness import stem
from whence.text.stance.cues import cues
from whence.text.stance.grammar import ended, is_content
from whence.text.words import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whence.model.facts import FactType, FactVerdict, Shift
    from whence.text.stance.cues import Cue
    from whence.text.witness import Witness

_FAR = 15
"""Tokens beside a stretch that belong to its sentence at most."""
_SCRAP = 3
"""Letters below which a word may be a scrap of a broken one, even if it is a word."""
_LONG = 4
"""Letters from which a word that was broken in two may have another letter, too."""
_ROUND = 6
"""Tokens on either side of a word in which other aligned words bear it out."""


class Stretch(NamedTuple):
    """Tokens ``[begin, end)`` of an article."""

    witness: Witness
    begin: int
    end: int


class StanceShift(NamedTuple):
    """What became of how sure the parent is, in one place."""

    kind: Shift
    left: Fact | None
    """What the parent has, the cue together with what it bears on."""
    right: Fact | None
    verdict: FactVerdict
    rule: str
    """Why, in one clause with the words of both."""
    score: float


class Side(NamedTuple):
    """A stretch with its cues."""

    witness: Witness
    begin: int
    end: int
    cues: list[Cue]
    asks: bool
    """Whether it is a question."""

    def word(self, n: int) -> str:
        """Return the folded word of token `n`, "" outside the stretch."""
        return self.witness.tokens.words[n] if self.begin <= n < self.end else ""

    def text(self, begin: int, end: int) -> str:
        """Return tokens ``[begin, end)`` as they are written, on one line."""
        return " ".join(self.witness.span(begin, end).of(self.witness.article.text).split())

    def fact(self, kind: FactType, begin: int, end: int, norm: str, of: tuple[int, int] | None = None) -> Fact:
        """Return tokens ``[begin, end)`` as a fact about the tokens `of`, or about themselves."""
        first, last = of or (begin, end)
        about = " ".join(self.witness.tokens.words[first:last])
        return Fact(kind, self.witness.span(begin, end), norm, of=about)

    def garbles(self, said: Iterable[str], around: int) -> bool:
        """Tell whether one of the words `said` stands misread near token `around`: "xot", "failureto", "alle gedly"."""
        near = [self.word(n) for n in range(around - _ROUND, around + _ROUND)]
        broken = [word for word in near if len(word) > 2 and not is_known(word)]
        parted = [x + y for x, y in pairwise(near) if min(len(x), len(y)) < _SCRAP or not (is_known(x) and is_known(y))]
        wanted = [cue for cue in said if len(cue) > 2]
        return any(
            levenshtein(word, cue) <= 1 or word.startswith(cue) or word.endswith(cue)
            for word in broken
            for cue in wanted
        ) or any(levenshtein(word, cue) <= (len(cue) > _LONG) for word in parted for cue in wanted)

    def apart(self, one: int, other: int) -> bool:
        """Tell whether a sentence is seen to end between two tokens."""
        first, last = sorted((one, other))
        return any(ended(self.witness, n) for n in range(first + 1, last + 1))


def side(stretch: Stretch) -> Side:
    """Return a stretch with its cues; a range that leaves the text is cut to it."""
    witness = stretch.witness
    words, ends = witness.tokens.words, witness.tokens.ends
    begin = max(0, min(stretch.begin, len(words)))
    end = max(begin, min(stretch.end, len(words)))
    last = sentence(witness, begin, end)[1]
    asks = end > begin and "?" in witness.article.text[witness.tokens.begins[begin] : ends[last - 1] + 2]
    return Side(witness, begin, end, cues(witness, begin, end), asks)


def sentence(witness: Witness, begin: int, end: int) -> tuple[int, int]:
    """Return tokens ``[begin, end)`` widened to the ends of their sentences that are seen, and not far."""
    first, last = begin, end
    while first > max(0, begin - _FAR) and not ended(witness, first):
        first -= 1
    while last < min(len(witness.tokens.words), end + _FAR) and not ended(witness, last):
        last += 1
    return first, last


class Link(NamedTuple):
    """Which token of one side is which of the other."""

    to: Mapping[int, int]

    def back(self) -> Link:
        """Return the same, seen from the other side."""
        return Link({there: here for here, there in self.to.items()})

    def around(self, here: int, there: int) -> int:
        """Return how many further pairs stand near both tokens."""
        near = (self.to.get(n) for n in range(here - _ROUND, here + _ROUND + 1) if n != here)
        return sum(n is not None and n != there and abs(n - there) <= _ROUND for n in near)


def link(left: Side, right: Side, pairs: Iterable[tuple[int, int]]) -> Link:
    """Return the pairs that name something and are forms of one word; and what stands once on both sides besides."""
    to: dict[int, int] = {}
    taken: set[int] = set()
    for here, there in pairs:
        if here in to or there in taken:
            continue
        one, other = left.word(here), right.word(there)
        if one and other and is_content(one) and is_content(other) and (one == other or stem(one) == stem(other)):
            to[here] = there
            taken.add(there)
    single = [_once(left), _once(right)]
    for root in single[0].keys() & single[1].keys():
        here, there = single[0][root], single[1][root]
        if here not in to and there not in taken:
            to[here] = there
    return Link(to)


def _once(some: Side) -> dict[str, int]:
    """Return the stems that stand once, with their token."""
    stems = [(stem(word), n) for n in range(some.begin, some.end) if is_content(word := some.word(n))]
    counts = Counter(root for root, _ in stems)
    return {root: n for root, n in stems if counts[root] == 1}
