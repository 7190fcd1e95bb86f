"""What of a parent a sentence of the child is held against: the aligned places, widened to whole sentences.

Facts are compared nowhere else. In a text without punctuation the windows that stand for sentences are guesses, so
their neighbours belong to the region as well.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from whence.kernels.edits import Side, align
from whence.text import words
from whence.text.likeness import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whence.model import Span
    from whence.text.accounts import Account
    from whence.text.witness import Witness

_LIKE = 0.6
"""Likeness from which two aligned words are an anchor."""
_ALIGNED = 0.8
"""Share of a sentence's words that have a counterpart in passages from which nothing is aligned anew."""
_LONGEST = 400
"""Tokens of a region; a longer one is not widened and its words are not aligned anew."""


class Region(NamedTuple):
    """One sentence of the child and the places of one parent that it is held against."""

    left: Witness
    right: Witness
    rows: tuple[tuple[int, int], ...]
    """Ranges of the parent's tokens, ascending, apart from each other: whole sentences."""
    told: tuple[tuple[int, int], ...]
    """The aligned places themselves, within `rows`."""
    columns: tuple[int, int]
    """The child's tokens."""
    anchors: dict[int, tuple[int, ...]]
    """Child token → parent tokens that are the same word or one much like it."""

    def holds(self, token: int) -> bool:
        """Tell whether a token of the parent belongs to the region."""
        return any(begin <= token < end for begin, end in self.rows)


def tokens_of(witness: Witness, span: Span) -> tuple[int, int]:
    """Return the range of tokens that begin within `span`."""
    begins = witness.tokens.begins
    return bisect_left(begins, span.begin), bisect_left(begins, span.end)


def region(child: Witness, parent: Witness, n: int, account: Account, spans: Iterable[Span]) -> Region:
    """Return the region of the child's sentence `n`, whose accepted evidence in this parent lies at `spans`."""
    told = _joined(tokens_of(parent, span) for span in spans)
    rows = _widened(parent, told)
    columns = child.ranges[n]
    anchors: dict[int, set[int]] = {}
    for piece in account.pieces:
        for pair in piece.pairs:
            if pair.like >= _LIKE:
                for k in range(pair.j, pair.j2):
                    anchors.setdefault(k, set()).add(min(pair.i + k - pair.j, pair.i2 - 1))
    for place in account.rewording.places if account.rewording else ():
        for column, row in place.words.items():
            anchors.setdefault(column, set()).add(row)
    if len(anchors) < _ALIGNED * (columns[1] - columns[0]):
        _realigned(child, parent, columns, rows, anchors)
    kept = {c: tuple(sorted(r)) for c, r in anchors.items()}
    return Region(parent, child, rows, told, columns, kept)


def whole(child: Witness, parent: Witness) -> Region:
    """Return the region that holds one text against another as if the one retold the other from end to end."""
    rows, columns = ((0, len(parent.tokens)),), (0, len(child.tokens))
    anchors: dict[int, set[int]] = {}
    _realigned(child, parent, columns, rows, anchors)
    return Region(parent, child, rows, rows, columns, {c: tuple(sorted(r)) for c, r in anchors.items()})


def is_told(place: Region, span: Span) -> bool:
    """Tell whether the child has a stretch of the parent word for word in the aligned text.

    Copies are read differently: a name may be none in a stripped copy, and yet it stands there.
    """
    words, theirs = place.left.tokens.words, place.right.tokens.words
    held = {row for column, some in place.anchors.items() for row in some if theirs[column] == words[row]}
    begin, end = tokens_of(place.left, span)
    return begin < end and all(row in held for row in range(begin, end))


def is_copied(place: Region, span: Span) -> bool:
    """Tell whether the parent has a stretch of the child word for word in the aligned text."""
    words, theirs = place.left.tokens.words, place.right.tokens.words
    begin, end = tokens_of(place.right, span)
    return begin < end and all(
        any(words[row] == theirs[column] for row in place.anchors.get(column, ())) for column in range(begin, end)
    )


def _joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(r for r in ranges if r[0] < r[1]):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)


def _widened(parent: Witness, told: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return `told` widened to whole sentences; to the next window on either side where sentences are guessed."""
    begins = [begin for begin, _ in parent.ranges]
    wide = []
    for begin, end in told:
        first = max(0, bisect_left(begins, begin + 1) - 1)
        last = max(first, bisect_left(begins, end) - 1)
        if not parent.ranges or end - begin > _LONGEST:
            wide.append((begin, end))
            continue
        before = max(0, first - 1) if parent.windows[first] else first
        after = min(len(begins) - 1, last + 1) if parent.windows[last] else last
        wide.append((min(begin, parent.ranges[before][0]), max(end, parent.ranges[after][1])))
    return _joined(wide)


def _realigned(
    child: Witness,
    parent: Witness,
    columns: tuple[int, int],
    rows: Iterable[tuple[int, int]],
    anchors: dict[int, set[int]],
) -> None:
    """Align the sentence with each place anew, small words included, and add what is equal or much alike."""
    width = columns[1] - columns[0]
    if not 0 < width <= _LONGEST:
        return
    for begin, end in rows:
        if not 0 < end - begin <= _LONGEST:
            continue
        ids: dict[str, int] = {}
        one = [ids.setdefault(w, len(ids)) for w in parent.tokens.words[begin:end]]
        other = [ids.setdefault(w, len(ids)) for w in child.tokens.words[slice(*columns)]]
        known = list(ids)
        weights = [words.rarity(word) for word in known]
        pairs, _ = align(
            Side(one, [-1] * len(one)),
            Side(other, [-1] * len(other)),
            weights,
            lambda x, y, known=known: _alike(known[x], known[y]),  # type: ignore[misc]
        )
        for pair in pairs:
            if pair.like >= _LIKE:
                anchors.setdefault(columns[0] + pair.j, set()).add(begin + pair.i)


def _alike(one: str, other: str) -> float:
    kind, alike = compare(one, other)
    return alike if kind != "replaced" or alike >= _LIKE else 0.0
