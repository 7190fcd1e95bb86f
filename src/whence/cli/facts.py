"""whence facts: what is claimed, what changed, and who changed it first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from whence.cli import faces, inputs

if TYPE_CHECKING:
    from collections.abc import Callable

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("facts", help="which facts are claimed, what became of them, who changed them first")
    command.add_argument("paths", nargs="+", metavar="FILE", help="one article, or several to compare with each other")
    faces.add_faces(command, table=True)
    wanted = command.add_argument_group("only these facts")
    wanted.add_argument(
        "--type",
        action="append",
        default=[],
        type=_one_of("type"),
        metavar="TYPE",
        help="of this type: number, count, percentage, money, ordinal, age, score, measure, time, date, duration,"
        " place, person, organisation, role, negation, hedging, attribution-verb; may be repeated",
    )
    wanted.add_argument(
        "--verdict",
        action="append",
        default=[],
        type=_one_of("verdict"),
        metavar="VERDICT",
        help="that ended so: conflict, compatible, equivalent, same, added, dropped, unknown; may be repeated",
    )
    wanted.add_argument("--changed", action="store_true", help="that are neither the same nor equivalent")
    inputs.add_options(command)
    command.set_defaults(run=run)


def _one_of(what: str) -> Callable[[str], str]:
    """Return what turns an argument into one of the words for `what`; a hyphen stands for a blank."""

    def checked(word: str) -> str:
        from whence.model import FACT_TYPES, FACT_VERDICTS  # here, so that --help need not wait for it

        words = FACT_TYPES if what == "type" else FACT_VERDICTS
        if (known := word.replace("-", " ").lower()) not in words:
            message = f"{word!r} is no {what}; choose one of {', '.join(w.replace(' ', '-') for w in words)}"
            raise argparse.ArgumentTypeError(message)
        return known

    return checked


def run(arguments: argparse.Namespace) -> int:
    """Say what the articles claim."""
    from whence.api import facts
    from whence.report.facts.sift import sift_facts

    options = inputs.options(arguments)
    articles, code = inputs.read(arguments.paths, options, arguments)
    with inputs.progress(len(articles)) as step:
        result = facts(*articles, options=options, progress=step)
    result = sift_facts(result, types=arguments.type, verdicts=arguments.verdict, changed=arguments.changed)
    return faces.show(result, arguments) or code
