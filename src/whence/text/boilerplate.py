"""Tell lines that are not news: credits, contact lines, subscription boxes, share bars, page furniture.

A rule names what it saw. In punctuated text a rule has to cover a line or sentence to call it boilerplate, so that news
*about* cookies or subscriptions stays news; in text without punctuation only rules that cannot be part of a sentence
are used, and what they match is cut out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.text import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_COVERED = 0.75
"""Share of the words of a sentence that one rule must match."""
_LONGEST = 30
_CERTAIN = ("agency credit", "contact address")
"""Rules whose words do not occur inside a sentence of news, and which are safe where there are no sentences."""
_NAMES = re.compile(
    r"(?:(?:Photo|Photograph|Picture|Image|Credit): )?"
    r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w.’'-]*\s?(?:/|\||—|–)\s?(?:[A-Z][\w.’'-]*\s?){1,4}"
    r"|\((?:[A-Z][\w.]*\s?){1,4}\)"
)
"""A name and an agency on a line of their own: `Tomas Redfern/Skerrywire`, `(Skerrywire)`."""


_UNNAMED = ("staff", "and", "reporters", "correspondent", "correspondents")
"""What a byline may say in small letters: "By Evening Post staff"."""


class Rule(NamedTuple):
    """One kind of boilerplate and the pattern, over folded words joined by spaces, that tells it."""

    name: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, in the order of the list."""
    entries = (line.split("\t") for line in lexicon.lines("boilerplate.txt"))
    return tuple(Rule(name, re.compile(rf"(?<!\S){pattern}(?!\S)")) for name, pattern in entries)


def line_rule(words: Sequence[str], raw: str) -> str | None:
    """Return the name of the rule that calls a line (folded `words`, untouched `raw`) boilerplate, or None."""
    if not words or len(words) > _LONGEST:
        return None
    joined = " ".join(words)
    for name, pattern in rules():
        match = pattern.match(joined) if name == "byline" else pattern.search(joined)
        if match and match.end() - match.start() >= _COVERED * len(joined) and not _is_sentence(name, raw):
            return name
    return "photo credit" if _NAMES.fullmatch(raw.strip()) else None


def _is_sentence(rule: str, raw: str) -> bool:
    """Tell whether a line that looks like a byline goes on as a sentence does ("By Friday the river had risen.")."""
    words = raw.split()
    return rule == "byline" and (
        raw.rstrip().endswith(".")
        or not all(w[:1].isupper() or not w[:1].isalpha() or w in _UNNAMED for w in words[1:])
    )


def certain(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the token ranges of `words`, an unpunctuated stretch, that are boilerplate, with the rules' names."""
    joined = " ".join(words)
    begins = [0]
    for word in words:
        begins.append(begins[-1] + len(word) + 1)
    found: list[tuple[int, int, str]] = []
    for name, pattern in rules():
        if name not in _CERTAIN:
            continue
        for match in pattern.finditer(joined):
            begin, end = bisect_right(begins, match.start()) - 1, bisect_right(begins, match.end() - 1)
            if all(end <= b or begin >= e for b, e, _ in found):
                found.append((begin, end, name))
    return sorted(found)
