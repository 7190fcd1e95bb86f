"""A result narrowed to what was asked for: the same kind of value with less in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from whence.report.voices.said import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from whence.model import Attribution, Credit, Credits, Quotes

_WORD = re.compile(r"\w+")


def names(asked: str, *given: str | None) -> bool:
    """Return whether the words of `asked` stand together in one of `given`, whatever the case.

    >>> names("selwick", "Nora Selwick"), names("elwick", "Nora Selwick"), names("the post", "The Evening Post")
    (True, False, False)
    """
    wanted = f" {_words(asked)} "
    return bool(wanted.strip()) and any(wanted in f" {_words(text)} " for text in given if text)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def sift_quotes(
    result: Quotes, *, speakers: Collection[str] = (), fidelities: Collection[str] = (), marked: bool = False
) -> Quotes:
    """Return `result` with only the attributions that were asked for.

    `speakers`: the speaker's name or the words of the source hold one of these · `fidelities`: one of these happened
    to it, alone or along with another · `marked`: some of it stands between quotation marks.
    """
    texts = {a.id: a.text for a in result.articles}
    followed: dict[tuple[str, Attribution], set[str]] = {}
    for quotation in result.quotations:
        happened = {quotation.fidelity, *quotation.also}
        followed.setdefault((quotation.child, quotation.attribution), set()).update(happened)

    def wanted(article: str, one: Attribution) -> bool:
        source = joined(one.source, texts.get(article, ""))
        return (
            (not speakers or any(names(asked, one.speaker.name, source) for asked in speakers))
            and (not fidelities or not followed.get((article, one), set()).isdisjoint(fidelities))
            and (not marked or one.kind != "indirect")
        )

    return replace(
        result,
        voices=tuple(
            replace(voice, attributions=tuple(a for a in voice.attributions if wanted(voice.article, a)))
            for voice in result.voices
        ),
        quotations=tuple(q for q in result.quotations if wanted(q.child, q.attribution)),
    )


def sift_credits(result: Credits, *, outlets: Collection[str] = (), topics: bool = True) -> Credits:
    """Return `result` with only what concerns the `outlets`, and with `topics` or without.

    A credit concerns an outlet that it names, a borrowing the outlet that it was taken from.
    """
    texts = {a.id: a.text for a in result.articles}
    published = {a.id: a.outlet for a in result.articles}

    def of(article: str) -> Callable[[Credit], bool]:
        text = texts.get(article, "")
        return lambda c: not outlets or any(names(asked, c.outlet, c.name.of(text)) for asked in outlets)

    def taken(parent: str) -> bool:
        return not outlets or any(names(asked, published.get(parent), parent) for asked in outlets)

    return replace(
        result,
        voices=tuple(
            replace(
                voice,
                credits=tuple(filter(of(voice.article), voice.credits)),
                topics=tuple(filter(of(voice.article), voice.topics)) if topics else (),
            )
            for voice in result.voices
        ),
        ledgers=tuple(
            replace(
                ledger,
                borrowings=tuple(b for b in ledger.borrowings if taken(b.parent)),
                credit_checks=tuple(c for c in ledger.credit_checks if of(ledger.child)(c.credit)),
            )
            for ledger in result.ledgers
        ),
    )
