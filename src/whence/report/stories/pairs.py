"""The pairs of an archive: lines for a pipe, CSV, JSON lines, and a table for a screen; a line each, as they come."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from whence.model import NATURES, SCHEMA_VERSION
from whence.report.stories import told
from whence.report.stories.lines import lay_out
from whence.report.summary import related
from whence.report.voices.rows import safe
from whence.report.wording import arrow, counted, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any, TextIO

    from rich.console import Console

    from whence.model import Derivation, Passage
    from whence.report.voices.plain import Record
    from whence.report.voices.rows import Cell

    Shared = Mapping[tuple[str, str], Sequence[Passage]]
    """The passages of each pair, by left and right as its derivation has them."""

COLUMNS = (
    "left", "right", "kind", "score", "direction", "direction_score", "left_share", "right_share", "passages",
    *NATURES, "via", "reasons",
)  # fmt: skip
"""The columns: who, how related, which way, how much, how many passages and of which nature, why."""

FEW = 40
"""So many pairs a screen shows unless all are asked for."""


def by_pair(passages: Iterable[Passage]) -> dict[tuple[str, str], list[Passage]]:
    """Return `passages` by the pair that they belong to, whichever of the two is called left."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        mine = found.get((passage.left, passage.right))
        if mine is None:  # both ways round lead to one list
            mine = found[passage.left, passage.right] = found[passage.right, passage.left] = []
        mine.append(passage)
    return found


def pairs_plain(found: Iterable[Derivation], shared: Shared | None = None, *, width: int = 0) -> Iterator[str]:
    """Yield a line for each pair, and one for each of its reasons."""
    return lay_out(_records(found, shared or {}), width)


def _records(found: Iterable[Derivation], shared: Shared) -> Iterator[Record]:
    for pair in found:
        fields = [f"{pair.left} {arrow(pair)} {pair.right}", f"{pair.kind} {pair.score:.2f}"]
        if related(pair):
            fields.append(f"{pair.direction} {pair.direction_score:.2f}")
        fields.append(f"share {percent(pair.left_share)} and {percent(pair.right_share)}")
        if passages := shared.get((pair.left, pair.right)):
            fields.append(natures(passages))
        fields.append(told.by_way(pair, str))
        yield "pair", tuple(fields)
        yield from (("  because", (reason,)) for reason in pair.reasons)


def natures(passages: Sequence[Passage]) -> str:
    """Return how many passages there are, and of which nature where not all are reporting.

    >>> from whence.model import Passage, Span
    >>> natures([Passage("a", "b", Span(0, 9), Span(0, 9), 7.0, nature=n) for n in ("report", "quotation")])
    '2 passages: 1 report, 1 quotation'
    """
    counts = Counter(p.nature for p in passages)
    total = counted(len(passages), "passage")
    if set(counts) <= {"report"}:
        return total
    return f"{total}: {', '.join(f'{counts[n]} {n}' for n in NATURES if counts[n])}"


def row(pair: Derivation, passages: Sequence[Passage] = ()) -> list[Cell]:
    """Return a pair's cells, in the order of `COLUMNS`."""
    counts = Counter(str(p.nature) for p in passages)
    figures = (round(v, 4) for v in (pair.direction_score, pair.left_share, pair.right_share))
    head: list[Cell] = [pair.left, pair.right, pair.kind, round(pair.score, 4), pair.direction]
    return [*head, *figures, len(passages), *(counts[n] for n in NATURES), "; ".join(pair.via), "; ".join(pair.reasons)]


def write_csv(found: Iterable[Derivation], file: TextIO, shared: Shared | None = None) -> None:
    """Write a row for each pair after a line of column names, lines ended by LF."""
    writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(COLUMNS)
    known = shared or {}
    writer.writerows(safe(row(pair, known.get((pair.left, pair.right), ()))) for pair in found)


def write_jsonl(found: Iterable[Derivation], file: TextIO, shared: Shared | None = None) -> None:
    """Write a JSON object for each pair, a line each: its derivation, and its passages where they are known."""
    import json

    for pair in found:
        known = None if shared is None else shared.get((pair.left, pair.right), ())
        file.write(json.dumps(as_dict(pair, known), ensure_ascii=True) + "\n")


def as_dict(pair: Derivation, passages: Sequence[Passage] | None = None) -> dict[str, Any]:
    """Return a pair as the JSON object that docs/reference/json.md describes."""
    from whence.model.results import _plain

    record = {"schema": SCHEMA_VERSION, "kind": "pair", "derivation": _plain(pair)}
    return record if passages is None else {**record, "passages": _plain(tuple(passages))}


def pairs_terminal(
    found: Iterable[Derivation], console: Console, shared: Shared | None = None, *, verbose: bool = False
) -> None:
    """Write a table of the pairs to `console`: all of them with `verbose`, else the first."""
    from whence.report.stories.terminal import pair_table

    known = shared or {}
    pairs = iter(found)
    listed = list(pairs) if verbose else list(islice(pairs, FEW))
    rest = sum(1 for _ in pairs)
    pair_table([(pair, known.get((pair.left, pair.right), ())) for pair in listed], rest, console)
