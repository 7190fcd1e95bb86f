"""whence doctor: what it runs on, its limits, and every way in which an archive may be unwell."""

import fcntl
import hashlib
import json
import os
import re
import shutil
from dataclasses import fields
from importlib import metadata
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.archive.articles import articles
from whence.archive import Archive
from whence.cli import machine, main
from whence.curation.health import examine
from whence.kernels.compiled import winnow
from whence.options import Options
from whence.report import html

SCHEMA = Path(html.__file__).with_name("schema-1.json")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """An archive with marks, two segments and results, all of it whole."""
    home = tmp_path_factory.mktemp("home")
    archive = Archive.create(home)
    archive.add(articles(0, 5))
    assert 0 == main(["pairs", "--no-direction", "--archive", str(home)])
    archive.remove(["a2"])
    archive.add(articles(5, 7))
    return archive.folder


@pytest.fixture
def folder(kept, tmp_path):
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(kept, tmp_path / "copy" / ".whence"))


def files(folder, kind):
    return sorted((folder / "data").glob(f"*.{kind}"))


def sentences(folder):
    return [str(problem) for problem in examine(folder).problems]


def state(folder):
    return {str(path): hashlib.sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}


def test_a_whole_archive_is_told_to_be_whole_and_stays_as_it_is(kept, capsys):
    before = state(kept)
    assert 0 == main(["doctor", "--archive", str(kept.parent)])
    told = capsys.readouterr()
    assert "Nothing is wrong." in told.out
    assert "" == told.err
    assert before == state(kept)


def test_the_json_has_all_of_it_and_keeps_to_its_schema(kept, capsys):
    assert 0 == main(["doctor", "--json", "--archive", str(kept.parent)])
    said = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(said)
    assert (1, "doctor", []) == (said["schema"], said["kind"], said["problems"])
    assert {"pyarrow", "numba", "lxml", "trafilatura"} <= set(said["libraries"])
    assert metadata.version("numpy") == said["libraries"]["numpy"]
    archive = said["archive"]
    assert (6, 2) == (archive["articles"], archive["segments"])
    assert [("passages", 4)] == [(each["name"], each["articles"]) for each in archive["results"]]


def test_the_limits_are_those_of_the_options(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    main(["doctor", "--json"])
    limits = json.loads(capsys.readouterr().out)["limits"]
    assert {f.name: f.default for f in fields(Options) if f.name.startswith("max_")} == limits
    main(["doctor"])
    told = capsys.readouterr().out
    for name, limit in limits.items():
        assert f"{name:<20} {limit:,}" in told


def test_no_archive_here_is_no_fault(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["doctor"])
    assert "none here" in capsys.readouterr().out


def test_an_archive_that_was_named_and_is_not_there_is_a_mistake_in_the_call(tmp_path, capsys):
    assert 2 == main(["doctor", "--archive", str(tmp_path / "nowhere")])
    assert "no such folder" in capsys.readouterr().err


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    path.write_bytes(data)


def manifest(folder, **changes):
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def entries(folder, kind, **changes):
    said = json.loads((folder / "manifest.json").read_text())[kind]
    manifest(folder, **{kind: [{**each, **changes} for each in said]})


SPOILT = {
    "a segment cut off": (lambda folder: cut(files(folder, "articles")[0]), "is cut off"),
    "a segment changed": (lambda folder: flip(files(folder, "articles")[0]), "has been changed|should be"),
    "a segment gone": (lambda folder: files(folder, "articles")[0].unlink(), "is missing"),
    "a segment empty": (lambda folder: files(folder, "articles")[0].write_bytes(b""), "is cut off"),
    "marks cut off": (lambda folder: cut(files(folder, "marks")[0]), "is cut off"),
    "marks gone": (lambda folder: files(folder, "marks")[0].unlink(), "is missing"),
    "marks of none": (lambda folder: entries(folder, "segments", marks=None), "not the one"),
    "a result cut off": (lambda folder: cut(files(folder, "parquet")[0]), "is damaged"),
    "a result gone": (lambda folder: files(folder, "parquet")[0].unlink(), "is missing"),
    "a result of another size": (lambda folder: entries(folder, "results", rows=999_999), "999,999"),
    "a segment of another archive": (lambda folder: entries(folder, "segments", rows=3), "not the one"),
    "serial numbers of others": (lambda folder: manifest(folder, next_serial=1), "in no order"),
    "a manifest of a newer whence": (lambda folder: manifest(folder, format=99), "newer whence"),
    "a manifest that is none": (lambda folder: (folder / "manifest.json").write_bytes(b"{"), "is damaged"),
    "a manifest of wrong types": (lambda folder: manifest(folder, segments=[1]), "is damaged"),
    "a name that leads out": (lambda folder: entries(folder, "segments", file="../../secret"), "leads out"),
    "a name that is none": (lambda folder: entries(folder, "segments", file=7), "is damaged"),
    "a manifest gone": (lambda folder: (folder / "manifest.json").unlink(), "has no manifest"),
    "strays": (lambda folder: (folder / "data" / "000000099.articles").write_bytes(b"x"), "belong to nothing"),
    "a manifest half written": (lambda folder: (folder / "manifest.json.new").write_bytes(b"{"), "was left"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_each_fault_is_told_in_a_sentence(case, folder, capsys):
    spoil, said = SPOILT[case]
    spoil(folder)
    before = state(folder)
    assert 1 == main(["doctor", "--archive", str(folder.parent)])
    last = capsys.readouterr().out.rpartition("\n\n")[2].splitlines()
    assert any(re.search(said, line) for line in last), last
    assert all(line.endswith(".") and ": " in line and "; " in line for line in last)
    assert before == state(folder)


def test_all_faults_are_told_not_the_first_only(folder):
    cut(files(folder, "articles")[0])
    files(folder, "articles")[1].unlink()
    cut(files(folder, "parquet")[0])
    assert 3 == len(sentences(folder))


def test_every_byte_of_a_segment_counts(folder):
    """One of a hundred is changed, anywhere: it is noticed, unless it fills a gap between two arrays."""
    path = files(folder, "articles")[1]
    whole = path.read_bytes()
    filling = noticed = 0
    for at in range(0, len(whole), max(1, len(whole) // 100)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        filling += whole[at] == 0 and not sentences(folder)
        noticed += bool(sentences(folder))
    assert noticed + filling >= 100
    assert noticed > 80


def test_whoever_writes_is_named_and_is_no_fault(folder):
    (folder / "data" / "000000099.articles").write_bytes(b"half a seg")
    with (folder / "lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        health = examine(folder)
    assert health.writer is not None
    assert "process" in health.writer
    assert () == health.problems
    assert examine(folder).writer is None


def test_kernels_are_counted_by_the_names_that_numba_gives():
    """All that this process has compiled are among those that are looked for and found."""
    kernels = machine._kernels()
    wanted = machine._cached_functions(Path(winnow.__file__).parent)
    assert any(name.startswith("winnow._winnow-") for name in wanted)
    assert kernels.total == len(wanted) > 30
    assert 0 < kernels.ready <= kernels.total


def test_what_is_short_is_told(tmp_path):
    found, _ = machine.look(tmp_path)
    poor = type(found)(
        **{
            **vars(found),
            "libraries": {"numpy": None},
            "memory_free_bytes": 1 << 20,
            "disk_free_bytes": 1 << 20,
            "kernels": machine.Kernels("/cache", 42, 0, writable=False),
        }
    )
    assert 4 == len(machine._problems(poor, tmp_path))


def test_a_name_with_escapes_is_shown_and_never_sent(kept, tmp_path, capsys):
    home = tmp_path / "red\x1b[31m"
    shutil.copytree(kept, home / ".whence")
    (home / ".whence" / "data" / "\x1b]0;owned\x07").write_bytes(b"")
    assert 1 == main(["doctor", "--archive", str(home)])
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert os.fspath(home)[:-5] in told.out
