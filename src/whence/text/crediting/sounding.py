"""Names that sound like a news outlet, though no list has them: "Calder Gazette", "Radio Ansgate", "KXAN-TV"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.text.crediting import outlets
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.text.crediting.marked_words import MarkedWords

_BROADCAST = frozenset("radio tv television channel fm".split())
_ENDINGS = outlets.GENERIC | _BROADCAST | {"newspaper", "today", "daily", "weekly", "magazine", "network"}
_SOUNDS = re.compile(r"[a-z]{3,}(?:wire|news|times|post|press|tv|radio)$")
_NEVER = frozenset("newspress newswire world press news express ex monitor".split())
_BODIES = frozenset(("agency", "network", "service", "services", "group"))
_JOINERS = frozenset(("&", "and", "of", "the", "-"))
_NOT_A_NAME = frozenset(
    "according but per when while after before if in on at by from said says told and former president senator sen"
    " gov mr mrs ms dr sunday monday tuesday wednesday thursday friday saturday".split()
)


class Name(NamedTuple):
    """One place where an outlet is named: words ``[begin, end)`` of the marked words."""

    begin: int
    end: int
    span: Span
    outlet: str
    listed: bool
    kind: str
    common: int
    """As in the list, 0 for names that are nothing else; 3 for "the Post", short for a name given elsewhere."""
    link: bool = False
    open: bool = False
    """Found by how it sounds, or by the article's own use of it."""


def sounding(text: str, words: MarkedWords, taken: set[int]) -> Iterator[Name]:
    """Yield capitalised names that sound like an outlet: "Calder Gazette", "Radio Ansgate", "KXAN-TV"."""
    every, n = words.words, 0
    while n < len(every):
        if not _is_capital(text, words, n) or n in taken:
            n += 1
            continue
        end = n
        while end < len(every) and end not in taken and (_is_capital(text, words, end) or _joins(text, words, end)):
            end += 1
        begin = n
        n = max(end, n + 1)
        while begin < end - 1 and (every[begin] in {"the", "a", "an", "as"} or every[begin] in _NOT_A_NAME):
            begin += 1
        last = next((k for k in range(end - 1, begin - 1, -1) if every[k] in _ENDINGS | _BODIES), None)
        if last is not None and every[last] in _BODIES and every[last - 1] not in {"news", "press", "wire"}:
            last = None
        if every[begin] in _BROADCAST and end - begin == 2:
            last = begin + 1
        if last is None or (last == begin and not _SOUNDS.match(every[begin])) or every[last] in _NEVER:
            continue
        span = Span(words.begins[begin], words.ends[last])
        kind = "broadcaster" if _BROADCAST & set(every[begin : last + 1]) else "newspaper"
        yield Name(begin, last + 1, span, span.of(text), listed=False, kind=kind, common=0, open=True)


def sounding_small(text: str, words: MarkedWords, taken: set[int]) -> Iterator[Name]:
    """Yield what may be such a name in text without capitals: a word for a newspaper behind words that are names."""
    every = words.words
    for last in range(1, len(every)):
        body = every[last] in _BODIES and every[last - 1] in {"news", "press", "wire"}
        if not (body or every[last] in outlets.GENERIC - {"news", "press", "report"}) or last in taken:
            continue
        end = last - 1 if body else last
        begin = end
        while begin > max(0, end - 2) and begin - 1 not in taken and _may_be_named(every[begin - 1]):
            begin -= 1
        if begin < end:
            span = Span(words.begins[begin], words.ends[last])
            yield Name(begin, last + 1, span, span.of(text), listed=False, kind="newspaper", common=0, open=True)


def _may_be_named(word: str) -> bool:
    return word[:1].isalpha() and (is_name(word) or not is_known(word))


def _is_capital(text: str, words: MarkedWords, n: int) -> bool:
    return words.words[n][:1].isalnum() and text[words.begins[n]].isupper()


def _joins(text: str, words: MarkedWords, n: int) -> bool:
    """Tell whether a small word or a mark joins two capitalised parts of one name: "Globe and Mail", "KXAN-TV"."""
    if words.words[n] not in _JOINERS or n + 1 >= len(words.words) or not _is_capital(text, words, n + 1):
        return False
    return words.words[n] != "-" or words.begins[n + 1] - words.ends[n - 1] == 1


def widened(text: str, words: MarkedWords, found: list[Name], *, capitals: bool) -> list[Name]:
    """Return the names, a generic one taken together with the capitalised words before it: "Rockford Herald"."""
    if not capitals:
        return found
    wide: list[Name] = []
    for name in found:
        begin = name.begin
        if words.words[begin] in outlets.GENERIC | {"daily", "evening", "morning", "sunday"} and not name.link:
            while (
                begin > 0
                and _is_capital(text, words, begin - 1)
                and words.words[begin - 1] not in _NOT_A_NAME | {"the", "a", "an", "as"}
                and (not wide or begin - 1 >= wide[-1].end)
            ):
                begin -= 1
        if begin == name.begin:
            wide.append(name)
            continue
        span = Span(words.begins[begin], name.span.end)
        listed = outlets.outlet_named(outlets.folded(span.of(text)))
        outlet = listed.name if listed else span.of(text)
        wide.append(
            name._replace(begin=begin, span=span, outlet=outlet, listed=bool(listed), common=0, open=not listed)
        )
    return wide
