"""Compressed files that are broken or go off, and files that are merely enormous."""

import gzip
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import zstandard

from tests.bad_inputs.case import TEXT, Case, Made, file, lines

GIGABYTE = 1 << 30
_BLOCK = 1 << 20

LINES = lines(*(json.dumps({"id": f"wire-{n}", "text": f"{TEXT[:-1]} It was day {n}." * 40**n}) for n in range(3)))
_ONE = gzip.compress(TEXT.encode())


def _wrong_checksum() -> bytes:
    return _ONE[:-8] + bytes(8 - 4) + _ONE[-4:]


def _members(name: str, line: bytes, times: int) -> Callable[[Path], Made]:
    """A gzip bomb that is made at once: one member, over and over, as gzip allows."""
    member = gzip.compress(line * (_BLOCK // len(line) * 8), 9)

    def make(folder: Path) -> Made:
        with (folder / name).open("wb") as packed:
            for _ in range(times):
                packed.write(member)
        return [name]

    return make


def _zst_bomb(folder: Path) -> Made:
    packer = zstandard.ZstdCompressor(level=1)
    with (folder / "bomb.txt.zst").open("wb") as file, packer.stream_writer(file) as packed:
        block = bytes(range(32, 127)) * 11_037
        for _ in range(4096):
            packed.write(block)
    return ["bomb.txt.zst"]


def _nested(depth: int) -> bytes:
    data = TEXT.encode()
    for _ in range(depth):
        data = gzip.compress(data)
    return data


def _zip() -> bytes:
    with BytesIO() as buffer:
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("story.txt", TEXT * 50)
        return buffer.getvalue()


def _large(name: str, begin: bytes, block: bytes, end: bytes) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        block_ = block * (_BLOCK // len(block))
        with (folder / name).open("wb", buffering=0) as file:
            file.write(begin)
            for _ in range(GIGABYTE // len(block_)):
                file.write(block_)
            file.write(end)
        return [name]

    return make


_BOMB = r"more than \d+ times|decompress|larger|too large|grows"
_AFTER = json.dumps({"id": "after", "text": TEXT})

CASES = {
    "gzip cut short": Case(file("cut.txt.gz", gzip.compress(TEXT.encode() * 400)[:-40]), "cut|short|end"),
    "gzip of lines cut short": Case(
        file("cut.jsonl.gz", gzip.compress(LINES.encode(), 1)[:-300]), "cut|short|end", ids=("wire-0", "wire-1")
    ),
    "gzip of which only the header is there": Case(file("cut.txt.gz", _ONE[:10]), "cut|short|empty|damaged"),
    "gzip with a wrong checksum": Case(file("sum.txt.gz", _wrong_checksum()), "damaged|checksum|CRC"),
    "gzip with garbage behind it": Case(
        file("garbage.txt.gz", _ONE + b"\x00\xffgarbage that is no gzip"), "garbage|damaged|behind|after"
    ),
    "gzip in name only": Case(file("name.txt.gz", TEXT), "", 0, ("name.txt.gz",)),
    "gzip in gzip in gzip": Case(file("nested.txt.gz.gz.gz", _nested(3)), "compressed|gzip"),
    "gzip bomb": Case(_members("bomb.txt.gz", b"The board said no. ", 800), _BOMB),
    "gzip bomb of good lines": Case(
        _members("bomb.jsonl.gz", b'{"id": "a", "text": "' + b"The board said no. " * 90 + b'"}\n', 800),
        _BOMB,
        ids=("a",),
    ),
    "zstandard cut short": Case(
        file("cut.txt.zst", zstandard.compress(bytes(str([n * n for n in range(9_999)]), "ascii"))[:-90]),
        "cut|short|end",
    ),
    "zstandard that is damaged": Case(
        file(
            "bad.txt.zst",
            zstandard.compress(LINES.encode())[:9] + b"\xff" * 40 + zstandard.compress(LINES.encode())[49:],
        ),
        "damaged|cut|short",
    ),
    "zstandard bomb": Case(_zst_bomb, _BOMB),
    "a zip file": Case(file("zipped.txt", _zip()), "ZIP|zip|archive|office|binary"),
}

LARGE = {
    "a line of a gigabyte": Case(
        _large(
            "line.jsonl",
            b'{"id": "before", "text": "' + TEXT[:-1].encode() + b'"}\n{"id": "huge", "text": "',
            b"The board said no. ",
            b'"}\n' + _AFTER.encode() + b"\n",
        ),
        "line 2.*(large|long|bytes)",
        ids=("before", "after"),
    ),
    "a text of a gigabyte": Case(_large("text.txt", b"", b"The board said no. ", b"\n"), "too large|limit"),
    "a JSON document of a gigabyte": Case(
        _large("document.json", b'[{"id": "huge", "text": "', b"The board said no. ", b'"}]'), "large|limit"
    ),
    "a page of a gigabyte": Case(
        _large("page.html", b"<!doctype html><title>T</title><p>", b"<p>The board said no.</p>", b""), "large|limit"
    ),
}
"""Made one at a time, on a machine that may be full."""
