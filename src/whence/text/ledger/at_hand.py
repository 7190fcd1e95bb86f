"""The articles at hand as publishers: which outlet each is of, whether a credit means it, whose copy it carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whence.text.crediting.outlets import by_words, folded, same_outlet
from whence.text.ledger.reach import Reach, reaches, touched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.model import Article, Credit, Span, Voices
    from whence.text.witness import Witness

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://(?:[^/@\s]*@)?([^/:?#\s]+)", re.IGNORECASE)


class Publisher(NamedTuple):
    """The outlet of an article: its name, and whether that is known or only what the file is called."""

    name: str
    known: bool


class Holding:
    """One article at hand, cut into sentences: its publisher, and what its own credits speak for."""

    def __init__(self, witness: Witness, voices: Voices) -> None:
        """Read the publisher and the credits of `witness`; `voices` are its own."""
        self.witness = witness
        self.id = witness.article.id
        self.publisher = publisher(witness, voices)
        self.reaches = reaches(witness, voices)
        self.resting: dict[int, list[Reach]] = {}
        """By the number of a sentence: the credits that plainly cover it."""
        for reach in self.reaches:
            for n in reach.covers:
                self.resting.setdefault(n, []).append(reach)
        self.carries = next((r.credit for r in self.reaches if r.whole and self._is_another(r.credit)), None)
        """The credit that makes the whole article another's copy, if there is one."""

    def passes_on(self, span: Span) -> Credit | None:
        """Return the credit on which the sentence with most of `span` rests, where it names another outlet."""
        n = max(touched(self.witness, [span]), key=lambda m: self.witness.spans[m].overlap(span), default=-1)
        resting = (r.credit for r in self.resting.get(n, ()) if r.credit.role != "byline")
        return next((credit for credit in resting if self._is_another(credit)), None)

    def _is_another(self, credit: Credit) -> bool:
        """Tell whether the credit names another outlet than the article's own, which has to be known for that."""
        if self.publisher is None or not self.publisher.known:
            return False
        own = self.publisher.name
        return not same_outlet(credit.outlet, own) and may_mean(credit, [own]) is None


def publisher(witness: Witness, voices: Voices) -> Publisher | None:
    """Return the outlet of an article by its metadata, its address, or its file's name; None when none of them tells.

    A file may be called anything, so its name counts as known only where it is an outlet's and nothing else ("cnn"),
    or where the text itself names that outlet: in a credit, or in a line that is not news ("sign up at …").
    """
    article = witness.article
    if article.outlet and article.outlet.strip():
        return Publisher(article.outlet.strip(), known=True)
    host = _HOST.match(article.url.strip()) if article.url else None
    if host and "." in host.group(1):
        return Publisher(host.group(1), known=True)
    words = _core(_stem(article))
    if not words:
        return None
    listed = by_words().get(tuple(words), ())
    if len(listed) == 1 and not listed[0].common and not listed[0].person:
        return Publisher(listed[0].outlet.name, known=True)
    return Publisher(" ".join(words), known=_is_borne_out(words, witness, voices))


def _stem(article: Article) -> str:
    return article.id.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _is_borne_out(words: list[str], witness: Witness, voices: Voices) -> bool:
    if any(same_outlet(credit.outlet, " ".join(words)) for credit in (*voices.credits, *voices.topics)):
        return True
    for (begin, end), rule in zip(witness.ranges, witness.rules, strict=True):
        line = witness.tokens.words[begin:end] if rule else []
        if any(line[n : n + len(words)] == words for n in range(len(line))):
            return True
    return False


def may_mean(credit: Credit, names: Sequence[str]) -> str | None:
    """Return the only one of `names` that the credit's outlet is short for ("the Courier"), or None.

    Only for an outlet that the list does not know: a name that it knows is not short for another.
    """
    short = _core(credit.outlet)
    if credit.listed or not short:
        return None
    found = {name for name in names if len(_core(name)) > len(short) and _core(name)[-len(short) :] == short}
    return found.pop() if len(found) == 1 else None


def _core(name: str) -> list[str]:
    """Return the folded words of a name without numbers and without a leading "the"."""
    words = [word for word in folded(name) if not word.isdigit()]
    return words[1:] if words[:1] == ["the"] else words
