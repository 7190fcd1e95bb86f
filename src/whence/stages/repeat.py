"""Find what an outlet prints in several of its articles that have nothing else in common: its furniture.

A few articles say little of what an outlet always prints, so this asks for much: whole lines, word for word, without
quotation marks, in three articles or in two that are a month apart, no two of which share anything but such lines.
Of an archive, where there are many more, `stages.relate` says it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from whence.text.direction.dates import dated
from whence.text.furniture.page import Page
from whence.text.witness import furnished

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from whence.text.witness import Witness

    Range = tuple[int, int]
    Lines = dict[tuple[str, ...], list[Range]]
    """Ranges of tokens by their words."""

RULE = "repeated by the outlet"
_FEWEST = 8
"""Words of a line that is repeated."""
_ARTICLES, _LONG_AGO = 3, 30
"""Articles that have to print it; days between two that are enough alone."""
_SHINGLE, _BESIDES = 5, 2
"""Runs of so many words that two articles may share besides, and still be unrelated; and how many of them."""
_MOST = 0.4
"""Share of the shorter article that the lines may be: more is one text printed twice."""
_QUOTES = '“”"„«»'


def repeat(witnesses: Sequence[Witness], now: datetime | None = None) -> list[Witness]:
    """Return the witnesses with what their outlets repeat as boilerplate; those without an outlet as they are.

    Takes time in proportion to the pairs of articles of one outlet. `now` is the time of asking (`direction.dates`).
    """
    outlets: dict[str, list[int]] = defaultdict(list)
    for n, witness in enumerate(witnesses):
        if witness.article.outlet:
            outlets[witness.article.outlet.casefold()].append(n)
    several = [numbers for numbers in outlets.values() if len(numbers) > 1]
    if not several:
        return list(witnesses)
    dates = dated([witness.article for witness in witnesses], now)
    days = [day.toordinal() if (day := dates[w.article.id].begin) is not None else None for w in witnesses]
    lines = [_lines(witness) for witness in witnesses]
    known = {words for numbers in several for words in _repeated(numbers, witnesses, lines, days)}
    result = []
    for witness, of_article in zip(witnesses, lines, strict=True):
        # Whoever else has such a line has it from the page, not from the story.
        found = [(begin, end, RULE) for words in known & of_article.keys() for begin, end in of_article[words]]
        result.append(furnished(witness, sorted([*witness.furniture, *found])) if found else witness)
    return result


def _repeated(
    numbers: Sequence[int], witnesses: Sequence[Witness], lines: Sequence[Lines], days: Sequence[int | None]
) -> Iterator[tuple[str, ...]]:
    """Yield the words of the lines that one outlet repeats; `numbers` are its articles."""
    strangers = {
        (m, n) for m, n in combinations(numbers, 2) if _unrelated((witnesses[m], lines[m]), (witnesses[n], lines[n]))
    }
    printed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in numbers:
        for words in lines[n]:
            printed[words].append(n)
    for words, where in printed.items():
        chosen: list[int] = []
        for n in where:
            if all((m, n) in strangers for m in chosen):
                chosen.append(n)
        known = [day for n in chosen if (day := days[n]) is not None]
        if len(chosen) >= _ARTICLES or (known and max(known) - min(known) > _LONG_AGO):
            yield words


def _lines(witness: Witness) -> Lines:
    """Return the lines of an article that may be furniture and are not known to be."""
    text, tokens = witness.article.text, witness.tokens
    found: Lines = defaultdict(list)
    for first, past in Page(text).lines:
        begin, end = bisect_left(tokens.begins, first), bisect_left(tokens.begins, past)
        known = any(begin < e and end > b for b, e, _ in witness.furniture)
        if end - begin >= _FEWEST and not known and not any(mark in text[first:past] for mark in _QUOTES):
            found[tuple(tokens.words[begin:end])].append((begin, end))
    return found


def _unrelated(one: tuple[Witness, Lines], other: tuple[Witness, Lines]) -> bool:
    """Tell whether two articles share next to nothing but some lines."""
    common = one[1].keys() & other[1].keys()
    if not common or sum(map(len, common)) > _MOST * min(len(one[0].tokens), len(other[0].tokens)):
        return False
    shared = _runs(one[0], one[1], common) & _runs(other[0], other[1], common)
    return len(shared) <= _BESIDES


def _runs(witness: Witness, lines: Lines, common: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the runs of words of an article outside its boilerplate and the lines that it has in `common`."""
    words = list(witness.compared.words)
    for each in common:
        for begin, end in lines[each]:
            words[begin:end] = [f"\0{witness.article.id} {n}" for n in range(begin, end)]
    return set(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))
