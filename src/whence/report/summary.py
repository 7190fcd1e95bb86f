"""The few sentences and numbers that say the whole of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.model import LABELS
from whence.report.wording import certainty, counted, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whence.model import Article, Blame, Derivation, Diff, FactSheet, Label, SentenceVerdict, Voices

UNSURE = 0.6
"""A label or a direction with a lower score is told as a doubt."""


class Portion(NamedTuple):
    """How many of the child's sentences bear a label, and what share of its characters they hold."""

    label: Label
    sentences: int
    share: float


def portions(blame: Blame) -> list[Portion]:
    """Return a portion for each label that occurs, in the order of `LABELS`."""
    total = sum(len(_text(blame, s)) for s in blame.sentences) or 1
    borne: dict[Label, list[int]] = {}
    for sentence in blame.sentences:
        borne.setdefault(sentence.label, []).append(len(_text(blame, sentence)))
    found = [Portion(label, len(sizes), sum(sizes) / total) for label, sizes in borne.items()]
    return sorted(found, key=lambda portion: LABELS.index(portion.label))


def _text(blame: Blame, sentence: SentenceVerdict) -> str:
    return sentence.span.of(blame.child.text)


def related(derivation: Derivation) -> bool:
    """Return whether the pair has anything to do with each other."""
    return derivation.kind in ("wholly", "partially")


def surety(derivation: Derivation) -> str:
    """Return how sure the class and the direction are, in a few words and their numbers."""
    words = f"{derivation.kind}: {certainty(derivation.score)} ({derivation.score:.2f})"
    if not related(derivation):
        return words
    if derivation.direction == "cannot tell":
        return f"{words}; direction: cannot tell"
    return f"{words}; direction: {certainty(derivation.direction_score)} ({derivation.direction_score:.2f})"


def overlap(derivation: Derivation, named: dict[str, str]) -> str:
    """Return what share of each article the other accounts for."""
    left, right = named.get(derivation.left, derivation.left), named.get(derivation.right, derivation.right)
    return (
        f"{percent(derivation.right_share)} of the words of {right} are accounted for by {left}; "
        f"{percent(derivation.left_share)} of {left} by {right}"
    )


def derivation_doubts(derivation: Derivation, named: dict[str, str]) -> list[str]:
    """Return what is uncertain about one pair, said plainly."""
    pair = f"{named.get(derivation.right, derivation.right)} and {named.get(derivation.left, derivation.left)}"
    doubts = []
    if derivation.kind == "unknown":
        doubts.append(f"Cannot tell whether {pair} are related.")
    elif derivation.score < UNSURE:
        doubts.append(f"Whether {pair} are related is unsure ({derivation.score:.2f}).")
    if related(derivation):
        if derivation.direction == "cannot tell":
            doubts.append(f"Cannot tell which of {pair} came first.")
        elif derivation.direction == "common unseen parent":
            doubts.append(f"The common parent of {pair} is not at hand; what it said is unknown.")
        elif derivation.direction_score < UNSURE:
            doubts.append(f"Which of {pair} came first is unsure ({derivation.direction_score:.2f}).")
    return doubts


def readings(blames: Iterable[Blame]) -> list[Voices | FactSheet]:
    """Return what was read of each article of `blames`, with the notes on it."""
    found: list[Voices | FactSheet] = []
    for blame in blames:
        found += blame.voices
        found += blame.sheets
    return found


def notes(
    articles: Iterable[Article], read: Iterable[Voices | FactSheet], found: Iterable[str]
) -> list[tuple[str | None, str]]:
    """Return every note once, with the id of the article that it is about where that is known."""
    about = [(a.id, note) for a in articles for note in a.notes]
    about += [(r.article, note) for r in read for note in r.notes]
    told: dict[tuple[str | None, str], None] = dict.fromkeys(about)
    known = {note for _, note in about}
    return [*told, *((None, note) for note in dict.fromkeys(found) if note not in known)]


def doubts(result: Blame | Diff, named: dict[str, str]) -> list[str]:
    """Return what is uncertain about a whole result: pairs first, then sentences."""
    told = [d for derivation in result.derivations for d in derivation_doubts(derivation, named)]
    if sentences := getattr(result, "sentences", None):
        told += _sentence_doubts(sentences)
    return told


def _sentence_doubts(sentences: tuple[SentenceVerdict, ...]) -> list[str]:
    unknown = sum(s.label == "unknown" for s in sentences)
    shaky = sum(s.label != "unknown" and s.score < UNSURE for s in sentences)
    told = []
    if unknown:
        told.append(f"Cannot tell where {counted(unknown, 'sentence')} of {len(sentences):,} came from.")
    if shaky:
        told.append(f"The label of {counted(shaky, 'sentence')} is unsure (below {UNSURE}).")
    return told
