"""Where the invented demo story lies: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from whence.errors import UsageError


def story() -> Path:
    """Return the file of the demo story, one article a line; the folder of the same name holds it as text.

    Raises `UsageError` when the installation lacks it.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "examples", here.parents[1] / "examples"):
        if (folder / "ferry.jsonl").is_file():
            return folder / "ferry.jsonl"
    message = "the demo story is not part of this installation; install whence again"
    raise UsageError(message)
