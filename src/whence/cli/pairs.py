"""whence pairs: every two articles of an archive that share anything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from whence.cli import archives, faces

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("pairs", help="every two articles of an archive that share anything, and which way")
    archives.add_archive(command)
    archives.add_wait(command)
    command.add_argument(
        "--no-direction", action="store_true", help="do not work out who has it from whom, which takes longest"
    )
    data = command.add_mutually_exclusive_group()
    data.add_argument("--json", action="store_true", help="print a JSON object a pair, with its passages")
    data.add_argument("--csv", action="store_true", help="print the pairs as CSV, one row each")
    command.add_argument("--verbose", action="store_true", help="on a terminal, show all pairs")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Find the pairs that are not known yet, and print all of them."""
    from whence.report.stories import pairs as report

    archive = archives.opened(arguments)
    with archives.moving() as progress:
        found = archive.pairs(direction=not arguments.no_direction, progress=progress)
    if arguments.json:
        for derivation, passages in found.told():
            report.write_jsonl([derivation], sys.stdout, report.by_pair(passages))
    elif arguments.csv:
        report.write_csv(found, sys.stdout, found.shared())
    elif sys.stdout is not None and sys.stdout.isatty():
        from rich.console import Console

        report.pairs_terminal(found, Console(), found.shared(), verbose=arguments.verbose)
    else:
        for line in report.pairs_plain(found, found.shared()):
            print(line)
    for note in found.notes:
        faces.complain(note)
    return faces.DONE
