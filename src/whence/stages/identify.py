"""Who the source of each attribution is: names, pronouns and descriptions led back to whom the article names.

One sweep through the article in reading order: names are met, pronouns are led back to them, sources are read. What
two people fit about equally well is nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from whence.model.quoting import Speaker
from whence.text.speakers.antecedents import GENDERS, SUBJECTS, Antecedents, tell_genders
from whence.text.speakers.cased import page, roles
from whence.text.speakers.descriptions import Descriptions
from whence.text.speakers.enclosure import enclosing, inside
from whence.text.speakers.people import find_people
from whence.text.speakers.sources import ARTICLES, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whence.model.quoting import Attribution
    from whence.text.speakers.cased import Page
    from whence.text.speakers.people import Person
    from whence.text.speakers.sources import Source
    from whence.text.witness import Witness

_SURE = 0.65
"""Probability from which a pronoun counts as led back."""
_SURE_BARE = 0.7
_PASSING = 0.7
"""The same for pronouns on the way that are no source: they only help to see who is spoken of."""
_SELVES = frozenset(("i", "me", "my"))
_SOME = frozenset("a an some many those several two three".split())
_THEY = frozenset(("they", "them", "their"))
_IT = frozenset(("it", "its"))
_BACK = 3
"""Sentences that "they", "it" and a source left out may reach back."""


class _Said(NamedTuple):
    """The last speaker on the way, with what kind of source it was."""

    speaker: Speaker
    person: Person | None
    group: bool
    """Whether it was a body or people in the plural."""
    sentence: int
    place: int
    """The word at which it was read."""


@dataclass
class _Sweep:
    """What is known at one point of the sweep."""

    page: Page
    text: str
    described: Descriptions
    antecedents: Antecedents
    said: list[_Said] = field(default_factory=list)
    known: dict[int, Person | None] = field(default_factory=dict)
    """By word: whom the pronouns that are sources stand for."""


def identify(witness: Witness, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return `attributions`, in their order, each with its speaker.

    Never raises; n·log n in the words of the article.
    """
    if not attributions:
        return ()
    written = page(witness)
    if not written.words:
        return tuple(attributions)
    hints = [written.at(*span) for a in attributions for span in a.source[:1]]
    people = find_people(written, hints)
    described = Descriptions(written, witness.article.text, people)
    for person, held in described.posts.items():
        if person.gender == "e" and held.role:
            person.gender = next((g for w in held.role.lower().split() if (g := roles().get(w, "e")) != "e"), "e")
    tell_genders(written, people)
    quoted = inside(written, [span for a in attributions for span in a.marked])
    sweep = _Sweep(written, witness.article.text, described, Antecedents(written, quoted))
    speakers = _run(sweep, attributions, quoted)
    return tuple(replace(a, speaker=speaker) for a, speaker in zip(attributions, speakers, strict=True))


def _run(sweep: _Sweep, attributions: Sequence[Attribution], quoted: Callable[[int], bool]) -> list[Speaker]:
    words, antecedents = sweep.page.words, sweep.antecedents
    sources = [read_source(sweep.page, sweep.described.people, a.source) for a in attributions]
    speakers: list[Speaker] = [Speaker("unknown")] * len(attributions)
    places = [_place(sweep.page, a, source) for a, source in zip(attributions, sources, strict=True)]
    reading = sorted(range(len(attributions)), key=lambda k: (places[k], attributions[k].content[:1]))
    around = enclosing(attributions, reading)
    mentions = iter(sweep.described.people.mentions)
    mention = next(mentions, None)
    pronouns = iter([n for n, w in enumerate(words) if w.key in GENDERS and not quoted(n)])
    pronoun = next(pronouns, None)
    waiting = iter([*reading, -1])
    k = next(waiting)
    while k >= 0:
        place = places[k]
        if mention is not None and mention.begin <= place and (pronoun is None or mention.begin < pronoun):
            antecedents.meet(mention.person, mention.begin, mention.end, aside=mention.aside)
            mention = next(mentions, None)
        elif pronoun is not None and pronoun < place:
            _pass(sweep, pronoun)
            pronoun = next(pronouns, None)
        else:
            speakers[k] = _speaker(sweep, attributions[k], sources[k], place, nested=k in around)
            k = next(waiting)
    for k, source in enumerate(sources):
        if source.head in _SELVES and (outer := _quoting(k, around, sources)) is not None:
            speakers[k] = replace(speakers[outer], reason=f'"{source.head}" is the one who is quoted')
    return speakers


def _quoting(k: int, around: dict[int, int], sources: Sequence[Source]) -> int | None:
    """Return the attribution whose speaker the "I" of attribution `k` is: the nearest around it by somebody else."""
    seen: set[int] = set()
    while k in around and k not in seen:
        seen.add(k)
        k = around[k]
        if sources[k].head not in _SELVES:
            return k
    return None


def _place(written: Page, attribution: Attribution, source: Source) -> int:
    """Return the word at which the sweep reads the source: its own first, or the cue's, or the content's."""
    if source.kind != "missing":
        return source.mention.begin if source.mention else source.begin
    parts = [*attribution.cue[:1], *attribution.content[:1]]
    n = written.at(*min(parts))[0] if parts else 0
    return min(n, len(written.words) - 1)


def _pass(sweep: _Sweep, n: int) -> None:
    """Lead a pronoun on the way back to somebody, if it is plain to whom."""
    key = sweep.page.words[n].key
    if n in sweep.known:
        return
    ranked = sweep.antecedents.rank(n, GENDERS[key], lambda _: False)
    if ranked and ranked[0].probability >= _PASSING:
        sweep.antecedents.meet(ranked[0].person, n, n + 1, aside=key not in SUBJECTS, pronoun=True)


def _speaker(sweep: _Sweep, attribution: Attribution, source: Source, place: int, *, nested: bool) -> Speaker:
    person: Person | None = None
    group = False
    if source.kind == "person" and source.mention is not None:
        person = source.mention.person
        speaker = sweep.described.named(person, "the source is named here")
    elif source.kind == "pronoun":
        speaker, person = _pronoun(sweep, attribution, source)
        group = source.head in ("they", "it", "we") and speaker.status != "unknown"
    elif source.kind == "missing":
        speaker, person = _left_out(sweep, attribution, place)
    else:
        speaker, person = _described(sweep, source)
        group = person is None and speaker.status != "unknown" and not _single(source)
    sentence = sweep.page.words[place].sentence
    if not nested:
        sweep.said.append(_Said(speaker, person, group, sentence, place))
        if person is not None and source.kind != "missing":
            sweep.antecedents.speaks(person)
    return speaker


def _single(source: Source) -> bool:
    return source.head in roles() or source.kind == "definite"


def _pronoun(sweep: _Sweep, attribution: Attribution, source: Source) -> tuple[Speaker, Person | None]:
    n, key = source.begin, source.head
    if key in GENDERS:
        return _he_or_she(sweep, attribution, n, key)
    if key in ("who", "which", "that", "whom"):
        return _relative(sweep, n)
    if key in _SELVES:
        return Speaker("unknown", reason=f'"{key}" is the writer, or a speaker who is not told'), None
    last = _last(sweep, n, lambda _: True)
    if key in _THEY | _IT and last is not None and last.group and (last.speaker.status == "unnamed") == (key in _THEY):
        return replace(last.speaker, reason=f'"{key}" is the source before'), None
    return Speaker("unknown", reason=f'nothing tells whom "{key}" stands for'), None


def _he_or_she(sweep: _Sweep, attribution: Attribution, n: int, key: str) -> tuple[Speaker, Person | None]:
    if n not in sweep.known:
        ranked = sweep.antecedents.rank(n, GENDERS[key], inside(sweep.page, attribution.content))
        sure = _SURE_BARE if sweep.page.bare else _SURE
        sweep.known[n] = ranked[0].person if ranked and ranked[0].probability >= sure else None
        if (found := sweep.known[n]) is not None:
            sweep.antecedents.meet(found, n, n + 1, aside=key not in SUBJECTS, pronoun=True)
    person = sweep.known[n]
    nameless = _last(sweep, n, lambda said: said.speaker.status == "unnamed" and not said.group)
    since = nameless is not None and nameless.place < sweep.antecedents.named_at
    if nameless is not None and since and sweep.page.words[n].sentence - nameless.sentence < 2:
        person = None
    elif nameless is not None and not since:
        return replace(nameless.speaker, reason=f'"{key}" is the one described before'), None
    if person is None:
        return Speaker("unknown", reason=f'"{key}" could be more than one person, or nobody named before'), None
    return sweep.described.named(person, f'"{key}" fits nobody else named before as well'), person


def _last(sweep: _Sweep, n: int, fits: Callable[[_Said], bool]) -> _Said | None:
    """Return the last speaker if it is near enough and fits."""
    if not sweep.said:
        return None
    last = sweep.said[-1]
    near = sweep.page.words[n].sentence - last.sentence < _BACK
    return last if near and fits(last) else None


def _relative(sweep: _Sweep, n: int) -> tuple[Speaker, Person | None]:
    """Lead "who" back to the name right before it, past an apposition at most."""
    words, mentions = sweep.page.words, sweep.described.people.mentions
    k = bisect_right(mentions, n, key=lambda m: m.begin) - 1
    mention = mentions[k] if k >= 0 else None
    if mention is not None and mention.end == n and not mention.aside:
        return sweep.described.named(mention.person, f'"{words[n].key}" follows the name'), mention.person
    if mention is not None and words[mention.begin].sentence == words[n].sentence:
        apposed = words[mention.end].gap.startswith(",") and words[n].gap.startswith(",")
        between = [word.gap for word in words[mention.end + 1 : n]]
        if apposed and not mention.aside and not any("," in gap for gap in between):
            return sweep.described.named(mention.person, f'"{words[n].key}" follows the name'), mention.person
    first = n - 1
    while n - first < 6 and first > 0 and words[first].gap == " " and words[first].key not in _SOME:
        first -= 1
    if first >= 0 and words[first].key in _SOME and words[n].gap == " ":
        at = sweep.text[words[first].begin : words[n - 1].end]
        return Speaker("unnamed", at, reason="described right before, not named"), None
    return Speaker("unknown", reason=f'no name stands right before "{words[n].key}"'), None


def _left_out(sweep: _Sweep, attribution: Attribution, place: int) -> tuple[Speaker, Person | None]:
    last = _last(sweep, place, lambda s: s.speaker.status != "unknown")
    if attribution.carried and last is not None:
        return replace(last.speaker, reason="the source before goes on"), last.person
    return Speaker("unknown", reason="nobody is named as the source"), None


def _described(sweep: _Sweep, source: Source) -> tuple[Speaker, Person | None]:
    words = sweep.page.words
    phrase = sweep.text[words[source.begin].begin : words[source.end - 1].end]
    if source.kind == "several":
        return Speaker("unknown", reason="several people are the source together"), None
    if source.kind == "torn":
        return Speaker("unknown", reason=f'"{phrase}" could be more than one of the people named'), None
    if source.kind == "body":
        return sweep.described.body(source, phrase), None
    if source.kind == "definite":
        return sweep.described.definite(source, phrase)
    if source.kind == "other" and sweep.page.bare and words[source.begin].key not in ARTICLES:
        return Speaker("unknown", reason="without capitals nothing tells whether this is a name"), None
    speaker = Speaker("unnamed", phrase, reason="described, not named")
    if source.kind == "unnamed":
        sweep.described.nameless.setdefault(source.head, {})[phrase] = speaker
    return speaker, None
