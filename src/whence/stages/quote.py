"""Quote: find who says what in one article, as linked triples of source, cue and content.

Three ways, each where it is best: the attribution model reads running text, with or without punctuation; quotation
marks say exactly where quoted words begin and end; labels before a colon say who speaks in a transcript or a headline.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from whence.model import UNKNOWN_SPEAKER, Attribution, Span
from whence.text.attribution.language import is_english
from whence.text.attribution.quotemarks import quotemarks
from whence.text.attribution.turns import headline, turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whence.model import AttributionKind, Basis
    from whence.text.attribution.quotemarks import Marked
    from whence.text.attribution.tagger import Tagged
    from whence.text.attribution.triples import Run
    from whence.text.attribution.turns import Turn
    from whence.text.witness import Witness

_MINE = 0.5
"""Share of a marked stretch that a content must cover to take all of it."""
_SAID = 4
"""Words from which marked words that the model passed over may still be a quotation rather than a title or a term."""
_HOLE = 4
"""Words that the model may have passed over inside a content of a text without marks."""
_NEAR = 12
"""Characters between a quotation without a cue and the one before whose speaker it carries on."""
_SURE = 0.6
"""Score below which the model's triple is let go; chosen on PolNeAR's train part."""
_DIRECT = 0.9
"""Share of a content's letters between marks from which all of it counts as direct."""
_SHORT = 3
"""Letters and full stop of an abbreviation that may end a name."""
_SEAM = 12
"""Characters between the end of one marked stretch and the next, from which something may stand between them."""
_EDGES = " \t\n\r\u00a0\u200b,;:.!?-–—\"'“”‘’«»„‚‹›`"
_QUOTE_MARKS = " \t\n\r\u00a0\u200b\"'“”‘’«»„‚‹›`"

FOREIGN = (
    "is not in English, the language that the attribution model knows: only words between quotation marks were read"
)


class Quoted(NamedTuple):
    """The attributions of one article, in reading order, and what limits them."""

    attributions: tuple[Attribution, ...]
    notes: tuple[str, ...]


def quote(witness: Witness) -> Quoted:
    """Return who says what in `witness`; the speakers are not yet told. Time is linear in its length."""
    text = witness.article.text
    marked = [m for m in quotemarks(text) if m.depth == 0]
    if not is_english(witness.tokens.words):
        return Quoted(
            tuple(_by_marks(m) for m in marked if _is_said(text, m.parts)), (f"{witness.article.id} {FOREIGN}.",)
        )
    spoken = turns(text)
    if spoken:
        return Quoted(tuple(_by_label(turn, "direct") for turn in spoken), ())
    found = _read(text, marked)
    title = headline(text)
    if title is not None and not any(a.content[0].begin < title.content.end for a in found):
        found.append(_by_label(title, "indirect"))
    found += _passed_over(text, marked, found)
    return Quoted(tuple(_carried(text, sorted(found, key=_place))), ())


def _place(attribution: Attribution) -> tuple[int, int]:
    begin = min(s.begin for part in (attribution.source, attribution.cue, attribution.content) for s in part)
    return begin, attribution.content[0].begin


def _read(text: str, marked: Sequence[Marked]) -> list[Attribution]:
    """Return what the model finds, its contents snapped to the quotation marks."""
    from whence.text.attribution.tagger import tag
    from whence.text.attribution.triples import triples

    found = []
    tagged = tag(text)
    for triple in triples(tagged):
        content = _snapped(text, _spans(tagged, triple.content), marked)
        if not content:
            continue
        inside = _inside(content, marked)
        kind = _kind(text, content, inside)
        if triple.score < _SURE if triple.cue else kind == "indirect" and (marked or not _is_said(text, content)):
            continue
        source = tuple(_bare(text, span) for span in _spans(tagged, triple.source))
        cue = tuple(_bare(text, span) for span in _spans(tagged, triple.cue))
        if not marked:
            content = _filled(text, content, source, cue)
        if any(one.overlap(other) for one in cue for other in source):
            continue  # the name of a source, misread as its cue
        basis: Basis = "marks and model" if inside else "model"
        found.append(Attribution(source, cue, content, kind, inside, UNKNOWN_SPEAKER, basis, round(triple.score, 4)))
    return found


def _spans(tagged: Tagged, runs: Iterable[Run]) -> tuple[Span, ...]:
    return tuple(Span(tagged.spans[begin].begin, tagged.spans[end - 1].end) for begin, end in runs)


def _snapped(text: str, content: Sequence[Span], marked: Sequence[Marked]) -> tuple[Span, ...]:
    """Return `content` grown to the whole of every marked stretch that it covers half of, and clear of the others.

    The model is nearly always right about whether words are quoted and often a word or two off at an end; the marks
    are exact.
    """
    spans = list(content)
    marked = _near(marked, content)
    for mark in marked:
        for part in mark.parts:
            size = part.end - part.begin
            covered = sum(span.overlap(part) for span in spans)
            if covered and covered >= _MINE * size:
                spans.append(part)
            elif covered and not any(span.begin < mark.outer.begin and span.end > mark.outer.end for span in spans):
                spans = [piece for span in spans for piece in _without(span, mark.outer)]
    return tuple(s for s in (_trimmed(text, span) for span in _parted(_united(text, spans), marked)) if s.end > s.begin)


def _near(marked: Sequence[Marked], content: Sequence[Span]) -> Sequence[Marked]:
    """Return the marked stretches that `content` reaches into; they are in order and apart: two searches find them."""
    first = bisect_left(marked, content[0].begin, key=lambda mark: mark.outer.end)
    return marked[first : bisect_right(marked, max(span.end for span in content), key=lambda mark: mark.outer.begin)]


def _filled(text: str, content: Sequence[Span], source: Sequence[Span], cue: Sequence[Span]) -> tuple[Span, ...]:
    """Return `content` of a text without marks, the holes of a few words in it filled: the model passed them over."""
    out: list[Span] = []
    for span in content:
        gap = Span(out[-1].end, span.begin) if out else None
        if gap and len(gap.of(text).split()) <= _HOLE and not any(s.overlap(gap) for s in (*source, *cue)):
            out[-1] = Span(out[-1].begin, span.end)
        else:
            out.append(span)
    return tuple(out)


def _without(span: Span, other: Span) -> list[Span]:
    pieces = [Span(span.begin, min(span.end, other.begin)), Span(max(span.begin, other.end), span.end)]
    return [piece for piece in pieces if piece.end > piece.begin]


def _united(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans merged where they touch, or where only blanks of one line and at most one mark lie between."""
    out: list[Span] = []
    for span in sorted(spans):
        gap = text[out[-1].end : span.begin].strip(" \t\u00a0") if out else "\n"
        if out and (span.begin <= out[-1].end or (len(gap) <= 1 and not gap.strip(_QUOTE_MARKS) and gap != "\n")):
            out[-1] = Span(out[-1].begin, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _parted(spans: Iterable[Span], marked: Sequence[Marked]) -> Iterator[Span]:
    """Yield the spans, those cut in two that run on from one marked stretch into the next."""
    parts = [part for mark in marked for part in mark.parts]
    seams = [Span(one.end, other.begin) for one, other in pairwise(parts)]
    for span in spans:
        begin = span.begin
        for seam in seams:
            if begin < seam.begin and seam.end < span.end and seam.end - seam.begin < _SEAM:
                yield Span(begin, seam.begin)
                begin = seam.end
        yield Span(begin, span.end)


def _trimmed(text: str, span: Span) -> Span:
    """Return `span` without quotation marks and blanks at its ends, and without a comma or dash before it."""
    inner = span.of(text)
    begin = span.begin + len(inner) - len(inner.lstrip(_EDGES))
    end = span.end - len(inner) + len(inner.rstrip(_QUOTE_MARKS))
    return Span(begin, max(begin, end))


def _bare(text: str, span: Span) -> Span:
    """Return `span` without the punctuation at its ends, but with the full stop of "Jr." and "U.S."."""
    inner = span.of(text).rstrip(_EDGES.replace(".", ""))
    word = inner.rsplit(None, 1)[-1] if inner.strip() else ""
    if not (word.endswith(".") and (len(word) <= _SHORT or "." in word[:-1])):
        inner = inner.rstrip(_EDGES)
    begin = span.begin + len(inner) - len(inner.lstrip(_EDGES))
    return Span(begin, span.begin + len(inner)) if span.begin + len(inner) > begin else span


def _inside(content: Sequence[Span], marked: Sequence[Marked]) -> tuple[Span, ...]:
    """Return the stretches of `content` that stand between marks."""
    pieces = [
        Span(max(span.begin, part.begin), min(span.end, part.end))
        for span in content
        for mark in _near(marked, [span])
        for part in mark.parts
        if span.overlap(part) > 0
    ]
    return tuple(sorted(set(pieces)))


def _kind(text: str, content: Sequence[Span], inside: Sequence[Span]) -> AttributionKind:
    letters = sum(map(str.isalnum, "".join(span.of(text) for span in content)))
    quoted = sum(map(str.isalnum, "".join(span.of(text) for span in inside)))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT * letters else "mixed"


def _is_said(text: str, spans: Iterable[Span]) -> bool:
    return sum(len(span.of(text).split()) for span in spans) >= _SAID


def _by_marks(mark: Marked) -> Attribution:
    score = 0.5 if mark.closed else 0.3
    return Attribution((), (), mark.parts, "direct", mark.parts, UNKNOWN_SPEAKER, "marks", score)


def _by_label(turn: Turn, kind: AttributionKind) -> Attribution:
    marked = (turn.content,) if kind == "direct" else ()
    return Attribution((turn.label,), (), (turn.content,), kind, marked, UNKNOWN_SPEAKER, "marks", 0.9)


def _passed_over(text: str, marked: Sequence[Marked], found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions for whole sentences between marks that the model passed over."""
    free = [mark for mark in marked if _is_said(text, mark.parts) and _is_sentence(text, mark)]
    taken = {
        mark.outer
        for attribution in found
        for spans in (attribution.content, attribution.source)
        if spans
        for mark in _near(marked, spans)
        if any(part.overlap(span) for part in mark.parts for span in spans)
    }
    return [_by_marks(mark) for mark in free if mark.outer not in taken]


def _is_sentence(text: str, mark: Marked) -> bool:
    """Tell whether the marks hold a sentence: it begins with a capital, or ends with a mark that ends sentences."""
    first, last = mark.parts[0].of(text).strip(), mark.parts[-1].of(text).strip()
    return bool(first) and (first[0].isupper() or first[0] in "([…") and last[-1:] in ".,!?…"


def _carried(text: str, attributions: list[Attribution]) -> list[Attribution]:
    """Return the attributions, quotations without source or cue given to the one right before them.

    In the same paragraph they are more of what it says; in the next one its source is carried over.
    """
    out: list[Attribution] = []
    for attribution in attributions:
        previous = out[-1] if out else None
        if attribution.source or attribution.cue or previous is None or not previous.source:
            out.append(attribution)
            continue
        end = max(span.end for part in _parts(previous) for span in part)
        begin = attribution.content[0].begin
        if not 0 <= begin - end < _NEAR or attribution.kind != "direct" or previous.kind == "indirect":
            out.append(attribution)
        elif "\n" in text[end:begin]:
            out.append(replace(attribution, source=previous.source, carried=True))
        else:
            content = (*previous.content, *attribution.content)
            out[-1] = replace(previous, content=content, marked=(*previous.marked, *attribution.marked))
    return out


def _parts(attribution: Attribution) -> tuple[tuple[Span, ...], ...]:
    return attribution.source, attribution.cue, attribution.content
