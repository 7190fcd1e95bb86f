"""Passages as the cluster records of passim 2 (its ``out.json``), so that notebooks made for passim read them.

A record is a stretch of one article that others share. Those that go together are a cluster: passages link the places
of two articles, and two places of one article are linked where one overlaps half of the shorter or more (passim's
``--dst-overlap`` .5). Overlapping places of an article within a cluster are one record. The fields are those of
passim's ``seriatim.py`` (github.com/dasmiq/passim): ``size`` counts articles, and ``pboiler`` is, of all records of a
cluster but the first, the share that has a source of its own outlet.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import numpy as np
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from whence.model.tables import Tables


class _Place(NamedTuple):
    """A stretch of the article of that number."""

    article: int
    begin: int
    end: int


def write(tables: Tables, file: BinaryIO) -> int:
    """Write the clusters of `tables` as JSON lines; return the number of records."""
    import orjson

    count = 0
    for record in clusters(tables):
        file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
        count += 1
    return count


def clusters(tables: Tables) -> Iterator[dict[str, Any]]:
    """Yield a record for each stretch in a cluster: the largest cluster first, the earliest article first within it.

    What is not known is left out of a record, as passim does; other fields of an article are passed through.
    """
    told = tables.articles.select(["date", "outlet"]).to_pylist()
    rank = np.empty(len(told), np.int64)
    rank[sorted(range(len(told)), key=lambda n: (told[n]["date"] is None, told[n]["date"] or "", n))] = range(len(told))
    links = _links(tables)
    homes = [_merged(places, rank) for places in _components(links)]
    found = [list(dict.fromkeys(home.values())) for home in homes]
    sources = _sources(links, {place: member for home in homes for place, member in home.items()}, rank)
    found.sort(key=lambda members: (-len({m.article for m in members}), rank[members[0].article], members[0].begin))
    for number, members in enumerate(found):
        came = [sorted(sources[member], key=lambda place: (rank[place.article], place.begin)) for member in members]
        home = [told[member.article]["outlet"] for member in members]
        own = [
            any(_same(told[source.article]["outlet"], outlet) for source in some)
            for some, outlet in zip(came, home, strict=True)
        ]
        cluster = {
            "cluster": number,
            "size": len({member.article for member in members}),
            "pboiler": sum(own) / max(1, len(members) - 1),
        }
        for member, some, boiler in zip(members, came, own, strict=True):
            yield _record(tables, member, cluster | {"src": [_source(each) for each in some], "boiler": boiler})


def _record(tables: Tables, place: _Place, cluster: Mapping[str, Any]) -> dict[str, Any]:
    (row,) = tables.articles.slice(place.article, 1).to_pylist()
    known = {"id": row["id"], "series": row["outlet"], "date": row["date"], "title": row["title"], "url": row["url"]}
    where = {"uid": place.article, "begin": place.begin, "end": place.end}
    told = {**known, **where, **cluster, "text": row["text"][place.begin : place.end]}
    others = {name: value for name, value in json.loads(row["extra"]).items() if name not in told}
    return {name: value for name, value in (told | others).items() if value is not None}


def _source(place: _Place) -> dict[str, int]:
    return {"uid": place.article, "begin": place.begin, "end": place.end}


def _same(one: str | None, other: str | None) -> bool:
    """Return whether two articles are known to be of one outlet."""
    return one is not None and other is not None and one.casefold() == other.casefold()


def _links(tables: Tables) -> list[tuple[_Place, _Place]]:
    """Return the passages between articles at hand."""
    ids = tables.articles["id"].combine_chunks()
    passages = tables.passages
    sides = []
    for side in ("left", "right"):
        numbers = pc.index_in(passages[side], ids).to_pylist()
        begins, ends = passages[f"{side}_begin"].to_pylist(), passages[f"{side}_end"].to_pylist()
        sides.append(list(zip(numbers, begins, ends, strict=True)))
    return [
        (_Place(*left), _Place(*right))
        for left, right in zip(*sides, strict=True)
        if None not in (left[0], right[0]) and left[1] < left[2] and right[1] < right[2]
    ]


def _components(links: Iterable[tuple[_Place, _Place]]) -> Iterator[list[_Place]]:
    """Yield the places that hang together: by passages, and by overlapping within an article."""
    top: dict[_Place, _Place] = {}

    def find(place: _Place) -> _Place:
        while (above := top.setdefault(place, place)) != place:
            top[place] = place = top[above]  # halves the way for the next who asks
        return place

    for left, right in links:
        top[find(left)] = find(right)
    articles: dict[int, list[_Place]] = defaultdict(list)
    for place in top:
        articles[place.article].append(place)
    for places in articles.values():
        for one, other in overlapping(places):
            top[find(places[one])] = find(places[other])
    found: dict[_Place, list[_Place]] = defaultdict(list)
    for place in list(top):
        found[find(place)].append(place)
    yield from found.values()


def overlapping(places: Sequence[_Place]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places of one article, by number, that link all where one overlaps half of the shorter or more.

    That is where the longer covers the middle of the shorter.
    """
    order = sorted(range(len(places)), key=lambda n: places[n].begin - places[n].end)
    begins, ends = (np.array([places[n][side] for n in order]) for side in (1, 2))
    group = np.arange(len(order))
    for at in range(1, len(order)):
        middle = (begins[at] + ends[at]) / 2
        covering = np.flatnonzero((begins[:at] <= middle) & (middle <= ends[:at]))
        tops, first = np.unique(group[covering], return_index=True)
        for n in covering[first]:
            yield order[at], order[int(n)]
        if tops.size:
            group[at] = tops[0]
            if tops.size > 1:  # what hung apart hangs together now
                group[:at][np.isin(group[:at], tops[1:])] = tops[0]


def _merged(places: Iterable[_Place], rank: npt.NDArray[np.int64]) -> dict[_Place, _Place]:
    """Return for each place of a cluster the stretch that it is merged into, the earliest article first.

    No two clusters have the same stretch: of the places that cover it the longest would have been linked to the others.
    """
    found: list[tuple[_Place, list[_Place]]] = []
    for place in sorted(places, key=lambda place: (rank[place.article], place.begin)):
        if found and found[-1][0].article == place.article and place.begin < found[-1][0].end:
            stretch, inside = found[-1]
            found[-1] = stretch._replace(end=max(stretch.end, place.end)), [*inside, place]
        else:
            found.append((place, [place]))
    return {place: stretch for stretch, inside in found for place in inside}


def _sources(
    links: Iterable[tuple[_Place, _Place]], home: Mapping[_Place, _Place], rank: npt.NDArray[np.int64]
) -> dict[_Place, set[_Place]]:
    """Return for each stretch the stretches of earlier articles that it shares a passage with."""
    sources: dict[_Place, set[_Place]] = defaultdict(set)
    for pair in links:
        earlier, later = sorted((home[place] for place in pair), key=lambda place: rank[place.article])
        sources[later].add(earlier)
    return sources
