"""whence quotes: who is quoted, and what became of the words."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from whence.cli import faces, inputs

if TYPE_CHECKING:
    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("quotes", help="who is quoted, with which words, and whether the words survived")
    command.add_argument("paths", nargs="+", metavar="FILE", help="one article, or several to compare with each other")
    faces.add_faces(command, table=True)
    wanted = command.add_argument_group("only these quotations")
    wanted.add_argument(
        "--speaker", action="append", default=[], metavar="NAME", help="by a speaker so named; may be repeated"
    )
    wanted.add_argument(
        "--fidelity",
        action="append",
        default=[],
        type=_fidelity,
        metavar="STATUS",
        help="that ended so: exact, trimmed, cut, altered, spliced, marks-lost, marks-gained, reattributed,"
        " unsupported, unknown; may be repeated",
    )
    wanted.add_argument("--direct", action="store_true", help="that stand between quotation marks, wholly or in part")
    inputs.add_options(command)
    command.set_defaults(run=run)


def _fidelity(word: str) -> str:
    from whence.model import FIDELITIES  # here, so that --help need not wait for it

    if (status := word.replace("-", " ").lower()) not in FIDELITIES:
        message = f"{word!r} is no status; choose one of {', '.join(f.replace(' ', '-') for f in FIDELITIES)}"
        raise argparse.ArgumentTypeError(message)
    return status


def run(arguments: argparse.Namespace) -> int:
    """Say who is quoted in the articles."""
    from whence.api import quotes
    from whence.report.voices.sift import sift_quotes

    options = inputs.options(arguments)
    articles, code = inputs.read(arguments.paths, options, arguments)
    with inputs.progress(len(articles)) as step:
        result = quotes(*articles, options=options, progress=step)
    result = sift_quotes(result, speakers=arguments.speaker, fidelities=arguments.fidelity, marked=arguments.direct)
    return faces.show(result, arguments) or code
