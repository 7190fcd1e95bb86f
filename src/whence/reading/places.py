"""Where inputs lie: files, folders, patterns, pipes, standard input. Nothing that is passed over goes unsaid."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import contextmanager
from functools import partial
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import IO, TYPE_CHECKING

from whence.errors import BinaryInput, EmptyInput, MissingInput, PassedOver
from whence.reading import formats, inflate
from whence.reading.interface import HEAD, Source
from whence.reading.streams import Pieces, ahead, as_file, file_pieces, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from whence.errors import InputError
    from whence.options import Options

    Reject = Callable[[InputError], None]

STANDARD_INPUT = "standard input"


def files(paths: Iterable[str], reject: Reject) -> Iterator[str]:
    """Yield the files that `paths` mean, sorted within each; "-" is standard input. What is none is rejected."""
    for path in paths:
        if path == "-":
            yield path
            continue
        mode = _mode(path)
        if S_ISREG(mode) or S_ISFIFO(mode):
            yield path
        elif S_ISDIR(mode):
            yield from _folder(path, reject)
        elif mode:
            reject(MissingInput(shown(path), "is neither a file nor a folder", "give a file, a folder or a pattern"))
        elif os.path.lexists(path):
            reject(MissingInput(shown(path), "points to nothing", "give a file, a folder or a pattern"))
        elif found := sorted(_matches(path)):
            yield from _of_pattern(found, reject)
        else:
            reject(MissingInput(shown(path), "no such file or folder", "check the name"))


@contextmanager
def opened(path: str, options: Options, moved: Callable[[int], None] | None = None) -> Iterator[Source]:
    """Give an input as a source, decompressed if need be; `moved` is told of bytes as they are read.

    Raises `InputError` where it cannot be read, or is compressed twice.
    """
    if path == "-":
        if sys.stdin is None:
            raise MissingInput(STANDARD_INPUT, "is closed", "send a text to it, or name a file")
        yield _source(sys.stdin.buffer, path, options, moved)
        return
    try:
        file = open(path, "rb")  # noqa: SIM115 - what fails within the block is not about opening
    except (OSError, ValueError) as error:
        raise unreadable(shown(path), error) from None
    with file:
        yield _source(file, path, options, moved)


def shown(path: str) -> str:
    r"""Return a path on one line, as messages show it: with ``\n`` for a newline, ``\xff`` for what is not UTF-8.

    >>> shown("./two\nlines.txt")
    'two\\nlines.txt'
    """
    name = STANDARD_INPUT if path == "-" else os.path.normpath(path)
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else _escaped(c) for c in name)


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode()


def _source(file: IO[bytes], path: str, options: Options, moved: Callable[[int], None] | None) -> Source:
    name = shown(path)
    head, stream = ahead(Pieces(file_pieces(file, name, moved)), HEAD)
    stem = STANDARD_INPUT if path == "-" else os.path.normpath(path)
    stem = stem.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    kind = inflate.compression(head)
    if kind is None:
        there = path if path != "-" and S_ISREG(_mode(path)) else None
        return Source(name, stem, head, as_file(stream), there)
    packed = iter(partial(stream.read, HEAD), b"")
    head, stream = ahead(Pieces(inflate.inflated(kind, packed, name, options)), HEAD)
    if inflate.compression(head):
        raise BinaryInput(name, "is compressed twice", "decompress it once; whence does the other")
    low = stem.lower()
    stem = next((stem[: -len(end)] for end in inflate.ENDINGS if low.endswith(end) and len(stem) > len(end)), stem)
    return Source(name, stem, head, as_file(stream), None)


def _mode(path: str) -> int:
    """Return what kind of thing lies there, 0 for nothing. Pipes are as in ``whence diff <(pdftotext a.pdf -) b``."""
    try:
        return os.stat(path).st_mode
    except (OSError, ValueError):
        return 0


def _folder(path: str, reject: Reject) -> list[str]:
    endings = formats.endings()
    found: list[str] = []
    passed: Counter[str] = Counter()
    for name in _below(path, reject):
        if not os.path.basename(name).lower().endswith(endings):
            passed[os.path.splitext(name)[1].lower() or "no ending"] += 1
        elif S_ISREG(_mode(name)):
            found.append(name)
        elif not _mode(name):
            reject(MissingInput(shown(name), "points to nothing", "take it away, or mend the link"))
        else:
            reject(MissingInput(shown(name), "is no file", "name it by itself to have it read"))
    if passed:
        kinds = ", ".join(f"{count:,} {ending}" for ending, count in passed.most_common(5))
        left = "" if len(passed) <= 5 else ", …"
        why = f"{passed.total():,} files in this folder were passed over, by their names ({kinds}{left})"
        if found:
            reject(PassedOver(shown(path), why, "name those to be read by themselves, or with a pattern"))
    if not found:
        why = f"nothing readable in this folder; {why}" if passed else "nothing readable in this folder"
        reject(EmptyInput(shown(path), why, f"whence reads {', '.join(e for e in endings if e.count('.') == 1)} files"))
    return sorted(found)


def _below(path: str, reject: Reject) -> Iterator[str]:
    """Yield the files below a folder but hidden ones; a folder that links lead to again is entered once."""
    entered: set[tuple[int, int]] = set()

    def lost(error: OSError) -> None:
        reject(unreadable(shown(str(error.filename)), error))

    for folder, folders, names in os.walk(path, onerror=lost, followlinks=True):
        try:
            known = os.stat(folder)
        except OSError:
            folders.clear()
            continue
        if (known.st_dev, known.st_ino) in entered:
            folders.clear()
            continue
        entered.add((known.st_dev, known.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield os.path.normpath(os.path.join(folder, name))


def _of_pattern(found: Iterable[str], reject: Reject) -> Iterator[str]:
    """Yield the files among the matches, and of the folders; each once. A pipe nobody writes to would never end."""
    given: set[str] = set()
    for match in found:
        mode = _mode(match)
        if S_ISDIR(mode):
            inside = _folder(match, reject)
        elif S_ISFIFO(mode):
            inside = []
        else:
            inside = list(files([match], reject))
        for path in inside:
            if os.path.normpath(path) not in given:
                given.add(os.path.normpath(path))
                yield path


def _matches(pattern: str) -> list[str]:
    import glob

    if "**" not in pattern.split("/"):
        try:
            return glob.glob(pattern)
        except (ValueError, OSError):
            return []
    # glob follows links within "**", round and round where they go in a circle
    parts = pattern.split("/")
    at = parts.index("**")
    start, rest = "/".join(parts[:at]) or ("/" if at else "."), parts[at:]
    if not [part for part in rest if part != "**"]:
        return [folder for folder in glob.glob(start) if S_ISDIR(_mode(folder))]
    return [
        path
        for base in glob.glob(start)
        for path in _below(base, lambda _: None)
        if _fits(os.path.relpath(path, base).split("/"), rest)
    ]


def _fits(names: list[str], parts: list[str]) -> bool:
    from fnmatch import fnmatchcase

    if not parts:
        return not names
    if parts[0] == "**":
        return _fits(names, parts[1:]) or (bool(names) and _fits(names[1:], parts))
    return bool(names) and fnmatchcase(names[0], parts[0]) and _fits(names[1:], parts[1:])
