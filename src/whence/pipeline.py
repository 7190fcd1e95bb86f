"""The order of the stages, readable aloud.

read → tokenise → find → align → cut into sentences → account → judge → attribute words → omit → derive
     ↘ quote → identify speakers → credit outlets                                          ↘ follow → reconcile
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.edits import Pair
from whence.kernels.path import Path
from whence.model import Blame, Credits, Diff, Ledger, Quotes, Voices
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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from whence.model import Article, Borrowing, CreditCheck, LeftOut, Quotation, SentenceVerdict, Span
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


def hear(witness: Witness, at_hand: Sequence[str] = ()) -> Voices:
    """Return who speaks in one article, and which outlets it names; `at_hand` names outlets that it may well name."""
    from whence.stages.credit import credit
    from whence.stages.identify import identify
    from whence.stages.quote import quote

    quoted = quote(witness)
    attributions = identify(witness, quoted.attributions)
    named = credit(witness, attributions, at_hand)
    return Voices(
        witness.article.id,
        attributions,
        tuple(c for c in named if c.role != "topic"),
        tuple(c for c in named if c.role == "topic"),
        quoted.notes,
    )


def blame(child: Article, parents: Sequence[Article], options: Options) -> Blame:
    """Say where each sentence of `child` comes from among `parents`."""
    right = prepare(child)
    shares = [share(prepare(parent), right, options) for parent in parents]
    voices = _voices([right, *(shared.left for shared in shares)], options)
    return _blame(right, shares, voices, options)


def quotes(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None = None) -> Quotes:
    """Say who is quoted in each article, and follow each quotation through the others."""
    compared = _compared(articles, options, progress)
    quotations = tuple(quotation for blamed in compared.blames for quotation in blamed.quotations)
    return Quotes(compared.articles, compared.voices, quotations, compared.notes)


def credits(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None = None) -> Credits:
    """Say which outlets each article credits, and hold that against what it borrows from the others."""
    compared = _compared(articles, options, progress)
    ledgers = tuple(Ledger(b.child.id, b.borrowings, b.credit_checks) for b in compared.blames)
    return Credits(compared.articles, compared.voices, ledgers, compared.notes)


def diff(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None = None) -> Diff:
    """Compare articles each with each; blame each of them on those that may be its parents.

    Which of two may be the parent is settled by credits and dates; where those are silent, the one given first is
    read as the parent, and the derivation says that it cannot tell. `progress` is called after each
    article and after each pair.
    """
    compared = _compared(articles, options, progress)
    derivations = tuple(derivation for blamed in compared.blames for derivation in blamed.derivations)
    return Diff(compared.articles, derivations, compared.blames, compared.notes)


class _Compared(NamedTuple):
    articles: tuple[Article, ...]
    voices: tuple[Voices, ...]
    blames: tuple[Blame, ...]
    notes: tuple[str, ...]


def _compared(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None) -> _Compared:
    witnesses = [prepare(article) for article in articles]
    voices = _voices(witnesses, options, progress)
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
    blames = tuple(_blame(witnesses[n], pairs, voices, options) for n, pairs in parents.items() if pairs)
    heard = tuple(voices[article.id] for article in articles)
    notes = [note for blamed in blames for note in blamed.notes] or [
        note for article, voice in zip(articles, heard, strict=True) for note in (*article.notes, *voice.notes)
    ]
    return _Compared(tuple(articles), heard, blames, tuple(notes))


def _voices(
    witnesses: Sequence[Witness], options: Options, progress: Callable[[], None] | None = None
) -> dict[str, Voices]:
    """Return the voices of each article by its id; empty ones where the options ask for none."""
    heard = {}
    at_hand = sorted({witness.article.outlet for witness in witnesses if witness.article.outlet})
    for witness in witnesses:
        name = witness.article.id
        heard[name] = hear(witness, at_hand) if options.quotes else Voices(name)
        if progress is not None:
            progress()
    return heard


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


def _blame(child: Witness, pairs: Sequence[Shared], voices: Mapping[str, Voices], options: Options) -> Blame:
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
    left_out.sort(key=lambda o: -o.weight)
    own, theirs = voices[child.article.id], [voices[parent.article.id] for parent in parents]
    # Without having looked for credits, nobody may be called uncredited.
    answers = _answered(child, parents, verdicts, left_out, own, theirs) if options.quotes else ((), (), ())
    return Blame(
        child.article,
        tuple(parent.article for parent in parents),
        tuple(verdicts),
        attribute(child, verdicts),
        tuple(left_out),
        tuple(line for witness in (child, *parents) for line in boilerplate(witness)),
        tuple(rivalled(derivations)),
        (own, *theirs),
        *answers,
        tuple(note for witness in (child, *parents) for note in witness.article.notes)
        + tuple(note for heard in (own, *theirs) for note in heard.notes)
        + tuple(_caps(child, parents)),
    )


def _answered(
    child: Witness,
    parents: Sequence[Witness],
    verdicts: Sequence[SentenceVerdict],
    left_out: Sequence[LeftOut],
    own: Voices,
    theirs: Sequence[Voices],
) -> tuple[tuple[Quotation, ...], tuple[Borrowing, ...], tuple[CreditCheck, ...]]:
    """Follow the child's quotations into its parents, and hold its credits against what it borrows."""
    from whence.stages.follow import Counterpart, follow
    from whence.stages.reconcile import reconcile
    from whence.text.fidelity.retold import retold

    followed = follow(child, own, list(map(Counterpart, parents, theirs)), left_out)
    quotations = tuple(retold(quotation, verdicts) for quotation in followed)
    return quotations, *reconcile(child, verdicts, own, list(zip(parents, theirs, strict=True)), quotations)


def _caps(child: Witness, parents: Sequence[Witness]) -> Iterator[str]:
    """Yield a sentence for every cap that may have cost this result something."""
    for parent in parents:
        if not is_thorough(child, parent):
            yield (
                f"{child.article.id} or {parent.article.id} has more than {THOROUGH_UP_TO} sentences: rewordings were"
                " looked for by shared rare words only, so some may be missing."
            )
