"""Which differences of wording are none: contractions, abbreviations, spelling, numbers, fillers, joined words.

Two short runs of folded words are brought to one plain form and compared. What a contraction leaves open ("he's": is or
has) is settled the easy way: both sides are contracted, not both written out.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from whence.kernels.spelling import levenshtein
from whence.text import lexicon, numbers, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILLERS = frozenset("um uh er erm uhm umm hmm hm ah eh mm".split())
_ENDINGS = {"is": "s", "has": "s", "are": "re", "have": "ve", "will": "ll", "shall": "ll", "had": "d", "would": "d"}
_HOSTS = frozenset("i you he she it we they that there who what".split())
_ANY_HOST = ("is", "has")
"""These join any word: "the board's decided"."""
_NEGATED = frozenset("do does did is are was were has have had would could should must might need ai".split())
_ODD = {"will": "wont", "can": "cant", "shall": "shant"}
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})is(e[drs]?|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e[drs]?|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2})our(s|ed|ing|able|ably|ite|ites|hood|hoods|er|ers|ful|ly)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{2})tre(s|d)?$"), r"ter\1"),
    (re.compile(r"(?<=[a-z]{2}[aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=[a-z])ogue(s?)$"), r"og\1"),
)
"""British to American. Both sides are respelt, so a word that should not be ("wise", "filled") does no harm unless it
then falls together with another word of news; none does."""
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_NOISE = 0.34
"""Share of its letters that misreading may change in a word."""


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    entries = (line.split() for line in lexicon.lines("abbreviations.txt"))
    return {first: tuple(rest) for first, *rest in entries}


@cache
def _spellings() -> dict[str, str]:
    return dict(line.split() for line in lexicon.lines("spellings.txt"))


@lru_cache(maxsize=1 << 16)
def respelt(word: str) -> str:
    """Return the folded `word` in American spelling.

    >>> respelt("organised"), respelt("harbour"), respelt("grey"), respelt("theatres")
    ('organized', 'harbor', 'gray', 'theaters')
    """
    word = _spellings().get(word, word)
    if len(word) > 4:
        for british, american in _SPELLINGS:
            word = british.sub(american, word)
    return word


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two short runs of folded words are the same but for their writing.

    >>> same_words(["do", "not"], ["dont"]), same_words(["twenty", "five"], ["25"]), same_words(["five"], ["nine"])
    (True, True, False)
    """
    if list(one) == list(other):
        return True
    x, y = plain(one), plain(other)
    if x == y or "".join(x) == "".join(y) != "":
        return True
    # "4 2 million" is what is left of "4.2 million"; 42 is another number, and "us" another word than "U.S."
    return len(one) != len(other) and _bare(one) == _bare(other) != ""


def misread(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one run is a misreading of the other: much the same letters, and not words on both sides."""
    x, y = "".join(one), "".join(other)
    if not x or not y or (all(map(words.is_known, one)) and all(map(words.is_known, other))):
        return False
    return levenshtein(x, y) <= max(1, int(_NOISE * max(len(x), len(y))))


def plain(run: Sequence[str]) -> list[str]:
    """Return a run of folded words in the plain form that all its ways to be written share."""
    return list(_counted(list(_contracted([w for word in run for w in _written_out(word) if w not in FILLERS]))))


def _written_out(word: str) -> tuple[str, ...]:
    return tuple(map(respelt, _abbreviations().get(word, (word,))))


def _contracted(run: list[str]) -> Iterator[str]:
    n = 0
    while n < len(run):
        word, following = run[n], run[n + 1] if n + 1 < len(run) else ""
        n += 2
        if following == "not" and (word in _NEGATED or word in _ODD):
            yield _ODD.get(word, word + "nt")
        elif following in _ENDINGS and (word in _HOSTS or following in _ANY_HOST):
            yield word + _ENDINGS[following]
        elif (word, following) == ("i", "am"):
            yield "im"
        elif (word, following) == ("let", "us"):
            yield "lets"
        elif (word, following) == ("per", "cent"):
            yield "percent"
        else:
            yield word
            n -= 1


def _counted(run: list[str]) -> Iterator[str]:
    """Yield the words with each number as digits, in whatever words it was written."""
    n = 0
    while n < len(run):
        value, size = _number(run, n)
        if size:
            yield f"{value:g}" if value < 1e6 else f"{value:.0f}"
            n += size
            continue
        word = run[n]
        if word in _ORDINALS or _ORDINAL.match(word):
            yield f"{numbers.value(word):g}th"
        else:
            yield word
        n += 1


def _number(run: list[str], n: int) -> tuple[float, int]:
    """Return the number that begins at n and how many words it takes; 0 words where none does."""
    total, current, at = 0.0, 0.0, n
    if run[at] in ("a", "an") and at + 1 < len(run) and run[at + 1] in _SCALES:
        current, at = 1.0, at + 1
    last = ""
    while at < len(run):
        word = run[at]
        if word in _SCALES:
            scale = _SCALES[word]
            if scale in (100.0, 12.0):
                current = max(current, 1.0) * scale
            else:
                total, current = total + max(current, 1.0) * scale, 0.0
        elif word == "and" and last in ("hundred", "thousand") and at + 1 < len(run) and _cardinal(run[at + 1]):
            pass
        elif (value := _cardinal(word)) is not None and (
            not last or last in _SCALES or last == "and" or _fits(last, value)
        ):
            current += value
        else:
            break
        last, at = word, at + 1
    return total + current, at - n


def _cardinal(word: str) -> float | None:
    if word in _ORDINALS or word in _SCALES or _ORDINAL.match(word):
        return None
    return numbers.value(word)


def _fits(last: str, value: float) -> bool:
    return last in _TENS and 0 < value < 10


def _bare(run: Sequence[str]) -> str:
    return "".join(run).replace(".", "")
