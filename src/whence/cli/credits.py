"""whence credits: which outlets are credited, and what is borrowed without credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.cli import faces, inputs

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("credits", help="which outlets are credited, and what is borrowed without credit")
    command.add_argument("paths", nargs="+", metavar="FILE", help="one article, or several to compare with each other")
    faces.add_faces(command, table=True)
    command.add_argument(
        "--outlet", action="append", default=[], metavar="NAME", help="only what concerns this outlet; may be repeated"
    )
    command.add_argument("--topics", action="store_true", help="also outlets that are only spoken of")
    inputs.add_options(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Say which outlets the articles credit."""
    from whence.api import credits as credits_of
    from whence.report.voices.sift import sift_credits

    options = inputs.options(arguments)
    articles, code = inputs.read(arguments.paths, options, arguments)
    with inputs.progress(len(articles)) as step:
        result = credits_of(*articles, options=options, progress=step)
    result = sift_credits(result, outlets=arguments.outlet, topics=arguments.topics or arguments.json)
    return faces.show(result, arguments) or code
