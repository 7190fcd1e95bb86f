"""whence degrade: a worse copy of an article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from whence.cli import faces, inputs
from whence.errors import UsageError
from whence.options import preset

if TYPE_CHECKING:
    import argparse

    from whence.cli.inputs import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("degrade", help="make a worse copy of an article, to test on")
    command.add_argument("path", metavar="FILE", help="a text file, or -")
    command.add_argument("--how", choices=("lower", "strip", "ocr"), default="strip", help="default: %(default)s")
    command.add_argument("--seed", type=int, default=0, help="which misreadings ocr makes (default: %(default)s)")
    command.add_argument(
        "--rate", type=float, default=0.03, help="share of characters ocr misreads (default: %(default)s)"
    )
    command.add_argument("--json", action="store_true", help="print the copy with the offset of each character in FILE")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the copy."""
    from whence.text.degrade import degrade

    if not 0 <= arguments.rate <= 1:
        message = f"--rate {arguments.rate} is no share; give one from 0 to 1"
        raise UsageError(message)
    articles, code = inputs.read([arguments.path], preset("web"))
    if not articles:
        return faces.USAGE
    if len(articles) > 1:
        message = f"{arguments.path}: degrade takes one article, and these are {len(articles)}"
        raise UsageError(message)
    (article,) = articles
    copy = degrade(article.text, arguments.how, seed=arguments.seed, rate=arguments.rate)
    if arguments.json:
        import json

        print(json.dumps({"text": copy.text, "offsets": copy.offsets}))
    else:
        sys.stdout.write(copy.text + ("" if copy.text.endswith("\n") else "\n"))
    return code
