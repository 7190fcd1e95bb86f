"""What a name that no list and no noun tells may be: judged by the vectors of its words and what stands beside it.

A multinomial logistic regression over plain features, fitted by training/entities.py; two sets of weights, for text
with its capitals and without. What it finds is a fact with its probability as the score.
"""

from __future__ import annotations

from functools import cache
from math import exp
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from whence.text.entities.nouns import body_ends, of_kind
from whence.text.entities.pieces import Piece, joined, opens, printed
from whence.text.lexicon import lines
from whence.text.speakers.cased import bodies, given_names, nouns, offices, roles, titles
from whence.text.speakers.names import SAID
from whence.text.words import is_known, is_name, vector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whence.text.speakers.cased import Page

TYPES = ("person", "place", "organisation")
_SURE = 0.5
_AT = frozenset("in at near from outside around across throughout".split())
_TO = frozenset("to of for with by on against into over about between".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december i mr mrs ms dr".split()
)
_ENDINGS = ("ing", "ed", "ly", "ness", "able", "ists", "ism", "tion", "tions", "ized", "ising", "izing", "ers", "less")
"""Ends of common words that are too rare for the table."""
_VERBS = frozenset("has had was is will would who".split())
_MARKS = frozenset((",", "(", "/", '"', "“", "‘", "&", ":"))
_INITIALS = 7
_MOST = 4.0
"""Log-odds beyond which a word's vector says no more."""
_ARTICLES = frozenset(("the", "a", "an"))


class Guess(NamedTuple):
    """A run of words that may be a name."""

    begin: int
    end: int


def runs(page: Page, taken: Mapping[int, Piece]) -> Iterator[Guess]:
    """Yield the runs of words, none of them `taken`, that may be names."""
    words, n = page.words, 0
    while n < len(words):
        if n in taken or not _may_begin(page, n):
            n += 1
            continue
        end = n + 1
        while end < len(words) and end not in taken and end - n < 5 and joined(page, end) and _may_be(page, end):
            end += 1
        yield Guess(n, end)
        n = end


def _may_begin(page: Page, n: int) -> bool:
    return _may_be(page, n) and not (page.telling[page.words[n].sentence] and opens(page, n))


def _may_be(page: Page, n: int) -> bool:
    word = page.words[n]
    if page.telling[word.sentence]:
        return word.capital and word.key not in _CALENDAR and word.key not in titles() and word.key not in roles()
    key = word.key
    if n + 1 < len(page.words) and page.words[n + 1].key == "t":
        return False  # "don t"
    if len(key) < 3 or not key.isalpha() or key in _CALENDAR or key in nouns():
        return False
    return is_name(key) or not (is_known(key) or key.endswith(_ENDINGS))


@cache
def weights(condition: str) -> dict[str, tuple[float, ...]]:
    """Return by feature the weights of the three types; of "kinds" those of a word's vector."""
    found: dict[str, tuple[float, ...]] = {}
    for line in lines("entity_weights.txt"):
        where, feature, *figures = line.split()
        if where == condition:
            found[feature] = tuple(float(figure) for figure in figures)
    return found


@cache
def kind(word: str) -> tuple[float, float, float] | None:
    """Return the log-odds that `word` is a person's, a place's or a body's name rather than anything else."""
    bytes_ = vector(word)
    if bytes_ is None:
        return None
    rows = [weights("kinds")[name] for name in TYPES]
    x, y, z = (max(-_MOST, min(_MOST, sum(map(mul, row[1:], bytes_)) / 180 + row[0])) for row in rows)
    return x, y, z


def features(page: Page, guess: Guess, taken: Mapping[int, Piece], counts: Mapping[str, int]) -> dict[str, float]:
    """Return the features of a run, those that are 0 left out."""
    found = _of_words(page, guess)
    found.update(dict.fromkeys(_of_shape(page, guess, counts), 1.0))
    found.update(dict.fromkeys(_before(page, guess.begin, taken), 1.0))
    found.update(dict.fromkeys(_after(page, guess.end, taken), 1.0))
    return found


def _of_words(page: Page, guess: Guess) -> dict[str, float]:
    """Return what the words tell one by one: of which kind their vectors are, which of them are unknown."""
    size = guess.end - guess.begin
    found = {"bias": 1.0, f"size_{min(size, 4)}": 1.0}
    known, sums = 0, [0.0, 0.0, 0.0]
    for word in page.words[guess.begin : guess.end]:
        odds = kind(word.key)
        if odds is not None and is_name(word.key):
            known += 1
            sums = [a + b for a, b in zip(sums, odds, strict=True)]
        elif not is_known(word.key):
            found["unknown"] = 1.0
        else:
            found["common"] = found.get("common", 0.0) + 1 / size
    if known:
        found.update((f"kind_{name}", total / known) for name, total in zip("plg", sums, strict=True))
        found["known"] = 1.0
    return found


def _of_shape(page: Page, guess: Guess, counts: Mapping[str, int]) -> Iterator[str]:
    first, last = page.words[guess.begin], page.words[guess.end - 1]
    size, text = guess.end - guess.begin, page.text[first.begin : last.end]
    if size == 1:
        yield f"seen_{min(3, counts.get(first.key, 0))}"
        if text.isupper() and 1 < len(text) < _INITIALS:
            yield "acronym"
    elif first.key in given_names():
        yield "given"
    if size > 1 and last.key in of_kind("land"):
        yield "land"
    if not text.replace(" ", "").isalnum():
        yield "marks"
    if any(c.isdigit() for c in text):
        yield "digit"
    if last.key in body_ends(cased=True):
        yield "body"
    if last.key.endswith("s") and not last.owner:
        yield "plural"


@cache
def _tell_before() -> dict[str, tuple[str, ...]]:
    """Return by the word before a run what it tells."""
    found = dict.fromkeys(offices(), ("office",)) | dict.fromkeys(SAID, ("said_before",))
    found |= dict.fromkeys(_ARTICLES, ("the",))
    return found | {word: (f"to_{word}",) for word in _TO} | {word: ("at", f"at_{word}") for word in _AT}


def _before(page: Page, begin: int, taken: Mapping[int, Piece]) -> Iterator[str]:
    words = page.words
    last, mark = words[begin - 1], words[begin].gap.strip()
    if not begin or last.sentence != words[begin].sentence:
        yield "opens"
    elif mark in _MARKS:
        yield f"gap_{mark}"
        if mark == "," and begin - 1 in taken:
            yield f"after,_{taken[begin - 1].type}"
    elif begin - 1 in taken:
        yield f"after_{taken[begin - 1].type}"
    elif last.key in _tell_before():
        yield from _tell_before()[last.key]
    elif last.key == "and":
        yield "and"
        if begin - 2 in taken:
            yield f"and_{taken[begin - 2].type}"
    elif last.owner:
        yield "owned"
    elif last.capital:
        yield "capital_before"


@cache
def _tell_after() -> dict[str, str]:
    """Return by the word after a run what it tells."""
    found = dict.fromkeys(("and", "or"), "then_and") | dict.fromkeys(_VERBS, "verb")
    return (
        found
        | dict.fromkeys(offices(), "before_office")
        | dict.fromkeys(bodies(), "before_body")
        | dict.fromkeys(SAID, "said")
    )


def _after(page: Page, end: int, taken: Mapping[int, Piece]) -> Iterator[str]:
    words = page.words
    if words[end - 1].owner:
        yield "owner"
    if end >= len(words) or words[end].sentence != words[end - 1].sentence:
        yield "ends"
        return
    word = words[end]
    mark = word.gap.strip()[:1]
    if mark:
        yield f"then_{mark if mark in ',.)-:' else 'other'}"
        if word.gap.strip() == ",":
            if end in taken:
                yield f"then,_{taken[end].type}"
            if word.key.isdigit() or any(w.key in roles() for w in words[end : end + 4]):
                yield "apposed"
    elif end in taken:
        yield f"before_{taken[end].type}"
    elif word.key in _tell_after():
        yield _tell_after()[word.key]
    elif word.capital:
        yield "capital_after"


def counted(page: Page, found: list[Guess]) -> dict[str, int]:
    """Return how often each run of one word occurs."""
    counts: dict[str, int] = {}
    for guess in found:
        if guess.end - guess.begin == 1:
            key = page.words[guess.begin].key
            counts[key] = counts.get(key, 0) + 1
    return counts


def guesses(page: Page, taken: Mapping[int, Piece]) -> Iterator[Piece]:
    """Yield what is likely enough to be a name."""
    table = weights("bare" if page.bare else "cased")
    if not table:
        return
    found = list(runs(page, taken))
    counts = counted(page, found)
    for guess in found:
        odds = [0.0, 0.0, 0.0]
        for feature, value in features(page, guess, taken, counts).items():
            row = table.get(feature)
            if row is not None:
                odds[0] += row[0] * value
                odds[1] += row[1] * value
                odds[2] += row[2] * value
        masses = [exp(min(50.0, max(-50.0, value))) for value in odds]
        best = max(range(3), key=masses.__getitem__)
        share = masses[best] / (1 + sum(masses))
        if share >= _SURE:
            yield Piece(*guess, TYPES[best], printed(page, *guess), round(share, 2))
