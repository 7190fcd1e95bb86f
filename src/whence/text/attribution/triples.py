"""Decode what the model saw into linked triples: the words of each cue, and the runs of words it links.

A cue is a run of words that are more likely cue than not. Its source and content are the words that the run links to
and that are likely source or content in themselves. A run of content that no cue claims goes to the cue that links it
best, or stands alone. Two cues share a word of content only where both link it (nearly) as well: nested reports do,
neighbours do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whence.text.attribution.tagger import LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from whence.text.attribution.tagger import Tagged

    Floats = NDArray[np.float32]

Run = tuple[int, int]
"""Words ``[begin, end)`` of `Tagged.spans`."""

SOURCE, CUE, CONTENT = 0, 1, 2
_LIKELY, _BRIDGED, _GAP = 0.5, 0.2, 3
"""A run is of words this likely; it bridges at most this many words that are at least so likely."""
_SOURCE = 0.3
"""The same for a source: a cue nearly always has one."""
_RIVAL = 0.9
"""A cue keeps a word whose link is at least this share of the best link that any cue has to it."""
_ADOPT = 0.1
"""Mean link from which a run that no cue claims goes to the cue that links it best."""


class Triple(NamedTuple):
    """Runs of words: source and cue, each empty or one run, and what is attributed."""

    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]
    score: float
    """How sure the words are of their labels, on average, 0 to 1."""


class _Cue(NamedTuple):
    run: Run
    first: int
    shares: Floats
    """What the cue links to: for words `first` on, probabilities that they are its source (row 0), content (row 1)."""

    def mean(self, row: int, run: Run) -> float:
        part = self.shares[row, max(0, run[0] - self.first) : max(0, run[1] - self.first)]
        return float(part.sum()) / (run[1] - run[0])

    def heaviest(self, runs: Sequence[Run]) -> Run:
        """Return the run that is most surely a source, a longer one before a shorter."""
        return max(runs, key=lambda run: self.mean(0, run) * (run[1] - run[0]))

    @property
    def reach(self) -> slice:
        return slice(self.first, self.first + self.shares.shape[1])

    def runs(self, likely: Floats, least: float) -> list[Run]:
        return [(a + self.first, b + self.first) for a, b in _runs(likely, least)]


def triples(tagged: Tagged) -> list[Triple]:
    """Return the triples of a tagged text, in the order of their cues; content without a cue comes last.

    Time is linear in the length of the text.
    """
    cues = [_cue(tagged, run) for run in _runs(tagged.inside[:, CUE], _LIKELY, tagged.begin[:, CUE])]
    best = np.zeros(len(tagged.spans), np.float32)
    for cue in cues:
        best[cue.reach] = np.maximum(best[cue.reach], cue.shares[1])
    sources = [cue.runs(np.sqrt(cue.shares[0] * tagged.inside[cue.reach, SOURCE]), _SOURCE) for cue in cues]
    contents = [
        cue.runs(
            np.sqrt(cue.shares[1] * tagged.inside[cue.reach, CONTENT]) * (cue.shares[1] >= _RIVAL * best[cue.reach]),
            _LIKELY,
        )
        for cue in cues
    ]
    alone = []
    for run in _unclaimed(tagged.inside[:, CONTENT], contents):
        n = _nearest(cues, 1, run)
        if n is None:
            alone.append(run)
        else:
            contents[n] = _merged([*contents[n], run])
    for run in _unclaimed(tagged.inside[:, SOURCE], sources):
        n = _nearest(cues, 0, run)
        if n is not None and not sources[n]:
            sources[n] = [run]
    found = []
    for cue, source, content in zip(cues, sources, contents, strict=True):
        if content:
            one = [cue.heaviest(source)] if source else []
            found.append(Triple(tuple(one), (cue.run,), tuple(content), _sure(tagged, one, cue.run, content)))
    return found + [Triple((), (), (run,), float(tagged.inside[run[0] : run[1], CONTENT].mean()) / 2) for run in alone]


def _runs(likely: Floats, least: float = _LIKELY, begin: Floats | None = None) -> list[Run]:
    """Return the runs of words that are at least so likely, cut where another is likely to begin."""
    out: list[Run] = []
    for at in np.flatnonzero(likely >= least).tolist():
        if out and (begin is None or begin[at] < _LIKELY):
            first, end = out[-1]
            if at == end or (at - end <= _GAP and likely[end:at].min() >= _BRIDGED):
                out[-1] = (first, at + 1)
                continue
        out.append((at, at + 1))
    return out


def _cue(tagged: Tagged, run: Run) -> _Cue:
    """Return the cue of `run` with the mean of what its words link to."""
    links = [tagged.links[word] for word in range(*run) if word in tagged.links]
    first = max(link.first for link in links)
    last = min(link.first + link.shares.shape[1] for link in links)
    return _Cue(run, first, np.mean([x.shares[:, first - x.first : last - x.first] for x in links], axis=0))


def _unclaimed(inside: Floats, claimed: Iterable[Sequence[Run]]) -> list[Run]:
    free = inside.copy()
    for runs in claimed:
        for first, end in runs:
            free[first:end] = 0
    return _runs(free)


def _nearest(cues: Sequence[_Cue], row: int, run: Run) -> int | None:
    """Return the cue that links `run` best, if any in reach does at all."""
    left = bisect_left(cues, run[0] - LENGTH, key=lambda cue: cue.run[0])
    near = range(left, bisect_right(cues, run[1] + LENGTH, key=lambda cue: cue.run[0]))
    best = max(near, key=lambda n: cues[n].mean(row, run), default=None)
    return best if best is not None and cues[best].mean(row, run) >= _ADOPT else None


def _merged(runs: Iterable[Run]) -> list[Run]:
    out: list[Run] = []
    for first, end in sorted(runs):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((first, end))
    return out


def _sure(tagged: Tagged, source: Sequence[Run], cue: Run, content: Sequence[Run]) -> float:
    parts = [(SOURCE, run) for run in source] + [(CUE, cue)] + [(CONTENT, run) for run in content]
    return float(np.mean([tagged.inside[first:end, row].mean() for row, (first, end) in parts]))
