"""whence doctor: what whence runs on, its limits, and whether an archive is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from whence.cli import archives, faces

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands
    from whence.curation.health import Health


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("doctor", help="versions, limits, and whether an archive is whole")
    archives.add_archive(command)
    command.add_argument("--json", action="store_true", help="print it as JSON (docs/reference/json.md)")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Look at everything, change nothing."""
    from whence.cli.machine import look
    from whence.options import Options
    from whence.report import doctor

    archive = _archive(arguments.archive)
    machine, problems = look(Path(archive.path) if archive is not None else Path.cwd())
    problems += archive.problems if archive is not None else ()
    if arguments.json:
        from whence.report.escape import as_json

        print(as_json(doctor.to_dict(machine, Options(), archive, problems)))
    else:
        for line in list(doctor.plain(machine, Options(), archive, problems))[1:]:
            print(line)
    return faces.PARTLY if problems else faces.DONE


def _archive(given: str | None) -> Health | None:
    """Return how the archive is that is meant; None where none is.

    Raises `NoArchive` for a folder that was named and holds none, not even the ruins of one.
    """
    from whence.archive.layout import DATA, find, place
    from whence.curation.health import Health, Problem, examine
    from whence.errors import NoArchive

    try:
        folder = find(given)
    except NoArchive as error:
        if given is None:
            return None
        if not (place(given) / DATA).is_dir():
            raise
        return Health(str(place(given)), problems=(Problem(error.where, error.why, error.remedy),))
    with archives.moving() as progress:
        return examine(folder, progress)
