"""Invented stories as whence would return them: a jammed reservoir gate at Averley, in 3, 12 and 60 articles.

Every article is a list of named sentences; two articles share a sentence where both have its name, whatever follows a
tilde: ``q1~cut`` is another wording of ``q1``. What the articles share follows from that, without any stage.
"""

import random
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from hypothesis import strategies as st

from tests.report.awkward import blames, drifts, maybe, text
from tests.report.awkward import span as span_of
from whence.model import (
    FIDELITIES,
    NATURES,
    Amount,
    Article,
    Derivation,
    Drift,
    DriftReading,
    Fact,
    Lineage,
    LineageEdge,
    Passage,
    QuoteBiography,
    QuoteVersion,
    Span,
    Stories,
    Story,
    StoryLine,
    TimelineEntry,
    UnseenParent,
)

SENTENCES = {
    "gate": "The sluice gate of the Averley reservoir jammed half open shortly before midnight on Tuesday.",
    "people": "About 340 people in the valley below were asked to leave their homes.",
    "people~430": "About 430 people in the valley below were asked to leave their homes.",
    "q1": "“The gate has not moved an inch since midnight, and we do not know why,” said Maud Terrant, the engineer.",
    "q1~cut": "“The gate has not moved an inch since midnight,” said Maud Terrant, the engineer.",
    "q1~soft": "“The gate has barely moved since midnight and nobody knows why,” Ms Terrant told reporters.",
    "school": "The school at Lower Averley has taken in two hundred of them and hands out tea and blankets.",
    "water": "The water stands four metres below the crest and rises by a hand's breadth an hour.",
    "inquiry": "The county has opened an inquiry into the upkeep of the gate, which was last oiled nine years ago.",
    "ferret": "Postmistress Ida Quorn carried eleven hens and a ferret to the church on the hill by wheelbarrow.",
    "lantern": "Along the lane to Nether Tarn somebody had hung lanterns, so that nobody would walk into the ditch.",
    "q2": "“I have seen it jam before, but never open,” said Tobias Wren, who kept the gate for thirty years.",
    "q2~plain": "Tobias Wren, who kept the gate for thirty years, said he had seen it jam before but never open.",
    "choir": "The choir of St Wilm sang through the night, and the vicar lent out every coat that he could find.",
    "traffic": "The road from Averley to Holm Bridge is closed; buses go by way of Saltcote until further notice.",
    "sirens": "Sirens were tested at six in the morning and could be heard as far as the quarry.",
    "divers": "Two divers went down at dawn and found a beam wedged across the lower rail.",
    "freed": "The gate was freed at noon, and the water began to fall.",
    "home": "People may go home from six in the evening, the county said.",
    "rumour": "Readers write that the beam had been seen adrift for weeks; whence they know it they do not say.",
    "by": "Subscribe to our evening letter.",
}
"""The sentences of the story, by name."""

QUOTED = {
    "q1": "The gate has not moved an inch since midnight, and we do not know why,",
    "q1~cut": "The gate has not moved an inch since midnight,",
    "q1~soft": "The gate has barely moved since midnight and nobody knows why,",
    "q2": "I have seen it jam before, but never open,",
    "q2~plain": "he had seen it jam before but never open",
}
FATE = {"q1": "exact", "q1~cut": "trimmed", "q1~soft": "altered", "q2": "exact", "q2~plain": "marks lost"}
COUNTED = {"people": "About 340 people", "people~430": "About 430 people"}


class Draft(NamedTuple):
    """An article as a list of names of sentences, and whom it has them from."""

    id: str
    outlet: str | None
    date: str | None
    title: str | None
    names: str
    parents: tuple[str, ...] = ()


DRAFTS = (
    Draft(
        "harbour-wire-0514-0610",
        "Harbour Wire",
        "2031-05-14T06:10:00+01:00",
        "Sluice gate jams at Averley, valley leaves home",
        "gate people q1 water school",
    ),
    Draft(
        "courier/2031/05/gate",
        "Valley Courier",
        "2031-05-14T07:00",
        "Hens, a ferret and a wheelbarrow: the night the gate stuck",
        "ferret lantern q2 choir",
    ),
    Draft(
        "averley-post-88121",
        "The Averley Post",
        "2031-05-14T08:30",
        "Valley told to leave as gate sticks",
        "gate people q1~cut school traffic",
        ("harbour-wire-0514-0610",),
    ),
    Draft(
        "mirror-4471",
        "Norland Mirror",
        "2031-05-14",
        "430 flee as gate jams",
        "gate people~430 q1 water",
        ("harbour-wire-0514-0610",),
    ),
    Draft(
        "globe-99",
        "The Globe",
        "2031-05-14T15:00",
        "Dam gate: 430 leave",
        "gate people~430 q1~soft",
        ("mirror-4471",),
    ),
    Draft(
        "radio-four", "Radio Four", "2031-05-14T15:30", "Sirens heard at the quarry", "sirens traffic~x by", ("unseen",)
    ),
    Draft("tarn-fm", "Tarn FM", "2031-05-14T15:40", None, "sirens traffic~x", ("unseen",)),
    Draft(
        "digest-week-20",
        "The Weekly Digest",
        "2031-05-15",
        "What we know of the Averley gate",
        "gate people q1~cut q2 ferret inquiry",
        ("averley-post-88121", "courier/2031/05/gate"),
    ),
    Draft(
        "evening-standard-bearer-7",
        "Evening Bearer",
        "2031-05-15T18:00",
        "Gate still stuck, county asks why",
        "gate q1 water inquiry~own",
        ("harbour-wire-0514-0610",),
    ),
    Draft("undated-page", None, None, "Gate still stuck", "gate q1 water", ()),
    Draft(
        "harbour-wire-0516-1300",
        "Harbour Wire",
        "2031-05-16T13:00",
        "Averley gate freed, valley goes home",
        "divers freed home gate people",
        ("harbour-wire-0514-0610",),
    ),
    Draft(
        "reservoir-watch",
        "Reservoir Watch",
        "2031-05-16T21:00",
        "The beam that everybody had seen",
        "q1~soft people~430 rumour",
        ("globe-99",),
    ),
)

SENTENCES["traffic~x"] = "Buses go round by Saltcote, for the road from Averley to Holm Bridge is shut, police say."
SENTENCES["inquiry~own"] = (
    "Why the gate was last oiled nine years ago the county will not say before the inquiry is over."
)


class _Told(NamedTuple):
    draft: Draft
    article: Article
    spans: dict[str, Span]
    """Where each of its sentences stands, by name."""


def _told(draft: Draft) -> _Told:
    text, spans = "", {}
    for number, name in enumerate(draft.names.split()):
        text += "" if not number else "\n" if number % 2 else " "
        spans[name] = Span(len(text), len(text) + len(SENTENCES[name]))
        text += SENTENCES[name]
    return _Told(draft, Article(draft.id, text, draft.outlet, draft.date, draft.title), spans)


def _root(name: str) -> str:
    return name.partition("~")[0]


def _passages(left: _Told, right: _Told) -> list[Passage]:
    theirs = {_root(name): span for name, span in right.spans.items()}
    return [
        Passage(
            left.article.id, right.article.id, span, theirs[_root(name)], len(SENTENCES[name]) / 4, True, _nature(name)
        )
        for name, span in left.spans.items()
        if _root(name) in theirs
    ]


def _nature(name: str):
    return "quotation" if name.startswith("q") else "template" if name == "by" else "report"


def _derivation(left: _Told, right: _Told, shared: Sequence[Passage]) -> Derivation:
    shares = (
        sum(len(range(*p.left_span)) for p in shared) / len(left.article.text),
        sum(len(range(*p.right_span)) for p in shared) / len(right.article.text),
    )
    reasons: tuple[str, ...]
    direction, reasons = "cannot tell", ("Neither names the other, and one has no date.",)
    if left.article.id in right.draft.parents:
        direction, reasons = "right from left", (f"{right.article.id} was published later.", "It keeps a rare slip.")
    elif set(left.draft.parents) & set(right.draft.parents):
        direction, reasons = "common unseen parent", ("Each has words that the other lacks.",)
    kind = "wholly" if min(shares) > 0.8 else "partially"
    sure = 0.94 if direction == "right from left" else 0.55
    return Derivation(left.article.id, right.article.id, kind, direction, 0.97, sure, *shares, reasons)  # type: ignore[arg-type]


def _timeline(told: Sequence[_Told]) -> Iterable[TimelineEntry]:
    met: set[str] = set()
    for one in told:
        new = tuple(span for name, span in one.spans.items() if _root(name) not in met)
        met |= set(map(_root, one.spans))
        share = sum(len(range(*span)) for span in new) / max(1, len(one.article.text))
        yield TimelineEntry(one.article.id, one.article.date, new, share)


def _edges(told: Sequence[_Told], derivations: Iterable[Derivation]) -> Iterable[LineageEdge]:
    found = {(d.left, d.right): d for d in derivations}
    for one in told:
        for rank, parent in enumerate(one.draft.parents):
            pair = found.get((parent, one.article.id))
            share = pair.right_share if pair else 0.7
            sure = 0.92 - 0.35 * rank if pair else 0.5
            reasons = pair.reasons if pair else ("Two articles share what no article at hand has.",)
            kind = "wholly" if share > 0.9 else "partially"
            yield LineageEdge(parent, one.article.id, kind, share, sure, reasons)  # type: ignore[arg-type]


def _biographies(told: Sequence[_Told]) -> Iterable[QuoteBiography]:
    for root in ("q1", "q2"):
        versions = []
        for one in told:
            for name, span in one.spans.items():
                if _root(name) == root:
                    at = one.article.text.index(QUOTED[name], span.begin)
                    parent = one.draft.parents[0] if one.draft.parents else None
                    fate = FATE[name] if parent else None
                    who = "Maud Terrant" if root == "q1" else "Tobias Wren"
                    versions.append(
                        QuoteVersion(one.article.id, Span(at, at + len(QUOTED[name])), fate, parent, who)  # type: ignore[arg-type]
                    )
        if len(versions) > 1:
            yield QuoteBiography(tuple(versions))


def _drift(told: Sequence[_Told]) -> Iterable[Drift]:
    readings: list[DriftReading] = []
    first: str | None = None
    heirs: list[str] = []
    for one in told:
        for name, span in one.spans.items():
            if name not in COUNTED:
                continue
            value = float(COUNTED[name].split()[1])
            words = Span(span.begin, span.begin + len(COUNTED[name]))
            fact = Fact("count", words, f"~ {value:.0f} person", Amount(value, None, None, about=True))
            if name == "people":
                readings.append(DriftReading(one.article.id, fact, "same"))
                continue
            readings.append(DriftReading(one.article.id, fact, "conflict", first))
            heirs += [one.article.id] if first else []
            first = first or one.article.id
    if len(readings) > 2 and first:
        yield Drift("count", tuple(readings), first, tuple(heirs), f"{first} is the first to say About 430 people.")


def _origins(told: Sequence[_Told]) -> tuple[tuple[str, ...], ...]:
    above = {one.article.id: one.draft.parents for one in told}
    groups: dict[str, list[str]] = {}
    for one in told:
        at = one.article.id
        while above.get(at):
            at = above[at][0]
        groups.setdefault(at, []).append(one.article.id)
    return tuple(map(tuple, groups.values()))


def _story(name: str, drafts: Sequence[Draft]) -> Story:
    told = [_told(draft) for draft in drafts]
    ids = [one.article.id for one in told]
    pairs = [(one, other, _passages(one, other)) for one, other in combinations(told, 2)]
    passages = [p for _, _, shared in pairs for p in shared]
    derivations = [_derivation(one, other, shared) for one, other, shared in pairs if shared]
    orphans = tuple(one.article.id for one in told if "unseen" in one.draft.parents)
    unseen = UnseenParent("unseen", orphans, "Norland Press", 0.71, ("Both lack a byline.", "Each is cut otherwise."))
    undated = {one.article.id for one in told if one.article.date is None}
    lineage = Lineage(
        tuple(ids),
        tuple(_edges(told, derivations)),
        (unseen,) if orphans else (),
        ids[0],
        _origins(told),
        tuple(d for d in derivations if d.right in undated and d.left.startswith("evening")),
        ("Edges of less than 5% of the words are left out.",),
    )
    return Story(
        name,
        tuple(one.article for one in told),
        tuple(_timeline(told)),
        lineage,
        tuple(passages),
        tuple(derivations),
        (),
        tuple(_biographies(told)),
        tuple(_drift(told)),
        ("Dates are read as local time.",),
    )


@cache
def three() -> Story:
    """Harbour Wire and two that have it from there."""
    return _story("s3", [DRAFTS[n] for n in (0, 2, 3)])


@cache
def twelve() -> Story:
    """Two origins and an unseen parent, an article that merges two, one without a date."""
    return _story("s12", DRAFTS)


@cache
def sixty(count: int = 60) -> Story:
    """So many articles, most of them from one another; the same each time."""
    draw = random.Random(5)  # noqa: S311 (no secret)
    pool = [name for name in SENTENCES if name not in ("by", "rumour")]
    drafts = [*DRAFTS]
    for number in range(len(DRAFTS), count):
        parent = draw.choice(drafts[: max(3, number // 4)])
        others = (draw.choice(drafts),) if number % 7 == 0 else ()
        names = dict.fromkeys(n for n in parent.names.split() if draw.random() < 0.85)
        names |= dict.fromkeys(n for o in others for n in o.names.split()[:2])
        names |= dict.fromkeys(draw.sample(pool, 1))
        known = {_root(name): name for name in names}
        title = f"Averley gate, report {number}: " + draw.choice(["what is known", "the county answers", "a night out"])
        date = f"2031-05-{14 + number // 12:02}T{number % 24:02}:15"
        parents = tuple(dict.fromkeys(p.id for p in (parent, *others)))
        outlet = f"{draw.choice(['Upper', 'Nether', 'Great', 'Long'])} {draw.choice(['Tarn', 'Holm', 'Marsh'])} News"
        drafts.append(Draft(f"page-{number:03}", outlet, date, title, " ".join(known.values()), parents))
    drafts.sort(key=lambda d: (d.date is None, f"{d.date}T12" if len(d.date or "") == 10 else d.date or ""))
    return _story(f"s{count}", drafts)


def line(story: Story) -> StoryLine:
    """The line of a story in the log."""
    ids = tuple(a.id for a in story.articles)
    outlets = tuple(dict.fromkeys(a.outlet for a in story.articles if a.outlet))
    dates = sorted(a.date[:10] for a in story.articles if a.date)
    return StoryLine(story.id, story.articles[0].title, ids, outlets, dates[0], dates[-1], len(story.lineage.origins))


def log() -> Stories:
    """All three as an archive's log, and one of which little is known."""
    bare = StoryLine("s0", None, ("a",), (), None, None)
    return Stories((*map(line, (sixty(), twelve(), three())), bare), ("The archive was last grouped on 2031-05-17.",))


@st.composite
def awkward_stories(draw) -> Story:
    """A story of awkward articles, with edges and dates that no stage would give: circles, loops, unknowns."""
    told = draw(blames())
    articles = (told.child, *told.parents)
    texts = {a.id: a.text for a in articles}
    ids = [*texts, draw(text)]
    some = st.sampled_from(ids)
    names = st.lists(some, max_size=3).map(tuple)
    unseen = UnseenParent(draw(text), draw(names), draw(st.none() | text), 0.5, (draw(text),))
    any_parent = st.sampled_from([*ids, unseen.id])
    score = st.floats(0, 1)
    edges = st.builds(
        LineageEdge, any_parent, some, st.sampled_from(["wholly", "partially"]), score, score, st.tuples(text)
    )
    ways = st.sampled_from(["left from right", "right from left", "common unseen parent", "cannot tell"])
    pairs = st.builds(
        Derivation,
        some,
        some,
        st.sampled_from(["wholly", "unknown"]),
        ways,
        score,
        score,
        score,
        score,
        st.tuples(text),
    )

    def place(key: str):
        return span_of(texts.get(key, "abc"))

    passages = []
    for _ in range(draw(st.integers(0, 4))):
        left, right = draw(some), draw(some)
        passages.append(Passage(left, right, draw(place(left)), draw(place(right)), 5.0, nature=draw(natures)))
    versions = []
    for _ in range(draw(st.integers(1, 3))):
        key = draw(some)
        fate = draw(st.none() | st.sampled_from(FIDELITIES))
        versions.append(QuoteVersion(key, draw(place(key)), fate, draw(st.none() | some), draw(st.none() | text)))
    entries = tuple(
        TimelineEntry(a.id, draw(st.none() | text), tuple(draw(st.lists(span_of(a.text), max_size=2))), draw(score))
        for a in draw(st.permutations(articles))
    )
    lineage = Lineage(
        tuple(texts),
        tuple(draw(st.lists(edges, max_size=4))),
        (unseen,) if draw(st.booleans()) else (),
        draw(st.none() | some),
        tuple(draw(st.lists(names, max_size=2))),
        tuple(draw(st.lists(pairs, max_size=2))),
        (draw(text),),
    )
    return Story(
        draw(text),
        articles,
        entries[: draw(st.integers(0, 3))],
        lineage,
        tuple(passages),
        tuple(draw(st.lists(pairs, max_size=2))),
        (told,) if draw(st.booleans()) else (),
        (QuoteBiography(tuple(versions)),),
        draw(drifts(articles)),
        (draw(text),),
    )


natures = st.sampled_from(NATURES)
some_lines = st.lists(text, max_size=3).map(tuple)
awkward_logs = st.builds(
    Stories,
    st.lists(st.builds(StoryLine, text, maybe, some_lines, some_lines, maybe, maybe), max_size=3).map(tuple),
    some_lines,
)
