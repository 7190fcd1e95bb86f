"""Judge each sentence of the child by the accounts of all parents: label, score, evidence, and the runner-up."""

from __future__ import annotations

from itertools import pairwise
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Boilerplate, Evidence, Rejected, SentenceVerdict, Span
from whence.text import scorer
from whence.text.passage_edits import edits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Label
    from whence.options import Options
    from whence.text.accounts import Account, Piece
    from whence.text.rewording import Place
    from whence.text.witness import Witness

_EDITED = 0.5
"""Share of a sentence's words that must be aligned for it to be edited rather than paraphrased."""
_SHORT, _RELATED, _UNDECIDED = log1p(0.9), 0.1, 0.48
"""Weight of about one name; a sentence with less proves nothing between texts that share nothing else."""
_RARELY, _LONE, _LOAN = 0.15, 3.0, 0.5
"""Share of derived sentences below which a pair hardly is one; what a lone rewording's odds are divided by then; and
the aligned share from which a sentence is a loan all the same."""
_BESIDE, _ADDED = 0.2, 0.08
"""Share of a sentence that a reworded place must add to be evidence beside word for word alignment, and elsewhere."""


class Reading(NamedTuple):
    """One parent's claim to one sentence: the probability that the sentence derives from it, and the account."""

    parent: int
    derived: float
    account: Account


def judge(
    child: Witness, parents: Sequence[Witness], accounts: Sequence[Sequence[Account]], options: Options
) -> list[SentenceVerdict]:
    """Return the verdict of every sentence of `child`; ``accounts[p][n]`` is parent p's account of sentence n."""
    verdicts = []
    derived = [_derived(of_parent, options) for of_parent in accounts]
    for n, span in enumerate(child.spans):
        readings = sorted(
            (Reading(p, derived[p][n], of_parent[n]) for p, of_parent in enumerate(accounts)),
            key=lambda r: (
                not _is_verbatim(r.account.pieces, *child.ranges[n]), -round(r.derived, 2), -r.account.aligned, r.parent
            ),
        )  # fmt: skip
        rule = child.rules[n]
        if rule:
            verdicts.append(SentenceVerdict(span, "boilerplate", 0.95, 0.0, f"{rule}: not news"))
        else:
            verdicts.append(_verdict(child, parents, n, readings, options))
    return verdicts


def boilerplate(witness: Witness) -> list[Boilerplate]:
    """Return the lines of a witness that are not news."""
    return [
        Boilerplate(witness.article.id, span, rule)
        for span, rule in zip(witness.spans, witness.rules, strict=True)
        if rule is not None
    ]


def _derived(accounts: Sequence[Account], options: Options) -> list[float]:
    """Return the probability of each sentence that it derives from this parent.

    The scorer learned on pairs of which a good part is derived. Where hardly a sentence of a pair is, the prior is
    another one, and what looks like a lone rewording is more often two papers on one subject.
    """
    alone = [_scored(account) for account in accounts]
    if sum(p >= options.derived_above for p in alone) >= _RARELY * len(alone):
        return alone
    return [p if account.aligned >= _LOAN else _shifted(p) for p, account in zip(alone, accounts, strict=True)]


def _scored(account: Account) -> float:
    if account.features:
        probability = scorer.derived(account.features)
        short = account.features["length"] < _SHORT and account.features["document"] < _RELATED
        return min(probability, _UNDECIDED) if short else probability
    return 0.99 if account.pieces else 0.0


def _shifted(probability: float) -> float:
    """Return the probability after a prior odds of 1 to `_LONE` in place of evens."""
    return probability / (probability + _LONE * (1 - probability))


def _verdict(
    child: Witness, parents: Sequence[Witness], n: int, readings: Sequence[Reading], options: Options
) -> SentenceVerdict:
    if not readings:
        return SentenceVerdict(child.spans[n], "new", 1.0, 0.0, "no parent was given")
    best = readings[0]
    label = _label(child, n, best, options)
    derived = round(best.derived, 4)
    score = {"new": 1 - derived, "unknown": 1 - abs(2 * derived - 1)}.get(label, derived)
    evidence = _evidence(child, parents, readings, label)
    return SentenceVerdict(
        child.spans[n], label, score, derived, _reason(label, best, evidence), tuple(evidence),
        _rejected(parents, label, readings),
    )  # fmt: skip


def _label(child: Witness, n: int, reading: Reading, options: Options) -> Label:
    if reading.derived <= options.new_below:
        return "new"
    if reading.derived < options.derived_above:
        return "unknown"
    begin, end = child.ranges[n]
    aligned = {j for piece in reading.account.pieces for p in piece.pairs if p.like > 0.7 for j in range(p.j, p.j2)}
    if len(aligned) < _EDITED * (end - begin):
        return "paraphrased"
    return "verbatim" if _is_verbatim(reading.account.pieces, begin, end) else "edited"


def _is_verbatim(pieces: Sequence[Piece], begin: int, end: int) -> bool:
    """Tell whether one piece holds the whole sentence, word for word, without a gap on either side."""
    for piece in pieces:
        pairs = piece.pairs
        whole = pairs[0].j == begin and pairs[-1].j2 == end
        if whole and all(p.like == 1.0 for p in pairs) and all(q.i == p.i2 and q.j == p.j2 for p, q in pairwise(pairs)):
            return True
    return False


def _evidence(child: Witness, parents: Sequence[Witness], readings: Sequence[Reading], label: Label) -> list[Evidence]:
    """Return the passages that account for the sentence: the best parent's, then what only other parents explain."""
    evidence: list[Evidence] = []
    explained: set[int] = set()
    for reading in readings:
        if evidence and reading.derived < 0.5:
            continue
        for piece in sorted(reading.account.pieces, key=lambda p: -p.share):
            if label in ("new", "unknown") and not piece.strong:
                continue
            words = {j for p in piece.pairs for j in range(p.j, p.j2)}
            if len(words - explained) * 2 > len(words):
                evidence.append(_aligned(child, parents[reading.parent], reading, piece))
                explained |= words
        least = _BESIDE if label in ("verbatim", "edited") else _ADDED
        for place in _places(reading, label):
            fresh = place.words.keys() - explained
            if len(fresh) * 3 > len(place.words) and place.share * len(fresh) / len(place.words) >= least:
                evidence.append(_reworded(child, parents[reading.parent], reading, place))
                explained |= fresh
    return evidence


def _places(reading: Reading, label: Label) -> tuple[Place, ...]:
    rewording = reading.account.rewording
    return rewording.places if rewording and label not in ("new", "unknown") else ()


def _aligned(child: Witness, parent: Witness, reading: Reading, piece: Piece) -> Evidence:
    first, last = piece.pairs[0], piece.pairs[-1]
    return Evidence(
        parent.article.id, "aligned", child.span(first.j, last.j2), parent.span(first.i, last.i2),
        round(min(1.0, piece.share), 4), round(max(reading.derived, min(1.0, piece.share) if piece.strong else 0.0), 4),
        (f"{len(piece.pairs)} words aligned in order",), edits(parent, child, piece.pairs),
    )  # fmt: skip


def _reworded(child: Witness, parent: Witness, reading: Reading, place: Place) -> Evidence:
    shared = sorted({child.tokens.words[c] for c in place.words})
    return Evidence(
        parent.article.id, "reworded", child.span(min(place.words), max(place.words) + 1), parent.span(*place.tokens),
        round(place.share, 4), round(reading.derived, 4),
        (f"{len(place.words)} telling words in common or alike: {', '.join(shared[:8])}",),
    )  # fmt: skip


def _reason(label: Label, best: Reading, evidence: Sequence[Evidence]) -> str:
    share = best.account.aligned
    fused = len({e.parent_span for e in evidence})
    fusion = f", fused from {fused} places" if fused > 1 else ""
    return {
        "verbatim": "word for word, case and punctuation aside",
        "edited": f"{share:.0%} of it aligned word by word{fusion}" if share else f"most words kept, in order{fusion}",
        "paraphrased": f"the same said in other words{fusion}",
        "new": "no parent at hand says this" + ("; a shared phrase alone does not make it derived" if evidence else ""),
        "unknown": "something like it is there, but not enough to tell a rewording from a coincidence",
        "boilerplate": "not news",
    }[label]


def _rejected(parents: Sequence[Witness], label: Label, readings: Sequence[Reading]) -> Rejected | None:
    """Return the runner-up: another parent that would do as well, or the reading on the other side of the threshold."""
    best = readings[0]
    if len(readings) > 1 and readings[1].derived > 0.5 and label not in ("new", "unknown"):
        other = readings[1]
        return Rejected(
            label, round(other.derived, 4), "another parent accounts for it too, but not better",
            parents[other.parent].article.id, _where(parents[other.parent], other),
        )  # fmt: skip
    parent = parents[best.parent]
    if label in ("new", "unknown"):
        span = _where(parent, best)
        if span is None:
            return None
        return Rejected(
            "paraphrased", round(best.derived, 4), "the nearest place of the parent", parent.article.id, span
        )
    rewording = best.account.rewording
    if rewording and rewording.runner_up:
        tokens, share = rewording.runner_up
        span = parent.span(*tokens)
        return Rejected(label, round(share, 4), "the next best place of the parent", parent.article.id, span)
    return Rejected("new", round(1 - best.derived, 4), "that the words coincide by chance")


def _where(parent: Witness, reading: Reading) -> Span | None:
    if reading.account.pieces:
        pairs = max(reading.account.pieces, key=lambda p: p.share).pairs
        return parent.span(pairs[0].i, pairs[-1].i2)
    if reading.account.rewording:
        return parent.span(*reading.account.rewording.places[0].tokens)
    return None
