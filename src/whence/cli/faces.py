"""What the commands share after the work: the faces of a result, complaints, exit codes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from whence.errors import InputError

if TYPE_CHECKING:
    import argparse

    from whence.model import Blame, Credits, Diff, Facts, Quotes, Stories, Story

    Result = Diff | Blame | Quotes | Credits | Facts | Story | Stories

DONE, PARTLY, USAGE, INTERRUPTED = 0, 1, 2, 130


def add_faces(command: argparse.ArgumentParser, *, table: bool = False) -> None:
    """Add what says how the result is to be shown; `table` where it can be one."""
    data = command.add_mutually_exclusive_group()
    data.add_argument("--json", action="store_true", help="print the result as JSON (docs/reference/json.md)")
    if table:
        data.add_argument("--csv", action="store_true", help="print the result as CSV, one row each")
    command.add_argument("--html", metavar="FILE", help="write the result as one self-contained page")
    command.add_argument("--verbose", action="store_true", help="on a terminal, show everything that is known")


def show(result: Result, arguments: argparse.Namespace) -> int:
    """Print `result`, write its page where one was asked for, and return the exit code."""
    if arguments.html:
        write_page(result, arguments.html)
    if arguments.json:
        from whence.report.escape import as_json

        print(as_json(result.to_dict()))
    elif getattr(arguments, "csv", False):
        _write_rows(result)
    elif sys.stdout is not None and sys.stdout.isatty():
        from rich.console import Console

        from whence.report.terminal import write

        write(result, Console(), verbose=arguments.verbose)
    else:
        from whence.report.plain import render

        for line in render(result):
            print(line)
    if arguments.html:
        print(f"page: {os.path.abspath(arguments.html)}", file=sys.stderr)
    return DONE


def _write_rows(result: Result) -> None:
    from whence.model import Credits, Facts, Quotes

    if isinstance(result, Facts):
        from whence.report.facts.rows import write

        write(result, sys.stdout)
    elif isinstance(result, Quotes | Credits):  # no other command has the option
        from whence.report.voices.rows import write as write_voices

        write_voices(result, sys.stdout)


def write_page(result: Result, path: str) -> None:
    """Write `result` as a page. Raises `InputError` where the file cannot be written."""
    from whence.report.html import to_page

    try:
        with open(path, "w", encoding="utf-8", errors="replace") as page:
            page.write(to_page(result))
    except OSError as error:
        raise InputError(path, f"cannot be written ({error.strerror})", "choose another file") from error


def complain(sentence: str) -> None:
    """Tell a sentence on standard error."""
    from whence.report.escape import one_line

    print(f"whence: {one_line(sentence)}", file=sys.stderr)
