"""What is told of one attribution and its quotation: who, how, through whom, and what became of the words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from whence.model import FIDELITIES
from whence.report.worddiff import Step, pieces, runs, spanned
from whence.report.wording import FIDELITY, SPEECH, certainty, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Attribution, Credit, Edit, Quotation, Span, Speaker, Version, Voices
    from whence.report.worddiff import Piece

GAP = " … "
"""Between stretches that lie apart."""


class Said(NamedTuple):
    """An attribution, what became of it (where it was followed), and the outlets through which it came."""

    attribution: Attribution
    quotation: Quotation | None
    through: tuple[Credit, ...]


def said(article: str, voices: Iterable[Voices], quotations: Iterable[Quotation]) -> list[Said]:
    """Return what is said in the article with this id, in reading order."""
    voice = next((v for v in voices if v.article == article), None)
    followed = {q.attribution: q for q in quotations if q.child == article}
    attributions = dict.fromkeys([*(voice.attributions if voice else ()), *followed])
    told = [Said(a, followed.get(a), through(a, voice.credits if voice else ())) for a in attributions]
    return sorted(told, key=lambda one: one.attribution.content[:1])


def through(attribution: Attribution, credits_: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return the credits that share words with the source or the cue."""
    own = (*attribution.source, *attribution.cue)
    return tuple(c for c in credits_ if any(c.span.overlap(span) for span in own))


def joined(spans: Iterable[Span], text: str) -> str:
    """Return the words of `spans`, with a mark where they lie apart."""
    return GAP.join(span.of(text) for span in spans)


def glimpse(text: str, limit: int = 14) -> str:
    """Return the first `limit` words of `text`.

    >>> glimpse("The entries are tidy", 2)
    'The entries …'
    """
    words = text.split()
    return text if len(words) <= limit else " ".join(words[:limit]) + " …"


def who(speaker: Speaker) -> str:
    """Return who speaks, with role and affiliation as the article gives them."""
    details = ", ".join(filter(None, (speaker.role, speaker.affiliation)))
    if speaker.status == "unnamed":
        details = ", ".join(filter(None, ("unnamed", details)))
        return f"{speaker.name or 'a source'} ({details})"
    name = speaker.name or "speaker unknown"
    return f"{name} ({details})" if details else name


def how(one: Said, text: str) -> str:
    """Return kind, cue and outlets in a few words."""
    attribution = one.attribution
    told = [SPEECH[attribution.kind]]
    if attribution.cue:
        told.append(f"cue “{joined(attribution.cue, text)}”")
    if attribution.carried:
        told.append("speaker carried over from before")
    told += [f"through {credit.outlet}" for credit in one.through]
    return ", ".join(told)


def fate(quotation: Quotation | None) -> str:
    """Return what became of the words: the fidelity, what else happened, and whether quotations were joined."""
    if quotation is None:
        return "not compared"
    told = [FIDELITY[quotation.fidelity]]
    if quotation.also:
        told.append("also " + ", ".join(FIDELITY[f] for f in quotation.also))
    if quotation.joined:
        told.append({"merged": "two quotations made one", "split": "one quotation made several"}[quotation.joined])
    return "; ".join(told)


def surety(quotation: Quotation) -> str:
    """Return how sure the verdict is, in a word and a number."""
    return f"{certainty(quotation.score)} ({quotation.score:.2f})"


def tally(told: Sequence[Said]) -> str:
    """Return how many quotations there are and what became of them, or nothing where there are none."""
    if not told:
        return ""
    ends: Counter[str] = Counter(one.quotation.fidelity for one in told if one.quotation)
    if ends:
        parts = [f"{ends[f]} {FIDELITY[f]}" for f in FIDELITIES if ends[f]]
        if silent := len(told) - ends.total():
            parts.append(f"{silent} not compared")
    else:
        kinds: Counter[str] = Counter(one.attribution.kind for one in told)
        parts = [f"{kinds[kind]} {word}" for kind, word in SPEECH.items() if kinds[kind]]
    return f"{counted(len(told), 'quotation')}: {', '.join(parts)}"


def here(attribution: Attribution, version: Version | None) -> list[list[Piece]]:
    """Return the child's words, stretch by stretch, cut where they differ from those of `version`."""
    edits = version.edits if version else ()
    changed = [(run.kind, run.child) for run in runs(edits) if run.kind != "same"]
    return [list(pieces(span, changed)) for span in attribution.content]


def there(version: Version) -> list[list[Piece]]:
    """Return the parent's words, stretch by stretch, cut where the child changed or dropped them."""
    changed = [(run.kind, run.parent) for run in runs(version.edits) if run.kind != "same"]
    return [list(pieces(span, changed)) for span in version.spans]


def retold(attribution: Attribution, version: Version, parent_text: str, child_text: str) -> list[list[Step]]:
    """Return the word diff from parent to child of each stretch of the child's words."""
    shares: list[list[Edit]] = [[] for _ in attribution.content]
    for edit in version.edits:
        ends = [span.end >= edit.right.end for span in attribution.content]
        shares[ends.index(True) if True in ends else -1].append(edit)
    return [
        spanned(share, span, parent_text, child_text) for share, span in zip(shares, attribution.content, strict=True)
    ]


def changed(attribution: Attribution, version: Version, parent_text: str, child_text: str) -> list[Step]:
    """Return only what differs between parent and child."""
    found = retold(attribution, version, parent_text, child_text)
    return [step for stretch in found for step in stretch if step.kind != "same"]
