"""Everything that whence raises on purpose.

::

    WhenceError
    ├── InputError            an input cannot be used; the message says which, why, and what to do
    │   ├── MissingInput      no such file, or it may not be read
    │   ├── EmptyInput        nothing in it to compare
    │   ├── BinaryInput       not text
    │   ├── TooLarge          over a limit: of an article, a record, a decompressed file, of nesting
    │   ├── TooSlow           one record took longer than the limit
    │   ├── BadFile           cut short or damaged, so that the rest of it cannot be read
    │   ├── BadRecord         one record that is no article; the others of its file are read
    │   ├── DuplicateRecord   an id that another article has already
    │   └── PassedOver        files of a folder that no reader knows by their names: told, and nothing went wrong
    ├── ArchiveError          an archive cannot be used; the message says where, why, and what to do
    │   ├── NoArchive         there is none here
    │   ├── ArchiveExists     there is one here already
    │   ├── ArchiveBusy       somebody else is writing to it; the message says who
    │   ├── ArchiveDamaged    a file of it is missing, cut off or changed
    │   ├── ArchiveFormat     it was made by a newer whence, or by one too old
    │   ├── ArchiveUnwritable it is read-only, or the disk is full; it is as it was before
    │   └── UnknownArticle    no article of it has this id
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
    """It is over a limit: of an article, a record, a decompressed file, of nesting."""


class TooSlow(InputError):
    """One record took longer than the limit."""


class BadFile(InputError):
    """It is cut short or damaged, so that the rest of it cannot be read."""


class BadRecord(InputError):
    """One record is no article; the others of its file are read."""


class DuplicateRecord(InputError):
    """Another article has this id already."""


class PassedOver(InputError):
    """Files of a folder were passed over, since no reader knows their names; said, but no fault of anything."""


class ArchiveError(WhenceError):
    """An archive cannot be used as asked; nothing that was in it is lost."""

    def __init__(self, where: str, why: str, remedy: str) -> None:
        """Say `where` it is, `why` it cannot be used and the `remedy`; together they make one sentence."""
        super().__init__(f"{where}: {why}; {remedy}.")
        self.where, self.why, self.remedy = where, why, remedy


class NoArchive(ArchiveError):
    """There is no archive here."""


class ArchiveExists(ArchiveError):
    """There is an archive here already."""


class ArchiveBusy(ArchiveError):
    """Somebody else is writing to it."""


class ArchiveDamaged(ArchiveError):
    """A file of it is missing, cut off or changed."""


class ArchiveFormat(ArchiveError):
    """It was made by a newer whence, or by one too old."""


class ArchiveUnwritable(ArchiveError):
    """It is read-only, or the disk is full."""


class UnknownArticle(ArchiveError):
    """No article of it has this id."""


class UsageError(WhenceError):
    """The call itself makes no sense."""
