"""The order of the stages, readable aloud.

read → tokenise → find → align → cut into sentences → account → judge → attribute words → omit → derive
     ↘ quote → identify speakers → credit outlets                                          ↘ follow → reconcile
     ↘ extract facts                                                                        ↘ compare → track
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.chance import chance
from whence.kernels.hashing import word_hash
from whence.model import Blame, Credits, Diff, Facts, FactSheet, Ledger, Quotes, Telling, Voices
from whence.stages.account import THOROUGH_UP_TO, account, is_thorough
from whence.stages.align import align
from whence.stages.attribute import attribute
from whence.stages.derive import derive, orient, rivalled, weigh
from whence.stages.find import find
from whence.stages.judge import boilerplate, judge
from whence.stages.omit import omit, told
from whence.stages.repeat import repeat
from whence.text.direction.relation import relate
from whence.text.furniture.lent import lend
from whence.text.shared import Shared, cut_together
from whence.text.vocabulary import number
from whence.text.witness import Witness, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whence.model import Article, Borrowing, Change, CreditCheck, Drift, LeftOut, Quotation, SentenceVerdict, Span
    from whence.options import Options
    from whence.text.accounts import Account


def ready(articles: Sequence[Article]) -> list[Witness]:
    """Return articles that are to be compared, with their tokens, and with what is known of each to be boilerplate."""
    return repeat(lend([prepare(article) for article in articles]))


def share(left: Witness, right: Witness, options: Options) -> Shared:
    """Find and align what two witnesses share. The swapped call returns the mirror image, whatever the texts."""
    if _comes_after(left.compared.words, right.compared.words):
        return share(right, left, options).mirrored()
    vocabulary = number(left.compared, right.compared, alike=options.alike)
    by_chance = chance(len(left.tokens), len(right.tokens))
    return Shared(left, right, align(vocabulary, find(vocabulary, options), by_chance, options))


def _comes_after(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell which of two texts is compared with the other: the shorter, or else by the hash of a word they differ in.

    Compiled kernels have the hashes only, and must come to the same answer.
    """
    if len(left) != len(right):
        return len(left) > len(right)
    different = next(((one, other) for one, other in zip(left, right, strict=True) if one != other), None)
    return different is not None and word_hash(different[0]) > word_hash(different[1])


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
    right, *lefts = ready((child, *parents))
    shares = [share(left, right, options) for left in lefts]
    witnesses = [right, *(shared.left for shared in shares)]
    return explain(right, shares, listen(witnesses, options), options)


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


def facts(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None = None) -> Facts:
    """Say what each article claims, and what became of it on its way through the others."""
    compared = _compared(articles, options, progress)
    tellings = tuple(Telling(b.child.id, b.changes) for b in compared.blames)
    return Facts(
        compared.articles,
        compared.sheets,
        tellings,
        drifts(compared.articles, compared.blames, options),
        compared.notes,
    )


def diff(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None = None) -> Diff:
    """Compare articles each with each; blame each of them on those that may be its parents.

    Which of two may be the parent is settled by credits, by dates and by signs in the texts; where all that is weak,
    the one given first is read as the parent, and the derivation says that it cannot tell. `progress` is called after
    each article and after each pair.
    """
    compared = _compared(articles, options, progress)
    derivations = tuple(derivation for blamed in compared.blames for derivation in blamed.derivations)
    return Diff(
        compared.articles,
        derivations,
        compared.blames,
        drifts(compared.articles, compared.blames, options),
        compared.notes,
    )


class _Compared(NamedTuple):
    articles: tuple[Article, ...]
    voices: tuple[Voices, ...]
    sheets: tuple[FactSheet, ...]
    blames: tuple[Blame, ...]
    notes: tuple[str, ...]


class Heard(NamedTuple):
    """What each article says by itself, by its id: who speaks, and what is claimed."""

    voices: dict[str, Voices]
    sheets: dict[str, FactSheet]


def _compared(articles: Sequence[Article], options: Options, progress: Callable[[], None] | None) -> _Compared:
    witnesses = ready(articles)
    heard = listen(witnesses, options, progress)
    parents: dict[int, list[Shared]] = {n: [] for n in range(len(witnesses))}
    for n, right in enumerate(witnesses):
        for m, left in enumerate(witnesses[:n]):
            shared = share(left, right, options)
            if orient(left, right, relate(left, right, shared.paths)).direction == "left from right":
                parents[m].append(shared.mirrored())
            else:
                parents[n].append(shared)
            if progress is not None:
                progress()
    blames = tuple(explain(witnesses[n], pairs, heard, options) for n, pairs in parents.items() if pairs)
    voices = tuple(heard.voices[article.id] for article in articles)
    sheets = tuple(heard.sheets[article.id] for article in articles)
    notes = [note for blamed in blames for note in blamed.notes] or [
        note
        for article, voice, sheet in zip(articles, voices, sheets, strict=True)
        for note in (*article.notes, *voice.notes, *sheet.notes)
    ]
    return _Compared(tuple(articles), voices, sheets, blames, tuple(dict.fromkeys(notes)))


def listen(witnesses: Sequence[Witness], options: Options, progress: Callable[[], None] | None = None) -> Heard:
    """Return what each article says by itself; nothing where the options ask for nothing."""
    heard = Heard({}, {})
    at_hand = sorted({witness.article.outlet for witness in witnesses if witness.article.outlet})
    for witness in witnesses:
        name = witness.article.id
        heard.voices[name] = hear(witness, at_hand) if options.quotes else Voices(name)
        heard.sheets[name] = note(witness) if options.facts else FactSheet(name)
        if progress is not None:
            progress()
    return heard


def note(witness: Witness) -> FactSheet:
    """Return what one article claims."""
    from whence.stages.extract import extract

    return extract(witness)


def drifts(articles: Sequence[Article], blames: Sequence[Blame], options: Options) -> tuple[Drift, ...]:
    """Follow each fact through all articles, and say who changed it first."""
    if not options.facts or len(articles) < 3:
        return ()
    from whence.stages.track import track

    return track(articles, blames, [derivation for blamed in blames for derivation in blamed.derivations])


def accounts(child: Article, parent: Article, options: Options) -> list[tuple[Account, Span]]:
    """Return what `parent` accounts for of each sentence of `child`: the evidence that the verdicts weigh."""
    right, (shared,) = cut_together(prepare(child), [share(prepare(parent), prepare(child), options)])
    return list(zip(account(right, shared.left, shared.paths, options), right.spans, strict=True))


def explain(child: Witness, pairs: Sequence[Shared], heard: Heard, options: Options) -> Blame:
    """Say where each sentence of `child` comes from, given what it shares with each parent (on the left)."""
    child, pairs = cut_together(child, pairs)
    parents = [shared.left for shared in pairs]
    by_parent = [account(child, shared.left, shared.paths, options) for shared in pairs]
    verdicts = judge(child, parents, by_parent, options)
    left_out: list[LeftOut] = []
    derivations = []
    for shared, of_parent in zip(pairs, by_parent, strict=True):
        alone = verdicts if len(pairs) == 1 else judge(child, [shared.left], [of_parent], options)
        used = told(shared.left, of_parent, alone)
        left_out += omit(child, shared.left, used)
        shares = weigh(shared.left, child, used, alone)
        derivations.append(derive(shared.left, child, shares, relate(shared.left, child, shared.paths)))
    left_out.sort(key=lambda o: -o.weight)
    everybody = [child, *parents]
    voices = tuple(heard.voices[witness.article.id] for witness in everybody)
    sheets = tuple(heard.sheets[witness.article.id] for witness in everybody)
    # Without having looked for credits, nobody may be called uncredited.
    answers = _answered(child, parents, verdicts, left_out, voices) if options.quotes else ((), (), ())
    changes = _changed(child, parents, by_parent, verdicts, heard, voiced=options.quotes) if options.facts else ()
    return Blame(
        child.article,
        tuple(parent.article for parent in parents),
        tuple(verdicts),
        attribute(child, verdicts),
        tuple(left_out),
        tuple(line for witness in everybody for line in boilerplate(witness)),
        tuple(rivalled(derivations)),
        voices,
        *answers,
        sheets,
        changes,
        tuple(note for witness in everybody for note in witness.article.notes)
        + tuple(note for heard_of in voices for note in heard_of.notes)
        + tuple(note for sheet in sheets for note in sheet.notes)
        + tuple(_caps(child, parents)),
    )


def _changed(
    child: Witness,
    parents: Sequence[Witness],
    by_parent: Sequence[Sequence[Account]],
    verdicts: Sequence[SentenceVerdict],
    heard: Heard,
    *,
    voiced: bool,
) -> tuple[Change, ...]:
    """Compare the child's facts with those of its parents, where their texts are aligned."""
    from whence.stages.compare import compare, counterpart

    own = heard.sheets[child.article.id]
    ready = [
        counterpart(
            child,
            own,
            parent,
            heard.sheets[parent.article.id],
            accounts,
            heard.voices[parent.article.id].attributions,
        )
        for parent, accounts in zip(parents, by_parent, strict=True)
    ]
    return compare(child, own, ready, verdicts, heard.voices[child.article.id].attributions if voiced else None)


def _answered(
    child: Witness,
    parents: Sequence[Witness],
    verdicts: Sequence[SentenceVerdict],
    left_out: Sequence[LeftOut],
    voices: Sequence[Voices],
) -> tuple[tuple[Quotation, ...], tuple[Borrowing, ...], tuple[CreditCheck, ...]]:
    """Follow the child's quotations into its parents, and hold its credits against what it borrows."""
    from whence.stages.follow import Counterpart, follow
    from whence.stages.reconcile import reconcile
    from whence.text.fidelity.retold import retold

    own, theirs = voices[0], voices[1:]
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
