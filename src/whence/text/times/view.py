"""An article as its times are read: padded words, and what stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.times.almanac import reference

if TYPE_CHECKING:
    from datetime import date

    from whence.model.facts import Amount, FactType
    from whence.text.times.almanac import Period
    from whence.text.witness import Witness

_PAD = 12
_DASHES = "-‐‑‒–—−~"
_ENDS = '.!?;:\n\r"“”()[]|•'
_CAPITALS = 0.02
"""Share of words with a capital below which capitals tell nothing."""


class Found(NamedTuple):
    """A time that was read: its tokens, its normal form, the days it has."""

    begin: int
    end: int
    value: str
    first: int | None = None
    last: int | None = None
    kind: str = "day"
    """The grain: day, weekday, month, year, decade, period, vague; clock; duration."""
    type: FactType = "date"
    score: float = 1.0
    notes: tuple[str, ...] = ()
    about: bool = False
    amount: Amount | None = None
    """For clock times and durations."""
    derived: bool = False
    """Whether the days were told by halves and are read from the article's date."""


class View(NamedTuple):
    """A witness with its words padded, so that neighbours can be asked for without a check."""

    witness: Witness
    text: str
    words: list[str]
    """With empty words behind the last; ``words[-1]`` is one of these."""
    size: int
    day: date | None
    """The article's date."""
    cased: bool
    """Whether capitals tell anything."""
    found: list[Found]
    """The times read so far, in order: "that day" is told by them."""

    def gap(self, n: int) -> str:
        """Return the characters between token `n` and the one before it; a break where either is missing."""
        if not 0 < n < self.size:
            return "\n\n"
        tokens = self.witness.tokens
        return self.text[tokens.ends[n - 1] : tokens.begins[n]]

    def raw(self, n: int) -> str:
        """Return token `n` as it is written."""
        tokens = self.witness.tokens
        return self.text[tokens.begins[n] : tokens.ends[n]] if 0 <= n < self.size else ""

    def joined(self, n: int) -> bool:
        """Tell whether only a space, a hyphen or a dash parts token `n` from the one before."""
        gap = self.gap(n)
        return gap == " " or (gap.strip(" \t\r\n\xa0" + _DASHES) == "" and gap.count("\n") < 2)

    def hyphened(self, n: int) -> bool:
        """Tell whether a hyphen or a dash ties token `n` to the one before."""
        gap = self.gap(n)
        return gap in _DASHES if len(gap) == 1 else gap.strip() in _DASHES and bool(gap.strip())

    def listed(self, n: int) -> bool:
        """Tell whether a space or a comma parts token `n` from the one before."""
        gap = self.gap(n)
        return gap in {" ", ", "} or gap.strip() in {"", ","}

    def dotted(self, n: int) -> bool:
        """Tell whether a space or a full stop (after an abbreviation) parts token `n` from the one before."""
        gap = self.gap(n)
        return gap in {" ", ". "} or gap.strip() in {"", ".", "-", "/"}

    def opens(self, n: int) -> bool:
        """Tell whether a sentence or a line may begin at token `n`."""
        return n == 0 or any(mark in _ENDS for mark in self.gap(n))

    def capital(self, n: int) -> bool:
        """Tell whether token `n` begins with a capital."""
        return 0 <= n < self.size and self.text[self.witness.tokens.begins[n]].isupper()

    def owned(self, n: int) -> bool:
        """Tell whether token `n` is a possessive: "Friday's", "friday s"."""
        return self.words[n][-1:] == "s" and self.raw(n)[-2:-1] in tuple("'’‘` ´")

    def whole(self, n: int) -> int | None:
        """Return token `n` as a number of one to four digits, with no comma in it."""
        word = self.words[n]
        if not word.isdigit() or not word.isascii() or len(word) > 4 or len(self.raw(n)) != len(word):
            return None
        return int(word)

    def today(self) -> int:
        """Return the ordinal of the article's date; 0 without one."""
        return self.day.toordinal() if self.day else 0

    def in_period(self, begin: int, end: int, period: Period, kind: str = "day") -> Found:
        """Return a found time for a period."""
        return Found(begin, end, period.value, period.first, period.last, kind)

    def counted(self, begin: int, end: int, period: Period, kind: str = "day") -> Found:
        """Return a found time for a period that was read from the article's date."""
        return self.in_period(begin, end, period, kind)._replace(derived=True)


def view(witness: Witness) -> View:
    """Return `witness` as its times are read."""
    tokens, text = witness.tokens, witness.article.text
    capitals = sum(text[begin].isupper() for begin in tokens.begins)
    words = tokens.words + [""] * _PAD
    cased = capitals > _CAPITALS * len(tokens)
    return View(witness, text, words, len(tokens), reference(witness.article.date), cased, [])
