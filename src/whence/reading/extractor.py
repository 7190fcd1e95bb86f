"""The process that extracts: pages come in through standard input, articles go out through standard output.

A message is four bytes of length and as many of JSON; behind the one that announces a page, the page itself. It ends
when its input does, that is, with whoever started it; and by an alarm when a page takes too long, even inside a
library's loop, where Python would not be asked.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from typing import IO, TYPE_CHECKING, Any

from whence import errors
from whence.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

LENGTH = struct.Struct(">I")


def main() -> None:
    """Serve until there is no more input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end is ours
    pages = sys.stdin.buffer
    # What a library prints must not get among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from whence.reading.extraction import prepare

    prepare()
    while (header := message(pages)) is not None:
        data = pages.read(header["bytes"])
        if len(data) < header["bytes"]:
            return
        _limit_memory(header["memory"])
        _alarm(header["seconds"])
        answer = _answer(header, data)
        _alarm(0)
        try:
            send(answers, answer)
        except OSError:  # nobody is there any more
            os._exit(0)


def send(stream: IO[bytes], values: Mapping[str, Any], data: bytes = b"") -> None:
    """Write a message, and `data` behind it."""
    text = json.dumps(values).encode("ascii")
    stream.write(LENGTH.pack(len(text)) + text)
    if data:
        stream.write(data)
    stream.flush()


def message(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next message; None when there is none, or only a part of one."""
    length = stream.read(LENGTH.size)
    if len(length) < LENGTH.size:
        return None
    text = stream.read(LENGTH.unpack(length)[0])
    if len(text) < LENGTH.unpack(length)[0]:
        return None
    values: dict[str, Any] = json.loads(text)
    return values


def problem(kind: str, where: str, why: str, remedy: str) -> InputError:
    """Return the error that a message tells of."""
    made: InputError = getattr(errors, kind)(where, why, remedy)
    return made


def _answer(header: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    from whence.reading.extraction import Page, extract

    where = header["where"]
    try:
        record, notes = extract(Page(where, data, header["charset"], header["address"]), header["nesting"])
    except InputError as error:
        return {"problem": [type(error).__name__, error.where, error.why, error.remedy]}
    except MemoryError:
        why, remedy = "needs more memory than one page may take", "save the article's text as a .txt file"
        return {"problem": ["TooLarge", where, why, remedy]}
    except Exception as error:  # noqa: BLE001 - a page may not end the reading of the others, whatever a library raises
        why = f"could not be made sense of ({type(error).__name__})"
        return {"problem": ["BadRecord", where, why, "save its text as a .txt file"]}
    return {"record": record, "notes": notes}


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(size: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, ValueError, OSError):  # not everywhere, and not above what the system allows
        return
