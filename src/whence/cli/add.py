"""whence add: put articles into an archive."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from whence.cli import archives, faces, inputs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from whence.cli.inputs import Commands

    Progress = Callable[[str, int, int | None], None]


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("add", help="put articles into an archive, which is made where there is none")
    command.add_argument("paths", nargs="+", metavar="PATH", help="the articles: files, folders, patterns, - for input")
    archives.add_archive(command)
    archives.add_wait(command)
    command.add_argument("--json", action="store_true", help="print what was added as JSON")
    inputs.add_reading(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add the articles, all of them or, if that goes wrong, none."""
    from whence.options import Options
    from whence.stages.read import stream

    options = Options(**inputs.limits(arguments))
    told = inputs.problems(arguments)
    archive = archives.opened(arguments, create=True)
    try:
        with archives.moving() as progress:
            bar = _Bar(arguments.paths, progress)
            articles = stream(arguments.paths, options, told.take, format=arguments.format, moved=bar.moved)
            added = archive.add(told.noting(articles), progress=bar.step)
    finally:
        told.tell()
    for problem in added.problems:
        faces.complain(str(problem))
    for note in added.notes:
        faces.complain(note)
    if told.count:
        faces.complain(f"skipped: {told.count:,} of the inputs or of their records.")
    total = added.new + added.same + added.changed
    if arguments.json:
        import json

        print(json.dumps({"new": added.new, "changed": added.changed, "same": added.same, "archive": len(archive)}))
    else:
        print(f"added {added.new:,} new, {added.changed:,} changed, {added.same:,} already there; {len(archive):,} now")
    if not total:
        return faces.USAGE
    return faces.PARTLY if added.problems else told.code


class _Bar:
    """Moves the bar by bytes where the size of the inputs is known, else by articles."""

    def __init__(self, paths: Sequence[str], progress: Progress | None) -> None:
        self._progress, self._done = progress, 0
        self._size = sum(map(os.path.getsize, paths)) if progress and all(map(os.path.isfile, paths)) else 0

    def moved(self, size: int) -> None:
        """Take word that so many bytes more were read."""
        self._done += size
        if self._progress is not None and self._size:
            self._progress("reading", min(self._done, self._size), self._size)

    def step(self, doing: str, done: int, of: int | None) -> None:
        """Take word of what the archive does."""
        if self._progress is not None and not (self._size and doing == "adding" and of is None):
            self._progress(doing, done, of)
