"""One writer at a time: a lock that the system drops when its holder dies, with the holder's name in it."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whence.archive.disk import writing
from whence.archive.layout import LOCK
from whence.errors import ArchiveBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE = 0.05
_LONGEST = 200
"""Characters of the command that are told."""
_ROOM = 2048


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of the archive in `folder`; wait for it for `wait` seconds at most.

    Raises `ArchiveBusy`, which says who holds it, and `ArchiveUnwritable`.
    """
    import fcntl

    with writing(folder):
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        until = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise ArchiveBusy(
                        str(folder), f"{holder(handle)} is writing to the archive", "wait for it, or end it"
                    ) from None
                time.sleep(_PAUSE)
        with writing(folder):
            os.pwrite(handle, _name().ljust(_ROOM), 0)  # shortening the file first would cost more than all the rest
        yield
    finally:
        os.close(handle)  # and with it the lock


def _name() -> bytes:
    command = " ".join(sys.argv)[:_LONGEST]
    return json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "command": command}).encode()


def holder(handle: int) -> str:
    """Return who has written its name into the open lock file last."""
    try:
        said = json.loads(os.pread(handle, _ROOM, 0))
        return f"process {said['pid']} on {said['host']} ({said['command']})"
    except (ValueError, KeyError, TypeError):
        return "another process"
