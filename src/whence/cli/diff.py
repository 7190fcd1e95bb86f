"""whence diff: who retells whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.cli import faces, inputs

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("diff", help="compare articles: who retells whom, and what changed")
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="two or more articles: .txt, .jsonl, a folder, a glob, -"
    )
    faces.add_faces(command)
    inputs.add_options(command)
    inputs.add_leave_out(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare the articles each with each."""
    from whence.api import diff

    options = inputs.options(arguments)
    articles, code = inputs.read(arguments.paths, options, arguments)
    with inputs.progress(len(articles)) as step:
        result = diff(*articles, options=options, progress=step)
    return faces.show(result, arguments) or code
