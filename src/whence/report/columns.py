"""Two columns of untouched text, cut into stretches that each say what the page has to mark there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from whence.report.escape import visible
from whence.report.segments import tile
from whence.report.worddiff import UNCHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article, Blame


@dataclass(frozen=True)
class Words:
    """A stretch of a child's sentence: its words, and whether a parent has them."""

    text: str
    origin: str
    """``kept`` as a parent has it, ``changed``, or ``own`` where no parent accounts for it."""


@dataclass(frozen=True)
class ChildStretch:
    """A stretch of the child: (a part of) one sentence, or what stands between sentences."""

    sentence: int | None
    first: bool
    """Whether the sentence begins here."""
    boilerplate: bool
    words: tuple[Words, ...]

    @property
    def ends_line(self) -> bool:
        """Whether the next stretch begins a line."""
        return self.words[-1].text.endswith("\n")


@dataclass(frozen=True)
class ParentStretch:
    """A stretch of a parent: the sentences that use it, and whether it was left out or is no news."""

    sentences: tuple[int, ...]
    left_out: int | None
    boilerplate: bool
    text: str
    place: int
    """Its number in the column, for links."""

    @property
    def ends_line(self) -> bool:
        """Whether the next stretch begins a line."""
        return self.text.endswith("\n")


def _prepared(text: str) -> str:
    """Return `text` with each CR LF as blank and LF: as long as before, and no border can cut one in two."""
    return text.replace("\r\n", " \n")


def child_column(blame: Blame) -> Iterator[ChildStretch]:
    """Yield the stretches of the child's text, in order; together they are the whole of it."""
    text = _prepared(blame.child.text)
    sentences, words = blame.sentences, blame.words
    credit = [b.span for b in blame.boilerplate if b.article == blame.child.id]
    marks = [*(s.span for s in sentences), *(w.span for w in words), *credit]
    first_word, first_credit = len(sentences), len(sentences) + len(words)
    cut = []
    for segment in tile(len(text), marks):
        owners = [m for m in segment.marks if m < first_word]
        kinds = [words[m - first_word].kind for m in segment.marks if first_word <= m < first_credit]
        dimmed = any(m >= first_credit for m in segment.marks)
        cut.append((owners[-1] if owners else None, dimmed, kinds[-1] if kinds else None, segment.span.of(text)))
    begun: set[int] = set()
    for (owner, dimmed), group in groupby(cut, key=lambda c: c[:2]):
        stretch = tuple(_words([(kind, part) for _, _, kind, part in group]))
        yield ChildStretch(owner, owner is not None and owner not in begun, dimmed, stretch)
        if owner is not None:
            begun.add(owner)


def _words(cut: list[tuple[str | None, str]]) -> Iterator[Words]:
    """Join neighbours of one origin; blanks and marks between words go with the words before them."""
    known = any(kind is not None for kind, _ in cut)
    told: list[tuple[str, str]] = []
    for kind, part in cut:
        origin = "kept" if not known else _origin(kind)
        if kind is None and told and not any(map(str.isalnum, part)):
            origin = told[-1][0]
        told.append((origin, part))
    for origin, group in groupby(told, key=lambda t: t[0]):
        yield Words(visible("".join(part for _, part in group)), origin)


def _origin(kind: str | None) -> str:
    if kind is None or kind in ("none", "inserted"):
        return "own"
    return "kept" if kind in UNCHANGED else "changed"


def parent_column(blame: Blame, parent: Article) -> tuple[list[ParentStretch], dict[tuple[str, int, int], int]]:
    """Return the stretches of a parent's text, and for each passage of it the place of its first stretch.

    A passage is known by what it is, ``("used", sentence, evidence)`` or ``("left out", entry, 0)``.
    """
    text = _prepared(parent.text)
    keys: list[tuple[str, int, int]] = []
    spans: list[tuple[int, int]] = []
    for number, sentence in enumerate(blame.sentences):
        for rank, evidence in enumerate(sentence.evidence):
            if evidence.parent == parent.id:
                keys.append(("used", number, rank))
                spans.append(evidence.parent_span)
    for number, entry in enumerate(blame.left_out):
        if entry.parent == parent.id:
            keys.append(("left out", number, 0))
            spans.append(entry.span)
    dimmed = len(keys)
    spans += [b.span for b in blame.boilerplate if b.article == parent.id]
    stretches: list[ParentStretch] = []
    places: dict[tuple[str, int, int], int] = {}
    for marks, group in groupby(tile(len(text), spans), key=lambda s: s.marks):
        known = [keys[m] for m in marks if m < dimmed]
        for key in known:
            places.setdefault(key, len(stretches))
        left_out = [number for what, number, _ in known if what == "left out"]
        stretches.append(
            ParentStretch(
                sentences=tuple(sorted({number for what, number, _ in known if what == "used"})),
                left_out=left_out[0] if left_out else None,
                boilerplate=any(m >= dimmed for m in marks),
                text=visible("".join(s.span.of(text) for s in group)),
                place=len(stretches),
            )
        )
    return stretches, places
