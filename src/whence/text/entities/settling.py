"""Which names an article has as far as lists, nouns and known people tell, none overlapping another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.text.entities.bodies import bodies
from whence.text.entities.firms import firms, wires
from whence.text.entities.lands import lands
from whence.text.entities.listing import inside, table
from whence.text.entities.nouns import body_ends, of_kind
from whence.text.entities.pieces import Piece, laid, opens, printed
from whence.text.entities.spotting import spots
from whence.text.speakers.cased import given_names, nouns, offices, titles
from whence.text.speakers.names import SAID
from whence.text.words import is_known, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whence.text.entities.spotting import Spot
    from whence.text.speakers.cased import Page
    from whence.text.speakers.people import Mention, People, Person

AT = frozenset("in at near from outside around across throughout inside via downtown".split())
_TO = frozenset("to of with for between through toward towards against into".split())
_COASTS = frozenset("point bay head island islands bridge harbour harbor sound reef strait straits".split())
"""Nouns of places that surnames seldom are."""
_PAIR = 2
_REGIONS = ("c", "s", "p", "C", "r")
"""Kinds of places that others lie in."""


def settle(page: Page, people: People) -> dict[int, Piece]:
    """Return what each word belongs to; words for peoples are pieces of the type "people"."""
    own = [*firms(page, {n for m in people.mentions for n in range(m.begin, m.end)}), *wires(page)]
    mentions = _people_only(page, people, own)
    lone = {m.begin: m for m in mentions if m.end - m.begin == 1}
    full = {m.begin for m in mentions if m.full}
    listed = spots(page)
    sure = {spot.entry.norm for spot in listed if _inside_sentence(page, spot)}
    ends = {spot.end for spot in listed if spot.entry.sort == "place"}
    found = [_piece(spot) for spot in listed if _holds(page, spot, lone.get(spot.begin), sure, ends)]
    found += own
    ranges = {(m.begin, m.end) for m in mentions}
    found += (
        piece
        for piece in bodies(page, full)
        if page.words[piece.end - 1].key in body_ends(cased=False) or piece[:2] not in ranges  # "Gregory House"
    )
    found += (Piece(m.begin, m.end, "person", _name(page, m.person), 1.0 if m.full else 0.9) for m in mentions)
    found += (Piece(n, n + 1, "person", printed(page, n, n + 1), 0.6, "torn") for n in people.torn)
    found += lands(page)
    return _chained(page, laid([*found, *_unlisted(page, found)]))


def _people_only(page: Page, people: People, firms: list[Piece]) -> list[Mention]:
    """Return the mentions of people but for those named as a company, an outlet or a place is: "Gannet Point"."""
    own = {(piece.begin, piece.end) for piece in firms}
    other = {id(m.person) for m in people.mentions if (m.begin, m.end) in own or (m.full and _is_land(page, m))}
    return [m for m in people.mentions if id(m.person) not in other]


def _is_land(page: Page, mention: Mention) -> bool:
    """Tell whether a full name is that of a place by its noun, and nothing beside it is a person's."""
    words, (begin, end) = page.words, mention[1:3]
    if end - begin != _PAIR or not page.telling[words[begin].sentence]:
        return False
    ends = words[end - 1].key in _COASTS and words[begin].key not in given_names()
    if not ends and words[begin].key != "port":
        return False
    after = words[end] if end < len(words) else None
    if after is not None and after.sentence == words[begin].sentence and (after.key in SAID or after.key == "who"):
        return words[begin].key == "port"
    return begin == 0 or words[begin - 1].key not in offices()


def _chained(page: Page, taken: dict[int, Piece]) -> dict[int, Piece]:
    """Make one piece of a place and the country or state behind it: "Calder, Ohio"."""
    words = page.words
    for piece in dict.fromkeys(taken.values()):
        after = taken.get(piece.end)
        if after is None or piece.type != "place" or after.type != "place" or after.kind not in ("c", "s", "p"):
            continue
        gap, bare = words[piece.end].gap, page.bare
        if piece.kind in ("c", "s", "C", "w") or words[piece.end - 1].owner or gap != (" " if bare else ", "):
            continue
        listing = after.end < len(words) and words[after.end].key == "and" and words[after.end].gap == " "
        state = after.kind == "s" and not bare and piece.kind in ("k", "t", "") and not listing
        if _lies_in(piece.norm, after.norm) or state:
            score = min(piece.score, after.score)
            whole = Piece(piece.begin, after.end, "place", f"{piece.norm}, {after.norm}", score, piece.kind)
            taken.update((n, whole) for n in range(whole.begin, whole.end))
    return taken


def _name(page: Page, person: Person) -> str:
    """Return the fullest name of `person`."""
    begin, end = page.at(*person.span)
    return printed(page, begin, end)


def _piece(spot: Spot) -> Piece:
    found = spot.entry
    return Piece(spot.begin, spot.end, found.sort, found.norm, 0.8 if found.doubtful else 1.0, found.kind)


def _inside_sentence(page: Page, spot: Spot) -> bool:
    return page.telling[page.words[spot.begin].sentence] and not opens(page, spot.begin)


def _holds(page: Page, spot: Spot, mention: Mention | None, sure: set[str], places: set[int]) -> bool:
    """Tell whether a listed name is meant as the list has it, and not as a common word or somebody's name.

    `sure` are the names that a capital inside a sentence tells somewhere, `places` where listed places end.
    """
    found = spot.entry
    if spot.end - spot.begin > 1:
        return True
    words, n = page.words, spot.begin
    before = words[n - 1] if n and words[n - 1].sentence == words[n].sentence else None
    telling = page.telling[words[n].sentence]
    at = False
    if found.sort == "place" and before is not None and not (mention is not None and mention.full):
        beside = before.key == "and" and n - 1 in places
        state = found.kind in ("s", "c") and telling and words[n].gap == ", " and before.capital
        at = before.key in AT or beside or state
    if mention is not None and not at:
        titled = before is not None and before.key in titles()
        if len(mention.person.words) > 1 or titled or (found.doubtful and found.sort == "place"):
            return False
    if found.sort == "place" and telling and not at and _is_given(page, n):
        return False
    if found.doubtful and found.sort == "place":
        return (at and (telling or found.bare)) or _contained(page, spot)
    if found.doubtful:
        return telling and found.norm in sure
    return not (telling and opens(page, n)) or found.norm in sure


def _is_given(page: Page, n: int) -> bool:
    """Tell whether word `n` is rather the given name of whoever is named on: "Georgia Marsh"."""
    words = page.words
    if words[n].key not in given_names() or n + 1 >= len(words) or words[n].owner or words[n + 1].gap != " ":
        return False
    return page.name_like(n + 1) and words[n + 1].key not in nouns() | of_kind("land")


def _contained(page: Page, spot: Spot) -> bool:
    """Tell whether what the place lies in follows it: "Calder, Ohio"."""
    after = page.words[spot.end : spot.end + 2]
    if not after or page.words[spot.begin].owner or after[0].gap not in (", ", " "):
        return False
    return any(_lies_in(spot.entry.norm, name) for name in _regions_at(page, spot.end))


def _regions_at(page: Page, n: int) -> Iterator[str]:
    """Yield the countries and states that words from `n` on may name."""
    words = page.words
    for size in (1, 2):
        key = tuple(word.key for word in words[n : n + size])
        row = table().rows.get(key)
        if row is not None and row[0] == "place" and row[3] in _REGIONS:
            yield row[2]


def _lies_in(name: str, region: str) -> bool:
    """Tell whether one listed place lies in another.

    >>> _lies_in("Houston", "Texas"), _lies_in("Houston", "United States"), _lies_in("Houston", "France")
    (True, True, False)
    """
    codes = inside(region)
    return bool(codes) and any(code == codes[0] or code.startswith(f"{codes[0]}.") for code in inside(name))


def _unlisted(page: Page, found: list[Piece]) -> Iterable[Piece]:
    """Yield places that only the state behind them tells ("Osprey Falls, Ohio"), and "South" before a place."""
    words = page.words
    taken = {n for piece in found if piece.type in ("person", "organisation") for n in range(piece.begin, piece.end)}
    for piece in found:
        if piece.type != "place" or piece.begin == 0:
            continue
        n = piece.begin
        if (
            words[n - 1].key in of_kind("direction")
            and words[n].gap == " "
            and words[n - 1].sentence == words[n].sentence
        ):
            if (words[n - 1].capital and not opens(page, n - 1)) or (page.bare and words[n - 1].key in _SHORT):
                norm = f"{words[n - 1].key.capitalize()} {piece.norm}"
                yield Piece(n - 1, piece.end, "place", norm, 0.9 * piece.score, "r")
        elif words[n].gap == ", " and piece.kind in ("c", "s", "p") and page.telling[words[n].sentence]:
            first = n - 1
            while first > 0 and n - first < 3 and words[first].gap == " " and words[first - 1].capital:
                first -= 1
            if (
                words[first].capital
                and not any(k in taken for k in range(first, n))
                and not opens(page, first)
                and not any(word.owner or word.key in SAID for word in words[first:n])
                and _is_place_like(page, first)
            ):
                yield Piece(first, n, "place", printed(page, first, n), 0.7, "t")


_SHORT = frozenset("north south east west upstate downtown".split())


def _is_place_like(page: Page, n: int) -> bool:
    """Tell whether the word before lets a place stand at word `n`."""
    word = page.words[n]
    if n == 0 or page.words[n - 1].sentence != word.sentence:
        return True
    before = page.words[n - 1].key
    return (
        before in AT
        or before in _TO
        or before in ("the", "and")
        or word.gap != " "
        or not (is_known(word.key) and not is_name(word.key))
    )
