"""Everything that whence raises on purpose.

::

    WhenceError
    ├── InputError            an input cannot be used; the message says which, why, and what to do
    │   ├── MissingInput      no such file, or it may not be read
    │   ├── EmptyInput        nothing in it to compare
    │   ├── BinaryInput       not text
    │   ├── TooLarge          over the limit for one article
    │   └── BadRecord         a line of a JSONL file that is no article
    └── UsageError            the call itself makes no sense (fewer than two articles, an unknown preset)

An `InputError` never stops the other inputs: the reader collects it and goes on. `WhenceError` itself is not raised.
"""

from __future__ import annotations


class WhenceError(Exception):
    """The base of all errors of whence."""


class InputError(WhenceError):
    """One input cannot be used."""

    def __init__(self, where: str, why: str, remedy: str) -> None:
        """Say `where` it is, `why` it cannot be used and the `remedy`; together they make one sentence."""
        super().__init__(f"{where}: {why}; {remedy}.")
        self.where, self.why, self.remedy = where, why, remedy


class MissingInput(InputError):
    """No such file, or it may not be read."""


class EmptyInput(InputError):
    """There is nothing in it to compare."""


class BinaryInput(InputError):
    """It is not text."""


class TooLarge(InputError):
    """It is over the limit for one article."""


class BadRecord(InputError):
    """A line of a JSONL file is no article."""


class UsageError(WhenceError):
    """The call itself makes no sense."""
