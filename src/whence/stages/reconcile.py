"""Reconcile what a child borrowed with the outlets it credits, and each credit with the articles at hand.

"Never credited" and "not supported" accuse somebody; both are said only where nothing speaks against it. Where the
child gives another outlet for the same words, where the outlet of the parent is a guess, or where the sentence itself
is a weak case, the answer is "unknown".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from whence.model import Borrowing, CreditCheck
from whence.text.crediting.outlets import same_outlet
from whence.text.ledger.at_hand import Holding
from whence.text.ledger.contradiction import contradiction
from whence.text.ledger.naming import Naming
from whence.text.ledger.reach import PICTURE, merged, touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.model import Credited, CreditVerdict, Evidence, Quotation, SentenceVerdict, Span, Voices
    from whence.text.ledger.reach import Reach
    from whence.text.witness import Witness

_BORROWED = ("verbatim", "edited", "paraphrased")
_FOLLOWED = ("exact", "trimmed", "cut", "altered", "spliced", "marks lost", "marks gained", "reattributed")
_SURE, _FEWEST = 0.75, 4
"""Score and words that a sentence needs before its outlet is said to go uncredited."""
_CLEARLY_NEW, _DRAWN_ON = 0.8, 0.2
"""Score of a claim that is clearly new; share of the child that must come from the article for its outlet's silence
to mean anything: an outlet that is hardly drawn on here may well have said it in another article."""
_WHOLE = 0.5
"""Share of an article's sentences that must come from the outlet in its byline."""
_ANOTHER_TIME = frozenset(("earlier", "previously", "last", "ago", "yesterday", "since"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def reconcile(
    child: Witness,
    verdicts: Sequence[SentenceVerdict],
    voices: Voices,
    parents: Sequence[tuple[Witness, Voices]],
    quotations: Sequence[Quotation] = (),
) -> tuple[tuple[Borrowing, ...], tuple[CreditCheck, ...]]:
    """Return the child's borrowed sentences with whether they are credited, and its credits with whether they hold.

    All witnesses are cut into sentences; `verdicts` has one for each sentence of the child, in order. A sentence
    fused from two parents is borrowed twice. Linear in the sentences, times the parents.
    """
    ledger = _Ledger(child, verdicts, voices, parents, quotations)
    return tuple(ledger.borrowings()), tuple(ledger.checks())


class _Ledger:
    """The child, the articles at hand, and what each of its credits means among them."""

    def __init__(
        self,
        child: Witness,
        verdicts: Sequence[SentenceVerdict],
        voices: Voices,
        parents: Sequence[tuple[Witness, Voices]],
        quotations: Sequence[Quotation],
    ) -> None:
        self.child, self.verdicts = Holding(child, voices), verdicts
        self.holdings = [Holding(*parent) for parent in parents]
        names = {h.publisher.name for h in (self.child, *self.holdings) if h.publisher}
        self.naming = Naming(child, self.child.reaches, names)
        lines = [r.credit for r in self.child.reaches if r.credit.role in ("agency", "byline") and not r.picture]
        self.copied = [credit for credit in lines if not any(map(self.is_own, self.naming.means(credit)))]
        self.quotations: dict[int, list[Quotation]] = {}
        for quotation in quotations:
            for n in touched(child, quotation.attribution.content):
                self.quotations.setdefault(n, []).append(quotation)
        news = sum(verdict.label != "boilerplate" for verdict in verdicts)
        self.drawn = {h.id: [e for v in verdicts if v.label in _BORROWED for e in _of(v, h)] for h in self.holdings}
        self.share = {
            h.id: sum(v.label in _BORROWED and any(_of(v, h)) for v in verdicts) / max(1, news) for h in self.holdings
        }

    def is_own(self, name: str) -> bool:
        """Tell whether `name` is the child's own outlet."""
        return self.child.publisher is not None and same_outlet(name, self.child.publisher.name)

    def borrowings(self) -> Iterator[Borrowing]:
        """Yield each borrowed sentence once for every parent it draws on."""
        by_id = {holding.id: holding for holding in self.holdings}
        for n, verdict in enumerate(self.verdicts):
            if verdict.label not in _BORROWED:
                continue
            for parent in dict.fromkeys(e.parent for e in verdict.evidence if e.parent in by_id):
                spans = sorted({e.parent_span for e in verdict.evidence if e.parent == parent})
                credited, credits_, reason = self.credited(n, by_id[parent])
                yield Borrowing(verdict.span, parent, tuple(spans), credited, tuple(credits_), reason)

    def credited(self, n: int, holding: Holding) -> tuple[Credited, Sequence[Span], str]:
        """Return whether the outlet of `holding` is credited for sentence `n`, where, and why so."""
        if holding.publisher is None:
            return "unknown", (), f"nothing says which outlet {holding.id} is of"
        name = holding.publisher.name
        found = self.naming.located(n, name)
        if found:
            return found
        if self.is_own(name):
            return "unknown", (), f"both are {name}'s own: no credit is owed"
        carried = holding.carries
        if carried and (found := self.naming.located(n, carried.outlet)):
            return found[0], found[1], f"{holding.id} carries {carried.outlet}'s copy; {found[2]}"
        if not holding.publisher.known:
            return "unknown", (), f"only its file's name says that {holding.id} is of {name}"
        pictures = self.naming.mentions(name).pictures
        doubt = f"{name} is credited for a picture only" if pictures else self.doubt(n, holding)
        if not doubt and self.naming.is_written(name):
            doubt = f"{name} is named in the article, though not plainly as a source"
        return ("unknown", pictures, doubt) if doubt else ("never", (), f"{name} is credited nowhere in the article")

    def doubt(self, n: int, holding: Holding) -> str | None:
        """Return what speaks against saying that sentence `n` lacks a credit to `holding`."""
        verdict, parent = self.verdicts[n], holding.witness.article
        if _is_before(self.child.witness.article.date, parent.date):
            return f"the article is dated before {holding.id}"
        begin, end = self.child.witness.ranges[n]
        sure = max((e.score for e in _of(verdict, holding)), default=0.0)
        if end - begin < _FEWEST or (verdict.label == "paraphrased" and sure < _SURE):
            return "too little to be sure that it was borrowed"
        here = {e.parent for e in verdict.evidence} - {holding.id}
        named = {name for h in self.holdings if h.id in here and h.publisher for name in (h.publisher.name,)}
        for reach in self.child.resting.get(n, ()):
            if self.naming.means(reach.credit).isdisjoint(named):
                return f"it gives {reach.credit.outlet} for this"
        if self.copied:
            return f"the article may be {self.copied[0].outlet}'s copy"
        return self.rival(verdict)

    def rival(self, verdict: SentenceVerdict) -> str | None:
        """Return why another article that has the same words may be the one borrowed from, with credit."""
        other = verdict.rejected.parent if verdict.rejected else None
        if other is None or all(other == e.parent for e in verdict.evidence):
            return None
        for holding in self.holdings:
            if holding.publisher is None or self.naming.mentions(holding.publisher.name).spans:
                return f"{other} has it too, and not all who have it go uncredited"
        return None

    def checks(self) -> Iterator[CreditCheck]:
        """Yield each credit against the articles at hand."""
        for reach in self.child.reaches:
            names = self.naming.means(reach.credit)
            held = [h for h in self.holdings if h.publisher and h.publisher.name in names]
            spans = self.child.witness.spans
            claims = reach.said or tuple(spans[n] for n in sorted(reach.covers | {reach.sentence}))
            if held:
                findings = [self.finding(reach, claims, holding) for holding in held]
                yield max(findings, key=lambda check: (_RANK[check.verdict], len(check.evidence)))
            elif any(map(self.is_own, names)):
                reason = f"{reach.credit.outlet} is the article's own outlet: its own reporting, or an earlier article"
                yield CreditCheck(reach.credit, "outlet not at hand", claims, reason=reason)
            else:
                yield self.absent(reach, claims)

    def absent(self, reach: Reach, claims: tuple[Span, ...]) -> CreditCheck:
        """Return the check of a credit whose outlet none of the articles at hand is known to be of."""
        outlet = reach.credit.outlet
        for holding in self.holdings:
            if (holding.publisher is None or not holding.publisher.known) and not reach.picture:
                found = self.finding(reach, claims, holding)
                if found.verdict in ("supported", "only a carrier"):
                    reason = f"{holding.id} says so, but nothing tells whether it is of {outlet}"
                    return CreditCheck(reach.credit, "unknown", claims, holding.id, found.evidence, reason)
        return CreditCheck(reach.credit, "outlet not at hand", claims, reason=f"no article of {outlet} is at hand")

    def finding(self, reach: Reach, claims: tuple[Span, ...], holding: Holding) -> CreditCheck:
        """Return whether the article `holding` bears out what the credit is given for."""
        if reach.picture:
            found = _line_of(self.child.witness, reach, holding.witness)
            reason = "credits a picture, not the text" + ("; the article has the same name" if found else "")
            return CreditCheck(reach.credit, "supported" if found else "unknown", claims, holding.id, found, reason)
        if reach.credit.role in ("agency", "byline"):
            verdict, evidence, reason = self.of_all(holding)
        else:
            verdict, evidence, reason = self.of_claims(reach, claims, holding)
        if verdict == "supported":
            other = holding.carries or (holding.passes_on(evidence[0]) if evidence else None)
            if other:
                verdict, reason = "only a carrier", f"{holding.id} itself gives {other.outlet} for it; {reason}"
        return CreditCheck(reach.credit, verdict, claims, holding.id, merged(evidence), reason)

    def of_all(self, holding: Holding) -> tuple[CreditVerdict, Sequence[Span], str]:
        """Return whether the article as a whole comes from `holding`, as its byline or agency line says."""
        share, spans = self.share[holding.id], [e.parent_span for e in self.drawn[holding.id]]
        reason = f"{share:.0%} of the sentences go back to {holding.id}"
        return ("supported" if share >= _WHOLE else "unknown"), spans, reason

    def of_claims(
        self, reach: Reach, claims: Sequence[Span], holding: Holding
    ) -> tuple[CreditVerdict, Sequence[Span], str]:
        """Return whether `holding` says what the claims say; the evidence begins with the best."""
        numbers = sorted(touched(self.child.witness, claims))
        found: list[tuple[float, Span]] = []
        borne = 0
        for n in numbers:
            here = [*_evidence(self.verdicts[n], claims, holding), *self.quoted(n, claims, holding)]
            found += here
            borne += bool(here)
            for e in _of(self.verdicts[n], holding):
                against = contradiction(e, self.child.witness.article.text, holding.witness.article.text)
                if here and against:
                    return "unknown", [e.parent_span], f"{holding.id} has the passage, but {against}"
        best = [span for _, span in sorted(found, key=lambda f: -f[0])]
        if 2 * borne >= max(1, len(numbers)):
            return "supported", best, f"{holding.id} says so"
        if not borne and self.is_missing(reach, numbers, holding):
            return "not supported", (), f"{holding.id} says nothing of the kind"
        return "unknown", best, f"nothing in {holding.id} is near enough, which may not be the article meant"

    def quoted(self, n: int, claims: Sequence[Span], holding: Holding) -> Iterator[tuple[float, Span]]:
        """Yield where `holding` has the quotations of the claim in sentence `n`."""
        for quotation in self.quotations.get(n, ()):
            if quotation.fidelity in _FOLLOWED and any(
                c.overlap(s) for c in claims for s in quotation.attribution.content
            ):
                yield from ((v.score, s) for v in quotation.versions if v.parent == holding.id for s in v.spans)

    def is_missing(self, reach: Reach, numbers: Sequence[int], holding: Holding) -> bool:
        """Tell whether the article plainly lacks the claim, and is plainly the one that the credit means."""
        if self.share[holding.id] < _DRAWN_ON or not numbers or reach.credit.role not in ("source", "medium"):
            return False
        if holding.publisher is None or not same_outlet(reach.credit.outlet, holding.publisher.name):
            return False
        sentences = [self.verdicts[n] for n in numbers]
        clear = all(v.label == "new" and v.score >= _CLEARLY_NEW and not any(_of(v, holding)) for v in sentences)
        words = self.child.witness.tokens.words[slice(*self.child.witness.ranges[reach.sentence])]
        return clear and _ANOTHER_TIME.isdisjoint(words)


_RANK: dict[CreditVerdict, int] = {
    "supported": 4, "only a carrier": 3, "unknown": 2, "not supported": 1, "outlet not at hand": 0,
}  # fmt: skip


def _of(verdict: SentenceVerdict, holding: Holding) -> Iterable[Evidence]:
    return (e for e in verdict.evidence if e.parent == holding.id)


def _evidence(verdict: SentenceVerdict, claims: Sequence[Span], holding: Holding) -> Iterator[tuple[float, Span]]:
    """Yield where `holding` has the part of the sentence that is claimed, with how much of the sentence that is."""
    if verdict.label not in _BORROWED:
        return
    for e in _of(verdict, holding):
        shared = max((c.overlap(e.child_span) for c in claims), default=0)
        least = min(e.child_span.end - e.child_span.begin, max((c.overlap(verdict.span) for c in claims), default=0))
        if shared and 2 * shared >= least:
            yield e.share, e.parent_span
    other = verdict.rejected
    if other and other.parent == holding.id and other.label == verdict.label and not any(_of(verdict, holding)):
        yield from ((0.0, span) for span in (other.parent_span,) if span)


def _line_of(child: Witness, reach: Reach, parent: Witness) -> tuple[Span, ...]:
    """Return where `parent` has the name of the photo credit that `reach` stands in."""
    tokens = child.tokens
    begin, _ = child.ranges[reach.sentence]
    outlet = bisect_left(tokens.begins, reach.credit.name.begin)
    after_word = max((n + 1 for n in range(begin, outlet) if tokens.words[n] in PICTURE), default=begin)
    name = tokens.words[after_word:outlet]
    joined = f" {' '.join(parent.tokens.words)} "
    found = joined.find(f" {' '.join(name)} ")
    if len(name) < 2 or found < 0:
        return ()
    at = joined.count(" ", 0, found)
    return (parent.span(at, at + len(name)),)


def _is_before(child: str | None, parent: str | None) -> bool:
    """Tell whether both dates are given as 2024-05-06 and the child's day is the earlier one."""
    one, other = (_DAY.match((date or "").strip()) for date in (child, parent))
    return one is not None and other is not None and one.group() < other.group()
