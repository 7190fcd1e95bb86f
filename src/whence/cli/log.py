"""whence log: the stories of an archive; or one story in the order of time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from whence.cli import archives, faces, inputs

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("log", help="the stories of an archive, or one story in the order of time")
    command.add_argument("article", nargs="?", metavar="ID", help="an article: tell its story in the order of time")
    archives.add_archive(command)
    archives.add_wait(command)
    command.add_argument("--all", action="store_true", help="list articles that tell a story alone, too")
    faces.add_faces(command)
    inputs.add_leave_out(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tell the stories, or one of them."""
    from whence.report.stories import plain

    archive = archives.opened(arguments)
    if arguments.article is None:
        with archives.moving() as progress:
            stories = archive.stories(alone=arguments.all, progress=progress)
        return faces.show(stories, arguments)
    with archives.moving() as progress:
        story = archive.story(arguments.article, options=archives.story_options(arguments), progress=progress)
    if arguments.json or arguments.html:
        return faces.show(story, arguments)
    if sys.stdout is not None and sys.stdout.isatty():
        from rich.console import Console

        from whence.report.stories.terminal import timeline_terminal

        timeline_terminal(story, Console(), verbose=arguments.verbose)
    else:
        for line in plain.timeline_plain(story):
            print(line)
    return faces.DONE
