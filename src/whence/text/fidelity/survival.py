"""The verdict on one quotation at one place of one parent: which of the ten, what else, how sure, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text import words
from whence.text.fidelity.differences import Difference, differences, tightened
from whence.text.fidelity.losses import gaps, trim
from whence.text.fidelity.manner import manner, quoted_share
from whence.text.fidelity.shifts import changes_meaning, is_small, shift
from whence.text.opposites import is_negation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from whence.model.quoting import Fidelity
    from whence.text.fidelity.quoted import Meeting

GRAVITY: tuple[Fidelity, ...] = (
    "reattributed", "spliced", "marks gained", "altered", "cut", "marks lost", "trimmed", "exact",
)  # fmt: skip
"""The gravest about words and speaker first."""
_SHORT = 3
"""Words up to which a quotation may stand anywhere by chance."""
_THERE, _LIKELY, _WEAK = 0.45, 0.35, 0.2
"""Share of a quotation's weight at a place from which it goes back there: anyhow; at the heels of a run of shared words
that say something; where the same speaker is near as well."""
_RUN, _RUN_WEIGHT, _NEAR_WEIGHT = 4, 1.5, 0.9
_FREE = 0.85
"""Share below which changed words after "said that" are a report, and not a quotation altered."""


class Survival(NamedTuple):
    """What became of a quotation at one place of one parent."""

    fidelity: Fidelity
    also: tuple[Fidelity, ...]
    reason: str
    score: float
    found: tuple[Difference, ...]
    merged: bool
    dropped: tuple[int | None, int | None]
    """The next tokens of the parent's quotation, before and behind, that were trimmed off."""

    @property
    def gravity(self) -> int:
        """0 for the gravest; the last for exact."""
        return GRAVITY.index(self.fidelity) if self.fidelity in GRAVITY else len(GRAVITY)


class Circumstance(NamedTuple):
    """What else is known when a quotation meets a place."""

    kind: str
    """direct · mixed · indirect, as the child has it."""
    other_speaker: str
    """Who says it in the parent, where that is clearly somebody else; else empty."""
    near: bool
    """Whether the child's speaker is named in the parent near this place, or is the one who says it there."""
    quoted: Collection[int]
    """Tokens of the parent that the child sets between marks elsewhere."""


def goes_back(meeting: Meeting, about: Circumstance) -> bool:
    """Tell whether the quotation goes back to this place at all."""
    share, pairs = meeting.layout.merit, meeting.layout.pairs
    if len(meeting.stretch.words) <= _SHORT:
        said = quoted_share(meeting.parent, [p.i for p in pairs]) > 0.9 or meeting.parent.holders[pairs[0].i] >= 0
        weight = sum(meeting.stretch.weights)
        return share > 0.95 and (about.near or (said and weight > 0.5) or weight > 1.5)
    if share >= _THERE:
        return True
    size, weight = _longest_run(meeting)
    if about.near and share >= _WEAK and size >= _RUN and weight >= _NEAR_WEIGHT:
        return True
    return share >= _LIKELY and size > _RUN and weight >= _RUN_WEIGHT


def _longest_run(meeting: Meeting) -> tuple[int, float]:
    best, size, weight, last = (0, 0.0), 0, 0.0, (-9, -9)
    for p in meeting.layout.pairs:
        if p.like < 1.0 or last != (p.i - 1, p.j - 1):
            size, weight = 0, 0.0
        if p.like == 1.0:
            size, weight = size + 1, weight + words.rarity(meeting.stretch.words[p.j])
        last = (p.i, p.j)
        best = max(best, (size, weight))
    return best


def survive(meeting: Meeting, about: Circumstance) -> Survival:
    """Return what became of the quotation at this place, which it goes back to."""
    meeting = tightened(meeting)
    pieces = differences(meeting)
    found = tuple(d for piece in pieces for d in piece)
    loss, gain = _marks(meeting, about, found)
    strict = _strict(meeting, about, loss=loss)
    faults: dict[Fidelity, str] = {}
    if about.other_speaker and meeting.layout.share > 0.8 and len(meeting.stretch.words) > _SHORT + 1:
        faults["reattributed"] = f"the parent gives these words to {about.other_speaker}"
    if loss:
        faults["marks lost"] = loss
    if gain:
        faults["marks gained"] = gain
    merged = gaps(meeting, pieces, strict, faults)
    _words(meeting, found, strict, faults)
    before, behind = trim(meeting, found, faults)
    primary: Fidelity = min(faults, key=GRAVITY.index, default="exact")
    if primary == "altered" and "marks lost" in faults:
        primary = "marks lost"
    also = tuple(f for f in GRAVITY if f in faults and f != primary)
    reason = "; ".join(faults[f] for f in (primary, *also) if f in faults) or _harmless(found)
    loose = meeting.layout.merit < _THERE and primary == "exact"
    if loose or (primary == "exact" and not any(strict) and meeting.layout.share < 0.7):
        primary, reason = "unknown", "reworded too freely to say whether it still says the same"
    score = _score(meeting, primary)
    return Survival(primary, also, reason, score, found, merged, (before, behind))


def _score(meeting: Meeting, primary: Fidelity) -> float:
    share = min(1.0, meeting.layout.share)
    sure = 1.0 if meeting.parent.telling and meeting.child.telling else 0.85
    size = min(1.0, sum(meeting.stretch.weights) / 1.5)
    return round((0.3 + 0.65 * share * size) * sure * (0.6 if primary == "unknown" else 1.0), 3)


def _harmless(found: Sequence[Difference]) -> str:
    kinds = {d.kind for d in found if not d.aside}
    if kinds <= {"same"}:
        return "the same words"
    if any(d.gloss for d in found):
        return "the same words but for what stands in brackets"
    if kinds <= {"same", "cosmetic", "number"}:
        return "the same words, written another way"
    return "reported speech in other words, with nothing changed that carries the meaning"


def _marks(meeting: Meeting, about: Circumstance, found: Sequence[Difference]) -> tuple[str, str]:
    """Return why the marks were lost, and why they were gained; each empty where they were not."""
    if not meeting.child.telling:
        return _unseen_marks(meeting, found)
    parent = meeting.parent
    every = [p.i for p in meeting.layout.pairs]
    claimed = [p.i for p in meeting.layout.pairs if meeting.stretch.marked[p.j] >= 0]
    shifted = shift(found, meeting)
    if parent.telling:
        quoted = quoted_share(parent, claimed or every) >= 0.5
        lost = "the parent has these words between quotation marks" if quoted and not claimed else ""
        return lost, "the parent does not have these words between quotation marks" if claimed and not quoted else ""
    if claimed:
        return "", "the parent reports this in the third person" if shifted < 0 else ""
    reported = manner(parent, every) > 0 and manner(meeting.child, meeting.stretch.tokens) < 0
    speech = shifted > 0 or reported or _beside(every, about.quoted)
    return "the parent has this as speech, as far as a text without marks can tell" if speech else "", ""


def _unseen_marks(meeting: Meeting, found: Sequence[Difference]) -> tuple[str, str]:
    """Return the same where the child has no marks to see: only persons and words of saying tell."""
    parent, every = meeting.parent, [p.i for p in meeting.layout.pairs]
    shifted = shift(found, meeting)
    quoted = quoted_share(parent, every) >= 0.5
    speech = quoted if parent.telling else shifted > 0 or manner(parent, every) > 0
    if shifted > 0 and speech:
        return "speech in the parent, reported here in the third person", ""
    if shifted < 0 and not (parent.telling and quoted):
        return "", "reported in the parent in the third person, here in the first"
    changed = any(d.kind in ("replaced", "inserted") and not d.gloss for d in found)
    if speech and changed and manner(meeting.child, meeting.stretch.tokens) < 0 and meeting.layout.share < _FREE:
        return "speech in the parent, a report of it here", ""
    return "", ""


def _beside(tokens: Sequence[int], quoted: Collection[int]) -> bool:
    """Tell whether the child itself quotes the words right before or behind these as speech."""
    return any(
        n in quoted for edge, step in ((tokens[0], -1), (tokens[-1], 1)) for n in range(edge, edge + 4 * step, step)
    )


def _strict(meeting: Meeting, about: Circumstance, *, loss: str) -> list[bool]:
    """Tell for each word of the quotation whether the child vouches for its very wording."""
    if meeting.child.telling:
        return [mark >= 0 for mark in meeting.stretch.marked]
    if loss or about.kind == "direct":
        return [not loss] * len(meeting.stretch.words)
    every = [p.i for p in meeting.layout.pairs]
    if meeting.parent.telling:
        return [quoted_share(meeting.parent, every) >= 0.5] * len(meeting.stretch.words)
    report = manner(meeting.parent, every) < 0 and manner(meeting.child, meeting.stretch.tokens) < 0
    return [not report] * len(meeting.stretch.words)


def _words(meeting: Meeting, found: Sequence[Difference], strict: Sequence[bool], faults: dict[Fidelity, str]) -> None:
    """Note words that were replaced or put in."""
    for n, d in enumerate(found):
        if d.gloss or d.kind in ("same", "cosmetic", "number", "variant"):
            continue
        left, right = meeting.left(d.left), meeting.right(d.right)
        if d.kind == "deleted":
            if not any(strict) and changes_meaning(d, meeting) and 0 < d.right[0] < len(strict):
                faults["altered"] = f"gone: {' '.join(left[:6])}"
            elif "marks lost" in faults and 0 < d.right[0] < len(strict):
                faults.setdefault("altered", f"gone: {' '.join(left[:6])}")
            continue
        edge = n in (0, len(found) - 1)
        if meeting.stretch.guessed and not meeting.child.telling and (edge or (not left and len(right) > _STRAY)):
            continue  # more of the child's text than the quotation itself
        if edge and not any(meeting.stretch.marked[j] >= 0 for j in range(*d.right)) and is_small(right):
            continue
        if _maybe_gloss(meeting, left, right, d):
            continue
        vouched = any(strict[slice(*d.right)])
        if vouched or "marks lost" in faults or changes_meaning(d, meeting):
            faults.setdefault("altered", _told(left, right))


def _maybe_gloss(meeting: Meeting, left: Sequence[str], right: Sequence[str], d: Difference) -> bool:
    """Tell whether brackets may have been lost around a name that stands for a pronoun."""
    if meeting.child.telling or len(right) > 4:
        return False
    before = meeting.stretch.words[d.right[0] - 1] if d.right[0] else ""
    pronoun = left[-1] if left else before
    return (
        pronoun in _PRONOUNS and len(left) <= 1 and any(words.rarity(w) > 0.5 for w in right) and not is_negation(right)
    )


_STRAY = 2
_PRONOUNS = frozenset("he she it they him them this that".split())


def _told(left: Sequence[str], right: Sequence[str]) -> str:
    if not left:
        return f"put in: {' '.join(right[:8])}"
    return f"{' '.join(left[:8])} became {' '.join(right[:8])}"
