import gzip
import random
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.errors import BadFile, InputError, TooLarge
from whence.options import Options
from whence.reading.inflate import compression, inflated
from whence.reading.streams import Pieces, ahead

TEXT = b" ".join(b"%d ferries sank off the cape." % n for n in range(3_000))
PACKED: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "zstandard": zstandard.compress}


def pieces(data: bytes, size: int):
    return iter([data[at : at + size] for at in range(0, len(data), size)])


def unpacked(kind: str, data: bytes, size: int = 1 << 16, **limits) -> tuple[bytes, InputError | None]:
    """What is read, and what is raised behind it."""
    stream = Pieces(inflated(kind, pieces(data, size), "a", Options(**limits)))
    found = b""
    while True:
        try:
            piece = stream.read(10_000)
        except InputError as error:
            return found, error
        if not piece:
            return found, None
        found += piece


@pytest.mark.parametrize("kind", PACKED)
@settings(max_examples=40)
@given(parts=st.lists(st.binary(max_size=300) | st.just(TEXT), max_size=4), size=st.integers(1, 5_000))
def test_members_and_frames_one_after_another_are_read_however_they_come(kind, parts, size):
    data = b"".join(PACKED[kind](part) for part in parts)
    assert (b"".join(parts), None) == unpacked(kind, data, size)


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_what_is_cut_short_gives_all_it_has_and_says_how_much(kind, share):
    text = b" ".join(b"%d ferries sank off the cape." % n for n in range(40_000))
    whole = PACKED[kind](text)
    found, error = unpacked(kind, whole[: max(5, int(len(whole) * share))])
    assert text.startswith(found)
    assert share < 0.9 or len(found) > len(text) / 2
    assert BadFile is type(error)
    assert "cut short" in error.why
    assert (f"{len(found):,} bytes" if found else "nothing could be read") in error.remedy


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_damaged_is_told(kind):
    chance = random.Random(6)  # noqa: S311 - the same damage each time
    whole = PACKED[kind](TEXT)
    errors = set()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(9):
            data[chance.randrange(6, len(data))] ^= 1 << chance.randrange(8)
        errors.add(type(unpacked(kind, bytes(data))[1]))
    assert errors <= {BadFile, type(None)}
    assert BadFile in errors


def test_zeros_behind_gzip_fill_a_tape_and_anything_else_is_told():
    packed = gzip.compress(b"a")
    for size in (3, 1000):
        assert (b"aa", None) == unpacked("gzip", packed + bytes(700) + packed + bytes(512), size)
    found, error = unpacked("gzip", packed + b"and more")
    assert (b"a", BadFile) == (found, type(error))
    assert "something else behind" in str(error)


def test_a_frame_to_be_skipped_is_skipped():
    skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc"
    data = skipped + zstandard.compress(b"a") + skipped
    assert "zstandard" == compression(data)
    assert (b"a", None) == unpacked("zstandard", data)


@pytest.mark.parametrize("kind", PACKED)
def test_limits(kind):
    data = PACKED[kind](b"\0" * 3_000_000)
    found, error = unpacked(kind, data, max_record_bytes=100_000, max_ratio=100)
    assert TooLarge is type(error)
    assert len(found) < 3_000_000
    assert "100 times longer" in str(error)
    found, error = unpacked(kind, data, max_file_bytes=1_000_000)
    assert TooLarge is type(error)
    found, error = unpacked(kind, data)
    assert (3_000_000, None) == (len(found), error)


BOMB = """
import sys, tracemalloc, whence
tracemalloc.start()
problem, = whence.read(sys.argv[1]).problems
print(tracemalloc.get_traced_memory()[1] >> 20)
print(problem)
"""
"""The system's own figure of the peak would be that of the process that started this one."""


@pytest.mark.parametrize("kind", PACKED)
def test_a_bomb_is_refused_at_once_and_in_little_memory(kind, tmp_path):
    """Gigabytes of one letter in a megabyte or two."""
    megabytes = 2_000 if kind == "gzip" else 50_000
    path = tmp_path / "bomb.jsonl"
    block = PACKED[kind](b"a" * (1 << 26))
    path.write_bytes(block * (megabytes // 64))
    begin = time.monotonic()
    run = subprocess.run([sys.executable, "-c", BOMB, path], check=True, capture_output=True, text=True)
    assert time.monotonic() - begin < 8
    memory, problem = run.stdout.splitlines()
    assert int(memory) < 400
    assert "times longer" in problem


@settings(max_examples=100)
@given(st.lists(st.binary(max_size=9), max_size=6), st.lists(st.integers(0, 12), max_size=9), st.integers(0, 20))
def test_a_stream_gives_what_is_asked_for(parts, sizes, head):
    """As a file does: all that is wanted, unless it ends."""
    whole = b"".join(parts)
    first, stream = ahead(Pieces(iter(parts)), head)
    assert whole[:head] == first
    at = 0
    for size in sizes:
        assert whole[at : at + size] == stream.read(size)
        at += size
    assert whole[at:] == stream.read()
    assert b"" == stream.read(5) == stream.read()


def failing():
    yield b"abc"
    raise BadFile("a", "is cut short", "get it again")


def test_a_stream_that_fails_gives_what_is_sound_first():
    stream = Pieces(failing())
    assert b"ab" == stream.read(2)
    assert b"c" == stream.read(9)
    for _ in range(2):
        with pytest.raises(BadFile):
            stream.read(9)
    with pytest.raises(BadFile):
        Pieces(failing()).read()
    buffer, stream = bytearray(9), Pieces(failing())
    assert 3 == stream.readinto(buffer)
    with pytest.raises(BadFile):
        stream.readinto(buffer)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"\x28\xb5\x2f\xfd", "zstandard"),
        (b"\x1f\x8b\x07", None),
        (b"text", None),
        (b"", None),
    ],
)
def test_compression_is_told_by_the_first_bytes(head, kind):
    assert kind == compression(head)
