"""What the commands share before the work: options, articles, a bar that moves."""

from __future__ import annotations

import argparse
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from whence.cli.faces import DONE, PARTLY
from whence.cli.problems import Problems
from whence.options import PRESETS, preset

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001
    from collections.abc import Callable, Iterator, Sequence

    from whence.model import Article
    from whence.options import Options

_MANY_STEPS = 10
_LIMITS = ("characters", "record-bytes", "file-bytes", "ratio", "nesting", "seconds")


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what says how to read and compare."""
    command.add_argument(
        "--preset", choices=tuple(PRESETS), default="web", help="what the texts are like (default: %(default)s)"
    )
    command.add_argument(
        "--no-rewording", action="store_true", help="only shared words count: do not look for paraphrases"
    )
    add_reading(command)


def add_reading(command: argparse.ArgumentParser) -> None:
    """Add what says how to read."""
    command.add_argument(
        "--format", metavar="NAME", type=_format,
        help=f"what the inputs are, whatever their content looks like: {_formats()}",
    )  # fmt: skip
    command.add_argument("--strict", action="store_true", help="stop at the first input or record that cannot be used")
    command.add_argument("--problems", metavar="FILE", help="write what could not be used to FILE as JSON lines")
    command.add_argument(
        "--max-characters", type=positive, metavar="N", help="longest text of one article (default: 5,000,000)"
    )
    command.add_argument(
        "--limit", type=_limit, metavar="NAME=N", action="append", default=[],
        help=f"another limit ({', '.join(_LIMITS)}), such as record-bytes=1G; may be repeated",
    )  # fmt: skip


def _formats() -> str:
    from whence.reading.formats import MODULES

    return ", ".join(MODULES)


def _format(name: str) -> str:
    from whence.reading.formats import ALIASES, MODULES

    if name.lower() not in {*MODULES, *ALIASES}:
        message = f"no format is called {name!r}; choose one of {_formats()}"
        raise argparse.ArgumentTypeError(message)
    return name.lower()


def _limit(given: str) -> tuple[str, float]:
    name, _, size = given.partition("=")
    key = name.strip().lower().replace("_", "-").removeprefix("max-")
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([kmgt]?)i?b?", size.strip().lower())
    if key not in _LIMITS or not found:
        message = f"say NAME=N, NAME being one of {', '.join(_LIMITS)}, and N a number such as 500, 64M or 1G"
        raise argparse.ArgumentTypeError(message)
    number = float(found[1]) * 1024 ** "-kmgt".index(found[2] or "-")
    if number <= 0:
        message = "must be more than 0"
        raise argparse.ArgumentTypeError(message)
    return f"max_{key.replace('-', '_')}", number if key == "seconds" else max(1, int(number))


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
    return preset(arguments.preset, **changes, **limits(arguments))


def limits(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the limits that the arguments set, by the names of the options."""
    found: dict[str, Any] = dict(arguments.limit)
    if arguments.max_characters:
        found["max_characters"] = arguments.max_characters
    return found


def problems(arguments: argparse.Namespace | None) -> Problems:
    """Return where problems go: the same for all that one command reads."""
    if arguments is None:
        return Problems()
    if not hasattr(arguments, "told"):
        arguments.told = Problems(arguments.problems, strict=arguments.strict)
    return arguments.told  # type: ignore[no-any-return]


def read(
    paths: Sequence[str], chosen: Options, arguments: argparse.Namespace | None = None
) -> tuple[list[Article], int]:
    """Return the articles of `paths` and an exit code; what could not be used is told on standard error."""
    from whence.stages.read import stream

    told = problems(arguments)
    before = told.count
    try:
        insisted = None if arguments is None else arguments.format
        articles = list(told.noting(stream(paths, chosen, told.take, format=insisted)))
    finally:
        told.tell()
    return articles, DONE if told.count == before else PARTLY


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
