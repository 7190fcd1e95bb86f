"""The order of the stages for one story, readable aloud.

articles → share pair by pair → relate → trace the lineage → derive each pair → blame each child on its parents
         → chronicle what each article brought · recount the quotations · track the facts
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from whence import pipeline
from whence.model import Derivation, Passage, Story
from whence.stages.chronicle import chronicle
from whence.stages.derive import Shares, derive
from whence.stages.place import place
from whence.stages.recount import recount
from whence.stages.trace import trace
from whence.text.direction.dates import dated
from whence.text.direction.relation import relate
from whence.text.sentences import SENTENCE
from whence.text.slots.drift_order import Order
from whence.text.witness import Witness, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from whence.model import Article, Blame, Lineage, Span
    from whence.options import Options
    from whence.text.direction.relation import Relation
    from whence.text.shared import Shared

    Related = Mapping[tuple[str, str], Sequence[Passage]]
    """Pairs of articles that are known to share something, each with the passages where they are known, too."""


class Kindred(NamedTuple):
    """Two articles that share something, and all that this tells."""

    shared: Shared
    passages: tuple[Passage, ...]
    relation: Relation | None
    """None where they share no reporting."""
    derivation: Derivation


class Family(NamedTuple):
    """The articles of one story, and how they descend from each other."""

    witnesses: dict[str, Witness]
    kindred: tuple[Kindred, ...]
    lineage: Lineage
    derivations: tuple[Derivation, ...]
    """One a pair of `kindred`, with the direction that the lineage gives it."""


def tell(
    articles: Sequence[Article],
    options: Options,
    related: Related | None = None,
    progress: Callable[[], None] | None = None,
    now: datetime | None = None,
) -> Story:
    """Return all that is known of one story: its timeline, its lineage, its quotations and facts along the lineage.

    `related` names the pairs that share anything, where that is known already; else each is compared with each.
    `progress` is called after each pair and after each article; `now` is the time of asking: a later date is not
    believed. Time grows with the pairs, and with the edges of the lineage, which are hardly more than the articles.
    """
    family = settle(articles, options, related, progress, now)
    blames = _along(family, articles, options, progress)
    ordered = _in_time(articles, family)
    dates = dated(articles, now)
    passages = tuple(passage for k in family.kindred for passage in k.passages)
    witnesses = [cut(family.witnesses[article.id], SENTENCE) for article in ordered]
    timeline = chronicle(witnesses, passages, [dates[article.id].iso for article in ordered])
    return Story(
        family.lineage.earliest or (ordered[0].id if ordered else ""),
        tuple(ordered),
        tuple(timeline),
        family.lineage,
        passages,
        family.derivations,
        blames,
        recount(blames, {article.id: n for n, article in enumerate(ordered)}),
        pipeline.drifts(articles, blames, options),
        tuple(dict.fromkeys(note for blame in blames for note in blame.notes)),
    )


def settle(
    articles: Sequence[Article],
    options: Options,
    related: Related | None = None,
    progress: Callable[[], None] | None = None,
    now: datetime | None = None,
) -> Family:
    """Return how some articles descend from each other, all of them settled together. Arguments are those of `tell`."""
    witnesses = {witness.article.id: witness for witness in pipeline.ready(articles)}
    pairs: Related = dict.fromkeys(combinations(witnesses, 2), ()) if related is None else related
    kindred = []
    for (left, right), passages in pairs.items():
        if left in witnesses and right in witnesses:
            found = _kindred(witnesses[left], witnesses[right], passages, options, now)
            kindred += [found] if found is not None else []
        if progress is not None:
            progress()
    lineage = trace(articles, [k.relation for k in kindred if k.relation is not None], now)
    derivations = place([k.derivation for k in kindred], lineage)
    return Family(witnesses, tuple(kindred), lineage, tuple(derivations))


def _kindred(
    left: Witness, right: Witness, known: Sequence[Passage], options: Options, now: datetime | None
) -> Kindred | None:
    """Return what a pair shares; None where that is nothing. `known` passages tell the nature of theirs."""
    shared = pipeline.share(left, right, options)
    passages = tuple(known) or tuple(_passages(shared))
    if not known and not any(passage.strong for passage in passages):
        return None
    relation = relate(left, right, shared.paths, known)
    if relation is None:
        return Kindred(shared, passages, None, _loose(left, right, passages, now))
    one, other = relation.signs.left.outline.cover, relation.signs.right.outline.cover
    return Kindred(shared, passages, relation, derive(left, right, Shares(one, other, other), relation, now))


def _loose(left: Witness, right: Witness, passages: Sequence[Passage], now: datetime | None) -> Derivation:
    """Return the derivation of two articles that share no reporting, or only in pieces too small to say which way."""
    reports = [passage for passage in passages if passage.nature == "report"]
    if reports:
        spans = [p.left_span for p in reports], [p.right_span for p in reports]
        shares = [_share(w, of) for w, of in zip((left, right), spans, strict=True)]
        return derive(left, right, Shares(shares[0], shares[1], shares[1]), None, now)
    quoted = any(passage.nature == "quotation" for passage in passages)
    why = "they share a speaker's words only, which both may have heard" if quoted else "they share a template only"
    return Derivation(left.article.id, right.article.id, "non-derived", "cannot tell", 0.8, 0.0, 0.0, 0.0, (why,))


def _share(witness: Witness, spans: Sequence[Span]) -> float:
    """Return the share of a witness's characters that lies in the spans."""
    inside = {at for span in spans for at in range(span.begin, span.end)}
    return len(inside) / (len(witness.article.text) or 1)


def _passages(shared: Shared) -> Iterator[Passage]:
    left, right = shared.left, shared.right
    for path in shared.paths:
        spans = left.span(path.pairs[0].i, path.pairs[-1].i2), right.span(path.pairs[0].j, path.pairs[-1].j2)
        yield Passage(left.article.id, right.article.id, *spans, path.score, path.strong)


def _along(
    family: Family, articles: Sequence[Article], options: Options, progress: Callable[[], None] | None
) -> tuple[Blame, ...]:
    """Blame each child on its parents in the lineage."""
    at = {(k.derivation.left, k.derivation.right): k.shared for k in family.kindred}
    parents: dict[str, list[Shared]] = {}
    for edge in family.lineage.edges:
        pair = at.get((edge.parent, edge.child)) or at[edge.child, edge.parent].mirrored()
        parents.setdefault(edge.child, []).append(pair)
    concerned = {edge.parent for edge in family.lineage.edges} | parents.keys()
    heard = pipeline.listen([family.witnesses[a.id] for a in articles if a.id in concerned], options, progress)
    return tuple(
        pipeline.explain(family.witnesses[a.id], parents[a.id], heard, options) for a in articles if a.id in parents
    )


def _in_time(articles: Sequence[Article], family: Family) -> list[Article]:
    """Return the articles so that none stands before one that is known to be earlier, by dates or by the lineage."""
    order = Order(articles, family.derivations)
    return sorted(articles, key=lambda article: order.key(article.id))
