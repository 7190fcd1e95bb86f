"""Inputs whose name, kind or place in the file system is what is wrong with them."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.bad_inputs.case import EITHER, TEXT, Case, Made, file

GOOD = {"id": "fine", "text": TEXT}


def _links(folder: Path) -> Made:
    (folder / "loop.txt").symlink_to("pool.txt")
    (folder / "pool.txt").symlink_to("loop.txt")
    return ["loop.txt"]


def _dangling(folder: Path) -> Made:
    (folder / "lost.txt").symlink_to("nowhere.txt")
    return ["lost.txt"]


def _rings(folder: Path) -> Made:
    """A folder that holds itself, by several ways."""
    (folder / "ring" / "inner").mkdir(parents=True)
    (folder / "ring" / "story.txt").write_text(TEXT)
    for name in ("a", "b", "inner/up"):
        (folder / "ring" / name).symlink_to(folder / "ring", target_is_directory=True)
    return ["ring"]


def _folder_with_links(folder: Path) -> Made:
    (folder / "links").mkdir()
    (folder / "links" / "story.txt").write_text(TEXT)
    (folder / "links" / "loop.txt").symlink_to("loop.txt")
    (folder / "links" / "lost.txt").symlink_to("nowhere.txt")
    return ["links"]


def _folder_with_pipe(folder: Path) -> Made:
    """Nobody writes into the pipe: who opens it waits for ever."""
    (folder / "pipes").mkdir()
    (folder / "pipes" / "story.txt").write_text(TEXT)
    os.mkfifo(folder / "pipes" / "pipe.txt")
    return ["pipes"]


def _socket(folder: Path) -> Made:
    here = Path.cwd()
    os.chdir(folder)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.txt")
    finally:
        os.chdir(here)
    return ["socket.txt"]


def _unknown(folder: Path) -> Made:
    (folder / "unknown").mkdir()
    for name in ("a.xyz", "b.docx", "c.mp4", "Makefile", ".hidden.txt"):
        (folder / "unknown" / name).write_bytes(b"\x00\x01 whatever")
    return ["unknown"]


def _empty(folder: Path) -> Made:
    (folder / "nothing").mkdir()
    return ["nothing"]


def _named(name: str | bytes) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        (folder / os.fsdecode(name)).write_text(TEXT)
        return [name]

    return make


CASES = {
    "links in a ring": Case(_links, "points to nothing|link|cannot be read"),
    "a link to nothing": Case(_dangling, "points to nothing"),
    "a folder that holds itself": Case(_rings, "", 0, ("ring/story.txt",)),
    "a folder with links that lead nowhere": Case(_folder_with_links, "loop.txt|lost.txt", 1, ("links/story.txt",)),
    "a folder with a pipe that nobody fills": Case(_folder_with_pipe, "pipe.txt", 1, ("pipes/story.txt",)),
    "a socket": Case(_socket, "neither a file nor a folder"),
    "a folder of unknown files": Case(_unknown, "nothing readable"),
    "an empty folder": Case(_empty, "nothing readable|empty"),
    "a device without end": Case(lambda _: ["/dev/zero"], "neither|device|not text|zero"),
    "a device of noise": Case(lambda _: ["/dev/urandom"], "neither|device|not text"),
    "a device of nothing": Case(lambda _: ["/dev/null"], "neither|device|empty"),
    "a file that fails while it is read": Case(lambda _: ["/proc/self/mem"], "cannot be read|empty"),
    "a file that is larger than it says": Case(lambda _: ["/proc/self/environ"], "", EITHER),
    "a name with line ends": Case(_named("a\nwhence: b\r\n.txt"), "", 0, ("a\nwhence: b\r\n.txt",)),
    "a bad file whose name has line ends": Case(
        file("a\nwhence: b\r\n.txt", ""), "is empty", name="a\\nwhence: b\\r\\n.txt"
    ),
    "a name that is not UTF-8": Case(_named(b"caf\xe9-\xff.txt"), "", 0, ("caf\\xe9-\\xff.txt",)),
    "a bad file whose name is not UTF-8": Case(
        lambda folder: [*_named(b"\xff.jsonl")(folder)], "line 1", name="\\xff.jsonl"
    ),
    "a name that is an option": Case(lambda folder: ["--", *_named("--json")(folder)], "", 0, ("--json",)),
    "a name of a dash": Case(lambda folder: ["--", *_named("-")(folder)], "is empty", name="standard input"),
    "a name that is a pattern": Case(_named("[a-z]*?.txt"), "", 0, ("[a-z]*?.txt",)),
    "a pattern that is none": Case(lambda _: ["[[[**/***/[!"], "no such file"),
    "a name of nothing": Case(lambda _: [""], "no such file|name", name=""),
    "a name of blanks": Case(lambda _: [" "], "no such file", name=""),
    "a name that is too long": Case(lambda _: ["a" * 5_000 + ".txt"], "no such file|too long|cannot be read"),
    "a path without end": Case(lambda _: ["a/" * 3_000 + ".txt"], "no such file|too long|cannot be read"),
    "a file as if it were a folder": Case(lambda _: ["good-1.txt/story.txt"], "no such file|cannot be read"),
    "the same file twice": Case(lambda _: ["good-1.txt"], "given twice"),
    "the same file by another name": Case(lambda _: ["./././good-1.txt"], "given twice", name="good-1.txt"),
    "a standard input that is closed": Case(lambda _: ["-"], "is closed", stdin=None, name="standard input"),
    "a standard input of nothing": Case(lambda _: ["-"], "is empty", name="standard input"),
    "the standard input twice": Case(
        lambda _: ["-", "-"], "empty|twice", 1, ("standard input",), stdin=TEXT.encode(), name="standard input"
    ),
    "a standard input of noise": Case(
        lambda _: ["-"], "binary|not text|zero", stdin=bytes(range(256)) * 99, name="standard input"
    ),
}
