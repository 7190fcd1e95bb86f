"""whence add: put articles into an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.cli import archives, faces, inputs

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands
    from whence.errors import InputError


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("add", help="put articles into an archive, which is made where there is none")
    command.add_argument("paths", nargs="+", metavar="PATH", help="the articles: files, folders, patterns, - for input")
    archives.add_archive(command)
    archives.add_wait(command)
    command.add_argument("--json", action="store_true", help="print what was added as JSON")
    command.add_argument(
        "--max-characters", type=inputs.positive, metavar="N", help="longest text of one article (default: 5,000,000)"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add the articles, all of them or, if that goes wrong, none."""
    from whence.options import Options
    from whence.stages.read import stream

    options = Options(max_characters=arguments.max_characters) if arguments.max_characters else Options()
    problems: list[InputError] = []
    archive = archives.opened(arguments, create=True)
    with archives.moving() as progress:
        added = archive.add(stream(arguments.paths, options, problems), progress=progress)
    for problem in problems:
        faces.complain(str(problem))
    for note in added.notes:
        faces.complain(note)
    total = added.new + added.same + added.changed
    if arguments.json:
        import json

        print(json.dumps({"new": added.new, "changed": added.changed, "same": added.same, "archive": len(archive)}))
    else:
        print(f"added {added.new:,} new, {added.changed:,} changed, {added.same:,} already there; {len(archive):,} now")
    if not total:
        return faces.USAGE
    return faces.PARTLY if problems else faces.DONE
