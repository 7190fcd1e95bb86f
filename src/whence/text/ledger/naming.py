"""Where one article credits an outlet by name, among the outlets at hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from whence.text.crediting.outlets import aliases, folded, outlets_named, same_outlet
from whence.text.ledger.at_hand import may_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from whence.model import Credit, Credited, Span
    from whence.text.ledger.reach import Reach
    from whence.text.witness import Witness

_HOST_ENDS = re.compile(r"^www\.|(?:\.[a-z]{2,8}){1,2}$")


class Mentions(NamedTuple):
    """Where an article credits one outlet."""

    at: dict[int, list[Span]]
    """By the number of a sentence that the credit plainly covers."""
    whole: list[Span]
    """Lines that credit it with the whole article."""
    spans: list[Span]
    pictures: list[Span]


class Located(NamedTuple):
    """Whether an outlet is credited beside a sentence or elsewhere, where, and why so."""

    credited: Credited
    spans: tuple[Span, ...]
    reason: str


class Naming:
    """What the credits of one article mean among the names of the outlets at hand."""

    def __init__(self, witness: Witness, reaches: Sequence[Reach], names: Collection[str]) -> None:
        """`reaches` are those of `witness`; `names` are the outlets of the articles at hand and its own."""
        self._witness, self._spans = witness, witness.spans
        self._reaches, self._names = reaches, sorted(names)
        self._written: set[str] | None = None
        self._meant: dict[tuple[str, bool], frozenset[str]] = {}
        self._mentions: dict[str, Mentions] = {}

    def means(self, credit: Credit) -> frozenset[str]:
        """Return the names at hand that the credited outlet goes by: usually one or none."""
        key = (credit.outlet, credit.listed)
        if key not in self._meant:
            exact = frozenset(name for name in self._names if same_outlet(credit.outlet, name))
            short = None if exact else may_mean(credit, self._names)
            self._meant[key] = frozenset((short,)) if short else exact
        return self._meant[key]

    def mentions(self, name: str) -> Mentions:
        """Return where the article credits the outlet called `name`."""
        if name not in self._mentions:
            self._mentions[name] = self._collect(name)
        return self._mentions[name]

    def _collect(self, name: str) -> Mentions:
        found = Mentions({}, [], [], [])
        means: dict[tuple[str, bool], bool] = {}
        for reach in self._reaches:
            key = (reach.credit.outlet, reach.credit.listed)
            if key not in means:
                means[key] = name in self.means(reach.credit) or same_outlet(reach.credit.outlet, name)
            if not means[key]:
                continue
            (found.pictures if reach.picture else found.spans).append(reach.credit.span)
            if reach.whole:
                found.whole.append(reach.credit.span)
            for n in reach.covers:
                found.at.setdefault(n, []).append(reach.credit.span)
        found.spans.sort()
        return found

    def is_written(self, name: str) -> bool:
        """Tell whether the article has the outlet's name anywhere, under any alias, read as a credit or not."""
        core = folded(_HOST_ENDS.sub("", name))
        known = outlets_named(core)
        forms = [core, *(alias.words for alias in aliases() if alias.outlet in known)]
        forms += [("the", form[-1]) for form in forms if len(form) > 1]
        return not self._runs().isdisjoint("".join(form).replace("'", "") for form in forms)

    def _runs(self) -> set[str]:
        """Return every run of up to four words, written together, that begins with a capital where there are any."""
        if self._written is None:
            text, (words, begins, _) = self._witness.article.text, self._witness.tokens
            small = text == text.lower()
            starts = [n for n, at in enumerate(begins) if small or not text[at].islower() or words[n] == "the"]
            self._written = {"".join(words[n : n + size]) for n in starts for size in range(1, 5)}
        return self._written

    def located(self, n: int, name: str) -> Located | None:
        """Return where the outlet called `name` is credited, seen from sentence `n`; None when it nowhere is."""
        mentions = self.mentions(name)
        if n in mentions.at:
            return Located("there", tuple(sorted(mentions.at[n])), f"{name} is credited with it")
        if mentions.whole:
            return Located("there", tuple(mentions.whole), f"{name}'s line speaks for the whole article")
        if not mentions.spans:
            return None
        near = bisect_left(mentions.spans, self._spans[n])
        spans = tuple(mentions.spans[max(0, near - 1) : near + 1])
        return Located("elsewhere", spans, f"{name} is credited, but not for this sentence")
