"""Where an article gives names: full names, titles with surnames, and lone names that speak or are known.

With capitals a name is a run of capitalised words around a given name, behind a title, or beside a verb of speech.
Without them it is a given name and the next word, if that is nearly always written with a capital or in no table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.speakers.cased import bodies, given_names, not_names, nouns, offices, roles, titles
from whence.text.words import is_known, is_name, rarity

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from whence.text.speakers.cased import Page


PARTICLES = frozenset("de da di del della der den van von la le du bin ibn al el dos das ten ter zu st".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
SAID = frozenset(
    "said says say told tells added adds argued argues asked claimed claims insisted insists noted notes warned"
    " warns wrote writes tweeted tweets explained explains suggested suggests believes believed declared"
    " acknowledged admitted announced replied responded predicted recalled stated testified vowed promised"
    " complained concluded conceded denied urged joked".split()
)
"""Verbs beside which a lone capitalised name is taken for a person."""
_PLACES = frozenset(
    "tower street avenue road airport square stadium park building plaza library theater theatre center centre"
    " county city island islands river lake beach bay hills memorial hotel bridge boulevard lane prize award act"
    " bill doctrine cup garden house hall times show today day".split()
)
"""What makes a place or a thing of the name before it."""
_STREETS = frozenset("street avenue road boulevard airport square stadium tower".split())
"""What makes a place of the one given name before it."""
COMMON_GIVEN = frozenset("bill mark frank rob victor wade rand".split())
"""Given names that are also common words, and yet read as names where capitals are lost."""
COURTESIES = frozenset("mr mrs ms miss mx".split())
_CONTENT = 0.2
"""Rarity from which a common word may be a surname where only its place tells."""
LONGEST = 5


class FoundName(NamedTuple):
    """A name as a range of words of the page, and what stands before it or in it tells of its bearer."""

    begin: int
    end: int
    gender: str
    titled: bool


class Hints(NamedTuple):
    """Words known to belong to a source, the first words of one, and those that are one on their own."""

    words: set[int]
    first: set[int]
    alone: set[int]


def full_names(page: Page, hinted: Hints) -> Iterable[FoundName]:
    """Yield names that have a given name, a title, or two name-like words beside a verb of speech or a role."""
    n = 0
    while n < len(page.words):
        name = _titled(page, n) or _given(page, n, hinted) or _two_words(page, n, hinted)
        if name is None:
            n += 1
        else:
            yield name
            n = name.end


def _titled(page: Page, n: int) -> FoundName | None:
    """Return the name after a title: "Mr. Aldane", "Sen. Jane Roe", "President van der Berg"."""
    word = page.words[n]
    gender = titles().get(word.key)
    loose = page.bare and word.key in COURTESIES
    if gender is None or word.owner or not (page.bare or word.capital):
        return None
    if not page.name_like(n + 1) and not _any_name(page, n + 1, loose=loose):
        return None
    if page.words[n + 1].gap not in (" ", ". ", ".") or page.words[n + 1].key in offices():
        return None
    if not page.telling[word.sentence] and not loose and not is_name(page.words[n + 1].key):
        return None
    end = _stretch(page, n + 1)
    given = given_names().get(page.words[n + 1].key, "e") if end - n > 2 else "e"
    return None if _is_thing(page, end) else FoundName(n + 1, end, gender if gender != "e" else given, titled=True)


def _any_name(page: Page, n: int, *, loose: bool) -> bool:
    """Tell whether word `n`, a common word perhaps, is a surname because of where it stands: "mr singer"."""
    if not loose or n >= len(page.words) or page.words[n].gap != " ":
        return False
    key = page.words[n].key
    return len(key) > 2 and key.isalpha() and rarity(key) >= _CONTENT and key not in nouns() | SAID | not_names()


def _given(page: Page, n: int, hinted: Hints) -> FoundName | None:
    """Return the name that begins with a given name at word `n`."""
    word = page.words[n]
    gender = given_names().get(word.key)
    if gender is None or word.owner or not _may_be_given(page, n, hinted):
        return None
    end = _stretch(page, n)
    loose = page.bare and (n in hinted.first or (n > 0 and page.words[n - 1].key in offices()))
    if end - n == 1 and _any_name(page, end, loose=loose):
        end += 1
    if end - n < 2 or _is_thing(page, end):
        return None
    if page.words[n + 1].key in roles() and page.name_like(n + 2) and not page.words[n + 1].owner:
        return None  # "Virginia Senator Tim Kaine"
    middle = given_names().get(page.words[n + 1].key)
    return FoundName(n, end, middle if gender == "e" and middle and end - n > 2 else gender, titled=False)


def _may_be_given(page: Page, n: int, hinted: Hints) -> bool:
    word = page.words[n]
    if word.key in not_names() or _is_cut(page, n):
        return False
    if page.telling[word.sentence]:
        first = n == 0 or page.words[n - 1].sentence != word.sentence
        doubtful = first and is_known(word.key) and not is_name(word.key)
        return word.capital and not (doubtful and page.name_like(n + 1) and page.words[n + 1].key in given_names())
    if n in hinted.first and n + 1 < len(page.words) and not is_known(page.words[n + 1].key):
        return True
    return is_name(word.key) or word.key in COMMON_GIVEN or not is_known(word.key)


def _is_cut(page: Page, n: int) -> bool:
    """Tell whether word `n` is a verb whose negation was cut off where apostrophes are lost: "don t"."""
    return page.bare and page.words[n].key == "don" and n + 1 < len(page.words) and page.words[n + 1].key == "t"


def _two_words(page: Page, n: int, hinted: Hints) -> FoundName | None:
    """Return a name without a known given name, where something beside it says that it is a person's."""
    word = page.words[n]
    known = is_known(word.key)
    opens = known and not is_name(word.key) and (n == 0 or page.words[n - 1].sentence != word.sentence)
    goes_before = n > 0 and (page.words[n - 1].key in ("the", "a", "an") or _continues(page, n))
    if not page.name_like(n) or word.owner or opens or goes_before or (page.bare and known):
        return None
    end = _stretch(page, n)
    if not 2 <= end - n <= 3 or _is_thing(page, end) or any(w.key in nouns() for w in page.words[n:end]):
        return None
    if any(w.key in given_names() for w in page.words[n + 1 : end - 1]):
        return None  # "State Nora Selwick"
    before = page.words[n - 1].key if n and _joined(page, n) else ""
    after = page.words[end] if end < len(page.words) else None
    beside = after is not None and (
        (after.key in SAID and after.gap == " ")
        or (after.gap.startswith(",") and any(w.key in roles() or w.key.isdigit() for w in page.words[end : end + 6]))
    )
    post = page.words[n - 1].key if n else ""
    named = word.gap == ", " and post in roles() and after is not None and after.gap.startswith(",")
    if named:  # "the transport minister, Jane Roe, has"
        return FoundName(n, end, roles()[post], titled=False)
    spoke = before in SAID and (page.telling[word.sentence] or not known)
    if beside or spoke or before in roles() or (n in hinted.words and not page.bare):
        return FoundName(n, end, roles().get(before, "e"), titled=False)
    return None


def _continues(page: Page, n: int) -> bool:
    """Tell whether word `n` belongs to the name-like word before it; "Later" that opens a sentence is none."""
    if n == 0 or not _joined(page, n) or not page.name_like(n - 1):
        return False
    last = page.words[n - 1]
    opens = n == 1 or page.words[n - 2].sentence != last.sentence
    return len(last.key) > 1 and not (opens and is_known(last.key) and not is_name(last.key))


def _stretch(page: Page, n: int) -> int:
    """Return where the name that begins at word `n` ends."""
    telling = page.telling[page.words[n].sentence]
    end, weight = n + 1, 1
    while end < len(page.words) and end - n < LONGEST and not page.words[end - 1].owner:
        word = page.words[end]
        seen = word.capital or (not telling and word.key not in "ais")
        initial = len(word.key) == 1 and word.key.isalpha() and seen
        if word.key in SUFFIXES and weight > 1 and word.gap in (" ", ", "):
            return end + 1
        if word.key in COURTESIES:
            break  # "ms selwick mrs marran"
        if not _joined(page, end) or word.sentence != page.words[n].sentence:
            break
        if word.key in PARTICLES or initial:
            after = end + 1
            while after < len(page.words) and after < end + 3 and page.words[after].key in PARTICLES:
                after += 1
            party = initial and weight > 1 and not telling  # "jane roe r ohio"
            if party or not (page.name_like(after) or (initial and page.name_like(after + 1))):
                break
        elif not page.name_like(end) or (weight > 1 and not _goes_on(page, end, telling=telling)):
            break
        else:
            weight += 1
        end += 1
    return end


def _goes_on(page: Page, end: int, *, telling: bool) -> bool:
    """Tell whether a name of two words may have a third; without capitals only "james earl jones" may."""
    if page.words[end].key in offices():
        return False
    return telling or (page.words[end - 1].key in given_names() and page.words[end].key not in given_names())


def _joined(page: Page, n: int) -> bool:
    """Tell whether nothing but a space, or the point of an initial or a short title, parts word `n` from the last."""
    gap, last = page.words[n].gap, page.words[n - 1]
    return gap == " " or (gap in (". ", ".") and (len(last.key) == 1 or last.key in PARTICLES | {"jr", "sr"}))


def _is_thing(page: Page, end: int) -> bool:
    """Tell whether a noun after the name makes a body or a place of it: "Johns Hopkins University"."""
    if page.words[end - 1].key in _STREETS and page.telling[page.words[end - 1].sentence]:
        return True
    if end >= len(page.words) or page.words[end - 1].owner or page.words[end].gap != " ":
        return False
    after = page.words[end]
    return after.key in bodies() | _PLACES and after.capital and page.telling[after.sentence]


def lone_names(page: Page, known: Container[str], taken: set[int], hinted: Hints) -> Iterable[FoundName]:
    """Yield lone words of `known` (surnames and given names of the people met), and lone names that speak.

    `taken` are the words of names found before.
    """
    speakers = {page.words[n].key for n in range(len(page.words)) if n not in taken and _speaks(page, n, hinted)}
    for n, word in enumerate(page.words):
        if n in taken or not (word.key in speakers or word.key in known) or _is_cut(page, n):
            continue
        telling = page.telling[word.sentence]
        if (telling and not word.capital) or (not telling and is_known(word.key) and not is_name(word.key)):
            continue
        if _is_thing(page, n + 1) or (telling and _continues(page, n)):
            continue  # a word of a longer name
        if page.name_like(n + 1) and telling and _joined(page, n + 1) and not word.owner:
            continue
        yield FoundName(n, n + 1, "e", titled=False)


def _speaks(page: Page, n: int, hinted: Hints) -> bool:
    word = page.words[n]
    if not page.name_like(n) or word.key in nouns() | SUFFIXES or len(word.key) < 3:
        return False
    if is_known(word.key) and not is_name(word.key):
        return False
    if _continues(page, n) or (page.name_like(n + 1) and _joined(page, n + 1)):
        return False
    if (page.bare and word.key in given_names()) or "-" in page.text[word.begin : word.end]:
        return False
    said = n + 1 < len(page.words) and page.words[n + 1].key in SAID and page.words[n + 1].gap == " "
    before = n > 0 and page.words[n - 1].key in SAID and _joined(page, n) and not page.bare
    return said or before or (n in hinted.alone if page.bare else n in hinted.words)
