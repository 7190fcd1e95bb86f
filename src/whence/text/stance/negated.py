"""What became of a negation: one that stands on one side only, of a word that stands on both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text import numbers, words
from whence.text.opposites import is_negation, opposite
from whence.text.stance.grammar import AUXILIARY, BE, is_content, parted
from whence.text.stance.reading import norm
from whence.text.stance.stretches import StanceShift
from whence.text.stance.traps import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.text.stance.cues import Cue
    from whence.text.stance.stretches import Link, Side

_BEFORE, _AFTER = 8, 5
_NEGATIVE = frozenset(
    "without hardly scarcely barely little few less fewer lack lacks lacked lacking absence absent free avoid avoids"
    " avoided avoiding fail fails failed failing failure refuse refuses refused refusing refusal decline declined"
    " declines reject rejects rejected deny denies denied denying dismiss dismissed dismisses prevent prevented stop"
    " stopped ban banned bans unable impossible unlikely instead only rather except halt halted cancel cancelled"
    " canceled scrap scrapped delay delayed postpone postponed neither nor none nothing zero quit until"
    " un non need needs against contrary opposite unless".split()
)
"""Words that may turn round what stands beside them, so that a negation on the other side has its match."""
_UN = ("un", "non", "dis", "in")
_EXCEPTED = frozenset("until till but except unless only because since just".split())
"""Behind a negated word they make it something else: "did not open until noon", "not Aldane but Varga"."""


def negations(left: Side, right: Side, link: Link) -> Iterator[StanceShift]:
    """Yield negations lost and gained."""
    if left.asks or right.asks:
        return
    for cue in left.cues:
        if cue.entry.kind == "negation":
            yield from _followed(left, right, link, cue, gained=False)
    for cue in right.cues:
        if cue.entry.kind == "negation":
            yield from _followed(right, left, link.back(), cue, gained=True)


def _followed(here: Side, there: Side, link: Link, cue: Cue, *, gained: bool) -> Iterator[StanceShift]:
    reach = cue.reach
    if reach is None or _is_turned(here, cue):
        return
    head = link.to.get(reach.head)
    if head is None or _is_elsewhere(here, cue, link, there, head) or _has_match(here, cue, there, head):
        return
    begin = max(there.begin, head - 2)
    first = cue.begin
    while first > here.begin and here.word(first - 1) in AUXILIARY:
        first -= 1
    negated = here.fact("negation", first, reach.end, norm("negation", "", cue.entry.words), (reach.begin, reach.end))
    while begin < head and not is_content(there.word(begin)) and there.word(begin) not in ("is", "was", "are", "were"):
        begin += 1
    plain = there.fact("negation", begin, head + 1, "plain")
    rule = (
        f"“{here.text(cue.begin, reach.head + 1)}” is {'new' if gained else 'gone'}, not negated: “{there.word(head)}”"
    )
    score = min(0.9, 0.6 + 0.1 * link.around(reach.head, head))
    left, right = (plain, negated) if gained else (negated, plain)
    yield StanceShift("negation gained" if gained else "negation lost", left, right, "conflict", rule, score)


def _is_turned(here: Side, cue: Cue) -> bool:
    """Tell whether something else in the clause takes the negation back: a second one, an exception."""
    reach = cue.reach
    if reach is None:
        return True
    beside = range(max(here.begin, cue.begin - _AFTER), min(here.end, reach.end + _AFTER))
    if any(here.word(n) in _EXCEPTED for n in range(cue.begin, min(here.end, reach.end + _AFTER))):
        return True
    others = [n for n in beside if not cue.begin <= n < cue.end and not _is_parted(here, n, cue.begin)]
    return is_negation(here.word(n) for n in others) or any(
        other.entry.level <= -3 and other.begin in others for other in here.cues
    )


def _is_elsewhere(here: Side, cue: Cue, link: Link, there: Side, head: int) -> bool:
    """Tell whether the two words may belong to two statements: "no shares of theirs", "0.09 of our shares"."""
    reach = cue.reach
    borne = 0 if reach is None else link.around(reach.head, head)
    if reach is None or borne < 1:
        return True
    before = [there.word(n) for n in range(max(there.begin, head - 4), head)]
    if cue.entry.place == "noun":
        counted = any(numbers.value(word) is not None for word in before)
        lone = cue.entry.base == "without" and "with" not in before
        return counted or lone or borne < 2 or is_name(here.witness, reach.head)
    if any(here.word(n) in BE for n in range(cue.begin - 1, cue.end)) or cue.entry.base == "isnt":
        return BE.isdisjoint(before)
    return False


def _is_parted(some: Side, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return any(parted(some.witness, n) for n in range(first + 1, last + 1))


def _has_match(here: Side, cue: Cue, there: Side, head: int) -> bool:
    """Tell whether the other side has anything near that may say the same: a negation, a doubt, an opposite."""
    window = range(max(there.begin, head - _BEFORE), min(there.end, head + _AFTER))
    said = [there.word(n) for n in window if not there.apart(n, head)]
    if (
        there.garbles(cue.entry.words, head)
        or is_negation(said)
        or any(w in _NEGATIVE or (w.startswith(_UN) and _is_undone(w)) for w in said)
    ):
        return True
    if any(c.entry.level <= -1 and c.begin in window for c in there.cues):
        return True
    reach = cue.reach
    return reach is not None and opposite([here.word(n) for n in range(reach.begin, reach.end)], said)


def _is_undone(word: str) -> bool:
    stem = word[3:] if word.startswith(("non", "dis")) else word[2:]
    return (
        len(stem) > 3
        and words.is_known(stem)
        and word not in ("under", "until", "united", "union", "university", "interest", "include")
    )
