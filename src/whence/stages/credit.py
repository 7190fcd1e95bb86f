"""Read an article's credits: where it names an outlet, and as what.

The words right before and behind a name decide. An attribution whose source is an outlet makes a credit too. A name
without any such word is a topic: the outlet is only spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from whence.model import Credit, Span
from whence.text.crediting import names as credit_names
from whence.text.crediting.cues import cues, words_of
from whence.text.crediting.lines import read_line
from whence.text.crediting.marked_words import marked
from whence.text.crediting.sentence import read_sentence
from whence.text.crediting.sides import WINDOW, Reading, count, sides_of, stands
from whence.text.crediting.sounding import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Attribution
    from whence.text.crediting.marked_words import MarkedWords
    from whence.text.witness import Witness

_KINDS = {
    "newspaper": ("newspaper",), "paper": ("newspaper",), "tabloid": ("newspaper",), "daily": ("newspaper",),
    "weekly": ("newspaper", "magazine"), "magazine": ("magazine",), "network": ("broadcaster",),
    "station": ("broadcaster",), "channel": ("broadcaster",), "broadcaster": ("broadcaster",),
    "news network": ("broadcaster",), "news agency": ("agency",), "wire service": ("agency",), "agency": ("agency",),
    "news service": ("agency",), "site": ("site",), "website": ("site",), "web site": ("site",),
    "news site": ("site",), "news website": ("site",), "outlet": ("", ), "news outlet": ("", ), "publication": ("", ),
}  # fmt: skip
_UNNAMED = frozenset(("newspaper", "news agency", "wire service", "news outlet", "news website", "news site"))
"""Words that can only mean a news outlet, so that they are credits even where nobody is named."""


def credit(
    witness: Witness, attributions: Sequence[Attribution] = (), at_hand: Sequence[str] = ()
) -> tuple[Credit, ...]:
    """Return the places where the article names an outlet, in text order, topics among them.

    `at_hand` are names of outlets whose articles are at hand: they are looked for even if the list lacks them.
    Spans are characters of the untouched text; never raises, whatever the text.
    """
    text, own = witness.article.text, witness.article.outlet
    words = marked(text)
    capitals = credit_names.has_capitals(text)
    known = [name for name in (own, *at_hand) if name]
    named = credit_names.names(text, words, known)
    found: list[tuple[Name, Reading]] = []
    for n, name in enumerate(named):
        if n and found and _is_programme_of(found[-1][0], name, words):
            continue
        if n + 1 < len(named) and named[n + 1].begin == name.end and words.words[name.begin] in words_of("kind"):
            continue  # "the journal Science" is one name, and not The Journal's.
        reading = _read(text, words, name, own, capitals=capitals)
        if reading is None or reading.role == "topic":
            reading = _attributed(words, name, attributions, capitals=capitals) or reading
        if reading is None and name.link:
            reading = Reading("link", 0, 0, 0.9, "a handle or a link")
        if reading is None or (reading.role == "topic" and name.common):
            sure = 0.6 if name.listed and not name.common else 0.0
            reading = Reading("topic", 0, 0, sure, "no word beside it credits it")
        found.append((name, reading))
    found = _joined(found, words)
    found += _unnamed(text, words, found, attributions)
    kept = [pair for pair in found if pair[1].role != "topic" or pair[1].score > 0]
    return tuple(_credit(words, name, reading) for name, reading in sorted(kept, key=lambda pair: pair[0].begin))


def _credit(words: MarkedWords, name: Name, reading: Reading) -> Credit:
    begin, end = name.begin - reading.left, name.end + reading.right
    while begin < name.begin and words.words[begin] in ('"', ",", "¶", ".", "-"):
        begin += 1
    span = Span(min(words.begins[begin], name.span.begin), max(words.ends[end - 1], name.span.end))
    if reading.role == "link" or (name.link and not reading.left and not reading.right):
        span = name.span
    score = reading.score * (1.0 if name.listed else 0.85) * (0.95 if name.common else 1.0)
    return Credit(span, name.span, name.outlet, reading.role, name.listed, round(score, 3), reading.reason)


def _read(text: str, words: MarkedWords, name: Name, own: str | None, *, capitals: bool) -> Reading | None:
    """Return what the words around a name make of it, or None."""
    patterns = cues()
    sides = sides_of(words, name, patterns)
    if not capitals and not stands(name, sides):
        return None
    reading = read_line(text, words, name, sides, patterns, own, capitals=capitals)
    if reading is None:
        reading = read_sentence(name, sides, patterns, capitals=capitals)
    # A stripped dateline: "port calder may 6 reuters the operator ..."
    dateline = not capitals and name.kind == "agency" and name.begin < 8 and re.match(r"[^\W_]", sides.right)
    if reading is None and dateline and not sides.left.endswith(("the ", "to ", "by ", "on ", "and ")):
        reading = Reading("agency", 0, 0, 0.55, "stands where a dateline does")
    if reading is None:
        return None
    return reading._replace(
        left=reading.left + (sides.described if reading.left or sides.described else 0),
        right=reading.right + (sides.kinded if reading.right or sides.kinded else 0),
        score=reading.score if capitals else round(reading.score - 0.1, 3),
    )


def _attributed(
    words: MarkedWords, name: Name, attributions: Sequence[Attribution], *, capitals: bool
) -> Reading | None:
    """Return a reading as source when the name heads the source of an attribution, or None."""
    if name.common > 1 and not capitals:
        return None
    for attribution in attributions:
        for span in attribution.source:
            if not (span.begin <= name.span.begin and name.span.end <= span.end):
                continue
            begin, end = bisect_left(words.begins, span.begin), bisect_right(words.begins, span.end - 1)
            before, behind = words.words[begin : name.begin], words.words[name.end : end]
            cue = {
                w
                for s in attribution.cue
                for w in words.words[bisect_left(words.begins, s.begin) : bisect_left(words.begins, s.end)]
            }
            if _heads(before, behind, cue):
                left = name.begin - begin if len(before) < 8 else 0
                return Reading(
                    "source",
                    left,
                    len(behind) if len(behind) < 8 else 0,
                    round(0.5 + 0.4 * attribution.score, 3),
                    "the source of an attribution",
                )
    return None


def _heads(before: Sequence[str], behind: Sequence[str], cue: set[str]) -> bool:
    """Tell whether a name heads a source, by the words of the source before and behind it."""
    staff, report, kind = words_of("staff"), words_of("report"), words_of("kind")
    if behind and behind[0] != "'s" and set(behind[:5]) & staff:
        return False
    if behind and behind[0] == "'s" and set(behind[1:3]) & staff:
        return False
    if (
        len(behind) > 1
        and behind[0] == "'s"
        and not set(behind) & (report | kind | {"board"})
        and not cue & words_of("say")
    ):
        return False  # "NBC’s Jane Roe" speaks for it where she says or writes, not where she asks or objects.
    tail = (
        set(behind) & (report | kind | {"magazine", "board"})
        or not behind
        or behind[0] in ("'s", "/", "-", ",", "and", "(")
    )
    plain = (
        words_of("trait")
        | kind
        | {"the", "a", "an", "new", "recent", "latest", "and", "or", ",", "both", "/", "-", "last", "most", '"', "'s"}
    )
    head = all(word in plain or re.fullmatch(r"[a-z]+(?:ian|ish|ese|day|er)|\d{4}", word) for word in before)
    cited = set(before) & report and before[-1:] and set(before[-2:]) & {"in", "by", "from", "of", "on"}
    return bool((head and tail) or cited)


def _is_programme_of(former: Name, name: Name, words: MarkedWords) -> bool:
    """Tell whether a programme stands behind its broadcaster: "NBC’s “Meet the Press”" is one name."""
    between = words.words[former.end : name.begin]
    return name.kind == "programme" and bool(between) and set(between) <= {"'s", '"', "the"}


def _joined(found: list[tuple[Name, Reading]], words: MarkedWords) -> list[tuple[Name, Reading]]:
    """Return the readings, with a credit shared by names joined to each other: "CNN and MSNBC reported"."""
    shared = list(found)
    for order in (range(len(shared) - 1), range(len(shared) - 2, -1, -1)):
        for n in order:
            (one, left), (other, right) = shared[n], shared[n + 1]
            between = words.words[one.end : other.begin]
            if len(between) > 4 or not between or not set(between) <= {"and", "or", "/", "-", ",", "the", "&"}:
                continue
            if left.role in ("source", "medium") and right.role == "topic":
                if left.right == 0 or set(between) & {"/", "-"}:
                    shared[n + 1] = (other, left._replace(left=0, right=0, score=round(left.score - 0.1, 3)))
            elif (
                right.role in ("source", "medium")
                and left.role == "topic"
                and (right.left < 2 or set(between) & {"/", "-"})
            ):
                shared[n] = (one, right._replace(left=0, right=0, score=round(right.score - 0.1, 3)))
    return shared


def _unnamed(
    text: str, words: MarkedWords, found: Sequence[tuple[Name, Reading]], attributions: Sequence[Attribution]
) -> list[tuple[Name, Reading]]:
    """Return credits to "the newspaper", "the station": to the outlet named before, where the kind tells which."""
    every, patterns, added = words.words, cues(), []
    begins = [name.begin for name, _ in found]
    taken = {
        n
        for name, reading in found
        if reading.score
        for n in range(name.begin - reading.left, name.end + reading.right)
    }
    for at in (n for n, word in enumerate(every) if word == "the" and n + 1 < len(every)):
        size = 2 if at + 2 < len(every) and " ".join(every[at + 1 : at + 3]) in _KINDS else 1
        kind = " ".join(every[at + 1 : at + 1 + size])
        if kind not in _KINDS or at + 1 in taken:
            continue
        earlier = found[max(0, bisect_left(begins, at) - 12) : bisect_left(begins, at)]
        fitting = [
            (name, reading.role) for name, reading in earlier
            if name.outlet and not name.link and (name.kind in _KINDS[kind] or "" in _KINDS[kind] or not name.kind)
        ]  # fmt: skip
        fitting = [pair for pair in fitting if pair[1] != "topic"] or fitting
        if not fitting and kind not in _UNNAMED:
            continue
        span = Span(words.begins[at], words.ends[at + size])
        outlet, listed = (fitting[-1][0].outlet, fitting[-1][0].listed) if fitting else (span.of(text), False)
        name = Name(at, at + 1 + size, span, outlet, listed, "", 0)
        left = "".join(word + " " for word in every[max(0, at - WINDOW) : at])
        right = " ".join(every[name.end : name.end + WINDOW])
        told, by, says = patterns.told.search(left), patterns.by.search(left), patterns.says.match(right)
        if told:
            added.append((name, Reading("medium", count(told), 0, 0.7, "somebody said so to it")))
        elif by:
            added.append((name, Reading("source", count(by), 0, 0.7, "credited without its name")))
        elif says:
            added.append((name, Reading("source", 0, count(says), 0.7, "credited without its name")))
        else:
            reading = _attributed(words, name, attributions, capitals=True)
            if reading:
                added.append((name, reading))
    return added
