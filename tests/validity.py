"""What is true of every result, whatever the articles: `faults` lists where one is not.

Used by the tests on odd input and by bench/fuzz.py, which runs the same for longer.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from math import isfinite

from whence.model import (
    CREDIT_ROLES,
    EDIT_KINDS,
    FACT_TYPES,
    FACT_VERDICTS,
    FIDELITIES,
    LABELS,
    SHIFTS,
    Amount,
    Article,
    Attribution,
    Blame,
    Change,
    Credit,
    Diff,
    Drift,
    Edit,
    Evidence,
    Fact,
    Facts,
    FactSheet,
    Quotation,
    SentenceVerdict,
    Span,
    Voices,
)
from whence.text.tokens import Tokens, tokenise

KINDS = ("wholly", "partially", "non-derived", "unknown")
CREDITED = ("there", "elsewhere", "never", "unknown")
CREDIT_VERDICTS = ("supported", "not supported", "outlet not at hand", "only a carrier", "unknown")
DIRECTIONS = ("left from right", "right from left", "common unseen parent", "cannot tell")


def faults(result: Blame | Diff | Facts) -> list[str]:
    """Everything in `result` that no result may hold; empty when it is sound."""
    return [*_of(result)]


def unsound(voices: Voices, article: Article) -> list[str]:
    """Everything in the voices of one article that none may hold; empty when they are sound."""
    return [*_voices(voices, article)]


def unfounded(sheet: FactSheet, article: Article) -> list[str]:
    """Everything in the facts of one article that none may hold; empty when they are sound."""
    return [*_sheet(sheet, article)]


def _of(result: Blame | Diff | Facts) -> Iterator[str]:
    try:
        json.dumps(result.to_dict(), allow_nan=False)
    except ValueError as error:
        yield f"is no JSON: {error}"
    if isinstance(result, Blame):
        yield from _blame(result)
        return
    articles = {article.id: article for article in result.articles}
    for drift in result.drifts:
        yield from _drift(drift, articles)
    if isinstance(result, Facts):
        yield from _claims(result, articles)
        return
    count = len(result.articles)
    if len(result.derivations) != count * (count - 1) // 2:
        yield f"{len(result.derivations)} derivations of {count} articles"
    for blame in result.blames:
        for fault in _blame(blame):
            yield f"blame of {blame.child.id}: {fault}"


def _blame(blame: Blame) -> Iterator[str]:
    articles = {article.id: article for article in (blame.child, *blame.parents)}
    tokens = {name: tokenise(article.text) for name, article in articles.items()}
    of_child = tokens[blame.child.id]
    yield from _tiles("sentences", [s.span for s in blame.sentences], of_child)
    yield from _tiles("words", [run.span for run in blame.words], of_child)
    for span in (*(s.span for s in blame.sentences), *(run.span for run in blame.words)):
        yield from _inside("a sentence or run of words", span, blame.child)
    for verdict in blame.sentences:
        for fault in _verdict(verdict, blame.child, articles, tokens):
            yield f"sentence {verdict.span}: {fault}"
    for run in blame.words:
        if run.kind not in (*EDIT_KINDS, "none"):
            yield f"a run of words is {run.kind!r}"
        if (run.kind == "none") != (run.parent is None) or (run.parent is None) != (run.parent_span is None):
            yield f"run {run} has half a parent"
        if run.parent is not None:
            yield from _inside("the parent of a run", run.parent_span, articles[run.parent])
    for entry in blame.left_out:
        yield from _inside("left out", entry.span, articles[entry.parent])
        yield from _unit("weight of what is left out", entry.weight)
    if any(one.weight < other.weight for one, other in pairwise(blame.left_out)):
        yield "what is left out is not in order of weight"
    for line in blame.boilerplate:
        yield from _inside("boilerplate", line.span, articles[line.article])
    yield from _derivations(blame)
    yield from _quoting(blame, articles)
    if [sheet.article for sheet in blame.sheets] != [blame.child.id, *(parent.id for parent in blame.parents)]:
        yield "not one sheet of facts an article, the child's first"
        return
    for sheet in blame.sheets:
        yield from _sheet(sheet, articles[sheet.article])
    yield from _changes(blame.changes, blame.child, articles)


def _quoting(blame: Blame, articles: dict[str, Article]) -> Iterator[str]:
    """Faults of who speaks, of the quotations followed, and of the credit ledger."""
    if [voices.article for voices in blame.voices] != [blame.child.id, *(parent.id for parent in blame.parents)]:
        yield "not one reading of the voices an article, the child's first"
        return
    for voices in blame.voices:
        yield from _voices(voices, articles[voices.article])
    if [q.attribution for q in blame.quotations] != list(blame.voices[0].attributions):
        yield "not one quotation an attribution of the child"
    for quotation in blame.quotations:
        yield from _quotation(quotation, articles)
    for borrowing in blame.borrowings:
        if borrowing.credited not in CREDITED:
            yield f"a borrowing is credited {borrowing.credited!r}"
        for span in (borrowing.span, *borrowing.credits):
            yield from _inside("a borrowing", span, blame.child)
        for span in borrowing.parent_spans:
            yield from _inside("what is borrowed", span, articles[borrowing.parent])
    for check in blame.credit_checks:
        if check.verdict not in CREDIT_VERDICTS or not check.reason:
            yield f"a credit is {check.verdict!r}, reason {check.reason!r}"
        for span in check.claims:
            yield from _inside("a claim", span, blame.child)
        for span in check.evidence:
            yield from _inside("evidence of a claim", span, articles[check.article or ""])


def _voices(voices: Voices, article: Article) -> Iterator[str]:
    for attribution in voices.attributions:
        yield from _attribution(attribution, article)
    for credit in (*voices.credits, *voices.topics):
        yield from _credit(credit, article)
    if any(credit.role == "topic" for credit in voices.credits) or any(c.role != "topic" for c in voices.topics):
        yield "a topic among the credits, or a credit among the topics"


def _attribution(attribution: Attribution, article: Article) -> Iterator[str]:
    if not attribution.content:
        yield "an attribution without content"
    for what in ("source", "cue", "content", "marked"):
        spans = getattr(attribution, what)
        for span in spans:
            yield from _inside(f"a {what}", span, article)
        if any(one.end > other.begin for one, other in pairwise(spans)):
            yield f"{what} out of order or overlapping: {spans}"
    if bool(attribution.marked) != (attribution.kind != "indirect"):
        yield f"{attribution.kind} with {len(attribution.marked)} marked stretches"
    for span in attribution.speaker.spans:
        yield from _inside("a speaker", span, article)
    if (attribution.speaker.name is None) != (attribution.speaker.status == "unknown"):
        yield f"speaker {attribution.speaker}"
    yield from _unit("score of an attribution", attribution.score)


def _credit(credit: Credit, article: Article) -> Iterator[str]:
    yield from _inside("a credit", credit.span, article)
    yield from _inside("the name in a credit", credit.name, article)
    if credit.span.overlap(credit.name) != credit.name.end - credit.name.begin:
        yield f"the name {credit.name} is not in its credit {credit.span}"
    if credit.role not in CREDIT_ROLES or not credit.outlet:
        yield f"credit of {credit.outlet!r} as {credit.role!r}"
    yield from _unit("score of a credit", credit.score)


def _quotation(quotation: Quotation, articles: dict[str, Article]) -> Iterator[str]:
    statuses = (quotation.fidelity, *quotation.also)
    if any(status not in FIDELITIES for status in statuses) or len(set(statuses)) < len(statuses):
        yield f"fidelity {statuses}"
    if not quotation.reason:
        yield "a quotation without a reason"
    if quotation.fidelity not in ("unsupported", "unknown") and not quotation.versions:
        yield f"{quotation.fidelity} without a version"
    if quotation.fidelity == "unsupported" and quotation.versions:
        yield "unsupported, yet a version"
    yield from _unit("score of a quotation", quotation.score)
    child = articles[quotation.child]
    for version in quotation.versions:
        yield from _unit("score of a version", version.score)
        parent = articles[version.parent]
        for span in version.spans:
            yield from _inside("a version", span, parent)
        for edit in version.edits:
            yield from _edit(edit, parent.text, child.text)
    for caveat in quotation.caveats:
        yield from _inside("a caveat", caveat.span, articles[caveat.parent])


def _claims(result: Facts, articles: dict[str, Article]) -> Iterator[str]:
    """Faults of the facts of several articles, and of what became of them."""
    if [sheet.article for sheet in result.sheets] != list(articles):
        yield "not one sheet of facts an article, in the order of the articles"
        return
    for sheet in result.sheets:
        yield from _sheet(sheet, articles[sheet.article])
    children = [telling.child for telling in result.tellings]
    if len(set(children)) < len(children):
        yield f"a child is told twice: {children}"
    for telling in result.tellings:
        yield from _changes(telling.changes, articles[telling.child], articles)


def _sheet(sheet: FactSheet, article: Article) -> Iterator[str]:
    for fact in sheet.facts:
        yield from _fact(fact, article)
    spans = [fact.span for fact in sheet.facts]
    if any(one.begin > other.begin for one, other in pairwise(spans)):
        yield f"the facts of {article.id} are not in reading order"
    if len(set(sheet.facts)) < len(sheet.facts):
        yield f"a fact of {article.id} is told twice"


def _fact(fact: Fact, article: Article) -> Iterator[str]:
    yield from _inside(f"a fact of type {fact.type}", fact.span, article)
    yield from _unit("score of a fact", fact.score)
    if fact.type not in FACT_TYPES or not fact.norm or not all(fact.notes):
        yield f"a fact is {fact.type!r}, {fact.norm!r}, with notes {fact.notes}"
    if fact.amount is not None:
        yield from _amount(fact.amount, fact.span.of(article.text))


def _amount(amount: Amount, words: str) -> Iterator[str]:
    numbers = {"value": amount.value, "low": amount.low, "high": amount.high, "step": amount.step}
    if wild := [name for name, number in numbers.items() if number is not None and not isfinite(number)]:
        yield f"{words!r}: {wild} not finite"
        return
    if amount.value is amount.low is amount.high is None:
        yield f"{words!r}: an amount of nothing"
    if amount.step < 0 or (amount.low is not None and amount.high is not None and amount.low > amount.high):
        yield f"{words!r}: {amount}"
    if (amount.open_low and amount.low is None) or (amount.open_high and amount.high is None):
        yield f"{words!r}: an end that is not there is left out: {amount}"


def _changes(changes: tuple[Change, ...], child: Article, articles: dict[str, Article]) -> Iterator[str]:
    for change in changes:
        for fault in _change(change, child, articles):
            yield f"change from {change.left and change.left.norm!r} to {change.right and change.right.norm!r}: {fault}"
    begins = [(change.right is None, change.right.span.begin if change.right else 0) for change in changes]
    if begins != sorted(begins):
        yield "changes are not in the child's reading order, what was dropped last"
    if len(set(changes)) < len(changes):
        yield "a change is told twice"


def _change(change: Change, child: Article, articles: dict[str, Article]) -> Iterator[str]:
    if change.type not in FACT_TYPES or change.verdict not in FACT_VERDICTS:
        yield f"{change.type!r} is {change.verdict!r}"
    if change.shift is not None and change.shift not in SHIFTS:
        yield f"the shift is {change.shift!r}"
    if (
        change.verdict in change.also
        or set(change.also) - set(FACT_VERDICTS)
        or len(set(change.also)) < len(change.also)
    ):
        yield f"{change.verdict}, also {change.also}"
    if (change.left is None) != (change.verdict == "added") or (change.right is None) != (change.verdict == "dropped"):
        yield f"{change.verdict} from {change.left} to {change.right}"
    if not change.rule or "\n" in change.rule:
        yield f"the rule is {change.rule!r}"
    yield from _unit("score of a change", change.score)
    if change.parent is None:
        if change.verdict != "added":
            yield f"{change.verdict} without a parent"
    elif change.parent not in articles or change.parent == child.id:
        yield f"the parent is {change.parent!r}"
    elif change.left is not None:
        yield from _fact(change.left, articles[change.parent])
    if change.right is not None:
        yield from _fact(change.right, child)


def _drift(drift: Drift, articles: dict[str, Article]) -> Iterator[str]:
    told = [reading.article for reading in drift.readings]
    if len(told) < 3 or len(set(told)) < len(told) or set(told) - set(articles):
        yield f"a drift over {told}"
        return
    if drift.type not in FACT_TYPES or not drift.reason:
        yield f"a drift of {drift.type!r}, reason {drift.reason!r}"
    if drift.readings[0].verdict != "same" or all(r.verdict == "same" for r in drift.readings):
        yield f"a drift where nothing drifts, or with a first reading that does: {drift.readings}"
    if drift.first is not None and drift.first not in told[1:]:
        yield f"first changed by {drift.first}, of {told}"
    if set(drift.heirs) - set(told) or drift.first in drift.heirs or (drift.heirs and drift.first is None):
        yield f"heirs {drift.heirs} of {drift.first}"
    for reading in drift.readings:
        if reading.verdict not in FACT_VERDICTS:
            yield f"a reading is {reading.verdict!r}"
        if reading.heir_of is not None and reading.heir_of not in told:
            yield f"{reading.article} repeats {reading.heir_of}, which does not tell the passage"
        if reading.fact is not None:
            yield from _fact(reading.fact, articles[reading.article])


def _derivations(blame: Blame) -> Iterator[str]:
    if [(p.id, blame.child.id) for p in blame.parents] != [(d.left, d.right) for d in blame.derivations]:
        yield "not one derivation a parent, the child on the right"
    for found in blame.derivations:
        for what in ("score", "direction_score", "left_share", "right_share"):
            yield from _unit(what, getattr(found, what))
        if found.kind not in KINDS or found.direction not in DIRECTIONS:
            yield f"a derivation is {found.kind!r}, {found.direction!r}"
        if not found.reasons:
            yield "a derivation without a reason"


def _verdict(
    verdict: SentenceVerdict, child: Article, articles: dict[str, Article], tokens: dict[str, Tokens]
) -> Iterator[str]:
    text = verdict.span.of(child.text)
    if text != text.strip():
        yield "white space at an end"
    if verdict.label not in LABELS or not verdict.reason:
        yield f"label {verdict.label!r}, reason {verdict.reason!r}"
    yield from _unit("score", verdict.score)
    yield from _unit("derived", verdict.derived)
    if verdict.label in ("verbatim", "edited", "paraphrased") and not verdict.evidence:
        yield f"{verdict.label} without evidence"
    for evidence in verdict.evidence:
        if verdict.span.overlap(evidence.child_span) != evidence.child_span.end - evidence.child_span.begin:
            yield f"evidence {evidence.child_span} reaches beyond the sentence"
        yield from _evidence(evidence, child, articles[evidence.parent], tokens)
    if verdict.rejected:
        yield from _unit("score of the rejected", verdict.rejected.score)
        if verdict.rejected.parent is not None:
            yield from _inside("the rejected", verdict.rejected.parent_span, articles[verdict.rejected.parent])


def _evidence(evidence: Evidence, child: Article, parent: Article, tokens: dict[str, Tokens]) -> Iterator[str]:
    yield from _inside("evidence in the child", evidence.child_span, child)
    yield from _inside("evidence in the parent", evidence.parent_span, parent)
    yield from _unit("share", evidence.share)
    yield from _unit("score of evidence", evidence.score)
    if evidence.kind == "reworded":
        if evidence.edits:
            yield "reworded, yet edited word for word"
        return
    for side, span, article in (
        ("left", evidence.parent_span, parent), ("right", evidence.child_span, child),
    ):  # fmt: skip
        spans = [edit.left if side == "left" else edit.right for edit in evidence.edits]
        full = [s for s in spans if s.begin < s.end]
        if not full or (full[0].begin, full[-1].end) != span:
            yield f"the edits do not fill {span} of {article.id}"
        elif any(one.end > other.begin for one, other in pairwise(spans)):
            yield f"edits of {article.id} overlap or are out of order"
        yield from _tiles(f"edits of {article.id}", full, _part(tokens[article.id], span))
    for edit in evidence.edits:
        yield from _edit(edit, parent.text, child.text)


def _edit(edit: Edit, left: str, right: str) -> Iterator[str]:
    if edit.kind not in EDIT_KINDS:
        yield f"an edit is {edit.kind!r}"
    empty = (edit.left.begin == edit.left.end, edit.right.begin == edit.right.end)
    if empty != (edit.kind == "inserted", edit.kind == "deleted"):
        yield f"{edit.kind} with spans {edit.left}, {edit.right}"
    if edit.kind == "same" and _bare(edit.left.of(left)) != _bare(edit.right.of(right)):
        yield f"{edit.left.of(left)!r} and {edit.right.of(right)!r} are not the same"


def _bare(text: str) -> list[str]:
    """The tokens as they are written: "same" runs over tokens, what lies between them may differ."""
    tokens = tokenise(text)
    return [text[b:e] for b, e in zip(tokens.begins, tokens.ends, strict=True)]


def _part(tokens: Tokens, span: Span) -> Tokens:
    inside = [n for n, begin in enumerate(tokens.begins) if span.begin <= begin < span.end]
    return Tokens(
        [tokens.words[n] for n in inside],
        [tokens.begins[n] for n in inside],
        [tokens.ends[n] for n in inside],
    )


def _tiles(what: str, spans: list[Span], tokens: Tokens) -> Iterator[str]:
    """Spans in order, none empty, none touching another, and each token in exactly one of them."""
    if any(s.begin >= s.end for s in spans):
        yield f"{what}: an empty span"
    if any(one.end > other.begin for one, other in pairwise(spans)):
        yield f"{what}: overlap or out of order"
        return
    n = 0
    for span in spans:
        first = n
        while n < len(tokens) and span.begin <= tokens.begins[n] and tokens.ends[n] <= span.end:
            n += 1
        if n == first:
            yield f"{what}: no token in {span}"
    if n != len(tokens):
        yield f"{what}: token {n} of {len(tokens)} is in none"


def _inside(what: str, span: Span | None, article: Article) -> Iterator[str]:
    if span is None or not 0 <= span[0] < span[1] <= len(article.text):
        yield f"{what}: {span} is not in {article.id}"


def _unit(what: str, value: float) -> Iterator[str]:
    if not isfinite(value) or not 0 <= value <= 1:
        yield f"{what} is {value}"
