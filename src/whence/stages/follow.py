"""Follow each quotation of a child back into its parents, and say whether it survived.

Every parent is searched once for all quotations. A quotation may fit several places of several parents; among places
that have about as much of it, the one that accuses the child least is taken: the child may have had it from there.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Quotation, Version
from whence.text.fidelity.caveats import Beside, caveats
from whence.text.fidelity.layout import Layout
from whence.text.fidelity.namesakes import differ, name_words
from whence.text.fidelity.placing import Places
from whence.text.fidelity.quoted import Ground, Meeting, Stretch, stretch
from whence.text.fidelity.quoted_edits import edits, spans
from whence.text.fidelity.survival import Circumstance, Survival, goes_back, survive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from whence.model import Attribution, LeftOut, Voices
    from whence.text.fidelity.differences import Difference
    from whence.text.witness import Witness

_ABOUT_AS_MUCH = 0.1
"""Difference in share within which the place that accuses least is taken."""
_NEAR = 40
"""Tokens from a place within which the speaker's name speaks for it."""
_BESIDE = range(-2, 3)
"""Tokens round about the one first dropped: a small word may have gone from where two pieces meet."""
_CLOSE = 7
"""Tokens of an unmarked text round a quotation, in which whoever is named may have said it."""
_FEW = 6
"""Places of one parent that are weighed."""


class Counterpart(NamedTuple):
    """A parent as seen from the child."""

    witness: Witness
    voices: Voices
    """The parent's own attributions, as far as they are known."""


class _Found(NamedTuple):
    """One place that a quotation goes back to."""

    ground: Ground
    layout: Layout
    survival: Survival
    attribution: Attribution | None


class _Followed(NamedTuple):
    stretch: Stretch
    places: list[_Found]


def follow(
    child: Witness, voices: Voices, parents: Sequence[Counterpart], left_out: Sequence[LeftOut] = ()
) -> tuple[Quotation, ...]:
    """Return what became of each attribution of `voices`, in their order, on its way from `parents` to `child`.

    `left_out` is what the child leaves out of the parents; a caveat among it keeps its weight.
    """
    ground = Ground(child, voices)
    grounds = [Ground(parent.witness, parent.voices) for parent in parents]
    stretches = [stretch(child, attribution) for attribution in voices.attributions]
    indexes = [Places(g.witness.tokens.words, (s.words for s in stretches)) for g in grounds]
    laid = [[(g, _laid(ground, s, index)) for g, index in zip(grounds, indexes, strict=True)] for s in stretches]
    quoted = _quoted(stretches, laid)
    followed = [
        _Followed(s, _places(ground, attribution, s, found, quoted))
        for attribution, s, found in zip(voices.attributions, stretches, laid, strict=True)
    ]
    joins = _joins(followed)
    beside = Beside(child, left_out)
    return tuple(
        _quotation(ground, attribution, f, join, beside)
        for attribution, f, join in zip(voices.attributions, followed, joins, strict=True)
    )


def _laid(child: Ground, s: Stretch, index: Places) -> list[Layout]:
    """Return the layouts of one quotation; a report in the writer's words is not put together from several places."""
    return index.layouts(s.words, joins=max(s.marked, default=-1) >= 0 or not child.telling)


def _quoted(stretches: Sequence[Stretch], laid: Sequence[Sequence[tuple[Ground, list[Layout]]]]) -> dict[str, set[int]]:
    """Return for each parent the tokens that the child has word for word between marks: these were speech."""
    quoted: dict[str, set[int]] = {}
    for s, found in zip(stretches, laid, strict=True):
        for ground, layouts in found:
            for layout in layouts[:1]:
                if layout.merit > 0.9:
                    tokens = {p.i for p in layout.pairs if s.marked[p.j] >= 0}
                    quoted.setdefault(ground.witness.article.id, set()).update(tokens)
    return quoted


def _places(
    child: Ground,
    attribution: Attribution,
    s: Stretch,
    laid: Sequence[tuple[Ground, list[Layout]]],
    quoted: dict[str, set[int]],
) -> list[_Found]:
    """Return the places that a quotation goes back to, the best first."""
    found: list[_Found] = []
    for ground, layouts in laid:
        near = [(layout, _near(attribution, ground, layout)) for layout in layouts]
        near.sort(key=lambda n: (-round(n[0].merit, 1), not n[1], -n[0].merit))
        for layout, close in near[:_FEW]:
            teller = _teller(ground, layout)
            meeting = Meeting(s, child, ground, layout)
            own = quoted.get(ground.witness.article.id, set())
            other = "" if _several(s, ground, layout) else _other(child, attribution, ground, teller, layout)
            about = Circumstance(attribution.kind, other, close, own)
            if goes_back(meeting, about):
                found.append(_Found(ground, layout, survive(meeting, about), teller))
    if not found:
        return []
    most = max(f.layout.merit for f in found)
    return sorted(
        found,
        key=lambda f: (
            f.layout.merit < most - _ABOUT_AS_MUCH,
            -f.survival.gravity,
            f.attribution is None,
            -f.layout.merit,
        ),
    )


def _near(attribution: Attribution, ground: Ground, layout: Layout) -> bool:
    """Tell whether the child's speaker is named near the place in the parent, or says it there."""
    name = name_words(attribution.speaker)
    if not name:
        return False
    teller = _teller(ground, layout)
    if teller is not None and name[-1] in name_words(teller.speaker):
        return True
    low, high = layout.pairs[0].i - _NEAR, max(p.i for p in layout.pairs) + _NEAR
    return name[-1] in ground.witness.tokens.words[max(0, low) : high]


def _teller(ground: Ground, layout: Layout) -> Attribution | None:
    """Return the parent's own attribution of most of these words."""
    counts: dict[int, int] = {}
    for p in layout.pairs:
        holder = ground.holders[p.i]
        counts[holder] = counts.get(holder, 0) + 1
    best = max(counts, key=lambda k: (counts[k], -k))
    return ground.voices.attributions[best] if best >= 0 else None


def _other(child: Ground, attribution: Attribution, ground: Ground, teller: Attribution | None, layout: Layout) -> str:
    """Return who says it in the parent, where that is clearly somebody else than in the child; else nothing."""
    if teller is None or not layout.pairs or _is_outlet(child, attribution) or _is_outlet(ground, teller):
        return ""  # an outlet that passes on another's report takes no words from anybody
    texts = (child.witness.tokens.words, ground.witness.tokens.words)
    if not differ(attribution.speaker, teller.speaker, *texts):
        return ""
    name, theirs = name_words(attribution.speaker), name_words(teller.speaker)
    source = [w for span in teller.source for w in _words(ground, span)]
    if name[-1] in source:
        return ""
    # Without marks it is a guess where a quotation ends and whose it is: who else is named beside it may be meant.
    if not ground.telling and name[-1] in _beside(ground, [p.i for p in layout.pairs]):
        return ""
    if not child.telling and theirs[-1] in _beside(child, stretch(child.witness, attribution).tokens):
        return ""
    return teller.speaker.name or ""


def _beside(ground: Ground, tokens: Sequence[int]) -> list[str]:
    """Return the words of the article from some way before `tokens` to some way behind them."""
    return ground.witness.tokens.words[max(0, min(tokens) - _CLOSE) : max(tokens) + _CLOSE]


def _several(s: Stretch, ground: Ground, layout: Layout) -> bool:
    """Tell whether the parent has what the child puts together, quotation by quotation, from several attributions.

    Then the reading of the child may be at fault: it may have given one speaker the next one's words.
    """
    holders: dict[int, set[int]] = {}
    groups = list(accumulate(s.apart))
    for p in layout.pairs:
        holders.setdefault(groups[p.j], set()).add(ground.holders[p.i])
    return len(holders) > 1 and not set.intersection(*holders.values())


def _is_outlet(ground: Ground, attribution: Attribution) -> bool:
    """Tell whether the source is an outlet that the article credits."""
    return any(credit.name.overlap(span) > 0 for credit in ground.voices.credits for span in attribution.source)


def _words(ground: Ground, span: tuple[int, int]) -> Iterator[str]:
    tokens = ground.witness.tokens
    for word, begin in zip(tokens.words, tokens.begins, strict=True):
        if span[0] <= begin < span[1]:
            yield word


def _joins(followed: Sequence[_Followed]) -> list[Literal["merged", "split"] | None]:
    """Return for each quotation whether the parent has it as two, or has it as one with another of the child's.

    Where one quotation was split, what a piece lacks at an end stands in the other piece and was not trimmed.
    """
    whole: dict[tuple[str, str, int], list[int]] = {}
    for n, (_, places) in enumerate(followed):
        if places and (key := _unit(places[0])) is not None:
            whole.setdefault(key, []).append(n)
    joins: list[Literal["merged", "split"] | None] = [
        "merged" if f.places and f.places[0].survival.merged else None for f in followed
    ]
    told = {n: {p.i for p in f.places[0].layout.pairs} for n, f in enumerate(followed) if f.places}
    for members in whole.values():
        for n in members:
            others = [told[m] for m in members if m != n]
            if others and all(len(told[n] & other) <= 0.2 * min(len(told[n]), len(other)) for other in others):
                joins[n] = "split"
    for n, f in enumerate(followed):
        if f.places and f.places[0].survival.fidelity == "trimmed":
            best = f.places[0]
            same = [m for m in told if m != n and followed[m].places[0].ground is best.ground]
            gone = [t for t in best.survival.dropped if t is not None]
            if gone and all(any(t + d in told[m] for m in same for d in _BESIDE) for t in gone):
                mended = best.survival._replace(
                    fidelity="exact", also=(), reason="the rest of it stands in another quotation"
                )
                f.places[0] = best._replace(survival=mended)
    return joins


def _unit(found: _Found) -> tuple[str, str, int] | None:
    """Return which one quotation of the parent the words stand in: by its marks, else by its attribution."""
    at = found.layout.pairs[0].i
    ground = found.ground
    if ground.quotes[at] >= 0:
        return ground.witness.article.id, "marks", ground.quotes[at]
    return (ground.witness.article.id, "said", ground.holders[at]) if ground.holders[at] >= 0 else None


def _quotation(
    child: Ground,
    attribution: Attribution,
    followed: _Followed,
    join: Literal["merged", "split"] | None,
    beside: Beside,
) -> Quotation:
    name = child.witness.article.id
    if not followed.places:
        return _not_found(name, attribution, followed.stretch)
    best = followed.places[0]
    versions = [_version(child, followed.stretch, f) for f in _one_each(followed.places)]
    tokens = [p.i for p in best.layout.pairs]
    return Quotation(
        name,
        attribution,
        best.survival.fidelity,
        best.survival.score,
        best.survival.reason,
        best.survival.also,
        tuple(versions),
        join,
        caveats(best.ground, (min(tokens), max(tokens) + 1), beside),
    )


def _one_each(places: Sequence[_Found]) -> list[_Found]:
    """Return the best place of each parent, then a few more places of the first."""
    seen: dict[str, _Found] = {}
    for found in places:
        seen.setdefault(found.ground.witness.article.id, found)
    return list(seen.values())


def _not_found(name: str, attribution: Attribution, s: Stretch) -> Quotation:
    telling = sum(s.weights)
    if telling < 0.5 or len(s.words) < 2:
        reason = "too few telling words to be followed"
        return Quotation(name, attribution, "unknown", 0.3, reason)
    sure = min(0.95, 0.5 + telling / 10)
    return Quotation(name, attribution, "unsupported", round(sure, 3), "no article at hand has these words")


def _version(child: Ground, s: Stretch, found: _Found) -> Version:
    differences: Sequence[Difference] = found.survival.found
    return Version(
        found.ground.witness.article.id,
        spans(found.ground.witness, differences),
        edits(found.ground.witness, child.witness, s, differences),
        found.attribution,
        round(min(1.0, found.layout.share), 4),
    )
