"""Derive the relation of two articles: how much of each the other accounts for, and which way, if that can be told.

What the articles say of themselves comes first: credits, dates. Then the texts: who contains whom, who was cut, whose
words stand in the place of better ones (`text.direction`). Where all that is weak, the answer is that it cannot tell.
"""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Derivation
from whence.text import words
from whence.text.direction.credits import agencies, credits_to, names
from whence.text.direction.dates import Dated, apart, are_near, dated, doubts, precedes
from whence.text.direction.extent import extent
from whence.text.direction.family import edges
from whence.text.direction.odds import calibrated, is_slight
from whence.text.direction.odds import weigh as weigh_edge
from whence.text.direction.reasons import reasons, said

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from whence.model import Article, Direction, SentenceVerdict, Span
    from whence.text.direction.relation import Relation
    from whence.text.witness import Witness

_CLAIMED = 0.65
"""Least probability of a way for it to be claimed …"""
_CLAIMED_IN_TIME = 0.5
"""… and where dates rule out the other."""


class Shares(NamedTuple):
    """How much of each article the other accounts for, and how much of that word by word."""

    left: float
    right: float
    aligned: float


def derive(
    left: Witness, right: Witness, shares: Shares, relation: Relation | None = None, now: datetime | None = None
) -> Derivation:
    """Return the derivation of a pair from the shares of text they account for in each other.

    `relation` is what their shared reporting tells (`text.direction.relation.relate`); without it only credits and
    dates decide. `now` is the time of asking: a later date is not believed.
    """
    kind, score, rejected = extent(shares.right, max(shares.left, shares.right))
    orientation = Orientation("cannot tell", 0.0, ["next to nothing is shared, so there is no direction"])
    if kind != "non-derived":
        orientation = orient(left, right, relation, now)
    direction, sure, why = orientation
    return Derivation(
        left.article.id, right.article.id, kind, direction, round(score, 4), round(sure, 4),
        round(shares.left, 4), round(shares.right, 4), (*_amount(left, right, shares), *why), rejected,
    )  # fmt: skip


def rivalled(derivations: Sequence[Derivation]) -> list[Derivation]:
    """Return the derivations of one child (on the right), each saying so where another parent accounts for more.

    Siblings share their parent's words, so without this a child would seem to follow every earlier sibling.
    """
    if not derivations:
        return []
    best = max(derivations, key=lambda d: d.right_share)
    reason = f"{best.left} accounts for more of {best.right} ({best.right_share:.0%}): these two may only share it"
    return [
        replace(d, reasons=(*d.reasons, reason)) if d.right_share < best.right_share and d.kind != "non-derived" else d
        for d in derivations
    ]


def weigh(left: Witness, right: Witness, told: Collection[int], verdicts: Sequence[SentenceVerdict]) -> Shares:
    """Return the shares of a pair: `told` holds the left's tokens in accepted evidence, `verdicts` are the right's."""
    left_words, right_words = left.tokens.words, right.tokens.words
    of_left = sum(words.rarity(left_words[n]) for n in told) / (sum(map(words.rarity, left_words)) or 1.0)
    total = derived = aligned = 0.0
    for verdict, (begin, end) in zip(verdicts, right.ranges, strict=True):
        if verdict.label == "boilerplate":
            continue
        weight = sum(map(words.rarity, right_words[begin:end]))
        total += weight
        if verdict.label in ("verbatim", "edited", "paraphrased"):
            derived += weight * min(1.0, sum(e.share for e in verdict.evidence))
        aligned += weight * min(1.0, sum(e.share for e in verdict.evidence if e.kind == "aligned"))
    return Shares(of_left, derived / (total or 1.0), aligned / (total or 1.0))


def _amount(left: Witness, right: Witness, shares: Shares) -> list[str]:
    one, other = left.article.id, right.article.id
    amount = f"{shares.left:.0%} of {one} and {shares.right:.0%} of {other} is accounted for by the other"
    return [f"{amount}; {shares.aligned:.0%} of {other} word by word"]


class Orientation(NamedTuple):
    """Which way a pair is derived, how sure that is, and why."""

    direction: Direction
    score: float
    reasons: list[str]


def orient(left: Witness, right: Witness, relation: Relation | None = None, now: datetime | None = None) -> Orientation:
    """Return which way the pair would be derived, if it is: by credits first, then by dates, then by the texts."""
    by_left, by_right = credits_to(left, right.article), credits_to(right, left.article)
    if by_left and not by_right:
        return Orientation("left from right", min(0.97, 0.85 + 0.05 * len(by_left)), _credited(left, right, by_left))
    if by_right and not by_left:
        return Orientation("right from left", min(0.97, 0.85 + 0.05 * len(by_right)), _credited(right, left, by_right))
    shared = agencies(left) & agencies(right)
    if shared:
        why = [f"both credit the agency {', '.join(sorted(shared))}, whose copy is not at hand"]
        return Orientation("common unseen parent", 0.7, why)
    if relation is not None:
        return _by_text(relation, now)
    return _by_date(left.article, right.article, now)


def _credited(child: Witness, parent: Witness, at: Sequence[Span]) -> list[str]:
    quoted = "; ".join(f"“{span.of(child.article.text)}”" for span in at[:3])
    return [f"{child.article.id} credits {names(parent.article)[0]} by name: {quoted}"]


def _by_date(left: Article, right: Article, now: datetime | None) -> Orientation:
    dates = dated((left, right), now)
    one, other = dates[left.id], dates[right.id]
    if not precedes(one, other) and not precedes(other, one):
        wrong = [doubt for doubt in doubts((one, other)) if not doubt.endswith("has no date")]
        reason = wrong[0] if wrong else "no dates that tell: nothing says which came first"
        return Orientation("cannot tell", 0.0, [f"no credit, and {reason}"])
    reason = (
        f"dated {apart(one, other)} apart, and the shared text is substantial; a common unseen parent is not ruled out"
    )
    direction: Direction = "right from left" if precedes(one, other) else "left from right"
    return Orientation(direction, 0.6 if are_near(one, other) else 0.75, [reason])


def _by_text(relation: Relation, now: datetime | None) -> Orientation:
    """Return the way that the texts tell, as far as the dates let it: there, back, or neither."""
    left, right = relation.left, relation.right
    dates = dated([half.witness.article for half in relation.comparison[:2]], now)
    possible = list(edges([relation], lambda a, b: precedes(dates[a], dates[b])))
    ways = {edge.parent: exp(weigh_edge(edge)) for edge in possible}
    whole = 1.0 + sum(ways.values())
    there, back, neither = (calibrated(ways.get(name, 1.0) / whole) for name in (left, right, ""))
    there, back = (sure if name in ways else 0.0 for name, sure in ((left, there), (right, back)))
    way = relation if there >= back else relation.mirrored()
    found = [*said(way), *_dates_say(dates[way.left], dates[way.right])]
    in_time = len(ways) == 1
    if max(there, back) >= (_CLAIMED_IN_TIME if in_time else _CLAIMED) and not any(map(is_slight, possible)):
        direction: Direction = "right from left" if there >= back else "left from right"
        return Orientation(direction, max(there, back), [*found, *reasons(way)])
    alone = min(relation.signs.left.outline.own, relation.signs.right.outline.own)
    if neither >= _CLAIMED and alone:
        reason = "each has what the other lacks and would have taken: both may have it from a third (an agency?)"
        return Orientation("common unseen parent", neither, [*found, reason])
    weak = f"the signs in the texts are weak: {there:.0%} for {right} from {left}, {back:.0%} for the other way"
    return Orientation("cannot tell", max(there, back), [*found, weak, *reasons(way)])


def _dates_say(parent: Dated, child: Dated) -> list[str]:
    if precedes(parent, child):
        return [f"dated {apart(parent, child)} apart"]
    return [doubt for doubt in doubts((parent, child)) if not doubt.endswith("has no date")]
