"""Find the boilerplate of an article, whatever its condition.

In punctuated text a rule has to cover a line or a sentence, so that news *about* cookies or subscriptions stays news;
a few rules tell what cannot be news wherever it stands, and in words without marks only such are used. A rule is tried
where one of its triggers is: a page has hundreds of lines that nothing needs to look at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whence.text.furniture.page import Page
from whence.text.furniture.rules import triggers
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from whence.text.furniture.page import Range
    from whence.text.furniture.rules import Rule, Trigger

_COVERED = 0.75
"""Share of a line or sentence that a rule must match to call all of it boilerplate."""
_LINE, _SENTENCE = 320, 420
"""Characters of a line and of a sentence that one rule may call boilerplate."""
_AROUND = 200
"""Characters around a trigger that may belong to what is cut out."""
_TAIL = 6
"""Lines at the end of an article where its author is introduced."""
_SPOKEN = re.compile(r"[“”\"„«»]|\b(?:said|says|told|asked|according|announced|warned|claim(?:s|ed)?)\b", re.IGNORECASE)
_MARKS = re.compile(r"[.,;:!?…—–()\"“”]|[A-Z]")
_BARE = 120
"""Characters around a trigger that have no mark and no capital where words have lost both."""
_KEY = 3
"""Letters by which the triggers of lines are looked up; none of them is shorter."""
_EDGES = ' \t.,:;!?-–—|•*[]"“”'
_UNNAMED = ("staff", "and", "reporters", "correspondent", "correspondents", "the", "professor", "writer", "editor")
"""What a byline may say in small letters: "By Evening Post staff"."""


class Run(NamedTuple):
    """Characters ``[begin, end)`` that are boilerplate, and the rule that says so."""

    begin: int
    end: int
    rule: str


def furniture(text: str, words: AbstractSet[str] | None = None) -> list[Run]:
    r"""Return what of a text is boilerplate, in order, none overlapping another. Never raises.

    `words` are its folded words, if they are known already; only those of triggers matter.

    >>> furniture("By Ada Lund\nThe ferry sank on Monday.\nPhoto: Jo Ek/Skerrywire")
    [Run(begin=0, end=11, rule='byline'), Run(begin=38, end=61, rule='agency credit')]
    """
    words = set(tokenise(text).words) if words is None else words
    return scanned(text, [trigger for trigger in triggers() if trigger.words <= words])


def scanned(text: str, triggers: Iterable[Trigger]) -> list[Run]:
    """Return the same, given the triggers whose words the text has."""
    low = _lowered(text)
    page = Page(text)
    found: list[Run] = []
    for trigger, at in _met(page, low, list(triggers)):
        found += _tail(page, low, trigger) if trigger.tail else _at(page, at, trigger.rules)
    return _apart(found) if found else []


def _lowered(text: str) -> str:
    """Return `text` in small letters, character by character."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return low


def _met(page: Page, low: str, triggers: list[Trigger]) -> list[tuple[Trigger, int]]:
    """Return where triggers stand, in their order: of two rules that say the same, the first one counts."""
    found: list[tuple[int, int]] = []
    of_lines: dict[str, list[int]] = {}
    for n, trigger in enumerate(triggers):
        if trigger.tail:
            found.append((n, 0))
        elif trigger.begins_line:
            of_lines.setdefault(trigger.text[:_KEY], []).append(n)
        elif (at := low.find(trigger.text)) >= 0:
            found += [(n, there) for there in _everywhere(page, low, trigger, at)]
    for at in page.firsts() if of_lines else ():
        found += [
            (n, at)
            for n in of_lines.get(low[at : at + _KEY], ())
            if low.startswith(triggers[n].text, at) and low[max(0, at - 2) : at] != ", "
        ]
    return [(triggers[n], at) for n, at in sorted(found)]


def _everywhere(page: Page, low: str, trigger: Trigger, at: int) -> Iterator[int]:
    """Yield where a trigger stands, the first time `at`."""
    while at >= 0:
        inside = at > 1 and low[at - 1] == " " and (low[at - 2].isalnum() or low[at - 2] == ",")
        past = at + len(trigger.text)
        capital = not trigger.capital or page.text[past : past + 2].lstrip()[:1].isupper()
        if capital and (not trigger.first or (not inside and page.is_first(at))):
            yield at
        at = low.find(trigger.text, past)


def _at(page: Page, at: int, rules: tuple[Rule, ...]) -> Iterator[Run]:
    """Yield what the rules say of the line and the sentence at a trigger."""
    line = page.line(at)
    sentence = page.sentence(line, at)
    for rule in rules:
        if rule.place in ("anywhere", "bare"):
            yield from _cut_out(page.text, line, at, rule)
            continue
        for unit in dict.fromkeys((line, sentence)):
            if _is(page.text, unit, rule):
                yield Run(*unit, rule.name)
                break


def _is(text: str, unit: Range, rule: Rule) -> bool:
    """Tell whether a line or a sentence is what the rule tells."""
    begin, end = unit
    if not 0 < end - begin <= (_LINE if rule.place == "line" else _SENTENCE):
        return False
    if rule.place == "line":
        return _covers(text[begin:end], rule)
    piece = text[begin:end]
    return rule.pattern.search(piece) is not None and not _SPOKEN.search(piece)


def _covers(piece: str, rule: Rule) -> bool:
    match = _core(rule.pattern, piece) or rule.pattern.search(piece)
    if match is None or (rule.name in ("byline", "staff line") and piece[: match.start()].strip("( ")):
        return False
    return match.end() - match.start() >= _COVERED * len(piece) and not _goes_on(piece, rule)


def _core(pattern: re.Pattern[str], piece: str) -> re.Match[str] | None:
    """Return the match of all of a piece but the marks at its ends: of two ways to match, the one that covers it."""
    core = piece.strip(_EDGES)
    begin = piece.find(core)
    return pattern.fullmatch(piece, begin, begin + len(core))


def _goes_on(piece: str, rule: Rule) -> bool:
    """Tell whether a line that looks like a byline goes on as a sentence does ("By Friday the river had risen.")."""
    words = piece.split()
    return rule.name == "byline" and (
        (piece.endswith(".") and words[-1].lower() not in ("jr.", "sr."))
        or not all(w[:1].isupper() or not w[:1].isalpha() or w in _UNNAMED for w in words[1:4])
    )


def _cut_out(text: str, line: Range, at: int, rule: Rule) -> Iterator[Run]:
    begin, end = max(line[0], at - _AROUND), min(line[1], at + _AROUND)
    if rule.place == "bare" and _MARKS.search(text, max(line[0], at - _BARE), min(line[1], at + _BARE)):
        return
    for match in rule.pattern.finditer(text, begin, end):
        if match.start() <= at + 1 and at < match.end():
            yield Run(*match.span(), rule.name)


def _tail(page: Page, low: str, trigger: Trigger) -> Iterator[Run]:
    """Yield the notes on the author, which stand at the end."""
    at = low.rfind(trigger.text)
    while at >= 0 and page.is_near_end(at, _TAIL):
        sentence = page.sentence(page.line(at), at)
        for rule in trigger.rules:
            if _is(page.text, sentence, rule):
                yield Run(*sentence, rule.name)
        at = low.rfind(trigger.text, 0, at)


def _apart(found: list[Run]) -> list[Run]:
    """Return the runs in order, of overlapping ones the longer, cut to what is left of it."""
    kept: list[Run] = []
    for run in sorted(found, key=lambda r: (r.begin, -r.end)):  # of equal ones the first: the list's order
        begin = max(run.begin, kept[-1].end) if kept else run.begin
        if begin < run.end:
            kept.append(run._replace(begin=begin))
    return kept
