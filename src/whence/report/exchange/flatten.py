"""A result as the five flat tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from whence.errors import UsageError
from whence.model import Blame, Stories, Story
from whence.model import rows as flat
from whence.model.tables import NAMES_OF_FIVE, Tables, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whence.model import Article, Record
    from whence.model.rows import Row


_ROWS = 4096


def arrow(result: Record, name: str) -> pa.Table:
    """Return one table of a result; raises `UsageError` for a name that it has no table of."""
    if isinstance(result, Stories):
        if name != "stories":
            raise UsageError(f"a list of stories has one table, 'stories', and none called {name!r}; ask the archive")
        return table(name, ({"story": line.id, "article": a} for line in result.stories for a in line.articles))
    if name not in NAMES_OF_FIVE:
        raise UsageError(f"no table is called {name!r}; choose one of {', '.join(NAMES_OF_FIVE)}")
    return table(name, _MAKERS[name](result))


def tables(result: Record) -> Tables:
    """Return the five tables of a result; raises `UsageError` for a list of stories, which has none of them."""
    if isinstance(result, Stories):
        raise UsageError("a list of stories is no table of articles; export the archive, or one story of it")
    made = {name: table(name, _MAKERS[name](result)) for name in NAMES_OF_FIVE}
    return Tables(**made, notes=tuple(getattr(result, "notes", ())))


def table(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return rows as a table of that name, missing cells being null."""
    return pa.Table.from_batches(batches(name, rows), schema(name))


def batches(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[pa.RecordBatch]:
    """Yield rows in record batches of the table of that name."""
    some: list[Mapping[str, Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == _ROWS:
            yield pa.RecordBatch.from_pylist(some, schema(name))
            some = []
    if some:
        yield pa.RecordBatch.from_pylist(some, schema(name))


def _articles(result: Any) -> Sequence[Article]:
    return (result.child, *result.parents) if isinstance(result, Blame) else result.articles


def _blames(result: Any) -> Sequence[Blame]:
    return (result,) if isinstance(result, Blame) else getattr(result, "blames", ())


def _article_rows(result: Any) -> Iterator[Row]:
    return map(flat.article_row, _articles(result))


def _passage_rows(result: Any) -> Iterator[Row]:
    if isinstance(result, Story):
        yield from map(flat.passage_row, result.passages)
        return
    for blame in _blames(result):
        yield from flat.evidence_rows(blame.child.id, blame.sentences)
    for ledger in getattr(result, "ledgers", ()):
        yield from flat.borrowing_rows(ledger.child, ledger.borrowings)


def _derivation_rows(result: Any) -> Iterator[Row]:
    return map(flat.derivation_row, getattr(result, "derivations", ()))


def _quotation_rows(result: Any) -> Iterator[Row]:
    blames = _blames(result)
    voices = [*getattr(result, "voices", ()), *(voices for blame in blames for voices in blame.voices)]
    found = getattr(result, "quotations", ()) or [quotation for blame in blames for quotation in blame.quotations]
    return flat.quotation_rows(_articles(result), voices, found)


def _fact_rows(result: Any) -> Iterator[Row]:
    blames = _blames(result)
    sheets = [*getattr(result, "sheets", ()), *(sheet for blame in blames for sheet in blame.sheets)]
    changes = {telling.child: telling.changes for telling in getattr(result, "tellings", ())}
    changes |= {blame.child.id: blame.changes for blame in blames}
    return flat.fact_rows(_articles(result), sheets, changes)


_MAKERS = {
    "articles": _article_rows,
    "passages": _passage_rows,
    "derivations": _derivation_rows,
    "quotations": _quotation_rows,
    "facts": _fact_rows,
}
