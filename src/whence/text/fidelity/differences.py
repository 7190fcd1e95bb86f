"""What became of a quotation's words at one place of a parent: the differences, and what each of them amounts to.

A difference is first tried as cosmetic as a whole, then piece by piece; what is left was replaced, put in or left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whence.text import numbers, words
from whence.text.fidelity.harmless import harmless, is_contraction, is_gloss
from whence.text.fidelity.manner import SAID, ends
from whence.text.likeness import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whence.kernels.edits import Pair
    from whence.model import EditKind
    from whence.text.fidelity.quoted import Ground, Meeting

_HOMOGRAPHS = frozenset("were well ill id wed hell shell shed".split())
"""Words that fold together with a contraction (we're, I'll)."""
_CUE = 12
"""Words of a cue with its source, at most."""
_REACH = 3
_LIGHT, _HOLE = 1.3, 2
"""Weight up to which the words at an end are too light to stand alone, and the hole behind them that says they may."""


class Difference(NamedTuple):
    """One stretch of the layout: tokens of the parent, positions in the quotation, and what became of them."""

    kind: EditKind
    left: tuple[int, int]
    right: tuple[int, int]
    gloss: bool = False
    """Whether it is the writer's words in brackets."""
    aside: bool = False
    """Whether it is the narration that interrupts the parent's quotation, no word of it."""


def differences(meeting: Meeting) -> list[list[Difference]]:
    """Return the differences of each piece of the layout, equal words included, in the order of the quotation.

    The ends of the quotation that are not paired belong to the first and the last piece, with as many of the parent's
    words as may be their counterpart: those of the same sentence of the same quotation.
    """
    pieces = meeting.layout.pieces
    found = []
    at = 0
    for k, piece in enumerate(pieces):
        begin = at
        end = len(meeting.stretch.words) if k + 1 == len(pieces) else piece[-1].j2
        head = piece[0].j - begin
        first = _back(meeting.parent, piece[0].i, head) if k == 0 else piece[0].i
        last = _forth(meeting.parent, piece[-1].i2, end - piece[-1].j2) if k + 1 == len(pieces) else piece[-1].i2
        found.append(list(_pieced(meeting, piece, (first, last), (begin, end))))
        at = end
    return found


def tightened(meeting: Meeting) -> Meeting:
    """Return the layout without a few light words at an end that come from another sentence or from narration."""
    pieces = [list(piece) for piece in meeting.layout.pieces]
    for piece, step in ((pieces[0], 1), (pieces[-1], -1)):
        for n in range(1, len(piece)):
            before, after = (piece[n - 1], piece[n]) if step > 0 else (piece[-n - 1], piece[-n])
            edge = piece[:n] if step > 0 else piece[-n:]
            if sum(p.like * (0.25 + words.rarity(meeting.stretch.words[p.j])) for p in edge) > _LIGHT:
                break
            if after.i - before.i2 >= _HOLE and _is_apart(meeting.parent, before.i, after.i, edge):
                del piece[slice(0, n) if step > 0 else slice(-n, None)]
                break
    return meeting._replace(layout=meeting.layout._replace(pieces=tuple(map(tuple, pieces))))


def _is_apart(ground: Ground, one: int, other: int, edge: Sequence[Pair]) -> bool:
    together = said_together(ground, one, other)
    size = len(edge) if edge[-1].i - edge[0].i == edge[-1].j - edge[0].j == len(edge) - 1 else 0
    interrupted = any(n in ground.framing for n in range(one + 1, other))
    close = not ground.telling and other - one < _CUE  # without marks it is a guess what belongs together
    if (together or close) and size >= (2 if interrupted or close else 3) and all(p.like == 1.0 for p in edge):
        return False
    return not together or any(ground.breaks(n) > 0 for n in range(one + 1, other + 1))


def said_together(ground: Ground, one: int, other: int) -> bool:
    """Tell whether two tokens belong to one quotation of the article, as far as marks or attributions tell."""
    if ground.quotes[one] >= 0 or ground.quotes[other] >= 0:
        if ground.quotes[one] == ground.quotes[other]:
            return True
        return ground.holders[one] == ground.holders[other] >= 0 and min(ground.quotes[one], ground.quotes[other]) >= 0
    return ground.holders[one] == ground.holders[other]


def _back(ground: Ground, first: int, count: int) -> int:
    at = first
    while at > max(0, first - count) and not ends(ground, at) and said_together(ground, at - 1, first):
        at -= 1
    return at


def _forth(ground: Ground, last: int, count: int) -> int:
    at = last
    limit = min(last + count, len(ground.quotes))
    while at < limit and not ends(ground, at) and said_together(ground, at, last - 1):
        if ground.holders[at] < 0 and ground.quotes[at] < 0 and ground.witness.tokens.words[at] in SAID:
            break
        at += 1
    return at


def _pieced(
    meeting: Meeting, piece: Sequence[Pair], rows: tuple[int, int], columns: tuple[int, int]
) -> Iterator[Difference]:
    """Yield the differences of one piece: equal words as they are, what lies between them settled as a whole."""
    i, j = rows[0], columns[0]
    loose: list[Pair] = []
    begun = False
    for pair in piece:
        one, other = meeting.parent.witness.tokens.words[pair.i], meeting.stretch.words[pair.j]
        if one != other or (one in _HOMOGRAPHS and is_contraction(meeting, pair)):
            loose += [pair] * (one != other)
            continue
        if not begun:
            i = next((i - k for k in range(_REACH) if _fits(meeting, (i - k, pair.i), (j, pair.j), i)), i)
        yield from _settled(meeting, (i, pair.i), (j, pair.j), loose)
        yield Difference("same", (pair.i, pair.i2), (pair.j, pair.j2))
        i, j, loose, begun = pair.i2, pair.j2, [], True
    end, last = rows[1], rows[1] - 1
    end = next((end + k for k in range(_REACH) if _fits(meeting, (i, end + k), (j, columns[1]), last)), end)
    yield from _settled(meeting, (i, end), (j, columns[1]), loose)


def _fits(meeting: Meeting, rows: tuple[int, int], columns: tuple[int, int], at: int) -> bool:
    """Tell whether a difference at an end is none if a word or two more of the parent's quotation are counted in."""
    if columns[0] == columns[1] or rows[0] < 0 or rows[1] > len(meeting.parent.holders):
        return False
    edge = rows[0] if rows[0] < at else rows[1] - 1
    return said_together(meeting.parent, edge, at) and harmless(meeting, rows, columns)


def _settled(
    meeting: Meeting, rows: tuple[int, int], columns: tuple[int, int], pairs: Sequence[Pair]
) -> Iterator[Difference]:
    if rows[0] == rows[1] and columns[0] == columns[1]:
        return
    if harmless(meeting, rows, columns):
        numeric = any(numbers.value(w) is not None for w in meeting.left(rows))
        yield Difference("number" if numeric else "cosmetic", rows, columns)
        return
    kind: EditKind = "inserted" if rows[0] == rows[1] else "deleted" if columns[0] == columns[1] else "replaced"
    if is_gloss(meeting, rows, columns):
        yield Difference(kind, rows, columns, gloss=True)
        return
    told = _narrated(meeting.parent, rows)
    if told is not None and columns[0] < columns[1]:
        yield from _interrupted(meeting, rows, columns, pairs, told)
        return
    i, j = rows[0], columns[0]
    for pair in pairs:
        yield from _settled(meeting, (i, pair.i), (j, pair.j), ())
        yield Difference(_kind(meeting, pair), (pair.i, pair.i2), (pair.j, pair.j2))
        i, j = pair.i2, pair.j2
    if pairs:
        yield from _settled(meeting, (i, rows[1]), (j, columns[1]), ())
        return
    yield Difference(kind, rows, columns, aside=kind == "deleted" and told == rows)


def _narrated(ground: Ground, rows: tuple[int, int]) -> tuple[int, int] | None:
    """Return the narration that interrupts a quotation within the tokens `rows`, or None."""
    if not 0 < rows[0] < rows[1] < len(ground.quotes):
        return None
    quoted = ground.quotes[rows[0] - 1] >= 0 and ground.quotes[rows[1]] >= 0
    held = ground.holders[rows[0] - 1] >= 0 and ground.holders[rows[1]] >= 0
    if not quoted and not held:
        return None
    inside = ground.quotes if quoted else ground.holders
    loose = [n for n in range(*rows) if inside[n] < 0]
    return (loose[0], loose[-1] + 1) if loose else None


def _interrupted(
    meeting: Meeting, rows: tuple[int, int], columns: tuple[int, int], pairs: Sequence[Pair], told: tuple[int, int]
) -> Iterator[Difference]:
    """Yield the differences of a stretch with narration in the middle of the parent's side, which is left out."""
    (begin, end), (i, i2) = columns, rows
    at = begin if told[0] == i else end
    if i < told[0] and told[1] < i2:
        fitting = (c for c in range(begin, end + 1) if harmless(meeting, (told[1], i2), (c, end)))
        at = next(fitting, next((p.j for p in pairs if p.i >= told[1]), end))
    yield from _settled(meeting, (i, told[0]), (begin, at), [p for p in pairs if p.i < told[0] and p.j < at])
    yield Difference("deleted", told, (at, at), aside=True)
    yield from _settled(meeting, (told[1], i2), (at, end), [p for p in pairs if p.i >= told[1] and p.j >= at])


def _kind(meeting: Meeting, pair: Pair) -> EditKind:
    one, other = meeting.parent.witness.tokens.words[pair.i], meeting.stretch.words[pair.j]
    if harmless(meeting, (pair.i, pair.i2), (pair.j, pair.j2)):
        return "number" if numbers.value(one) is not None else "cosmetic"
    kind = compare(one, other)[0]
    return "replaced" if kind == "cosmetic" else kind
