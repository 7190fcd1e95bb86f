"""Files that are there as a whole or not at all, and what goes wrong with a disk told in a sentence."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whence.errors import ArchiveUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system says against writing to the archive in `folder` into `ArchiveUnwritable`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            why, remedy = "the disk is full", "make room and say it again; the archive is as it was before"
        elif error.errno in _READ_ONLY:
            why, remedy = "the archive is read-only", "change its permissions, or copy it to where you may write"
        else:
            why = f"the archive cannot be written to ({error.strerror or error})"
            remedy = "see to the disk and say it again; the archive is as it was before"
        raise ArchiveUnwritable(str(folder), why, remedy) from error


def sync(path: Path) -> None:
    """See to it that the file or folder outlives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def switch(path: Path, data: bytes) -> None:
    """Put `data` in the place of what `path` holds; at every moment the one or the other is there as a whole."""
    fresh = path.with_name(path.name + ".new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync(path.parent)
