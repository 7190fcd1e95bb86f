"""What is kept of an article to tell which others tell the same story: its heaviest words, names and figures, its day.

One pass over the folded words, without reading names or times properly: that costs ten times as much, and rarity and
capitals say nearly as well who is named. A text without capitals loses the second and keeps the first.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from whence.text import numbers, words
from whence.text.likeness import stem
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from whence.text.tokens import Tokens

MOST_TERMS = 80
"""Terms kept of one article."""
_MOST_FIGURES = 24
_READ = 4000
"""Characters read of one article: what it tells comes first, and a live blog tells everything."""
_LEAD = 60
"""Words at the start, the title among them, that say what it is about …"""
_LEAD_COUNT = 1.6
"""… each counted as so many."""
_CONTENT = 0.12
"""Rarity from which a word is a term: leaves out the, said, would, people, year …"""
_STRANGE = 0.9
"""Rarity from which a word that the table lacks is taken for a name."""
_UNIT = 100.0
"""Weights are kept as whole hundredths."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR = frozenset((
    *_WEEKDAYS, "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip
_BEFORE_A_START = frozenset('.!?\n:"”“')


class Signature(NamedTuple):
    """What is kept of one article; plain values only, so that it goes into JSON or an Arrow row as it is."""

    length: int
    """Words of the article."""
    terms: tuple[str, ...]
    """Folded words, one for each stem, the heaviest first."""
    weights: tuple[int, ...]
    """Weight of each term in hundredths: its rarity, more when it comes often or early."""
    names: tuple[int, ...]
    """Positions of the terms that look like names."""
    lead: tuple[int, ...]
    """Positions of the terms that its first words have."""
    figures: tuple[tuple[str, float], ...]
    """Figures with the stem of the word behind each, what they count: ("peopl", 14.0)."""
    weekdays: tuple[int, ...]
    """Days of the week that it names, Monday 0."""
    day: int | None = None
    """Day of publication counted from 0001-01-01 as 1; None where it is missing or not to be trusted."""


def sign(text: str, title: str | None = None, published: str | None = None) -> Signature:
    """Return the signature of an article; never raises, whatever the text.

    `published` is its day in ISO form, given only where it is to be trusted; what cannot be read counts as missing.
    """
    whole = (f"{title}\n\n{text}" if title and not text.startswith(title) else text)[:_READ]
    tokens = tokenise(whole)
    terms = _weighed(tokens, _capitals(whole, tokens))
    lead = {stem(word) for word in tokens.words[:_LEAD]}
    kept = _kept(terms, lead)
    return Signature(
        length=len(tokens),
        terms=tuple(term.word for _, term in kept),
        weights=tuple(round(term.weight * _UNIT) for _, term in kept),
        names=tuple(n for n, (_, term) in enumerate(kept) if term.named),
        lead=tuple(n for n, (key, _) in enumerate(kept) if key in lead),
        figures=_figures(tokens.words),
        weekdays=tuple(n for n, name in enumerate(_WEEKDAYS) if name in tokens.words),
        day=day(published),
    )


class _Term(NamedTuple):
    word: str
    weight: float
    named: bool


class _Entry(NamedTuple):
    """What is known of a word wherever it stands."""

    key: str
    """Its stem, and "" for a word that says nothing."""
    named: bool


def day(published: str | None) -> int | None:
    """Return the number of the day that a date in ISO form begins with, or None."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _weighed(tokens: Tokens, capitals: Mapping[str, int]) -> dict[str, _Term]:
    """Return the terms by their stem; of several forms the commonest stands for all."""
    counts: dict[str, float] = {}
    best: dict[str, tuple[int, str]] = {}
    balance: dict[str, int] = {}
    named: set[str] = set()
    early = Counter(tokens.words[:_LEAD])
    for word, count in Counter(tokens.words).items():
        key, looks_named = _entry(word)
        if not key:
            continue
        counts[key] = counts.get(key, 0.0) + count + (_LEAD_COUNT - 1) * early[word]
        balance[key] = balance.get(key, 0) + capitals.get(word, 0)
        if looks_named:
            named.add(key)
        if key not in best or count > best[key][0]:
            best[key] = count, word
    return {
        key: _Term(word, (1 + log(counts[key])) * words.rarity(word), key in named or _is_written_large(key, balance))
        for key, (_, word) in best.items()
    }


def _is_written_large(key: str, balance: Mapping[str, int]) -> bool:
    return balance[key] > 0 and not key[0].isdigit()


@lru_cache(maxsize=1 << 17)
def _entry(word: str) -> _Entry:
    rarity = words.rarity(word)
    if rarity < _CONTENT or word in _CALENDAR:
        return _Entry("", named=False)
    strange = rarity >= _STRANGE and not words.is_known(word)
    return _Entry(stem(word), not word[0].isdigit() and (strange or words.is_name(word)))


def _capitals(text: str, tokens: Tokens) -> dict[str, int]:
    """Return for each word how much oftener it has a capital inside a sentence than none."""
    balance: dict[str, int] = {}
    for word, begin in zip(tokens.words, tokens.begins, strict=True):
        if not text[begin].isupper():
            balance[word] = balance.get(word, 0) - 1
        elif begin > 1 and text[begin - 2] not in _BEFORE_A_START and text[begin - 1] not in _BEFORE_A_START:
            balance[word] = balance.get(word, 0) + 1
    return balance


def _kept(terms: Mapping[str, _Term], lead: set[str]) -> list[tuple[str, _Term]]:
    """Return the terms to keep, the heaviest first: all of the lead, then as many others as there is room for."""
    ranked = sorted(terms.items(), key=lambda item: (-item[1].weight, item[0]))
    room = MOST_TERMS - sum(key in lead for key in terms)
    kept = []
    for key, term in ranked:
        if key not in lead:
            room -= 1
            if room < 0:
                continue
        kept.append((key, term))
    return kept


def _figures(tokens: Iterable[str]) -> tuple[tuple[str, float], ...]:
    found: dict[tuple[str, float], None] = {}
    for word, after in pairwise(tokens):
        value = _value(word)
        if value is not None and len(after) > 2:
            found[stem(after), value] = None
            if len(found) == _MOST_FIGURES:
                break
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _value(word: str) -> float | None:
    value = numbers.value(word)
    return value if value is not None and 1 < value < 1e15 and not word.endswith(("st", "nd", "rd", "th")) else None


def plain(signature: Signature) -> dict[str, Any]:
    """Return the signature as an object for JSON or a row for Arrow; `signed` takes it back."""
    return {**signature._asdict(), "figures": [list(figure) for figure in signature.figures]}


def signed(row: Mapping[str, Any]) -> Signature:
    """Return the signature that `plain` made `row` from; raises `KeyError` or `TypeError` for any other row."""
    return Signature(
        row["length"], tuple(row["terms"]), tuple(row["weights"]), tuple(row["names"]),
        tuple(row["lead"]), tuple((str(what), float(value)) for what, value in row["figures"]),
        tuple(row["weekdays"]), row["day"],
    )  # fmt: skip
