"""Words that stand in the names of bodies and places, by what they do there."""

from __future__ import annotations

from functools import cache

from whence.text.lexicon import lines


@cache
def _by_kind() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines("entity_words.txt"):
        word, kind = line.split()
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def body_ends(*, cased: bool) -> frozenset[str]:
    """Return the nouns in which names of bodies end; more of them where capitals tell a name."""
    kinds = _by_kind()
    return kinds["body"] | kinds["firm"] | (kinds["cased"] if cased else frozenset())


@cache
def of_kind(kind: str) -> frozenset[str]:
    """Return the words of one kind: body, cased, firm, ware, wire, field, land, fore or direction."""
    return _by_kind()[kind]
