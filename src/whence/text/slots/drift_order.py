"""Which of several articles is known to be earlier than which: by credits, dates and signs in the texts, or by nothing.

What is known is a partial order. Where these go round in a circle, nothing is known of those in it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from whence.model import Article, Derivation

_YEARS = range(1000, 9999)
"""A feed without a date may say the year 1 or 9999."""


class Order:
    """The articles at hand, and for each those that are known to be earlier."""

    def __init__(self, articles: Sequence[Article], derivations: Iterable[Derivation]) -> None:
        """Take the direction of each derivation as it is, and dates for all other pairs; then follow both further.

        Quadratic in the articles, as pairs of them are, in operations on whole rows of bits.
        """
        self._numbers = {article.id: n for n, article in enumerate(articles)}
        before = _by_date(articles)
        for derivation in derivations:
            parent, child = self._numbers.get(derivation.parent or ""), self._numbers.get(derivation.child or "")
            if parent is not None and child is not None:
                before[child] |= 1 << parent
                before[parent] &= ~(1 << child)  # a credit outweighs the dates of its pair
        for n in range(len(before)):
            for m, others in enumerate(before):
                if others >> n & 1:
                    before[m] |= before[n]
        self._before = _without_circles(before)

    def precedes(self, one: str, other: str) -> bool:
        """Tell whether article `one` is known to be earlier than `other`."""
        return bool(self._before[self._numbers[other]] >> self._numbers[one] & 1)

    def key(self, article: str) -> tuple[int, int]:
        """Return what to sort articles by, so that none stands before one that is known to be earlier.

        What is not ordered keeps, among articles with as many earlier ones, the order in which it was given.
        """
        n = self._numbers[article]
        return self._before[n].bit_count(), n

    def earliest(self, articles: Collection[str]) -> list[str]:
        """Return those of some articles that none of the others is known to precede, in the order of `key`."""
        among = sum(1 << self._numbers[article] for article in articles)
        return sorted((a for a in articles if not self._before[self._numbers[a]] & among), key=self.key)


def _without_circles(before: Sequence[int]) -> list[int]:
    """Return the rows without those that are said to be both earlier and later."""
    after = [0] * len(before)
    for n, known in enumerate(before):
        for m in range(len(before)):
            after[m] |= (known >> m & 1) << n
    return [earlier & ~later for earlier, later in zip(before, after, strict=True)]


def _by_date(articles: Sequence[Article]) -> list[int]:
    """Return for each article the bits of those with an earlier date; a bare day is not earlier than its own hours."""
    dated = [(when, n) for n, article in enumerate(articles) if (when := _when(article)) is not None]
    before = [0] * len(articles)
    days: dict[date, list[tuple[datetime | None, int]]] = {}
    for (day, moment), n in dated:
        days.setdefault(day, []).append((moment, n))
    earlier = 0
    for day in sorted(days):
        of_day = earlier
        timed = sorted((moment, n) for moment, n in days[day] if moment is not None)
        seen, last = earlier, None
        for moment, n in timed:
            if moment != last:
                of_day, last = seen, moment
            before[n] = of_day
            seen |= 1 << n
        for moment, n in days[day]:
            if moment is None:
                before[n] = earlier
                seen |= 1 << n
        earlier = seen
    return before


def _when(article: Article) -> tuple[date, datetime | None] | None:
    """Return the day (UTC) of an article, and the moment if one is told; None without a date that can be trusted.

    Midnight is what many feeds put where they know the day only.
    """
    try:
        moment = datetime.fromisoformat((article.date or "").strip())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    if moment.year not in _YEARS:
        return None
    is_day = not (moment.hour or moment.minute or moment.second or moment.microsecond)
    return moment.date(), None if is_day else moment
