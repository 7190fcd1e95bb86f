"""What the commands share before the work: options, articles, a bar that moves."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whence.cli.faces import DONE, PARTLY, complain
from whence.options import PRESETS, preset

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001
    from collections.abc import Callable, Iterator, Sequence

    from whence.model import Article
    from whence.options import Options

_MANY_STEPS = 10


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what says how to read and compare."""
    command.add_argument(
        "--preset", choices=tuple(PRESETS), default="web", help="what the texts are like (default: %(default)s)"
    )
    command.add_argument(
        "--no-rewording", action="store_true", help="only shared words count: do not look for paraphrases"
    )
    command.add_argument(
        "--max-characters", type=positive, metavar="N", help="longest text of one article (default: 5,000,000)"
    )


def add_leave_out(command: argparse.ArgumentParser) -> None:
    """Add what leaves out who is quoted and credited, and which facts changed."""
    command.add_argument("--no-quotes", action="store_true", help="do not say who is quoted and who is credited")
    command.add_argument("--no-facts", action="store_true", help="do not say which facts changed")


def positive(digits: str) -> int:
    """Return a number of 1 or more; what argparse tells of any other is a sentence."""
    if (number := int(digits)) < 1:
        message = "must be 1 or more"
        raise argparse.ArgumentTypeError(message)
    return number


def options(arguments: argparse.Namespace) -> Options:
    """Return the options that the arguments ask for."""
    changes: dict[str, object] = {}
    if arguments.no_rewording:
        changes["rewording"] = False
    if getattr(arguments, "no_quotes", False):
        changes["quotes"] = False
    if getattr(arguments, "no_facts", False):
        changes["facts"] = False
    if arguments.max_characters:
        changes["max_characters"] = arguments.max_characters
    return preset(arguments.preset, **changes)


def read(paths: Sequence[str], chosen: Options) -> tuple[list[Article], int]:
    """Return the articles of `paths` and an exit code; what could not be used is told on standard error."""
    from whence.stages.read import read as read_paths

    articles, problems = read_paths(paths, chosen)
    for problem in problems:
        complain(str(problem))
    for article in articles:
        for note in article.notes:
            complain(note)
    return articles, PARTLY if problems else DONE


@contextmanager
def progress(articles: int) -> Iterator[Callable[[], None] | None]:
    """Give a function to call after each article read and each pair compared, which moves a bar on the terminal.

    None where there is nothing to move.
    """
    steps = articles + articles * (articles - 1) // 2
    if steps < _MANY_STEPS or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("comparing", total=steps)
        yield lambda: bar.advance(task)
