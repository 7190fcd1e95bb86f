"""whence blame: where each sentence of one article comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from whence.cli import faces, inputs
from whence.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("blame", help="where each sentence of one article comes from")
    command.add_argument("story", metavar="STORY", help="the article to explain")
    command.add_argument("--against", nargs="+", required=True, metavar="PATH", help="the articles it may come from")
    faces.add_faces(command)
    inputs.add_options(command)
    inputs.add_leave_out(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Explain one article."""
    from whence.api import blame

    options = inputs.options(arguments)
    stories, code = inputs.read([arguments.story], options)
    if not stories:
        return faces.USAGE
    if len(stories) > 1:
        message = f"{arguments.story}: blame explains one article, and these are {len(stories)}; use diff for several"
        raise UsageError(message)
    parents, code_against = inputs.read(arguments.against, options)
    story = os.path.realpath(arguments.story)
    parents = [parent for parent in parents if os.path.realpath(parent.id) != story]
    return faces.show(blame(stories[0], parents, options=options), arguments) or max(code, code_against)
