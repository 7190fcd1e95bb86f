"""whence remove: take articles out of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.cli import archives, faces

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("remove", help="take articles out of an archive, with all their versions")
    command.add_argument("ids", nargs="+", metavar="ID", help="the ids of the articles")
    archives.add_archive(command)
    archives.add_wait(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Remove the articles; an id that the archive lacks is told and the others go."""
    archive = archives.opened(arguments)
    removed = archive.remove(arguments.ids)
    for name in removed.unknown:
        faces.complain(f"{name}: is not in the archive; whence status says what is.")
    print(f"removed {len(removed.ids):,}; {len(archive):,} now")
    if not removed.ids:
        return faces.USAGE
    return faces.PARTLY if removed.unknown else faces.DONE
