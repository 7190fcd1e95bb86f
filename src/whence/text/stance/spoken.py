"""What became of a verb of saying: "said" that is "claims" in the retelling, and an attribution that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.stance.entries import table
from whence.text.stance.grammar import SUBJECT, ended, is_content, parted
from whence.text.stance.stretches import StanceShift, Stretch, sentence, side
from whence.text.stance.traps import is_name, is_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whence.model import Fact
    from whence.model.facts import FactVerdict
    from whence.text.stance.cues import Cue
    from whence.text.stance.stretches import Link, Side

_FAR = 25
"""Tokens between a speaker and the verb, an apposition between them."""
_ASIDE = 4
_FIRST = frozenset("i we our us my im weve ive ours called calls charges worry concerned accused".split())
"""Words that leave it open who speaks."""
_CARRIED = 4
"""Aligned words of what is said without which an attribution is not said to be dropped …"""
_SHARE = 0.6
"""… and the share of its words that they must be."""


def sayings(some: Side) -> list[Cue]:
    """Return the verbs of saying of one side."""
    return [cue for cue in some.cues if cue.entry.type == "attribution verb"]


def matched(left: Side, right: Side, link: Link) -> list[tuple[Cue, Cue]]:
    """Return the verbs of saying that are one and the same on both sides: the same verb, then the same class."""
    rest = [sayings(left), sayings(right)]
    found: list[tuple[Cue, Cue]] = []
    for alike in (_same_place(link), _same_verb, _same_class):
        for one in list(rest[0]):
            other = next((cue for cue in rest[1] if alike(one, cue)), None)
            if other is not None:
                found.append((one, other))
                rest[0].remove(one)
                rest[1].remove(other)
    return found


def _same_place(link: Link) -> Callable[[Cue, Cue], bool]:
    return lambda one, other: link.to.get(one.begin) == other.begin and _same_verb(one, other)


def _same_verb(one: Cue, other: Cue) -> bool:
    return one.entry.base == other.entry.base


def _same_class(one: Cue, other: Cue) -> bool:
    return one.entry.kind == other.entry.kind


def changed(left: Side, right: Side, link: Link, same: list[tuple[Cue, Cue]]) -> tuple[Cue, Cue] | None:
    """Return the one verb of saying of either side that is left over, where speaker or content are the same."""
    rest = [
        [cue for cue in sayings(some) if cue not in [pair[n] for pair in same]] for n, some in enumerate((left, right))
    ]
    if len(rest[0]) != 1 or len(rest[1]) != 1:
        return None
    one, other = rest[0][0], rest[1][0]
    here, there = speaker(left, one), speaker(right, other)
    said = [link.to.get(n) for n in range(*content(left, one))]
    carried = sum(n is not None and n in range(*content(right, other)) for n in said)
    if any(link.to.get(n) in range(*there) for n in range(*here) if is_name(left.witness, n)):
        return (one, other) if carried else None
    pronoun = [any(some.word(n) in SUBJECT for n in range(*zone)) for some, zone in ((left, here), (right, there))]
    return (one, other) if any(pronoun) and carried >= _CARRIED else None


def speaker(some: Side, cue: Cue) -> tuple[int, int]:
    """Return the tokens in which the speaker is named: behind the verb in "said Varga", else before it."""
    if _inverted(some, cue):
        return cue.end, min(some.end, cue.end + _ASIDE)
    begin = cue.begin
    while begin > max(some.begin, cue.begin - _FAR) and not ended(some.witness, begin):
        begin -= 1
    return begin, cue.begin


def _inverted(some: Side, cue: Cue) -> bool:
    if cue.entry.base in ("according to", "say") and some.word(cue.end - 1) == "to":
        return True
    if cue.end >= some.end or parted(some.witness, cue.end):
        return False
    if cue.begin > some.begin and not parted(some.witness, cue.begin) and is_subject(some.witness, cue.begin - 1):
        return is_name(some.witness, cue.end) and not is_name(some.witness, cue.begin - 1)
    return some.word(cue.end) not in ("that", "it", "he", "she", "they", "there", "how", "whether")


def content(some: Side, cue: Cue) -> tuple[int, int]:
    """Return the tokens of what is said, as far as the sentence goes: behind the verb, or before it."""
    if cue.entry.words[0] == "according" and cue.begin == some.begin:
        return cue.end, some.end
    backward = _inverted(some, cue) or cue.end >= some.end or parted(some.witness, cue.end)
    if not backward:
        end = cue.end
        while end < some.end and not ended(some.witness, end):
            end += 1
        return cue.end, end
    begin = cue.begin
    while begin > some.begin and not (ended(some.witness, begin) and begin < cue.begin):
        begin -= 1
    return begin, cue.begin


def verbs(left: Side, right: Side, pair: tuple[Cue, Cue] | None) -> Iterator[StanceShift]:
    """Yield the change from one verb of saying to another."""
    if pair is None or "denying" in (pair[0].entry.kind, pair[1].entry.kind):
        return
    one, other = pair
    kinds, levels = (one.entry.kind, other.entry.kind), (one.entry.level, other.entry.level)
    if kinds[0] == kinds[1]:
        return
    step = abs(levels[0] - levels[1])
    crossed = "doubtful" in kinds or step >= 2
    verdict: FactVerdict = "conflict" if crossed else "compatible"
    rule = f"“{left.text(one.begin, one.end)}” is {kinds[0]}, “{right.text(other.begin, other.end)}” is {kinds[1]}"
    score = 0.85 if "doubtful" in kinds else 0.6 + 0.05 * step
    yield StanceShift("reporting verb changed", _said(left, one), _said(right, other), verdict, rule, score)


def _said(some: Side, cue: Cue) -> Fact:
    """Return the verb with the name right beside it."""
    begin, end = cue.begin, cue.end
    if _inverted(some, cue):
        while end < min(some.end, cue.end + _ASIDE) and is_name(some.witness, end) and not parted(some.witness, end):
            end += 1
            if end - cue.end == 2:
                break
    norm = f"{cue.entry.kind}: {cue.entry.base}"
    return some.fact("attribution verb", begin, end, norm, (cue.begin, cue.end))


def dropped(left: Side, right: Side, link: Link, attributed: tuple[bool, bool | None]) -> Iterator[StanceShift]:
    """Yield an attribution that is gone: what somebody says in the parent, the child says itself."""
    around = side(Stretch(right.witness, *sentence(right.witness, right.begin, right.end)))
    if attributed[1] is not False or right.asks or sayings(around) or _tells_who(around) or _is_quoted(around):
        return
    for cue in left.cues:
        if not cue.entry.place.startswith("say") or cue.entry.kind in ("denying", "affirming"):
            continue
        held = [n for n in range(*content(left, cue)) if is_content(left.word(n))]
        carried = [link.to[n] for n in held if n in link.to]
        if len(carried) < max(_CARRIED, _SHARE * len(held)) or right.apart(min(carried), max(carried)):
            continue
        first, last = min(carried), max(carried) + 1
        rule = f"“{left.text(cue.begin, cue.end)}” tells who says so, the retelling says it in its own voice"
        doubtful = cue.entry.kind in ("doubtful", "suggestive", "belief")
        yield StanceShift(
            "attribution dropped", _said(left, cue), right.fact("hedging", first, last, "plain"),
            "conflict" if doubtful else "dropped", rule, 0.7 if doubtful else 0.5,
        )  # fmt: skip
        return


def _is_quoted(some: Side) -> bool:
    """Tell whether a quotation mark stands in or right beside the stretch."""
    tokens = some.witness.tokens
    if some.begin >= some.end:
        return False
    begin, end = max(0, tokens.begins[some.begin] - 2), tokens.ends[some.end - 1] + 3
    return not frozenset('"“”„«»').isdisjoint(some.witness.article.text[begin:end])


def _tells_who(some: Side) -> bool:
    """Tell whether a side has anything that may be an attribution or a hedge, or speaks in the first person."""
    known, said = table(), some.witness.tokens.words[some.begin : some.end]
    if not _FIRST.isdisjoint(said) or any(c.entry.kind in ("allegation", "belief", "possibility") for c in some.cues):
        return True
    return any(
        (forms := known.get(word)) is not None
        and forms.alone is not None
        and (forms.alone.type == "attribution verb" or forms.alone.kind == "belief")
        for word in said
    )
