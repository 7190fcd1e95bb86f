"""Bodies told by the noun in their name: "Tide Policy Council", "Department of Ferries", "Harbour Lines Inc."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.entities.nouns import body_ends, of_kind
from whence.text.entities.pieces import STOPS, Piece, is_apart, joined, printed
from whence.text.speakers.cased import offices, roles
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from whence.text.speakers.cased import Page

_AND = frozenset(("and", "&"))
_MEMBERS = frozenset("committee subcommittee commission council panel caucus center centre institute forum".split())
"""What may be "on" something."""
_LONGEST = 10
_BARE_LONGEST = 6
_HELD = 4
_LOOSE = frozenset("police court board union bank society army college administration alliance".split())
"""Nouns that without capitals are too common to end a name that begins in common words."""
_STATELY = frozenset("ministry department committee subcommittee".split())
"""Nouns that make a body of one common word: "the foreign ministry", "the treasury department"."""
_CAMPS = frozenset("campaign administration camp regime presidency".split())
"""What is somebody's: "the Aldane administration"."""


def bodies(page: Page, people: Container[int]) -> Iterable[Piece]:
    """Yield the bodies named in `page`; `people` are the words at which a person is named in full."""
    cased, bare = body_ends(cased=True), body_ends(cased=False)
    after = 0
    for n, word in enumerate(page.words):
        if word.key not in cased or n < after:
            continue
        if page.telling[word.sentence]:
            found = _printed(page, n, people) if word.capital else None
        else:
            found = _plain(page, n) or _held(page, n) if word.key in bare and word.key not in _CAMPS else None
        if found is not None:
            yield found
            after = found.end


def camps(page: Page, taken: dict[int, Piece]) -> Iterable[Piece]:
    """Yield bodies that are called by their leader or country: "Trump's campaign", "the Russian government"."""
    words = page.words
    for n, word in enumerate(words):
        if n == 0 or not (word.key in _CAMPS or word.key == "government") or word.gap not in (" ", "'s ", "s ", "' "):
            continue
        owner = taken.get(n - 1)
        if owner is None or n in taken or owner.type == "organisation":
            continue
        of = ("government", "regime", "administration") if owner.type != "person" else _CAMPS
        if word.key in of:
            yield Piece(owner.begin, n + 1, "organisation", f"{word.key} of {owner.norm}", 0.7)


def _printed(page: Page, n: int, people: Container[int]) -> Piece | None:
    """Return the body that the capitalised noun at word `n` ends or begins."""
    words, nouns, fields = page.words, body_ends(cased=True), of_kind("field")
    end = n + 1
    while end < len(words) and words[end].capital and words[end].key in nouns and joined(page, end):
        end += 1
    first = _run_back(page, n)
    while first > 1 and n - first < _LONGEST and words[first].gap == " " and words[first - 2].capital:
        link, before = words[first - 1].key, words[first - 2]
        pair = link in _AND and before.key in fields and words[first].key in fields
        if not (pair or (link == "of" and before.key in nouns)) or words[first - 1].sentence != before.sentence:
            break
        first = _run_back(page, first - 2)
    if first == n and words[n].key in of_kind("firm") and n and words[n].gap == ", " and words[n - 1].capital:
        first = _run_back(page, n - 1)
    end = _complement(page, end, people)
    if end - first < 2:
        return None
    return Piece(first, end, "organisation", printed(page, first, end), 0.9)


def _run_back(page: Page, n: int) -> int:
    least = max(0, n - _LONGEST)
    while n > least and joined(page, n) and page.words[n - 1].capital and not is_apart(page, n - 1):
        n -= 1
    return n


def _complement(page: Page, end: int, people: Container[int]) -> int:
    """Return where a name goes on to: "Department | of Health and Human Services"."""
    words = page.words
    while end + 1 < len(words) and words[end].gap == " " and not words[end - 1].owner:
        link = words[end].key
        if link not in ("of", "for") and not (link in ("on", "against") and words[end - 1].key in _MEMBERS):
            break
        n = end + 2 if words[end + 1].key == "the" else end + 1
        if n >= len(words) or not words[n].capital or words[n].gap != " " or n in people:
            break
        end = _run_on(page, n)
    return end


def _run_on(page: Page, n: int) -> int:
    """Return where the capitalised words from word `n` on end, lists of fields and all."""
    words, fields = page.words, of_kind("field")
    n += 1
    while n < len(words) and words[n].sentence == words[n - 1].sentence and not words[n - 1].owner:
        word = words[n]
        listed = word.gap == ", " and words[n - 1].key in fields and word.key in fields
        if word.capital and (joined(page, n) or listed):
            if word.key in roles():
                break
            n += 1
        elif word.key in _AND and words[n - 1].key in fields and word.gap in (" ", ", ") and _goes_on(page, n + 1):
            n += 2
        else:
            break
    return n


def _goes_on(page: Page, n: int) -> bool:
    return n < len(page.words) and page.words[n].capital and page.words[n].gap == " "


def _plain(page: Page, n: int) -> Piece | None:
    """Return the body whose noun is word `n` of a text without capitals: "russian tide affairs council"."""
    words, fields, ends = page.words, of_kind("field"), body_ends(cased=False)
    first, names, common = n, 0, 0
    while first > 0 and n - first < _BARE_LONGEST and words[first].gap == " " and not words[first - 1].owner:
        key = words[first - 1].key
        if key in fields or key in ends:
            common += 1
        elif _named(page, first - 1) and key not in offices():
            names += 1
        elif key == "and" and first > 1 and words[first - 2].key in fields and words[first].key in fields:
            pass
        elif not names and words[n].key not in _LOOSE and _is_named_body(page, first - 1):
            pass  # "the norwegian tide council"
        else:
            break
        first -= 1
    end = _plain_complement(page, n)
    named = names > 0 or any(is_name(word.key) for word in words[n + 1 : end])
    the = first > 0 and words[first - 1].key == "the"
    stately = words[n].key in _STATELY and (common > 0 or end > n + 1)
    titled = common > 1 and the and words[n].key not in _LOOSE
    if end - first < 2 or not (named or stately or titled):
        return None
    return Piece(first, end, "organisation", printed(page, first, end), 0.7 if named else 0.5)


def _is_named_body(page: Page, n: int) -> bool:
    """Tell whether the common word `n` stands between a name behind "the" and the noun of a body."""
    words = page.words
    if n < 2 or words[n].key in STOPS or words[n].gap != " " or words[n - 1].owner or len(words[n].key) < 4:
        return False
    return words[n - 2].key == "the" and _named(page, n - 1) and words[n].key not in offices()


def _held(page: Page, n: int) -> Piece | None:
    """Return the body of common words that somebody is something of: "director of the | tide safety board"."""
    words, first = page.words, n
    while first > 0 and n - first < _HELD and words[first].gap == " " and not words[first - 1].owner:
        key = words[first - 1].key
        if key in STOPS or key in offices() or len(key) < 3:
            break
        first -= 1
    if first == n or first < 3 or words[first - 1].key != "the":
        return None
    if words[first - 2].key not in ("of", "at", "for", "with") or words[first - 3].key not in offices():
        return None
    end = _plain_complement(page, n)
    return Piece(first, end, "organisation", printed(page, first, end), 0.6)


def _plain_complement(page: Page, n: int) -> int:
    """Return where the name goes on to, in a text without capitals: "ministry | of defence"."""
    words, fields = page.words, of_kind("field")
    if n + 2 >= len(words) or words[n + 1].key not in ("of", "for") or words[n].owner:
        return n + 1
    first = n + 3 if words[n + 2].key == "the" else n + 2
    k = first
    while k < len(words) and k - first < _BARE_LONGEST and words[k].gap == " ":
        key = words[k].key
        if key in fields or (_named(page, k) and key not in offices()):
            k += 1
            if words[k - 1].owner:
                break
        elif key == "and" and k > first and k + 1 < len(words) and {words[k - 1].key, words[k + 1].key} <= fields:
            k += 2
        else:
            break
    return k if k > first else n + 1


def _named(page: Page, n: int) -> bool:
    key = page.words[n].key
    return page.name_like(n) or (len(key) > 1 and is_known(key) and is_name(key))
