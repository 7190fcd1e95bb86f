"""What became of a hedge: "accusations of fraud" that is "fraud" in the retelling, "may sell" that is "sells"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.likeness import stem
from whence.text.stance.entries import table
from whence.text.stance.grammar import DETERMINER, PREPOSITION, is_content, parted, verb_phrase
from whence.text.stance.reading import norm
from whence.text.stance.stretches import StanceShift
from whence.text.stance.traps import is_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from whence.model import Fact
    from whence.model.facts import FactVerdict, Shift
    from whence.text.stance.cues import Cue
    from whence.text.stance.stretches import Link, Side

_WEIGHT = {
    "allegation": 0.85,
    "possibility": 0.75,
    "belief": 0.65,
    "probability": 0.6,
    "expectation": 0.5,
    "doubt": 0.65,
}
"""How sure it is that a claim has changed when a hedge of each kind is gone."""
_CERTAINTY = frozenset(_WEIGHT)
_DEGREE = frozenset(("approximation", "booster"))
_BEFORE, _AFTER = 8, 3
"""Tokens before and behind a word in which any cue is taken to bear on it, where that speaks for the retelling."""
_NOUN_PLACES = frozenset(("noun", "of"))
_LEGAL = frozenset(
    "charge charges charged charging count counts trial court suit sued lawsuit indictment indicted accusing accused"
    " plea prosecutor prosecutors prosecution suspect suspects warrant".split()
)
"""Where these stand, a crime is named as what somebody is accused of."""
_MILD = frozenset("evidence sign tend estimate consider expect set schedule bound expectation".split())
"""Hedges whose loss is a matter of time or manner rather than a claim that has changed."""
_IRREALIS = frozenset("to if would unless should lets let".split())


def hedges(
    left: Side, right: Side, link: Link, told: Collection[Cue], *, attributed: bool = False
) -> Iterator[StanceShift]:
    """Yield hedges lost, gained, and those that became surer or less sure.

    `told` are verbs of saying that both sides have; `attributed`, whether somebody is named for the right side alone.
    """
    if left.asks or right.asks:
        return
    lost = [shift for cue in left.cues for shift in _followed(left, right, link, cue, told, gained=False)]
    if not attributed:
        yield from lost
    for cue in right.cues:
        for shift in _followed(right, left, link.back(), cue, told, gained=True):
            if shift.left is None and any(_covers(other, shift) for other in lost):
                continue  # "was indeed a fraud" is told with the accusation that it was
            yield shift


def _covers(one: StanceShift, other: StanceShift) -> bool:
    return one.right is not None and other.right is not None and one.right.span.overlap(other.right.span) > 0


def _followed(
    here: Side, there: Side, link: Link, cue: Cue, told: Collection[Cue], *, gained: bool
) -> Iterator[StanceShift]:
    """Yield what became of one cue, where the word that it bears on stands on the other side as well."""
    kind = cue.entry.kind
    if cue.reach is None or kind not in (_CERTAINTY | _DEGREE) or _is_there(cue, there):
        return
    head = link.to.get(cue.reach.head)
    if head is None or not _is_borne_out(here, cue, link, head) or _is_near(cue, there, head):
        return
    beside = [other for other in there.cues if other not in told and _bears_on(there, other, head)]
    if kind in _DEGREE:
        if not any(other.entry.kind in _DEGREE for other in beside):
            yield _degree(here, cue, there, head, gained=gained)
        return
    rivals = [other for other in beside if other.entry.kind != "booster"]
    if rivals:
        if not gained:
            yield from _level(here, cue, there, head, rivals)
        return
    if not (_is_open(here, cue, there, head) or _is_answered(cue, there, told)):
        yield _gone(here, cue, there, link, head, gained=gained)


def _is_there(cue: Cue, there: Side) -> bool:
    """Tell whether the other side has the cue as well, in whatever form and place."""
    if any(cue.entry.base == other.entry.base for other in there.cues):
        return True
    said = there.witness.tokens.words[there.begin : there.end]
    roots = {stem(word) for word in cue.entry.words if is_content(word)}
    return bool(roots) and any(stem(word) in roots for word in said)


def _is_near(cue: Cue, there: Side, head: int) -> bool:
    """Tell whether a word near by may be a hedge of the same kind, or this one misspelt."""
    known = table()
    for n in range(head - _BEFORE, head + _AFTER + 1):
        forms = known.get(there.word(n))
        if forms is not None and forms.alone is not None and forms.alone.kind == cue.entry.kind:
            return not any(c.begin <= n < c.end for c in there.cues)
    return there.garbles(cue.entry.words, head)


def _is_answered(cue: Cue, there: Side, told: Collection[Cue]) -> bool:
    """Tell whether the other side limits what it says elsewhere: it names who says so, a trial, or has an "if"."""
    kind = cue.entry.kind
    if any(c.entry.kind == kind and c not in told for c in there.cues):
        return True
    if any(c.entry.level < 0 and c.entry.type == "attribution verb" and c not in told for c in there.cues):
        return True
    if kind in ("allegation", "belief"):
        if any(c.entry.type == "attribution verb" and c not in told for c in there.cues):
            return True
        return not _LEGAL.isdisjoint(there.witness.tokens.words[there.begin : there.end])
    return kind == "possibility" and any(c.entry.base in ("if", "unless") for c in there.cues)


def _is_borne_out(here: Side, cue: Cue, link: Link, head: int) -> bool:
    """Tell whether more than one word says that the two places are one."""
    reach = cue.reach
    if reach is None:
        return False
    held = [n for n in range(reach.begin, reach.end) if is_content(here.word(n))]
    shared = sum(n in link.to for n in held)
    if cue.entry.place in _NOUN_PLACES and 2 * shared < len(held):
        return False
    if (cue.entry.place == "clause" or len(held) > 4) and (shared < 3 or 3 * shared < 2 * len(held)):
        return False
    least = 2 if cue.entry.kind in _DEGREE else 1
    return (shared >= 2 and cue.entry.kind not in _DEGREE) or link.around(reach.head, head) >= least


def _bears_on(some: Side, cue: Cue, head: int) -> bool:
    """Tell whether a cue may bear on the token `head`: it reaches it, or stands in the same clause close by."""
    if cue.reach is not None and cue.reach.begin <= head < cue.reach.end:
        return True
    if cue.entry.type == "attribution verb" and cue.entry.level >= 0:
        return False
    if cue.begin <= head:
        near = head - cue.end < _BEFORE and not any(parted(some.witness, n) for n in range(cue.end, head + 1))
        return near and not (cue.reach is not None and cue.entry.place in _NOUN_PLACES and cue.reach.end <= head)
    return cue.begin - head <= _AFTER and not some.apart(head, cue.begin)


def _is_open(here: Side, cue: Cue, some: Side, head: int) -> bool:
    """Tell whether a word is not asserted although no cue stands by: "to improve", "the cost", "before taking"."""
    before = some.word(head - 1)
    if cue.reach is not None and cue.entry.place == "verb" and (before in DETERMINER or before in PREPOSITION):
        return here.word(cue.reach.head - 1) != before
    if cue.entry.base == "so-called" and is_name(some.witness, head):
        return True
    return any(some.word(n) in _IRREALIS for n in range(max(some.begin, head - 3), head))


def _gone(here: Side, cue: Cue, there: Side, link: Link, head: int, *, gained: bool) -> StanceShift:
    """Return a hedge that the other side does not have."""
    hedged, plain = _whole(here, cue), _plain(there, cue, link, head)
    sure = [
        c
        for c in there.cues
        if c.entry.level > 0 and c.entry.kind in ("booster", "affirming") and _before(c, head, there)
    ]
    if sure and not gained:
        first = min(c.begin for c in sure)
        plain = there.fact(
            "hedging", first, max(head + 1, sure[-1].end), norm(sure[-1].entry.kind, sure[-1].entry.base, [])
        )
    score = min(0.95, _WEIGHT[cue.entry.kind] + (0.1 if sure else 0.0))
    said = here.text(cue.begin, cue.end)
    if gained:
        rule = f"“{said}” is new, the parent says it without"
        return StanceShift("hedge gained", plain, hedged, "compatible", rule, score)
    verdict: FactVerdict = "compatible" if cue.entry.base in _MILD else "conflict"
    rule = f"“{said}” is gone, the retelling says it {'for certain' if sure else 'without'}"
    return StanceShift("hedge lost", hedged, plain, verdict, rule, score)


def _before(cue: Cue, head: int, there: Side) -> bool:
    return cue.end <= head and head - cue.begin <= _BEFORE and not there.apart(cue.begin, head)


def _whole(some: Side, cue: Cue) -> Fact:
    """Return a cue with what it bears on, and with a cue that bears on it."""
    reach = cue.reach
    begin, end = cue.begin, cue.end
    if reach is not None:
        begin, end = min(begin, reach.begin), max(end, reach.end)
    for other in some.cues:
        if other.end == begin and not parted(some.witness, begin):
            begin = other.begin
    of = None if reach is None else (reach.begin, reach.end)
    return some.fact("hedging", begin, end, norm(cue.entry.kind, cue.entry.base, cue.entry.words), of)


def _plain(some: Side, cue: Cue, link: Link, head: int) -> Fact:
    """Return what stands on the other side in the place of what was hedged."""
    begin, end = head, head + 1
    if cue.entry.place in _NOUN_PLACES and cue.reach is not None:
        there = [link.to[n] for n in range(cue.reach.begin, cue.reach.end) if n in link.to]
        near = [n for n in there if abs(n - head) <= len(there) + 1]
        begin, end = min(near), max(near) + 1
    else:
        phrase = verb_phrase(some.witness, head, some.end)
        if phrase is not None and phrase.begin == head:
            end = phrase.end
    return some.fact("hedging", begin, end, "plain")


def _degree(here: Side, cue: Cue, there: Side, head: int, *, gained: bool) -> StanceShift:
    """Return a word of degree that the other side does not have: "really", "partly"; "seldom" turns it round."""
    fact, said = _whole_degree(here, cue), here.text(cue.begin, cue.end)
    kind: Shift
    if cue.entry.base in ("almost", "seldom"):
        plain = there.fact("hedging", head, head + 1, "plain")
        kind = "hedge gained" if gained else "hedge lost"
        left, right = (plain, fact) if gained else (fact, plain)
        verdict: FactVerdict = "conflict" if cue.entry.base == "seldom" else "compatible"
        return StanceShift(kind, left, right, verdict, f"“{said}” is {'new' if gained else 'gone'}", 0.6)
    stronger = cue.entry.kind == "booster" and not _is_negated(here, cue)
    if stronger:
        kind = "certainty raised" if gained else "certainty lowered"
    else:
        kind = "hedge gained" if gained else "hedge lost"
    if gained:
        return StanceShift(kind, None, fact, "added", f"“{said}” is new", 0.6)
    return StanceShift(kind, fact, None, "dropped", f"“{said}” is gone", 0.6)


def _whole_degree(some: Side, cue: Cue) -> Fact:
    """Return a word of degree with the word that it bears on."""
    head = cue.begin if cue.reach is None else cue.reach.head
    begin, end = min(cue.begin, head), max(cue.end, head + 1)
    return some.fact("hedging", begin, end, norm(cue.entry.kind, cue.entry.base, cue.entry.words), (head, head + 1))


def _is_negated(some: Side, cue: Cue) -> bool:
    return any(c.entry.kind == "negation" and c.begin < cue.begin and cue.begin - c.end < 3 for c in some.cues)


def _level(here: Side, cue: Cue, there: Side, head: int, rivals: list[Cue]) -> Iterator[StanceShift]:
    """Yield a hedge that became another one of another level, where each clearly bears on the same word."""
    governing = [c for c in rivals if c.reach is not None and c.reach.head == head and c.entry.kind in _CERTAINTY]
    if len(rivals) != 1 or len(governing) != 1 or cue.entry.level == governing[0].entry.level:
        return
    other = governing[0]
    if {cue.entry.kind, other.entry.kind} <= {"allegation", "belief"}:
        return
    raised = other.entry.level > cue.entry.level
    opposed = "doubt" in (cue.entry.kind, other.entry.kind) and {cue.entry.kind, other.entry.kind} & {
        "probability",
        "expectation",
    }
    rule = (
        f"“{here.text(cue.begin, cue.end)}” is {cue.entry.kind},"
        f" “{there.text(other.begin, other.end)}” is {other.entry.kind}"
    )
    yield StanceShift(
        "certainty raised" if raised else "certainty lowered",
        _whole(here, cue), _whole(there, other), "conflict" if opposed else "compatible", rule, 0.7,
    )  # fmt: skip
