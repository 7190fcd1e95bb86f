"""whence show: all that is known of one story, or of one article in its story."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from whence.cli import archives, faces, inputs
from whence.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("show", help="a story of an archive: who has it from whom, its quotations, its facts")
    command.add_argument("article", metavar="ID", help="an article of the story, or the id of the story")
    command.add_argument("--article", dest="one", action="store_true", help="show this article only, within its story")
    archives.add_archive(command)
    archives.add_wait(command)
    faces.add_faces(command)
    inputs.add_leave_out(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the story, or the article in it."""
    archive = archives.opened(arguments)
    with archives.moving() as progress:
        story = archive.story(arguments.article, options=archives.story_options(arguments), progress=progress)
    if not arguments.one or arguments.json or arguments.html:
        return faces.show(story, arguments)
    if all(arguments.article != article.id for article in story.articles):
        message = f"{arguments.article}: is the id of a story, not of an article in it; leave --article out"
        raise UsageError(message)
    if sys.stdout is not None and sys.stdout.isatty():
        from rich.console import Console

        from whence.report.stories.terminal import article_terminal

        article_terminal(story, arguments.article, Console(), verbose=arguments.verbose)
    else:
        from whence.report.stories.plain import article_plain

        for line in article_plain(story, arguments.article):
            print(line)
    return faces.DONE
