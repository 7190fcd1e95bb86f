"""Which sentences of its article a credit speaks for: its own, a neighbour that plainly goes on with it, or all.

In doubt a credit reaches no further than its own sentence: the next one may be the reporter's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.text import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whence.model import Attribution, Credit, Speaker, Voices
    from whence.text.witness import Witness

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
PICTURE = frozenset(
    "photo photos photograph photographs picture pictures image images getty video illustration graphic".split()
)
_HELPED = frozenset(("contributed", "contributing", "additional", "contribution", "contributions"))
"""Words of a line that gives an outlet a part of the article: "AP contributed to this report"."""
_REPRINTED = frozenset(("originally", "republished", "reprinted", "syndicated", "appeared"))
"""Words of a line that gives an outlet all of the article: "This story first appeared in The Skerry Star"."""
_OUTLET_NOUNS = frozenset(
    "agency broadcaster channel daily magazine network newspaper outlet paper publication site station website".split()
)
_FEW = 4
"""Words before "according to X" in a window that are more likely the end of the sentence before."""
_ADDING = ("added", "adds", "noted", "notes")
_POINTING = ("it", "that", "the", "this")
_LINE = 14
"""Words that a byline, a photo credit or a republication line has at most."""
_NAME = 4
"""Words between "photo" and the outlet, where no line ends say how far a photo credit goes."""
_EDGE = 5
"""Sentences from either end of an article within which a byline, a dateline or a tail stands."""


class Reach(NamedTuple):
    """One credit, the sentence it stands in, the sentences it plainly speaks for, and what is special about it."""

    credit: Credit
    sentence: int
    covers: frozenset[int]
    whole: bool
    """It speaks for all of the article: a reprint's byline, an agency's dateline or tail."""
    picture: bool
    """It credits a picture, not the text."""
    said: tuple[Span, ...]
    """What is attributed to the outlet, or said to it, where an attribution has its words."""


def sentence_at(witness: Witness, offset: int) -> int:
    """Return the number of the sentence that holds the character at `offset`, or the one before it; 0 if none is."""
    return max(0, bisect_right(witness.spans, offset, key=lambda span: span.begin) - 1)


def touched(witness: Witness, spans: Sequence[Span]) -> set[int]:
    """Return the numbers of the sentences that share a character with one of `spans`."""
    found: set[int] = set()
    for span in spans:
        n = bisect_left(witness.spans, span.begin + 1, key=lambda s: s.end)
        while n < len(witness.spans) and witness.spans[n].begin < span.end and span.begin < span.end:
            found.add(n)
            n += 1
    return found


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches that `spans` cover, in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.begin < found[-1].end:
            found[-1] = Span(found[-1].begin, max(found[-1].end, span.end))
        elif not found or span != found[-1]:
            found.append(span)
    return tuple(found)


def reaches(witness: Witness, voices: Voices) -> list[Reach]:
    """Return what each credit of `voices` speaks for; `witness` is the same article, cut into sentences."""
    if not witness.spans:
        return []
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in voices.attributions:
        for n in touched(witness, (*attribution.source, *attribution.cue, *attribution.content)):
            by_sentence.setdefault(n, []).append(attribution)
    return [_reach(witness, credit, by_sentence) for credit in voices.credits if credit.role != "topic"]


def _reach(witness: Witness, credit: Credit, attributions: Mapping[int, Sequence[Attribution]]) -> Reach:
    n = sentence_at(witness, credit.name.begin)
    begin, end = witness.ranges[n]
    line = witness.tokens.words[begin:end] if end - begin <= _LINE else []
    picture = not PICTURE.isdisjoint(line) or (len(line) <= 8 and "/" in witness.spans[n].of(witness.article.text))
    if witness.windows[n]:
        at = bisect_left(witness.tokens.begins, credit.name.begin)
        picture = not PICTURE.isdisjoint(witness.tokens.words[max(begin, at - _NAME) : at])
    picture = picture and credit.role not in ("source", "medium", "link")
    whole = not picture and _speaks_for_all(witness, credit, n)
    if picture:
        return Reach(credit, n, frozenset(), whole, picture, ())
    beside = [a for a in attributions.get(n, ()) if _names(a, credit)]
    from_it = [a for a in beside if any(span.overlap(credit.name) for span in a.source)]
    said = merged(s for a in from_it or beside for s in a.content if n in touched(witness, [s]) or _fills(witness, s))
    covers = touched(witness, (credit.span, *said)) | {n}
    covers |= {m for m in (n - 1, n + 1) if _goes_on(witness, credit, n, m, beside, attributions.get(m, ()))}
    return Reach(credit, n, frozenset(covers), whole, picture, said)


def _fills(witness: Witness, span: Span) -> bool:
    """Tell whether the span is most of a sentence: a few words of another sentence are a slip of the reading."""
    return any(
        2 * witness.spans[n].overlap(span) > len(witness.spans[n].of(witness.article.text))
        for n in touched(witness, [span])
    )


def _speaks_for_all(witness: Witness, credit: Credit, n: int) -> bool:
    """Tell whether the credit is an agency's, or a reprint's, for the whole article.

    An outlet that the list does not know may be anybody's employer, so its name in a byline is not enough.
    """
    if credit.role not in ("agency", "byline") or _EDGE <= n < len(witness.spans) - _EDGE:
        return False
    words = witness.tokens.words[slice(*witness.ranges[n])]
    if not _HELPED.isdisjoint(words):
        return False
    return credit.listed or (len(words) <= 2 * _LINE and not _REPRINTED.isdisjoint(words))


def _names(attribution: Attribution, credit: Credit) -> bool:
    """Tell whether source or cue of the attribution is, or holds, the credited name."""
    return any(span.overlap(credit.name) for span in (*attribution.source, *attribution.cue)) or (
        credit.role in ("source", "medium") and any(span.overlap(credit.span) for span in attribution.cue)
    )


def _goes_on(
    witness: Witness, credit: Credit, n: int, m: int, beside: Sequence[Attribution], there: Sequence[Attribution]
) -> bool:
    """Tell whether sentence `m`, a neighbour of `n`, plainly rests on the credit in `n`."""
    if not 0 <= m < len(witness.spans) or _parted(witness, min(n, m)):
        return False
    if witness.windows[n] and credit.role in ("source", "medium") and m in _over_the_edge(witness, credit, n):
        return True
    if m > n and witness.article.text[witness.spans[n].begin : witness.spans[m].begin].rstrip().endswith(":"):
        return True
    if credit.role == "medium":
        return any(_same_speaker(a.speaker, b, after=m > n) for a in beside for b in there if b not in beside)
    if credit.role != "source":
        return False
    return _resumes(witness, credit, n, m) if m > n else _points_back(witness, credit, n)


def _parted(witness: Witness, n: int) -> bool:
    """Tell whether a paragraph ends after sentence `n`."""
    between = witness.article.text[witness.spans[n].end : witness.spans[n + 1].begin]
    return _PARAGRAPH.search(between) is not None


def _over_the_edge(witness: Witness, credit: Credit, n: int) -> Iterator[int]:
    """Yield the neighbours of a window, cut at a guess, at whose very edge the credit stands."""
    words, begins = witness.tokens.words, witness.tokens.begins
    begin, end = witness.ranges[n]
    first, last = bisect_left(begins, credit.span.begin), bisect_left(begins, credit.span.end)
    if last >= end - 1:
        yield n + 1
    leads_back = words[first : first + 1] in (["according"], ["per"], ["told"], ["via"])
    leads_on = "that" in words[max(first, last - 1) : last + 1]
    if first - begin < (_FEW if leads_back else 1) and not leads_on:
        yield n - 1


def _same_speaker(speaker: Speaker, other: Attribution, *, after: bool) -> bool:
    """Tell whether the attribution next door has the speaker who spoke to the outlet."""
    named = speaker.status == "named" and other.speaker.status == "named" and speaker.name == other.speaker.name
    return named or (after and other.carried and other.speaker.name == speaker.name)


def _resumes(witness: Witness, credit: Credit, n: int, m: int) -> bool:
    """Tell whether sentence `m` begins with the outlet of the sentence before: "The newspaper said", "It added"."""
    begin, end = witness.ranges[m]
    words = witness.tokens.words[begin : min(end, begin + 4)]
    cues = lexicon.lines("credit_cues.txt")
    if words[:1] == ["the"] and len(words) > 1 and words[1] in _OUTLET_NOUNS:
        return any(word in cues or word in _ADDING for word in words[2:])
    leads = credit.name.begin <= witness.tokens.begins[witness.ranges[n][0]] + len("the ")
    return leads and words[:1] == ["it"] and any(word in cues or word in _ADDING for word in words[1:3])


def _points_back(witness: Witness, credit: Credit, n: int) -> bool:
    """Tell whether the sentence only says who had the one before it: "The story was first reported by CNN."."""
    begin, end = witness.ranges[n]
    words = witness.tokens.words[begin:end]
    marks = [k for k, word in enumerate(words) if word in ("first", "originally")]
    if not marks or len(words) > _LINE or words[0] not in _POINTING:
        return False
    return witness.tokens.begins[begin + marks[0]] < credit.name.begin
