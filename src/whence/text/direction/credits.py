"""Which article says itself that it comes from another, or from an agency."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whence.text import lexicon, words
from whence.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Article, Span
    from whence.text.witness import Witness


def names(article: Article) -> list[str]:
    """Return the names by which the article may be credited: its outlet, or what its file is called."""
    stem = article.id.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return [article.outlet] if article.outlet else [stem]


def credits_to(child: Witness, parent: Article) -> list[Span]:
    """Return the spans of `child` in which it credits the outlet of `parent` by name.

    One's own outlet is no other's: an outlet that names itself credits nobody.
    """
    found = []
    for name in names(parent):
        target = _target(name)
        if target and child.article.outlet != name:
            found += [span for n in _places(child, target) if (span := _credit(child, n, len(target)))]
    return found


@cache
def _target(name: str) -> tuple[str, ...]:
    target = [word for word in tokenise(name).words if not word.isdigit()]
    if target[:1] == ["the"]:
        target = target[1:]
    return tuple(target) if sum(map(words.rarity, target)) > 0.0 else ()


def _places(witness: Witness, target: Sequence[str]) -> Iterable[int]:
    tokens, first = witness.tokens.words, target[0]
    if first not in tokens:
        return []
    return [
        n for n in range(len(tokens) - len(target) + 1)
        if tokens[n] == first and tuple(tokens[n : n + len(target)]) == target
    ]  # fmt: skip


@cache
def _cues() -> frozenset[str]:
    return frozenset(lexicon.lines("credit_cues.txt"))


def _credit(child: Witness, at: int, size: int) -> Span | None:
    """Return the span of name and cue when a crediting word stands right beside the name, else None."""
    tokens, cues = child.tokens.words, _cues()
    after = tokens[at + size] if at + size < len(tokens) else ""
    if after in cues and not _lower_case_name(child, at):
        return child.span(at, at + size + 1)
    if any(word in cues for word in tokens[max(0, at - 3) : at]) and not _lower_case_name(child, at):
        return child.span(max(0, at - 3), at + size)
    return None


def _lower_case_name(child: Witness, at: int) -> bool:
    """Tell whether the word is written small in a text that uses capitals: "time" is not TIME."""
    text = child.article.text
    return text[child.tokens.begins[at]].islower() and text != text.lower()


def agencies(witness: Witness) -> set[str]:
    """Return the agencies that an article names in brackets, as a dateline or a credit at the end does."""
    raw = witness.article.text
    if "(" not in raw:
        return set()
    joined = f" {' '.join(witness.tokens.words)} "
    return {
        name for name in lexicon.lines("agencies.txt")
        if f" {name} " in joined and (f"({name.upper()})" in raw or (len(name) > 3 and f"({name}" in raw.lower()))
    }  # fmt: skip
