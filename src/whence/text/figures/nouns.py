"""What is counted: the noun that follows a figure, and whether it is people."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text.figures.grammar import gap_before
from whence.text.figures.vocabulary import listed
from whence.text.fold import fold
from whence.text.lexicon import lines
from whence.text.speakers.cased import roles, unnamed

if TYPE_CHECKING:
    from whence.text.witness import Witness

_OPENING = "“\"‘'«"
_WORDS = 4
"""A figure and its noun are not further apart."""
_NOT_PLURAL = ("ss", "us", "is", "ous")


class Noun(NamedTuple):
    """What stands behind a figure: tokens [begin, end), the last of them the head."""

    begin: int
    end: int
    people: bool
    plural: bool

    def of(self, words: list[str]) -> str:
        """Return its words."""
        return " ".join(words[self.begin : self.end])


NO_NOUN = Noun(0, 0, people=False, plural=False)


@cache
def people() -> frozenset[str]:
    """Return the nouns for people, one and many."""
    named = {word for word in unnamed() if word not in listed("not people")} | set(roles())
    plurals = {plural for word in named for plural in (word + "s", word[:-3] + "men" if word.endswith("man") else word)}
    return frozenset(named | plurals | listed("people") | {word + "s" for word in listed("people")} | peoples())


@cache
def peoples() -> frozenset[str]:
    """Return what many of one people are called: "ukrainians", "israelis"."""
    rows = (line.partition("|")[2].split() for line in lines("peoples.txt"))
    return frozenset(fold(word) for row in rows for word in row if word[-1] == "s")


def is_plural(word: str) -> bool:
    """Tell whether the folded token looks like a plural noun."""
    if word in listed("plural") or word in peoples():
        return True
    return len(word) > 3 and word[-1] == "s" and not word.endswith(_NOT_PLURAL) and word not in listed("stop")


def singular(word: str) -> str:
    """Return the singular of a folded noun, for the norm.

    >>> [singular(word) for word in ("sailors", "women", "parties", "boxes", "people", "crew")]
    ['sailor', 'woman', 'party', 'box', 'people', 'crew']
    """
    if word.endswith("men") and len(word) > 2:
        return word[:-2] + "an"
    if word == "children":
        return "child"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and not word.endswith(_NOT_PLURAL) else word


def noun_after(witness: Witness, n: int) -> Noun:
    """Return the noun of a figure that ends before token `n`: "24 ukrainian sailors"; empty where unclear."""
    words = witness.tokens.words
    begin = _determined(witness, n)
    found, fate = NO_NOUN, NO_NOUN
    if (
        begin == n
        and n < len(words)
        and gap_before(witness, n) == "-"
        and _modifies(words[n])
        and not is_plural(words[n])
    ):
        return Noun(n, n + 1, words[n] in people(), plural=False) if words[n] not in listed("stop") else NO_NOUN
    for at in range(begin, min(begin + _WORDS, len(words))):
        word = words[at]
        if not _goes_on(witness, at, quoted=at == begin) or word in listed("stop") or word[:1].isdigit():
            break
        if is_plural(word):
            found = Noun(begin, at + 1, word in people(), plural=True)
        elif found.end:
            break
        elif word in listed("fate") and not fate.end:
            fate = Noun(begin, at + 1, people=True, plural=True)
        elif word in people() and not _goes_on_as_noun(witness, at + 1):
            found = Noun(begin, at + 1, people=True, plural=False)
            break
    return found if found.end else fate


def _modifies(word: str) -> bool:
    """Tell whether the word that a hyphen ties to a figure is what it counts: "30-member", not "30-strong"."""
    return word.isalpha() and word != "strong"


def _determined(witness: Witness, n: int) -> int:
    """Return where the words of the noun begin: behind "more", "of the", "other"."""
    words = witness.tokens.words
    if n < len(words) and words[n] == "of":
        n += 1
        while n < len(words) and words[n] in listed("determiner") and _goes_on(witness, n):
            n += 1
    while n < len(words) and words[n] in listed("passed") and _goes_on(witness, n):
        n += 1
    return n


def _goes_on(witness: Witness, n: int, *, quoted: bool = False) -> bool:
    """Tell whether nothing parts token `n` from the one before, and it is no possessive."""
    gap = gap_before(witness, n)
    if quoted and len(gap) == 2 and gap[1] in _OPENING:
        gap = " "
    if gap == "\n" and witness.article.text[witness.tokens.begins[n]].isupper():
        return False
    if gap not in (" ", "-", "\n", "- "):
        return not gap.strip(" \t-\u00a0‑") and gap.count("\n") < 2 and len(gap) < 6
    end = witness.tokens.ends[n]
    return end - witness.tokens.begins[n] < 3 or witness.article.text[end - 2 : end - 1] not in ("'", "’", " ")


def _goes_on_as_noun(witness: Witness, n: int) -> bool:
    words = witness.tokens.words
    return n < len(words) and gap_before(witness, n) in (" ", "-") and (is_plural(words[n]) or words[n] in people())


def phrase_after(witness: Witness, n: int, most: int = 3) -> tuple[int, str]:
    """Return where the words that follow a figure as one phrase end, and the words: "fine", "of the voters"."""
    words = witness.tokens.words
    begin = _determined(witness, n)
    end = begin
    while end < len(words) and end - begin < most and _goes_on(witness, end):
        word = words[end]
        if word in listed("stop") or word[:1].isdigit() or (word[-2:] in ("ed", "ly") and word not in people()):
            break
        end += 1
        if is_plural(word):
            break
    return end, " ".join(words[begin:end])


def noun_before(witness: Witness, n: int) -> Noun:
    """Return the noun of a figure that stands behind it: "sailors: 24"; empty where there is none."""
    words = witness.tokens.words
    gap = gap_before(witness, n)
    if n == 0 or ":" not in gap or len(gap) > 3:
        return NO_NOUN
    head = words[n - 1]
    return (
        Noun(n - 1, n, head in people() or head in listed("fate"), plural=True)
        if is_plural(head) or head in listed("fate")
        else NO_NOUN
    )
