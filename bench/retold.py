"""Write a retelling down: a window of the real article, and a child of a few sentences with the quotation in it.

Both keep track of where their words are and of who says what, clean or degraded.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bench import wordings
from bench.quoted import Said, Story, surname, words_of
from bench.wordings import Words
from whence.model import Article, Span
from whence.model.quoting import Attribution, Speaker, Voices
from whence.text.degrade import Degraded, degrade

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from whence.model.quoting import Fidelity

TITLES = {"Sen.": "Senator", "Senator": "Sen.", "Rep.": "Representative", "Gov.": "Governor", "Governor": "Gov.",
           "Mr.": "Mr", "Mrs.": "Mrs", "Ms.": "Ms"}  # fmt: skip
_CURLY, _STRAIGHT = ("“", "”"), ('"', '"')
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_OTHER_MARKS = (("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"))
_WINDOW = (140, 260)
"""Words of a window, at least, unless the article ends."""


class Quote(NamedTuple):
    """A usable quotation with its words, and the number of words before the cue that interrupts it (0: none does)."""

    story: Story
    said: Said
    words: Words
    interrupted: int


class Plan(NamedTuple):
    """What the child is to say, before it is written."""

    plant: str
    quotes: tuple[Quote, ...]
    """Where the words come from; the first decides window and speaker."""
    words: Words
    fidelity: Fidelity
    also: tuple[Fidelity, ...] = ()
    direct: bool = True
    who: str | None = None
    """The name that the child gives; None: that of the first quotation."""
    style: str = ""
    """A way to write it that the plan asks for."""


class Draft:
    """A text being written, with the attributions in it."""

    def __init__(self) -> None:
        self.text = ""
        self.said: list[Attribution] = []

    def put(self, more: str) -> Span:
        begin = len(self.text)
        self.text += more
        return Span(begin, len(self.text))

    def copy(self, story: Story, span: Span, *, fuller: str | None = None) -> None:
        """Put a stretch of a story with the attributions in it."""
        shift = self.put(span.of(story.text)).begin - span.begin
        inside = fuller or span.of(story.text)
        self.said += [_attribution(story.text, one, shift, inside) for one in story.said if _within(one, span)]


def _within(said: Said, span: Span) -> bool:
    parts = (said.source, said.cue, *said.content)
    return all(span.begin <= part.begin and part.end <= span.end for part in parts)


def _attribution(text: str, said: Said, shift: int, inside: str) -> Attribution:
    source, cue, *content = (Span(b + shift, e + shift) for b, e in (said.source, said.cue, *said.content))
    kind, basis = ("direct", "marks") if said.direct else ("indirect", "model")
    return Attribution(
        (source,), (cue,), tuple(content), kind, tuple(content) if said.direct else (),  # type: ignore[arg-type]
        _speaker(text, said, inside), basis, 0.9,  # type: ignore[arg-type]
    )  # fmt: skip


def _speaker(text: str, said: Said, inside: str) -> Speaker:
    given = said.source.of(text)
    if said.name is not None:
        return Speaker("named", said.name if said.name in inside else surname(said.name))
    if given.casefold() in {"he", "she", "they", "i", "we", "it", "who"}:
        return Speaker("unknown", reason="a pronoun")
    return Speaker("named", given) if given[:1].isupper() and " " not in given else Speaker("unnamed", given)


def window(story: Story, spans: Sequence[Span], chance: random.Random) -> Span | None:
    """Paragraphs around `spans`, about eight sentences of them; None where paragraphs are too long to tell."""
    places = story.paragraphs
    begin = bisect_left(places, min(spans).begin + 1, key=lambda p: p.begin) - 1
    end = bisect_left(places, max(spans).end, key=lambda p: p.begin)
    wanted = chance.randint(*_WINDOW)
    while begin > 0 or end < len(places):
        if len(story.text[places[begin].begin : places[end - 1].end].split()) >= wanted:
            break
        if end == len(places) or (begin > 0 and chance.random() < 0.5):
            begin -= 1
        else:
            end += 1
    window = Span(places[begin].begin, places[end - 1].end)
    return window if 300 < window.end - window.begin < 6000 else None


def frame(story: Story, window: Span, plan: Plan, chance: random.Random) -> list[Span]:
    """Up to three paragraphs of the window that have nothing of the quotation."""
    free = [
        place for place in story.paragraphs
        if place.begin >= window.begin and place.end <= window.end and 40 < place.end - place.begin < 600
        and not any(place.overlap(span) for quote in plan.quotes for span in quote.said.content)
        and not shared_run(" ".join(plan.words), place.of(story.text), 4)
    ]  # fmt: skip
    return sorted(chance.sample(free, min(len(free), chance.randint(1, 3))))


def child(story: Story, frame: list[Span], plan: Plan, chance: random.Random) -> tuple[Draft, list[Span]]:
    draft = Draft()
    at = chance.randint(0, len(frame))
    whole = " ".join(place.of(story.text) for place in frame)
    planted: list[Span] = []
    for n in range(len(frame) + 1):
        if n == at:
            planted = _telling(draft, plan, whole, chance)
        if n < len(frame):
            draft.put("\n\n" if draft.text else "")
            draft.copy(story, frame[n], fuller=whole)
    return draft, planted


def _telling(draft: Draft, plan: Plan, around: str, chance: random.Random) -> list[Span]:
    """Write the paragraph with the quotation; return the spans of its words."""
    quote = plan.quotes[0]
    name = plan.who or quote.said.name or ""
    who = name if chance.random() < 0.4 else surname(name)
    speaker = Speaker("named", name if name in around or who == name else surname(name))
    given = quote.said.source.of(quote.story.text)
    if plan.style == "retitled":
        who = _retitled(given, who)
    draft.put("\n\n" if draft.text else "")
    if plan.style == "unnamed":
        draft.put(f"{who} spoke on {chance.choice(_DAYS)}. ")
        who = wordings.he_or_she(quote.story.text)
        speaker = speaker if chance.random() < 0.5 else Speaker("unknown", reason="a pronoun")
    if not plan.direct:
        return _indirect(draft, plan.words, who, speaker, chance)
    open_, close = chance.choice(_OTHER_MARKS) if plan.style == "other marks" else chance.choice((_CURLY, _STRAIGHT))
    pen = Pen(draft, who, speaker, open_, close, outside=plan.style == "ends" and chance.random() < 0.5)
    ahead = quote.said.cue < quote.said.content[0]
    return _direct(pen, plan, chance, was_ahead=ahead)


def _direct(pen: Pen, plan: Plan, chance: random.Random, *, was_ahead: bool) -> list[Span]:
    words, style = plan.words, plan.style
    if style == "split":
        parts = wordings.sentences(words)
        middle = parts[len(parts) // 2][0]
        spans = pen.behind(words[:middle], chance)
        pen.draft.put(" ")
        again = pen.ahead if chance.random() < 0.5 else pen.behind
        return spans + again(words[middle:], chance)
    places = breaks(words)
    way = chance.random()
    if places and (style == "interrupted" or (not style and way < 0.15 and plan.fidelity != "spliced")):
        return pen.inside(words, chance.choice(places), chance)
    if style == "merged" or (style == "moved" and was_ahead) or (style != "moved" and (way < 0.6 or len(words) < 8)):
        return pen.behind(words, chance)
    return pen.ahead(words, chance)


def breaks(words: Words) -> list[int]:
    """Where a cue may interrupt: behind a comma or a full stop, three words or more on either side."""
    before = [(n, words[n - 1]) for n in range(3, len(words) - 2)]
    return [n for n, word in before if word[-1] in ",.;" and wordings.bare(word) and word not in wordings.ABBREVIATED]


def _retitled(given: str, who: str) -> str:
    """The name with its title written the other way."""
    return next(f"{other} {who}" for title, other in TITLES.items() if given.startswith(title))


class Pen(NamedTuple):
    """Writes direct speech of one speaker with one pair of marks."""

    draft: Draft
    who: str
    speaker: Speaker
    open: str
    close: str
    outside: bool
    """Whether comma and full stop stand behind the closing mark."""

    def quoted(self, words: Words, end: str) -> Span:
        text = " ".join(words)
        core = text.rstrip(".,;:–— ") if text[-1] not in "?!" else text
        end = "" if text[-1] in "?!" and end == "," else end if text[-1] not in "?!" else ""
        self.draft.put(self.open)
        span = self.draft.put(core if self.outside else core + end)
        self.draft.put(self.close + (end if self.outside else ""))
        return span

    def note(self, source: Span, cue: Span, content: list[Span]) -> list[Span]:
        spans = tuple(content)
        self.draft.said.append(Attribution((source,), (cue,), spans, "direct", spans, self.speaker, "marks", 0.9))
        return content

    def clause(self, chance: random.Random) -> tuple[Span, Span]:
        """ "Harlow said", or the other way round."""
        verb = chance.choice(("said", "said", "says", "added", "told reporters", "explained"))
        if chance.random() < 0.3 and verb == "said" and self.who[:1].isupper():
            cue = self.draft.put(verb)
            self.draft.put(" ")
            return self.draft.put(self.who), cue
        source = self.draft.put(self.who)
        self.draft.put(" ")
        return source, self.draft.put(verb)

    def behind(self, words: Words, chance: random.Random) -> list[Span]:
        content = self.quoted(words, ",")
        self.draft.put(" ")
        source, cue = self.clause(chance)
        self.draft.put(".")
        return self.note(source, cue, [content])

    def ahead(self, words: Words, chance: random.Random) -> list[Span]:
        if chance.random() < 0.2 and self.who[:1].isupper():
            cue = self.draft.put("According to")
            self.draft.put(" ")
            source = self.draft.put(self.who)
            self.draft.put(", ")
        else:
            source = self.draft.put(self.who[:1].upper() + self.who[1:])
            self.draft.put(" ")
            cue = self.draft.put(chance.choice(("said", "said", "says", "told reporters")))
            self.draft.put(chance.choice((": ", ", ", " ")))
        return self.note(source, cue, [self.quoted(words, ".")])

    def inside(self, words: Words, at: int, chance: random.Random) -> list[Span]:
        first, second = words[:at], words[at:]
        one = self.quoted(first, ",")
        self.draft.put(" ")
        source, cue = self.clause(chance)
        self.draft.put(". " if first[-1][-1] in ".?!" and second[0][:1].isupper() else ", ")
        return self.note(source, cue, [one, self.quoted(second, ".")])


def _indirect(draft: Draft, words: Words, who: str, speaker: Speaker, chance: random.Random) -> list[Span]:
    text = " ".join(words).rstrip(".,;:!? ")
    if chance.random() < 0.75:
        source = draft.put(who)
        draft.put(" ")
        cue = draft.put("said")
        draft.put(chance.choice((" that ", " ")))
        content = draft.put(text)
    else:
        content = draft.put(text[:1].upper() + text[1:])
        draft.put(", ")
        source = draft.put(who)
        draft.put(" ")
        cue = draft.put("said")
    draft.put(".")
    draft.said.append(Attribution((source,), (cue,), (content,), "indirect", (), speaker, "model", 0.9))
    return [content]


def finished(name: str, draft: Draft, spans: Sequence[Span], *, degraded: bool) -> tuple[Article, Voices, list[Span]]:
    """The article, its voices in reading order, and the spans, all carried over if it is to be degraded."""
    said = sorted(draft.said, key=lambda one: one.content)
    if not degraded:
        return Article(name, draft.text), Voices(name, tuple(said)), list(spans)
    worse = degrade(draft.text, "strip")
    carry = partial(carried, worse)
    heard = [
        Attribution(
            carry(one.source), carry(one.cue), carry(one.content), "indirect", (), _lowered(one.speaker), "model", 0.9
        )
        for one in said
    ]
    return Article(name, worse.text), Voices(name, tuple(heard)), list(carry(spans))


def carried(worse: Degraded, spans: Sequence[Span]) -> tuple[Span, ...]:
    """As `Degraded.span`, by bisection."""
    found = []
    for begin, end in spans:
        left, right = bisect_left(worse.offsets, begin), bisect_left(worse.offsets, end)
        while left < right and worse.text[left].isspace():
            left += 1
        while left < right and worse.text[right - 1].isspace():
            right -= 1
        found.append(Span(left, right))
    return tuple(found)


def _lowered(speaker: Speaker) -> Speaker:
    if speaker.name is None:
        return speaker
    return Speaker(speaker.status, degrade(speaker.name, "strip").text.strip(), reason=speaker.reason)


def shared_run(one: str, other: str, length: int = 5) -> bool:
    """Whether two texts share so many words in a row."""
    within = " " + " ".join(words_of(other)) + " "
    words = words_of(one)
    return any(f" {' '.join(words[n : n + length])} " in within for n in range(len(words) - length + 1))
