"""The command line: parse, call the library, hand the result to a report. Thin on purpose.

One file a command, each with what its options are and what it does; `inputs` and `faces` are what they share.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from whence.cli import (
    add,
    blame,
    credits,
    degrade,
    demo,
    diff,
    doctor,
    export,
    facts,
    log,
    pairs,
    quotes,
    remove,
    show,
    status,
)
from whence.cli.faces import DONE, INTERRUPTED, USAGE, complain
from whence.errors import WhenceError

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPILOG = """exit codes: 0 all inputs were used; 1 an answer was given, but some inputs could not be used;
2 the call makes no sense or nothing was left to compare; 130 interrupted."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a screen that lacks a letter shows its number
    arguments = _parser().parse_args(argv)
    try:
        code = int(arguments.run(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a reader who has gone away or a full disk can be told
    except WhenceError as error:
        complain(str(error))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return DONE
    except OSError as error:
        _silence()
        complain(f"standard output: cannot be written ({error.strerror}); the answer is not complete.")
        return USAGE
    return code


def _silence() -> None:
    """Send what is left in the buffer nowhere, so that Python does not try again while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="whence",
        description="git blame for news: where did this sentence come from, and what happened to it on the way?",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"whence {_version()}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (
        diff, blame, quotes, credits, facts, add, remove, status, pairs, log, show, export, doctor, degrade, demo,
    ):  # fmt: skip
        command.add(commands)
    return parser


def _version() -> str:
    import whence

    return whence.__version__
