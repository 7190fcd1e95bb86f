"""The people whom an article names, and every place where it names them by a full name, a title or a surname.

Two passes: full names and titles make the people, then bare surnames and given names are led back to them. Where a
surname fits two people about equally well, the mention is nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from whence.model import Span
from whence.text.crediting.outlets import outlets_named
from whence.text.speakers.cased import nouns, roles
from whence.text.speakers.names import COMMON_GIVEN, LONGEST, SUFFIXES, FoundName, Hints, full_names, lone_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.text.speakers.cased import Page

_NICKNAMES = (
    "bill william", "bob robert", "bobby robert", "dick richard", "jim james", "jimmy james", "ted edward",
    "ted theodore", "mike michael", "joe joseph", "tom thomas", "tony anthony", "kate katherine", "chuck charles",
    "liz elizabeth", "betsy elizabeth", "jack john", "peggy margaret", "jeb john", "mitch addison", "larry lawrence",
)  # fmt: skip
_SAME = frozenset(frozenset(pair.split()) for pair in _NICKNAMES)
_FOLLOWERS = frozenset(
    "supporter aide adviser advisor spokesman spokeswoman ally surrogate critic staffer voter".split()
)
"""Who is rather somebody's than somebody: "jane roe spokeswoman" speaks for Roe."""
_CLEARLY = 3
"""Times as many full names as the other bearer of a surname: then the bare surname is his or hers."""


@dataclass(eq=False)
class Person:
    """Somebody whom the article names."""

    words: tuple[str, ...]
    """Folded words of the fullest name; the surname is the last but for "Jr."."""
    span: Span
    """The fullest name."""
    gender: str = "e"
    """m, f, or e where nothing tells."""
    mentions: list[Mention] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The folded surname, with its particles left out."""
        return _surname(self.words)

    @property
    def full(self) -> int:
        """How often the full name is given."""
        return sum(mention.full for mention in self.mentions)


class Mention(NamedTuple):
    """One place where a person is named."""

    person: Person
    begin: int
    """In words of the page, as is `end`."""
    end: int
    full: bool
    """More than a surname or a given name."""
    aside: bool
    """A possessive, or an adjective to another noun ("Trump's lawyer", "the Clinton campaign")."""


class People(NamedTuple):
    """The people of an article and their mentions in reading order."""

    people: list[Person]
    mentions: list[Mention]
    torn: frozenset[int]
    """Words that are a surname of several people and could be any of them."""


def find_people(page: Page, hints: Iterable[tuple[int, int]] = ()) -> People:
    """Return the people named in `page`; `hints` are ranges of words known to be sources, so a name there is likely.

    Linear in the number of words, but for surnames that many people share.
    """
    ranges = list(hints)
    hinted = Hints(
        {n for begin, end in ranges for n in range(begin, min(end, begin + LONGEST))},
        {begin for begin, end in ranges if begin < end},
        {begin for begin, end in ranges if end - begin == 1},
    )
    found = list(full_names(page, hinted))
    people: list[Person] = []
    by_surname: dict[str, list[Person]] = defaultdict(list)
    mentions: list[Mention] = []
    surnames_only: list[FoundName] = []
    for name in found:
        words = _name_words(page, name.begin, name.end)
        if outlets_named(words):
            continue  # "The Observer reported" makes nobody of it that "she" may stand for
        if len(words) < 2:
            surnames_only.append(name)
            continue
        person = _known(by_surname[_surname(words)], words, name.gender)
        if person is None:
            person = Person(words, _span(page, name), name.gender)
            people.append(person)
            by_surname[person.surname].append(person)
        elif _fuller(words, person.words):
            person.words, person.span = words, _span(page, name)
        person.gender = name.gender if person.gender == "e" else person.gender
        mentions.append(_mention(page, person, name, full=True))
        person.mentions.append(mentions[-1])
    taken = {n for name in found for n in range(name.begin, name.end)}
    known = set(by_surname) | {person.words[0] for person in people}
    torn: set[int] = set()
    for name in sorted([*surnames_only, *lone_names(page, known, taken, hinted)]):
        key = page.words[name.begin].key if name.end - name.begin == 1 else _surname(_name_words(page, *name[:2]))
        bearers = by_surname[key] or _by_given(people, key, titled=name.titled)
        person = _bearer(_certain(bearers, bare=page.bare), name)
        if person is None and bearers:
            torn.update(range(name.begin, name.end))
            continue
        if person is None and not name.titled and outlets_named([key]):
            continue
        if person is None:
            person = Person((key,), _span(page, name), name.gender)
            people.append(person)
            by_surname[key].append(person)
        if person.gender == "e":
            person.gender = name.gender
        mentions.append(_mention(page, person, name, full=False))
        person.mentions.append(mentions[-1])
    mentions.sort(key=lambda m: m.begin)
    for person in people:
        person.mentions.sort(key=lambda m: m.begin)
    return People(people, mentions, frozenset(torn))


def _by_given(people: list[Person], key: str, *, titled: bool) -> list[Person]:
    return [] if titled else [person for person in people if len(person.words) > 1 and person.words[0] == key]


def _bearer(bearers: list[Person], name: FoundName) -> Person | None:
    """Return the one bearer of a surname who is meant, or None."""
    fitting = [person for person in bearers if {person.gender, name.gender} != {"m", "f"}]
    known = [person for person in fitting if person.mentions and person.mentions[0].begin <= name.begin] or fitting
    if len(known) < 2:
        return known[0] if known else None
    if name.gender != "e" and sum(person.gender == name.gender for person in known) == 1:
        return next(person for person in known if person.gender == name.gender)
    first, second = sorted(known, key=_weight, reverse=True)[:2]
    return first if _weight(first) >= _CLEARLY * _weight(second) else None


def _certain(people: list[Person], *, bare: bool) -> list[Person]:
    """Leave out those whose given name may be a common word that once stood before another's surname."""
    certain = [p for p in people if not bare or p.words[0] not in COMMON_GIVEN or p.full > 1]
    return certain or people


def _weight(person: Person) -> int:
    return person.full


def _known(people: Sequence[Person], words: tuple[str, ...], gender: str) -> Person | None:
    """Return the person of that surname whose given name is the same, an initial of it or short for it."""
    for person in people:
        if person.words[-len(words) :] == words or words[-len(person.words) :] == person.words:
            return person
        if len(person.words) > 1 and _same_given(person.words[0], words[0]) and {person.gender, gender} != {"m", "f"}:
            return person
    return None


def _same_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (long.startswith(short) and len(short) != 2) or frozenset((one, other)) in _SAME


def _fuller(words: tuple[str, ...], than: tuple[str, ...]) -> bool:
    return (len(words[0]) > 1, len(words)) > (len(than[0]) > 1, len(than))


def _surname(words: tuple[str, ...]) -> str:
    kept = [word for word in words if word not in SUFFIXES]
    return kept[-1] if kept else words[-1]


def _name_words(page: Page, begin: int, end: int) -> tuple[str, ...]:
    return tuple(word.key for word in page.words[begin:end])


def _span(page: Page, name: FoundName) -> Span:
    return Span(page.words[name.begin].begin, page.words[name.end - 1].end)


def _mention(page: Page, person: Person, name: FoundName, *, full: bool) -> Mention:
    after = page.words[name.end] if name.end < len(page.words) else None
    noun = after is not None and after.gap == " " and after.key in nouns()
    if noun and after is not None and full and page.bare:  # "nora selwick chief investigator": his role, most likely
        noun = after.key not in roles() or after.key in _FOLLOWERS
    return Mention(person, name.begin, name.end, full, page.words[name.end - 1].owner or noun)
