"""Whether two predicates of one subject judge it alike: "has rarely been weaker" and "is not in good health"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text import lexicon
from whence.text.stance.grammar import BE, is_content, parted
from whence.text.stance.reading import norm as norm_of
from whence.text.stance.stretches import StanceShift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Fact
    from whence.model.facts import Shift
    from whence.text.stance.cues import Cue
    from whence.text.stance.stretches import Link, Side

_SUBJECT = 8
"""Tokens before the predicate in which its subject is looked for."""


class _Verdict(NamedTuple):
    """A predicate that judges, as tokens: +1 or −1, and how strongly."""

    begin: int
    end: int
    sign: int
    strength: int
    cue: Cue | None


@cache
def _values() -> dict[str, tuple[int, bool]]:
    """Return words that judge, with their sign, and whether they compare."""
    entries = (line.split("\t") for line in lexicon.lines("outlook.txt"))
    return {
        word: (1 if sign == "good" else -1, step == "more") for sign, step, some in entries for word in some.split()
    }


def outlooks(left: Side, right: Side, link: Link) -> Iterator[StanceShift]:
    """Yield a judgement that is milder or stronger in other words."""
    for one in _verdicts(left):
        if one.cue is None or one.cue.entry.base not in ("seldom", "never", "hardly"):
            continue
        for other in _verdicts(right):
            if (
                other.sign != one.sign
                or other.strength == one.strength
                or not _one_subject(left, one, right, other, link)
            ):
                continue
            kind: Shift = "certainty lowered" if one.strength > other.strength else "certainty raised"
            facts = (_fact(left, one), _fact(right, other))
            rule = f"“{left.text(one.begin, one.end)}” and “{right.text(other.begin, other.end)}” judge it alike"
            yield StanceShift(kind, facts[0], facts[1], "compatible", rule, 0.7)
            return


def _verdicts(some: Side) -> Iterator[_Verdict]:
    """Yield the predicates of a side that judge."""
    for n in range(some.begin, some.end):
        value = _values().get(some.word(n))
        if value is None:
            continue
        begin = n
        while (
            begin > max(some.begin, n - 6) and not is_content(some.word(begin - 1)) and not parted(some.witness, begin)
        ):
            begin -= 1
        be = [k for k in range(begin, n) if some.word(k) in BE]
        if not be:
            continue
        cue = next((c for c in some.cues if begin <= c.begin < n and c.entry.level <= -3), None)
        sign, comparing = value
        strength = 2
        if cue is not None and comparing:  # rarely weaker: about as weak as can be
            strength = 3
        elif cue is not None:  # not good: milder than bad
            sign, strength = -sign, 1
        first = next(k for k in range(begin, n) if some.word(k) in BE or some.word(k) in ("have", "has", "had"))
        end = n + 1
        while end < some.end and is_content(some.word(end)) and not parted(some.witness, end) and end - n < 2:
            end += 1
        yield _Verdict(first, end, sign, strength, cue)


def _one_subject(left: Side, one: _Verdict, right: Side, other: _Verdict, link: Link) -> bool:
    """Tell whether an aligned word stands right before both predicates."""
    near = range(max(right.begin, other.begin - _SUBJECT), other.begin)
    return any(link.to.get(n) in near for n in range(max(left.begin, one.begin - _SUBJECT), one.begin))


def _fact(some: Side, verdict: _Verdict) -> Fact:
    cue = verdict.cue
    norm = "plain" if cue is None else norm_of(cue.entry.kind, cue.entry.base, cue.entry.words)
    return some.fact("hedging", verdict.begin, verdict.end, norm, (verdict.end - 1, verdict.end))
