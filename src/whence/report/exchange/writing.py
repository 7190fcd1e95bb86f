"""Results and archives written for other tools: which format is which module, and how a file comes to be.

A file is written under another name beside its place and then renamed, so that nobody meets half of one.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from whence.errors import InputError, UsageError
from whence.model.tables import NAMES_OF_FIVE, Exported
from whence.report.exchange import files, flatten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

    from whence.model import Record
    from whence.model.tables import Exportable, Tables

    Writer = Callable[[Tables, BinaryIO], object]

FORMATS = ("jsonl", "csv", "parquet", "passim", "prov", "annotations", "graphml", "gexf", "svg", "html")
STANDARD_OUTPUT = "-"
_PAGES = ("svg", "html")


class Whole:
    """A result, as it can be exported (`model.tables.Exportable`)."""

    def __init__(self, result: Record) -> None:
        """Take the result."""
        self._result = result

    def batches(self, name: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a table, some at a time."""
        yield from flatten.arrow(self._result, name).to_batches()

    def tables(self) -> Tables:
        """Return the five tables."""
        return flatten.tables(self._result)

    def page(self, form: str) -> str:
        """Return the page of the result, or the drawing of a story, which knows more of its lineage than its tables."""
        if form == "html":
            return self._result.to_html()
        from whence.model import Story
        from whence.report.exchange import lineage

        return lineage.svg(self._result) if isinstance(self._result, Story) else ""

    def notes(self) -> tuple[str, ...]:
        """Return what limits the result."""
        return tuple(getattr(self._result, "notes", ()))


def export(
    what: Record | Exportable, path: str | os.PathLike[str], form: str, *, table: str | None = None, force: bool = False
) -> Exported:
    """Write a result, or an archive, in one of `FORMATS`; the arguments are those of `Record.export`.

    The path ``-`` is standard output, for one file. Raises `UsageError` for a format, a table or a path that does not
    fit, and `InputError` where the path cannot be written to, or is there already and `force` is not given.
    """
    source: Exportable = what if hasattr(what, "batches") else Whole(what)  # type: ignore[assignment]
    if form not in FORMATS:
        raise UsageError(f"no format is called {form!r}; choose one of {', '.join(FORMATS)}")
    if table is not None and table not in NAMES_OF_FIVE:
        raise UsageError(f"no table is called {table!r}; choose one of {', '.join(NAMES_OF_FIVE)}")
    if table is not None and form not in files.FLAT:
        raise UsageError(f"{form} is no table; leave the table out, or choose one of {', '.join(files.FLAT)}")
    place = os.fspath(path)
    if form in files.FLAT and table is None:
        return Exported(form, tuple(_folder(source, place, form, force=force)), source.notes())
    check(place, form, table, force=force)
    page = source.page(form) if form in _PAGES else ""
    with opened(place) as file:
        if table is not None:
            told: tuple[str, str, int | None] = place, table, files.write(table, form, source.batches(table), file)
        elif page:
            file.write(page.encode("utf-8", "replace"))
            told = place, form, None
        else:
            rows = _writer(form)(source.tables(), file)
            told = place, form, rows if isinstance(rows, int) else None
    return Exported(form, (told,), source.notes())


def _writer(form: str) -> Writer:
    """Return what writes a format that is one file."""
    if form == "passim":
        from whence.report.exchange import passim

        return passim.write
    if form == "prov":
        from whence.report.exchange import prov

        return prov.write
    if form == "annotations":
        from whence.report.exchange import annotation

        return annotation.write
    if form == "svg":
        from whence.report.exchange import lineage

        return lineage.write
    from whence.report.exchange import graphs

    return graphs.write_graphml if form == "graphml" else graphs.write_gexf


def _folder(source: Exportable, place: str, form: str, *, force: bool) -> Iterator[tuple[str, str, int | None]]:
    """Write a file for each table into a folder: all of them, or none."""
    paths = {name: Path(place) / f"{name}.{form}" for name in NAMES_OF_FIVE}
    check(place, form, None, force=force)
    made: list[tuple[Path, Path]] = []
    try:
        Path(place).mkdir(parents=True, exist_ok=True)
        for name, path in paths.items():
            with _begun(path) as (file, beside):
                made.append((beside, path))
                rows = files.write(name, form, source.batches(name), file)
            yield str(path), name, rows
        for beside, path in made:
            beside.replace(path)
    except OSError as error:
        raise _unwritable(place, error) from error
    finally:
        for beside, _ in made:
            beside.unlink(missing_ok=True)


def check(place: str, form: str, table: str | None, *, force: bool) -> None:
    """Raise `UsageError` or `InputError` where an export would be refused: better before the work than after."""
    if form not in files.FLAT or table is not None:
        if place != STANDARD_OUTPUT:
            _free(Path(place), force=force)
        elif sys.stdout.isatty():
            raise UsageError("the export is for other programs, not for a screen: name a file, or send it into a pipe")
        return
    if place == STANDARD_OUTPUT:
        raise UsageError("five tables are five files; name a folder, or ask for one table")
    if Path(place).exists() and not Path(place).is_dir():
        raise InputError(place, "is a file, and five tables are five files", "name a folder, or ask for one table")
    for name in NAMES_OF_FIVE:
        _free(Path(place) / f"{name}.{form}", force=force)


@contextmanager
def opened(place: str) -> Iterator[BinaryIO]:
    """Give a file to write to that is at its place once all is written; ``-`` is standard output.

    Raises `InputError` where it cannot be written.
    """
    if place == STANDARD_OUTPUT:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if _flows(Path(place)):
            with Path(place).open("wb") as file:
                yield file
            return
        whole = Path(place).resolve()
        with _begun(whole) as (file, beside):
            yield file
        beside.replace(whole)
    except OSError as error:
        raise _unwritable(place, error) from error


@contextmanager
def _begun(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a new file beside `path` and its name; it is gone if anything goes wrong."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with beside.open("xb") as file:
        try:
            yield file, beside
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _free(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise InputError(str(path), "is a folder", "name a file")
    if os.path.lexists(path) and not force and not _flows(path):
        raise InputError(str(path), "is there already", "choose another name, or take --force (force=True in Python)")


def _flows(path: Path) -> bool:
    """Return whether this is a pipe or a device: there is nothing in it that could be lost."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _unwritable(place: str, error: OSError) -> InputError:
    why = f"cannot be written ({error.strerror or type(error).__name__})"
    return InputError(place, why, "choose another place, or make room")
