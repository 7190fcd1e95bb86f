"""Group articles into stories: those that tell of the same event, by what they reuse, what they are about and when.

Candidates come from an inverted index and from reuse, a pair is scored by `text.telling.scorer`, and the pairs are
joined by average linkage (`text.telling.linkage`, which holds the one threshold). With `previous`, only stories that a
new or a removed article touches are grouped again; docs/models/stories.md says how near that comes to doing all anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text.telling.candidates import Index
from whence.text.telling.features import is_copy
from whence.text.telling.linkage import Bounds, agglomerate, components
from whence.text.telling.reasons import reasons_against, reasons_for
from whence.text.telling.scorer import LIMIT, log_odds, probability
from whence.text.telling.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whence.text.telling.signature import Signature


_LOOSE = "the two stories have less in common with each other than each has within itself"


class Link(NamedTuple):
    """Two articles that share passages, and how much."""

    left: str
    right: str
    share: float
    """Share of the shorter that the other has too, 0 to 1; templates and quotations left out."""


class Bond(NamedTuple):
    """What ties an article to its story."""

    article: str
    to: str
    """The article of the story that it resembles most, among those earlier."""
    score: float
    """Probability that these two tell the same story."""
    reasons: tuple[str, ...]


class Apart(NamedTuple):
    """Two articles that look alike and were kept in two stories."""

    left: str
    right: str
    score: float
    """Probability that these two, by themselves, tell the same story."""
    reasons: tuple[str, ...]


class Grouped(NamedTuple):
    """One story: which articles tell it, and why."""

    id: str
    """The id of its earliest known article when the story was first seen."""
    articles: tuple[str, ...]
    """The earliest known first: by day, those without one last, else as they were given."""
    bonds: tuple[Bond, ...]
    """One for each article but the earliest."""
    apart: tuple[Apart, ...]
    """The likeliest pair with each story that it was kept apart from."""


class Grouping(NamedTuple):
    """Stories of an archive, and what of them is new."""

    stories: dict[str, tuple[str, ...]]
    """Every story's articles by its id; an article alone is a story of one. Hand it on as `previous`."""
    touched: tuple[Grouped, ...]
    """The stories that were grouped anew; the others are as they were."""
    gone: tuple[str, ...]
    """Ids of earlier stories that are no more: joined to another, or without articles."""


def group(
    signatures: Mapping[str, Signature],
    links: Iterable[Link] = (),
    previous: Mapping[str, Sequence[str]] | None = None,
    bounds: Bounds = Bounds(),
) -> Grouping:
    """Return the stories of the articles in `signatures`, in which their order is the order of arrival.

    `previous` are the stories of an earlier grouping, by id. An article in none of them is new; one that `signatures`
    lacks was removed; for one that was changed, leave it out of `previous`. A story keeps its id while the article
    that it is named after stays in it.
    """
    return _Grouper(signatures, links, bounds).grouped(previous or {})


class _Grouper:
    """The articles by number, and what is known of their pairs."""

    def __init__(self, signatures: Mapping[str, Signature], links: Iterable[Link], bounds: Bounds) -> None:
        arrived = list(signatures)
        order = sorted(range(len(arrived)), key=lambda n: ((day := signatures[arrived[n]].day) is None, day or 0, n))
        self.ids = [arrived[n] for n in order]
        self.number = {id: n for n, id in enumerate(self.ids)}
        self.signatures = [signatures[id] for id in self.ids]
        self.bounds = bounds
        self.tellings: dict[int, Telling] = {}
        self.linked: dict[int, dict[int, float]] = {}
        for left, right, share in links:
            if left in self.number and right in self.number and left != right:
                a, b = self.number[left], self.number[right]
                most = max(share, self.linked.get(a, {}).get(b, 0.0))
                self.linked.setdefault(a, {})[b] = self.linked.setdefault(b, {})[a] = most
        self.edges: dict[tuple[int, int], float] = {}
        first: dict[Signature, int] = {}
        told = [n for n, signature in enumerate(self.signatures) if signature.terms]
        self.twins = {n: at for n in told if (at := first.setdefault(self.signatures[n], n)) != n}
        """Articles with the very signature of an earlier one, which alone is compared with others."""

    def grouped(self, previous: Mapping[str, Sequence[str]]) -> Grouping:
        index = Index(self.signatures, (n for n in range(len(self.ids)) if n not in self.twins))
        before = {id: [self.number[a] for a in articles if a in self.number] for id, articles in previous.items()}
        story = {n: id for id, members in before.items() for n in members}
        new = [n for n in range(len(self.ids)) if n not in story]
        self.edges.update(((at, n), LIMIT) for n, at in self.twins.items())
        self._look_around(new, index)
        affected = {
            id
            for id, articles in previous.items()
            if len(before[id]) < len(articles) or self.number.get(id) not in before[id]
        }
        fresh = set(new)
        for (a, b), odds in self.edges.items():
            if odds >= self.bounds.floor and (a in fresh or b in fresh):
                affected.update(story[n] for n in (a, b) if n in story)
        old = sorted(n for id in affected for n in before[id])
        self._look_around(old, index, among={*fresh, *old})
        return self._told(self._parts(sorted({*fresh, *old})), before, affected)

    def _telling(self, n: int) -> Telling:
        if n not in self.tellings:
            self.tellings[n] = Telling(self.signatures[n])
        return self.tellings[n]

    def _odds(self, a: int, b: int) -> float:
        """Return the log-odds of the pair a < b, scored when it was not before."""
        if (a, b) not in self.edges:
            self.edges[a, b] = log_odds(self._telling(a), self._telling(b), self.linked.get(a, {}).get(b, 0.0))
        return self.edges[a, b]

    def _look_around(self, some: Iterable[int], index: Index, among: set[int] | None = None) -> None:
        """Score the pairs of `some` with their candidates."""
        for n in some:
            near = () if n in self.twins else index.near(n)
            for other in (*near, *self.linked.get(n, ())):
                pair = (n, other) if n < other else (other, n)
                if among is None or other in among:
                    self._odds(*pair)

    def _parts(self, some: Sequence[int]) -> list[list[int]]:
        """Return the groups of the articles `some`, those of one article, too."""
        copies = self._copies(some)
        strong = {
            (min(of), max(of)): odds
            for (a, b), odds in self.edges.items()
            if a in copies and b in copies and (of := (copies[a], copies[b]))[0] != of[1] and odds >= self.bounds.floor
        }
        at = {n: k for k, part in enumerate(components(strong)) for n in part}
        edges: dict[int, dict[tuple[int, int], float]] = {}
        for pair in strong:
            edges.setdefault(at[pair[0]], {})[pair] = self._odds(*pair)
        parts = {n: [n] for n in set(copies.values())}
        for k in sorted(edges):
            for part in agglomerate(edges[k], self._odds, self.bounds):
                for n in part[1:]:
                    parts[part[0]] += parts.pop(n)
        at = {n: first for first, part in parts.items() for n in part}
        found: dict[int, list[int]] = {}
        for n in some:
            found.setdefault(at[copies[n]], []).append(n)
        return sorted(found.values())

    def _copies(self, some: Sequence[int]) -> dict[int, int]:
        """Return for each article the earliest that it is as good as a copy of, most often itself.

        Only these are grouped: copies would outvote the others, and a thousand of them make a million pairs.
        """
        sure: dict[int, list[int]] = {}
        for (a, b), odds in sorted(self.edges.items()):
            if odds >= LIMIT and (self.twins.get(b) == a or self._is_copy(a, b)):
                sure.setdefault(b, []).append(a)
        copies: dict[int, int] = {}
        for n in some:
            earlier = (copies[m] for m in sure.get(n, ()) if m in copies)
            copies[n] = next((m for m in earlier if m == self.twins.get(n) or self._is_copy(m, n)), n)
        return copies

    def _is_copy(self, a: int, b: int) -> bool:
        return is_copy(self._telling(a), self._telling(b))

    def _told(self, parts: Sequence[list[int]], before: Mapping[str, list[int]], affected: set[str]) -> Grouping:
        kept = {id: tuple(self.ids[n] for n in members) for id, members in before.items() if id not in affected}
        of = {n: k for k, part in enumerate(parts) for n in part}
        near = self._near_misses(of)
        touched = []
        for k, part in enumerate(parts):
            named = [n for n in part if self.ids[n] in before and n in before[self.ids[n]]]
            id = self.ids[named[0] if named else part[0]]
            bonds = tuple(self._bond(n, part[:at]) for at, n in enumerate(part) if at)
            touched.append(Grouped(id, tuple(self.ids[n] for n in part), bonds, tuple(near.get(k, ()))))
        stories = {**kept, **{told.id: told.articles for told in touched}}
        return Grouping(stories, tuple(touched), tuple(sorted(id for id in before if id not in stories)))

    def _bond(self, n: int, earlier: Sequence[int]) -> Bond:
        scored = [m for m in earlier if (m, n) in self.edges] or earlier[:1]
        odds, to = max((self._odds(m, n), -m) for m in scored)
        one, other = self._telling(n), self._telling(-to)
        reasons = reasons_for(one, other, self.linked.get(n, {}).get(-to, 0.0))
        return Bond(self.ids[n], self.ids[-to], probability(odds), reasons)

    def _near_misses(self, of: Mapping[int, int]) -> dict[int, list[Apart]]:
        """Return for each part the likeliest pair with each other part, where that pair alone would be one story."""
        best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
        for pair, odds in sorted(self.edges.items()):
            if odds > 0 and all(n in of for n in pair) and of[pair[0]] != of[pair[1]]:
                between = (min(of[pair[0]], of[pair[1]]), max(of[pair[0]], of[pair[1]]))
                if between not in best or best[between][0] < odds:
                    best[between] = (odds, pair)
        found: dict[int, list[Apart]] = {}
        for between, (odds, (a, b)) in sorted(best.items(), key=lambda item: (-item[1][0], item[1][1])):
            reasons = (*reasons_against(self._telling(a), self._telling(b)), _LOOSE)
            apart = Apart(self.ids[a], self.ids[b], probability(odds), reasons)
            for part in between:
                found.setdefault(part, []).append(apart)
        return found
