"""The order of the stages, readable aloud.

read → tokenise → find → align → cut into sentences → account → judge → attribute words → omit → derive
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.edits import Pair
from whence.kernels.path import Path
from whence.model import Blame, Diff
from whence.stages.account import THOROUGH_UP_TO, account, is_thorough
from whence.stages.align import align
from whence.stages.attribute import attribute
from whence.stages.derive import derive, orient, rivalled, weigh
from whence.stages.find import chance, find
from whence.stages.judge import boilerplate, judge
from whence.stages.omit import omit, told
from whence.text.sentences import CLAUSE, SENTENCE
from whence.text.vocabulary import number
from whence.text.witness import Witness, cut, is_punctuated, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from whence.model import Article, LeftOut, Span
    from whence.options import Options
    from whence.text.accounts import Account


_COUNTERPART, _EDGE = 12.0, 3.0
"""Log-odds that unpunctuated text ends a sentence where its counterpart does, and at the edge of a shared passage."""


class Shared(NamedTuple):
    """The aligned passages of an ordered pair of witnesses."""

    left: Witness
    right: Witness
    paths: list[Path]

    def mirrored(self) -> Shared:
        """Return the same passages seen from the other side."""
        paths = [p._replace(pairs=tuple(Pair(q.j, q.j2, q.i, q.i2, q.like) for q in p.pairs)) for p in self.paths]
        return Shared(self.right, self.left, paths)


def share(left: Witness, right: Witness, options: Options) -> Shared:
    """Find and align what two witnesses share. The swapped call returns the mirror image, whatever the texts."""
    if (len(left.tokens), left.tokens.words) > (len(right.tokens), right.tokens.words):
        return share(right, left, options).mirrored()
    vocabulary = number(left.tokens, right.tokens)
    by_chance = chance(len(left.tokens), len(right.tokens))
    return Shared(left, right, align(vocabulary, find(vocabulary, options), by_chance, options))


def blame(child: Article, parents: Sequence[Article], options: Options) -> Blame:
    """Say where each sentence of `child` comes from among `parents`."""
    right = prepare(child)
    return _blame(right, [share(prepare(parent), right, options) for parent in parents], options)


def diff(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None = None) -> Diff:
    """Compare articles each with each; blame each of them on those that may be its parents.

    Which of two may be the parent is settled by credits and dates; where those are silent, the one given first is
    read as the parent, and the derivation says that it cannot tell. `progress` is called after each pair.
    """
    witnesses = [prepare(article) for article in articles]
    parents: dict[int, list[Shared]] = {n: [] for n in range(len(witnesses))}
    for n, right in enumerate(witnesses):
        for m, left in enumerate(witnesses[:n]):
            shared = share(left, right, options)
            if orient(left, right).direction == "left from right":
                parents[m].append(shared.mirrored())
            else:
                parents[n].append(shared)
            if progress is not None:
                progress()
    blames = tuple(_blame(witnesses[n], pairs, options) for n, pairs in parents.items() if pairs)
    return Diff(
        tuple(articles),
        tuple(derivation for blamed in blames for derivation in blamed.derivations),
        blames,
        tuple(note for blamed in blames for note in blamed.notes),
    )


def accounts(child: Article, parent: Article, options: Options) -> list[tuple[Account, Span]]:
    """Return what `parent` accounts for of each sentence of `child`: the evidence that the verdicts weigh."""
    right, (shared,) = _cut(prepare(child), [share(prepare(parent), prepare(child), options)])
    return list(zip(account(right, shared.left, shared.paths, options), right.spans, strict=True))


def _cut(child: Witness, pairs: Sequence[Shared]) -> tuple[Witness, list[Shared]]:
    """Cut all witnesses into sentences; one without punctuation takes over the ends of its counterparts.

    Without punctuation the child is cut into sentence-sized windows, for its verdicts, and a parent into clause-sized
    ones, so that evidence stays tight.
    """
    known = [is_punctuated(shared.left) for shared in pairs]
    pairs = [s._replace(left=cut(s.left, CLAUSE)) if k else s for s, k in zip(pairs, known, strict=True)]
    child = cut(child, SENTENCE, None if is_punctuated(child) else _joined(_ends(shared) for shared in pairs))
    for n, shared in enumerate(pairs):
        if not known[n]:
            ends = _ends(shared._replace(right=child).mirrored())
            pairs[n] = shared._replace(left=cut(shared.left, CLAUSE, ends))
    return child, [shared._replace(right=child) for shared in pairs]


def _joined(ends: Iterable[dict[int, float]]) -> dict[int, float]:
    joined: dict[int, float] = {}
    for some in ends:
        joined |= {token: max(odds, joined.get(token, 0.0)) for token, odds in some.items()}
    return joined


def _ends(shared: Shared) -> dict[int, float]:
    """Return the tokens on the right that probably end a sentence, by what is aligned with them, with the log-odds."""
    left = shared.left
    last = {end - 1 for (_, end), window in zip(left.ranges, left.windows, strict=True) if not window}
    ends: dict[int, float] = {}
    for path in shared.paths:
        if path.strong:
            ends |= {path.pairs[0].j - 1: _EDGE, path.pairs[-1].j2 - 1: _EDGE}
        ends |= {pair.j2 - 1: _COUNTERPART for pair in path.pairs if pair.i2 - 1 in last}
    return ends


def _blame(child: Witness, pairs: Sequence[Shared], options: Options) -> Blame:
    child, pairs = _cut(child, pairs)
    parents = [shared.left for shared in pairs]
    by_parent = [account(child, shared.left, shared.paths, options) for shared in pairs]
    verdicts = judge(child, parents, by_parent, options)
    left_out: list[LeftOut] = []
    derivations = []
    for shared, of_parent in zip(pairs, by_parent, strict=True):
        alone = verdicts if len(pairs) == 1 else judge(child, [shared.left], [of_parent], options)
        used = told(shared.left, of_parent, alone)
        left_out += omit(child, shared.left, used)
        derivations.append(derive(shared.left, child, weigh(shared.left, child, used, alone)))
    return Blame(
        child.article,
        tuple(parent.article for parent in parents),
        tuple(verdicts),
        attribute(child, verdicts),
        tuple(sorted(left_out, key=lambda o: -o.weight)),
        tuple(line for witness in (child, *parents) for line in boilerplate(witness)),
        tuple(rivalled(derivations)),
        notes=tuple(note for witness in (child, *parents) for note in witness.article.notes)
        + tuple(_caps(child, parents)),
    )


def _caps(child: Witness, parents: Sequence[Witness]) -> Iterator[str]:
    """Yield a sentence for every cap that may have cost this result something."""
    for parent in parents:
        if not is_thorough(child, parent):
            yield (
                f"{child.article.id} or {parent.article.id} has more than {THOROUGH_UP_TO} sentences: rewordings were"
                " looked for by shared rare words only, so some may be missing."
            )
