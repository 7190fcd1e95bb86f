"""What a bad input is, and what must be said of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

Made = Sequence[str | bytes]
"""Inputs as they are typed, from the folder where they were made."""

TEXT = "Divers found the bell of the ferry Lady Marran on Thursday, the harbour board of Calder said.\n"
"""The good part of inputs that have one."""


EITHER = -1
"""Used or refused: both are right, as long as it is said."""


class Case(NamedTuple):
    """A kind of bad input."""

    make: Callable[[Path], Made]
    """Makes it in a folder."""
    said: str
    """A pattern that a line on standard error has; "" where nothing need be said."""
    code: int = 1
    """The exit code: 1 where something could not be used, 0 where it could, with or without a note; or `EITHER`."""
    ids: tuple[str, ...] = ()
    """Articles that are read from it all the same."""
    stdin: bytes | None = b""
    """What is sent to it; None for a standard input that is closed."""
    name: str | None = None
    """What the line calls the input, if not as it was typed."""


def file(name: str, content: bytes | str | Callable[[], str]) -> Callable[[Path], Made]:
    """Makes one file; what is large is made when it is asked for."""

    def make(folder: Path) -> Made:
        data = content() if callable(content) else content
        data = data.encode() if isinstance(data, str) else data
        (folder / name).write_bytes(data)
        return [name]

    return make


def lines(*records: str) -> str:
    """JSON lines."""
    return "".join(f"{record}\n" for record in records)
