"""Find where a text names news outlets: those of the list, names that sound like one, short forms, links.

Whether a name credits anything is not settled here (see `stages.credit`). In text that uses capitals, a name has to be
written with them; in text without, a name that is also a common word is only a candidate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.model import Span
from whence.text.crediting import outlets
from whence.text.crediting.sounding import Name, sounding, sounding_small, widened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.text.crediting.marked_words import MarkedWords

_PART = re.compile(r"[\s/-]+")
_FEW_CAPITALS = 0.002
"""Share of letters that are capitals below which a text is taken to have lost them."""
_FIRST_NAMES = frozenset(
    "michael mike mayor mr steve andrew matt vicente megan president governor malcolm jamie howard isabel".split()
)
_ITS = frozenset("analysis article columnist editorial investigation poll report reporter review story survey".split())
_LINK = re.compile(
    r"(?P<url>https?://[^\s<>\"”)]+|\bwww\.[^\s<>\"”)]+)|(?<![\w.@])@(?P<handle>\w{2,30})"
    r"|(?<![\w.@/-])(?P<host>(?:[\w-]{1,63}\.){1,4}(?:com|org|net|news|tv|co\.uk|ie|ca|io|gov|de|fr|ru|in))\b(?!@)"
)


def has_capitals(text: str) -> bool:
    """Tell whether `text` uses capitals, so that a name written small is none."""
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) > _FEW_CAPITALS * letters


def names(text: str, words: MarkedWords, known: Sequence[str] = ()) -> list[Name]:
    """Return the names of outlets in `text`, in order, none within another; `known` are names to look for as well.

    Short forms stand for the nearest longer name before them, else behind them, else for one of `known`.
    """
    capitals = has_capitals(text)
    links = list(_links(text, words))
    taken = {n for link in links for n in range(link.begin, link.end)}
    extra = _extra(text, known, capitals=capitals)
    found = [*links, *_listed(text, words, taken, extra, capitals=capitals)]
    taken.update(n for name in found for n in range(name.begin, name.end))
    found += sounding(text, words, taken) if capitals else sounding_small(text, words, taken)
    found.sort()
    return _resolved(widened(text, words, found, capitals=capitals), words, known)


def _links(text: str, words: MarkedWords) -> Iterator[Name]:
    at = 0
    for match in _LINK.finditer(text):
        raw = match.group(match.lastgroup or 0)
        if match.lastgroup == "handle":
            outlet = outlets.outlet_handled(raw)
        else:
            host = re.sub(r"^(?:https?://)?(?:www\.)?", "", raw.lower())
            outlet = outlets.outlet_at(re.split(r"[/?#:]", host, maxsplit=1)[0])
        if outlet is None:
            continue
        while at < len(words.words) and words.ends[at] <= match.start():
            at += 1
        end = at
        while end < len(words.words) and words.begins[end] < match.end():
            end += 1
        trimmed = match.group().rstrip(".,;:!?'’")
        span = Span(match.start(), match.start() + len(trimmed))
        yield Name(at, max(end, at + 1), span, outlet.name, listed=True, kind=outlet.kind, common=0, link=True)


def _extra(text: str, known: Sequence[str], *, capitals: bool) -> dict[tuple[str, ...], str]:
    """Return names the list lacks but the case at hand has: outlets at hand, datelines, bylines, picture credits."""
    found = {key: name for name in known if (key := outlets.folded(name)) and not outlets.outlets_named(key)}
    if capitals:
        for match in _INTRODUCED.finditer(text):
            name = match.group(match.lastgroup or 0).strip()
            key = outlets.folded(name)
            if key and not outlets.outlets_named(key):
                found.setdefault(key, name)
    return found


_CAPITALISED = r"[A-Z][\w’'&-]*(?: (?:of |and |the )?[A-Z][\w’'&-]*){0,4}"
_INTRODUCED = re.compile(
    rf"^[A-Z][A-Z .’'-]{{2,40}}(?:, [A-Z]\w+\.?(?: \d{{1,2}})?)? \((?P<dateline>{_CAPITALISED})\) ?[-–—]"
    rf"|^(?:Photo(?:graph)?|Picture|Image)(?: by)?: [^\n/]{{2,60}}/ ?(?P<picture>{_CAPITALISED})$"
    rf"|^By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{1,3}}, (?P<byline>(?!and )[A-Z]\w+(?:[Ww]ire|[Nn]ews|[Pp]ress|[Pp]ost))$"
    rf"|^(?:[^.\n]*[.”\"] )?(?P<reports>[A-Z]\w*(?:wire|Wire|News|Post|Press|Times)) report(?:s|ed) that\b",
    re.MULTILINE,
)


def _listed(
    text: str, words: MarkedWords, taken: set[int], extra: dict[tuple[str, ...], str], *, capitals: bool
) -> Iterator[Name]:
    """Yield the names that the list or `extra` has, the longest at each place."""
    first, table, every = outlets.by_first(), outlets.by_words(), words.words
    more: dict[str, set[int]] = {}
    for key in extra:
        more.setdefault(key[0], set()).add(len(key))
    people = _people(every)
    at = 0
    while at < len(every):
        sizes = {*first.get(every[at], ()), *more.get(every[at], ())}
        if every[at] in outlets.GENERIC:
            sizes.add(1)
        found = None
        for size in sorted(sizes, reverse=True):
            stretch = _bare(every, at, size)
            if stretch is None or any(n in taken for n in range(at, stretch[1])):
                continue
            key, end = stretch
            span = Span(words.begins[at], words.ends[end - 1])
            name = extra.get(key)
            if name is not None and (not capitals or text[span.begin].isupper()):
                found = Name(at, end, span, name, listed=False, kind="", common=0, open=True)
                break
            found = _alias(text, words, at, end, table.get(key, ()), people, capitals=capitals)
            if found:
                break
        if found:
            yield found
        at = found.end if found else at + 1


def _bare(every: Sequence[str], at: int, size: int) -> tuple[tuple[str, ...], int] | None:
    """Return `size` words from `at` and where they end; a hyphen, "&" or "/" inside a name is not counted."""
    got: list[str] = []
    end = at
    while len(got) < size and end < len(every):
        word = every[end]
        if word not in ("-", "/", "*"):
            if not (word[:1].isalnum() or word == "'s"):
                return None
            got.append(word)
        elif not got:
            return None
        end += 1
    return (tuple(got), end) if len(got) == size else None


def _alias(  # noqa: PLR0911, PLR0913 - one answer a line
    text: str,
    words: MarkedWords,
    at: int,
    end: int,
    choices: Sequence[outlets.Alias],
    people: dict[str, int],
    *,
    capitals: bool,
) -> Name | None:
    every, span = words.words, Span(words.begins[at], words.ends[end - 1])
    behind_the = at > 0 and (
        every[at - 1] == "the" or (every[at - 1] in {"a", "an"} and end < len(every) and every[end] in _ITS)
    )
    if not choices:
        short = end - at == 1 and every[at] in outlets.GENERIC and behind_the
        if short and (not capitals or text[span.begin].isupper()):
            return Name(at, end, span, "", listed=False, kind="newspaper", common=3)
        return None
    alias = choices[0]
    if alias.the and (alias.common or len(alias.words) == 1) and not behind_the:
        return None
    if capitals and not _printed_like(span.of(text), alias.printed):
        return None
    if alias.person and len(alias.words) == 1 and at >= people.get(alias.words[0], len(every)):
        return None
    common = alias.common
    if capitals and len(span.of(text)) > 1 and span.of(text).isupper() and not _line(text, span).isupper():
        common = 0
    outlet = alias.outlet
    if len(choices) > 1 or (len(alias.words) == 1 and alias.words[0] in outlets.GENERIC):
        # "The Post" may be anybody's; what it is short for is settled once all names are known.
        return Name(at, end, span, "", listed=False, kind=outlet.kind, common=common)
    return Name(at, end, span, outlet.name, listed=True, kind=outlet.kind, common=common)


def _printed_like(raw: str, printed: str) -> bool:
    """Tell whether a name has its capitals: all of "AP", the first letter of "Time", all but "of" of "News of the"."""
    short = printed.removeprefix("The ")
    if len(short) <= 3 and short.isupper():
        return raw.isupper()
    small = {part for part in _PART.split(short) if part[:1].islower()}
    return all(not part[:1].islower() or part in small for part in _PART.split(raw) if part)


def _line(text: str, span: Span) -> str:
    return text[max(0, span.begin - 25) : span.begin] + text[span.end : span.end + 25]


def _people(every: Sequence[str]) -> dict[str, int]:
    """Return the words that follow a first name or title, and from where on: "Michael Bloomberg", then "Bloomberg"."""
    found: dict[str, int] = {}
    for n in range(1, len(every)):
        if every[n - 1] in _FIRST_NAMES:
            found.setdefault(every[n], n)
    return found


def _resolved(found: list[Name], words: MarkedWords, known: Sequence[str]) -> list[Name]:
    """Return the names with short forms given the outlet they are short for, where the article lets us tell."""
    full: dict[str, list[Name]] = {}
    for name in found:
        if name.end - name.begin > 1 and name.outlet and not name.link:
            full.setdefault(words.words[name.end - 1], []).append(name)
    at_hand = {key[-1]: other for other in known if len(key := outlets.folded(other)) > 1}
    resolved = []
    for name in found:
        short = words.words[name.end - 1]
        if name.outlet or name.end - name.begin > 1:
            resolved.append(name if name.outlet else name._replace(outlet=_as_written(words, name)))
            continue
        longer = full.get(short, [])
        before = [other for other in longer if other.begin < name.begin]
        after = {other.outlet for other in longer}
        if before or len(after) == 1:
            like = before[-1] if before else longer[0]
            resolved.append(
                name._replace(outlet=like.outlet, listed=like.listed, kind=like.kind, common=min(name.common, 1))
            )
        elif short in at_hand:
            listed = outlets.outlet_named(outlets.folded(at_hand[short]))
            own = listed.name if listed else at_hand[short]
            resolved.append(name._replace(outlet=own, listed=bool(listed), common=min(name.common, 1)))
        else:
            alone = [o for o in outlets.outlets_named((short,)) if outlets.folded(o.name) == (short,)]
            listed_as = alone[0].name if len(alone) == 1 else _as_written(words, name)
            resolved.append(
                name._replace(outlet=listed_as, listed=len(alone) == 1 and len(outlets.outlets_named((short,))) == 1)
            )
    return resolved


def _as_written(words: MarkedWords, name: Name) -> str:
    return "The " + " ".join(words.words[name.begin : name.end]).title()
