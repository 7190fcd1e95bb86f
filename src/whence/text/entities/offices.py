"""What somebody is, and of what: "vice president at the Tide Council", "the Russian president", "former deckhand".

A role is found by its noun, read back over what qualifies it and on to what it is a role in, and led to whoever stands
beside it. A role noun with neither of them says too little to be a fact.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text.entities.nouns import of_kind
from whence.text.entities.pieces import opens
from whence.text.speakers.cased import offices, roles
from whence.text.speakers.sources import role_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whence.text.entities.pieces import Piece
    from whence.text.speakers.cased import Page

_COURTESIES = frozenset("mr mrs ms miss mx sir madam dr lady lord dame sister brother father mother rev".split())
"""Titles that are courtesy and no role, or kinship where they stand before a name."""
_PREPOSITIONS = frozenset("of at for with in on to".split())
_DETERMINERS = frozenset("the a an his her their its our my this that".split())
_ADVERBS = frozenset("now currently then once formerly previously also".split())
_MADE = frozenset("named appointed elected as".split())
_COPULAS = _MADE | frozenset("is was became remains s were been be".split())
_PAST = frozenset("former ex late then onetime retired".split())
_FOLLOWERS = frozenset("supporter aide adviser advisor spokesman spokeswoman spokesperson ally critic lawyer".split())
"""Who is rather somebody's than somebody: "jane roe spokeswoman" speaks for Roe."""
_BACK = 6
_COMPLEMENTS = 2
_WORDS = 6
_POINTED = frozenset("sen rep gov gen pres prof lt capt col sgt amb".split())


class Office(NamedTuple):
    """A role phrase, in words of the page without its determiner."""

    begin: int
    end: int
    role: tuple[str, ...]
    bodies: tuple[str, ...]
    """What it is a role in: the names of bodies and places."""
    person: str
    """Whose it is; empty where nothing tells."""
    score: float


def office_facts(page: Page, taken: Mapping[int, Piece]) -> list[Office]:
    """Return the roles that `page` tells, in order; `taken` is what each word belongs to."""
    nouns, words = offices() - _COURTESIES, page.words
    found: list[Office] = []
    loose: list[Office] = []
    after = 0
    for n, word in enumerate(words):
        if word.key not in nouns or n < after or n in taken:
            continue
        end = n + 1
        while end < len(words) and words[end].key in nouns and end not in taken and _is_close(page, end):
            end += 1
        begin, held = _back(page, n, taken, after)
        own = range(held.begin, held.end) if held is not None else range(0)
        end, role_end, of = _on(page, end, taken)
        role = tuple(role_noun(words[k].key) for k in range(begin, role_end) if k not in own)
        bodies = tuple(piece.norm for piece in (held, of) if piece is not None)
        person = _shared(page, begin, found[-1] if found else None) or _bearer(
            page, begin, end, taken, ended=of is not None
        )
        office = Office(begin, end, role, bodies, person, 0.6 + 0.2 * bool(bodies) + 0.2 * bool(person))
        if person or (bodies and word.key not in _POINTED) or role[0] in _PAST:
            found.append(office)
            after = end
        elif begin and words[begin - 1].key == "the" and end == n + 1:
            loose.append(office)
    return sorted([*found, *_definite(found, loose)])


def _definite(found: list[Office], loose: list[Office]) -> Iterator[Office]:
    """Yield those of `loose`, such as "the secretary", whose role the article gives to one person only."""
    held: dict[str, set[str]] = {}
    for office in found:
        if office.person:
            held.setdefault(office.role[-1], set()).add(office.person)
            held.setdefault(office.role[0], set()).add(office.person)
    for office in loose:
        bearers = held.get(office.role[-1], set())
        if len(office.role) == 1 and len(bearers) == 1:
            yield office._replace(person=next(iter(bearers)), score=0.5)


def _is_close(page: Page, n: int) -> bool:
    return page.words[n].gap in (" ", "-") and not page.words[n - 1].owner


def _back(page: Page, n: int, taken: Mapping[int, Piece], least: int) -> tuple[int, Piece | None]:
    """Return where the phrase before the noun at word `n` begins, and what it is a role in as far as that tells."""
    words, first, body = page.words, n, None
    while first > least and n - first < _BACK and words[first].sentence == words[first - 1].sentence:
        k = first - 1
        word, piece = words[k], taken.get(k)
        gap = words[first].gap
        if piece is not None:
            owned = word.owner and (gap in ("'s ", "s ", " ", "' "))
            if body is not None or not (owned or gap in (" ", ". ", "-")) or (piece.type == "person" and not owned):
                break
            body, first = piece, piece.begin
            if owned:
                break
            continue
        if word.owner or gap not in (" ", "-"):
            break
        printed = page.telling[word.sentence] and word.capital and not opens(page, k) and body is None
        if not (printed or word.key in roles() or word.key in _qualifiers()):
            break
        first = k
    return first, body


@cache
def _qualifiers() -> frozenset[str]:
    """Return what may stand before the noun of a role: "former", "press", "defence"."""
    return of_kind("rank") | of_kind("trade") | of_kind("field")


def _on(page: Page, end: int, taken: Mapping[int, Piece]) -> tuple[int, int, Piece | None]:
    """Return where the phrase ends, where the role in it ends, and what it is a role in."""
    words, role_end = page.words, end
    for _ in range(_COMPLEMENTS):
        if (
            end + 1 >= len(words)
            or words[end].key not in _PREPOSITIONS
            or words[end].gap != " "
            or words[end - 1].owner
        ):
            break
        n = end + 2 if words[end + 1].key == "the" else end + 1
        piece = taken.get(n)
        if piece is not None and piece.begin == n and piece.type in ("organisation", "place") and words[n].gap == " ":
            return piece.end, role_end, piece
        stop = _field(page, n, taken) if words[end].key in ("of", "for") else n
        if stop == n:
            break
        end = role_end = stop
    return end, role_end, None


def _field(page: Page, n: int, taken: Mapping[int, Piece]) -> int:
    """Return where "state" or "Russian, Ukrainian and Eurasian Affairs" ends that begins at word `n`."""
    words, k, end, fields = page.words, n, n, of_kind("field")
    while k < len(words) and k - n < _WORDS and words[k].gap in (" ", ", ") and words[k].sentence == words[n].sentence:
        piece = taken.get(k)
        if words[k].key in fields and piece is None:
            k += 1
            end = k
        elif (piece is not None and piece.type == "people") or words[k].key == "and":
            k += 1
        elif page.telling[words[k].sentence] and words[k].capital and piece is None:
            k += 1
            end = k
        elif not page.telling[words[k].sentence] and piece is None and page.name_like(k):
            k += 1
        else:
            break
        if words[k - 1].owner:
            break
    return end


def _bearer(page: Page, begin: int, end: int, taken: Mapping[int, Piece], *, ended: bool) -> str:
    """Return who stands right beside the phrase, or is said to be it; `ended` tells that it says of what it is a role.

    Without commas a name behind such a phrase is rather what comes next: "analyst in moscow putin knew".
    """
    words = page.words
    after = None if ended and page.bare else _person(taken, end)
    if after is not None and after.begin == end and not words[end - 1].owner:
        gap = words[end].gap
        apposed = gap == ", " and words[end].sentence == words[end - 1].sentence
        if gap in (" ", ". ", ".") or (apposed and _closes(page, after.end)):
            return after.norm
    n = begin
    while n > 0 and (words[n - 1].key in _DETERMINERS or words[n - 1].key in _ADVERBS or words[n - 1].key.isdigit()):
        n -= 1
    if n == 0 or words[n].sentence != words[n - 1].sentence or words[n - 1].owner:
        return ""
    before = _person(taken, n - 1)
    if before is not None:
        told = n < begin or ended or (words[n].key in roles() and words[n].key not in _FOLLOWERS)
        return before.norm if words[n].gap.startswith(",") or (page.bare and told) else ""
    if words[n - 1].key in _COPULAS and (n < begin or words[n - 1].key in _MADE):
        while n > 1 and words[n - 1].key in _COPULAS | {"who", "has", "had"}:
            n -= 1
        before = _person(taken, n - 1)
        return before.norm if before is not None and not words[n - 1].owner else ""
    return ""


def _person(taken: Mapping[int, Piece], n: int) -> Piece | None:
    piece = taken.get(n)
    return piece if piece is not None and piece.type == "person" else None


def _closes(page: Page, n: int) -> bool:
    """Tell whether an apposition may end before word `n`."""
    return n >= len(page.words) or page.words[n].gap[:1] in (",", ".", ";", ":", ")") or page.words[n].gap == " "


def _shared(page: Page, begin: int, last: Office | None) -> str:
    """Return whose the role before is, if this one goes on from it: "… and former director", "… who is now a dean"."""
    if last is None or not last.person or not 0 <= begin - last.end <= 4:
        return ""
    linking = {"and", "who", *_DETERMINERS, *_ADVERBS, *_COPULAS}
    between = page.words[last.end : begin]
    if between and all(word.key in linking for word in between) and between[0].key in ("and", "who"):
        return last.person
    return ""


def norm_of(office: Office) -> str:
    """Return the normal form: the words of the role, then what it is a role in."""
    return " | ".join([" ".join(office.role), *(body.lower() for body in office.bodies)])
