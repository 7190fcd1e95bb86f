"""whence export: an archive, or articles compared with each other, as files that other tools open."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from whence.cli import archives, faces, inputs
from whence.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands
    from whence.model.tables import Exported

_FORMATS = ("jsonl", "csv", "parquet", "passim", "prov", "annotations", "graphml", "gexf", "svg", "html")
_TABLES = ("articles", "passages", "derivations", "quotations", "facts")


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("export", help="write an archive, or a comparison, in forms that other tools open")
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="articles to compare first; without them the archive is exported"
    )
    command.add_argument("--as", dest="form", required=True, choices=_FORMATS, help="the format")
    command.add_argument(
        "-o", "--output", required=True, metavar="OUT",
        help="a folder, for the five files of jsonl, csv and parquet; else a file, where - is standard output",
    )  # fmt: skip
    command.add_argument("--table", choices=_TABLES, help="jsonl, csv and parquet: only this table, into one file")
    command.add_argument("--force", action="store_true", help="write over files that are there already")
    command.add_argument("--json", action="store_true", help="print what was written as JSON")
    kept = command.add_argument_group("of an archive")
    archives.add_archive(kept)
    kept.add_argument("--story", metavar="ID", help="only the story that this article tells")
    kept.add_argument("--tell", action="store_true", help="tell all stories first, for their quotations and facts")
    archives.add_wait(command)
    inputs.add_options(command)
    inputs.add_leave_out(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for, and say which files there are."""
    from whence.report.exchange.writing import check

    _check(arguments)
    check(arguments.output, arguments.form, arguments.table, force=arguments.force)
    if arguments.paths:
        from whence.api import diff

        options = inputs.options(arguments)
        articles, code = inputs.read(arguments.paths, options, arguments)
        with inputs.progress(len(articles)) as step:
            result = diff(*articles, options=options, progress=step)
        written = result.export(arguments.output, arguments.form, table=arguments.table, force=arguments.force)
    else:
        import whence.api  # noqa: F401  # it tells an archive how it is written

        code = faces.DONE
        archive = archives.opened(arguments)
        with archives.moving() as progress:
            if arguments.tell:
                archive.tell(progress=progress)
            written = archive.export(
                arguments.output, arguments.form, table=arguments.table, story=arguments.story,
                force=arguments.force, progress=progress,
            )  # fmt: skip
    _say(written, arguments)
    return code


def _check(arguments: argparse.Namespace) -> None:
    if arguments.paths and (arguments.archive or arguments.story or arguments.tell):
        raise UsageError("--archive, --story and --tell are for an archive, not for PATH; leave one or the other out")
    if not arguments.paths and arguments.form in ("svg", "html") and arguments.story is None:
        raise UsageError(
            f"{arguments.form} shows one story: name one of its articles with --story; `whence log` lists the stories"
        )
    if arguments.table and arguments.form not in ("jsonl", "csv", "parquet"):
        raise UsageError(f"{arguments.form} is no table; leave --table out, or take --as jsonl, csv or parquet")
    if arguments.json and arguments.output == "-":
        raise UsageError("standard output cannot take both the export and --json; leave one of them out")


def _say(written: Exported, arguments: argparse.Namespace) -> None:
    for note in written.notes:
        faces.complain(note)
    if arguments.json:
        files = [{"path": path, "holds": holds, "rows": rows} for path, holds, rows in written.files]
        from whence.report.escape import as_json

        print(as_json({"format": written.format, "files": files, "notes": written.notes}))
    elif arguments.output != "-":
        for path, holds, rows in written.files:
            counted = "" if rows is None else f" ({rows:,} rows)"
            faces.complain(f"{holds}{counted}: {path}")
        sys.stderr.flush()
