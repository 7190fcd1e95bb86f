"""Cases of quotation fidelity: a real quotation in a window of its real article, and a made retelling of it whose truth
is known, because what happened to the quotation was planted.

Each case has a child of a few sentences, parents (the first is the one retold; one in five cases has a second one, of
another story), the voices of each as a perfect reader would give them, and the truth: the child's quotation, where it
comes from, what `whence.model.Fidelity` it is, and what else a careful reader might call it (`also`).

What is planted, and the rules that make it true:

* exact: verbatim, or whole sentences of a longer quotation, or one of the harmless changes below.
* trimmed: three words or more off an end, inside a sentence. Where the parent's sentence ends cannot be seen (a
  degraded parent) only a quotation of one sentence is trimmed, so that the parent's quotation shows the loss.
* cut: two words or more out of the middle, unmarked, four or more left on either side, no negation among them.
* altered: a content word for another of the same ending, other stem and other letters; another number; a negation
  dropped or put in; a name inside for another; a modal or quantity made stronger.
* spliced: five words or more of each of two quotations of the article that are a sentence or more apart, in one pair
  of marks, not both of them whole. By two speakers, now and then; then "reattributed" is accepted.
* marks lost: the words in reported speech, persons and tenses shifted; or, where marks can be seen on both sides,
  the same words without marks.
* marks gained: what the parent reports without marks, word for word between marks, where marks can be seen on both
  sides; or shifted back to the first person ("he would" to "I will").
* reattributed: given to another person who is named in the parent.
* unsupported: a quotation of an article of another story, that shares no five words with the parent.

Half of the cases are degraded (`whence.text.degrade`, kind "strip"): the child, the parent or both, a sixth each. Where
marks cannot be seen on a side, nothing is planted that only marks tell: words copied there are exact. Glosses
and ellipses are honest only where they can be seen, so none goes into a degraded child.

The untouched copies (`untouched`) differ in ways that harm nothing and are exact (an honest ellipsis: trimmed, or
exact), above all never "altered", "spliced" or "reattributed".
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench import retold, wordings
from bench.quoted import Said, Story, allsides, polnear, surname, words_of
from bench.retold import TITLES, Draft, Plan, Quote, breaks, shared_run
from bench.wordings import Words
from whence.model import Article, Span
from whence.model.quoting import Voices
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from whence.model.quoting import Fidelity

STATUSES: tuple[Fidelity, ...] = (
    "exact", "trimmed", "cut", "altered", "spliced", "marks lost", "marks gained", "reattributed", "unsupported",
)  # fmt: skip
CONDITIONS = ("clean", "child", "clean", "parent", "clean", "both")
"""Which side is degraded, case by case."""
ACCUSATIONS = frozenset(("altered", "spliced", "reattributed"))


class Case(NamedTuple):
    plant: str
    """What was done, for instance "altered: negated"."""
    condition: str
    """clean · child · parent · both: which side is degraded."""
    child: Article
    parents: tuple[Article, ...]
    """The one retold first."""
    voices: Voices
    parent_voices: tuple[Voices, ...]
    planted: tuple[Span, ...]
    """The quotation's words in the child; spans of two attributions where it was split in two."""
    origins: tuple[Span, ...]
    """The quotation it comes from, in the first parent; none where it is unsupported."""
    fidelity: Fidelity
    also: tuple[Fidelity, ...] = ()
    """What else is right."""


# ---- the quotations at hand ----


class Stock:
    """The usable quotations of some stories, and words and names to plant."""

    def __init__(self, stories: Sequence[Story], chance: random.Random) -> None:
        self.stories = stories
        found = [quote for story in stories for said in story.said if said.sure and (quote := _quote(story, said))]
        self.direct = [quote for quote in found if quote.said.direct]
        self.gold = [quote for quote in self.direct if quote.story.gold]
        self.reported = [quote for quote in found if not quote.said.direct]
        self.pairs = list(self._pairs())
        self.endings: dict[str, list[str]] = {}
        for story in chance.sample(list(stories), min(len(stories), 80)):
            for word in story.text.split():
                if word.isalpha() and word.islower() and wordings.is_content(word):
                    self.endings.setdefault(word[-2:], []).append(word)
        self.names = sorted({surname(quote.said.name) for quote in found if quote.said.name})

    def pick(self, chance: random.Random) -> Quote:
        """A direct quotation: one in seven as people marked it, the rest as the pattern found them."""
        return chance.choice(self.gold if self.gold and chance.random() < 1 / 7 else self.direct)

    def _pairs(self) -> Iterator[tuple[Quote, Quote]]:
        by_story: dict[str, list[Quote]] = {}
        for quote in self.direct:
            by_story.setdefault(quote.story.id, []).append(quote)
        for quotes in by_story.values():
            yield from _far_apart(quotes)

    def some_names(self, chance: random.Random) -> list[str]:
        return chance.sample(self.names, min(8, len(self.names)))

    def pool(self, words: Words, chance: random.Random) -> list[str]:
        """Some words that end like those of `words`."""
        lists = [self.endings.get(wordings.bare(word)[-2:], []) for word in words]
        return [word for some in lists for word in chance.sample(some, min(len(some), 6))]


def _quote(story: Story, said: Said) -> Quote | None:
    """The quotation with its words as one running text; None where its words stand in the article a second time."""
    pieces = [span.of(story.text) for span in said.content]
    if len(pieces) == 2:
        gap = story.text[said.content[0].end : said.content[1].begin].rstrip('“" \t\n')
        if gap.endswith("."):
            pieces[0] = pieces[0].rstrip(",. ") + ("" if pieces[0].rstrip()[-1] in "?!" else ".")
    words = " ".join(pieces).split()
    if len(words) < 8 or not wordings.bare(words[0]) or not words[-1].strip("–—-"):
        return None
    outside = story.text[: said.content[0].begin] + " | " + story.text[said.content[-1].end :]
    if shared_run(" ".join(words), outside):
        return None
    return Quote(story, said, words, len(pieces[0].split()) if len(pieces) == 2 else 0)


def _far_apart(quotes: list[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Pairs of quotations of one story with a sentence or more between them, yet near enough for one window."""
    for n, one in enumerate(quotes):
        for other in quotes[n + 1 : n + 6]:
            between = one.story.text[one.said.content[-1].end : other.said.content[0].begin]
            if len(between.split()) > 14 and sum(map(between.count, ".!?")) > 1 and len(between) < 2500:
                yield one, other
                yield other, one


# ---- what to plant ----

Maker = Callable[[Stock, random.Random, str], "Plan | None"]


def _verbatim(stock: Stock, chance: random.Random, condition: str) -> Plan | None:
    quote = stock.pick(chance)
    parts = wordings.sentences(quote.words)
    if len(parts) > 1 and condition in {"clean", "child"} and chance.random() < 0.5:
        begin, end = chance.choice(parts)
        if end - begin > 6:
            return Plan("exact: a whole sentence", (quote,), quote.words[begin:end], "exact")
    return Plan("exact: verbatim", (quote,), quote.words, "exact")


def _exact(stock: Stock, chance: random.Random, condition: str) -> Plan | None:
    if chance.random() < 0.6:
        return _verbatim(stock, chance, condition)
    name = chance.choice([name for name in HARMLESS if name not in _SEEN_ONLY])
    plan = HARMLESS[name](stock, chance, condition)
    return plan and plan._replace(plant=f"exact: {plan.plant}")


def _trimmed(stock: Stock, chance: random.Random, condition: str) -> Plan | None:
    quote = stock.pick(chance)
    words = wordings.trimmed(quote.words, chance, single=condition in {"parent", "both"})
    return Plan("trimmed", (quote,), words, "trimmed") if words else None


def _cut(stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    quote = stock.pick(chance)
    words = wordings.cut(quote.words, chance)
    return Plan("cut", (quote,), words, "cut") if words else None


def _altered(stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    name = chance.choices(list(HARMFUL), [weight for weight, _ in HARMFUL.values()])[0]
    for _ in range(60):
        quote = stock.pick(chance)
        words = HARMFUL[name][1](stock, quote, chance)
        if words and tokenise(" ".join(words)).words != tokenise(" ".join(quote.words)).words:
            return Plan(f"altered: {name}", (quote,), words, "altered")
    return None


HARMFUL: dict[str, tuple[int, Callable[[Stock, Quote, random.Random], Words | None]]] = {
    "substituted": (45, lambda stock, q, chance: wordings.substituted(q.words, chance, stock.pool(q.words, chance))),
    "renumbered": (15, lambda _, q, chance: wordings.renumbered(q.words, chance)),
    "negated": (15, lambda _, q, chance: wordings.negated(q.words, chance)),
    "strengthened": (12, lambda _, q, chance: wordings.strengthened(q.words, chance)),
    "renamed": (13, lambda stock, q, chance: wordings.renamed(q.words, chance, stock.some_names(chance))),
}
"""By name: how often, and how."""


def _spliced(stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    for _ in range(20):
        one, other = chance.choice(stock.pairs)
        if one.said.name == other.said.name or chance.random() < 0.15:
            break
    first, second = _head(one.words, chance), _tail(other.words, chance)
    if min(len(first), len(second)) < 5 or (first == one.words and second == other.words):
        return None
    also: tuple[Fidelity, ...] = () if one.said.name == other.said.name else ("reattributed",)
    return Plan("spliced", (one, other), wordings.joined(first, second), "spliced", also)


def _head(words: Words, chance: random.Random) -> Words:
    """A piece from the front: a whole sentence, or words up to some place in it."""
    begin, end = wordings.sentences(words)[0]
    return words[begin:end] if chance.random() < 0.5 else words[: chance.randint(5, max(5, min(len(words), 18)))]


def _tail(words: Words, chance: random.Random) -> Words:
    begin, end = wordings.sentences(words)[-1]
    return words[begin:end] if chance.random() < 0.5 else words[-chance.randint(5, max(5, min(len(words), 18))) :]


def _marks_lost(stock: Stock, chance: random.Random, condition: str) -> Plan | None:
    quote = stock.pick(chance)
    begin, end = chance.choice(wordings.sentences(quote.words))
    words = quote.words[begin:end]
    if len(words) < 8 or words[-1][-1] in "?!" or words[0].casefold() in {"and", "but", "so", "or", "if", "because"}:
        return None
    if condition == "clean" and chance.random() < 0.5:
        lower = [words[0] if words[0].startswith("I") or wordings.is_named(words[0]) else words[0].lower(), *words[1:]]
        return Plan("marks lost: words kept", (quote,), lower, "marks lost", direct=False)
    shifted = wordings.reported(words, wordings.he_or_she(quote.story.text))
    if shifted is None:
        return None
    return Plan("marks lost: reported", (quote,), shifted, "marks lost", direct=False)


def _marks_gained(stock: Stock, chance: random.Random, condition: str) -> Plan | None:
    shifted = condition != "clean" or chance.random() < 0.3
    for _ in range(300):
        quote = chance.choice(stock.reported)
        if shifted:
            words = wordings.first_person(quote.words)
            if words:
                return Plan("marks gained: first person", (quote,), words, "marks gained")
        else:
            return Plan("marks gained: words kept", (quote,), quote.words, "marks gained")
    return None


def _reattributed(stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    quote = stock.pick(chance)
    own = words_of(quote.said.name or "")
    others = sorted({
        one.name for one in quote.story.said
        if one.name and one.source.of(quote.story.text).casefold() not in {"he", "she"}
        and not set(words_of(one.name)) & set(own) and abs(one.source.begin - quote.said.source.begin) < 900
    })  # fmt: skip
    if not others:
        return None
    return Plan("reattributed", (quote,), quote.words, "reattributed", who=chance.choice(others))


def _unsupported(stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    quote, other = stock.pick(chance), stock.pick(chance)
    if quote.story is other.story or shared_run(" ".join(other.words), quote.story.text):
        return None
    who = chance.choice((quote.said.name, other.said.name))
    return Plan("unsupported", (quote,), other.words, "unsupported", who=who)


MAKERS: dict[Fidelity, Maker] = {
    "exact": _exact, "trimmed": _trimmed, "cut": _cut, "altered": _altered, "spliced": _spliced,
    "marks lost": _marks_lost, "marks gained": _marks_gained, "reattributed": _reattributed,
    "unsupported": _unsupported,
}  # fmt: skip


# ---- what harms nothing ----


def _reworded(change: wordings.Change, name: str, stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    for _ in range(200):
        quote = stock.pick(chance)
        words = change(quote.words, chance)
        if words:
            return Plan(name, (quote,), words, "exact")
    return None


def _glossed(stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    return _reworded(
        lambda words, c: wordings.glossed(words, c, c.choice(stock.names)), "glossed", stock, chance, _condition
    )


def _elided(stock: Stock, chance: random.Random, _condition: str) -> Plan | None:
    plan = _reworded(wordings.elided, "elided", stock, chance, _condition)
    return plan and plan._replace(fidelity="trimmed", also=("exact",))


def _styled(style: str, stock: Stock, chance: random.Random, condition: str) -> Plan | None:
    """Verbatim words, written in another way."""
    for _ in range(100):
        quote = stock.pick(chance)
        count = len(wordings.sentences(quote.words))
        if style == "merged" and not quote.interrupted:
            continue
        if style == "split" and count < 2:
            continue
        if style == "interrupted" and not breaks(quote.words):
            continue
        if style == "retitled" and not quote.said.source.of(quote.story.text).startswith(tuple(TITLES)):
            continue
        also: tuple[Fidelity, ...] = ("trimmed",) if style == "split" and condition in {"parent", "both"} else ()
        return Plan(style, (quote,), quote.words, "exact", also, style=style)
    return None


HARMLESS: dict[str, Maker] = {
    name: partial(_reworded, change, name)
    for name, change in {
        "respelt": wordings.respelt, "numbered": wordings.numbered, "expanded": wordings.expanded,
        "contracted": wordings.contracted, "abbreviated": wordings.abbreviated, "spaced": wordings.spaced,
        "recased": wordings.recased, "pointed": wordings.pointed,
    }.items()
} | {
    style: partial(_styled, style)
    for style in ("verbatim", "other marks", "interrupted", "moved", "merged", "split", "ends", "unnamed", "retitled")
} | {"glossed": _glossed, "elided": _elided}  # fmt: skip
_SEEN_ONLY = ("glossed", "elided")
"""Honest only where brackets and dots can be seen."""


# ---- the cases ----


def case(number: int, plan: Plan, condition: str, stock: Stock, chance: random.Random) -> Case | None:
    """Write parent and child of `plan`; None where the article gives no clean window for it."""
    story = plan.quotes[0].story
    window = retold.window(story, [span for quote in plan.quotes for span in quote.said.content], chance)
    if window is None:
        return None
    parent = Draft()
    parent.copy(story, window)
    if plan.fidelity == "unsupported" and shared_run(" ".join(plan.words), parent.text):
        return None
    if plan.fidelity == "reattributed" and surname(plan.who or "") not in parent.text:
        return None
    frame = retold.frame(story, window, plan, chance)
    if not frame:
        return None
    child, spans = retold.child(story, frame, plan, chance)
    names = [f"child{number}", f"parent{number}"]
    drafts = [(names[1], parent)]
    if chance.random() < 0.2:
        other = chance.choice(stock.stories)
        if other.id != story.id and (place := retold.window(other, [chance.choice(other.paragraphs)], chance)):
            stranger = Draft()
            stranger.copy(other, place)
            if not shared_run(" ".join(plan.words), stranger.text):
                drafts.append((f"other{number}", stranger))
    origins = [
        Span(span.begin - window.begin, span.end - window.begin)
        for quote in plan.quotes for span in quote.said.content
        if plan.fidelity != "unsupported"
    ]  # fmt: skip
    article, voices, spans = retold.finished(names[0], child, spans, degraded=condition in {"child", "both"})
    told = [
        retold.finished(name, draft, origins if draft is parent else [], degraded=condition in {"parent", "both"})
        for name, draft in drafts
    ]
    return Case(
        plan.plant, condition, article, tuple(one for one, _, _ in told), voices,
        tuple(heard for _, heard, _ in told), tuple(spans), tuple(told[0][2]), plan.fidelity, plan.also,
    )  # fmt: skip


def planted(stories: Sequence[Story], count: int, seed: int = 0) -> Iterator[Case]:
    """`count` cases, every status in turn; the same for the same stories and seed."""
    chance = random.Random(f"planted {seed}")
    stock = Stock(stories, chance)
    for n in range(count):
        condition = CONDITIONS[n // len(STATUSES) % len(CONDITIONS)]
        yield _made(n, MAKERS[STATUSES[n % len(STATUSES)]], condition, stock, chance)


def untouched(stories: Sequence[Story], count: int, seed: int = 0) -> Iterator[Case]:
    """`count` copies whose words are the same but for what harms nothing, each harmless change in turn."""
    chance = random.Random(f"untouched {seed}")
    stock = Stock(stories, chance)
    turn = [cycle(HARMLESS), cycle(name for name in HARMLESS if name not in _SEEN_ONLY)]
    for n in range(count):
        condition = CONDITIONS[n % len(CONDITIONS)]
        yield _made(n, HARMLESS[next(turn[condition in {"child", "both"}])], condition, stock, chance)


def _made(number: int, maker: Maker, condition: str, stock: Stock, chance: random.Random) -> Case:
    """The case that `maker` makes; a verbatim one in the rare instance that the stock has nothing it can use."""
    for tries in range(600):
        plan = (maker if tries < 500 else _verbatim)(stock, chance, condition)
        if plan is not None and (found := case(number, plan, condition, stock, chance)) is not None:
            return found
    raise ValueError("the stories hold no quotation that can be retold")


@cache
def stories(shared: Path, seed: int = 0) -> tuple[Story, ...]:
    """The stories of a seed: 0 draws from what is kept for reporting, any other from what is there to tune on."""
    kept = seed == 0
    return (*polnear(shared, "dev" if kept else "train"), *allsides(shared, "B" if kept else "A", 1000))
