"""Two columns of untouched text, cut into stretches that each say what the page has to mark there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from whence.report.facts.places import Bit, bits, of_child, of_parent, shortest
from whence.report.segments import tile
from whence.report.worddiff import UNCHANGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.model import Article, Blame, Span
    from whence.report.voices.said import Said


@dataclass(frozen=True)
class Words:
    """A stretch of a child's sentence: its words, whether a parent has them, and the quotation they belong to."""

    bits: tuple[Bit, ...]
    """Its text, cut where a fact stands."""
    origin: str
    """``kept`` as a parent has it, ``changed``, or ``own`` where no parent accounts for it."""
    quote: int | None = None
    """The number of the quotation."""
    opens: bool = False
    """Whether the quotation begins here."""

    @property
    def text(self) -> str:
        """All of it."""
        return _text(self.bits)


@dataclass(frozen=True)
class ChildStretch:
    """A stretch of the child: (a part of) one sentence, or what stands between sentences."""

    sentence: int | None
    first: bool
    """Whether the sentence begins here."""
    boilerplate: bool
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(words.text for words in self.words)

    @property
    def ends_line(self) -> bool:
        """Whether the next stretch begins a line."""
        return self.words[-1].text.endswith("\n")


@dataclass(frozen=True)
class ParentStretch:
    """A stretch of a parent: the sentences that use it, and whether it was left out or is no news."""

    sentences: tuple[int, ...]
    left_out: int | None
    quotes: tuple[int, ...]
    """The child's quotations that go back to it."""
    boilerplate: bool
    bits: tuple[Bit, ...]
    """Its text, cut where a fact stands."""
    place: int
    """Its number in the column, for links."""

    @property
    def text(self) -> str:
        """All of it."""
        return _text(self.bits)

    @property
    def ends_line(self) -> bool:
        """Whether the next stretch begins a line."""
        return self.text.endswith("\n")


def _text(parts: Iterable[Bit]) -> str:
    return "".join(part.text for part in parts)


def _prepared(text: str) -> str:
    """Return `text` with each CR LF as blank and LF: as long as before, and no border can cut one in two."""
    return text.replace("\r\n", " \n")


def child_column(blame: Blame, told: Sequence[Said] = ()) -> Iterator[ChildStretch]:
    """Yield the stretches of the child's text, in order; together they are the whole of it."""
    text = _prepared(blame.child.text)
    sentences, words = blame.sentences, blame.words
    credit = [b.span for b in blame.boilerplate if b.article == blame.child.id]
    quoted = [(n, span) for n, one in enumerate(told) for span in one.attribution.content]
    facts = [mark.fact.span for mark in of_child(blame.changes)]
    marks = [*(s.span for s in sentences), *(w.span for w in words), *credit, *(span for _, span in quoted), *facts]
    first_word, first_credit = len(sentences), len(sentences) + len(words)
    first_quote = first_credit + len(credit)
    first_fact = first_quote + len(quoted)
    cut = []
    for segment in tile(len(text), marks):
        owners = [m for m in segment.marks if m < first_word]
        kinds = [words[m - first_word].kind for m in segment.marks if first_word <= m < first_credit]
        dimmed = any(first_credit <= m < first_quote for m in segment.marks)
        quotes = [quoted[m - first_quote] for m in segment.marks if first_quote <= m < first_fact]
        quote = min(quotes, key=lambda q: q[1].end - q[1].begin)[0] if quotes else None
        fact = shortest(segment.marks, facts, first_fact)
        part = _Part(kinds[-1] if kinds else None, quote, fact, segment.span.of(text))
        cut.append((owners[-1] if owners else None, dimmed, part))
    begun: set[int] = set()
    opened = _Opened(set(), set())
    for (owner, dimmed), group in groupby(cut, key=lambda c: c[:2]):
        stretch = tuple(_words([part for *_, part in group], opened))
        yield ChildStretch(owner, owner is not None and owner not in begun, dimmed, stretch)
        if owner is not None:
            begun.add(owner)


class _Part(NamedTuple):
    """Characters with the kind of their word and the numbers of their quotation and of their fact."""

    kind: str | None
    quote: int | None
    fact: int | None
    text: str


class _Opened(NamedTuple):
    """The quotations and the facts that have begun."""

    quotes: set[int]
    facts: set[int]


def _words(cut: list[_Part], opened: _Opened) -> Iterator[Words]:
    """Join neighbours of one origin and quotation; blanks and marks between words go with the words before them."""
    known = any(part.kind is not None for part in cut)
    told: list[tuple[str, _Part]] = []
    for part in cut:
        origin = "kept" if not known else _origin(part.kind)
        if part.kind is None and told and not any(map(str.isalnum, part.text)):
            origin = told[-1][0]
        told.append((origin, part))
    for (origin, quote), group in groupby(told, key=lambda t: (t[0], t[1].quote)):
        opens = quote is not None and quote not in opened.quotes
        if quote is not None:
            opened.quotes.add(quote)
        parts = bits(((part.fact, part.text) for _, part in group), opened.facts)
        yield Words(parts, origin, quote, opens)


def _origin(kind: str | None) -> str:
    if kind is None or kind in ("none", "inserted"):
        return "own"
    return "kept" if kind in UNCHANGED else "changed"


def parent_column(
    blame: Blame, parent: Article, told: Sequence[Said] = ()
) -> tuple[list[ParentStretch], dict[tuple[str, int, int], int]]:
    """Return the stretches of a parent's text, and for each passage of it the place of its first stretch.

    A passage is known by what it is, ``("used", sentence, evidence)``, ``("left out", entry, 0)`` or
    ``("quoted", quotation, version)``.
    """
    text = _prepared(parent.text)
    passages = list(_passages(blame, parent, told))
    spans = [span for _, span in passages]
    dimmed = len(passages)
    spans += [b.span for b in blame.boilerplate if b.article == parent.id]
    facts = [mark.fact.span for mark in of_parent(blame.changes, parent.id)]
    first_fact = len(spans)
    cut = [
        (tuple(m for m in s.marks if m < first_fact), shortest(s.marks, facts, first_fact), s.span.of(text))
        for s in tile(len(text), [*spans, *facts])
    ]
    stretches: list[ParentStretch] = []
    places: dict[tuple[str, int, int], int] = {}
    opened: set[int] = set()
    for marks, group in groupby(cut, key=lambda c: c[0]):
        known = [passages[m][0] for m in marks if m < dimmed]
        for key in known:
            places.setdefault(key, len(stretches))
        left_out = [number for what, number, _ in known if what == "left out"]
        stretches.append(
            ParentStretch(
                sentences=tuple(sorted({number for what, number, _ in known if what == "used"})),
                left_out=left_out[0] if left_out else None,
                quotes=tuple(sorted({number for what, number, _ in known if what == "quoted"})),
                boilerplate=any(m >= dimmed for m in marks),
                bits=bits(((fact, part) for _, fact, part in group), opened),
                place=len(stretches),
            )
        )
    return stretches, places


def _passages(blame: Blame, parent: Article, told: Sequence[Said]) -> Iterator[tuple[tuple[str, int, int], Span]]:
    """Yield what the blame has to say of places in a parent's text."""
    for number, sentence in enumerate(blame.sentences):
        for rank, evidence in enumerate(sentence.evidence):
            if evidence.parent == parent.id:
                yield ("used", number, rank), evidence.parent_span
    for number, entry in enumerate(blame.left_out):
        if entry.parent == parent.id:
            yield ("left out", number, 0), entry.span
    for number, one in enumerate(told):
        for rank, version in enumerate(one.quotation.versions if one.quotation else ()):
            if version.parent == parent.id:
                yield from ((("quoted", number, rank), span) for span in version.spans)
