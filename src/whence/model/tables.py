"""The five flat tables that everything is exported from: which columns they have, and what each of them means.

An archive fills them (`whence.curation.tables`) and so does any result (`whence.report.exchange.flatten`), so they are
told here, below both. All spans are half-open, in characters of the untouched text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

VERSION = 1
"""Of the columns. A column that is gone, or means something else, is a new number; a new column at the end is not."""

TEXT, AT, FIGURE, YES, NAMES = "string", "uint32", "double", "bool", "list<string>"


class Column(NamedTuple):
    """One column of a table."""

    name: str
    type: str
    """As Arrow calls it."""
    meaning: str
    null: str = ""
    """Where it is null; empty for a column that never is."""


_SURE = "0 to 1"
_COMPARED = "nothing was compared"
_NO_PARENT = "no parent at hand has it, or nothing was compared"

COLUMNS: dict[str, tuple[Column, ...]] = {
    "articles": (
        Column("id", TEXT, "what the other tables call the article"),
        Column("text", TEXT, "the untouched text; all spans count its characters"),
        Column("outlet", TEXT, "who published it", "not known"),
        Column("date", TEXT, "when, ISO 8601 as far as it could be read", "not known"),
        Column("title", TEXT, "its headline", "not known"),
        Column("url", TEXT, "its address", "not known"),
        Column("extra", TEXT, "all other fields that it came with, a JSON object"),
    ),
    "passages": (
        Column("left", TEXT, "id of one article; of a passage found by explaining a child, the parent"),
        Column("right", TEXT, "id of the other; of a passage found by explaining a child, the child"),
        Column("left_begin", AT, "where it begins in the left article, in characters"),
        Column("left_end", AT, "where it ends there"),
        Column("right_begin", AT, "where it begins in the right article"),
        Column("right_end", AT, "where it ends there"),
        Column(
            "score", FIGURE,
            "sum of the rarity of the matched words less the cost of gaps; 10 is about two rare words in "
            "context",
            "found by explaining a child, see `probability`",
        ),
        Column("strong", YES, "enough by itself to relate the two", "found by explaining a child"),
        Column(
            "nature", TEXT,
            "`report`, `quotation` (a speaker's words, which both may have heard) or `template` (words that "
            "an outlet prints again and again)",
            "found by explaining a child",
        ),
        Column(
            "kind", TEXT,
            "`aligned` (the same words, some of them changed) or `reworded` (other words)",
            "a borrowed sentence of the credit ledger",
        ),
        Column(
            "probability", FIGURE,
            f"probability that the child has the words from here, {_SURE}",
            "found by comparing two articles, see `score`; or a borrowed sentence of the credit ledger",
        ),
    ),
    "derivations": (
        Column("left", TEXT, "id of one article"),
        Column("right", TEXT, "id of the other"),
        Column("kind", TEXT, "`wholly`, `partially`, `non-derived` or `unknown`"),
        Column("direction", TEXT, "`left from right`, `right from left`, `common unseen parent` or `cannot tell`"),
        Column("parent", TEXT, "id of the one derived from", "the direction is not known"),
        Column("child", TEXT, "id of the derived one", "the direction is not known"),
        Column("score", FIGURE, f"how sure the kind is, {_SURE}"),
        Column("direction_score", FIGURE, f"how sure the direction is, {_SURE}"),
        Column("left_share", FIGURE, "share of the left article's words that the right one accounts for, 0 to 1"),
        Column("right_share", FIGURE, "share of the right article's words that the left one accounts for, 0 to 1"),
        Column("reasons", NAMES, "why, a clause each"),
        Column(
            "via", NAMES,
            "ids of articles at hand by way of which it went, the first in the line first; without a "
            "direction, from which both have it. Empty: straight, or not looked for",
        ),
    ),
    "quotations": (
        Column("child", TEXT, "id of the article that quotes"),
        Column("parent", TEXT, "id of the article that its words go back to", _NO_PARENT),
        Column("begin", AT, "where the words quoted begin in `child`, without the marks at their ends"),
        Column("end", AT, "where they end; words that stand between two parts of them are within"),
        Column("words", TEXT, "the characters from `begin` to `end`"),
        Column("kind", TEXT, "`direct` (all of it between quotation marks), `mixed` (some) or `indirect` (none)"),
        Column(
            "speaker", TEXT,
            "who is quoted, in the fullest form that `child` has",
            "nobody is named or described",
        ),
        Column("cue", TEXT, "the words that attribute; `…` where they stand apart", "there are none"),
        Column(
            "fidelity", TEXT,
            "`exact`, `trimmed`, `cut`, `altered`, `spliced`, `marks lost`, `marks gained`, `reattributed`, "
            "`unsupported` or `unknown`",
            _COMPARED,
        ),
        Column("score", FIGURE, f"how sure the fidelity is, {_SURE}", _COMPARED),
        Column("reason", TEXT, "why, a clause", _COMPARED),
        Column("parent_begin", AT, "where the words begin in `parent`", _NO_PARENT),
        Column("parent_end", AT, "where they end there; what the child left out between them is within", _NO_PARENT),
        Column("parent_words", TEXT, "the characters from `parent_begin` to `parent_end`", _NO_PARENT),
    ),
    "facts": (
        Column("child", TEXT, "id of the article whose fact it is"),
        Column(
            "parent", TEXT,
            "id of the article that it is held against",
            "no parent at hand has it, or nothing was compared",
        ),
        Column("type", TEXT, "`number`, `money`, `date`, `place`, `person`, `negation` and so on"),
        Column(
            "verdict", TEXT,
            "`same`, `equivalent`, `compatible`, `conflict`, `added`, `dropped` or `unknown`",
            _COMPARED,
        ),
        Column("score", FIGURE, f"how sure the verdict is, {_SURE}", _COMPARED),
        Column("rule", TEXT, "the rule that judged, with both values", _COMPARED),
        Column(
            "shift", TEXT,
            "what kind of change it is: `rounded`, `hedge lost`, `moved` and so on",
            "it has no name, or nothing was compared",
        ),
        Column("begin", AT, "where it begins in `child`", "dropped"),
        Column("end", AT, "where it ends there", "dropped"),
        Column("words", TEXT, "the characters from `begin` to `end`", "dropped"),
        Column("norm", TEXT, "its normal form: `PT48H`, `USD 350000`, `2019-05-13`", "dropped"),
        Column("parent_begin", AT, "where it begins in `parent`", "added, or nothing was compared"),
        Column("parent_end", AT, "where it ends there", "added, or nothing was compared"),
        Column(
            "parent_words", TEXT,
            "the characters from `parent_begin` to `parent_end`",
            "added, or nothing was compared",
        ),
        Column("parent_norm", TEXT, "its normal form there", "added, or nothing was compared"),
    ),
    "stories": (
        Column("story", TEXT, "id of the story: that of an article in it"),
        Column("article", TEXT, "id of an article that tells it, the earliest known first"),
    ),
}  # fmt: skip
"""The columns of each table, in order. ``stories`` is told of an archive only."""

NAMES_OF_FIVE = ("articles", "passages", "derivations", "quotations", "facts")


@cache
def schema(name: str) -> pa.Schema:
    """Return the Arrow schema of a table, each column with its meaning as metadata."""
    import pyarrow as pa

    types = {TEXT: pa.string(), AT: pa.uint32(), FIGURE: pa.float64(), YES: pa.bool_(), NAMES: pa.list_(pa.string())}
    fields = [
        pa.field(c.name, types[c.type], bool(c.null), {"description": c.meaning, "null": c.null or "never"})
        for c in COLUMNS[name]
    ]
    return pa.schema(fields, {"whence.table": name, "whence.schema": str(VERSION)})


@dataclass(frozen=True)
class Tables:
    """The five tables of one result or of an archive, each with its `schema`."""

    articles: pa.Table
    passages: pa.Table
    derivations: pa.Table
    quotations: pa.Table
    facts: pa.Table
    notes: tuple[str, ...] = field(default=())
    """Caps and heuristics that touched them, and what has not been worked out yet; one sentence each."""


class Exportable(Protocol):
    """What can be exported: a result, or an archive, which is read piece by piece."""

    def batches(self, name: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of one of the five tables, so many at a time that memory is bounded."""

    def tables(self) -> Tables:
        """Return all of them at once."""

    def page(self, form: str) -> str:
        """Return the HTML page; `form` is what was asked for. Raises `UsageError` where there is no one page."""

    def notes(self) -> tuple[str, ...]:
        """Return what limits the tables, one sentence each."""


class Exported(NamedTuple):
    """What was written."""

    format: str
    files: tuple[tuple[str, str, int | None], ...]
    """Of each file its path, the table in it (or the format), and its rows, where it has rows."""
    notes: tuple[str, ...]
