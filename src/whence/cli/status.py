"""whence status: what an archive holds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from whence.cli import archives, faces

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("status", help="what an archive holds, and how far its pairs and stories are known")
    archives.add_archive(command)
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tell what the archive holds."""
    status = archives.opened(arguments, kernels=False).status()
    if arguments.json:
        from dataclasses import asdict

        from whence.report.escape import as_json

        print(as_json(asdict(status)))
    elif sys.stdout is not None and sys.stdout.isatty():
        from rich.console import Console

        from whence.report.stories.status import status_terminal

        status_terminal(status, Console())
    else:
        from whence.report.stories.status import status_plain

        for line in status_plain(status):
            print(line)
    return faces.DONE
