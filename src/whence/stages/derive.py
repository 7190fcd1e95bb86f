"""Derive the relation of two articles: how much of each the other accounts for, and which way, if that can be told.

Direction is only claimed on evidence that does not turn round: one article credits the other by name, or their dates
tell and the shared text is substantial. Length, marks and edits look the same from both ends, so they never decide.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Derivation, Rejected
from whence.text import lexicon, words
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from whence.model import Article, DerivationClass, Direction, SentenceVerdict, Span
    from whence.text.witness import Witness

_WHOLLY, _PARTIALLY, _HARDLY = 0.8, 0.12, 0.05
"""Share of an article that the other accounts for: from here wholly, from here partially, below this non-derived."""


class Shares(NamedTuple):
    """How much of each article the other accounts for, and how much of that word by word."""

    left: float
    right: float
    aligned: float


def derive(left: Witness, right: Witness, shares: Shares) -> Derivation:
    """Return the derivation of a pair from the shares of text they account for in each other."""
    kind, score, rejected = _kind(shares.right, max(shares.left, shares.right))
    orientation = Orientation("cannot tell", 0.0, ["next to nothing is shared, so there is no direction"])
    if kind != "non-derived":
        orientation = orient(left, right)
    direction, sure, reasons = orientation
    return Derivation(
        left.article.id, right.article.id, kind, direction, round(score, 4), round(sure, 4),
        round(shares.left, 4), round(shares.right, 4), (*_amount(left, right, shares), *reasons), rejected,
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


def _kind(share: float, larger: float) -> tuple[DerivationClass, float, Rejected | None]:
    """Return the class by the child's `share`, how sure it is, and the runner-up; `larger` is the larger of the two."""
    if share >= _WHOLLY:
        sure = min(0.99, 0.6 + 2 * (share - _WHOLLY))
        return (
            "wholly",
            sure,
            Rejected("partially", round(1 - sure, 4), f"a fifth or more would have to be new; {1 - share:.0%} is"),
        )
    if larger >= _PARTIALLY:
        sure = min(0.97, 0.6 + 1.5 * min(larger - _PARTIALLY, _WHOLLY - share))
        other: DerivationClass = "wholly" if share > 0.5 else "non-derived"
        return "partially", sure, Rejected(other, round(1 - sure, 4), f"{share:.0%} of the child is accounted for")
    if larger > _HARDLY:
        return "unknown", 0.5, Rejected("partially", 0.5, "too little is shared to tell chance from reuse")
    return "non-derived", min(0.99, 0.75 + 4 * (_HARDLY - larger)), None


class Orientation(NamedTuple):
    """Which way a pair is derived, how sure that is, and why."""

    direction: Direction
    score: float
    reasons: list[str]


def orient(left: Witness, right: Witness) -> Orientation:
    """Return which way the pair would be derived, if it is: by credits first, then by dates; else it cannot tell."""
    by_left, by_right = credits_to(left, right.article), credits_to(right, left.article)
    if by_left and not by_right:
        return Orientation("left from right", min(0.97, 0.85 + 0.05 * len(by_left)), _credited(left, right, by_left))
    if by_right and not by_left:
        return Orientation("right from left", min(0.97, 0.85 + 0.05 * len(by_right)), _credited(right, left, by_right))
    agencies = _agencies(left) & _agencies(right)
    if agencies:
        names = ", ".join(sorted(agencies))
        reasons = [f"both credit the agency {names}, whose copy is not at hand"]
        return Orientation("common unseen parent", 0.7, reasons)
    return _by_date(left.article, right.article)


def _credited(child: Witness, parent: Witness, at: Sequence[Span]) -> list[str]:
    quoted = "; ".join(f"“{span.of(child.article.text)}”" for span in at[:3])
    return [f"{child.article.id} credits {_names(parent.article)[0]} by name: {quoted}"]


def _by_date(left: Article, right: Article) -> Orientation:
    earlier, later = _time(left), _time(right)
    unread = [a.date for a, time in ((left, earlier), (right, later)) if a.date and time is None]
    if unread:
        return Orientation("cannot tell", 0.0, [f"no credit, and the date {unread[0]!r} is not of the form 2024-05-06"])
    if earlier is None or later is None or earlier == later:
        return Orientation("cannot tell", 0.0, ["no credit and no dates: nothing says which came first"])
    hours = abs((later - earlier).total_seconds()) / 3600
    sure = 0.75 if hours >= 1 else 0.6
    reason = (
        f"dated {hours:.0f} hours apart, and the shared text is substantial; a common unseen parent is not ruled out"
    )
    return Orientation("right from left" if earlier < later else "left from right", sure, [reason])


def _time(article: Article) -> datetime | None:
    try:
        moment = datetime.fromisoformat((article.date or "").strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _names(article: Article) -> list[str]:
    """Return the names by which the article may be credited: its outlet, or what its file is called."""
    stem = article.id.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return [article.outlet] if article.outlet else [stem]


def credits_to(child: Witness, parent: Article) -> list[Span]:
    """Return the spans of `child` in which it credits the outlet of `parent` by name."""
    found = []
    for name in _names(parent):
        target = [word for word in tokenise(name).words if not word.isdigit()]
        if target[:1] == ["the"]:
            target = target[1:]
        if target and sum(words.rarity(word) for word in target) > 0.0:
            found += [span for n in _places(child, target) if (span := _credit(child, n, len(target)))]
    return found


def _places(witness: Witness, target: Sequence[str]) -> Iterable[int]:
    tokens = witness.tokens.words
    return (n for n in range(len(tokens) - len(target) + 1) if tokens[n : n + len(target)] == target)


def _credit(child: Witness, at: int, size: int) -> Span | None:
    """Return the span of name and cue when a crediting word stands right beside the name, else None."""
    tokens, cues = child.tokens.words, frozenset(lexicon.lines("credit_cues.txt"))
    after = tokens[at + size] if at + size < len(tokens) else ""
    if after in cues and not _lower_case_name(child, at):
        return child.span(at, at + size + 1)
    if any(word in cues for word in tokens[max(0, at - 3) : at]) and not _lower_case_name(child, at):
        return child.span(max(0, at - 3), at + size)
    return None


def _lower_case_name(child: Witness, at: int) -> bool:
    """Tell whether the word is written small in a text that uses capitals: "time" is not TIME."""
    text = child.article.text
    return text[child.tokens.begins[at]].islower() and text != text.lower()


def _agencies(witness: Witness) -> set[str]:
    joined = f" {' '.join(witness.tokens.words)} "
    raw = witness.article.text
    return {
        name for name in lexicon.lines("agencies.txt")
        if f" {name} " in joined and (f"({name.upper()})" in raw or (len(name) > 3 and f"({name}" in raw.lower()))
    }  # fmt: skip
