"""The order of the stages for one story, readable aloud.

articles → share pair by pair → passages → relate → trace the lineage → blame each child on its parents in it
         → chronicle what each article brought · recount the quotations · track the facts
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from whence import pipeline
from whence.model import Passage, Story
from whence.stages.chronicle import chronicle
from whence.stages.derive import Shares, derive
from whence.stages.recount import recount
from whence.stages.trace import trace
from whence.text.direction.dates import dated
from whence.text.direction.relation import relate
from whence.text.sentences import SENTENCE
from whence.text.slots.drift_order import Order
from whence.text.witness import Witness, cut, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from whence.model import Article, Blame, Derivation, Drift, Lineage
    from whence.options import Options
    from whence.text.direction.relation import Relation
    from whence.text.shared import Shared


class Kindred(NamedTuple):
    """Two articles of a story that share reporting, and all that this tells."""

    shared: Shared
    passages: tuple[Passage, ...]
    relation: Relation
    derivation: Derivation


def tell(
    articles: Sequence[Article],
    options: Options,
    related: Collection[tuple[str, str]] | None = None,
    progress: Callable[[], None] | None = None,
    now: datetime | None = None,
) -> Story:
    """Return all that is known of one story: its timeline, its lineage, its quotations and facts along the lineage.

    `related` names the pairs that share anything, where that is known already; else each is compared with each.
    `progress` is called after each pair and after each article; `now` is the time of asking: a later date is not
    believed. Time grows with the pairs, and with the edges of the lineage, which are hardly more than the articles.
    """
    witnesses = {article.id: prepare(article) for article in articles}
    pairs = list(combinations(witnesses, 2)) if related is None else _known(related, witnesses)
    kindred = [k for pair in pairs if (k := _kindred(*(witnesses[name] for name in pair), options, now, progress))]
    lineage = trace(articles, [k.relation for k in kindred], now)
    blames, drifts = _along(lineage, articles, witnesses, kindred, options, progress)
    derivations = tuple(k.derivation for k in kindred)
    ordered = _in_time(articles, lineage, derivations)
    dates = dated(articles, now)
    passages = tuple(passage for k in kindred for passage in k.passages)
    timeline = chronicle(
        [cut(witnesses[a.id], SENTENCE) for a in ordered], passages, [dates[a.id].iso for a in ordered]
    )
    biographies = recount(blames, {article.id: n for n, article in enumerate(ordered)})
    notes = dict.fromkeys(note for blame in blames for note in blame.notes)
    first = lineage.earliest or (ordered[0].id if ordered else "")
    return Story(
        first,
        tuple(ordered),
        tuple(timeline),
        lineage,
        passages,
        derivations,
        blames,
        biographies,
        drifts,
        tuple(notes),
    )


def _known(related: Collection[tuple[str, str]], witnesses: Collection[str]) -> list[tuple[str, str]]:
    """Return the related pairs among these articles, each once, in one order."""
    number = {name: n for n, name in enumerate(witnesses)}
    pairs = {tuple(sorted((number[a], number[b]))) for a, b in related if a in number and b in number and a != b}
    names = list(number)
    return [(names[a], names[b]) for a, b in sorted(pairs)]


def _kindred(
    left: Witness, right: Witness, options: Options, now: datetime | None, progress: Callable[[], None] | None
) -> Kindred | None:
    """Return what a pair shares; None where that is no reporting."""
    shared = pipeline.share(left, right, options)
    passages = tuple(_passages(shared))
    relation = relate(left, right, shared.paths, passages)
    if progress is not None:
        progress()
    if relation is None:
        return None
    one, other = relation.signs.left.outline.cover, relation.signs.right.outline.cover
    return Kindred(shared, passages, relation, derive(left, right, Shares(one, other, other), relation, now))


def _passages(shared: Shared) -> Iterator[Passage]:
    left, right = shared.left, shared.right
    for path in shared.paths:
        spans = left.span(path.pairs[0].i, path.pairs[-1].i2), right.span(path.pairs[0].j, path.pairs[-1].j2)
        yield Passage(left.article.id, right.article.id, *spans, path.score, path.strong)


def _along(
    lineage: Lineage,
    articles: Sequence[Article],
    witnesses: dict[str, Witness],
    kindred: Sequence[Kindred],
    options: Options,
    progress: Callable[[], None] | None,
) -> tuple[tuple[Blame, ...], tuple[Drift, ...]]:
    """Blame each child on its parents in the lineage, and follow the facts along it."""
    at = {(k.relation.left, k.relation.right): k.shared for k in kindred}
    parents: dict[str, list[Shared]] = {}
    for edge in lineage.edges:
        pair = at.get((edge.parent, edge.child)) or at[edge.child, edge.parent].mirrored()
        parents.setdefault(edge.child, []).append(pair)
    concerned = {edge.parent for edge in lineage.edges} | parents.keys()
    heard = pipeline.listen([witnesses[a.id] for a in articles if a.id in concerned], options, progress)
    blames = tuple(
        pipeline.explain(witnesses[a.id], parents[a.id], heard, options) for a in articles if a.id in parents
    )
    return blames, pipeline.drifts(articles, blames, options)


def _in_time(articles: Sequence[Article], lineage: Lineage, derivations: Sequence[Derivation]) -> list[Article]:
    """Return the articles so that none stands before one that is known to be earlier, by dates or by the lineage."""
    drawn = {(edge.parent, edge.child) for edge in lineage.edges}
    known = [d for d in derivations if (d.parent, d.child) in drawn]
    known += [
        replace(d, direction="right from left" if (d.left, d.right) in drawn else "left from right")
        for d in derivations
        if d.child is None and ((d.left, d.right) in drawn or (d.right, d.left) in drawn)
    ]
    order = Order(articles, known)
    return sorted(articles, key=lambda a: order.key(a.id))
