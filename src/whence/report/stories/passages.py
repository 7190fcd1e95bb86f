"""The texts of a story, cut where something is new, comes from a parent at hand or is shared with others.

A stretch leads to the same words in the article that it comes from, and that place has an id of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.report.escape import visible
from whence.report.segments import tile
from whence.report.stories.view import StretchView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whence.model import Blame, Story
    from whence.report.stories.cast import Cast

SHOWN = 200_000
"""Most characters of an article that a page shows."""


class Mark(NamedTuple):
    """A stretch of an article that another has too, or that is new."""

    kind: str
    """``from`` a parent, ``shared`` with another, or ``new``."""
    span: Span
    other: str | None
    there: Span | None
    """Where the other has it."""


class Cut(NamedTuple):
    """A stretch of an article's text, before links are known."""

    kind: str
    others: tuple[str, ...]
    begin: int
    text: str
    target: tuple[str, int] | None
    """The other article and the character in it that a link leads to."""


def marks(story: Story, who: Cast) -> dict[str, list[Mark]]:
    """Return what there is to mark in each article."""
    parents = {(edge.child, edge.parent) for edge in story.lineage.edges}
    found: dict[str, list[Mark]] = {key: [] for key in who.number}
    aligned = set()
    for p in story.passages:
        for key, other, span, there in (
            (p.left, p.right, p.left_span, p.right_span),
            (p.right, p.left, p.right_span, p.left_span),
        ):
            kind = "from" if (key, other) in parents else "shared"
            aligned.add((key, other))
            if key in found:
                found[key].append(Mark(kind, span, other, there))
    for blame in story.blames:
        if blame.child.id in found:
            found[blame.child.id] += _evidence(blame, aligned)
    for entry in story.timeline:
        if entry.article in found:
            found[entry.article] += [Mark("new", span, None, None) for span in entry.new]
    return found


def _evidence(blame: Blame, aligned: set[tuple[str, str]]) -> Iterator[Mark]:
    """Yield what a parent accounts for that shares no passage: it was reworded."""
    for sentence in blame.sentences:
        for evidence in sentence.evidence:
            if (blame.child.id, evidence.parent) not in aligned:
                yield Mark("from", evidence.child_span, evidence.parent, evidence.parent_span)


def pieces(text: str, found: Sequence[Mark], number: Mapping[str, int]) -> list[Cut]:
    """Return `text`, or its beginning, in stretches; what comes from a parent outweighs what is new or only shared."""
    shown = text[:SHOWN].replace("\r\n", " \n")  # as long as before, and no border can cut one in two
    rough = []
    for segment in tile(len(shown), [mark.span for mark in found]):
        over = [found[n] for n in segment.marks]
        chosen = next((same for kind in ("from", "new", "shared") if (same := [m for m in over if m.kind == kind])), [])
        others = {m.other: m for m in sorted(chosen, key=lambda m: m.span.begin) if m.other is not None}
        listed = tuple(sorted(others, key=lambda key: number.get(key, len(number) + 1)))
        target = next((_target(others[key], segment.span) for key in listed if key in number), None)
        rough.append((chosen[0].kind if chosen else "", listed, segment.span, target))
    for before, at, after in zip(rough, range(1, len(rough)), rough[2:], strict=False):
        kind, _, span, target = rough[at]
        if not kind and before[:2] == after[:2] and not any(map(str.isalnum, span.of(shown))):
            rough[at] = (*before[:2], span, target)  # a blank between two sentences from one place
    cut: list[Cut] = []
    for (kind, others_), group in groupby(rough, key=lambda part: part[:2]):
        parts = list(group)
        begin, end = parts[0][2].begin, parts[-1][2].end
        cut.append(Cut(kind, others_, begin, shown[begin:end], parts[0][3]))
    return cut


def _target(mark: Mark, span: Span) -> tuple[str, int] | None:
    """Return the other's character that stands where `span` begins."""
    if mark.other is None or mark.there is None:
        return None
    return mark.other, min(mark.there.begin + max(0, span.begin - mark.span.begin), max(0, mark.there.end - 1))


def linked(texts: Mapping[str, Sequence[Cut]], who: Cast) -> dict[str, tuple[StretchView, ...]]:
    """Return the stretches of each text with the page's ids that they lead to, and their own where something leads."""
    begins = {key: [cut.begin for cut in cuts] for key, cuts in texts.items()}

    def place(target: tuple[str, int] | None) -> tuple[str, int] | None:
        if target is None or not begins.get(target[0]):
            return None
        return target[0], max(0, bisect_right(begins[target[0]], target[1]) - 1)

    places = {(key, n): place(cut.target) for key, cuts in texts.items() for n, cut in enumerate(cuts)}
    wanted = set(places.values())

    def id_(at: tuple[str, int] | None) -> str | None:
        return f"a{who.number[at[0]]}-t{at[1]}" if at is not None else None

    return {
        key: tuple(
            StretchView(
                kind=cut.kind,
                text=visible(cut.text),
                numbers=" ".join(_numbers(cut.others, who)),
                full=_full(cut, who),
                place=id_((key, n)) if (key, n) in wanted else None,
                link=id_(places[key, n]),
            )
            for n, cut in enumerate(cuts)
        )
        for key, cuts in texts.items()
    }


_FEW = 6


def _numbers(others: Sequence[str], who: Cast) -> Iterable[str]:
    listed = [str(who.number[key]) for key in others if key in who.number]
    return listed if len(listed) <= _FEW else [*listed[:_FEW], "…"]


def _full(cut: Cut, who: Cast) -> str:
    if cut.kind == "new":
        return "new: no earlier article of the story has it"
    names = [who.name(key) for key in cut.others[:_FEW]]
    rest = len(cut.others) - len(names)
    told = ", ".join(names) + (f" and {rest} more" if rest else "")
    return {"from": f"from {told}", "shared": f"also in {told}"}.get(cut.kind, "")
