"""What whence answers: one child against its parents, articles each with each, who is quoted, who is credited."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from whence.model.facts import Amount

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from whence.model.facts import Change, Drift, FactSheet
    from whence.model.places import Article
    from whence.model.quoting import Borrowing, CreditCheck, Quotation, Voices
    from whence.model.reuse import Boilerplate, Derivation, LeftOut, SentenceVerdict, WordRun

SCHEMA_VERSION = 1


class Record:
    """What the results have in common: a dictionary for JSON, a page for notebooks, tables, files for other tools.

    How these look is decided above the model: `whence.api` binds the class variables, so that the model imports
    nothing.
    """

    page: ClassVar[Callable[[Any], str] | None] = None
    fragment: ClassVar[Callable[[Any], str] | None] = None
    arrow: ClassVar[Callable[[Any, str], Any] | None] = None
    frame: ClassVar[Callable[[Any, str], Any] | None] = None
    state: ClassVar[Callable[[Any], str] | None] = None
    """The fragment of an archive's status."""
    exporter: ClassVar[Callable[..., Any] | None] = None

    def to_dict(self) -> dict[str, Any]:
        """Return the result as the JSON object that docs/reference/json.md describes."""
        return {"schema": SCHEMA_VERSION, "kind": type(self).__name__.lower(), **_plain(self)}

    def to_html(self) -> str:
        """Return the result as one self-contained page.

        Raises `RuntimeError` for a value made by hand before `whence.api` was imported, as the next three do.
        """
        page: str = _bound(type(self).page)(self)
        return page

    def to_arrow(self, table: str) -> Any:
        """Return one of its flat tables (docs/reference/exports.md) as a `pyarrow.Table`.

        ``articles``, ``passages``, ``derivations``, ``quotations``, ``facts``; of `Stories` only ``stories``. Raises
        `UsageError` for another name.
        """
        return _bound(type(self).arrow)(self, table)

    def to_pandas(self, table: str) -> Any:
        """Return the same as a `pandas.DataFrame`; raises `UsageError` where pandas is not installed."""
        return _bound(type(self).frame)(self, table)

    def export(self, path: str | os.PathLike[str], form: str, *, table: str | None = None, force: bool = False) -> Any:
        """Write the result in a form of docs/reference/exports.md, and say which files were written.

        ``jsonl``, ``csv`` and ``parquet`` write a file for each table into the folder `path`, or one `table` into the
        file `path`; the other formats one file. Raises `UsageError`, and `InputError` where `path` cannot be written
        to, or is there already and `force` is not given.
        """
        return _bound(type(self).exporter)(self, path, form, table=table, force=force)

    def __repr__(self) -> str:
        """Return what it is and how much of everything it holds: all of it would fill screens."""
        held = {f.name: getattr(self, f.name) for f in fields(cast("Any", self))}
        whose = [repr(str(getattr(held[name], "id", held[name]))[:80]) for name in ("child", "id") if name in held]
        counts = [_counted(len(value), name) for name, value in held.items() if isinstance(value, tuple) and value]
        return f"<whence.{type(self).__name__} {' '.join([*whose, ', '.join(counts) or 'of nothing'])}>"

    def _repr_html_(self) -> str | None:
        fragment = type(self).fragment
        return fragment(self) if fragment else None


def _counted(number: int, name: str) -> str:
    """Return how many of a field there are, by the field's name."""
    one = f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")
    return f"{number:,} {(one if number == 1 else name).replace('_', ' ')}"


def _bound(face: Callable[..., Any] | None) -> Callable[..., Any]:
    if face is None:
        message = "import whence.api first: it knows how a result is shown and written"
        raise RuntimeError(message)
    return face


def _plain(value: Any) -> Any:
    """Return `value` with dataclasses as dictionaries, tuples as lists, and our own figures to four places."""
    if isinstance(value, Amount):  # a length in metres may be as small as it likes
        return {f.name: _figure(getattr(value, f.name)) for f in fields(value)}
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):  # an article's extra fields: not ours to round
        return dict(value)
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return round(value, 4) if isinstance(value, float) else value


def _figure(value: Any) -> Any:
    """Return a figure with the ten digits that its text can have told, and anything else as it is."""
    return float(f"{value:.10g}") if isinstance(value, float) else value


@dataclass(frozen=True)
class Ledger:
    """One child's borrowings against its credits."""

    child: str
    borrowings: tuple[Borrowing, ...]
    credit_checks: tuple[CreditCheck, ...]


@dataclass(frozen=True)
class Telling:
    """One child's changes against its parents."""

    child: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, repr=False)
class Blame(Record):
    """One child against its possible parents: the answer to "where did this sentence come from?"."""

    child: Article
    parents: tuple[Article, ...]
    sentences: tuple[SentenceVerdict, ...]
    words: tuple[WordRun, ...]
    left_out: tuple[LeftOut, ...]
    boilerplate: tuple[Boilerplate, ...]
    derivations: tuple[Derivation, ...]
    """One a parent, the child on the right."""
    voices: tuple[Voices, ...] = ()
    """Who speaks in the child, then in each parent."""
    quotations: tuple[Quotation, ...] = ()
    """Each attribution of the child, followed back into the parents."""
    borrowings: tuple[Borrowing, ...] = ()
    credit_checks: tuple[CreditCheck, ...] = ()
    sheets: tuple[FactSheet, ...] = ()
    """The facts of the child, then of each parent."""
    changes: tuple[Change, ...] = ()
    """What became of each fact, in the child's reading order, what was dropped last."""
    notes: tuple[str, ...] = ()
    """Caps and heuristics that touched this result, one sentence each."""


@dataclass(frozen=True, repr=False)
class Diff(Record):
    """Several articles, compared each with each: derivations of all pairs, and blame where one derives."""

    articles: tuple[Article, ...]
    derivations: tuple[Derivation, ...]
    blames: tuple[Blame, ...]
    drifts: tuple[Drift, ...] = ()
    """Facts that three articles or more have in one slot, and not all alike: who changed them first."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Quotes(Record):
    """Who is quoted in each article, and what became of each quotation on its way through the others."""

    articles: tuple[Article, ...]
    voices: tuple[Voices, ...]
    """One an article, in the same order."""
    quotations: tuple[Quotation, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Credits(Record):
    """Which outlets each article credits, whether they bear it out, and what was borrowed without credit."""

    articles: tuple[Article, ...]
    voices: tuple[Voices, ...]
    """One an article, in the same order."""
    ledgers: tuple[Ledger, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Facts(Record):
    """What each article claims, and what became of it on its way through the others."""

    articles: tuple[Article, ...]
    sheets: tuple[FactSheet, ...]
    """One an article, in the same order."""
    tellings: tuple[Telling, ...] = ()
    """One a child that was compared with parents."""
    drifts: tuple[Drift, ...] = ()
    notes: tuple[str, ...] = ()
