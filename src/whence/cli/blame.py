"""whence blame: where each sentence of one article comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from whence.cli import archives, faces, inputs
from whence.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("blame", help="where each sentence of one article comes from")
    command.add_argument("story", metavar="STORY", help="the article to explain")
    among = command.add_mutually_exclusive_group()
    among.add_argument("--against", nargs="+", metavar="PATH", help="the articles it may come from")
    archives.add_archive(among)
    faces.add_faces(command)
    inputs.add_options(command)
    inputs.add_leave_out(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Explain one article."""
    from whence.api import blame

    options = inputs.options(arguments)
    stories, code = inputs.read([arguments.story], options, arguments)
    if not stories:
        return faces.USAGE
    if len(stories) > 1:
        message = f"{arguments.story}: blame explains one article, and these are {len(stories)}; use diff for several"
        raise UsageError(message)
    if arguments.against is None:
        result = archives.opened(arguments).blame(stories[0], options=options)
        return faces.show(result, arguments) or code
    parents, code_against = inputs.read(arguments.against, options, arguments)
    story = os.path.realpath(arguments.story)
    parents = [parent for parent in parents if os.path.realpath(parent.id) != story]
    return faces.show(blame(stories[0], parents, options=options), arguments) or max(code, code_against)
